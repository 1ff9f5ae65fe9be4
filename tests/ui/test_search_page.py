"""Search: results as one types, the keyboard alone, and the way to the place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.places import Place
from app.services.searching import Hit
from app.ui.context import AppContext
from app.ui.found_list import ROW_ROLE, FoundList, rows_of
from app.ui.live.contribution_list import ContributionList
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from app.ui.members_page import MembersPage
from app.ui.search_page import SearchPage

HITS = (
    Hit(None, "member", "m1", "Đảng viên: Bí thư", "Nguyễn Văn Hùng"),
    Hit("2026-q3", "contribution", 3, "Ý kiến: Lan", "Nhất trí với chi bộ"),
    Hit("2026-q3", "topic", 0, "Chuyên đề", "Cải cách ở chi bộ"),
    Hit("gone", "task", 5, "Nhiệm vụ", "chi bộ"),
)


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> SearchPage:
    made = SearchPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> Iterator[MainWindow]:
    shown = open_main_window(Path(shutil.copy(sample_path, tmp_path / "tim.scb")))
    qtbot.addWidget(shown)
    qtbot.waitActive(shown)
    shown.load()
    yield shown
    shown.close()


def line(within: QWidget) -> QLineEdit:
    found = within.findChild(QLineEdit, "search_input")
    assert found is not None
    return found


def results(within: QWidget) -> QListView:
    found = within.findChild(QListView, "search_results")
    assert found is not None
    return found


def typed(qtbot: QtBot, within: QWidget, text: str) -> None:
    QTest.keyClicks(line(within), text)
    qtbot.wait(1)


def state(page: SearchPage) -> str:
    found = page.findChild(QLabel, "search_state")
    assert found is not None
    return found.text()


def test_model_keeps_qt_rules(context: AppContext, qtmodeltester: ModelTester) -> None:
    model = FoundList()
    model.show_rows(rows_of(HITS, "chi bo", {one.id: one for one in context.book.sessions()}))
    qtmodeltester.check(model)


def test_places_stand_below_their_session_and_headings_cannot_be_chosen(context: AppContext) -> None:
    model = FoundList()
    model.show_rows(rows_of(HITS, "chi bo", {one.id: one for one in context.book.sessions()}))
    assert [row.title.split(" · ")[0] for row in model.rows] == [
        "Đảng viên: 1 đồng chí", "Đảng viên: Bí thư", "10/9/2026", "Ý kiến: Lan", "Chuyên đề",
        "Buổi sinh hoạt", "Nhiệm vụ",
    ]  # fmt: skip
    chosen = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(7)]
    assert chosen == [False, True, False, True, True, False, True]
    assert (model.beside(1, 1), model.beside(3, -1), model.beside(6, 1)) == (3, 1, -1)


def test_searched_words_are_marked_in_a_row() -> None:
    row = rows_of(HITS[1:2], "chi bo", {})[1]
    assert [row.text[begin:end] for begin, end in row.marks] == ["chi", "bộ"]


def test_many_members_of_one_name_leave_room_for_the_sessions() -> None:
    rows = rows_of([Hit(None, "member", f"m{n}", "Đảng viên", "Nguyễn An") for n in range(9)], "an", {})
    assert (len(rows), rows[0].title) == (6, "Đảng viên: 9 đồng chí, hiện 5")


def test_an_empty_line_says_what_to_do(page: SearchPage) -> None:
    assert line(page).hasFocus()
    assert state(page) == "Tìm trong cả sổ"
    assert line(page).placeholderText() == "Gõ vài chữ, không cần dấu"


def test_results_come_as_one_types_and_escape_clears(page: SearchPage, qtbot: QtBot) -> None:
    typed(qtbot, page, "chuyen de")
    assert results(page).isVisible()
    assert results(page).model().rowCount() > 3
    QTest.keyClick(line(page), Qt.Key.Key_Escape)
    assert (line(page).text(), results(page).isVisible()) == ("", False)


def test_words_that_are_nowhere_are_named(page: SearchPage, qtbot: QtBot) -> None:
    typed(qtbot, page, "khongcodau")
    assert state(page) == "Không tìm thấy “khongcodau”"


@pytest.mark.parametrize("text", ['"', "\x00", "a" * 4000, "AND OR", "😀", "\u202e"])
def test_whatever_is_typed_is_literal(page: SearchPage, qtbot: QtBot, text: str) -> None:
    line(page).setText(text)
    qtbot.wait(1)
    line(page).setText("chi bo")
    qtbot.wait(1)
    assert results(page).model().rowCount() > 1


def test_an_empty_book_has_nothing_to_find(qtbot: QtBot, empty_context: AppContext) -> None:
    page = SearchPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    typed(qtbot, page, "chi")
    assert state(page) == "Không tìm thấy “chi”"


def test_up_and_down_move_the_mark_while_typing_goes_on(page: SearchPage, qtbot: QtBot) -> None:
    typed(qtbot, page, "chi bo")
    first = results(page).currentIndex().row()
    QTest.keyClick(line(page), Qt.Key.Key_Down)
    second = results(page).currentIndex().row()
    QTest.keyClick(line(page), Qt.Key.Key_Up)
    assert (first, second > first, results(page).currentIndex().row()) == (1, True, first)
    assert line(page).hasFocus()


def test_enter_opens_what_the_last_key_finds(page: SearchPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.place_requested) as asked:
        QTest.keyClicks(line(page), "cai cach hanh chinh")
        QTest.keyClick(line(page), Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0].session_id == "2026-q3"


def test_ctrl_f_leads_to_the_search_from_a_session_and_from_any_page(window: MainWindow, qtbot: QtBot) -> None:
    for place in ("members", "sessions", "statistics", "search"):
        window.show_page(place)
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert line(window).hasFocus(), place
    window.open_session("2026-q4")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert line(window).hasFocus()


def test_an_opinion_opens_in_its_session_with_the_mark_on_it(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("search")
    typed(qtbot, window, "de nghi")
    rows = [results(window).model().index(n, 0).data(ROW_ROLE) for n in range(results(window).model().rowCount())]
    number = next(n for n, row in enumerate(rows) if row.place is not None and row.place.kind == "contribution")
    results(window).activated.emit(results(window).model().index(number, 0))
    qtbot.wait(10)
    view, stream = window.findChild(LiveView), window.findChild(ContributionList)
    assert view is not None
    assert stream is not None
    assert (view.isVisible(), view.session.id if view.session else "") == (True, rows[number].place.session_id)
    assert (stream.current, stream.hasFocus()) == (rows[number].place.number, True)


def test_a_member_is_shown_on_the_roster(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("members")
    window.findChild(QLineEdit, "member_filter").setText("không ai")
    window.show_page("search")
    typed(qtbot, window, "ha thi lan")
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    page = window.findChild(MembersPage)
    assert page is not None
    assert (page.isVisible(), page.table.chosen() is not None) == (True, True)


def test_a_session_deleted_meanwhile_is_not_opened(window: MainWindow) -> None:
    from app.domain.places import Place

    window.pages.open_place(Place("2099-x", "contribution", 1))
    assert not window.findChildren(ContributionList)


def test_what_is_of_no_session_opens_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    from app.services import directives
    from app.ui.papers_page import PapersPage
    from app.ui.plan_page import PlanPage

    new = directives.NewDirective("Hướng dẫn đặc biệt hiếm", "99-HD/XYZ")
    window.context.save(lambda uow: directives.add(uow, new))
    window.context.book.flush()
    window.show_page("search")
    typed(qtbot, window, "dac biet hiem")
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    papers = window.findChild(PapersPage)
    assert papers is not None
    assert (papers.isVisible(), papers.present.table.chosen()) == (True, 1)
    topic = window.context.book.plan(2026)[0]
    window.context.place_requested.emit(Place(None, "plan_topic", topic.id, 2026))
    assert window.findChild(PlanPage).isVisible()
