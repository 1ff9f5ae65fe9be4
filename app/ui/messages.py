"""The one way to say something to the person, and to ask for a file name or a decision.

Messages stand in a bar inside the window: they never take the keyboard, so that keys typed into the minutes neither
answer nor close them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.tokens import MESSAGE_STAYS, Tokens
from app.ui.widgets import button, key_hint, label, renew_look

#: Takes what the bar offers, from wherever the keyboard is.
ACTION_KEY = "Ctrl+."


class MessageBar(QFrame):
    """A line above the page: what happened, and one thing that can be done about it."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setAccessibleName("Thông báo")
        self.setProperty("role", "message")
        self._text = label("", wrap=True, name="message_text")
        self._action = button("", "message_action", kind="link")
        self._close = button("Đóng", "message_close", kind="link", accessible="Đóng thông báo")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space, tokens.room(4), tokens.space, tokens.room(4))
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self._key = key_hint(ACTION_KEY.replace("+", " "))
        row.addWidget(self._key)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=MESSAGE_STAYS)
        self._timer.timeout.connect(self.hide)
        self._of_page = False
        #: Whether what is said came in the present turn of the event loop, perhaps with a change of page.
        self.is_new = False
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._settle)
        self._close.clicked.connect(self.hide)
        self._offered: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        self._shortcut = QShortcut(QKeySequence(ACTION_KEY), self, self._action.click)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    def say(
        self,
        text: str,
        *,
        tone: str = "neutral",
        action: str = "",
        function: Callable[[], None] | None = None,
        lasting: bool = False,
    ) -> None:
        """Show a message; a bad one, and a ``lasting`` one, stays until it is closed. Nothing to say hides the bar.

        ``action`` names what can be done about it: ``function`` is called once when it is taken, and the bar goes.
        """
        self._offered = function
        self._text.setText(text)
        self.setProperty("tone", tone)
        renew_look(self)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._key.setVisible(bool(action))
        self._shortcut.setEnabled(bool(action))
        self.setVisible(bool(text))
        stays = tone == "bad" or lasting
        self._of_page, self.is_new = not stays and not action, True
        self._settled.start()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def leave_page(self) -> None:
        """Take back what was said of the page that is left; what came with the change, or offers something, stays."""
        if self._of_page and not self.is_new:
            self.hide()

    def withdraw(self) -> None:
        """Take back what is offered: its book goes, or the window waits and may do nothing else meanwhile."""
        if self._offered is not None:
            self.say("")

    def _act(self) -> None:
        function, self._offered = self._offered, None
        if function is not None:
            self.hide()
            function()

    def _settle(self) -> None:
        self.is_new = False


def ask_save_path(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Ask where to write a file of a kind such as ``Word (*.docx)``; None when the person gives up."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    return Path(name) if name else None


def ask_open_path(parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
    """Ask for a file that exists; None when the person gives up."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kind)
    return Path(name) if name else None


def ask_open_paths(parent: QWidget, title: str, folder: Path, kind: str) -> list[Path]:
    """Ask for files that exist, as many as wanted; none when the person gives up."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kind)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None when the person gives up."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def confirm(parent: QWidget, question: str, explanation: str, yes: str) -> bool:
    """Ask before what cannot be undone; the safe answer is the default, and keys meant for the minutes are none."""
    from PySide6.QtWidgets import QMessageBox

    from app.ui.typing_guard import TypingGuard

    box = QMessageBox(QMessageBox.Icon.Question, "Sổ Chi Bộ", question, parent=parent)
    box.setInformativeText(explanation)
    accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Giữ nguyên", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    TypingGuard(box, keep)
    box.exec()
    answer = box.clickedButton() is accept
    box.deleteLater()
    parent.activateWindow()
    return answer
