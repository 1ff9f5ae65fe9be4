"""A task said in one short line: ``@lan 20/12 kiểm tra @hung Rà soát hồ sơ``.

``@`` names somebody by a part of the name; ``kiểm tra @`` or ``kt @`` names the inspector; a deadline is read at the
beginning of the line, next to a name, or after ``hạn``. Whatever has no such mark stays content, word for word; what
may mean several things becomes a doubt, never a guess. A line without any mark is content alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.domain.dates import full_day
from app.domain.deadlines import MOST_WORDS, Unclear, deadline
from app.domain.speakers import Candidate, match, named
from app.domain.vietnamese import clean, fold

_AROUND = ",;.:"
_INSPECTION = (("kt",), ("ktra",), ("kiểm", "tra"), ("kiem", "tra"))
_DUE = ("hạn", "han", "hạn:", "han:")
_SHOWN_NAMES = 3

Kind = Literal["doer", "inspector", "due"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of the line that must be asked: what it is for, what was typed (without ``@``), and the question."""

    kind: Kind
    typed: str
    question: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What a line says; ``is_marked`` is False for content alone."""

    content: str
    doers: tuple[Candidate, ...] = ()
    inspector: Candidate | None = None
    due_on: date | None = None
    doubts: tuple[Doubt, ...] = ()
    is_marked: bool = False


def may_be_marked(text: str) -> bool:
    """Return at little cost whether a line may hold a mark: whoever types without one waits for nothing."""
    return "@" in text or any(word in text.casefold() for word in _DUE[:2])


def read(text: str, people: Sequence[Candidate], today: date) -> TaskLine:
    """Return what a line says of a task that is given on ``today`` to some of ``people``."""
    reading = _Reading(clean(text).split(), people, today)
    if not reading.is_marked:
        return TaskLine(text.strip())
    place = 0
    while place < len(reading.words):
        place += reading.take(place) or 1
    reading.ask_about_days()
    return reading.line()


def understood(line: TaskLine) -> tuple[str, ...]:
    """Return in words what was understood, a part each; nothing for content alone."""
    if not line.is_marked:
        return ()
    doers = ", ".join(person.shown_name for person in line.doers)
    return tuple(
        f"{title}: {said}"
        for title, said in (
            ("Người thực hiện", doers),
            ("Hạn", full_day(line.due_on) if line.due_on else ""),
            ("Kiểm tra", line.inspector.shown_name if line.inspector else ""),
            ("Nội dung", line.content or "chưa có"),
        )
        if said
    )


def who(typed: str, people: Sequence[Candidate]) -> list[Candidate]:
    """Return whom a part of a name may mean: one when it is clear, several when it must be asked, none for nobody.

    A given name that is typed whole is clear beside longer ones (``lan`` beside Lành); diacritics tell Hùng from Hưng.
    """
    found = named(typed, people) or match(typed, people)
    last = clean(typed).casefold().split()[-1:]
    given = [person for person in found if fold(person.full_name).split()[-1:] == [fold(word) for word in last]]
    exact = [person for person in given if person.full_name.casefold().split()[-1:] == last]
    for fewer in (exact if fold(typed) != typed.casefold() else [], given):
        if len(fewer) == 1:
            return fewer
    return given or found


@dataclass(slots=True)
class _Reading:
    """The words of a line, and what was taken from them so far."""

    words: list[str]
    people: Sequence[Candidate]
    today: date
    taken: set[int] = field(default_factory=set)
    doers: list[Candidate] = field(default_factory=list)
    inspector: Candidate | None = None
    due_on: date | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def is_marked(self) -> bool:
        """Whether the line holds any mark: a name, or a day after the word for a deadline."""
        named_somebody = any(word.startswith("@") and len(word) > 1 for word in self.words)
        return named_somebody or any(self._due_word(place) for place in range(len(self.words)))

    def take(self, place: int) -> int:
        """Take a name or a deadline that begins at ``place``; return how many words it had, 0 for none."""
        used = self._inspection(place) or self._doer(place) or self._day(place)
        self.taken |= set(range(place, place + used))
        return used

    def ask_about_days(self) -> None:
        """Ask about a day at the edge of the content: it may be the deadline or belong to the words."""
        if self.due_on is not None or any(doubt.kind == "due" for doubt in self.doubts):
            return
        for place in self._ends():
            day = deadline(_bare(self.words[place]), self.today)
            if isinstance(day, date):
                typed = _bare(self.words[place])
                question = f"“{typed}” là hạn hay thuộc nội dung? Nếu là hạn, ghi “hạn {typed}”."
                self.doubts.append(Doubt("due", "", question))

    def line(self) -> TaskLine:
        """Return the result."""
        content = " ".join(word for place, word in enumerate(self.words) if place not in self.taken)
        doers = tuple(dict.fromkeys(self.doers))
        return TaskLine(content.strip(" ,;"), doers, self.inspector, self.due_on, tuple(self.doubts), is_marked=True)

    def _ends(self) -> Iterator[int]:
        """Yield the last word of each stretch of content."""
        for place in range(len(self.words)):
            if place not in self.taken and (place + 1 == len(self.words) or place + 1 in self.taken):
                yield place

    def _inspection(self, place: int) -> int:
        for mark in _INSPECTION:
            at = place + len(mark)
            same = tuple(word.casefold() for word in self.words[place:at]) == mark
            if same and at < len(self.words) and self.words[at].startswith("@"):
                return len(mark) + self._name(at, "inspector")
        return 0

    def _doer(self, place: int) -> int:
        word = self.words[place]
        return self._name(place, "doer") if word.startswith("@") and len(word) > 1 else 0

    def _name(self, place: int, kind: Kind) -> int:
        """Take the person named at ``place``; a whole name may have several words."""
        used, typed, found = 1, _bare(self.words[place][1:]).replace(".", " ").replace("_", " "), []
        for length in range(min(6, len(self.words) - place), 1, -1):
            whole = _bare(" ".join(self.words[place : place + length])[1:])
            found = [person for person in self.people if fold(person.full_name) == fold(whole)]
            if found:
                used, typed = length, whole
                break
        self._understand(kind, typed, found if len(found) == 1 else who(typed, self.people) if typed else [])
        return used

    def _understand(self, kind: Kind, typed: str, found: Sequence[Candidate]) -> None:
        if len(found) != 1:
            self.doubts.append(Doubt(kind, typed, _which(typed, found)))
        elif kind == "doer":
            self.doers.append(found[0])
        elif self.inspector is None:
            self.inspector = found[0]
        else:
            self.doubts.append(Doubt(kind, typed, f"Người kiểm tra là {self.inspector.shown_name} hay “{typed}”?"))

    def _day(self, place: int) -> int:
        """Take a deadline: after its word, at the beginning of the line, or next to what was taken."""
        word = self._due_word(place)
        if self.due_on is not None or not (word or place == 0 or place - 1 in self.taken):
            return 0
        used, found = self._said(place + word)
        if isinstance(found, date):
            self.due_on = found
        elif isinstance(found, Unclear):
            self.doubts.append(Doubt("due", " ".join(self.words[place + word : place + word + used]), found.question))
        return used + word if used else 0

    def _due_word(self, place: int) -> int:
        """Return 1 when the word for a deadline stands here, at a beginning, with a deadline after it."""
        begins = place == 0 or place - 1 in self.taken or self.words[place - 1][-1] in _AROUND
        there = begins and self.words[place].casefold() in _DUE
        return 1 if there and self._said(place + 1)[0] else 0

    def _said(self, place: int) -> tuple[int, date | Unclear | None]:
        """Return the longest deadline that begins at ``place`` and how many words it has."""
        for length in range(min(MOST_WORDS, len(self.words) - place), 0, -1):
            found = deadline(_bare(" ".join(self.words[place : place + length])), self.today)
            if found is not None:
                return length, found
        return 0, None


def _bare(word: str) -> str:
    return word.strip(_AROUND)


def _which(typed: str, found: Sequence[Candidate]) -> str:
    if not found:
        return f"Không có đồng chí nào khớp với “@{typed}”."
    shown = [f"{p.full_name} ({p.distinction})" if p.distinction else p.full_name for p in found[:_SHOWN_NAMES]]
    more = " …" if len(found) > _SHOWN_NAMES else ""
    return f"“@{typed}” là {' hay '.join(shown)}{more}?"
