"""Reading the data that comes with the program: the catalogue of indicators, phrases, the sample ward."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from desktop.domain.book import Book, new_id
from desktop.domain.errors import FileDamaged
from desktop.domain.indicators import Catalogue
from desktop.domain.phrases import Phrase
from desktop.storage.atomic import read_file
from desktop.storage.codec import Refused, read_payload


def read_catalogue(path: Path) -> Catalogue:
    """Return the catalogue that a JSON file holds. Raises FileMissing or FileDamaged."""
    try:
        return msgspec.json.decode(read_file(path), type=Catalogue)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileDamaged(path, str(error)) from error


def read_phrases(path: Path) -> tuple[Phrase, ...]:
    """Return the phrases that a JSON file holds. Raises FileMissing or FileDamaged."""
    try:
        return msgspec.json.decode(read_file(path), type=tuple[Phrase, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileDamaged(path, str(error)) from error


def read_sample(path: Path) -> Book:
    """Return the book that a JSON file holds without an envelope, marked as sample data and with an id of its own.

    Raises FileMissing or FileDamaged.
    """
    try:
        book = read_payload(msgspec.json.decode(read_file(path)), "")
    except (msgspec.DecodeError, UnicodeDecodeError, Refused) as error:
        raise FileDamaged(path, str(error)) from error
    return replace(book, id=new_id("b"), sample=True)
