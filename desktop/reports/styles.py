"""The one table of Word styles: how every element of Decree 30 is set, and the styles part made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.reports import decree30
from desktop.reports.blocks import Face
from desktop.reports.decree30 import LENGTHS, LETTERINGS

PREFIX = "ND30"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BLACK = "000000"
GAP_COLOUR = "FFF200"
RULE_EIGHTHS = 6
"""How thick a rule is, in eighths of a pt; GRID_EIGHTHS, the lines of a table."""
GRID_EIGHTHS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: the lettering it has, and its place on the page in pt.

    `is_text` gives first-line indent, line spacing and gap of the decree's running text. `rule` is the height in pt
    of an empty paragraph that only carries a line; `outline` is the level in Word's navigation, 1 the outermost.
    """

    id: str
    lettering: str
    align: str = "left"
    before: float = 0
    after: float = 0
    is_text: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    outline: int = 0
    rule: float = 0
    border: bool = False


_GAP = LENGTHS["B2.gap"].chosen

_STYLES = (
    Style(id="NationalName", lettering="H1", align="center", keep_next=True),
    Style(id="Motto", lettering="H2", align="center", keep_next=True),
    Style(id="Above", lettering="H4", align="center", keep_next=True),
    Style(id="Agency", lettering="H5", align="center", keep_next=True),
    Style(id="Rule", lettering="LN", align="center", before=3, rule=3, border=True, keep_next=True),
    Style(id="Number", lettering="H7", align="center", before=4, keep_next=True),
    Style(id="PlaceAndDate", lettering="H8", align="center", before=4, keep_next=True),
    Style(id="Kind", lettering="T1", align="center", before=18, keep_next=True),
    Style(id="Abstract", lettering="T2", align="center", keep_next=True),
    Style(
        id="AbstractRule", lettering="LN.body", align="center", before=4, after=10, rule=3, border=True, keep_next=True
    ),
    Style(id="Addressees", lettering="K1", align="center", before=2, after=4, keep_next=True),
    Style(id="AddresseeLine", lettering="K1.line", before=2, after=4, keep_next=True),
    Style(id="Basis", lettering="B1", align="both", before=_GAP, is_text=True),
    Style(id="Body", lettering="B2", align="both", before=_GAP, is_text=True),
    Style(id="Item", lettering="B4", align="both", before=_GAP, is_text=True),
    Style(
        id="Closing", lettering="B3", align="both", before=_GAP, after=12, is_text=True, keep_next=True, keep_lines=True
    ),
    Style(id="Heading1", lettering="HD.1", align="both", before=10, is_text=True, keep_next=True, outline=1),
    Style(id="Heading2", lettering="HD.2", align="both", before=_GAP, is_text=True, keep_next=True, outline=2),
    Style(id="Heading3", lettering="HD.3", align="both", before=_GAP, is_text=True, keep_next=True, outline=3),
    Style(id="RunIn2", lettering="HD.2.body", align="both", before=_GAP, is_text=True, outline=2),
    Style(id="RunIn3", lettering="HD.3.body", align="both", before=_GAP, is_text=True, outline=3),
    Style(id="Caption", lettering="TB4", align="center", before=8, after=4, keep_next=True),
    Style(id="Measure", lettering="TB5", align="right", before=4, after=3, keep_next=True),
    Style(id="Annex", lettering="PL", align="center", keep_next=True),
    Style(id="AnnexTitle", lettering="PL.title", align="center", keep_next=True),
    Style(id="Attached", lettering="PL.attached", align="center", keep_next=True),
    Style(id="ColumnTitle", lettering="TB1", align="center", before=2, after=2, keep_next=True),
    Style(id="NameCell", lettering="TB2", before=2, after=2),
    Style(id="MiddleCell", lettering="TB3", align="center", before=2, after=2),
    Style(id="AfterTable", lettering="LN.table", rule=6),
    Style(id="End", lettering="LN.end", rule=1),
    Style(id="RecipientsTitle", lettering="N1", keep_next=True),
    Style(id="Recipient", lettering="N2", keep_next=True),
    Style(id="Authority", lettering="S1", align="center", keep_next=True),
    Style(id="SignerName", lettering="S3", align="center", before=LENGTHS["S2"].points),
    Style(id="PageNumber", lettering="PG9", align="center"),
    Style(id="DraftLine", lettering="DR", align="right"),
    Style(id="DraftNumber", lettering="DR.number", align="right"),
)
STYLES = {style.id: style for style in _STYLES}

