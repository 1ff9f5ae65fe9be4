"""The page of a committee: its cells in a year, one in detail, and taking files in with questions and faults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services import books, cells_overview, cells_receiving
from app.ui import cells_page
from app.ui.cell_detail import BelowSessionsTable
from app.ui.cells_page import CellsPage
from app.ui.cells_table import RATE, WORDS, CellsTable
from app.ui.context import AppContext
from app.ui.main_window import MainWindow, open_main_window
from app.ui.receive_table import FileLine, ReceiveTable
from tests.cells import COMMITTEE, FULL, TODAY, cell_file, cell_year, regular, thematic
from tests.finding import visible
from tests.ui.conftest import make_context

CELLS = (cell_year(*FULL, name="Chi bộ Một"), cell_year(regular(1, present=4), thematic(1, None), name="Chi bộ Hai"))


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committee's book with two cells, of which one has not held its sessions since February."""
    path = tmp_path_factory.mktemp("cells") / "cap-uy.scb"
    book = books.make_book(path, COMMITTEE)
    reader = cells_receiving.Reader(TODAY)
    with book.write() as uow:
        for data in (cell_file("Chi bộ Một", *range(1, 8)), cell_file("Chi bộ Hai", 1, 2)):
            cells_receiving.keep(uow, reader.read(data, "tep.json"), datetime(2026, 8, 14, 9))
        uow.commit()
    reader.close()
    book.close()
    return path


@pytest.fixture
def committee(made_book: Path, tmp_path: Path) -> Path:
    """A fresh copy of that book."""
    return Path(shutil.copy(made_book, tmp_path / "cap-uy.scb"))


@pytest.fixture
def page(qtbot: QtBot, committee: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CellsPage]:
    monkeypatch.setattr(AppContext, "now", lambda _: datetime(2026, 8, 15, 9))
    context = make_context(committee)
    made = CellsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    yield made
    made.leave()
    context.book.close()


def texts(page: CellsPage) -> list[list[str]]:
    model = page.list.table.model()
    return [[model.index(row, column).data() or "" for column in range(model.columnCount())]
            for row in range(model.rowCount())]  # fmt: skip


def said(page: CellsPage, name: str) -> str:
    return visible(page, QLabel, name).text()


def press(page: CellsPage, name: str) -> None:
    visible(page, QPushButton, name).click()


