"""``receive``: files of cells into a committee's book, with JSON that says what happened to each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.services import books
from tests.cells import COMMITTEE, cell_file
from tests.factory import dump

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def committee(tmp_path: Path) -> Path:
    path = tmp_path / "cap-uy.scb"
    books.make_book(path, COMMITTEE).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of two cells, and one that is none."""
    made = tmp_path / "tep"
    made.mkdir()
    (made / "1.json").write_bytes(cell_file("Chi bộ Một", 1, 2))
    (made / "2.json").write_bytes(cell_file("Chi bộ Hai", 1))
    (made / "3.json").write_bytes(b"{")
    return made


def receive(capsys: Captured, *arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
    status = main(["receive", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else [], err


def test_every_file_is_told_of_and_a_fault_does_not_stop_the_others(
    committee: Path, folder: Path, capsys: Captured
) -> None:
    status, said, err = receive(capsys, committee, folder)
    assert (status, [one["outcome"] for one in said]) == (1, ["new", "new", "refused"])
    assert (said[0]["cell"], said[0]["sessions"], said[0]["file"]) == ("Chi bộ Một", 2, "1.json")
    assert "JSON" in said[2]["text"]
    assert err.startswith("Không nhận được “3.json”: ") and said[2]["text"] in err
    assert dump(committee).count(b'"received_at"') == 2


def test_the_same_file_again_changes_nothing(committee: Path, folder: Path, capsys: Captured) -> None:
    receive(capsys, committee, folder / "1.json")
    before = dump(committee)
    status, said, _ = receive(capsys, committee, folder / "1.json")
    assert (status, said[0]["outcome"], dump(committee)) == (0, "same", before)


@pytest.mark.parametrize(("answer", "outcome"), [("same", "updated"), ("other", "new")])
def test_a_renamed_cell_is_asked_about_and_answered(
    committee: Path, folder: Path, tmp_path: Path, capsys: Captured, answer: str, outcome: str
) -> None:
    receive(capsys, committee, folder / "1.json")
    renamed = tmp_path / "moi.json"
    renamed.write_bytes(cell_file("Chi bộ Mới", 1, former=["Chi bộ Một"]))
    status, said, err = receive(capsys, committee, renamed)
    assert (status, said[0]["outcome"]) == (1, "renamed") and "--renamed" in err
    status, said, _ = receive(capsys, committee, renamed, "--renamed", answer, "--older")
    assert (status, said[0]["outcome"]) == (0, outcome)


def test_a_book_of_a_cell_takes_nothing_in(empty_path: Path, folder: Path, capsys: Captured) -> None:
    before = dump(empty_path)
    status, said, _ = receive(capsys, empty_path, folder / "1.json", folder / "không có.json")
    assert (status, [one["outcome"] for one in said]) == (1, ["refused", "refused"])
    assert "cấp ủy" in said[0]["text"] and dump(empty_path) == before


def test_the_report_over_the_cells_can_be_exported(committee: Path, folder: Path, capsys: Captured) -> None:
    receive(capsys, committee, folder)
    out = committee.with_name("tong-hop.docx")
    assert main(["export", str(committee), "cells-report", "--year", "2026", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_folder_without_files_of_cells_is_said(committee: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "trống").mkdir()
    (tmp_path / "trống" / "ảnh.jpg").write_bytes(b"x")
    before = committee.read_bytes()
    status, said, err = receive(capsys, committee, tmp_path / "trống")
    assert (status, said, committee.read_bytes()) == (1, [], before)
    assert "không có tệp .json" in err


def test_a_name_that_no_file_can_have_is_a_file_not_received(committee: Path, capsys: Captured) -> None:
    status, said, err = receive(capsys, committee, "a" * 5000)
    assert (status, [one["outcome"] for one in said]) == (1, ["refused"])
    assert "lỗi" not in err
