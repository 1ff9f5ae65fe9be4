"""The declarative base: names of constraints, and column types that keep text as text.

Times are stored as ISO text: SQLAlchemy's own DATETIME has NUMERIC affinity in SQLite, and a comparison with a
partial date would silently find nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Dialect, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

from app.domain import vocabulary
from app.domain.vocabulary import Word
from app.models.engine import damaged

#: What makes a value of what the database gives.
Processor = Callable[[Any], Any]

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class LocalTime(TypeDecorator[datetime]):
    """A local date and time, stored as ``YYYY-MM-DDTHH:MM:SS`` so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else value.isoformat(timespec="seconds")

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Return what reads a time; raises BookUnusable for what is none, as only damage or another tool leaves it."""
        return _reader(datetime.fromisoformat)


class Day(TypeDecorator[date]):
    """A whole date, stored as ``YYYY-MM-DD``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Return what reads a date; raises BookUnusable for what is none."""
        return _reader(date.fromisoformat)


class WordText(TypeDecorator[Any]):
    """A word of the vocabulary, stored by its value in the exchange file."""

    impl = Text
    cache_ok = True

    def __init__(self, word: type[Word]) -> None:
        super().__init__()
        self.word = word
        self._members = _Known({None: None} | {str(member): member for member in word})

    def process_bind_param(self, value: Word | None, dialect: Dialect) -> str | None:
        """Return the value to store."""
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        """Return what reads a word; raises BookUnusable for what is none of the vocabulary."""
        return self._members.__getitem__


class _Known(dict[Any, Any]):
    """The words of a vocabulary by how they are stored."""

    def __missing__(self, value: Any) -> Any:
        raise damaged()


def _reader(meaning: Callable[[str], Any]) -> Processor:
    """Return what gives the meaning of a stored text; a book has many of them, so there is one call for each."""

    def read(value: Any) -> Any:
        if value is None:
            return None
        try:
            return meaning(value)
        except (TypeError, ValueError) as error:
            raise damaged() from error

    return read


def _words() -> dict[Any, Any]:
    """Return the column type of every word class of the vocabulary."""
    found = (word for word in vars(vocabulary).values() if isinstance(word, type) and issubclass(word, Word))
    return {word: WordText(word) for word in found if word is not Word}


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text(), datetime: LocalTime(), date: Day(), **_words()}
