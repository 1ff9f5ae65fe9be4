"""Work off the window's thread: its end is told where it was asked for, whatever it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import KnownError, Stopped
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.document_maker import DocumentMaker
from app.ui.file_worker import FileWorker
from app.ui.tokens import LIGHT, Tokens
from app.ui.waiting_page import _Thread
from app.ui.worker import Worker

PATIENCE = 5.0


@pytest.fixture
def line(qtbot: QtBot) -> BusyLine:
    made = BusyLine(Tokens(LIGHT, 1, "Noto Sans"))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def worker(line: BusyLine) -> Worker:
    return Worker(line, line=line)


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a job waits for; open at the end in any case."""
    made = Event()
    yield made
    made.set()


def raising(error: BaseException) -> object:
    def job() -> None:
        raise error

    return job


def test_the_result_comes_and_the_line_goes(qtbot: QtBot, worker: Worker, line: BusyLine) -> None:
    got: list[int] = []
    worker.run(lambda: 7, got.append, said="Đang làm…")
    assert worker.is_busy
    qtbot.waitUntil(lambda: got == [7])
    assert not worker.is_busy and line.isHidden()


def test_a_known_problem_goes_to_whom_it_concerns(qtbot: QtBot, worker: Worker) -> None:
    said: list[str] = []
    worker.run(raising(KnownError("Đĩa đã đầy.")), said.append, lambda error: said.append(error.text))
    qtbot.waitUntil(lambda: said == ["Đĩa đã đầy."])


@pytest.mark.parametrize("error", [ValueError(), MemoryError(), SystemExit(3), KeyboardInterrupt()])
def test_anything_else_reaches_the_handler_of_bugs(
    error: BaseException, qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, error, __: caught.append(error))
    with qtbot.captureExceptions() as exceptions:
        worker.run(raising(error), print)
        qtbot.waitUntil(lambda: bool(exceptions or caught))
    assert not worker.is_busy
    found = exceptions[0][1] if exceptions else caught[0]
    assert found is error or found.__cause__ is error


@pytest.mark.parametrize("error", [MemoryError(), SystemExit(3), KeyboardInterrupt()])
def test_what_would_end_the_program_ends_no_wait(error: BaseException, qtbot: QtBot, context: AppContext) -> None:
    said: list[str] = []
    context.said.connect(lambda text, _: said.append(text))
    FileWorker(context, context).run(raising(error), print)
    qtbot.waitUntil(lambda: len(said) == 1)

    thread = _Thread(context)
    with qtbot.waitSignal(thread.ended):
        thread.start(raising(error))
    assert isinstance(thread.error, Exception)

    maker = DocumentMaker(context, context)
    maker._submit(raising(error), lambda fault: said.append(type(fault).__name__))
    qtbot.waitUntil(lambda: len(said) == 2)


def test_a_job_is_asked_to_stop_and_its_end_is_told(qtbot: QtBot, worker: Worker, gate: Event) -> None:
    said: list[str] = []
    go_on = worker.watch()

    def job() -> str:
        gate.wait(PATIENCE)
        go_on()
        return "xong"

    worker.run(job, said.append, lambda error: said.append(type(error).__name__))
    worker.stop()
    gate.set()
    qtbot.waitUntil(lambda: said == [Stopped.__name__])


def test_what_is_abandoned_is_told_to_nobody_and_what_has_not_begun_is_not_done(
    qtbot: QtBot, worker: Worker, line: BusyLine, gate: Event
) -> None:
    done: list[str] = []
    worker.run(lambda: gate.wait(PATIENCE), lambda _: done.append("đã báo"), said="Đang làm…")
    worker.run(lambda: done.append("đã làm"), print)
    worker.abandon()
    assert not worker.is_busy and line.isHidden()
    worker.run(lambda: "mới", done.append)
    gate.set()
    qtbot.waitUntil(lambda: done == ["mới"])


def test_nothing_is_told_to_a_page_that_has_gone(qtbot: QtBot, gate: Event) -> None:
    page, done = QObject(), []
    worker = Worker(page)
    worker.run(lambda: gate.wait(PATIENCE), done.append)
    page.destroyed.connect(lambda: done.append("đã đóng"))
    gate.set()
    page.deleteLater()
    qtbot.waitUntil(lambda: "đã đóng" in done)
    assert done[-1] == "đã đóng"
