"""Closed minutes that were changed with another tool are shown in the window, wherever they are met."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as driver

from app.models.content_sum import ALTERED
from app.models.engine import connect_raw, name_of
from app.services import books, checking, meeting, minutes_seal
from app.services.open_book import OpenBook
from app.ui import seal_watch, windows
from app.ui.context import AppContext
from app.ui.documents_page import DocumentsPage
from app.ui.list_table import TONE_ROLE
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from app.ui.seal_watch import ADVICE, HEADING, MARK
from app.ui.sessions_page import SessionsPage
from app.ui.sessions_table import STATE_COLUMN
from tests.factory import write

HELD = ("2026-q1", "2026-q2", "2026-q3")
AT = datetime(2026, 10, 1, 9, 0)


@pytest.fixture
def sealed_path(sample_path: Path) -> Path:
    """The sample with all its minutes closed."""
    for session in HELD:
        write(sample_path, lambda uow, session=session: minutes_seal.finalise(uow, session, AT))
    return sample_path


def harm(path: Path, session_id: str = "2026-q2") -> None:
    """Change one byte of an opinion in closed minutes, as another program can."""
    raw = driver.connect(str(path))
    raw.execute("DROP TRIGGER sealed_contributions_update")
    wanted = "SELECT min(c.id) FROM contributions c JOIN sessions s ON s.id = c.session_id WHERE s.uid = ?"
    (row,) = raw.execute(wanted, (session_id,)).fetchone()
    raw.execute("UPDATE contributions SET text = 'X' || substr(text, 2) WHERE id = ?", (row,))
    raw.commit()
    raw.close()


def text_of(window: MainWindow | LiveView, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_watch, "BEGIN_MILLISECONDS", 0)


def opened(qtbot: QtBot, path: Path) -> MainWindow:
    window = open_main_window(path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.has_book and bool(window.context.seals))
    return window


def test_a_byte_changed_from_outside_is_shown_in_the_window_and_found_by_check(
    qtbot: QtBot, sealed_path: Path, quick: None
) -> None:
    harm(sealed_path)
    window = opened(qtbot, sealed_path)
    qtbot.waitUntil(lambda: HEADING in text_of(window, "message_text"))
    said = text_of(window, "message_text")
    assert "Chuyên đề quý II" in said
    assert ADVICE in said
    window.close()
    book = books.open_book(sealed_path)
    assert any("2026-q2: nội dung biên bản đã bị sửa" in fault for fault in checking.faults(book))
    book.close()


def test_a_whole_book_says_nothing(qtbot: QtBot, sealed_path: Path, quick: None) -> None:
    window = opened(qtbot, sealed_path)
    seals = window.context.seals
    with qtbot.assertNotEmitted(seals.changed, wait=400):
        seals.look()
    assert text_of(window, "message_text") == ""
    window.close()


def test_the_message_stays_until_it_is_closed(qtbot: QtBot, sealed_path: Path, quick: None) -> None:
    harm(sealed_path)
    window = opened(qtbot, sealed_path)
    qtbot.waitUntil(lambda: HEADING in text_of(window, "message_text"))
    bar = window.findChild(QFrame, "message_bar")
    assert bar is not None
    assert bar.property("tone") == "bad"
    assert not bar._timer.isActive()
    window.close()


def test_a_window_closed_while_the_seals_are_looked_at_lets_go_of_the_book(
    qtbot: QtBot, sealed_path: Path, quick: None
) -> None:
    window = opened(qtbot, sealed_path)
    window.context.seals.look()
    window.close()
    assert [found.name for found in sealed_path.parent.iterdir() if found.suffix != ""] == [sealed_path.name]


@pytest.fixture
def harmed(qtbot: QtBot, sealed_path: Path) -> Path:
    harm(sealed_path)
    return sealed_path


def test_the_list_of_sessions_marks_them(qtbot: QtBot, harmed: Path, context: AppContext) -> None:
    page = SessionsPage(context)
    qtbot.addWidget(page)
    page.refresh()
    model = page.table.model()
    states = [model.index(row, STATE_COLUMN) for row in range(model.rowCount())]
    assert MARK not in [index.data() for index in states]
    with qtbot.waitSignal(context.seals.changed):
        context.seals.look()
    assert [index.data() for index in states].count(MARK) == 1
    marked = next(index for index in states if index.data() == MARK)
    assert marked.data(TONE_ROLE) == "bad"
    context.seals.stop()


def test_the_live_view_looks_at_once_and_says_what_to_do(qtbot: QtBot, harmed: Path, context: AppContext) -> None:
    view = LiveView(context)
    qtbot.addWidget(view)
    view.show()
    view.open_session("2026-q2")
    assert text_of(view, "session_notice").startswith(f"{HEADING}: nội dung biên bản đã bị sửa")
    assert any(found.text() == ADVICE for found in view.findChildren(QLabel) if found.isVisible())
    view.open_session("2026-q1")
    assert text_of(view, "session_notice").startswith("Biên bản đã chốt ngày")


def test_what_is_put_right_again_is_said_no_more(qtbot: QtBot, harmed: Path, context: AppContext) -> None:
    context.seals.check("2026-q2")
    assert context.seals.fault("2026-q2")
    raw = driver.connect(str(harmed))
    raw.execute("UPDATE contributions SET text = ? || substr(text, 2) WHERE substr(text, 1, 1) = 'X'", (first(harmed),))
    raw.commit()
    raw.close()
    with qtbot.waitSignal(context.seals.changed):
        context.seals.check("2026-q2")
    assert context.seals.fault("2026-q2") == ""


def first(path: Path) -> str:
    """Return the letter that the sample has where ``harm`` put another."""
    fresh = path.with_name("mẫu khác.scb")
    books.make_sample(fresh)
    raw = driver.connect(str(fresh))
    wanted = "SELECT c.text FROM contributions c JOIN sessions s ON s.id = c.session_id WHERE s.uid = '2026-q2'"
    letter = str(raw.execute(f"{wanted} ORDER BY c.id").fetchone()[0][0])
    raw.close()
    return letter


def test_the_document_names_it_first_and_leads_to_the_session(qtbot: QtBot, harmed: Path, context: AppContext) -> None:
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.maker.ready):
        page.open_document("2026-q2", "minutes")
    index = page.panel.list.findings.index(0)
    assert index.data(Qt.ItemDataRole.DisplayRole).startswith(HEADING)
    with qtbot.waitSignal(context.place_requested) as asked:
        page.panel.list.clicked.emit(index)
    assert asked.args[0].session_id == "2026-q2"


def test_a_change_made_while_the_window_is_open_is_seen_when_the_session_is_opened(
    qtbot: QtBot, sealed_path: Path
) -> None:
    window = opened(qtbot, sealed_path)
    harm(sealed_path)
    window.open_session("2026-q2")
    assert HEADING in text_of(window, "message_text")
    assert HEADING in text_of(window, "session_notice")
    window.close()
    assert window not in [kept for kept in windows._windows if kept.isVisible()]


def test_a_book_changed_from_outside_is_told_once_it_is_open(qtbot: QtBot, sample_path: Path) -> None:
    book = OpenBook.open(sample_path, None, lambda state: None)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q3", topic="Cải cách hành chính"))
    book.flush()
    book.close()
    with closing(connect_raw(name_of(sample_path))) as raw:
        raw.execute("UPDATE sessions SET topic = 'đã bị sửa'")
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.has_book and window.findChild(QWidget, "desk_page") is not None)
    window.context.seals.look()
    qtbot.waitUntil(lambda: ALTERED[1:] in window.shell.messages.text)
    window.close_book()
