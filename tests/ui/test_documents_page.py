"""The documents page: pages, findings and the ways out, over the sample book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.findings import Finding
from app.domain.places import Place
from app.domain.vocabulary import NoteKind, StepKind
from app.services import documents, meeting, minutes_seal, notes
from app.ui import documents_page
from app.ui.context import AppContext
from app.ui.documents_page import DocumentsPage
from tests.ui.conftest import make_context


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> DocumentsPage:
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    return made


def opened(qtbot: QtBot, page: DocumentsPage, session: str, kind: str = "minutes") -> DocumentsPage:
    page.show()
    with qtbot.waitSignal(page.maker.ready):
        page.open_document(session, kind)
    return page


def named(page: DocumentsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_first_page_comes_first_and_fills_the_width(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.waitSignal(page.maker.drawn) as drawn:
        pass
    assert drawn.args is not None
    assert drawn.args[0] == 0
    room = page.view.viewport().width()
    assert room * 0.85 < page.view.sheets[0].width() < room


def test_all_pages_near_the_reader_are_drawn(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    qtbot.waitUntil(lambda: all(sheet.is_fresh for sheet in page.view.sheets))
    assert len(page.view.sheets) > 1


def test_without_a_choice_the_last_session_held_is_shown(qtbot: QtBot, page: DocumentsPage) -> None:
    with qtbot.waitSignal(page.maker.ready):
        page.refresh()
    chooser = page.findChild(QComboBox, "document_session")
    assert isinstance(chooser, QComboBox)
    assert chooser.currentData() == "2026-q3"


def test_corrections_are_offered_only_where_there_are_some(
    qtbot: QtBot, page: DocumentsPage, context: AppContext
) -> None:
    opened(qtbot, page, "2026-q3", "supplement")
    assert page.maker.made is not None
    assert page.maker.made.kind == "minutes"
    assert named(page, "document_kind_supplement").isHidden()
    now = context.now()
    context.book.save(lambda uow: minutes_seal.finalise(uow, "2026-q2", now))
    context.book.save(lambda uow: minutes_seal.supplement(uow, "2026-q2", "Ghi nhầm.", "Có mặt 28.", now))
    assert context.book.flush()
    opened(qtbot, page, "2026-q2", "supplement")
    assert page.maker.made.kind == "supplement"
    assert named(page, "document_kind_supplement").isVisible()


def test_only_the_newest_request_is_shown(qtbot: QtBot, page: DocumentsPage) -> None:
    page.show()
    page.open_document("2026-q1", "minutes")
    page.open_document("2026-q2", "minutes")
    with qtbot.waitSignal(page.maker.ready) as ready:
        page.open_document("2026-q3", "topic-report")
    assert ready.args is not None
    assert (ready.args[0].kind, ready.args[0].file_name) == ("topic-report", page.maker.made.file_name)
    with qtbot.assertNotEmitted(page.maker.ready, wait=200):
        pass


def test_kind_buttons_change_the_document(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.waitSignal(page.maker.ready):
        named(page, "document_kind_topic_report").click()
    assert page.maker.made is not None
    assert page.maker.made.kind == "topic-report"


def test_a_finding_leads_to_the_step_where_it_is_put_right(
    qtbot: QtBot, page: DocumentsPage, context: AppContext
) -> None:
    opened(qtbot, page, "2026-q4")
    page.panel.list.setCurrentIndex(page.panel.list.model().index(0, 0))
    with qtbot.waitSignal(context.place_requested) as asked:
        qtbot.keyClick(page.panel.list, Qt.Key.Key_Return)
    assert asked.args == [Place("2026-q4", "step", 1)]


def test_what_closed_minutes_lack_leads_to_their_supplement(
    qtbot: QtBot, page: DocumentsPage, context: AppContext
) -> None:
    context.book.save(lambda uow: meeting.set_facts(uow, "2026-q3", place=""))
    context.book.save(lambda uow: minutes_seal.finalise(uow, "2026-q3", context.now()))
    assert context.book.flush()
    opened(qtbot, page, "2026-q3")
    assert page.maker.made is not None
    (finding,) = (one for one in page.maker.made.findings if one.code == "no_place")
    assert finding.action == "Ghi biên bản bổ sung"
    with qtbot.waitSignal(context.place_requested) as asked:
        page.panel.finding_chosen.emit(finding)
    last = context.book.session("2026-q3").step(StepKind.FOLLOW_UP)
    assert last is not None
    assert asked.args == [Place("2026-q3", "step", last.number)]


def test_a_word_file_is_only_laid_beside_what_has_words(page: DocumentsPage) -> None:
    shown = []
    for kind in ("minutes", "blank-sheets", "topic-report"):
        page.panel.show_waiting(kind)
        shown.append(not page.panel.compare.isHidden())
    assert shown == [True, False, True]


def test_a_finding_about_the_cell_leads_to_the_settings(qtbot: QtBot, page: DocumentsPage, context: AppContext) -> None:
    with qtbot.waitSignal(context.page_requested) as asked:
        page.panel.finding_chosen.emit(Finding("place_name", "error", "Chưa ghi địa danh", None, "Ghi trong Thiết lập"))
    assert asked.args == ["settings"]


def test_number_of_findings_stands_in_words(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q4")
    assert page.maker.made is not None
    state = page.panel.findChild(object, "document_state")
    assert state.text() == f"Còn {len(page.maker.made.findings)} chỗ cần xem"


@pytest.mark.parametrize(
    ("name", "ending", "start"), [("export_docx", ".docx", b"PK"), ("export_pdf", ".pdf", b"%PDF")]
)
def test_export_writes_the_file_and_says_where(
    qtbot: QtBot, page: DocumentsPage, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, ending: str, start: bytes,
) -> None:  # fmt: skip
    opened(qtbot, page, "2026-q3")
    monkeypatch.setattr(documents_page, "ask_save_path", lambda *args: tmp_path / "biên bản")
    with qtbot.waitSignal(context.said) as said:
        named(page, name).click()
    written = tmp_path / f"biên bản{ending}"
    assert written.read_bytes().startswith(start)
    assert said.args is not None
    assert str(tmp_path) in said.args[0]


def test_export_suggests_the_name_of_the_document(
    qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, page, "2026-q3")
    asked: list[Path] = []
    monkeypatch.setattr(documents_page, "ask_save_path", lambda parent, title, path, form: asked.append(path))
    named(page, "export_docx").click()
    assert page.maker.made is not None
    assert asked[0].name == f"{page.maker.made.file_name}.docx"


def test_export_to_a_missing_folder_is_said_and_loses_nothing(
    qtbot: QtBot, page: DocumentsPage, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, page, "2026-q3")
    monkeypatch.setattr(documents_page, "ask_save_path", lambda *args: tmp_path / "no" / "b.docx")
    with qtbot.waitSignal(context.said) as said:
        named(page, "export_docx").click()
    assert said.args is not None
    assert said.args[1] == "bad"


def test_page_down_scrolls_from_anywhere_on_the_page(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    page.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))
    assert page.view.verticalScrollBar().value() > 0


def test_a_change_of_the_book_is_shown_without_losing_the_place(
    qtbot: QtBot, page: DocumentsPage, context: AppContext
) -> None:
    opened(qtbot, page, "2026-q3")
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 300)
    page.view.verticalScrollBar().setValue(300)
    with qtbot.waitSignal(page.maker.ready):
        context.save(lambda uow: meeting.set_facts(uow, "2026-q3", topic="Chuyên đề đã sửa"))
    assert page.maker.made is not None
    assert "Chuyên đề đã sửa" in ZipFile(Path(_kept(page))).read("word/document.xml").decode()
    assert page.view.verticalScrollBar().value() == 300


def _kept(page: DocumentsPage) -> Path:
    assert page.maker.made is not None
    target = page.context.book.path.with_suffix(".docx")
    documents.write(target, page.maker.made.docx)
    return target


def test_leaving_drops_what_is_being_made(qtbot: QtBot, page: DocumentsPage) -> None:
    page.show()
    page.open_document("2026-q3", "minutes")
    page.leave()
    with qtbot.assertNotEmitted(page.maker.ready, wait=300):
        pass


def test_an_empty_book_offers_the_documents_of_the_year(qtbot: QtBot, empty_context: AppContext) -> None:
    page = DocumentsPage(empty_context)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.maker.ready):
        page.refresh()
    assert page.maker.made is not None
    assert page.maker.made.kind == "year-plan"
    assert named(page, "document_kind_year_plan").isChecked()


def chosen(page: DocumentsPage, name: str, data: str) -> QComboBox:
    """Choose an entry of a list as a person does."""
    found = page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    found.setCurrentIndex(found.findData(data))
    found.activated.emit(found.currentIndex())
    return found


def test_the_whole_year_has_documents_of_its_own(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.waitSignal(page.maker.ready):
        chosen(page, "document_session", "")
    assert page.maker.made is not None
    assert page.maker.made.kind == "year-plan"
    assert named(page, "document_kind_minutes").isHidden()
    with qtbot.waitSignal(page.maker.ready):
        named(page, "document_kind_absence_notice").click()
    assert page.maker.made.kind == "absence-notice"


def test_a_document_of_a_year_can_be_asked_for_by_name(qtbot: QtBot, page: DocumentsPage) -> None:
    page.show()
    with qtbot.waitSignal(page.maker.ready):
        page.open_document("2026", "inspection-pack")
    assert page.maker.made is not None
    assert page.maker.made.file_name == "ho-so-kiem-tra-2026"


def test_a_form_of_a_document_is_chosen_and_forgotten_with_the_document(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3", "backdrop")
    forms = page.findChild(QComboBox, "document_variant")
    assert forms is not None and forms.isVisible()
    with qtbot.waitSignal(page.maker.ready):
        chosen(page, "document_variant", "a3")
    qtbot.waitUntil(lambda: page.view.sheets[0].is_fresh)
    assert page.view.sheets[0].height() < page.view.sheets[0].width() < page.view.viewport().width()
    opened(qtbot, page, "2026-q2", "backdrop")
    assert forms.currentData() == ""
    opened(qtbot, page, "2026-q2", "minutes")
    assert not forms.isVisible()


def test_a_copy_says_what_it_leaves_out(qtbot: QtBot, page: DocumentsPage, context: AppContext) -> None:
    context.book.save(lambda uow: notes.set_note(uow, "2026-q3", NoteKind.QUALITY, "Còn ít ý kiến."))
    assert context.book.flush()
    opened(qtbot, page, "2026-q3")
    said = page.findChild(QLabel, "document_left_out")
    assert said is not None and said.isHidden()
    with qtbot.waitSignal(page.maker.ready):
        chosen(page, "document_scope", "members")
    assert "Nhận xét, đánh giá" in said.text()
    assert said.isVisible()


def test_a_narrow_page_lists_the_kinds_in_its_head(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    kinds = page.findChild(QComboBox, "document_kind")
    assert kinds is not None and kinds.isHidden()
    page.resize(760, 700)
    qtbot.waitUntil(kinds.isVisible)
    with qtbot.waitSignal(page.maker.ready):
        chosen(page, "document_kind", "notice")
    assert page.maker.made is not None
    assert page.maker.made.kind == "notice"


def test_arrow_keys_go_through_the_kinds(qtbot: QtBot, page: DocumentsPage) -> None:
    opened(qtbot, page, "2026-q3")
    minutes = named(page, "document_kind_minutes")
    with qtbot.waitActive(page):
        page.activateWindow()
    minutes.setFocus()
    with qtbot.waitSignal(page.maker.ready):
        qtbot.keyClick(minutes, Qt.Key.Key_Up)
    assert page.maker.made is not None
    assert page.maker.made.kind == "blank-sheets"


def test_the_register_is_one_press_away(qtbot: QtBot, page: DocumentsPage, context: AppContext) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.waitSignal(context.page_requested) as asked:
        named(page, "open_papers").click()
    assert asked.args == ["papers"]


def test_what_takes_a_moment_can_be_stopped(qtbot: QtBot, page: DocumentsPage, context: AppContext) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.assertNotEmitted(page.maker.ready, wait=100):
        page.open_document("2026-q1", "minutes")
        page.busy.show()
        with qtbot.waitSignal(context.said) as said:
            named(page, "stop_document_work").click()
    assert said.args[0].startswith("Đã dừng")
    assert page.busy.isHidden()
    opened(qtbot, page, "2026-q1")


def test_a_file_that_is_stopped_in_time_is_not_written(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    opened(qtbot, page, "2026-q3")
    with qtbot.assertNotEmitted(page.maker.written, wait=100):
        page.maker.write(tmp_path / "bien-ban.pdf", as_pdf=True)
        page.maker.abandon()
    assert not (tmp_path / "bien-ban.pdf").exists()


def test_in_the_largest_type_the_line_of_work_needs_no_more_width_than_the_choice_above(
    qtbot: QtBot, sample_path: Path
) -> None:
    settings.save(replace(settings.Settings(), type_scale=2.0))
    context = make_context(sample_path)
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    page.resize(1058, 727)
    page.show()
    page.busy.begin("Đang dựng văn bản…")
    qtbot.waitUntil(page.busy.isVisible)
    assert page.busy.minimumSizeHint().width() <= page.choice.minimumSizeHint().width()
    page.leave()
    context.book.close()
