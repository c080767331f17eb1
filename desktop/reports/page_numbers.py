"""Page numbers for a document that has none, or has them in the wrong place (rule PG9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from desktop.reports import decree30
from desktop.reports.checking.cascade import W
from desktop.reports.checking.package import Package, references
from desktop.reports.mending import Mending, put, take
from desktop.reports.styles import NAMESPACE
from desktop.reports.template import RELATIONSHIPS

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "headerPageNumber.xml"  # beside the body
_ID = "rIdPageNumber"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = f"{{{RELATIONSHIPS}}}"


def number_pages(mending: Mending) -> None:
    """Put digits into the middle of the top margin of every page but each section's first; feet lose their numbers."""
    package = mending.package
    names = {part.id: part.name for part in package.related(package.document)}
    header_id = _add_header(mending)
    for number, section in enumerate(mending.sections):
        for reference in section.findall(f"{W}footerReference"):
            if _only_counts(mending, names.get(reference.get(f"{_R}id", ""), "")):
                section.remove(reference)
        take(section, "headerReference")
        header = put(section, "headerReference", type="default")
        header.set(f"{_R}id", header_id)
        put(section, "titlePg", val="1")
        page = put(section, "pgNumType", fmt="decimal")
        if number == 0 or _begins_annex(mending, number):
            page.set(f"{W}start", "1")


def _begins_annex(mending: Mending, section: int) -> bool:
    return any(paragraph.section == section for paragraph in mending.of("PL"))


def _add_header(mending: Mending) -> str:
    """Add the part with the number, or write it anew, and return the id by which the body refers to it."""
    size = 2 * int(decree30.DEFAULT_PROFILE)
    letters = (
        f'<w:rPr><w:rFonts w:ascii="{decree30.FONT}" w:hAnsi="{decree30.FONT}" w:eastAsia="{decree30.FONT}"'
        f' w:cs="{decree30.FONT}"/><w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{decree30.LANGUAGE}"/></w:rPr>'
    )
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    made = "".join(f"<w:r>{letters}{part}</w:r>" for part in parts)
    paragraph = (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>{made}'
        "</w:p>"
    )
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr xmlns:w="{NAMESPACE}">'
    package = mending.package
    part = f"{package.document.rpartition('/')[0]}/{_PART}".lstrip("/")
    mending.new_parts[part] = f"{head}{paragraph}</w:hdr>".encode()
    types = package.xml("[Content_Types].xml")
    if types is not None and all(row.get("PartName") != f"/{part}" for row in types):
        _child(types, f"{_TYPES}Override", PartName=f"/{part}", ContentType=_TYPE)
    known = {related.name: related.id for related in package.related(package.document)}
    if part not in known:
        known[part] = next(name for name in _ids() if name not in known.values())
        _child(_links(package), f"{_LINKS}Relationship", Id=known[part], Type=f"{RELATIONSHIPS}/header", Target=_PART)
    return known[part]


def _ids() -> Iterator[str]:
    yield _ID
    yield from (f"{_ID}{number}" for number in count(2))


def _links(package: Package) -> _Element:
    """Return the part that says what the body refers to, made where the body refers to nothing yet."""
    from lxml import etree

    name = references(package.document)
    found = package.xml(name)
    return package.roots.setdefault(name, etree.Element(f"{_LINKS}Relationships")) if found is None else found


def _child(parent: _Element, tag: str, **attributes: str) -> None:
    child = parent.makeelement(tag)
    for name, text in attributes.items():
        child.set(name, text)
    parent.append(child)


def _only_counts(mending: Mending, part: str) -> bool:
    """Whether a foot holds nothing but a page number."""
    root = mending.package.xml(part)
    words = "" if root is None else "".join(text.text or "" for text in root.iter(f"{W}t"))
    return not re.sub(r"[\d\s/-]", "", words).casefold().removeprefix("trang")
