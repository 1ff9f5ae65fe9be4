"""Statistics: every figure says how it is counted and leads to its evidence, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.domain.places import Place
from app.services.open_book import OpenBook
from app.ui.context import AppContext
from app.ui.list_table import ID_ROLE, TONE_ROLE
from app.ui.member_years_table import SPOKEN_COLUMN, MemberYearsTable, OwnSessionsTable, member_lines
from app.ui.months_table import MonthsTable, month_lines
from app.ui.presence_table import PresenceTable
from app.ui.statistics_page import StatisticsPage
from app.ui.year_view import YearView, read_year


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> StatisticsPage:
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: AppContext) -> StatisticsPage:
    made = StatisticsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    made._years.setCurrentIndex(made._years.findData(2026))
    return made


def view_of(context: AppContext) -> YearView:
    return read_year(context.book, 2026, context.now().date())


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.click()


def table(page: QWidget, name: str) -> QTableView:
    found = page.findChild(QTableView, name)
    assert found is not None
    return found


def months(context: AppContext) -> MonthsTable:
    model, view = MonthsTable(context, context), view_of(context)
    model.show_rows(month_lines(view.figures, view.grid, view.rules.attendance))
    return model


def presence(context: AppContext) -> PresenceTable:
    model = PresenceTable(context)
    model.show_grid(view_of(context).grid)
    return model


def members(context: AppContext) -> MemberYearsTable:
    model = MemberYearsTable(context, context)
    view = view_of(context)
    model.show_lines(member_lines(view, replace(view.rules, absences_told=2)))
    return model


@pytest.mark.parametrize("make", [months, presence, members, lambda context: OwnSessionsTable(context, context)])
def test_models_keep_qt_rules(
    context: AppContext, qtmodeltester: ModelTester, make: Callable[[AppContext], MonthsTable]
) -> None:
    qtmodeltester.check(make(context))


def test_months_say_their_numbers_in_words(context: AppContext) -> None:
    model = months(context)
    cells = [[model.index(row, column).data() for column in range(5)] for row in (0, 1)]
    assert cells[0] == ["Tháng 1", None, None, None, None]
    assert cells[1] == ["Tháng 2", "1", "29/30", "96,7% ✓", "Đạt"]


def test_the_grid_has_names_down_and_days_across(context: AppContext) -> None:
    model, across, down = presence(context), Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(n, across) for n in range(model.columnCount())] == [
        "12/2\nCĐ I\n97%",
        "14/5\nCĐ II\n93%",
        "10/9\nCĐ III\n93%",
    ]
    assert model.headerData(0, down) == "Nguyễn Văn Hùng"
    assert (model.index(0, 0).data(), model.index(0, 0).data(TONE_ROLE), model.index(0, 2).data(ID_ROLE)) == (
        "✓", "good", "2026-q3",
    )  # fmt: skip


def test_members_are_sorted_by_a_column_and_back(context: AppContext) -> None:
    model = members(context)
    roster = [one.id for one in model.rows]
    model.sort(SPOKEN_COLUMN)
    spoken = [one.one.spoken for one in model.rows]
    model.sort(-1)
    assert spoken == sorted(spoken)
    assert [one.id for one in model.rows] == roster


def test_indicators_stand_with_their_definition(page: StatisticsPage) -> None:
    said = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "Tỷ lệ dự sinh hoạt" in said
    assert "chia cho số lượt phải dự" in said
    assert "Nhiều ý kiến trong một buổi tính là một kỳ" in said


def test_attendance_leads_to_the_grid_and_a_cell_to_its_session(page: StatisticsPage, qtbot: QtBot) -> None:
    press(page, "evidence_attendance")
    grid = table(page, "presence_grid")
    assert grid.hasFocus()
    QTest.keyClick(grid, Qt.Key.Key_Left)
    words = page.findChild(QLabel, "presence_words")
    assert words is not None
    assert words.text().startswith("Nguyễn Văn Hùng · 14/5/2026")
    with qtbot.waitSignal(page.context.place_requested) as asked:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert asked.args == [Place("2026-q2", "roll")]


def test_space_on_a_cell_leads_to_the_sessions_of_the_member(page: StatisticsPage, qtbot: QtBot) -> None:
    press(page, "evidence_attendance")
    QTest.keyClick(table(page, "presence_grid"), Qt.Key.Key_Down)
    QTest.keyClick(table(page, "presence_grid"), Qt.Key.Key_Space)
    own = table(page, "member_sessions")
    name = page.findChild(QLabel, "member_name")
    assert own.hasFocus()
    assert name is not None
    assert (name.text(), own.model().rowCount()) == ("Trần Quốc Toản", 3)
    with qtbot.waitSignal(page.context.place_requested) as asked:
        QTest.keyClick(own, Qt.Key.Key_Return)
    assert asked.args == [Place("2026-q3", "roll")]
    QTest.keyClick(own, Qt.Key.Key_Escape)
    assert table(page, "member_years").hasFocus()


def test_who_spoke_leads_to_the_members_who_spoke_least_first(page: StatisticsPage) -> None:
    press(page, "evidence_spoken")
    model = table(page, "member_years").model()
    shown = [int(model.index(row, SPOKEN_COLUMN).data().split("/")[0]) for row in range(model.rowCount())]
    assert (shown == sorted(shown), table(page, "member_years").hasFocus()) == (True, True)


def test_members_who_miss_many_sessions_are_listed_from_a_number_on(page: StatisticsPage) -> None:
    press(page, "statistics_members")
    press(page, "members_absent")
    model, least = table(page, "member_years").model(), page.findChild(QComboBox, "absent_from")
    assert least is not None
    few = model.rowCount()
    least.setCurrentIndex(least.findData(2))
    least.activated.emit(least.currentIndex())
    assert model.rowCount() >= few
    assert "từ 2 kỳ" in least.currentText()


@pytest.mark.parametrize(("name", "kind"), [("evidence_thematic", "roll"), ("evidence_tasks", "task")])
def test_other_indicators_lead_to_what_they_count_and_each_line_to_its_place(
    page: StatisticsPage, qtbot: QtBot, name: str, kind: str
) -> None:
    press(page, name)
    shown = table(page, "evidence_table")
    assert shown.hasFocus()
    with qtbot.waitSignal(page.context.place_requested) as asked:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert (asked.args[0].session_id, asked.args[0].kind) == ("2026-q1", kind)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize(
    ("name", "chip"), [("evidence_pace", "members_behind"), ("evidence_absences", "members_absent")]
)
def test_members_behind_a_figure_are_listed(page: StatisticsPage, name: str, chip: str) -> None:
    press(page, name)
    found = page.findChild(QPushButton, chip)
    assert found is not None
    assert found.isChecked()
    assert table(page, "member_years").hasFocus()


def test_those_who_hold_a_post_are_listed_by_their_posts(page: StatisticsPage) -> None:
    press(page, "statistics_members")
    press(page, "members_posts")
    names = [line.position for line in table(page, "member_years").model().rows]
    assert names[:2] == ["Bí thư", "Phó Bí thư"]
    assert all(names)


def test_a_quarter_leads_to_its_first_session(page: StatisticsPage) -> None:
    press(page, "by_quarter")
    shown = table(page, "quarter_table")
    cells = [shown.model().index(1, column).data() for column in range(6)]
    assert cells == ["Quý II", "0", "1", "28/30", "93,3% ✓", "Đạt"]
    shown.activated.emit(shown.model().index(1, 0))
    assert table(page, "presence_grid").currentIndex().data(ID_ROLE) == "2026-q2"


def test_a_month_leads_to_its_first_session(page: StatisticsPage) -> None:
    shown = table(page, "month_table")
    shown.activated.emit(shown.model().index(1, 0))
    assert table(page, "presence_grid").currentIndex().data(ID_ROLE) == "2026-q1"
    assert table(page, "presence_grid").hasFocus()


def test_a_month_without_sessions_leads_nowhere(page: StatisticsPage) -> None:
    shown = table(page, "month_table")
    shown.activated.emit(shown.model().index(0, 0))
    assert shown.isVisible()


def test_an_empty_book_says_what_to_do(qtbot: QtBot, empty_context: AppContext) -> None:
    page = shown(qtbot, empty_context)
    for name in ("statistics_grid", "statistics_members"):
        press(page, name)
        empty = page.findChild(QWidget, "statistics_empty")
        assert empty is not None
        assert empty.isVisible()


def test_a_redraw_keeps_the_chosen_cell_and_member(page: StatisticsPage) -> None:
    press(page, "evidence_attendance")
    grid = table(page, "presence_grid")
    grid.setCurrentIndex(grid.model().index(4, 1))
    page.refresh()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (4, 1)


def test_a_year_is_read_with_its_sessions_once_and_alike_lines_of_rolls_are_one(open_sample: OpenBook) -> None:
    seen: list[str] = []
    listener = lambda connection, cursor, sql, *rest: seen.append(sql)  # noqa: E731
    event.listen(open_sample._book._engine, "before_cursor_execute", listener)
    view = read_year(open_sample, 2026, date(2026, 11, 23))
    event.remove(open_sample._book._engine, "before_cursor_execute", listener)
    assert sum("FROM follow_ups" in sql for sql in seen) == 1
    assert view.duties == open_sample.obligations(2026, date(2026, 11, 23))
    same = {id(line.entry) for line in view.lines}
    assert len(same) == len({line.entry for line in view.lines}) < len(view.lines)
