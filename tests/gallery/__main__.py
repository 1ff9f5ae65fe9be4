"""Writes the pictures: offscreen, 1366x768, one file a place or state."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app import settings
from app.ui.context import AppContext
from app.ui.document_view import DocumentView
from app.ui.dressing import dress
from app.ui.main_window import MainWindow, open_main_window
from app.ui.pages import FURTHER_PAGES, PAGES
from tests.gallery import (
    backups,
    board,
    committee,
    duties,
    figures,
    first_run,
    helping,
    laptops,
    meeting,
    papers,
    plans,
    preparing,
    rosters,
    seals,
    second_screen,
    states,
)
from tests.gallery.scenes import LONG_TOPIC, SESSION, at, empty_book, locked_book, planned_book, running_book
from tools.command_line import Line

WAIT_SECONDS = 10.0
#: The looks that every screen is shown in, by the end of the pictures' names.
LOOKS: dict[str, dict[str, object]] = {
    "": {}, "-150": {"type_scale": 1.5}, "-200": {"type_scale": 2.0}, "-dark": {"dark": True},
    "-contrast": {"contrast": "on"},
}  # fmt: skip
WIDE = (3840, 2160)
#: When the pictures of pages are taken, and those of a meeting.
BEFORE, MEANWHILE = datetime(2026, 11, 23, 8, 30), at(14, 52)
#: Windows over a book in which a session is running.
MEETINGS = ("live", "work", "projection", "discussion", "decisions", "reviewed", "closing")
STEPS = ("opening", "roll-call", "purpose", "opening-report", "prompts", "discussion", "conclusion", "follow-up")


class Gallery:
    """Makes books in a temporary folder and pictures in ``out``."""

    def __init__(self, out: Path, folder: Path) -> None:
        self.out = out
        self.folder = folder
        self.made: list[str] = []
        out.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def window(self, name: str, make: Callable[[Path], Path] | None, **look: object) -> Iterator[MainWindow]:
        """Give a shown window over a fresh book, in a look, and close it afterwards."""
        settings.save(replace(settings.Settings(), **look))
        set_clock(MEANWHILE if name.startswith(MEETINGS) else BEFORE)
        window = open_main_window(make(self.folder / f"{name}.scb") if make else None)
        settle()
        if make:
            window.load()
        settle()
        yield window
        window.close()
        window.deleteLater()
        settle()

    def shoot(self, window: QWidget, name: str) -> None:
        """Write one picture."""
        settle()
        window.grab().save(str(self.out / f"{name}.png"))
        self.made.append(name)


def settle() -> None:
    """Let the window draw and everything queued become durable and shown."""
    app = QApplication.instance()
    assert app is not None
    for _ in range(8):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.has_book:
                widget.context.book.flush()
    app.processEvents()


def set_clock(moment: datetime) -> None:
    """Let the program believe that it is this moment."""
    AppContext.now = lambda _: moment


def wait(condition: Callable[[], bool]) -> None:
    """Draw until something is there, some seconds at most."""
    end = time.monotonic() + WAIT_SECONDS
    while not condition() and time.monotonic() < end:
        QApplication.processEvents()


def shoot_pages(gallery: Gallery) -> None:
    """Every page of the sample, then the empty book and the welcome page."""
    with gallery.window("pages", planned_book) as window:
        for name, *_ in (*PAGES, *FURTHER_PAGES):
            window.show_page(name)
            gallery.shoot(window, name)
        duties.shoot_duties(window, gallery.shoot, settle, "")
        rosters.shoot_import(window, gallery.shoot, settle, "")
        shoot_document(gallery, window, "2026-q1", "minutes", "document")
        shoot_document(gallery, window, "2026-q3", "topic-report", "document-report")
        shoot_document(gallery, window, SESSION, "minutes", "document-findings")
        for kind in ("resolution", "notice", "extract", "backdrop"):
            shoot_document(gallery, window, "2026-q3", kind, f"document-{kind}")
        shoot_document(gallery, window, "2026", "minutes-book", "document-year")
    with gallery.window("empty", empty_book) as window:
        for name in ("desk", "plan", "sessions", "tasks", "members"):
            window.show_page(name)
            gallery.shoot(window, f"{name}-empty")
    with gallery.window("welcome", None) as window:
        gallery.shoot(window, "welcome")
        door = window.findChild(QWidget, "new_book")
        if door is not None:
            QTest.mouseClick(door, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
            gallery.shoot(window, "welcome-new-book")


def shoot_document(gallery: Gallery, window: MainWindow, session: str, kind: str, name: str) -> None:
    """Show a document and wait for its first page."""
    window.pages.open_document(session, kind)
    export = window.findChild(QWidget, "export_docx")
    assert export is not None
    wait(export.isEnabled)
    view = window.findChild(DocumentView)
    assert view is not None
    wait(lambda: bool(view.sheets) and view.sheets[0].is_fresh)
    gallery.shoot(window, name)


def shoot_live(gallery: Gallery, prefix: str, make: Callable[[Path], Path], **look: object) -> None:
    """Every step of a running session."""
    with gallery.window(prefix, make, **look) as window:
        window.open_session(SESSION)
        for number, step in enumerate(STEPS, 1):
            QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
            settle()
            if step == "discussion":
                speaker = window.findChild(QLineEdit, "speaker_input")
                assert speaker is not None
                speaker.setFocus()
                QTest.keyClicks(speaker, "dat")
            gallery.shoot(window, f"{prefix}-{step}")


def shoot_look(gallery: Gallery, end: str, **look: object) -> None:
    """Every page, a document and the welcome page in a look other than the usual one."""
    with gallery.window(f"pages{end}", planned_book, **look) as window:
        for page, *_ in (*PAGES, *FURTHER_PAGES):
            window.show_page(page)
            gallery.shoot(window, f"{page}{end}")
        duties.shoot_duties(window, gallery.shoot, settle, end)
        rosters.shoot_import(window, gallery.shoot, settle, end)
        shoot_document(gallery, window, "2026-q1", "minutes", f"document{end}")
    with gallery.window(f"welcome{end}", None, **look) as window:
        gallery.shoot(window, f"welcome{end}")


def shoot_wide(gallery: Gallery) -> None:
    """The pages on a screen of 3840x2160 that is not enlarged: tables use the room, lines stay short enough to read."""
    with gallery.window("live-wide", running_book) as window:
        window.resize(*WIDE)
        for page, *_ in (*PAGES, *FURTHER_PAGES):
            window.show_page(page)
            gallery.shoot(window, f"{page}-4k")
        window.open_session(SESSION)
        gallery.shoot(window, "live-discussion-4k")


def shoot_states(gallery: Gallery, end: str, **look: object) -> None:
    """What is met in passing, in a look."""
    with gallery.window(f"work{end}", running_book, **look) as window:
        states.shoot_work(window, gallery.shoot, settle, end)
    for name, shoot in (
        ("discussion", meeting.shoot_discussion), ("decisions", meeting.shoot_decisions),
        ("reviewed", meeting.shoot_self_review), ("closing", meeting.shoot_closing),
    ):  # fmt: skip
        with gallery.window(f"{name}{end}", meeting.busy_book, **look) as window:
            shoot(window, gallery.shoot, settle, end)
    with gallery.window(f"combined{end}", meeting.combined_book, **look) as window:
        meeting.shoot_sentences(window, gallery.shoot, end)
    with gallery.window(f"projection{end}", second_screen.voted_book, **look) as window:
        second_screen.shoot_cards(window, gallery.shoot, settle, end)
    with gallery.window(f"found{end}", planned_book, **look) as window:
        figures.shoot_found(window, gallery.shoot, settle, end)
    with gallery.window(f"prepared{end}", planned_book, **look) as window:
        preparing.shoot_preparation(window, gallery.shoot, settle, end)
    with gallery.window(f"year{end}", figures.full_year_book, **look) as window:
        figures.shoot_figures(window, gallery.shoot, settle, end)
        board.shoot_evidence(window, gallery.shoot, settle, end)
    with gallery.window(f"board{end}", board.worked_book, **look) as window:
        board.shoot_board(window, gallery.shoot, settle, end)
        board.shoot_assessment(window, gallery.shoot, settle, end)
    with gallery.window(f"plan-year{end}", plans.plan_book, **look) as window:
        plans.shoot_plan(window, gallery.shoot, settle, end)
    with gallery.window(f"papers{end}", papers.papers_book, **look) as window:
        papers.shoot_papers(window, gallery.shoot, settle, end)
        papers.shoot_search(window, gallery.shoot, settle, end)
    with gallery.window(f"nothing{end}", empty_book, **look) as window:
        figures.shoot_nothing(window, gallery.shoot, settle, end)
    with gallery.window(f"cells{end}", committee.committee_book, **look) as window:
        committee.shoot_committee(window, gallery.shoot, settle, wait, end)
    with gallery.window(f"laptops{end}", planned_book, **look) as window:
        laptops.shoot_laptops(window, gallery.shoot, settle, wait, end)
    with gallery.window(f"sealed{end}", seals.changed_book, **look) as window:
        seals.shoot_seals(window, gallery.shoot, settle, end)
    with gallery.window(f"message{end}", planned_book, **look) as window:
        states.shoot_message(window, gallery.shoot, end)
    with gallery.window(f"wrong{end}", None, **look) as window:
        first_run.shoot_questions(window, gallery.shoot, end)
    with gallery.window(f"backups{end}", None, **look) as window:
        book = backups.backed_up_book(gallery.folder / f"Chi bộ Văn phòng{end}.scb")
        backups.shoot_backups(window, gallery.shoot, wait, end, book)
    with gallery.window(f"asked{end}", running_book, **look) as window:
        helping.shoot_help(window, gallery.shoot, settle, end)
    with gallery.window(f"locked{end}", None, **look) as window:
        book = locked_book(gallery.folder / f"locked{end}.scb")
        states.shoot_password(window, book, gallery.shoot, end)


def main(out: Path) -> None:
    """Write every picture into ``out``."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        os.environ["SO_CHI_BO_HOME"] = str(Path(name) / "home")
        dress(app)
        gallery = Gallery(out, Path(name))
        shoot_pages(gallery)
        shoot_live(gallery, "live-long-topic", lambda path: running_book(path, topic=LONG_TOPIC))
        with gallery.window("planned", planned_book) as window:
            window.open_session(SESSION)
            gallery.shoot(window, "live-not-started")
        for end, options in LOOKS.items():
            shoot_live(gallery, f"live{end}", running_book, **options)
            if end:
                shoot_look(gallery, end, **options)
            shoot_states(gallery, end, **options)
        shoot_wide(gallery)
    print(f"{len(gallery.made)} pictures in {out}")


if __name__ == "__main__":
    line = Line("python -m tests.gallery", __doc__)
    line.add_argument("out", type=Path, help="folder for the pictures")
    main(line.parse_args().out)
