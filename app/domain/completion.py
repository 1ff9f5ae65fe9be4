"""The rest of a name or of a sentence that stands in the book already, from the letters typed so far.

Letters typed without diacritics mean any of theirs; letters typed with them mean only themselves. Nothing is offered
inside a word that somebody goes on with, and nothing is ever changed unasked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.vietnamese import fold

#: So many letters must be typed, and so many must be left that the key is worth its while.
FEWEST_LETTERS = 3
FEWEST_LEFT = 4
#: Of a longer sentence this many letters are offered at a time.
LONGEST = 160
_MOST_NAME_WORDS = 5

_SENTENCE = re.compile(r"[^.!?;:…\n]+[.!?;…]*")
_BEGUN = re.compile(r"[^.!?;:…\n]*\Z")
_WORDS = re.compile(r"[^\W_]+")
#: Who is called so is named next.
_CALLED = re.compile(r"(?:đồng chí|đ/c|đc|ông|bà|anh|chị|dong chi)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Completion:
    """``text`` takes the place of the ``typed`` letters before the cursor."""

    typed: str
    text: str

    @property
    def shown(self) -> str:
        """What a person sees: the rest, or an arrow and the whole where letters typed before change."""
        return self.text[len(self.typed) :] if self.text.startswith(self.typed) else f" → {self.text}"


def begun_sentence(before: str) -> str:
    """Return what is typed of the present sentence; ``before`` is the text before the cursor."""
    found = _BEGUN.search(before)
    return found[0].lstrip(' \t“"(–-') if found else ""


def begun_words(before: str) -> tuple[str, ...]:
    """Return the folded words of the present sentence when a sentence can be looked for, else none."""
    begun = begun_sentence(before)
    return tuple(_WORDS.findall(fold(begun))) if len(begun) >= FEWEST_LETTERS and begun[-1:].isalpha() else ()


def goes_on(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether texts that were found for some begun words hold what may be found for further ones as well."""
    if not asked or len(asked) > len(words):
        return False
    return words[: len(asked) - 1] == asked[:-1] and words[len(asked) - 1].startswith(asked[-1])


def complete_name(before: str, names: Iterable[str]) -> Completion | None:
    """Return the full name that the last words before the cursor begin, or None.

    A single word may be any word, so it must follow ``đồng chí`` and the like, where it may be the given name as well,
    or have a capital in the middle of a sentence.
    """
    line = before[before.rfind("\n") + 1 :]
    if not line[-1:].isalpha():
        return None
    known = tuple(dict.fromkeys(names))
    starts = [found.start() for found in re.finditer(r"(?<!\S)\S", line)][-_MOST_NAME_WORDS:]
    pieces = [line[start:] for start in starts]
    if any(fold(piece) == fold(name) for piece in pieces for name in known):
        return None
    for start, piece in zip(starts, pieces, strict=True):
        if len(piece) >= FEWEST_LETTERS and (found := _named(piece, line[:start], known)):
            return Completion(piece, found)
    return None


def complete_sentence(before: str, texts: Iterable[str]) -> Completion | None:
    """Return the sentence that the present one begins like: the commonest in ``texts``, of those the newest, or None.

    ``texts`` come newest first.
    """
    begun = begun_sentence(before)
    if len(begun) < FEWEST_LETTERS or not begun[-1].isalpha():
        return None
    sentences = (found[0].strip() for text in texts for found in _SENTENCE.finditer(text))
    fitting = Counter(_bounded(one) for one in sentences if len(one) - len(begun) >= FEWEST_LEFT and _fits(begun, one))
    if not fitting:
        return None
    best = max(fitting, key=lambda one: fitting[one])
    same = best[: len(begun)].casefold() == begun.casefold()
    return Completion(begun, begun + best[len(begun) :] if same else best)


def _bounded(sentence: str) -> str:
    """Return a sentence, or of a long one the beginning up to a whole word."""
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0]


def _named(piece: str, before: str, names: Iterable[str]) -> str | None:
    called = _CALLED.search(before) is not None
    if " " not in piece and not called and not (piece[0].isupper() and begun_sentence(before)):
        return None
    whole = next((name for name in names if _fits(piece, name)), None)
    if whole is not None or " " in piece or not called:
        return whole
    return next((name for name in names if _fits(piece, name.split()[-1])), None)


def _fits(piece: str, whole: str) -> bool:
    """Return whether a text begins with what was typed of it; diacritics count as far as they were typed."""
    if piece.isascii():
        return fold(whole).startswith(fold(piece))
    return whole.casefold().startswith(piece.casefold())