CHARACTER_STYLES = {Face.TITLE: "R1", Face.LABEL: "R2", Face.GAP: "R3"}
"""The lettering that sets a face of a run apart from its paragraph."""


def style_name(lettering: str) -> str:
    """Return the name that Word shows, 'ND30 …'; it says what the style is for, and survives a change of ids."""
    return f"{PREFIX} {LETTERINGS[lettering].name}"


def style_id(style: str) -> str:
    """Return the id of a paragraph style in the file."""
    return PREFIX + style


def character_id(face: Face) -> str:
    """Return the id of the character style of a face other than PLAIN."""
    return f"{PREFIX}Run{CHARACTER_STYLES[face]}"


TABLE_ID = f"{PREFIX}Table"
FRAME_ID = f"{PREFIX}Frame"


@cache
def styles_part(profile: str) -> str:
    """Return word/styles.xml for a profile of sizes."""
    paragraphs = "".join(_paragraph_style(style, profile) for style in STYLES.values())
    characters = "".join(_character_style(face) for face in CHARACTER_STYLES)
    tables = _table_style(FRAME_ID, "FR", 0) + _table_style(TABLE_ID, "TB", LENGTHS["TB.margin"].twips, _BORDERS)
    return f"{_DECLARATION}{_defaults(profile)}{_BUILT_IN}{paragraphs}{characters}{tables}</w:styles>"


_DECLARATION = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{NAMESPACE}">'
_SLOTS = " ".join(f'w:{slot}="{decree30.FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
_FONTS = f"<w:rFonts {_SLOTS}/>"
_BUILT_IN = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:uiPriority w:val="0"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_BORDER = f'<w:pBdr><w:top w:val="single" w:sz="{RULE_EIGHTHS}" w:space="0" w:color="{BLACK}"/></w:pBdr>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="{GRID_EIGHTHS}" w:space="0" w:color="{BLACK}"/>' for edge in _EDGES)


def _table_style(style: str, lettering: str, margin: int, borders: str = "") -> str:
    """Return a table style whose cells keep `margin` twips free left and right."""
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{style_name(lettering)}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/><w:tblPr>{edges}<w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _defaults(profile: str) -> str:
    half_points = 2 * int(profile)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:color w:val="{BLACK}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        f'<w:lang w:val="{decree30.LANGUAGE}" w:eastAsia="{decree30.LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(style: Style, profile: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.id)}">'
        f'<w:name w:val="{style_name(style.lettering)}"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr>{_run_properties(style.lettering, profile)}</w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    line, rule = (round(240 * LENGTHS["B2.lines"].chosen), "auto") if style.is_text else (240, "auto")
    if style.rule:
        line, rule = _twips(style.rule), "exact"
    parts = (
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        _BORDER if style.border else "",
        f'<w:spacing w:before="{_twips(style.before)}" w:after="{_twips(style.after)}" w:line="{line}"'
        f' w:lineRule="{rule}"/>',
        f'<w:ind w:firstLine="{LENGTHS["B2.indent"].twips}"/>' if style.is_text else "",
        f'<w:jc w:val="{style.align}"/>',
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    )
    return "".join(parts)


def _run_properties(lettering: str, profile: str) -> str:
    element = LETTERINGS[lettering]
    half_points = 2 * decree30.size(profile, lettering) if element.sizes else 0
    parts = (
        "<w:b/><w:bCs/>" if element.bold else "",
        "<w:i/><w:iCs/>" if element.italic else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "",
    )
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


def _character_style(face: Face) -> str:
    lettering = CHARACTER_STYLES[face]
    properties = _run_properties(lettering, decree30.DEFAULT_PROFILE)
    if face is Face.GAP:
        properties = f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{GAP_COLOUR}"/></w:rPr>'
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{character_id(face)}">'
        f'<w:name w:val="{style_name(lettering)}"/><w:uiPriority w:val="2"/><w:qFormat/>{properties}</w:style>'
    )


def _twips(points: float) -> int:
    return round(points * 20)
