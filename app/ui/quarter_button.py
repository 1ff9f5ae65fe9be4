"""A quarter of the year on the desk: a card that is pressed to open its session or the plan."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from app.domain.desk import QuarterCard
from app.domain.vietnamese import quarter_name
from app.ui.tokens import Tokens
from app.ui.widgets import label, pill, renew_look, row, set_tone


class QuarterButton(QPushButton):
    """Shows a ``QuarterCard``.

    Signals: ``chosen(QuarterCard)`` on a click, Enter or Space.
    """

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, quarter: int) -> None:
        super().__init__()
        self.setObjectName(f"quarter_{quarter}")
        self.setProperty("kind", "card")
        self.setAutoDefault(True)
        self._card: QuarterCard | None = None
        self._state = pill("")
        self._topic = label("", wrap=True)
        self._line = label("", "small", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        column.setSpacing(tokens.room(5))
        column.addLayout(row(label(f"Quý {quarter_name(quarter)}", "heading"), None, self._state))
        column.addWidget(self._topic)
        column.addWidget(self._line)
        column.addStretch(1)
        for part in (self._state, self._topic, self._line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._choose)

    def show_card(self, card: QuarterCard) -> None:
        """Show what is known of the quarter."""
        self._card = card
        set_tone(self._state, card.state, card.tone)
        self._topic.setText(card.topic)
        self._topic.setVisible(bool(card.topic))
        self._line.setText(card.line)
        self.setAccessibleName(f"Quý {quarter_name(card.quarter)}: {card.topic}. {card.state}. {card.line}")
        if self.property("accent") != card.is_present:
            self.setProperty("accent", card.is_present)
            renew_look(self)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size that the words need."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the least size of the words."""
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height that the words need at a width."""
        return self._column.heightForWidth(width)

    def _choose(self) -> None:
        self.chosen.emit(self._card)
