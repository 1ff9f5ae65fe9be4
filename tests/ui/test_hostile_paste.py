"""Pasting: much of it, and things that are more than text."""

from __future__ import annotations

import time

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.live.text_edit import TextEdit
from app.ui.tokens import LIGHT, Tokens

SECONDS = 2.0


def editor(qtbot: QtBot) -> TextEdit:
    made = TextEdit(Tokens(LIGHT, 1, "Noto Sans"), "words", "Nội dung")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_megabyte_is_there_in_two_seconds_and_goes_in_one_step(qtbot: QtBot) -> None:
    words, edit = QMimeData(), editor(qtbot)
    text = "Đồng chí nêu ý kiến. " * 50 * 700
    words.setText(text)
    began = time.process_time()
    edit.insertFromMimeData(words)
    edit.grab()
    assert time.process_time() - began < SECONDS
    assert edit.toPlainText() == text
    edit.undo()
    assert edit.toPlainText() == ""


def test_only_the_words_of_rich_text_are_taken(qtbot: QtBot) -> None:
    rich, edit = QMimeData(), editor(qtbot)
    rich.setHtml("<b>Nhất trí</b><img src='http://127.0.0.1/x'><script>x</script>")
    rich.setText("Nhất trí")
    edit.insertFromMimeData(rich)
    assert edit.toPlainText() == "Nhất trí"


def test_a_picture_or_a_file_is_no_text(qtbot: QtBot) -> None:
    other, edit = QMimeData(), editor(qtbot)
    other.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    edit.insertFromMimeData(other)
    assert edit.toPlainText() == ""
    other.setUrls([QUrl("file:///etc/passwd")])
    edit.insertFromMimeData(other)
    assert "root:" not in edit.toPlainText()
