"""What the bin keeps of something deleted: everything that brings it back, as JSON.

Members are named by their id of the exchange file, so that an entry holds in any book. Other links are row numbers of
this book; ``portable`` turns them into places in the session's lists, and ``local`` turns them back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from app.domain.records import (
    ContributionRecord,
    GuestRecord,
    OpenQuestionRecord,
    PreparedSpeech,
    PromptRecord,
    SelfReviewRecord,
    TaskRecord,
    VoteRecord,
)
from app.errors import KnownError

BROKEN = "Mục này trong phần đã xóa bị hỏng nên không khôi phục được. Nội dung còn đọc được trong danh sách."


class KeptContribution(Struct, frozen=True, tag="contribution"):
    """An opinion with its place in the stream (0: where its time says), its answers and the speech it came from."""

    record: ContributionRecord
    place: int = 0
    answers: tuple[int, ...] = ()
    speeches: tuple[int, ...] = ()


class KeptMerge(Struct, frozen=True, tag="merge"):
    """An opinion whose words went into ``first``; ``joined`` is what ``first`` said afterwards."""

    gone: KeptContribution
    first: ContributionRecord
    joined: str


class KeptTask(Struct, frozen=True, tag="task"):
    """A task and the reports on it."""

    record: TaskRecord
    reviews: tuple[int, ...] = ()


class KeptVote(Struct, frozen=True, tag="vote"):
    """A vote with those who stood apart."""

    record: VoteRecord


class KeptGuest(Struct, frozen=True, tag="guest"):
    """A guest."""

    record: GuestRecord


class KeptPrompt(Struct, frozen=True, tag="prompt"):
    """A prompt and the opinions that spoke to it."""

    record: PromptRecord
    opinions: tuple[int, ...] = ()


class KeptSpeech(Struct, frozen=True, tag="speech"):
    """A prepared speech with its place in the list (0: at the end)."""

    record: PreparedSpeech
    place: int = 0


class KeptReview(Struct, frozen=True, tag="self_review"):
    """A line of the self-review."""

    record: SelfReviewRecord


class KeptQuestion(Struct, frozen=True, tag="open_question"):
    """A question that was kept open."""

    record: OpenQuestionRecord


class KeptText(Struct, frozen=True, tag="text"):
    """Words that stood in an input: the conclusion, a step (``step/3``), a draft, or a change of an opinion."""

    place: str
    text: str
    contribution: int = 0


Kept = (
    KeptContribution | KeptMerge | KeptTask | KeptVote | KeptGuest | KeptPrompt | KeptSpeech | KeptReview
    | KeptQuestion | KeptText
)  # fmt: skip
Some = TypeVar("Some", bound=Kept)
_decoder = msgspec.json.Decoder(Kept)


def encode(kept: Kept) -> str:
    """Return an entry as text."""
    return msgspec.json.encode(kept).decode()


def decode(data: str) -> Kept:
    """Return an entry from its text; raises KnownError when a foreign file brought nonsense."""
    try:
        kept: Kept = _decoder.decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise KnownError(BROKEN) from error
    return kept


def number_in(data: str) -> int:
    """Return the number that the deleted thing had in this book, 0 when it is not known."""
    try:
        kept = decode(data)
    except KnownError:
        return 0
    if isinstance(kept, KeptText):
        return 0
    return kept.gone.record.id if isinstance(kept, KeptMerge) else kept.record.id


def portable(data: str, said: Sequence[int], prompts: Sequence[int]) -> str:
    """Return an entry with places from one, in the lists of numbers given, instead of row numbers."""
    return _renumbered(data, _place_in(said), _place_in(prompts))


def local(data: str, said: Sequence[int], prompts: Sequence[int]) -> str:
    """Return an entry that came with a file with this book's row numbers instead of places."""
    return _renumbered(data, _number_in(said), _number_in(prompts))


Link = Callable[[int | None], int]


def _place_in(numbers: Sequence[int]) -> Link:
    places = {number: place for place, number in enumerate(numbers, 1)}
    return lambda number: places.get(number or 0, 0)


def _number_in(numbers: Sequence[int]) -> Link:
    return lambda place: numbers[place - 1] if place and 0 < place <= len(numbers) else 0


def _renumbered(data: str, said: Link, prompts: Link) -> str:
    try:
        kept = decode(data)
    except KnownError:
        return data
    if isinstance(kept, KeptContribution):
        return encode(_opinion(kept, said, prompts))
    if isinstance(kept, KeptMerge):
        first = _links(kept.first, said, prompts, said(kept.first.id))
        return encode(KeptMerge(_opinion(kept.gone, said, prompts), first, kept.joined))
    if isinstance(kept, KeptPrompt):
        return encode(KeptPrompt(replace(kept.record, id=0), _all(kept.opinions, said)))
    if isinstance(kept, KeptText):
        return encode(KeptText(kept.place, kept.text, said(kept.contribution)))
    if isinstance(kept, KeptTask):
        return encode(KeptTask(replace(kept.record, id=0, resolution=None)))
    if isinstance(kept, KeptSpeech):
        return encode(KeptSpeech(replace(kept.record, id=0, contribution=said(kept.record.contribution) or None)))
    return encode(type(kept)(_unnumbered(kept.record)))


def _unnumbered(record: Any) -> Any:
    return replace(record, id=0)


def _opinion(kept: KeptContribution, said: Link, prompts: Link) -> KeptContribution:
    return KeptContribution(_links(kept.record, said, prompts, 0), 0, _all(kept.answers, said))


def _links(record: ContributionRecord, said: Link, prompts: Link, number: int) -> ContributionRecord:
    return replace(record, id=number, prompt=prompts(record.prompt) or None, answers=said(record.answers) or None)


def _all(numbers: Sequence[int], link: Link) -> tuple[int, ...]:
    return tuple(found for number in numbers if (found := link(number)))
