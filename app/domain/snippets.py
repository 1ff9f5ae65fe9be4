"""A piece of a text around the words that were searched, in the text's own spelling."""

from __future__ import annotations

import re
import unicodedata

from app.domain.vietnamese import fold

AROUND = 60
_WORD = re.compile(r"[^\W_]+")


def snippet(text: str, words: str, at: int | None = None) -> str:
    """Return some of ``text`` around the first place where one of the searched words begins, in one line.

    ``at`` is that place where it is known already, in a text that is one line.
    """
    line = " ".join(text.split())
    first = _first(line, words) if at is None else at
    begin, end = _word_start(line, max(0, first - AROUND)), _word_end(line, min(len(line), first + 2 * AROUND))
    return f"{'… ' if begin else ''}{line[begin:end].strip()}{' …' if end < len(line) else ''}"


def _first(line: str, words: str) -> int:
    folded, places = folded_places(line)
    starts = [found.start() for word in _WORD.findall(fold(words)) if (found := re.search(rf"\b{word}", folded))]
    return places[min(starts)] if starts and places else 0


def folded_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and for each of its letters the place of the letter it came from."""
    whole = fold(text)
    if len(whole) == len(text):  # the common case: every letter folds into one
        return whole, list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = fold(letter) if not unicodedata.combining(letter) else ""
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), places


def _word_start(line: str, place: int) -> int:
    return line.rfind(" ", 0, place) + 1 if place else 0


def _word_end(line: str, place: int) -> int:
    end = line.find(" ", place)
    return len(line) if end < 0 else end
