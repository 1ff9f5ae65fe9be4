"""Which letters of a text the searched words are, so that a list can make them stand out."""

from __future__ import annotations

import re

from app.domain.snippets import folded_places
from app.domain.vietnamese import fold

_WORD = re.compile(r"[^\W_]+")


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return begin and end of every searched word in ``text``, in order; the last word may be only begun."""
    wanted = _WORD.findall(fold(words))
    if not wanted:
        return ()
    folded, places = folded_places(text)
    whole = "|".join(re.escape(word) for word in wanted[:-1])
    begun = rf"{re.escape(wanted[-1])}[^\W_]*"
    pattern = rf"(?<![^\W_])(?:(?:{whole})(?![^\W_])|{begun})" if whole else rf"(?<![^\W_]){begun}"
    found = (one.span() for one in re.finditer(pattern, folded))
    return tuple((places[begin], places[end - 1] + 1) for begin, end in found)
