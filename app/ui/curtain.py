"""What stands before a window that has to wait: a still picture of it, and soon what it waits for.

Behind it the window is alive and painted, but nothing of it can be pressed or typed in: it may be without its book.
"""

from __future__ import annotations

from functools import partial
from threading import Thread

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from shiboken6 import isValid

from app.ui.busy_line import PATIENCE_MILLISECONDS
from app.ui.form_parts import in_the_middle, key
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, key_hint, label, row

#: How far looks at what is waited for are apart, and the turn that each of them gives to it.
APART_MILLISECONDS = 20
TURN_SECONDS = 0.002
#: How much of the picture the colour of the page covers while words stand before it, of 255.
VEIL = 190


class Curtain(QLabel):
    """Covers ``body`` down to its last line, ``foot``; to be ended with ``lift``.

    Signals: ``stopped`` when the person waits no longer.
    """

    stopped = Signal()

    def __init__(self, tokens: Tokens, body: QWidget, foot: QWidget) -> None:
        super().__init__(body)
        self.setObjectName("curtain")
        self._tokens, self._body, self._foot = tokens, body, foot
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setPixmap(body.grab(self._covered()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "title", wrap=True, name="curtain_title")
        self._why = label("", "muted", wrap=True, name="curtain_text")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(tokens.px(8))
        bar.setAccessibleName("Đang làm")
        self.stop = button("Dừng", "stop_closing", accessible="Dừng, không chờ nữa")
        self._way_out = QWidget()
        self._way_out.setLayout(row(self.stop, key_hint("Esc"), None, spacing=tokens.gap))
        self._card, box = card(tokens)
        for part in (self._title, self._why, bar, self._way_out):
            box.addWidget(part)
        in_the_middle(self, self._card, tokens.px(560))
        self._card.hide()
        self.stop.clicked.connect(self.give_up)
        key("Escape", self, self.give_up)
        QTimer.singleShot(PATIENCE_MILLISECONDS, self, self._tell)
        self._handle = body.window().windowHandle()
        for one in (body, self._handle):
            one.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self._before = body.window().focusWidget()
        self.setFocus()

    def say(self, title: str, why: str, *, stoppable: bool = False) -> None:
        """Say what is waited for, half a second after the beginning; only what is ``stoppable`` can be left."""
        self._title.setText(title)
        self._why.setText(why)
        self.setAccessibleName(title)
        self._way_out.setVisible(stoppable)

    def wait(self, thread: Thread, seconds: float | None = None) -> bool:
        """Let the window live until the thread has ended; return whether it has.

        It has not when it took more than ``seconds``, or when the person waited no longer.
        """
        loop, look = QEventLoop(self), QTimer(self, interval=APART_MILLISECONDS)
        look.timeout.connect(partial(_look, thread, loop))
        self.stopped.connect(loop.quit)
        if seconds is not None:
            QTimer.singleShot(round(seconds * 1000), loop, loop.quit)
        look.start()
        loop.exec()
        look.stop()
        return not thread.is_alive()

    def give_up(self) -> None:
        """Wait no longer, as the person wishes, for what is stoppable."""
        if not self._way_out.isHidden() and not self._card.isHidden():
            self._way_out.hide()
            self.setFocus()
            self.stopped.emit()

    def lift(self) -> None:
        """Show the window again, with the keyboard where it was, if that is still there."""
        for one in (self._body, self._handle):
            one.removeEventFilter(self)
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Cover a window that takes another size as well, and give up at a further click on its cross.

        Qt passes such a click on to nobody while the window is closing already.
        """
        if watched is self._handle and event.type() is QEvent.Type.Close:
            event.ignore()
            self.give_up()
            return True
        if watched is self._body and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._cover)  # once the foot has its place
        return False

    def focusNextPrevChild(self, _: bool) -> bool:  # noqa: N802, FBT001 (Qt's name)
        """Keep the keyboard here: what stands behind is a picture."""
        self.stop.setFocus()
        return True

    def _tell(self) -> None:
        """Show the words, before a picture that steps back."""
        picture, colour = self.pixmap(), QColor(self._tokens.colours.ground)
        colour.setAlpha(VEIL)
        painter = QPainter(picture)
        painter.fillRect(self.rect(), colour)
        painter.end()
        self.setPixmap(picture)
        self._card.show()

    def _cover(self) -> None:
        self.setGeometry(self._covered())

    def _covered(self) -> QRect:
        return QRect(0, 0, self._body.width(), self._foot.y())


def _look(thread: Thread, loop: QEventLoop) -> None:
    """Give the thread a turn, and end the waiting once it has ended."""
    thread.join(TURN_SECONDS)
    if not thread.is_alive():
        loop.quit()
