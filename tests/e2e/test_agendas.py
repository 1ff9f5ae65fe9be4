"""Every agenda led from its first step to its last by keyboard, and its minutes exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import SessionKind, StepKind
from app.services import catalogue, documents, meeting
from app.ui.live.live_view import LiveView
from app.ui.live.panel import StepPanel
from app.ui.main_window import MainWindow, open_main_window
from tests.keyboard import press, type_text

AGENDAS = ("8-step", "3-part", "hd42-thematic", "hd42-regular", "self-review-cell", "self-review-committee")
#: The others are led through in the long run.
IN_EVERY_RUN = ("8-step", "hd42-regular", "self-review-committee")
KINDS = {"hd42-regular": SessionKind.REGULAR, "self-review-committee": SessionKind.COMMITTEE}
#: Steps that are one text.
WRITTEN = {StepKind.PURPOSE, StepKind.DUES, StepKind.REVIEW, StepKind.EVALUATION, StepKind.SCORING,
           StepKind.AGENDA_APPROVAL}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    """The real window over the sample."""
    shown = open_main_window(sample_path)
    qtbot.addWidget(shown)
    qtbot.waitActive(shown)
    yield shown
    shown.close()


def plan(window: MainWindow, code: str) -> None:
    """Make a session of that agenda and open it."""
    kind = KINDS.get(code, SessionKind.THEMATIC)
    at = datetime(2026, 11, 26, 14)
    new = meeting.NewSession(kind, "Nội dung thử", 2026, None, "Hội trường", at, "m1", "m4", id="new")
    profile, cell = catalogue.agenda_profile(code), window.context.book.cell()
    window.context.save(lambda uow: meeting.create_session(uow, new, profile, cell))
    assert window.context.book.flush()
    window.open_session("new")


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=() if code in IN_EVERY_RUN else pytest.mark.long) for code in AGENDAS]
)
def test_an_agenda_is_led_whole_by_keyboard_and_exported(code: str, window: MainWindow, qtbot: QtBot) -> None:
    plan(window, code)
    view = window.findChild(LiveView, "live_view")
    assert isinstance(view, LiveView)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: view.session is not None and view.session.record.state == "running")
    assert view.session is not None
    for step in view.session.record.steps:
        assert view.number == step.number
        assert view.panel is not None
        assert view.panel.step.kind is step.kind
        write(view.panel, step.number)
        press(Qt.Key.Key_F8, target=window)
    view.leave()
    assert window.context.book.flush()
    record = window.context.book.session("new")
    stamped = [step for step in record.steps if step.started_at is not None]
    assert len(stamped) >= len(record.steps) - 1
    minutes = docx.Document(BytesIO(documents.make(window.context.book, "new", "minutes").docx))
    words = "\n".join(paragraph.text for paragraph in minutes.paragraphs)
    for step in record.steps:
        assert step.kind not in WRITTEN or f"Nội dung bước {step.number}" in words


def write(panel: StepPanel, number: int) -> None:
    """Write into a step that is one text, where the keyboard is when it is opened or after the tasks it begins with."""
    if panel.step.kind in WRITTEN:
        editor = panel.findChild(QPlainTextEdit, "step_text")
        assert isinstance(editor, QPlainTextEdit)
        if panel.step.kind is StepKind.REVIEW:
            editor.setFocus()
        assert QApplication.focusWidget() is editor
        type_text(f"Nội dung bước {number}")
