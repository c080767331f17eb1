"""The slip on which a cooperative gives its figures: one page each, last year's figure beside an empty box.

Its fields stand in the order of the form, so that they are typed in as they are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from desktop.domain import reading
from desktop.domain.book import Book, Cooperative, Report, Return
from desktop.domain.fields import FIELDS, SLIP, Field, Kind, field_of
from desktop.domain.former import former_return
from desktop.domain.units import called, is_agency
from desktop.domain.vietnamese import format_date
from desktop.reports import decree30, template
from desktop.reports.archive import zipped
from desktop.reports.sections.source import COMMITTEE
from desktop.reports.styles import FRAME_ID, NAMESPACE, TABLE_ID, style_id
from desktop.reports.word import UNDATED

TITLE = "PHIẾU THU THẬP SỐ LIỆU HỢP TÁC XÃ"
BOX = "□"
"""What is ticked by hand; Times New Roman has it."""
DOTS = "……………………………"

_MM = 1440 / 25.4
_WIDTHS = tuple(round(width * _MM) for width in (11, 56, 25, 32, 56))
_SIGNATURES = tuple(round(width * _MM) for width in (90, 90))
_ROW_HEIGHT = round(6.6 * _MM)
_HEADS = ("TT", "Nội dung", "Đơn vị tính", "Năm trước", "Kỳ này")
_ESTIMATE = ("ước", "chính thức")
"""What can be ticked where the form has a tick that says it all."""
_UNBROKEN = "\u00a0"
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="{round(14 * _MM)}" w:right="{round(13 * _MM)}" w:bottom="{round(12 * _MM)}"'
    f' w:left="{round(17 * _MM)}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
)
_OPEN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{NAMESPACE}"'
    f' xmlns:r="{template.RELATIONSHIPS}"><w:body>'
)


def write(book: Book, report_id: str, returns: Iterable[str]) -> bytes:
    """Return the slips of the cooperatives with these figures (ids of Return), as the bytes of a .docx file.

    Raises UnknownEntity.
    """
    report = book.report(report_id)
    pages: list[str] = []
    for row in returns:
        figures = book.entity(row)
        assert isinstance(figures, Return)
        pages.append(_slip(book, report, figures, first=not pages))
    document = f"{_OPEN}{''.join(pages)}{_PAGE}</w:body></w:document>"
    day = report.cutoff or report.period_to or UNDATED
    return zipped(template.parts(document, decree30.DEFAULT_PROFILE, title=TITLE, author=_unit(book, report), day=day))


def _slip(book: Book, report: Report, row: Return, *, first: bool) -> str:
    cooperative = book.cooperative(row.cooperative) or Cooperative(id=row.cooperative)
    head = _paragraph("Recipient", _unit(book, report), "" if first else "<w:pageBreakBefore/>")
    head += _paragraph("Kind", TITLE, '<w:spacing w:before="80" w:after="0"/>')
    head += _paragraph("PlaceAndDate", _period(report), '<w:spacing w:before="0" w:after="80"/>')
    return head + _identity(cooperative) + _table(_rows(book, report, row)) + _ending(report)


def _unit(book: Book, report: Report) -> str:
    unit = book.unit_of(report)
    if unit is None or is_agency(unit):
        return called(unit).upper() if unit is not None else ""
    return f"{COMMITTEE} {called(unit) or unit.kind}".upper()


def _period(report: Report) -> str:
    said = [f"Kỳ báo cáo: {report.name}" if report.name else ""]
    if report.period_from and report.period_to:
        said.append(f"từ {format_date(report.period_from)} đến {format_date(report.period_to)}")
    if report.cutoff:
        said.append(f"số liệu đến ngày {format_date(report.cutoff)}")
    return "; ".join(filter(None, said))


def _identity(row: Cooperative) -> str:
    """What the register knows, to be corrected by hand; dots where it knows nothing."""
    pairs = [f"{field.label}: {getattr(row, field.name) or DOTS}" for field in FIELDS[Cooperative]]
    lines = (pairs[:1], pairs[1:3], pairs[3:4], pairs[4:])
    return "".join(_paragraph("NameCell", "          ".join(line)) for line in lines)


def _rows(book: Book, report: Report, row: Return) -> str:
    before = former_return(book, report, row)
    rows, number = _row(_WIDTHS, _HEADS, "ColumnTitle", "<w:tblHeader/>"), 0
    for part in SLIP:
        rows += _part(part.title)
        for name in part.fields:
            number += 1
            field = field_of(Return, name)
            rows += _field(number, field, _last(before, field))
    return rows


def _field(number: int, field: Field, last: str) -> str:
    cells = (
        _cell(_WIDTHS[0], _paragraph("MiddleCell", str(number))),
        _cell(_WIDTHS[1], _paragraph("NameCell", field.label)),
        _cell(_WIDTHS[2], _paragraph("MiddleCell", field.unit)),
        _cell(_WIDTHS[3], _paragraph("MiddleCell", last)),
        _cell(_WIDTHS[4], _paragraph("NameCell", _boxes(field))),
    )
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_ROW_HEIGHT}"/></w:trPr>{"".join(cells)}</w:tr>'


def _boxes(field: Field) -> str:
    """Return what can be ticked, each answer with its box on one line; '' where something is written."""
    return "   ".join(f"{BOX} {answer}".replace(" ", _UNBROKEN) for answer in _answers(field))


def _answers(field: Field) -> tuple[str, ...]:
    if field.name == "estimate":
        return _ESTIMATE
    match field.kind:
        case Kind.YESNO | Kind.ANSWER | Kind.EITHER:
            return (reading.YES.lower(), reading.NO.lower())
    return field.choices


def _last(before: Return | None, field: Field) -> str:
    """Return what stood in a field the year before."""
    if before is None:
        return ""
    if field.name == "estimate":
        return _ESTIMATE[0] if before.estimate else _ESTIMATE[1]
    return reading.as_text(getattr(before, field.name), field)


def _part(title: str) -> str:
    run = f'<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">{escape(title)}</w:t></w:r>'
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style_id("NameCell")}"/><w:keepNext/></w:pPr>{run}</w:p>'
    properties = f'<w:tcPr><w:tcW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:gridSpan w:val="{len(_WIDTHS)}"/></w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{properties}{paragraph}</w:tc></w:tr>"


def _ending(report: Report) -> str:
    due = f" trước ngày {format_date(report.due)}" if report.due else ""
    line = [name for part in SLIP for name in part.fields].index("money_unit") + 1
    note = (
        "Ghi vào cột “Kỳ này”, chưa có thì để trống; số chưa chính thức ghi “ước” trước số. Tiền ghi bằng triệu đồng; "
        f"nếu ghi bằng đồng thì đánh dấu ở dòng {line}. Gửi lại{due or ' sau khi điền'}."
    )
    left = _paragraph("PlaceAndDate", "Ngày …… tháng …… năm 20……") + _paragraph("Authority", "Người lập phiếu")
    right = _paragraph("PlaceAndDate", " ") + _paragraph("Authority", "Giám đốc hợp tác xã")
    left += _paragraph("PlaceAndDate", "(ký, ghi rõ họ tên, điện thoại)", _NO_GAP)
    right += _paragraph("PlaceAndDate", "(ký, đóng dấu)", _NO_GAP)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _SIGNATURES)
    cells = _cell(_SIGNATURES[0], left, middle=False) + _cell(_SIGNATURES[1], right, middle=False)
    frame = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{FRAME_ID}"/><w:tblW w:w="{sum(_SIGNATURES)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
    return _paragraph("Recipient", note, '<w:spacing w:before="80" w:after="0"/>') + frame + _paragraph("End", "")


_NO_GAP = '<w:spacing w:before="0" w:after="0"/>'


def _table(rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_ID}"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val="{TITLE}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _row(widths: tuple[int, ...], texts: tuple[str, ...], style: str, properties: str) -> str:
    cells = "".join(_cell(width, _paragraph(style, text)) for width, text in zip(widths, texts, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def _cell(width: int, content: str, *, middle: bool = True) -> str:
    align = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>{content}</w:tc>'


def _paragraph(style: str, text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{run}</w:p>'
