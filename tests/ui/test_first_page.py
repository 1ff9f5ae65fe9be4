"""The first page of a long document in the window: it is there before the others are laid out, and it is true."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services import meeting
from app.ui.context import AppContext
from app.ui.documents_page import DocumentsPage

LONG = "\n".join(["Chi bộ thống nhất mỗi tổ tự quản một đoạn đường, có người phụ trách và hạn hoàn thành."] * 150)
HELD, OTHER = "2026-q3", "2026-q2"


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> DocumentsPage:
    for session in (HELD, OTHER):
        context.book.save(lambda uow, session=session: meeting.set_facts(uow, session, conclusion=LONG))
    assert context.book.flush()
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    return made


def first(page: DocumentsPage) -> QImage:
    picture = page.view.sheets[0].picture
    assert isinstance(picture, QPixmap)
    return picture.toImage()


def shown_whole(qtbot: QtBot, page: DocumentsPage, session: str) -> QImage:
    with qtbot.waitSignal(page.maker.ready):
        page.open_document(session, "minutes")
    qtbot.waitUntil(lambda: page.view.sheets[0].is_fresh)
    return first(page)


def test_first_page_is_shown_before_the_others_are_laid_out(qtbot: QtBot, page: DocumentsPage) -> None:
    with qtbot.waitSignal(page.maker.opened), qtbot.assertNotEmitted(page.maker.ready):
        page.open_document(HELD, "minutes")
    early = first(page)
    assert len(page.view.sheets) == 1
    with qtbot.waitSignal(page.maker.ready) as ready:
        pass
    assert len(page.view.sheets) == ready.args[1] > 1
    qtbot.waitUntil(lambda: page.view.sheets[0].is_fresh)
    assert first(page) == early


def test_nothing_is_taken_out_while_only_the_first_page_is_known(qtbot: QtBot, page: DocumentsPage) -> None:
    shown_whole(qtbot, page, OTHER)
    with qtbot.waitSignal(page.maker.opened):
        page.open_document(HELD, "minutes")
    assert page.maker.made is None
    assert not page.findChild(QPushButton, "export_docx").isEnabled()


def test_pages_below_stay_while_a_change_is_laid_out(qtbot: QtBot, page: DocumentsPage, context: AppContext) -> None:
    before = shown_whole(qtbot, page, HELD)
    pages = len(page.view.sheets)
    with qtbot.waitSignal(page.maker.opened):
        context.save(lambda uow: meeting.set_facts(uow, HELD, topic="Chuyên đề đã sửa"))
    assert first(page) != before
    assert len(page.view.sheets) == pages


def test_reader_further_down_is_not_kept_waiting_by_the_first_page(
    qtbot: QtBot, page: DocumentsPage, context: AppContext
) -> None:
    shown_whole(qtbot, page, HELD)
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 2000)
    page.view.verticalScrollBar().setValue(2000)
    with qtbot.assertNotEmitted(page.maker.opened), qtbot.waitSignal(page.maker.ready):
        context.save(lambda uow: meeting.set_facts(uow, HELD, topic="Chuyên đề đã sửa"))
    assert page.view.verticalScrollBar().value() == 2000


def test_only_the_newest_document_is_shown(qtbot: QtBot, page: DocumentsPage) -> None:
    wanted = shown_whole(qtbot, page, OTHER)
    with qtbot.waitSignal(page.maker.opened):
        page.open_document(HELD, "minutes")
    assert first(page) != wanted
    assert shown_whole(qtbot, page, OTHER) == wanted


def test_what_is_stopped_after_its_first_page_is_not_shown_as_a_document(qtbot: QtBot, page: DocumentsPage) -> None:
    with qtbot.waitSignal(page.maker.opened):
        page.open_document(HELD, "minutes")
    page.busy.stopped.emit()
    assert page.view.sheets == ()
    with qtbot.assertNotEmitted(page.maker.ready, wait=200):
        pass


def test_short_document_is_laid_out_at_once(qtbot: QtBot, page: DocumentsPage) -> None:
    with qtbot.assertNotEmitted(page.maker.opened), qtbot.waitSignal(page.maker.ready):
        page.open_document(HELD, "notice")
