"""The two places of a tone mark in open syllables ('hoà', 'hòa'): telling them apart, writing one of them."""

from __future__ import annotations

import re

_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_PAIRS = {
    **dict(zip(_OLD, _NEW, strict=True)),
    **{old.capitalize(): new.capitalize() for old, new in zip(_OLD, _NEW, strict=True)},
}

OLD = re.compile(r"[oO][àáảãạèéẻẽẹ](?!\w)|[uU][ỳýỷỹỵ](?!\w)")
NEW = re.compile(r"[òóỏõọÒÓỎÕỌ][ae](?!\w)|[ùúủũụÙÚỦŨỤ]y(?!\w)")
"""The ends of words in the one and the other way; a 'u' behind 'q' is no vowel of its own, see `word_of`."""

_NO_NAMES = ("khoá", "khóa", "uỷ", "ủy", "hoá", "hóa", "toà", "tòa", "thoả", "thỏa")
"""Words that are no names of people or places even with a capital."""


_WORD_BEFORE = re.compile(r"\w*\Z")


def word_of(before: str, match: re.Match[str]) -> str:
    """Return the word that ends in a match; '' where it is 'quý' or a name, which are written in one way only."""
    found = _WORD_BEFORE.search(before)
    start = found[0] if found is not None else ""
    word = start + match[0]
    is_name = word[:1].isupper() and word.casefold() not in _NO_NAMES
    return "" if is_name or start[-1:] in ("q", "Q") else word


def new_tones(text: str) -> str:
    """Return `text` with the mark on the first vowel ('khóa', 'ủy'); names stay as they are."""
    return OLD.sub(
        lambda match: _PAIRS.get(match[0], match[0]) if word_of(text[: match.start()][-12:], match) else match[0], text
    )
