"""A short list of ways to choose from, with what follows from the chosen one below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.domain.usual_ways import Way
from app.ui.tokens import Tokens
from app.ui.widgets import label


class WrappedRadio(QRadioButton):
    """A button of several whose words take more lines where the room ends."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        super().__init__(text)
        self._whole, self._gap = text, tokens.space
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Break the words anew for the width there is."""
        super().resizeEvent(event)
        mark = self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)
        fitted = self._fitted(self.width() - mark - self._gap)
        if fitted != self.text():
            self.setText(fitted)

    def _fitted(self, room: int) -> str:
        lines = [""]
        for word in self._whole.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)


class WayList(QWidget):
    """Ways under their question. Signals: ``changed`` when the person chooses another."""

    changed = Signal()

    def __init__(self, tokens: Tokens, name: str, asked: str) -> None:
        super().__init__()
        self._tokens, self._name, self._asked = tokens, name, asked
        self._ways: tuple[Way, ...] = ()
        self._buttons = QButtonGroup(self)
        self._radios = QVBoxLayout()
        self._radios.setSpacing(tokens.room(2))
        self._meaning = label("", "small", wrap=True, name=f"{name}_meaning")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(4))
        box.addWidget(label(asked, "strong", wrap=True))
        box.addLayout(self._radios)
        box.addWidget(self._meaning)
        self._buttons.idToggled.connect(self._note_choice)

    @property
    def chosen(self) -> str | None:
        """The code of what is chosen, None before anything was offered."""
        at = self._buttons.checkedId()
        return self._ways[at].code if 0 <= at < len(self._ways) else None

    @property
    def radios(self) -> list[QAbstractButton]:
        """The buttons in their order."""
        return self._buttons.buttons()

    def offer(self, ways: Sequence[Way]) -> None:
        """Offer these ways once, the first of them chosen."""
        if self._ways or not ways:
            return
        self._ways = tuple(ways)
        for number, way in enumerate(ways):
            radio = WrappedRadio(way.title, self._tokens)
            radio.setObjectName(f"{self._name}_{way.code.lower().replace('-', '_')}")
            radio.setAccessibleName(f"{self._asked} {way.title}")
            radio.setAccessibleDescription(_words(way))
            self._buttons.addButton(radio, number)
            self._radios.addWidget(radio)
        self._buttons.button(0).setChecked(True)

    def focus_chosen(self) -> None:
        """Put the keyboard on what is chosen."""
        if button := self._buttons.checkedButton():
            button.setFocus()

    def _note_choice(self, number: int, chosen: bool) -> None:  # noqa: FBT001 (a slot)
        if chosen:
            self._meaning.setText(_words(self._ways[number]))
            self.changed.emit()


def _words(way: Way) -> str:
    return f"{way.meaning} Nguồn: {way.source}." if way.source else way.meaning
