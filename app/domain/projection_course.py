"""How the second screen follows a session: which card comes up by itself, and which one comes next by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.projection import CardKind, Talk
from app.domain.records import SessionRecord, Speaker
from app.domain.timeline import running_step
from app.domain.vocabulary import StepKind


@dataclass(frozen=True, slots=True)
class Moment:
    """What brings up a card: the state of the session, its step, its votes, who speaks, whether minutes are read."""

    state: str
    step: int | None = None
    is_first: bool = False
    is_discussion: bool = False
    votes: frozenset[int] = frozenset()
    speaker: Speaker | None = None
    reading: bool = False


def moment(record: SessionRecord, talk: Talk | None, *, reading: bool) -> Moment:
    """Return what a session says about the second screen now."""
    step = running_step(record)
    return Moment(
        state=record.state,
        step=step.number if step else None,
        is_first=step is None or step.number == record.steps[0].number,
        is_discussion=step is not None and step.kind is StepKind.DISCUSSION,
        votes=frozenset(vote.id for vote in record.votes),
        speaker=talk.speaker if talk else None,
        reading=reading,
    )


def following(shown: CardKind, before: Moment | None, now: Moment) -> CardKind:
    """Return the card to show after something happened; what was chosen by hand stays until then."""
    if before is None or _place(before) != _place(now):
        return _resting(now)
    if now.votes - before.votes:
        return CardKind.VOTE
    if shown is CardKind.VOTE and not now.votes:
        return _resting(now)
    if now.speaker is not None and now.speaker != before.speaker:
        return CardKind.SPEAKER
    return shown


def available(record: SessionRecord, *, reading: bool) -> tuple[CardKind, ...]:
    """Return the cards that have something to say, in the order of leafing."""
    there = {
        CardKind.TITLE: True,
        CardKind.AGENDA: bool(record.steps),
        CardKind.SPEAKER: record.state == "running",
        CardKind.VOTE: bool(record.votes),
        CardKind.READ_BACK: reading,
    }
    return tuple(kind for kind in CardKind if there[kind])


def after(shown: CardKind, kinds: Sequence[CardKind]) -> CardKind:
    """Return the card that comes after ``shown`` by hand, the first one after the last."""
    order = list(CardKind)
    later = [kind for kind in kinds if order.index(kind) > order.index(shown)]
    return later[0] if later else kinds[0]


def _place(now: Moment) -> tuple[str, int | None, bool]:
    return now.state, now.step, now.reading


def _resting(now: Moment) -> CardKind:
    """Return the card of a session that is where it is, without anything having happened."""
    if now.reading:
        return CardKind.READ_BACK
    if now.state != "running" or now.is_first:
        return CardKind.TITLE
    return CardKind.SPEAKER if now.is_discussion and now.speaker else CardKind.AGENDA
