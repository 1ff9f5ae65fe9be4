"""The step in which the minutes are presented, where an agenda has one."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import SessionKind
from app.services import catalogue, meeting, minutes_seal
from app.ui.context import AppContext
from app.ui.live.live_view import LiveView
from app.ui.live.moment_field import MomentField
from tests.ui.live.frame import find, focus_name, session, show, type_text

START, END = datetime(2026, 11, 5, 14), datetime(2026, 11, 5, 15, 40)


@pytest.fixture
def view(qtbot: QtBot, context: AppContext) -> LiveView:
    """The last step of a regular session that was held."""
    new = meeting.NewSession(SessionKind.REGULAR, "Sinh hoạt tháng 11", 2026, id="regular", chair="m1")
    profile, cell = catalogue.agenda_profile("hd42-regular"), context.book.cell()
    context.save(lambda uow: meeting.create_session(uow, new, profile, cell))
    context.save(lambda uow: meeting.start_session(uow, "regular", START))
    context.save(lambda uow: meeting.finish_session(uow, "regular", END))
    assert context.book.flush()
    made = show(qtbot, context, "regular")
    made.show_step(11)
    return made


def test_a_regular_session_is_read_back_and_closed_in_its_last_step(view: LiveView) -> None:
    assert focus_name() == "read_back"
    assert find(view, QPushButton, "finalise_minutes").isVisible()
    assert find(view, MomentField, "ended_at").isVisible()


def test_what_is_added_is_kept(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    find(view, QPlainTextEdit, "step_text").setFocus()
    type_text("Không có ý kiến bổ sung")
    qtbot.waitUntil(lambda: context.book.session("regular").steps[10].text == "Không có ý kiến bổ sung", timeout=1500)


def test_closed_minutes_are_supplemented_here(qtbot: QtBot, view: LiveView, context: AppContext) -> None:
    context.save(lambda uow: minutes_seal.finalise(uow, "regular", END), then=lambda _: view.refresh())
    qtbot.waitUntil(lambda: session(view).record.seal is not None)
    assert find(view, QPlainTextEdit, "step_text").isReadOnly()
    assert find(view, QPlainTextEdit, "supplement_reason").isEnabled()
