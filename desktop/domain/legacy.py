"""Text of the time before Unicode: TCVN3 (ABC) and VNI, told by the font's name, or by statistics where it is lost.

Old documents hold the bytes of these encodings as the letters U+00A1 to U+00FE (sometimes U+F0A1 to U+F0FE).
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache


class Encoding(StrEnum):
    """An encoding of old texts, under the name that offices know it by."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""Letters by the byte of the first of each row."""

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303"}
_VNI_HATS["ä"] = "\u0302\u0323"
_VNI_BREVES = {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303"}
_VNI_BREVES["ë"] = "\u0306\u0323"
_VNI_SINGLES = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_UNICODE_ONLY = re.compile("[\u0102-\u1ef9]")
_HIGH = re.compile("[\u00a1-\u00ff]")
_PRIVATE = {0xF000 + byte: byte for byte in range(0x20, 0x100)}
_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[ -]", re.IGNORECASE)

_NUCLEI = (
    "uyê|iêu|yêu|uôi|ươu|ươi|oai|oay|oeo|uây|uya|uyu|"
    "iê|yê|uô|ươ|ia|ua|ưa|oa|oă|oe|uâ|uê|uy|uơ|oo|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?(?:{_NUCLEI})(?:ch|ng|nh|[cmnptiouy])?"
)
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_WORD = re.compile(r"[^\s!-@\[-`{-~\u2010-\u203a]+")
"""A run of letters; what stands for a letter in old texts ('¸', '®') is one too."""
_LEAST_LETTERS = 3
_SURE_SHARE, _DOUBTFUL_SHARE = 0.8, 0.5


def encoding_of_font(font: str) -> Encoding | None:
    """Return the encoding that a font's name tells: '.VnTime', 'VNI-Times'; `None` for all others."""
    if _TCVN3_FONT.match(font):
        return Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(font) else None


def convert(text: str, encoding: Encoding) -> str:
    """Return old text in Unicode (NFC). Text that has letters that only Unicode knows is returned as it is."""
    if _UNICODE_ONLY.search(text):
        return text
    text = text.translate(_PRIVATE)
    made = text.translate(_tcvn3()) if encoding is Encoding.TCVN3 else _vni().sub(_vni_letter, text)
    return unicodedata.normalize("NFC", made)


def guess(text: str) -> Encoding | None:
    """Return the encoding that a text seems to have whose font is lost; `None` for Unicode and for what is not clear.

    VNI is asked first. A text is old where its words are no Vietnamese as they stand, and are once converted.
    """
    text = text.translate(_PRIVATE)
    if _UNICODE_ONLY.search(text) or len(_HIGH.findall(text)) < _LEAST_LETTERS:
        return None
    if vietnamese_share(text) > _DOUBTFUL_SHARE:
        return None
    shares = [(vietnamese_share(convert(text, encoding)), encoding) for encoding in (Encoding.VNI, Encoding.TCVN3)]
    share, encoding = max(shares, key=lambda pair: pair[0])
    return encoding if share >= _SURE_SHARE else None


def vietnamese_share(text: str) -> float:
    """Return how many of the words with marks are Vietnamese syllables, as a share of 1; 0 where there are none."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable: 'nghiệp' is, 'nghiÖp' is not."""
    apart = unicodedata.normalize("NFD", word.casefold())
    bare = unicodedata.normalize("NFC", apart.translate(_TONE_MARKS))
    tones = sum(letter in "\u0300\u0301\u0303\u0309\u0323" for letter in apart)
    mixed = any(letter.isupper() for letter in word[1:]) and not word.isupper()
    return tones <= 1 and not mixed and _SYLLABLE.fullmatch(bare) is not None


@cache
def _tcvn3() -> dict[int, str]:
    return {start + place: letter for start, row in _TCVN3.items() for place, letter in enumerate(row)}


@cache
def _vni_letters() -> dict[str, str]:
    """Every VNI letter with what it means: a base letter with its accent byte, or a byte that stands alone."""
    found = dict(_VNI_SINGLES)
    for base, shown in (*zip("aeiouy", "aeiouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        found |= {base + byte: shown + tone for byte, tone in _TONES.items()}
    for base in "aeo":
        found |= {base + byte: base + marks for byte, marks in _VNI_HATS.items()}
    found |= {"a" + byte: "a" + marks for byte, marks in _VNI_BREVES.items()}
    every = dict(found)
    for typed, letters in found.items():
        every[typed.upper()] = letters.upper()
        every[typed[0].upper() + typed[1:]] = letters[0].upper() + letters[1:]
    return {typed: unicodedata.normalize("NFC", letters) for typed, letters in every.items()}


@cache
def _vni() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni_letters()), key=len, reverse=True)))


def _vni_letter(match: re.Match[str]) -> str:
    return _vni_letters()[match[0]]
