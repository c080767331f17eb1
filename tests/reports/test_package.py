"""Files that are no documents to check: each is refused with its reason, and quickly, since nothing is unpacked."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.commands import main
from desktop.domain.errors import DocumentRefused, FileMissing
from desktop.reports.checking import package
from desktop.reports.docx_check import check_bytes, check_file
from desktop.reports.rules30 import RULES
from desktop.wording.faults import CAUSES, sentence
from tests.reports.docx_files import (
    BODY,
    CONTENT_TYPES,
    Parts,
    body,
    changed,
    faultless,
    packed,
    parts_of,
    put,
    with_member,
)

ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def without(*names: str) -> bytes:
    return packed({name: text for name, text in parts_of(faultless()).items() if name not in names})


def flagged(bit: int) -> bytes:
    """A zip archive with a flag at its first member: 0 says that it is encrypted, 5 that it is a patch."""
    data = bytearray(faultless())
    entry = data.index(b"PK\x01\x02")
    for place in (6, entry + 8):
        data[place] |= 1 << bit
    return bytes(data)


def with_broken_data() -> bytes:
    """An archive in which the packed bytes of the document are wrong."""
    data = bytearray(faultless())
    start = data.index(BODY.encode()) + len(BODY)
    data[start + 40 : start + 400] = bytes(360)
    return bytes(data)


def packed_by_another_method() -> bytes:
    members = {name: text.encode() for name, text in parts_of(faultless()).items()}
    return zipped(members, zipfile.ZIP_LZMA)


def with_entities(parts: Parts) -> None:
    parts[BODY] = parts[BODY].replace("?>", '?><!DOCTYPE w [<!ENTITY a "x">]>', 1).replace("Vốn góp", "&a;")


REFUSED: list[tuple[str, Callable[[], bytes]]] = [
    ("not-word", lambda: b""),
    ("not-word", lambda: b"Kinh te tap the"),
    ("not-word", lambda: b"PK\x03\x04" + bytes(200)),
    ("not-word", lambda: faultless()[:-60]),
    ("not-word", lambda: zipped({"a.txt": b"x"})),
    ("not-word", lambda: changed(faultless(), put(CONTENT_TYPES, "wordprocessingml.document", "spreadsheetml.sheet"))),
    ("not-word", lambda: without(BODY)),
    ("not-word", lambda: changed(faultless(), put(BODY, "w:body>", "w:head>", times=-1))),
    ("not-word", packed_by_another_method),
    ("locked-or-old", lambda: ENCRYPTED),
    ("locked-or-old", lambda: flagged(0)),
    ("macros", lambda: changed(faultless(), put(CONTENT_TYPES, "document.main", "macroEnabled.main"))),
    ("macros", lambda: with_member("word/vbaProject.bin", "")),
    ("swollen", lambda: with_member("word/media/image1.png", " " * 20_000_000)),
    ("swollen", lambda: with_member("word/numbering.xml", " " * 3_000_000)),
    ("swollen", lambda: zipped({f"word/{place}.xml": b"" for place in range(4_000)})),
    ("broken-part", lambda: changed(faultless(), body("</w:body>", ""))),
    ("broken-part", lambda: changed(faultless(), with_entities)),
    ("broken-part", with_broken_data),
    ("broken-part", lambda: flagged(5)),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "made"), REFUSED)
def test_what_is_no_document_is_refused_with_its_reason(reason: str, made: Callable[[], bytes]) -> None:
    with pytest.raises(DocumentRefused) as refused:
        check_bytes(made(), Path("Báo cáo.docx"))

    assert refused.value.detail == reason
    said = sentence(refused.value)
    assert said.startswith("Chưa đọc được tệp Báo cáo.docx: tệp ")
    assert reason not in said
    assert "được giữ nguyên" in said


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_refused_or_read_but_never_a_fault(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(faultless())
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    assert outcome(bytes(data)) <= {*RULES, *CAUSES}


def outcome(data: bytes) -> set[str]:
    """The rules that a file breaks, or the reason for which it is refused."""
    try:
        return {finding.rule for finding in check_bytes(data, Path("report.docx"))}
    except DocumentRefused as refused:
        return {refused.detail}


def test_the_damage_above_leads_to_both_outcomes() -> None:
    assert outcome(faultless()) <= set(RULES)
    assert outcome(ENCRYPTED) == {"locked-or-old"}


def test_a_part_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 20_000)
    monkeypatch.setattr(package, "_unpacked", lambda entries: 0)

    with pytest.raises(DocumentRefused, match="swollen"):
        check_bytes(faultless(), Path("report.docx"))


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as large:
        large.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))

    with pytest.raises(DocumentRefused, match="too-large"):
        check_file(file)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused):
        check_file(tmp_path)
    with pytest.raises(FileMissing):
        check_file(tmp_path / "gone.docx")


def test_a_document_may_have_pictures_and_parts_of_its_own() -> None:
    data = with_member("word/media/image1.png", "\x89PNG" * 100)

    assert check_bytes(data, Path("report.docx")) == check_bytes(faultless(), Path("report.docx"))


@pytest.mark.parametrize(
    ("change", "status"), [(body("Vốn góp", "Vốn góp"), 0), (body("./.", "."), 1), (body("Vốn góp", "Vốn  góp"), 1)]
)
def test_the_command_tells_by_its_status_whether_there_are_problems(
    change: Callable[[Parts], None], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = parts_of(faultless())
    change(parts)
    file = tmp_path / "report.docx"
    file.write_bytes(packed(parts))

    assert main(["check-docx", str(file)]) == status

    assert "Tham khảo | C2 | đoạn 95" in capsys.readouterr().out


def test_the_command_prints_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(changed(faultless(), body("./.", ".")))

    assert main(["check-docx", str(file), "--json"]) == 1

    first = json.loads(capsys.readouterr().out)[0]
    assert first["severity"] == "must"
    assert first["rule"] == "B3"
    assert first["place"].startswith("đoạn ")
    assert first["message"].endswith(".")
    assert "./." in first["hint"]


def test_the_command_refuses_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(ENCRYPTED)

    assert main(["check-docx", str(file)]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "mật khẩu" in told.err
