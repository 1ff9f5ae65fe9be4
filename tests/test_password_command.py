"""The command ``password``."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.models.engine import is_plain, unlock


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "mật khẩu.txt"
    path.write_text("đường về quê hương\n", "utf-8")
    return path


def test_a_password_is_set_and_the_recovery_key_printed(
    sample_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["password", str(sample_path), "--new-password-file", str(secret)]) == 0
    out, err = capsys.readouterr()
    assert unlock(sample_path, out.strip()) == unlock(sample_path, "đường về quê hương")
    assert "Khóa khôi phục" in err


def test_it_is_removed_again(sample_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["password", str(sample_path), "--new-password-file", str(secret)])
    assert main(["password", str(sample_path), "--password-file", str(secret), "--remove"]) == 0
    assert capsys.readouterr().err.endswith("nay không còn mật khẩu.\n")
    assert is_plain(sample_path)


def test_without_the_present_password_nothing_happens(
    sample_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["password", str(sample_path), "--new-password-file", str(secret)])
    before = sample_path.read_bytes()
    assert main(["password", str(sample_path), "--remove"]) == 1
    assert sample_path.read_bytes() == before
    assert "--password-file" in capsys.readouterr().err


def test_both_passwords_cannot_come_from_standard_input(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["password", str(sample_path), "--password-file", "-", "--new-password-file", "-"]) == 2
    assert "đầu vào chuẩn" in capsys.readouterr().err
