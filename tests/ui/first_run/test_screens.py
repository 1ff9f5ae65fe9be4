"""The questions in the window: no text is cut, however large the type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible
from tests.keyboard import press, type_text
from tests.ui.clipping import cut_texts

ANSWERS = (
    "CHI BỘ TRUNG TÂM DỊCH VỤ TỔNG HỢP CÁC CƠ QUAN CHUYÊN MÔN",
    "Đảng ủy các cơ quan của Đảng và chính quyền xã Tân Hòa",
    "xã Tân Hòa",
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The welcome page in type of twice the size."""
    settings.save(settings.Settings(type_scale=2.0))
    made = open_main_window(None)
    qtbot.addWidget(made)
    qtbot.waitActive(made)
    yield made
    made.close()


def test_the_questions_cut_no_text_at_twice_the_type(window: MainWindow) -> None:
    press(Qt.Key.Key_Return)
    cut = {}
    for number, words in enumerate(ANSWERS, 1):
        type_text(words)
        press(Qt.Key.Key_Return)
        cut[number] = cut_texts(window, window.tokens)
        press(Qt.Key.Key_Return)
    cut[4] = cut_texts(window, window.tokens)
    press(Qt.Key.Key_Return)
    assert visible(window, QLabel, "question_count").text().endswith("Câu 5 trong 5")
    cut[5] = cut_texts(window, window.tokens)
    assert not {number: texts for number, texts in cut.items() if texts}
    assert (window.width(), window.height()) == (1366, 768)
