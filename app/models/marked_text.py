"""No text headed by a mark of secrecy gets into a book, typed, pasted, attached or in a file."""

from __future__ import annotations

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
            _refuse_any(parameters)

    return engine


def _refuse_any(parameters: Any) -> None:
    """Raise TextRefused for a marked text among the parameters of a statement, or of many at once."""
    for value in parameters.values() if isinstance(parameters, dict) else parameters:
        if isinstance(value, str):
            mark = mark_of(value)
            if mark is not None:
                raise TextRefused(REFUSED.format(mark), REFUSED_SHORT.format(mark))
        elif isinstance(value, dict | list | tuple):
            _refuse_any(value)
