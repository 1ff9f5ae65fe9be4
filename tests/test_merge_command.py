"""``merge``: a preview as JSON, and with --apply what was chosen; exit statuses, files as they were."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from app.cli import main
from app.services import backups, meeting
from tests.factory import dump, write
from tests.services import two_laptops as two
from tests.services.test_merging import NEW
from tests.services.two_laptops import HELD, file_of, written

Captured = pytest.CaptureFixture[str]
OTHER = HELD | {"conclusion": "Kết luận của máy kia."}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with one session."""
    return two.book_of(tmp_path / "so.scb", file_of(HELD))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """What the other laptop has: the session, changed, and a new one."""
    return written(tmp_path / "kia.json", file_of(OTHER, NEW))


def run(*arguments: str | Path) -> int:
    return main([str(argument) for argument in ("merge", *arguments)])


def told(capsys: Captured) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


def conclusion(path: Path) -> str:
    return str(two.says(path)["sessions"][0]["conclusion"])


def test_without_apply_it_only_tells(path: Path, other: Path, capsys: Captured) -> None:
    before = dump(path)
    assert run(path, other) == 0
    held, new = told(capsys)["sessions"]
    assert (held["status"], held["action"], new["status"], new["action"]) == ("differs", "mine", "new", "theirs")
    assert [one["key"] for one in held["differences"]] == ["conclusion"]
    assert dump(path) == before


def test_apply_adds_what_is_new_and_changes_nothing_else(path: Path, other: Path, capsys: Captured) -> None:
    assert run(path, other, "--apply") == 0
    assert [one["id"] for one in two.says(path)["sessions"]] == ["s1", "s2"]
    assert conclusion(path) == "Chi bộ nhất trí làm đường."
    assert backups.home_shelf(path).newest() is not None


def test_take_and_join_name_sessions(path: Path, other: Path) -> None:
    assert run(path, other, "--apply", "--join", "s1") == 0
    assert conclusion(path) == "Chi bộ nhất trí làm đường.\n-----\nKết luận của máy kia."
    assert run(path, other, "--apply", "--take", "s1") == 0
    assert conclusion(path) == "Kết luận của máy kia."


def test_wrong_calls_and_wrong_files(path: Path, other: Path, tmp_path: Path, capsys: Captured) -> None:
    before = dump(path)
    assert run(path, other, "--take", "khác") == 2
    assert run(path, other, "--member", "m1") == 2
    assert run(path, tmp_path / "không có.json", "--apply") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert dump(path) == before


def test_one_session_is_taken_or_joined_and_not_both(path: Path, other: Path, capsys: Captured) -> None:
    before = dump(path)
    assert run(path, other, "--apply", "--take", "s1", "--join", "s1") == 2
    said = capsys.readouterr().err
    assert "“s1” có ở cả --take lẫn --join" in said and said.count("\n") == 1
    assert dump(path) == before


def test_what_may_be_a_book_with_another_password_is_told_as_a_command_would(
    path: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "kia.scb").write_bytes(bytes(range(1, 200)) * 40)
    assert run(path, tmp_path / "kia.scb") == 1
    said = capsys.readouterr().err
    assert "hoặc tệp không phải là sổ chi bộ" in said and "--other-password-file" in said


def test_a_book_that_changed_meanwhile_is_told_as_a_command_would(
    path: Path, other: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ensure(*_: object) -> None:
        write(path, lambda uow: meeting.set_facts(uow, "s1", place="Ghi ở cửa sổ khác"))

    monkeypatch.setattr(backups, "ensure", ensure)
    assert run(path, other, "--apply", "--take", "s1") == 1
    assert "Hãy chạy lại lệnh" in capsys.readouterr().err


def test_a_book_that_another_program_holds_is_said_at_once(path: Path, other: Path, capsys: Captured) -> None:
    holder = driver.connect(str(path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    before = dump(path)
    try:
        assert run(path, other, "--apply") == 1
    finally:
        holder.close()
    assert "đang giữ sổ" in capsys.readouterr().err
    assert dump(path) == before


@pytest.mark.parametrize("named", ["ai=m1", "m1=ai"])
def test_somebody_whom_nobody_has_is_wrong_usage(named: str, path: Path, other: Path, capsys: Captured) -> None:
    assert run(path, other, "--member", named) == 2
    assert "không có đồng chí “ai”" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(path: Path, tmp_path: Path, capsys: Captured) -> None:
    os.mkfifo(tmp_path / "ống.json")
    assert run(path, tmp_path / "ống.json") == 1
    assert "không phải là tệp" in capsys.readouterr().err
