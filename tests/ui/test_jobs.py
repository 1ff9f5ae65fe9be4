"""Jobs off the window's thread: in order, and waiting for nobody who has gone."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui import jobs as all_jobs
from app.ui.jobs import Jobs
from app.ui.worker import Worker

PATIENCE = 5.0

#: A program whose window is closed while a page waits for a share of the network that never answers.
DEAD_SHARE = """
import sys
from pathlib import Path
from threading import Event
from PySide6.QtCore import QTimer
from app import bootstrap
from app.ui import main_window
from app.ui.worker import Worker

bootstrap.LAST_SECONDS = 0.1
real = main_window.MainWindow.load

def load(window):
    real(window)
    Worker(window.show_page("members")).run(Event().wait, print)
    window.context.save(lambda uow: print("saved"))
    QTimer.singleShot(0, window.close)

main_window.MainWindow.load = load
main_window.MainWindow._after_first_paint = load
sys.exit(bootstrap.run_window(Path(sys.argv[1]), None, exit_when_shown=False, trace_file=None))
"""


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


def test_a_program_ends_though_a_job_does_not(sample_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", DEAD_SHARE, str(sample_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (told.returncode, told.stdout) == (0, "saved\n"), told.stderr


def test_a_program_outlives_its_window_for_a_job_that_ends() -> None:
    jobs, gate, done = Jobs(), Event(), []
    jobs.start(lambda: gate.wait(PATIENCE))
    jobs.start(lambda: done.append("đã ghi"))
    assert not all_jobs.end(0.01)
    gate.set()
    assert all_jobs.end(PATIENCE)
    assert done == ["đã ghi"]
