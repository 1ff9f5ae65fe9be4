"""The second screen in the line at the foot: whether it is on, what it shows, and its three keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.live.rows import is_large
from app.ui.projection.placement import Mode
from app.ui.projection.projector import Projector
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, row

SWITCH_KEY, NEXT_KEY, BLANK_KEY = "F9", "F11", "F12"


class ProjectionStrip(QWidget):
    """Its keys work wherever it is in sight; its buttons never take the keyboard from the notes."""

    def __init__(self, tokens: Tokens, projector: Projector) -> None:
        super().__init__()
        self._projector = projector
        self._offered = False
        self._switch = self._keyed("", "projection_switch", "Bật hoặc tắt màn chiếu")
        after, nothing = ("sau", "trống") if is_large(tokens) else ("thẻ sau", "để trống")
        self._next = self._keyed(after, "projection_next", "Màn chiếu: thẻ sau")
        self._blank = self._keyed(nothing, "projection_blank", "Màn chiếu: để trống hoặc hiện lại")
        self._extra = QWidget()
        gap = tokens.px(6)
        self._extra.setLayout(
            row(self._next, key_hint(NEXT_KEY), gap, self._blank, key_hint(BLANK_KEY), spacing=tokens.room(3))
        )
        line = row(self._switch, key_hint(SWITCH_KEY), gap, self._extra, spacing=tokens.room(3))
        line.setContentsMargins(0, 0, tokens.space, 0)
        self.setLayout(line)
        keys: dict[str, tuple[QPushButton, Callable[[], None]]] = {
            SWITCH_KEY: (self._switch, self._toggle), NEXT_KEY: (self._next, projector.next_card),
            BLANK_KEY: (self._blank, projector.blank),
        }  # fmt: skip
        for key, (made, act) in keys.items():
            made.clicked.connect(act)
            QShortcut(QKeySequence(key), self, act).setAutoRepeat(False)
        projector.changed.connect(self._redraw)
        self._redraw()

    def offer(self, *, offered: bool) -> None:
        """Be in sight where there is something to show, and everywhere while it is on."""
        self._offered = offered
        self._redraw()

    def _toggle(self) -> None:
        self._projector.toggle(self.window())

    def _redraw(self) -> None:
        text = f"Màn chiếu: {situation(self._projector)}"
        if self._switch.text() != text:
            self._switch.setText(text)
            self._switch.setAccessibleDescription(text)
        self._extra.setVisible(self._projector.mode in (Mode.SCREEN, Mode.WINDOW))
        self.setVisible(self._offered or self._projector.is_on)

    def _keyed(self, text: str, name: str, accessible: str) -> QPushButton:
        made = button(text, name, kind="foot", accessible=accessible)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made


def situation(projector: Projector) -> str:
    """Return what the second screen does now, in a few words."""
    if not projector.is_on:
        return "tắt"
    if projector.mode is Mode.WAITING:
        return "mất tín hiệu, chờ cắm lại dây"
    shown = "để trống" if projector.is_blank else projector.kind.value
    return f"{shown} (cửa sổ riêng)" if projector.mode is Mode.WINDOW else shown
