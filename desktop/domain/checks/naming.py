"""What sentences call the rows of a book, one or many."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from textwrap import shorten

from desktop.domain.book import (
    Citation,
    Cooperative,
    Entity,
    Policy,
    Return,
    Signer,
    Target,
    Task,
    TaskGroup,
    Unit,
)
from desktop.domain.checks.case import Case
from desktop.domain.vietnamese import format_count

LONGEST = 70
"""Letters of a name in a sentence."""
MOST = 5
"""Names in a sentence; the others are counted."""

NOUNS: dict[type[Entity], str] = {
    Citation: "văn bản",
    Cooperative: "hợp tác xã",
    Return: "hợp tác xã",
    Target: "chỉ tiêu",
    TaskGroup: "nhóm nhiệm vụ",
    Task: "nhiệm vụ",
    Policy: "nhóm chính sách",
}


def called(case: Case, entity: Entity) -> str:
    """Return what a sentence calls an entity; '' for the report itself."""
    match entity:
        case Unit():
            return "Đơn vị"
        case Signer():
            return "Người ký"
        case Citation():
            return named("Văn bản", entity.number or entity.title)
        case Cooperative():
            return entity.name or "Hợp tác xã chưa có tên"
        case Return():
            return case.name_of(entity)
        case Target():
            return named("Chỉ tiêu", entity.indicator.name)
        case TaskGroup():
            return named("Nhóm nhiệm vụ", entity.title)
        case Task():
            return "Một nhiệm vụ"
        case Policy():
            return named("Nhóm chính sách", entity.title)
    return ""


def named(kind: str, name: str) -> str:
    return f"{kind} “{short(name)}”" if name.strip() else f"{kind} chưa có tên"


def name_of(case: Case, entity: Entity) -> str:
    """Return an entity's own name, as lists of several give it."""
    match entity:
        case Citation():
            return entity.number or entity.title or "chưa có số"
        case Cooperative():
            return entity.name or "chưa có tên"
        case Return():
            return case.name_of(entity)
        case Target():
            return entity.indicator.name or "chưa có tên"
        case TaskGroup() | Policy():
            return entity.title or "chưa có tên"
        case Task():
            return entity.text or "chưa có nội dung"
    return ""


def short(text: str, longest: int = LONGEST) -> str:
    """Return `text` on one line, cut at a word."""
    return shorten(text, longest, placeholder="…")


def listed(names: Iterable[str], between: str = "; ") -> str:
    """Return the names one after the other; behind the fifth only how many more there are."""
    each = [short(name, 50) for name in names]
    rest = len(each) - MOST
    if rest <= 0:
        return between.join(each)
    return f"{between.join(each[:MOST])} và {counted(rest)} mục khác"


def counted(number: int) -> str:
    """Return a number of things as prose counts them: '06'."""
    return format_count(Decimal(number))
