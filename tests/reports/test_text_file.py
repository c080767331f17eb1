"""Plain text in whatever encoding offices left it, and files that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import DocumentRefused
from desktop.domain.legacy import _tcvn3
from desktop.reports.importing.text_file import LARGEST_TEXT, decoded, read_text

TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam. Báo cáo kết quả phát triển kinh tế tập thể của phường năm 2023."
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Baùo caùo keát quaû phaùt trieån kinh teá taäp theå."


def in_cp1258(text: str) -> bytes:
    """As Windows wrote it: marks of tones behind the letters."""
    import unicodedata

    apart = unicodedata.normalize("NFD", text)
    for hat in "\u0302\u0306\u031b":
        for letter in "aeouAEOU":
            apart = apart.replace(letter + hat, unicodedata.normalize("NFC", letter + hat))
    for tone in "\u0300\u0301\u0303\u0309\u0323":  # a tone in front of its hat belongs behind it
        for hat in "\u0302\u0306\u031b":
            for letter in "aeouAEOU":
                whole = unicodedata.normalize("NFC", letter + hat)
                apart = apart.replace(letter + tone + hat, whole + tone)
    return apart.encode("cp1258")


def in_tcvn3(text: str) -> bytes:
    backwards = {letter: byte for byte, letter in _tcvn3().items()}
    return bytes(backwards.get(letter, ord(letter) if ord(letter) < 256 else 63) for letter in text)


def read(data: bytes) -> list[str]:
    return [line.text for line in read_text(data, Path("cu.txt")).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == [TEXT]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("first", ["Ủy ban nhân dân phường", "“Đổi mới” của phường", "Ữ"])
def test_the_order_of_bytes_is_told_by_more_than_the_first_letter(encoding: str, first: str) -> None:
    text = f"{first}\n{TEXT}"

    assert read(text.encode(encoding)) == [first, TEXT]


def test_windows_code_page_1258() -> None:
    assert decoded(in_cp1258(TEXT)) == TEXT


def test_old_encodings_stay_as_they_are_to_be_converted_after_a_look() -> None:
    assert decoded(in_tcvn3(TEXT)) == in_tcvn3(TEXT).decode("latin-1")
    assert decoded(VNI.encode("latin-1")) == VNI


def test_old_text_is_converted_before_it_is_cleaned_since_a_soft_hyphen_is_a_letter() -> None:
    (line,) = read_text(in_tcvn3(TEXT), Path("cu.txt")).lines

    assert line.text == TEXT
    assert "phường" in line.text


@pytest.mark.parametrize("encoded", [in_tcvn3, lambda text: VNI.encode("latin-1")])
def test_quotes_dashes_and_dots_of_windows_stand_in_old_encodings_too(encoded: Callable[[str], bytes]) -> None:
    data = b"\x93" + encoded(TEXT) + b"\x94 \x96 " + encoded(TEXT) + b"\x85 " + encoded(TEXT)

    (line,) = read_text(data, Path("cu.txt")).lines

    assert line.text.startswith("“Cộng hòa")
    assert "”" in line.text
    assert " – Cộng hòa" in line.text
    assert "… Cộng hòa" in line.text


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03\xff\xfe\x00", b"PK\x03\x04\x14\x00\x06\x00", bytes(range(256))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match="not-text"):
        read_text(data, Path("cu.txt"))


def test_a_text_of_many_megabytes_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="too-large"):
        read_text(b"a" * (LARGEST_TEXT + 1), Path("cu.txt"))


def test_lines_that_a_program_broke_are_put_together_and_paragraphs_stay() -> None:
    broken = (
        "Hợp tác xã nông nghiệp của phường trong năm qua đã mở rộng được dịch\n"
        "vụ làm đất, tưới tiêu và bao tiêu sản phẩm cho thành viên; ký hợp đồng với\n"
        "Công ty giống cây trồng để cung ứng giống và bảo đảm đầu ra cho nông dân\n"
        "toàn phường trong ba vụ liền.\n"
        "- Mở lớp tập huấn về kế toán cho cán bộ quản lý và thành viên nòng cốt của\n"
        "hợp tác xã.\n"
        "- Vận động hộ trồng rau tham gia góp vốn, góp đất và cùng chia lãi theo mức\n"
        "góp.\n"
    )

    lines = read(broken.encode())

    assert [line[:20] for line in lines] == ["Hợp tác xã nông nghi", "- Mở lớp tập huấn về", "- Vận động hộ trồng "]
    assert "với Công ty" in lines[0]


def test_signs_for_bold_letters_are_dropped_and_told() -> None:
    (line,) = read_text("**KT. CHỦ TỊCH**".encode(), Path("cu.txt")).lines

    assert (line.text, line.bold) == ("KT. CHỦ TỊCH", True)
