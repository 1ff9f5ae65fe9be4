"""No text headed by a mark of secrecy gets into a book, typed, pasted, attached or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.domain.secrecy import REFUSED, REFUSED_SHORT, mark_of
from app.errors import TextRefused

if TYPE_CHECKING:
    from sqlalchemy import Engine

_WRITING = ("INSERT", "UPDATE", "REPLACE")


def refuse_marked(engine: Engine) -> Engine:
    """Let ``engine`` raise TextRefused instead of writing such a text; return it. What is there already stays."""
    from sqlalchemy import event

    @event.listens_for(engine, "before_cursor_execute")
    def look(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        if statement.lstrip()[:7].upper().startswith(_WRITING):
            for value in _texts(parameters):
                mark = mark_of(value)
                if mark is not None:
                    raise TextRefused(REFUSED.format(mark), REFUSED_SHORT.format(mark))

    return engine


def _texts(parameters: Any) -> Iterator[str]:
    """Return the texts among the parameters of a statement, or of many at once."""
    if isinstance(parameters, str):
        yield parameters
    elif isinstance(parameters, dict):
        for value in parameters.values():
            yield from _texts(value)
    elif isinstance(parameters, list | tuple):
        for value in parameters:
            yield from _texts(value)
