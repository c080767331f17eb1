"""What sentences call the rows of a book."""

from __future__ import annotations

from textwrap import shorten

from desktop.domain.book import (
    Book,
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


def called(book: Book, entity: Entity) -> str:
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
            row = book.cooperative(entity.cooperative)
            return row.name if row and row.name else "Hợp tác xã chưa có tên"
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
    return f"{kind} “{shorten(name, 70, placeholder='…')}”" if name.strip() else f"{kind} chưa có tên"
