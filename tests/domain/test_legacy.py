"""Old encodings: every letter of their tables, the fonts that tell them, and what must not be touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.legacy import Encoding, convert, encoding_of_font, guess

TCVN3_TABLE = """
A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ
B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ
CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị
DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ
EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ
"""
VNI_TABLE = (
    "aù á|aø à|aû ả|aõ ã|aï ạ|aâ â|aá ấ|aà ầ|aå ẩ|aã ẫ|aä ậ|aê ă|aé ắ|aè ằ|aú ẳ|aü ẵ|aë ặ|ñ đ|eù é|eø è|eû ẻ|eõ ẽ|eï ẹ|"
    "eâ ê|eá ế|eà ề|eå ể|eã ễ|eä ệ|í í|ì ì|æ ỉ|ó ĩ|ò ị|où ó|oø ò|oû ỏ|oõ õ|oï ọ|oâ ô|oá ố|oà ồ|oå ổ|oã ỗ|oä ộ|ô ơ|ôù ớ|"
    "ôø ờ|ôû ở|ôõ ỡ|ôï ợ|uù ú|uø ù|uû ủ|uõ ũ|uï ụ|ö ư|öù ứ|öø ừ|öû ử|öõ ữ|öï ự|yù ý|yø ỳ|yû ỷ|yõ ỹ|î ỵ"
)


@pytest.mark.parametrize("row", TCVN3_TABLE.split())
def test_every_byte_of_tcvn3_becomes_its_letter(row: str) -> None:
    assert convert(chr(int(row[:2], 16)), Encoding.TCVN3) == row[2:]


@pytest.mark.parametrize("row", VNI_TABLE.split("|"))
def test_every_letter_of_vni_becomes_its_own_in_both_cases(row: str) -> None:
    typed, letter = row.split(" ")

    assert convert(typed, Encoding.VNI) == letter
    assert convert(typed.upper(), Encoding.VNI) == letter.upper()


def test_the_tables_above_hold_every_vietnamese_letter_with_a_mark() -> None:
    vowels = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"

    assert {row[2:] for row in TCVN3_TABLE.split()} >= set(vowels)
    assert {row.split(" ")[1] for row in VNI_TABLE.split("|")} == set(vowels)


@pytest.mark.parametrize(
    ("old", "font", "new"),
    [
        ("B¶o Th¾ng", ".VnTime", "Bảo Thắng"),
        ("M\u00adêng Kh\u00ad¬ng", ".VnTime", "Mường Khương"),
        ("B¸t X¸t", ".VnArial", "Bát Xát"),
        ("TiÕng ViÖt", ".VnTime", "Tiếng Việt"),
        ("Céng hßa x· héi", ".VnTime", "Cộng hòa xã hội"),
        ("§éc lËp", ".VnTime", "Độc lập"),
        ("Xin chaøo caùc baïn", "VNI-Times", "Xin chào các bạn"),
        ("Tieáng Vieät", "VNI-Helve", "Tiếng Việt"),
        ("Coäng hoøa xaõ hoäi", "VNI-Times", "Cộng hòa xã hội"),
        ("ÑOÄC LAÄP", "VNI-Times", "ĐỘC LẬP"),
        ("\uf0a7éc l\uf0cbp", ".VnTime", "Độc lập"),
        ("Tiếng Việt", ".VnTime", "Tiếng Việt"),
    ],
)
def test_a_run_is_read_by_its_font(old: str, font: str, new: str) -> None:
    encoding = encoding_of_font(font)

    assert encoding is not None
    assert convert(old, encoding) == new


@pytest.mark.parametrize("font", ["Times New Roman", "Vn", "Arial", "", "+minorHAnsi", "Symbol"])
def test_other_fonts_tell_nothing(font: str) -> None:
    assert encoding_of_font(font) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", Encoding.TCVN3),
        ("B\u00e1o c\u00e1o k\u00d5t qu\u00b6 ph¸t triÓn kinh tÕ tËp thÓ n¨m 2010", Encoding.TCVN3),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI),
        ("xin chào các anh, có các cô chú ở đây", None),
        ("có các cô chú, thì là và à", None),
        ("Công ty có 5 lô", None),
        ("M. Dupont à Besançon, élève", None),
        ("B¶o Th¾ng", None),
        ("Hop tac xa", None),
        ("", None),
    ],
)
def test_without_a_font_the_words_tell(text: str, encoding: Encoding | None) -> None:
    assert guess(text) is encoding


@given(st.text())
def test_a_text_that_has_letters_of_unicode_is_left_alone(text: str) -> None:
    for encoding in Encoding:
        assert convert(text + "ế", encoding) == text + "ế"


@given(st.text(alphabet="đềàảãáạăằẳẵắặâầẩẫấậèẻẽéẹêếệìỉĩíịòỏõóọôồốộơờớợùủũúụưừứựỳýabcgnht ,.", min_size=1))
def test_unicode_is_never_taken_for_an_old_encoding(text: str) -> None:
    assert guess(f"{text} ệ") is None
