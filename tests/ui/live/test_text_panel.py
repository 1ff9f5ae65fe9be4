"""Steps that are one text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import CellRecord
from app.domain.vocabulary import SessionKind
from app.services import catalogue, meeting, preparing
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from tests.ui.live.frame import PLANNED, find, session, show, type_text


@pytest.fixture
def reviewing(qtbot: QtBot, context: AppContext) -> LiveView:
    """A self-review, whose purpose has a usual text."""
    new = meeting.NewSession(SessionKind.OTHER, "Tự soi, tự sửa", 2026, id="review")
    profile = catalogue.agenda_profile("self-review-cell")
    context.save(lambda uow: meeting.create_session(uow, new, profile, CellRecord("Chi bộ", "Đảng bộ", "Nơi")))
    assert context.book.flush()
    view = show(qtbot, context, "review")
    view.show_step(5)
    return view


def test_every_word_is_kept_while_it_is_typed(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(3)
    type_text("Mục đích")
    qtbot.waitUntil(lambda: context.book.session(PLANNED).steps[2].text == "Mục đích", timeout=1500)
    assert find(view, QPlainTextEdit, "step_text").toPlainText() == "Mục đích"


def test_the_usual_text_is_offered_until_something_is_written(qtbot: QtBot, reviewing: LiveView) -> None:
    offer, editor = find(reviewing, QPushButton, "use_default_text"), find(reviewing, QPlainTextEdit, "step_text")
    assert offer.isVisible()
    offer.click()
    assert editor.toPlainText().startswith("Mục đích: nâng cao nhận thức")
    assert not offer.isVisible()
    qtbot.waitUntil(lambda: session(reviewing).record.steps[4].text.startswith("Mục đích"))


def test_nothing_is_offered_where_the_agenda_has_no_usual_text(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(3)
    assert not find(view, QPushButton, "use_default_text").isVisible()


def test_a_change_made_elsewhere_does_not_touch_what_is_being_typed(qtbot: QtBot, context: AppContext) -> None:
    view = show(qtbot, context)
    view.show_step(3)
    type_text("Đang gõ")
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, topic="Tên khác"))
    qtbot.waitUntil(lambda: session(view).record.topic == "Tên khác")
    editor = find(view, QPlainTextEdit, "step_text")
    assert (editor.toPlainText(), editor.textCursor().position()) == ("Đang gõ", 7)


def test_the_purpose_that_was_prepared_is_offered(qtbot: QtBot, context: AppContext) -> None:
    context.save(
        lambda uow: preparing.set_brief(uow, PLANNED, purpose="Thấy rõ việc cần sửa", requirements="Nói thẳng")
    )
    assert context.book.flush()
    view = show(qtbot, context)
    view.show_step(3)
    find(view, QPushButton, "use_default_text").click()
    assert find(view, QPlainTextEdit, "step_text").toPlainText() == "Mục đích: Thấy rõ việc cần sửa\nYêu cầu: Nói thẳng"
