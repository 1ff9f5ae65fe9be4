"""The program tries itself out: from source here, and in CI from the built folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__, cli, self_test


def call(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the self-test as a person would, with a home that is nobody's."""
    changed = {"SO_CHI_BO_HOME": str(folder / "home"), "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    command = [sys.executable, "-m", "app", "--self-test"]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **changed},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.long
def test_every_part_passes_and_nothing_is_left_behind(tmp_path: Path) -> None:
    done = call(tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(lines) == len(self_test.PARTS) + 1
    assert all(": đạt (" in line for line in lines[:-1])
    assert lines[-1].startswith(f"Tự kiểm tra Sổ Chi Bộ {__version__}: đạt cả {len(self_test.PARTS)} phần.")
    assert list(tmp_path.iterdir()) == []


def test_an_old_book_is_brought_up_without_a_trace_of_it(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.setattr(self_test, "PARTS", self_test.PARTS[:1])
    assert cli.main(["--self-test"]) == 0
    assert not own_home.exists()
    assert os.environ["SO_CHI_BO_HOME"] == str(own_home)


@pytest.mark.parametrize("more", ["x", "--exit-when-shown", "--password-file=x"])
def test_nothing_goes_with_it(more: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(self_test, "PARTS", ())
    assert cli.main(["--self-test", more]) == 2
    assert "--self-test không đi cùng" in capsys.readouterr().err


def test_a_part_that_fails_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: Path) -> str:
        raise self_test.Unfit("chữ không hiện")

    monkeypatch.setattr(self_test, "PARTS", (("In", fails), ("Xem", lambda _: "một trang")))
    assert self_test.run() == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "[1/2] In: KHÔNG ĐẠT. Unfit: chữ không hiện"
    assert said.out.splitlines()[1].startswith("[2/2] Xem: đạt (một trang; ")
    assert "KHÔNG ĐẠT ở phần: In." in said.err
    assert len(said.err.splitlines()) == 1


def test_it_is_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    assert "--self-test" in capsys.readouterr().out
