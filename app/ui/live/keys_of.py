"""What the keys of a control do, shown only while it has the keyboard: for large type, where every line counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget


class KeysOf(QWidget):
    """Holds key hints; there while ``control`` has the keyboard."""

    def __init__(self, control: QWidget, hints: QLayout) -> None:
        super().__init__()
        self.setLayout(hints)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(control.hasFocus())
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Come and go with the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setVisible(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)
