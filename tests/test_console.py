"""Standard streams that are closed, full or gone: one sentence and a status, or silence, never a traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import console
from app.errors import KnownError
from tests.test_cli import Captured, run, words

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell with the command as ``$C``; return what came of it."""
    environment = {**os.environ, "C": f"{sys.executable} -m app"}
    return subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, check=False, env=environment)


@needs_full
@pytest.mark.parametrize("call", ["list {} members", "--help", "--version"])
@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_full_output_is_said_in_one_line(sample_path: Path, call: str, buffering: str) -> None:
    done = shell(f"PYTHONUNBUFFERED={buffering} $C {call.format(sample_path)} > /dev/full")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert "nơi nhận đã đầy" in done.stderr.decode()


@pytest.mark.parametrize("call", ["list {} members", "--help"])
def test_a_reader_who_goes_away_is_no_trouble(sample_path: Path, call: str) -> None:
    done = shell(f"$C {call.format(sample_path)} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_output_is_said_in_one_line(sample_path: Path) -> None:
    done = shell(f"$C list {sample_path} members >&-")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert "Đầu ra chuẩn đang đóng" in done.stderr.decode()


def test_a_command_without_data_needs_no_output(sample_path: Path) -> None:
    done = shell(f"$C check {sample_path} >&-")
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1)


def test_words_never_take_the_place_of_data(sample_path: Path) -> None:
    done = shell(f"$C check {sample_path} 2>&-")
    assert (done.returncode, done.stdout) == (0, b"")


@needs_full
def test_words_that_cannot_be_said_do_not_change_the_status(sample_path: Path) -> None:
    assert shell(f"$C list {sample_path} poems 2> /dev/full").returncode == 2
    assert shell(f"$C check {sample_path} 2> /dev/full").returncode == 0


@pytest.mark.parametrize(("source", "said"), [("<&-", "đang đóng"), ("< /dev/null", "Đầu vào chuẩn trống")])
def test_a_password_that_does_not_come_is_said(sample_path: Path, source: str, said: str) -> None:
    done = shell(f"$C list {sample_path} members --password-file - {source}")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert said in done.stderr.decode()


def test_a_program_without_streams_answers_nobody(
    sample_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert run("list", sample_path, "members") == 1
    assert "Đầu ra chuẩn đang đóng" in words(capsys)
    assert run("list", sample_path, "members", "--password-file", "-") == 1
    assert "Đầu vào chuẩn đang đóng" in words(capsys)


def test_an_empty_password_from_standard_input_has_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\r\n")))
    with pytest.raises(KnownError, match="Đầu vào chuẩn trống"):
        console.typed_password()


def test_a_document_into_a_pipe_whose_reader_goes_is_no_trouble(sample_path: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.docx")
    call = f"$C export {sample_path} minutes --session 2026-q1 --out {tmp_path}/ống.docx"
    done = shell(f"true < {tmp_path}/ống.docx & {call}; exit $?")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
