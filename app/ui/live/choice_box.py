"""A closed choice among words of the vocabulary, or none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from app.domain.vocabulary import Word
from app.ui.widgets import Combo, name_control

Kind = TypeVar("Kind", bound=Word)


def word_of(words: Iterable[Kind], value: str) -> Kind | None:
    """Return the word of a value as in files, or None."""
    return next((word for word in words if word.value == value), None)


class ChoiceBox(Combo):
    """Offers words, after an empty choice when ``nothing`` names it. ``activated`` tells of the person's choices."""

    def __init__(self, words: Iterable[Word], name: str, accessible: str, *, nothing: str = "") -> None:
        super().__init__()
        name_control(self, name, accessible)
        if nothing:
            self.addItem(nothing, "")
        for word in words:
            self.addItem(word.vi, word.value)

    @property
    def value(self) -> str:
        """The value chosen, as in files; empty for none."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value as chosen; one that is not offered shows the first choice."""
        self.setCurrentIndex(max(self.findData(value), 0))