def take(qtbot: QtBot, page: CellsPage, folder: Path, **files: bytes) -> list[tuple[str, str]]:
    """Take files in; return what the lines say of each, and wait until none is on its way."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.json" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    page.take_in(paths)
    qtbot.waitUntil(lambda: not page.receive.is_running, timeout=20_000)
    return lines(page)


def lines(page: CellsPage) -> list[tuple[str, str]]:
    model = page.receive.table.model()
    return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def test_every_cell_has_a_row_of_signs_with_words_at_the_end(page: CellsPage) -> None:
    second, first = texts(page)
    assert "".join(first[1:13]) == "✓✓✓✓✓✓✓·····" and "".join(second[1:17]) == "✓✓✗✗✗✗✗·····✗✗··"
    assert second[WORDS] == "Thiếu tháng 3–7 và quý I, II; dự dưới chỉ tiêu" and second[RATE] == "50% ▼"


def test_signs_are_told_in_words_to_those_who_do_not_see_them(page: CellsPage) -> None:
    index = page.list.table.model().index(0, 3)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tháng 3: chưa tổ chức"
    page.list.table.setCurrentIndex(index)
    assert "Tháng 3: chưa tổ chức" in said(page, "cell_words") and "Tệp nhận ngày 14/8/2026" in said(page, "cell_words")


@pytest.mark.parametrize(("chip", "shown"), [
    ("cells_all", 2), ("cells_late", 2), ("cells_unreported", 0), ("cells_below", 2), ("cells_silent", 0),
])  # fmt: skip
def test_filters_show_the_cells_they_are_about(page: CellsPage, chip: str, shown: int) -> None:
    press(page, chip)
    assert (len(texts(page)), page.list.table.isVisible()) == (shown, bool(shown))


def test_enter_opens_a_cell_and_escape_leads_back_to_its_row(page: CellsPage) -> None:
    page.list.table.selectRow(1)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert said(page, "cell_title") == "Chi bộ Một" and "tep.json (7 buổi" in said(page, "cell_files")
    assert page.detail.table.model().rowCount() == 7
    QTest.keyClick(page.detail, Qt.Key.Key_Escape)
    assert page.list.isVisible() and page.list.table.currentIndex().row() == 1


def test_another_year_shows_what_is_known_of_it(page: CellsPage, qtbot: QtBot) -> None:
    page._year = 2025
    page.refresh()
    assert {row[1] for row in texts(page)} == {"–"}


def test_files_are_taken_in_and_a_faulty_one_does_not_stop_the_others(
    page: CellsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    made = take(qtbot, page, tmp_path / "tep", a=cell_file("Chi bộ Ba", 1), b=b"{", c=cell_file("Chi bộ Hai", 1, 2, 3))
    assert made == [("a.json", "Chi bộ mới"), ("b.json", "Không nhận"), ("c.json", "Đã cập nhật")]
    assert said(page, "receive_state") == "Đã xem 3 tệp: 2 tệp đã nhận, 1 tệp không nhận được."
    press(page, "leave_receiving")
    assert [row[0] for row in texts(page)] == ["Chi bộ Ba", "Chi bộ Hai", "Chi bộ Một"]


@pytest.mark.parametrize(("answer", "cells"), [("answer_yes", ["Chi bộ Mới", "Chi bộ Một"]),
                                               ("answer_no", ["Chi bộ Hai", "Chi bộ Mới", "Chi bộ Một"])])  # fmt: skip
def test_a_renamed_cell_is_asked_about_on_the_spot(
    page: CellsPage, qtbot: QtBot, tmp_path: Path, answer: str, cells: list[str]
) -> None:
    take(qtbot, page, tmp_path / "tep", a=cell_file("Chi bộ Mới", 1, 2, 3, former=["Chi bộ Hai"]))
    assert "“Chi bộ Mới”" in said(page, "receive_question") and "“Chi bộ Hai”" in said(page, "receive_question")
    press(page, answer)
    qtbot.waitUntil(lambda: lines(page)[0][1] in ("Đã cập nhật", "Chi bộ mới"))
    press(page, "leave_receiving")
    assert sorted(row[0] for row in texts(page)) == sorted(cells)


def test_an_older_file_is_taken_in_only_when_it_is_meant(page: CellsPage, qtbot: QtBot, tmp_path: Path) -> None:
    made = take(qtbot, page, tmp_path / "tep", a=cell_file("Chi bộ Một", 1))
    assert made == [("a.json", "Cần hỏi: tệp cũ hơn")] and "cũ hơn" in said(page, "receive_question")
    assert not page.receive._no.isVisible()
    press(page, "answer_yes")
    qtbot.waitUntil(lambda: lines(page) == [("a.json", "Đã cập nhật")])


def test_stopping_keeps_what_was_taken_in(page: CellsPage, qtbot: QtBot, tmp_path: Path) -> None:
    files = {f"c{number}": cell_file(f"Chi bộ {number}", 1) for number in range(6)}
    page.receive._run.received.connect(page.receive._run.stop)
    made = take(qtbot, page, tmp_path / "tep", **files)
    assert 1 <= len(made) < 6 and said(page, "receive_state").startswith(f"Đã dừng, đã xem {len(made)}/6 tệp: ")
    kept = page.context.book.ask(lambda uow: cells_overview.overview(uow, 2026, TODAY))
    assert len(kept) == 2 + len(made)


def test_another_page_stops_it_and_the_file_in_hand_is_not_taken_in(
    page: CellsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.json" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(cell_file(f"Chi bộ {number}", 1))
    page.take_in(paths)
    page.leave()
    assert not page.receive.is_running and said(page, "receive_state").startswith("Đã dừng, đã xem 0/3 tệp")
    press(page, "leave_receiving")
    assert len(texts(page)) == 2


def test_a_folder_without_files_is_said(page: CellsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    page.context.said.connect(lambda text, _: heard.append(text))
    monkeypatch.setattr(cells_page, "ask_folder", lambda *_: tmp_path)
    press(page, "receive_folder")
    assert heard == [f"Thư mục “{tmp_path.name}” không có tệp .json nào."]


def test_a_cell_is_taken_out_only_after_a_question(
    page: CellsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_cell(1)
    for answer, left in ((False, 2), (True, 1)):
        monkeypatch.setattr(cells_page, "confirm", lambda *_, answer=answer: answer)
        press(page, "forget_cell")
        qtbot.waitUntil(lambda left=left: len(texts(page)) == left)
    assert page.list.isVisible()


def test_models_keep_qt_rules(context: AppContext, qtmodeltester: ModelTester) -> None:
    cells, sessions, files = CellsTable(context, context), BelowSessionsTable(context, context), ReceiveTable(context)
    cells.show_rows(CELLS)
    files.show_rows((FileLine(0, cells_receiving.Receipt("a", cells_receiving.Outcome.NEW)),))
    for model in (cells, sessions, files):
        qtmodeltester.check(model)


def test_only_the_book_of_a_committee_has_the_way_to_its_cells(qtbot: QtBot, committee: Path, empty_path: Path) -> None:
    for path, offered in ((committee, True), (empty_path, False)):
        window: MainWindow = open_main_window(path)
        qtbot.addWidget(window)
        window.load()
        way = window.findChild(QPushButton, "nav_cells")
        assert (way.isVisibleTo(window), way.isEnabled()) == (offered, offered)
        window.close()


def test_the_report_over_the_cells_is_a_document_of_the_year(page: CellsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.document_requested) as asked:
        press(page, "cells_report")
    assert asked.args == ["2026", "cells-report"]
    assert date(2026, 8, 15) == TODAY


def test_a_bug_in_reading_one_file_does_not_stop_the_others(
    page: CellsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = cells_receiving.Reader.read

    def broken(reader: cells_receiving.Reader, data: bytes, name: str) -> object:
        if name == "a.json":
            raise ZeroDivisionError
        return read(reader, data, name)

    monkeypatch.setattr(cells_receiving.Reader, "read", broken)
    made = take(qtbot, page, tmp_path / "tep", a=cell_file("Chi bộ A", 1), b=cell_file("Chi bộ B", 1))
    assert made == [("a.json", "Không nhận"), ("b.json", "Chi bộ mới")]


def test_many_files_that_are_known_are_passed_over_one_by_one(page: CellsPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = cell_file("Chi bộ Hai", 1, 2)
    made = take(qtbot, page, tmp_path / "tep", **{f"t{number}": data for number in range(9)})
    assert made == [(f"t{number}.json", "Đã có, không đổi") for number in range(9)]
