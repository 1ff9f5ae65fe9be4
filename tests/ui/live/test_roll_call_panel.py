"""The roll-call by keys."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTime
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.records import CellRecord, RollEntry
from app.domain.roll import sentence
from app.domain.vocabulary import AttendanceStatus as Status
from app.domain.vocabulary import ReasonKind, SessionKind
from app.services import catalogue, meeting
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import TimeField
from app.ui.live.person_combo import PersonCombo
from app.ui.live.roll_table import NAME, STATUS, RollModel, RollTable
from tests.ui.live.frame import HELD, PLANNED, find, focus_name, press, session, show, show_running, type_text


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    running = show_running(qtbot, context)
    press(Qt.Key.Key_F8)
    return running


def table(view: LiveView) -> RollTable:
    return find(view, RollTable, "attendance_table")


def shown(view: LiveView) -> list[Status | None]:
    return [entry.status for entry in table(view).roll.entries]


def kept(context: AppContext, session_id: str = PLANNED) -> dict[str, RollEntry]:
    assert context.book.flush()
    return {entry.member_id: entry for entry in context.book.session(session_id).roll}


def text(view: LiveView, name: str) -> str:
    return find(view, QLabel, name).text()


def test_each_key_marks_and_goes_on(view: LiveView, context: AppContext) -> None:
    keys = (Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_K, Qt.Key.Key_M, Qt.Key.Key_S, Qt.Key.Key_X)
    for key in keys:
        press(key)
    marks = [Status.PRESENT, Status.EXCUSED, Status.UNEXCUSED, Status.LATE, Status.LEFT_EARLY, Status.EXEMPT]
    assert shown(view)[:7] == [*marks, None]
    assert table(view).currentIndex().row() == 6
    assert [kept(context)[e.member_id].status for e in table(view).roll.entries[:6]] == marks


def test_a_mark_shows_before_it_is_stored_and_stays(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    for _ in range(31):
        press(Qt.Key.Key_Space)
        assert Status.PRESENT in shown(view)
    assert shown(view) == [Status.PRESENT] * 31
    assert {entry.status for entry in kept(context).values()} == {Status.PRESENT}
    qtbot.waitUntil(lambda: session(view).counts.present == 31)
    assert shown(view) == [Status.PRESENT] * 31


def test_delete_clears_and_backspace_of_an_input_method_does_not(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Backspace)
    assert shown(view)[0] is Status.PRESENT
    press(Qt.Key.Key_Delete)
    assert shown(view)[0] is None
    assert kept(context)["m1"].status is None


def strike(keys: str) -> None:
    for key in keys.upper():
        press(Qt.Key(ord(key)))


def test_digits_go_to_the_line_of_that_number(view: LiveView) -> None:
    rows = []
    for keys in ("17", "9", "30"):
        strike(keys)
        rows.append(table(view).currentIndex().row())
        press(Qt.Key.Key_Space)
    assert rows == [16, 8, 29]


def test_t_goes_to_the_choice_of_the_note_taker(view: LiveView) -> None:
    press(Qt.Key.Key_T)
    assert focus_name() == "minutes_taker"


def test_a_number_beyond_the_last_line_begins_anew(view: LiveView) -> None:
    strike("45")
    assert table(view).currentIndex().row() == 4
    strike("0")
    assert table(view).currentIndex().row() == 4


def test_a_roll_of_thirty_with_five_exceptions_takes_twenty_keys(view: LiveView, context: AppContext) -> None:
    strike("a12lc19lo23k28lr7m")
    marks = [entry.status for entry in kept(context).values()]
    assert (marks.count(Status.EXCUSED), marks.count(Status.UNEXCUSED), marks.count(Status.LATE)) == (3, 1, 1)
    assert len("a12lc19lo23k28lr7m") <= 20


def test_the_last_line_keeps_the_cursor(view: LiveView) -> None:
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Space)
    assert table(view).currentIndex().row() == 30


def test_several_lines_are_marked_at_once(view: LiveView) -> None:
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_K)
    assert shown(view)[:4] == [Status.UNEXCUSED] * 3 + [None]
    assert table(view).currentIndex().row() == 3


def test_ctrl_a_selects_everyone(view: LiveView) -> None:
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Space)
    assert shown(view) == [Status.PRESENT] * 31


def test_a_marks_everyone_not_called_as_present(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_K)
    with qtbot.waitSignal(context.offered) as offer:
        press(Qt.Key.Key_A)
    assert shown(view)[0] is Status.UNEXCUSED
    assert kept(context)["m14"].status is None
    assert shown(view).count(Status.PRESENT) == 29
    press(Qt.Key.Key_L)
    assert offer.args is not None
    offer.args[2]()
    qtbot.waitUntil(lambda: shown(view)[:3] == [Status.UNEXCUSED, Status.EXCUSED, None])


def test_the_keyboard_goes_to_the_list_that_comes_a_moment_later(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(2)
    assert focus_name() == "minutes_taker"
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: focus_name() == "attendance_table")


def test_a_name_being_typed_keeps_the_keyboard_when_the_list_comes(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(2)
    type_text("lan")
    session(view).save(lambda uow: meeting.start_session(uow, PLANNED, context.now()))
    qtbot.waitUntil(lambda: table(view).isVisible())
    assert focus_name() in ("minutes_taker", "minutes_taker_input")


def test_everyone_marked_can_be_taken_back_after_the_session_was_left(
    qtbot: QtBot, view: LiveView, context: AppContext
) -> None:
    with qtbot.waitSignal(context.offered) as offer:
        press(Qt.Key.Key_A)
    view.open_session("2026-q2")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert offer.args is not None
    with qtbot.waitSignal(context.data_changed):
        offer.args[2]()
    assert {entry.status for entry in kept(context).values()} == {None}


def test_letters_that_mean_nothing_do_nothing(view: LiveView) -> None:
    for key in (Qt.Key.Key_Q, Qt.Key.Key_W):
        press(key)
    assert shown(view) == [None] * 31
    assert table(view).currentIndex().row() == 0


def test_a_letter_right_after_l_gives_the_reason(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_O)
    assert kept(context)["m1"].reason_kind is ReasonKind.SICK
    assert (focus_name(), table(view).currentIndex().row()) == ("attendance_table", 1)


def test_another_reason_asks_for_words_and_enter_goes_back(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_H)
    assert focus_name() == "reason_input"
    type_text("đi học 3 ngày")
    press(Qt.Key.Key_Return)
    assert focus_name() == "attendance_table"
    assert (kept(context)["m1"].reason_kind, kept(context)["m1"].reason) == (ReasonKind.OTHER, "đi học 3 ngày")


def test_a_reason_is_kept_while_it_is_typed(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_Return)
    type_text("công tác Hà Nội")
    qtbot.waitUntil(lambda: kept(context)["m1"].reason == "công tác Hà Nội", timeout=1500)


def test_a_reason_half_typed_goes_to_whom_it_was_typed_for(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_Return)
    type_text("đi học")
    table(view).setFocus()
    press(Qt.Key.Key_L)
    assert find(view, QLineEdit, "reason_input").text() == ""
    assert [kept(context)[m].reason for m in ("m1", "m2")] == ["đi học", ""]


def test_a_reason_half_typed_is_dropped_when_the_member_comes(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_Return)
    type_text("đi học")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    assert (kept(context)["m1"].status, kept(context)["m1"].reason) == (Status.PRESENT, "")


def test_a_reason_without_an_absence_does_nothing(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_C)
    assert kept(context)["m1"].reason_kind is None


def test_coming_late_is_timed_and_the_time_can_be_corrected(view: LiveView, context: AppContext) -> None:
    press(Qt.Key.Key_M)
    arrived = kept(context)["m1"].arrived_at
    assert arrived is not None
    press(Qt.Key.Key_Return)
    assert focus_name() == "arrived_at"
    find(view, TimeField, "arrived_at").setTime(QTime(14, 12))
    corrected = kept(context)["m1"].arrived_at
    assert corrected == datetime.combine(arrived.date(), time(14, 12))


def test_a_line_chosen_by_arrow_shows_its_reason(view: LiveView) -> None:
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_Space)
    assert not find(view, QLineEdit, "reason_input").isVisible()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert find(view, QLineEdit, "reason_input").isVisible()
    assert find(view, QPushButton, "reason_work").isChecked()


def test_the_figures_follow_every_mark(view: LiveView) -> None:
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_K)
    counts = session(view).counts
    assert text(view, "roll_total") == "Tổng số 31 đồng chí"
    assert (text(view, "roll_1"), text(view, "roll_2"), text(view, "roll_4")) == ("29", "0 / 1", "0")
    assert text(view, "roll_rate") == "96,7%"
    assert text(view, "voting_base") == str(counts.voting_base)
    assert "không lý do: đ/c Nguyễn Văn Hùng" in text(view, "roll_sentence")


def test_the_sentence_is_that_of_the_minutes(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context, HELD)
    view.show_step(2)
    assert text(view, "roll_sentence") == sentence(session(view).counts)


def test_before_the_start_there_is_no_roll_but_a_sentence(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(2)
    assert not table(view).isVisible()
    assert "Bắt đầu buổi sinh hoạt" in text(view, "roll_not_started")
    assert focus_name() == "minutes_taker"


def test_a_held_session_without_a_roll_can_get_one(qtbot: QtBot, context: AppContext) -> None:
    profile = catalogue.agenda_profile("8-step")
    new = meeting.NewSession(SessionKind.THEMATIC, "Ghi lại", 2026, 4, id="late")
    context.save(lambda uow: meeting.create_session(uow, new, profile, CellRecord("C", "D", "E")))
    times = {"started_at": datetime(2026, 11, 5, 14), "ended_at": datetime(2026, 11, 5, 16)}
    context.save(lambda uow: meeting.set_facts(uow, "late", **times))
    assert context.book.flush()
    view = show(qtbot, context, "late")
    view.show_step(2)
    find(view, QPushButton, "make_roll").click()
    qtbot.waitUntil(lambda: len(table(view).roll.entries) == 31)
    press(Qt.Key.Key_M)
    assert kept(context, "late")["m1"].arrived_at is None


def test_the_note_taker_is_one_of_those_present(qtbot: QtBot, view: LiveView) -> None:
    for _ in range(3):
        press(Qt.Key.Key_Space)
    taker = find(view, PersonCombo, "minutes_taker")
    assert taker.count() == 4  # three present, and the one who was named before the roll-call
    taker.setFocus()
    type_text("htl")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session(view).record.minutes_taker == "m3")
    assert focus_name() == "attendance_table"


def test_a_note_taker_in_the_chair_is_warned_of(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    session(view).save(lambda uow: meeting.set_people(uow, PLANNED, minutes_taker="m1"))
    qtbot.waitUntil(lambda: "trùng với người chủ trì" in text(view, "minutes_taker_warning"))


def test_a_narrow_table_gives_its_room_to_names_and_states(view: LiveView) -> None:
    roll = table(view)
    assert not roll.isColumnHidden(3)
    roll.resize(300, 300)
    assert [roll.isColumnHidden(column) for column in range(5)] == [False, False, True, True, False]
    assert roll.columnWidth(NAME) + roll.columnWidth(STATUS) > 150


def test_the_model_of_the_roll_is_sound(qtbot: QtBot, view: LiveView) -> None:
    model, entries = RollModel(), table(view).roll.entries
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries(entries)
    with qtbot.waitSignal(model.dataChanged):
        model.show_entries([RollEntry("m1", "Tên khác", entries[0].standing), *entries[1:]])
    model.show_entries(())


def test_the_figures_fit_beside_the_sheet(view: LiveView) -> None:
    side = find(view, QWidget, "minutes_taker").parentWidget()
    assert side is not None
    assert side.minimumSizeHint().width() <= 261
