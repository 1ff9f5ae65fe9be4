"""The texts of the book in which the rest of a sentence may stand."""

from __future__ import annotations

from app.domain.search_words import Wanted
from app.models import search
from app.models.unit_of_work import UnitOfWork

#: The newest rows that hold the words typed so far; older ones are not looked at, so a long life costs no time.
MOST_ROWS = 16


def texts_with(uow: UnitOfWork, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts that hold all these folded words, the last one perhaps only begun, newest first."""
    found = search.look(uow.session, Wanted(words, open_end=True), MOST_ROWS).found
    return tuple(text for one in found for text in one.texts if text)
