"""The stream of opinions: questions and their answers, splitting, joining and the time set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.records import ContributionRecord, SessionRecord
from app.domain.speakers import name_in
from app.domain.vocabulary import Label

#: Why two opinions are not joined.
NO_NEIGHBOUR = "Không có ý kiến liền sau để gộp."
OTHER_SPEAKER = "Hai ý kiến của hai người khác nhau nên không gộp; nếu ghi nhầm người, đồng chí sửa tên trước."
NOTHING_TO_SPLIT = "Đồng chí đặt con trỏ vào giữa nội dung, ngay trước chỗ cần tách."
BY_HAND, BY_HAND_SHORT = "✎ (giờ sửa tay)", "✎"
#: How much of an opinion is shown where others stand beside it, several screens full; its editor has it whole.
SHOWN = 4000
#: How much of a question is quoted with its answer.
QUOTED = 60
#: From how many words on a text that was emptied is kept, and how much of it makes it the same text still.
WORTH_KEEPING = 3
STILL_THERE = 0.1


def questions(contributions: Sequence[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return the questions that were put, in order."""
    return tuple(said for said in contributions if said.label is Label.QUESTION)


def unanswered(contributions: Sequence[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return the questions that no opinion answers, in order."""
    answered = {said.answers for said in contributions}
    return tuple(asked for asked in questions(contributions) if asked.id not in answered)


def answerable(number: int, contributions: Sequence[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return the questions that an opinion may answer: all but itself and those that answer it."""
    return tuple(asked for asked in questions(contributions) if number not in (asked.id, asked.answers))


def find(number: int | None, contributions: Sequence[ContributionRecord]) -> ContributionRecord | None:
    """Return the opinion of that number, or None."""
    return next((said for said in contributions if said.id == number), None)


def beside(number: int, way: int, contributions: Sequence[ContributionRecord]) -> ContributionRecord | None:
    """Return the opinion before (-1) or after (1) another one, or None at the end of the stream."""
    places = {said.id: place for place, said in enumerate(contributions)}
    place = places.get(number, -len(contributions) - 2) + way
    return contributions[place] if 0 <= place < len(contributions) else None


def why_apart(first: ContributionRecord, second: ContributionRecord | None) -> str:
    """Return why two neighbours are not joined, nothing when they may be."""
    if second is None:
        return NO_NEIGHBOUR
    return "" if first.speaker == second.speaker else OTHER_SPEAKER


def joined(first: ContributionRecord, second: ContributionRecord) -> ContributionRecord:
    """Return two opinions of one speaker as one, in the place and at the time of the first."""
    answers = first.answers or second.answers
    return replace(
        first,
        text=paragraphs(first.text, second.text),
        response=paragraphs(first.response, second.response),
        label=first.label or second.label,
        disposition=first.disposition or second.disposition,
        prompt=first.prompt or second.prompt,
        answers=None if answers in (first.id, second.id) else answers,
    )


class Links:
    """What the opinions of one session refer to, in words."""

    def __init__(self, record: SessionRecord) -> None:
        self._record = record
        self._said = {said.id: said for said in record.contributions}
        self._prompts = {prompt.id: place for place, prompt in enumerate(record.prompts, 1)}

    def of(self, said: ContributionRecord) -> str:
        """Return which question an opinion answers and which prompt it speaks to; nothing when neither."""
        asked, prompt = self._said.get(said.answers or 0), self._prompts.get(said.prompt or 0)
        answer = f"Trả lời câu hỏi của {addressed(self._record, asked)}: “{excerpt(asked.text)}”" if asked else ""
        return " · ".join(part for part in (f"Theo gợi ý {prompt}" if prompt else "", answer) if part)


def addressed(record: SessionRecord, said: ContributionRecord) -> str:
    """Return who spoke, told from namesakes, with the form of address for a member."""
    name = name_in(record, said.speaker)
    return f"đồng chí {name}" if said.speaker.member_id else name


def as_shown(text: str) -> str:
    """Return what is shown of an opinion beside others: all of it, lines and all, unless it is very long."""
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0].rstrip() + " …"


def excerpt(text: str) -> str:
    """Return the beginning of a text in one line, cut between words."""
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"


def paragraphs(*texts: str) -> str:
    """Return texts one below the other, without the empty ones."""
    return "\n".join(text for text in texts if text.strip())


def split(text: str, position: int) -> tuple[str, str] | None:
    """Return the words before and after a position, or None when there are none on one side of it."""
    before, after = text[:position].rstrip(), text[position:].strip()
    return (before, after) if before and after else None


def is_split(whole: str, first: str, rest: str) -> bool:
    """Return whether two texts are what a split left of a whole one."""
    end = whole.rstrip()
    kept = end.startswith(first) and end.endswith(rest) and len(first) + len(rest) <= len(end)
    return kept and not end[len(first) : len(end) - len(rest)].strip()


def parted(now: ContributionRecord, first: ContributionRecord, second: ContributionRecord) -> ContributionRecord:
    """Return an opinion that holds ``first`` and ``second`` as the first alone; what was changed since stays."""
    whole = joined(first, second)
    names = ("text", "response", "label", "disposition", "prompt", "answers")
    return replace(now, **{n: getattr(first, n) for n in names if getattr(now, n) == getattr(whole, n)})


def is_by_hand(said: ContributionRecord, at: datetime | None) -> bool:
    """Return whether ``at``, as the time of an opinion, was set by hand: any time but the one it was stamped with."""
    return at is not None and (said.by_hand or at != said.at)


def time_words(at: datetime | None, *, by_hand: bool) -> str:
    """Return a time as the stream shows it: ``14:38``, with a mark when it was set by hand."""
    if at is None:
        return ""
    time = f"{at.hour:02}:{at.minute:02}"
    return f"{time} {BY_HAND}" if by_hand else time


class Fading:
    """Follows a text from one save to the next, and knows when it went as a whole: emptied, or written over."""

    def __init__(self, text: str) -> None:
        self._whole = self._last = text

    def note(self, now: str) -> str:
        """Return what stood there before when hardly anything of it is left, else nothing.

        While a text gets shorter, what stood there before is the longest of it.
        """
        if len(now) > len(self._last):
            whole, self._whole = self._last, now
        else:
            whole = self._whole
        self._last = now
        if not vanished(whole, now):
            return ""
        self._whole = now
        return whole


def vanished(before: str, now: str) -> bool:
    """Return whether a text of some words is gone: hardly anything of it is left at either end."""
    if len(before.split()) < WORTH_KEEPING:
        return False
    return _common(before, now) + _common(before[::-1], now[::-1]) < len(before) * STILL_THERE


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
