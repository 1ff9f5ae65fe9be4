"""What a person typed into the search, taken literally: words, and phrases in quotation marks. Nothing is a command."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from app.domain.emphasis import spans
from app.domain.vietnamese import fold

#: Words that are looked for at most; whoever pastes a page finds what holds its first words.
MOST_WORDS = 24
#: Letters of a word that are looked for at most: no word is longer, and what is pasted by mistake is.
MOST_LETTERS = 60
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile('["“”„‟«»]')
_NUMBER = re.compile(r"\s*(?:số\s*)?(\d{1,4})\s*-\s*([^\W\d_]{1,6})(?:/\w*)?\s*", re.IGNORECASE)
#: Ranges of letters that fold into one of a to z: Latin with its extensions, and what Vietnamese adds.
_RANGES = ((0xC0, 0x250), (0x1E00, 0x1F00))
#: ``_BEFORE`` stands behind a first letter: a pattern that begins with letters is looked for many times faster.
_BETWEEN = r"[\W_]+"
_BEFORE, _AFTER = r"(?<![^\W_][\s\S])(?<![\u0300-\u036f][\s\S])", r"(?![^\W_]|[\u0300-\u036f])"
_COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """``words`` must all stand in a place, ``phrases`` side by side.

    With ``open_end`` the last word may be only begun, with ``open_phrase`` it is the last one of the last phrase.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    open_end: bool = True
    open_phrase: bool = False

    def holds(self, text: str) -> bool:
        """Return whether every phrase stands in a text, whatever its diacritics and the signs between its words."""
        return all(self._found(number, text) for number in range(len(self.phrases)))

    def first(self, text: str) -> int | None:
        """Return where the first phrase begins in a text, None without one."""
        found = self._found(0, text) if self.phrases else None
        return found.start() if found else None

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return begin and end of what is wanted in a text, in order: phrases whole, other words one by one."""
        loose = list(self.words)
        for word in (word for phrase in self.phrases for word in phrase):
            loose.remove(word)
        found = [*spans(text, " ".join(loose))]
        for number, phrase in enumerate(self.phrases):
            begun = self.open_phrase and number == len(self.phrases) - 1
            found += [one.span() for one in _pattern(phrase, begun=begun).finditer(text)]
        return tuple(sorted(found))

    def _found(self, number: int, text: str) -> re.Match[str] | None:
        begun = self.open_phrase and number == len(self.phrases) - 1
        return _pattern(self.phrases[number], begun=begun).search(text)


def wanted(text: str) -> Wanted:
    """Return what is looked for; a quotation mark that is not closed holds together what follows."""
    parts = _MARKS.split(bounded(text))
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for number, part in enumerate(parts):
        found = [word[:MOST_LETTERS] for word in _WORD.findall(fold(part))][: MOST_WORDS - len(words)]
        words += found
        if number % 2 and len(found) > 1:
            phrases.append(tuple(found))
    within = len(parts) % 2 == 0
    ended = not within and len(parts) > 1 and not _WORD.search(parts[-1])
    return Wanted(tuple(words), tuple(phrases), not ended, within and bool(_WORD.search(parts[-1])))


def stands(word: str, text: str, *, begun: bool = False) -> bool:
    """Return whether a folded word stands in a text, or begins a word of it, as the index of words would say."""
    if _pattern((word,), begun=begun).search(text) is not None:
        return True
    if _COMBINING.search(text) is None:
        return False
    return f" {word}{'' if begun else ' '}" in f" {' '.join(_WORD.findall(fold(text)))} "


def bounded(text: str) -> str:
    """Return the beginning of a text that may matter, without half letters."""
    return text[: MOST_WORDS * (MOST_LETTERS + 1)].encode("utf-8", "replace").decode()


def number_in(text: str) -> tuple[int, str] | None:
    """Return the number and the letters of a symbol such as ``05-BC/CB``, None for anything else."""
    found = _NUMBER.fullmatch(bounded(text))
    return (int(found[1]), found[2]) if found else None


@lru_cache(maxsize=64)
def _pattern(phrase: tuple[str, ...], *, begun: bool) -> re.Pattern[str]:
    """Return a pattern that finds words side by side in a text as it is written, so that no text has to be folded."""
    words = ["".join(_letter(letter) for letter in word) for word in phrase]
    first = _letter(phrase[0][0])
    rest = _BETWEEN.join((words[0].removeprefix(first), *words[1:]))
    return re.compile(f"{first}{_BEFORE}{rest}{'' if begun else _AFTER}")


def _letter(letter: str) -> str:
    return f"[{re.escape(letter)}{_forms().get(letter, '')}]"


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return for every plain letter the letters that fold into it, capitals among them."""
    forms: dict[str, str] = {letter: letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
    for first, last in _RANGES:
        for code in range(first, last):
            letter = chr(code)
            plain = fold(letter)
            if plain in forms and unicodedata.category(letter).startswith("L"):
                forms[plain] += letter
    return forms
