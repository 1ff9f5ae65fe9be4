"""The preview of a document: drawn anew when the screen has other dots, without a change of its size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.document_view import DocumentView
from app.ui.tokens import LIGHT, Tokens


@pytest.fixture
def view(qtbot: QtBot) -> DocumentView:
    """A preview of one page whose picture has come."""
    made = DocumentView(Tokens(LIGHT, 1, "Noto Sans"))
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.page_wanted.connect(lambda page, dpi: made.show_page(page, dpi, blank()))
    made.show_pages(1)
    qtbot.waitUntil(lambda: made.sheets[0].is_fresh and not made._settled.isActive())
    return made


def blank() -> QImage:
    made = QImage(200, 283, QImage.Format.Format_RGB32)
    made.fill(0xFFFFFF)
    return made


def test_another_screen_has_the_pages_drawn_anew(qtbot: QtBot, view: DocumentView) -> None:
    with qtbot.waitSignal(view.page_wanted):
        QCoreApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert view.sheets[0].is_fresh
