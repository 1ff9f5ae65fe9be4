"""The papers: number register, documents from above, files; by keyboard, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.places import Place
from app.models.unit_of_work import UnitOfWork
from app.services import attachments, directives, register
from app.services.attachments import NewAttachment
from app.services.directives import NewDirective
from app.services.register import NewIssued, NewTerm
from app.ui import attachments_view
from app.ui.attachments_table import AttachmentsTable
from app.ui.context import AppContext
from app.ui.directives_table import DirectivesTable
from app.ui.papers_page import PapersPage
from app.ui.register_table import RegisterTable
from app.ui.side_view import SideView
from tests.finding import Found, visible


def fill(uow: UnitOfWork) -> None:
    term = register.add_term(uow, NewTerm("Nhiệm kỳ 2025–2030", date(2025, 5, 20)))
    for quarter in (1, 2):
        day = date(2026, 3 * quarter, 12)
        register.give(uow, NewIssued("BB", None, term, "minutes", day, "Biên bản", f"2026-q{quarter}"))
    directives.add(uow, NewDirective("Hướng dẫn", "42-HD/BTCTW", date(2025, 10, 28), is_basis=True))
    directives.add(uow, NewDirective("Chỉ thị", "50-CT/TW", date(2025, 7, 23)))


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> Iterator[PapersPage]:
    context.save(fill)
    context.book.flush()
    made = PapersPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitActive(made)
    yield made
    made.leave()
    context.end_viewing()


def find(page: PapersPage, kind: type[Found], name: str) -> Found:
    return visible(page.present, kind, name)


def press(page: PapersPage, name: str) -> None:
    find(page, QPushButton, name).click()


def settle(qtbot: QtBot, page: PapersPage) -> None:
    page.context.book.flush()
    qtbot.wait(1)


def rows(view: SideView, column: int = 0) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def open_row(view: SideView, row: int) -> None:
    view.table.setCurrentIndex(view.table.model().index(row, 0))
    view.table.activated.emit(view.table.currentIndex())


def said(page: PapersPage) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in page.present.findChildren(QLabel) if one.isVisible())


def give(page: PapersPage, qtbot: QtBot, subject: str, code: str = "NQ", number: str = "") -> None:
    press(page, "give_number")
    chooser = find(page, QComboBox, "issued_code")
    chooser.setCurrentIndex(chooser.findData(code))
    chooser.activated.emit(chooser.currentIndex())
    find(page, QLineEdit, "issued_number").setText(number)
    find(page, QPlainTextEdit, "issued_subject").setPlainText(subject)
    QTest.keyClick(find(page, QLineEdit, "issued_number"), Qt.Key.Key_Return)
    settle(qtbot, page)
    page.refresh()


def test_models_keep_qt_rules(page: PapersPage, context: AppContext, qtmodeltester: ModelTester) -> None:
    ask = context.book.ask
    issued = RegisterTable(context, register.codes())
    issued.show_rows(ask(register.all_entries))
    received = DirectivesTable(context)
    received.show_directives(ask(directives.received), {1: 2}, date(2026, 11, 22))
    files = AttachmentsTable(context)
    files.show_files(ask(attachments.kept), {})
    for model in (issued, received, files):
        qtmodeltester.check(model)


def test_the_register_shows_the_term_of_today(page: PapersPage) -> None:
    assert find(page, QComboBox, "register_term").currentText() == "Nhiệm kỳ 2025–2030"
    assert rows(page.present)[:2] == ["01-BB/CB", "02-BB/CB"]


def test_a_number_is_given_by_keyboard_and_shown(page: PapersPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.present.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert find(page, QComboBox, "issued_code").hasFocus()
    QTest.keyClick(find(page, QComboBox, "issued_code"), Qt.Key.Key_Escape)
    before = rows(page.present)
    with qtbot.waitSignal(page.context.said) as told:
        give(page, qtbot, "Nghị quyết tháng 11")
    assert told.args == ["Đã cấp số 01-NQ/CB.", "good"]
    assert set(rows(page.present)) - set(before) == {"01-NQ/CB"}


def test_missing_numbers_are_said_in_words(page: PapersPage, qtbot: QtBot) -> None:
    give(page, qtbot, "Nghị quyết", number="3")
    assert "Thiếu các số từ 01 đến 02-NQ/CB." in said(page)


def test_a_number_that_is_taken_brings_the_form_back_as_it_was(page: PapersPage, qtbot: QtBot) -> None:
    give(page, qtbot, "Một", number="1")
    with qtbot.waitSignal(page.context.said) as told:
        give(page, qtbot, "Hai", number="1")
    assert "đã cấp cho “Một”" in told.args[0]
    assert find(page, QPlainTextEdit, "issued_subject").toPlainText() == "Hai"


def test_what_is_wrong_stands_under_its_field(page: PapersPage) -> None:
    press(page, "give_number")
    find(page, QLineEdit, "issued_number").setText("số ba")
    press(page, "save_issued")
    assert "Số là chữ số" in said(page)
    find(page, QLineEdit, "issued_number").setText("")
    find(page, QLineEdit, "issued_day").setText("31/2/2026")
    press(page, "save_issued")
    assert "không có ngày 31" in said(page)


def test_a_number_is_withdrawn_with_a_reason_only(page: PapersPage, qtbot: QtBot) -> None:
    open_row(page.present, 0)
    press(page, "void_issued")
    assert "ghi lý do" in said(page)
    find(page, QLineEdit, "void_reason").setText("Ghi nhầm")
    press(page, "void_issued")
    settle(qtbot, page)
    page.refresh()
    assert rows(page.present, 5)[0] == "Đã hủy số"


def test_a_line_taken_back_is_offered_again(page: PapersPage, qtbot: QtBot) -> None:
    give(page, qtbot, "Nghị quyết")
    number = rows(page.present).index("01-NQ/CB")
    open_row(page.present, number)
    with qtbot.waitSignal(page.context.offered) as offered:
        press(page, "take_back_issued")
    page.refresh()
    assert "01-NQ/CB" not in rows(page.present)
    offered.args[2]()
    settle(qtbot, page)
    page.refresh()
    assert "01-NQ/CB" in rows(page.present)


def test_sealed_minutes_say_that_their_bytes_stay(page: PapersPage, qtbot: QtBot, context: AppContext) -> None:
    from app.services import minutes_seal

    context.save(lambda uow: minutes_seal.finalise(uow, "2026-q1", context.now()))
    settle(qtbot, page)
    page.refresh()
    page.present.begin("minutes", "2026-q1", None, "")  # type: ignore[attr-defined]
    assert "Bản đã chốt giữ nguyên từng chữ" in said(page)
    page.present.begin("topic-report", "2026-q1", None, "")  # type: ignore[attr-defined]
    assert "Bản đã chốt giữ nguyên" not in said(page)


def test_a_term_that_overlaps_is_refused_in_the_form(page: PapersPage) -> None:
    press(page, "edit_term")
    press(page, "add_term")
    find(page, QLineEdit, "term_name").setText("2026–2031")
    find(page, QLineEdit, "term_since").setText("01/01/2026")
    press(page, "save_term")
    assert "Trùng với nhiệm kỳ 2025–2030" in said(page)


def test_an_empty_register_leads_to_the_first_term(qtbot: QtBot, empty_context: AppContext) -> None:
    page = PapersPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    press(page, "add_first_term")
    find(page, QLineEdit, "term_name").setText("2025–2030")
    find(page, QLineEdit, "term_since").setText("20/5/2025")
    press(page, "save_term")
    settle(qtbot, page)
    page.refresh()
    assert find(page, QComboBox, "register_term").currentText() == "Nhiệm kỳ 2025–2030"


def test_a_directive_is_written_and_its_successor_named(page: PapersPage, qtbot: QtBot) -> None:
    page.show_view("directive")
    press(page, "add_directive")
    find(page, QPlainTextEdit, "directive_title").setPlainText("Hướng dẫn cũ")
    find(page, QLineEdit, "directive_number").setText("09-HD/BTCTW")
    later = find(page, QComboBox, "directive_later")
    later.setCurrentIndex(later.findText("42-HD/BTCTW"))
    find(page, QWidget, "directive_basis").click()  # type: ignore[attr-defined]
    press(page, "save_directive")
    settle(qtbot, page)
    page.refresh()
    assert "Đã thay bằng 42-HD/BTCTW" in rows(page.present, 4)
    assert "09-HD/BTCTW đã được thay bằng 42-HD/BTCTW mà đang là căn cứ" in said(page)


def test_uses_are_added_and_dropped_at_the_document(page: PapersPage, qtbot: QtBot) -> None:
    open_row(page.show_view("directive"), 0)
    places = find(page, QComboBox, "directive_add_use")
    places.setCurrentIndex(1)
    places.activated.emit(1)
    settle(qtbot, page)
    page.refresh()
    listed = find(page, QListWidget, "directive_uses")
    assert listed.count() == 1
    listed.setCurrentRow(0)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    settle(qtbot, page)
    page.refresh()
    assert listed.count() == 0


def test_a_file_is_read_kept_opened_and_saved_out(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    (tmp_path / "Bản ký.pdf").write_bytes(b"%PDF-1.7 chu ky")
    monkeypatch.setattr(attachments_view, "show_file", opened.append)
    monkeypatch.setattr(attachments_view, "ask_save_path", lambda *_: tmp_path / "ra.pdf")
    view = page.show_view("attachment")
    view.read(tmp_path / "Bản ký.pdf")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page.findChildren(QLineEdit, "attachment_title")[0].isVisible()))
    assert find(page, QLineEdit, "attachment_title").text() == "Bản ký"
    press(page, "save_attachment")
    settle(qtbot, page)
    page.refresh()
    assert rows(view)[0] == "Bản ký"
    open_row(view, 0)
    press(page, "open_attachment")
    qtbot.waitUntil(lambda: bool(opened))
    assert (opened[0].read_bytes(), opened[0].suffix) == (b"%PDF-1.7 chu ky", ".pdf")
    press(page, "save_attachment_copy")
    qtbot.waitUntil((tmp_path / "ra.pdf").exists)
    page.context.end_viewing()
    assert not opened[0].exists()


def test_a_secret_file_is_refused_and_nothing_is_kept(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("TỐI MẬT\nNội dung", "utf-8")
    view = page.show_view("attachment")
    with qtbot.waitSignal(page.context.said) as told:
        view.read(tmp_path / "a.txt")  # type: ignore[attr-defined]
    assert "văn thư bảo mật" in told.args[0]
    assert not page.context.book.ask(attachments.kept)


def test_a_paper_needs_its_place(page: PapersPage, qtbot: QtBot) -> None:
    page.show_view("attachment")
    press(page, "add_paper")
    find(page, QLineEdit, "attachment_title").setText("Kết luận thanh tra")
    press(page, "save_attachment")
    assert "Ghi nơi để hồ sơ giấy" in said(page)
    find(page, QLineEdit, "paper_place").setText("Tủ hồ sơ")
    press(page, "save_attachment")
    settle(qtbot, page)
    page.refresh()
    assert rows(page.present, 5) == ["Hồ sơ giấy"]


def test_a_file_is_deleted_only_after_asking(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("chữ", "utf-8")
    file, new = attachments.read_file(tmp_path / "a.txt"), NewAttachment("Tệp", task=None)
    page.context.save(lambda uow: attachments.add(uow, new, page.context.now(), file))
    settle(qtbot, page)
    view = page.show_view("attachment")
    answers = [True, False]
    monkeypatch.setattr(attachments_view, "confirm", lambda *_: answers.pop())
    for left in (1, 0):
        open_row(view, 0)
        press(page, "remove_attachment")
        settle(qtbot, page)
        view.refresh()
        assert len(rows(view)) == left


def test_what_is_typed_is_kept_when_another_view_is_shown(page: PapersPage, qtbot: QtBot) -> None:
    press(page, "give_number")
    find(page, QPlainTextEdit, "issued_subject").setPlainText("Chưa kịp ghi")
    page.show_view("directive")
    settle(qtbot, page)
    page.show_view("issued")
    assert "Chưa kịp ghi" in rows(page.present, 2)


def test_a_place_that_was_found_is_chosen(page: PapersPage, context: AppContext, qtbot: QtBot) -> None:
    number: list[int] = []
    term = context.book.ask(register.terms)[0].id
    context.save(partial(register.give, new=NewIssued("KL", term=term, subject="Kết luận")), then=number.append)
    settle(qtbot, page)
    page.show_view("directive")
    page.open_place(Place(None, "issued", number[0]))
    assert page.present.table.chosen() == number[0]
    received = context.book.ask(directives.received)[-1]
    page.open_place(Place(None, "directive", received.id))
    assert page.present.table.chosen() == received.id
