"""A gentle word below a name: what is unusual in it, and a button that writes it as offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.cell_names import NameFinding
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row

OFFER = "Nên ghi: “{}”."
TAKE = "Ghi theo gợi ý"
TAKE_KEY = "Alt+D"
#: Longer words than this are given places to break at, or one of them would stretch the window.
LONGEST_WORD = 24
PART = 12


class NameAdvice(QWidget):
    """Shows the first of some findings, nothing without one; ``about`` says of which field where there are several.

    Signals: ``taken(text)`` when the offer is wanted.
    """

    taken = Signal(str)

    def __init__(self, tokens: Tokens, name: str, *, about: str = "", keyed: bool = False) -> None:
        super().__init__()
        self._about = f"{about}:" if about else ""
        self._offer = ""
        self._words = label("", wrap=True, name=f"{name}_advice")
        self._words.setProperty("tone", "warn")
        self._take = button(TAKE, f"{name}_take", kind="link")
        self._hint = key_hint(TAKE_KEY.replace("+", " ")) if keyed else None
        self._line = QWidget()
        self._line.setLayout(row(self._take, *([self._hint] if self._hint else []), None))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(2))
        box.addWidget(self._words)
        box.addWidget(self._line)
        self._take.clicked.connect(self.take)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def show_findings(self, findings: Sequence[NameFinding], closing: str = "") -> None:
        """Show the first finding, with ``closing`` as the last sentence."""
        first = findings[0] if findings else NameFinding("")
        self._offer = first.offer
        offer = OFFER.format(breakable(first.offer)) if first.offer else ""
        self._words.setText(" ".join(part for part in (self._about, first.text, offer, closing) if part))
        self._take.setAccessibleName(f"{TAKE}: {first.offer}")
        self._line.setVisible(bool(first.offer))
        self.setVisible(bool(findings))

    def take(self) -> None:
        """Hand the offer over, where there is one."""
        if self._offer and not self.isHidden():
            self.taken.emit(self._offer)


def breakable(text: str) -> str:
    """Return a text for the screen whose overlong words may be broken."""
    return " ".join(_broken(word) if len(word) > LONGEST_WORD else word for word in text.split(" "))


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + PART] for at in range(0, len(word), PART))
