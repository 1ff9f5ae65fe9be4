"""Pasted text of an old font (TCVN3, VNI): it is put in as it is, and its conversion is offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.ui.composition import Editor, composition_of, read_text
from app.ui.utf16 import units

if TYPE_CHECKING:
    from app.domain.old_fonts import OldFont
    from app.ui.main_window import MainWindow

ACTION = "Đổi sang Unicode"
GONE = "Phần đã dán không còn nguyên ở đó nên không đổi được. Đồng chí dán lại rồi bấm ngay “Đổi sang Unicode”."
#: Inputs that look at old fonts themselves carry this property.
LOOKS_ITSELF = "looks_at_old_fonts"
#: Typing puts in a letter or a word at a time; what is shorter than this is never looked at.
SHORTEST = 5
PREVIEW = 36


class OldFontWatch(QObject):
    """Follows the input of ``window`` that has the keyboard, and speaks in the window's message bar.

    Converting is one step of undo.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor: Editor | None = None
        self._line = ""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if not isinstance(now, QPlainTextEdit | QLineEdit) or now.window() is not self._window:
            return
        if now.isReadOnly() or now.property(LOOKS_ITSELF):
            return
        if isinstance(now, QPlainTextEdit):
            now.document().contentsChange.connect(self._look_at_change)
        elif now.echoMode() is QLineEdit.EchoMode.Normal:
            now.textEdited.connect(self._look_at_line)
            self._line = now.text()
        self._editor = now

    def _let_go(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None or not isValid(editor):
            return
        if isinstance(editor, QPlainTextEdit):
            editor.document().contentsChange.disconnect(self._look_at_change)
        elif editor.echoMode() is QLineEdit.EchoMode.Normal:
            editor.textEdited.disconnect(self._look_at_line)

    def _look_at_change(self, place: int, _: int, added: int) -> None:
        editor = self._editor
        if added < SHORTEST or not isinstance(editor, QPlainTextEdit):
            return
        cursor = QTextCursor(editor.document())
        cursor.setPosition(place)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, added)
        self._look(editor, cursor.selectedText().replace("\u2029", "\n"))

    def _look_at_line(self, text: str) -> None:
        before, self._line = self._line, text
        if self._editor is not None and len(text) >= SHORTEST:
            self._look(self._editor, text, before)

    def _look(self, editor: Editor, text: str, before: str = "") -> None:
        """Offer the conversion when what came in is of an old font and is what was pasted, not there ``before``."""
        from app.domain.old_fonts import detect

        font = detect([text])
        pasted = _in_line(QGuiApplication.clipboard().text(), editor) if font is not None else ""
        if font is not None and pasted and pasted in text and pasted not in before and detect([pasted]) is font:
            self._window.offer(_words(pasted, font), ACTION, partial(self._convert, editor, pasted, font), lasting=True)

    def _convert(self, editor: Editor, pasted: str, font: OldFont) -> None:
        from app.domain.old_fonts import convert

        text = ""
        if isValid(editor):
            composition_of(editor).commit()
            text = read_text(editor)
        place = text.rfind(pasted)
        if place < 0:
            self._window.say(GONE)
            return
        _put_in(editor, units(text[:place]), units(pasted), convert(pasted, font))


def _in_line(text: str, editor: Editor) -> str:
    """Return a text of the clipboard as it stands in an editor once it is pasted."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return (text.replace("\n", " ") if isinstance(editor, QLineEdit) else text).strip()


def _words(pasted: str, font: OldFont) -> str:
    """Return what is said of a pasted text, with the beginning of it before and after."""
    from app.domain.old_fonts import CAPITALS, OldFont, convert

    line = next(line for line in pasted.splitlines() if line.strip()).strip()
    shown = line if len(line) <= PREVIEW else line[:PREVIEW].rsplit(" ", 1)[0] + "…"
    said = f"Văn bản này dùng phông cũ {font.vi}: “{shown}” là “{convert(shown, font)}”."
    return f"{said} {CAPITALS}" if font is OldFont.TCVN3 else said


def _put_in(editor: Editor, start: int, length: int, text: str) -> None:
    """Put a text in the place of another one, as one step of undo."""
    if isinstance(editor, QLineEdit):
        editor.setSelection(start, length)
        editor.insert(text)
        return
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
