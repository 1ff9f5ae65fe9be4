"""Long documents are laid out elsewhere while a window waits: the same pages, whatever happens to the process."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import TypeVar
from zipfile import ZipFile

import pytest

from app.errors import KnownError
from app.exporters import page_process, pdf
from app.exporters.blocks import paragraph
from app.exporters.page_process import PageProcess, serve
from app.exporters.pdf import RdocxRenderer
from tests.exporters.test_docx_writer import SENTENCE
from tests.exporters.test_pdf import written

Made = TypeVar("Made")
DPI = 40
PATIENCE = 5.0
ROOT = Path(page_process.__file__).parents[2]


@pytest.fixture(scope="module")
def long() -> bytes:
    """A document that is long enough to be laid out elsewhere."""
    made = written(*(paragraph(f"{number} {SENTENCE * 3}") for number in range(400)))
    assert pdf._size(made) > pdf.LONG
    return made


def elsewhere(work: Callable[[], Made]) -> Made:
    """Do something as the window does it: on another thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def opened(docx: bytes) -> pdf._DistantDocument:
    made = elsewhere(lambda: RdocxRenderer().open(docx))
    assert isinstance(made, pdf._DistantDocument)
    return made


def test_the_pages_are_the_same(long: bytes) -> None:
    here, there = RdocxRenderer().open(long), opened(long)
    assert here.page_count == there.page_count > 3
    assert here.png(2, DPI) == there.png(2, DPI)
    assert there.pdf().startswith(b"%PDF")
    with pytest.raises(IndexError):
        there.png(there.page_count, DPI)


def test_short_ones_and_those_of_a_command_stay_here(long: bytes) -> None:
    assert not isinstance(RdocxRenderer().open(long), pdf._DistantDocument)
    short = written(paragraph(SENTENCE))
    assert not isinstance(elsewhere(lambda: RdocxRenderer().open(short)), pdf._DistantDocument)


def test_a_process_that_is_lost_is_told_of_and_not_replaced(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    there = opened(long)
    there._process._process.kill()
    there._process._process.wait()
    monkeypatch.setattr(page_process, "_command", lambda: pytest.fail("a second process"))
    for ask in (there.pdf, lambda: there.png(0, DPI)):
        with pytest.raises(KnownError, match=r"Sổ vẫn nguyên vẹn và vẫn xuất được tệp \.docx"):
            ask()


def test_a_process_lost_while_it_lays_out_is_told_of(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "_command", lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(KnownError, match="phần dựng trang đã dừng"):
        elsewhere(lambda: RdocxRenderer().open(long))


#: A process that never answers, whatever is asked of it and though nobody asks any more.
SILENT = [sys.executable, "-c", "import time; time.sleep(600)"]

#: A program that is left while a page waits for such a process.
LEFT = """
import sys
from threading import Thread
from app import bootstrap
from app.exporters import page_process
from app.ui import jobs

page_process._command = lambda: [sys.executable, "-c", "import os, time; print(os.getpid()); time.sleep(600)"]
page_process._receive = lambda stream: (print(stream.readline().decode().strip(), flush=True), stream.read())
bootstrap.LAST_SECONDS = 1.0
jobs.Jobs().start(lambda: page_process.PageProcess(b""))
bootstrap._without_jobs(0)
"""


def has_ended(number: int) -> bool:
    """Return whether a process ends soon, or has ended."""
    try:
        process = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], PATIENCE)[0])
    finally:
        os.close(process)


def test_a_process_that_never_answers_is_ended_and_told_of(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "_command", lambda: SILENT)
    monkeypatch.setattr(page_process, "PATIENCE_SECONDS", 0.3)
    with pytest.raises(KnownError, match="không trả lời") as told:
        elsewhere(lambda: RdocxRenderer().open(long))
    assert told.value.text == pdf.SILENT and not page_process._running


def test_a_page_that_is_never_drawn_keeps_nobody_waiting(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    there, held = opened(long), Event()
    monkeypatch.setattr(page_process, "PAGE_PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(page_process, "_send", lambda *_: held.set())  # asked, and never heard
    with pytest.raises(KnownError, match="không trả lời"):
        there.png(0, DPI)
    assert held.is_set() and there._process._process.wait(PATIENCE) != 0


def test_what_nobody_wants_any_more_is_ended_at_once(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "_command", lambda: SILENT)
    asked: list[bool] = []

    def goes_on() -> bool:
        asked.append(True)
        return len(asked) < 3

    with pytest.raises(KnownError, match="phần dựng trang đã dừng"):
        elsewhere(lambda: RdocxRenderer().open(long, goes_on))
    assert len(asked) == 3 and not page_process._running


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="another program's end can be waited for on Linux only")
def test_it_does_not_outlive_a_program_that_is_left() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEFT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert has_ended(int(done.stdout))


def test_it_ends_itself_where_the_program_was_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that needs no lock of Python's: the engine holds that while it lays out."""
    code = (
        "import sys, ctypes; from app.exporters import page_process as it; it._OWN_PATIENCE_SECONDS = 0.3\n"
        "class Engine:\n"
        "    class RdocxError(Exception): pass\n"
        "    class Document:\n"
        "        from_bytes = staticmethod(lambda said: ctypes.PyDLL(None).sleep(600))\n"  # with the lock held
        "sys.modules['rdocx'] = Engine\n"
        "it.serve_standard()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=_asking(b""), capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_command_lets_another_process_draw_what_is_huge(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "HUGE", pdf.LONG)
    assert isinstance(RdocxRenderer().open(long), pdf._DistantDocument)


def test_it_ends_with_its_document(long: bytes) -> None:
    made = PageProcess(long)
    process = made._process
    made.close()
    assert process.poll() is not None


def test_where_no_process_is_to_be_had_it_is_done_here(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "_command", lambda: ["/không/có"])
    assert elsewhere(lambda: RdocxRenderer().open(long)).page_count > 3


def test_a_long_file_that_cannot_be_drawn_is_told_of() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<" * (pdf.LONG + 1))
    with pytest.raises(KnownError, match="không phải văn bản Word"):
        elsewhere(lambda: RdocxRenderer().open(made.getvalue()))


def test_the_process_ends_when_nobody_asks_any_more() -> None:
    told = BytesIO()
    serve(BytesIO(), told)
    assert told.getvalue() == b""


def test_the_program_lays_out_for_itself_when_it_is_built(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert page_process._command() == [sys.executable, page_process.FLAG]
    command = [sys.executable, "-m", "app", page_process.FLAG]
    done = subprocess.run(command, cwd=ROOT, input=_asking(long), capture_output=True, check=False)
    assert (done.returncode, done.stdout[:1]) == (0, b"+")


def _asking(docx: bytes) -> bytes:
    said = BytesIO()
    page_process._send(said, page_process._DOCX, docx)
    return said.getvalue()
