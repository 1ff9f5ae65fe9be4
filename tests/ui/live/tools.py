"""Panels over the sample book, and hands to work them with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.panels import make_panel
from tests.finding import any_made
from tests.keyboard import type_text

HELD, PLANNED = "2026-q3", "2026-q4"
control = any_made


def show_panel(qtbot: QtBot, context: AppContext, kind: StepKind, session_id: str = HELD) -> StepPanel:
    """Return a new panel, shown, over a session that was read afresh."""
    session = LiveSession(context, session_id)
    panel = make_panel(session, session.record.step(kind))
    panel.redraw_all()
    session.setParent(panel)
    panel.resize(830, 660)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def again(qtbot: QtBot, panel: StepPanel) -> StepPanel:
    """Return a second panel of the same step over the same session, read afresh."""
    return show_panel(qtbot, panel.session.context, panel.step.kind, panel.session.id)


def put(widget: QWidget, text: str, key: Qt.Key | None = None, *, ctrl: bool = False) -> None:
    """Give a control the keyboard, type, and press a last key."""
    widget.setFocus()
    type_text(text, widget)
    if key is not None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(widget, key, modifier)


def record(panel: StepPanel):
    """Return the session as the book has it."""
    return panel.session.context.book.session(panel.session.id)


def drafted(panel: StepPanel, place: str) -> str:
    """Return what the book keeps for an input."""
    return record(panel).drafts.get(place, "")
