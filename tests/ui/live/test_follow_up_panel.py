"""What is owed after a session."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.timeline import Owed
from app.domain.vocabulary import FollowUpKind, NoteKind
from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import DayField, MomentField
from app.ui.live.owed_line import owed_words
from tests.ui.live.frame import HELD, find, focus_name, press, session, show, show_running


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    return show(qtbot, context, HELD)


def done(view: LiveView) -> dict[FollowUpKind, date]:
    return session(view).record.follow_ups


def test_the_keyboard_is_on_what_is_still_owed_and_space_does_it(
    qtbot: QtBot, view: LiveView, context: AppContext
) -> None:
    assert focus_name() == "done_reported_up"
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: done(view).get(FollowUpKind.REPORTED_UP) == context.now().date())
    assert focus_name() == "undo_reported_up"


def test_what_was_written_by_mistake_can_be_taken_back(qtbot: QtBot, view: LiveView) -> None:
    find(view, QPushButton, "undo_report_finished").click()
    qtbot.waitUntil(lambda: FollowUpKind.REPORT_FINISHED not in done(view))
    assert find(view, QPushButton, "done_report_finished").isVisible()


def test_the_day_can_be_corrected(qtbot: QtBot, view: LiveView) -> None:
    find(view, DayField, "day_sent_to_members").setDate(QDate(2026, 9, 12))
    qtbot.waitUntil(lambda: done(view)[FollowUpKind.SENT_TO_MEMBERS] == date(2026, 9, 12))


def test_the_end_can_be_corrected_and_the_length_follows(qtbot: QtBot, view: LiveView) -> None:
    end = QDateTime.fromString("2026-09-10T15:02", Qt.DateFormat.ISODate)
    find(view, MomentField, "ended_at").setDateTime(end)
    qtbot.waitUntil(lambda: session(view).record.ended_at == datetime(2026, 9, 10, 15, 2))
    said = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "1 giờ (quy định ít nhất 90 phút)" in said


def test_an_end_before_the_start_is_warned_of(qtbot: QtBot, view: LiveView) -> None:
    end = QDateTime.fromString("2026-09-10T13:00", Qt.DateFormat.ISODate)
    find(view, MomentField, "ended_at").setDateTime(end)
    qtbot.waitUntil(lambda: any(p.text() == "Giờ kết thúc không sau giờ bắt đầu" for p in view.findChildren(QLabel)))


def test_a_running_session_has_no_end_to_correct(qtbot: QtBot, context: AppContext) -> None:
    view = show_running(qtbot, context)
    view.show_step(8)
    assert not find(view, MomentField, "ended_at").isVisible()
    assert "đang diễn ra" in find(view, QLabel, "session_times").text()


@pytest.mark.parametrize(("name", "kind"), [("open_minutes", "minutes"), ("open_topic_report", "topic-report")])
def test_documents_are_one_button_away(qtbot: QtBot, view: LiveView, context: AppContext, name: str, kind: str) -> None:
    with qtbot.waitSignal(context.document_requested) as asked:
        find(view, QPushButton, name).click()
    assert asked.args == [HELD, kind]


@pytest.mark.parametrize("kind", [NoteKind.LESSONS_ASKED, NoteKind.DIFFICULTIES, NoteKind.GOOD_PRACTICE, NoteKind.NEWS])
def test_what_the_session_taught_is_kept_while_it_is_typed(qtbot: QtBot, view: LiveView, kind: NoteKind) -> None:
    find(view, QPlainTextEdit, f"note_{kind}").setPlainText("Phân công rõ từng việc")
    qtbot.waitUntil(lambda: session(view).record.notes.get(kind) == "Phân công rõ từng việc")


def test_what_other_steps_lack_leads_to_them(qtbot: QtBot, view: LiveView) -> None:
    session(view).save(lambda uow: meeting.set_facts(uow, HELD, conclusion=""))
    qtbot.waitUntil(lambda: bool(view.findChildren(QPushButton, "missing_step_7")))
    find(view, QPushButton, "missing_step_7").click()
    assert view.number == 7


def test_how_something_owed_stands_is_said_in_words() -> None:
    kind, today = FollowUpKind.REPORTED_UP, date(2026, 9, 12)
    assert owed_words(Owed(kind, None, None), today) == ("Chưa làm", "neutral")
    assert owed_words(Owed(kind, date(2026, 9, 12), None), today) == ("Hạn 12/9/2026", "warn")
    assert owed_words(Owed(kind, date(2026, 9, 11), None), today) == ("Quá hạn 11/9/2026", "bad")
    assert owed_words(Owed(kind, date(2026, 9, 11), date(2026, 9, 11)), today) == ("Đã xong", "good")
    assert owed_words(Owed(kind, date(2026, 9, 11), today), today) == ("Đã xong, sau hạn", "warn")
