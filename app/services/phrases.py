"""The standard sentences a person may put in with ``//``: the program's own, or the list kept in the book."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import delete

from app.domain.phrases import PhraseList, tidy
from app.models import readers
from app.models.cell import Phrase
from app.models.unit_of_work import UnitOfWork
from app.paths import resources


@lru_cache(maxsize=1)
def usual() -> PhraseList:
    """Return the program's own list, with its source."""
    return msgspec.json.decode((resources() / "phrases" / "usual.json").read_bytes(), type=PhraseList)


def phrases(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the book's list; the program's own while the book has none."""
    return readers.phrases(uow.session) or usual().phrases


def set_phrases(uow: UnitOfWork, texts: Iterable[str]) -> None:
    """Keep a list in the book, without empty sentences and repetitions; an empty one brings the usual list back."""
    uow.session.execute(delete(Phrase))
    wanted = [text for text in dict.fromkeys(tidy(text) for text in texts) if text]
    uow.session.add_all(Phrase(place=place, text=text) for place, text in enumerate(wanted, 1))
