"""The command ``roster``: JSON of what a file says, the import, the workbook; it fails in words and changes nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.vocabulary import Standing
from app.exporters.roster_sheet import template_xlsx
from app.services import backups, roster
from app.services.roster import NewMember
from tests.factory import digest
from tests.factory import write as write_book
from tests.services.roster.layouts import layouts, write
from tests.services.roster.test_sheets import ONE, made

Captured = pytest.CaptureFixture[str]


def answer(capsys: Captured, *arguments: str | Path) -> Any:
    assert main(["roster", *(str(one) for one in arguments)]) == 0
    return json.loads(capsys.readouterr().out)


def members(capsys: Captured, book: Path) -> list[str]:
    assert main(["list", str(book), "members"]) == 0
    return [one["full_name"] for one in json.loads(capsys.readouterr().out)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(layouts()[0], "xlsx", tmp_path)


def test_what_a_file_says_is_shown_and_nothing_changed(empty_path: Path, file: Path, capsys: Captured) -> None:
    before = digest(empty_path)
    said = answer(capsys, empty_path, file)
    assert {"rows", "skipped", "text_encoding"} <= said.keys()
    wanted = {"row", "full_name", "standing", "position", "group", "joined_on", "official_on", "action", "problems"}
    assert wanted <= said["rows"][0].keys()
    assert said["rows"][0]["action"] == "add"
    assert digest(empty_path) == before


def test_apply_imports_once(empty_path: Path, file: Path, capsys: Captured) -> None:
    answer(capsys, empty_path, file, "--apply")
    assert {row["action"] for row in answer(capsys, empty_path, file, "--apply")["rows"]} == {"same"}
    assert sorted(members(capsys, empty_path)) == ["Hà Thị Lan", "Ma Thị Hoa", "Nguyễn Văn Hùng"]


def test_a_roster_that_changed_meanwhile_is_told_as_a_command_would(
    empty_path: Path, file: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ensure(*_: object) -> None:
        added = NewMember("Người Ghi Ở Nơi Khác", Standing.OFFICIAL)
        write_book(empty_path, lambda uow: roster.add_member(uow, added))

    monkeypatch.setattr(backups, "ensure", ensure)
    assert main(["roster", str(empty_path), str(file), "--apply"]) == 1
    assert "Hãy chạy lại lệnh" in capsys.readouterr().err
    assert members(capsys, empty_path) == ["Người Ghi Ở Nơi Khác"]


def test_a_sheet_that_is_not_read_is_no_missing_one(empty_path: Path, tmp_path: Path, capsys: Captured) -> None:
    made(tmp_path / "a.xlsx", {f"Trang {number}": ONE for number in range(1, 43)})
    assert "chỉ đọc 40 trang đầu" in answer(capsys, empty_path, tmp_path / "a.xlsx")["notes"][0]
    assert main(["roster", str(empty_path), str(tmp_path / "a.xlsx"), "--sheet", "Trang 42"]) == 1
    assert "chỉ đọc 40 trang đầu" in capsys.readouterr().err


def test_undecided_rows_are_named(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên,Ngày vào Đảng\nNguyễn Văn Hùng,1990\n", "utf-8")
    assert main(["roster", str(sample_path), str(path), "--apply"]) == 0
    assert "cần đồng chí chọn" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"%PDF-1.4", b"\0\0\0"])
def test_a_file_that_is_no_roster_changes_nothing(
    empty_path: Path, tmp_path: Path, content: bytes, capsys: Captured
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    before = digest(empty_path)
    assert main(["roster", str(empty_path), str(path), "--apply"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert digest(empty_path) == before


@pytest.mark.parametrize(
    "given", [[], ["a.xlsx", "--out", "b.xlsx"], ["--out", "b.docx"], ["a.csv", "--text-encoding", "klingon"]]
)
def test_a_wrong_call_is_explained(empty_path: Path, given: list[str], capsys: Captured) -> None:
    assert main(["roster", str(empty_path), *given]) == 2
    assert "roster" in capsys.readouterr().err


def test_the_encoding_and_the_sheet_may_be_named(
    empty_path: Path, file: Path, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Hä vµ tªn\nNguyÔn V¨n Hïng\n".encode("cp1252"))
    said = answer(capsys, empty_path, path, "--text-encoding", "TCVN3")
    assert (said["rows"][0]["full_name"], said["text_encoding"]) == ("Nguyễn Văn Hùng", "tcvn3")
    assert main(["roster", str(empty_path), str(file), "--sheet", "Không có"]) == 1
    assert "Sheet1" in capsys.readouterr().err


def test_the_roster_comes_out_and_is_the_same_again(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "ra.xlsx"
    assert main(["roster", str(sample_path), "--out", str(out)]) == 0
    said = answer(capsys, sample_path, out)
    assert {row["action"] for row in said["rows"]} == {"same"}
    assert len(said["rows"]) == len(members(capsys, sample_path))
    assert not said["missing"]


def test_the_book_is_never_written_over(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(sample_path)
    before = digest(sample_path)
    assert main(["roster", str(sample_path), "--out", str(link)]) == 1
    assert digest(sample_path) == before


def test_the_example_of_the_empty_workbook_is_no_member(empty_path: Path, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template_xlsx(date(2026, 11, 23)))
    said = answer(capsys, empty_path, path)
    assert said["rows"] == []
    assert "dòng ví dụ" in {one["why"] for one in said["skipped"]}
