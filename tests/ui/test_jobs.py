"""Jobs off the window's thread: in order, and waiting for nobody who has gone."""

from __future__ import annotations

import threading
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.jobs import Jobs
from app.ui.worker import Worker

PATIENCE = 5.0


def test_jobs_are_done_in_order_on_one_thread_that_goes_when_they_are_done(qtbot: QtBot) -> None:
    jobs, done, names = Jobs(), [], set()
    before = threading.active_count()
    for number in range(20):
        jobs.start(lambda number=number: (done.append(number), names.add(threading.current_thread().name)))
    assert jobs.wait(PATIENCE)
    assert done == list(range(20)) and len(names) == 1 and threading.main_thread().name not in names
    qtbot.waitUntil(lambda: threading.active_count() == before)
    jobs.start(lambda: done.append(20))
    assert jobs.wait(PATIENCE) and done[-1] == 20


def test_a_turn_ends_though_the_job_does_not() -> None:
    jobs, gate = Jobs(), Event()
    assert jobs.wait()
    jobs.start(lambda: gate.wait(PATIENCE))
    assert not jobs.wait()
    gate.set()
    assert jobs.wait(PATIENCE)


def test_a_page_that_goes_waits_for_no_job(qtbot: QtBot) -> None:
    """Destroyed inside a wait of Qt's that holds Python's lock: it must not wait for a job that wants the lock."""
    page, gate, ended, gone = QObject(), Event(), Event(), []
    worker = Worker(page)

    def job() -> None:
        gate.wait(PATIENCE)
        ended.set()

    worker.run(job, print)
    page.destroyed.connect(lambda: gone.append(ended.is_set()))
    page.deleteLater()
    QTest.qWait(5)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [False]
    gate.set()
    assert worker._jobs.wait(PATIENCE)
