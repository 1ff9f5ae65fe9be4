"""Figures and names in the banner of a session."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain import desk
from app.domain.vocabulary import AttendanceStatus
from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.banner import ElidedLabel
from tests.ui.live.frame import HELD, PLANNED, find, show


def test_banner_and_desk_count_those_who_came_alike(qtbot: QtBot, context: AppContext) -> None:
    missing = next(e.member_id for e in context.book.session(HELD).roll if e.status is AttendanceStatus.EXCUSED)
    exempt = meeting.Roll(AttendanceStatus.EXEMPT)
    context.book.save(lambda uow: meeting.mark(uow, HELD, [missing], exempt))
    assert context.book.flush()
    view = show(qtbot, context, HELD)
    shown = find(view, QLabel, "present_count")
    card = desk.quarter_cards(context.book.year_figures(2026), context.now().date())[2]
    assert shown.text() in card.line
    assert "được miễn sinh hoạt" in shown.toolTip()


def test_a_line_without_room_is_shortened_before_it_is_cut(qtbot: QtBot) -> None:
    line = ElidedLabel("line")
    qtbot.addWidget(line)
    line.show()
    line.show_text("Thư ký: Nguyễn Thị Hương (Tổ đảng 3)", "Thư ký: N.T.Hương (Tổ đảng 3)", "Thư ký: N.T.Hương")
    for text in ("Thư ký: N.T.Hương (Tổ đảng 3)", "Thư ký: N.T.Hương"):
        line.setFixedWidth(line.fontMetrics().horizontalAdvance(text))
        assert line.text() == text
    line.setFixedWidth(line.width() - 5)
    assert line.text().endswith("…")
    assert line.toolTip() == line.accessibleName() == "Thư ký: Nguyễn Thị Hương (Tổ đảng 3)"


def test_the_note_taker_is_named_though_the_chair_has_a_long_name(qtbot: QtBot, context: AppContext) -> None:
    context.book.save(lambda uow: meeting.set_people(uow, PLANNED, chair="m22", minutes_taker="m23"))
    assert context.book.flush()
    view = show(qtbot, context, PLANNED)
    people = find(view, ElidedLabel, "session_people")
    view.resize(1100, 700)
    qtbot.waitUntil(lambda: people.text() != people.whole)
    assert "Thư ký: N.T.Hương" in people.text()
    assert "Chủ trì: Nguyễn Thị Hương" in people.toolTip()


def test_nobody_chosen_is_never_written_with_initials(qtbot: QtBot, context: AppContext) -> None:
    context.book.save(lambda uow: meeting.set_people(uow, PLANNED, chair="m22", minutes_taker=None))
    assert context.book.flush()
    people = find(show(qtbot, context, PLANNED), ElidedLabel, "session_people")
    people.setFixedWidth(people.fontMetrics().horizontalAdvance(people.whole) - 5)
    qtbot.waitUntil(lambda: people.text() != people.whole)
    assert people.text().endswith("Thư ký: chưa chọn")
