"""Standard sentences in a text: ``//`` offers them, Enter puts one in, Tab goes from open field to open field.

What an input method is composing is read where it stands and never touched until the person takes a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.phrases import SIGN, filled, known_facts, matching, next_gap, query_in
from app.ui.composition import composition_of
from app.ui.live.completion_aid import CompletionAid
from app.ui.live.form_card import is_submit
from app.ui.live.live_session import LiveSession
from app.ui.live.phrase_popup import PhrasePopup
from app.ui.utf16 import first, units

#: The texts in which sentences are offered.
PLACES = (
    "contribution_input", "edit_text", "conclusion_input", "step_text", "opening_report_input", "speech_text_input",
)  # fmt: skip
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class PhraseAid(QObject):
    """Works in one editor for as long as that lives; a filter may still be called while it is being taken down."""

    _popup: PhrasePopup | None = None

    def __init__(self, editor: QPlainTextEdit, host: QWidget, session: LiveSession, speaker: Callable[[], str]) -> None:
        """Help in ``editor``; ``host`` is the panel over which the list lies, ``speaker`` names who speaks."""
        super().__init__(editor)
        self._editor, self._host, self._session, self._speaker = editor, host, session, speaker
        self._phrases: tuple[str, ...] = ()
        self._left_alone = -1
        self._composition = composition_of(editor)
        self._composition.changed.connect(self._look)
        editor.textChanged.connect(self._look)
        editor.cursorPositionChanged.connect(self._look)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take the keys of the list while it is shown, and Tab while a field is open."""
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if is_submit(event):
            self._hide()
            return False
        if self._popup is not None and self._popup.isVisible():
            return self._key_of_list(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Tab and plain and self._select_gap(self._editor.textCursor().selectionEnd())

    def _key_of_list(self, event: QKeyEvent) -> bool:
        key = event.key()
        assert self._popup is not None
        if key in _TAKE:
            self._put_in(self._popup.phrase)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._popup.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._left_alone = self._place(self._query() or "")
            self._hide()
        else:
            return False
        return True

    def _look(self) -> None:
        """Show the sentences that what was typed may mean, or none."""
        query = self._query() if self._editor.hasFocus() else None
        if query is None or self._place(query) == self._left_alone:
            self._hide()
            return
        if self._popup is None:
            self._popup = PhrasePopup(self._session.context.tokens, self._host)
            self._popup.chosen.connect(self._put_in)
        if not self._popup.isVisible():
            self._phrases = self._session.context.book.phrases()
        self._popup.offer(matching(query, self._phrases), self._editor)

    def _query(self) -> str | None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        before = first(cursor.block().text(), cursor.positionInBlock())  # a cursor that moves lays a long text out
        return query_in(before + self._composition.text)

    def _place(self, query: str) -> int:
        """Return where the ``//`` of a query begins."""
        typed = units(query) - units(self._composition.text)
        return self._editor.textCursor().position() - typed - len(SIGN)

    def _put_in(self, phrase: str) -> None:
        """Put a sentence in the place of ``//`` and what was typed after it, as one step of undo."""
        self._composition.commit()
        query = self._query()
        if query is None or not phrase:
            self._hide()
            return
        start = self._place(query)
        session = self._session
        now = session.context.now()
        text = filled(phrase, known_facts(session.record, session.counts, now, self._speaker().strip()))
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{text} ")
        cursor.deletePreviousChar()  # letters typed next are then a step of undo of their own
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._hide()
        self._editor.setFocus()
        if "{" in text:
            self._select_gap(start)

    def _select_gap(self, place: int) -> bool:
        """Select the first open field from a place on; return whether there is one."""
        text = self._editor.toPlainText()
        gap = next_gap(text, len(first(text, place)))
        if gap is None:
            return False
        cursor = self._editor.textCursor()
        cursor.setPosition(units(text[: gap.start]))
        cursor.setPosition(units(text[: gap.end]), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        return True

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()


def offer_phrases(panel: QWidget, session: LiveSession, speaker: Callable[[], str]) -> None:
    """Offer sentences, and the rest of what is begun, in every text of a panel that is one for sentences."""
    for editor in panel.findChildren(QPlainTextEdit):
        if editor.objectName() in PLACES:
            PhraseAid(editor, panel, session, speaker)
            CompletionAid(editor, panel, session)
