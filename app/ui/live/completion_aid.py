"""The rest of a name or a sentence behind the cursor, in a quiet colour; Ctrl+Space takes it, typing on passes it by.

Neither Unikey nor the Telex of Windows uses that key. The book is asked once the keys have been quiet for a moment,
never by a key, and what an input method composes is read where it stands and not touched.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from app.domain.completion import Completion, begun_words, complete_name, complete_sentence, goes_on
from app.domain.phrases import query_in
from app.errors import KnownError
from app.services import completing
from app.ui.composition import composition_of
from app.ui.live.live_session import LiveSession
from app.ui.tokens import Tokens
from app.ui.utf16 import units
from app.ui.widgets import key_hint, label

#: The keys are quiet for that long before anything is looked for.
QUIET_MILLISECONDS = 300
#: As much of a text before the cursor is read.
READ = 400
#: Part of the width beside the cursor that is enough for the beginning of a long rest.
LEAST_BESIDE = 0.5


class GhostLine(QFrame):
    """The rest of a text at the cursor, with the key that takes it; neither keyboard nor mouse reach it."""

    def __init__(self, tokens: Tokens, host: QWidget) -> None:
        super().__init__(host)
        self._tokens, self._host = tokens, host
        self.setObjectName("completion")
        self.setAccessibleName("Gợi ý phần còn lại")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = label("", "ghost", name="completion_text")
        self._cap = key_hint("Ctrl Phím cách")
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.gap)
        box.addWidget(self._text)
        box.addWidget(self._cap)
        self.hide()

    def lie(self, text: str, editor: QPlainTextEdit) -> None:
        """Show a text behind the cursor of ``editor``, or under its line where most of it would not be seen."""
        place, view = editor.cursorRect(), editor.viewport()
        beside, whole = view.width() - place.right() - 1, view.width()
        inline = beside >= whole * LEAST_BESIDE or self._fit(text, beside)
        pad = 0 if inline else self._tokens.px(4)
        self._box.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self._fit(text if inline else text.strip(), beside if inline else whole - 2 * pad)
        self.setProperty("role", "" if inline else "card")
        self.style().unpolish(self)
        self.style().polish(self)
        height = (self.height() - place.height()) // 2
        corner = QPoint(place.right() + 1, place.top() - height) if inline else QPoint(0, place.bottom() + 1)
        self.move(view.mapTo(self._host, corner))
        self.show()
        self.raise_()

    def _fit(self, text: str, room: int) -> bool:
        """Make the line as wide as the room allows; return whether the whole text is seen."""
        self._text.ensurePolished()
        self._cap.ensurePolished()
        for part in self._cap.findChildren(QLabel):
            part.ensurePolished()
        inner = room - self._cap.sizeHint().width() - 3 * self._tokens.gap
        self._text.setText(self._text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner))
        self.adjustSize()
        return self._text.text() == text


class CompletionAid(QObject):
    """Works in one editor for as long as that lives; a filter may still be called while it is being taken down."""

    _ghost: GhostLine | None = None
    _offered: tuple[str, Completion] | None = None
    _timer: QTimer | None = None

    def __init__(self, editor: QPlainTextEdit, host: QWidget, session: LiveSession) -> None:
        """Help in ``editor``; ``host`` is the panel over which the rest is shown."""
        super().__init__(editor)
        self._editor, self._host, self._session = editor, host, session
        self._composition = composition_of(editor)
        self._known: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        editor.textChanged.connect(self._typed)
        self._composition.changed.connect(self._typed)
        editor.cursorPositionChanged.connect(self._hide)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take Ctrl+Space while something is offered; hide when the keyboard leaves or Escape is pressed."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Wheel):
            self._stop()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._offered is None:
            return False
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self._take(*self._offered)
        if event.key() == Qt.Key.Key_Escape and self._ghost is not None and self._ghost.isVisible():
            self._stop()
            return True
        return False

    def _typed(self) -> None:
        """Hide what was offered and look again once the keys are quiet."""
        self._hide()
        if self._timer is not None and self._editor.hasFocus():
            self._timer.start()

    def _look(self) -> None:
        before = self._before()
        if before is None or query_in(before) is not None:
            return
        found = complete_name(before, self._names()) or self._sentence(before)
        if found is not None:
            self._offered = (before, found)
            if self._ghost is None:
                self._ghost = GhostLine(self._session.context.tokens, self._host)
            self._ghost.lie(found.shown, self._editor)

    def _sentence(self, before: str) -> Completion | None:
        words = begun_words(before)
        if not words:
            return None
        asked, texts = self._known
        found = complete_sentence(before, texts) if goes_on(asked, words) else None
        if found is None:
            try:
                texts = self._session.context.book.ask(partial(completing.texts_with, words=words))
            except KnownError:  # a book that cannot be read is told by what saves; nothing is offered meanwhile
                return None
            self._known = (words, texts)
            found = complete_sentence(before, texts)
        return found

    def _names(self) -> tuple[str, ...]:
        record = self._session.record
        return (*(entry.full_name for entry in record.roll), *(guest.full_name for guest in record.guests))

    def _before(self) -> str | None:
        """Return the text before the cursor with what is being composed, None where nothing may be offered."""
        cursor = self._editor.textCursor()
        if not self._editor.hasFocus() or self._editor.isReadOnly() or cursor.hasSelection() or not cursor.atBlockEnd():
            return None
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return (cursor.selectedText() + self._composition.text)[-READ:]

    def _take(self, before: str, found: Completion) -> bool:
        """Put the rest in, as one step of undo, where it was offered; return whether it was offered here.

        The key itself has ended a composition by now, which hides the rest but changes nothing in the text.
        """
        self._composition.commit()
        here = self._before() == before
        self._stop()
        if not here:
            return False
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, units(found.typed)
        )
        cursor.insertText(found.text)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        return True

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._offered = None
        self._hide()

    def _hide(self) -> None:
        if self._ghost is not None:
            self._ghost.hide()
