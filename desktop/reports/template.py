"""Our own small Word template: every part of the file besides the document itself, made by code from the styles."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape

from desktop.reports import decree30
from desktop.reports.checking.package import DOCUMENT, references
from desktop.reports.decree30 import LENGTHS
from desktop.reports.origin import PART, Origin, properties_part
from desktop.reports.styles import NAMESPACE, PREFIX, style_id, styles_part

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_ID = "rId3"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = (
    (DOCUMENT, f"{_WORD}.document.main+xml"),
    ("word/styles.xml", f"{_WORD}.styles+xml"),
    ("word/settings.xml", f"{_WORD}.settings+xml"),
    ("word/header1.xml", f"{_WORD}.header+xml"),
    ("word/fontTable.xml", f"{_WORD}.fontTable+xml"),
    ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    (PART, "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)
_CONTENT_TYPES = (
    f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS)
    + "</Types>"
)


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


_PACKAGE_RELATIONSHIPS = _relationships(
    (f"{RELATIONSHIPS}/officeDocument", DOCUMENT),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
    (f"{RELATIONSHIPS}/custom-properties", PART),
)
_DOCUMENT_RELATIONSHIPS = _relationships(
    (f"{RELATIONSHIPS}/styles", "styles.xml"),
    (f"{RELATIONSHIPS}/settings", "settings.xml"),
    (f"{RELATIONSHIPS}/header", "header1.xml"),
    (f"{RELATIONSHIPS}/fontTable", "fontTable.xml"),
    (f"{RELATIONSHIPS}/theme", "theme/theme1.xml"),
)

_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
)
_SETTINGS = (
    f'{_DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
    f'<w:defaultTabStop w:val="{LENGTHS["B2.indent"].twips}"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:doNotExpandShiftReturn/>"
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    + f'</w:compat><w:themeFontLang w:val="{decree30.LANGUAGE}"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_HEADER = (
    f'{_DECLARATION}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style_id("PageNumber")}"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_FONT_TABLE = (
    f'{_DECLARATION}<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{decree30.FONT}">'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="A3"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": "1F4E79",
    "accent2": "C00000",
    "accent3": "548235",
    "accent4": "BF8F00",
    "accent5": "2E75B6",
    "accent6": "7F7F7F",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def _theme() -> str:
    """Return a theme whose fonts are the decree's too, so that what a clerk inserts in Word follows it."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = "".join(f'<a:{script} typeface="{decree30.FONT}"/>' for script in ("latin", "ea", "cs"))
    fonts = "".join(f"<a:{use}Font>{faces}</a:{use}Font>" for use in ("major", "minor"))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{PREFIX}">'
        f'<a:themeElements><a:clrScheme name="{PREFIX}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{PREFIX}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{PREFIX}">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _core(title: str, author: str, day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{decree30.LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _app(company: str) -> str:
    return (
        f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{escape(company)}</Company></Properties>"
    )


@cache
def _fixed_parts(profile: str) -> tuple[tuple[str, bytes], ...]:
    parts = (
        ("[Content_Types].xml", _CONTENT_TYPES),
        ("_rels/.rels", _PACKAGE_RELATIONSHIPS),
        (references(DOCUMENT), _DOCUMENT_RELATIONSHIPS),
        ("word/styles.xml", styles_part(profile)),
        ("word/settings.xml", _SETTINGS),
        ("word/header1.xml", _HEADER),
        ("word/fontTable.xml", _FONT_TABLE),
        ("word/theme/theme1.xml", _theme()),
    )
    return tuple((name, text.encode()) for name, text in parts)


def parts(
    document: str, profile: str, *, title: str, author: str, day: date, origin: Origin | None = None
) -> tuple[tuple[str, bytes], ...]:
    """Return name and content of every part of the file; `day` is when it counts as made, `origin` what of."""
    own = (
        (DOCUMENT, document),
        ("docProps/core.xml", _core(title, author, day)),
        ("docProps/app.xml", _app(author)),
        (PART, properties_part(origin)),
    )
    return (*_fixed_parts(profile), *((name, text.encode()) for name, text in own))


def section_properties(*, landscape: bool = False) -> str:
    """Return the page: A4, margins, a page number in the top margin of every page but the first (rules PG1–PG9).

    Pages across keep the margins as they are seen when one reads them.
    """
    sides = (LENGTHS["PG1.width"].twips, LENGTHS["PG1.height"].twips)
    width, height = sides[::-1] if landscape else sides
    across = ' w:orient="landscape"' if landscape else ""
    edges = {
        "top": "PG2.top",
        "right": "PG4",
        "bottom": "PG2.bottom",
        "left": "PG3",
        "header": "PG9.distance",
        "footer": "PG9.distance",
    }
    margins = " ".join(f'w:{edge}="{LENGTHS[rule].twips}"' for edge, rule in edges.items())
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{across}/>'
        f'<w:pgMar {margins} w:gutter="0"/><w:pgNumType w:fmt="decimal" w:start="1"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
