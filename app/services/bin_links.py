"""What ties a deleted thing to the others, taken apart when it goes and put together again when it comes back.

A link whose other end lies in the bin too is noted there, so that things may come back in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import select, update

from app.domain.records import ContributionRecord, OpenQuestionRecord, SessionRecord, VoteRecord
from app.domain.stream import find
from app.errors import KnownError, NotFound
from app.models.discussion import Contribution, Speech, Vote
from app.models.papers import IssuedDocument
from app.models.seal import Seal
from app.models.session import BinLine, CellSession, OpenQuestion, Prompt
from app.models.task import Task, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services import bin_data as b
from app.services import decisions, meeting, open_questions, speaking
from app.services.closed import refuse_closed
from app.services.decisions import NewTask, NewVote
from app.services.meeting import NewContribution
from app.services.rows import gone, linkable
from app.services.speaking import NewSpeech


def opinion(uow: UnitOfWork, number: int, record: SessionRecord) -> b.KeptContribution:
    """Return all there is to keep of an opinion."""
    said = find(number, record.contributions)
    if said is None:
        raise NotFound(gone(Contribution))
    place = uow.session.scalar(select(Contribution.place).where(Contribution.id == number)) or 0
    speeches = uow.session.scalars(select(Speech.id).where(Speech.contribution_id == number).order_by(Speech.id))
    answers = tuple(one.id for one in record.contributions if one.answers == number)
    return b.KeptContribution(said, place, answers, tuple(speeches))


def reviews_of(uow: UnitOfWork, task: int) -> tuple[int, ...]:
    """Return the numbers of the reports on a task."""
    return tuple(uow.session.scalars(select(TaskReview.id).where(TaskReview.task_id == task).order_by(TaskReview.id)))


def let_go(uow: UnitOfWork, kind: str, number: int) -> None:
    """Take away the links that the book would not let a deleted thing leave behind."""
    column: Any = {"prompt": Contribution.prompt_id, "contribution": Contribution.answers_id}.get(kind)
    if column is not None:
        uow.session.execute(update(Contribution).where(column == number).values({column: None}))


def free(uow: UnitOfWork, model: Any, number: int) -> int | None:
    """Return a number when nothing has it now, so that a thing may have its own again."""
    return number if number and uow.session.get(model, number) is None else None


def as_new(uow: UnitOfWork, key: int, said: ContributionRecord) -> NewContribution:
    """Return an opinion as it is to be written, with the links whose other end is there."""
    return NewContribution(
        text=said.text, speaker=said.speaker.member_id, speaker_name=said.speaker.full_name,
        speaker_title=said.speaker.title, at=said.at, label=said.label, disposition=said.disposition,
        response=said.response, prompt=linkable(uow, key, Prompt, said.prompt),
        answers=linkable(uow, key, Contribution, said.answers), by_hand=said.by_hand,
    )  # fmt: skip


def bring_opinion(uow: UnitOfWork, key: int, uid: str, kept: b.KeptContribution) -> int:
    """Put an opinion back at its place; return its number."""
    said, place = kept.record, _place(uow, key, kept)
    new, number = as_new(uow, key, said), free(uow, Contribution, said.id)
    made = meeting.add_contribution(uow, uid, new, number=number, place=place)
    _point(uow, Contribution, Contribution.answers_id, kept.answers, made)
    _point(uow, Speech, Speech.contribution_id, kept.speeches, made)
    _amend(uow, key, lambda other: _answering(other, kept.answers, made))
    _amend(uow, key, lambda other: _delivered_as(other, kept.speeches, (None,), made))
    if said.answers and new.answers is None:
        _amend(uow, key, lambda other: _answered_by(other, said.answers or 0, made))
    if said.prompt and new.prompt is None:
        _amend(uow, key, lambda other: _spoken_to_by(other, said.prompt or 0, made))
    return made


def bring_prompt(uow: UnitOfWork, key: int, uid: str, kept: b.KeptPrompt) -> int:
    """Put a prompt back, and the opinions that spoke to it; return its number."""
    made = meeting.add_prompt(uow, uid, kept.record.text, number=free(uow, Prompt, kept.record.id))
    _point(uow, Contribution, Contribution.prompt_id, kept.opinions, made)
    _amend(uow, key, lambda other: _speaking_to(other, kept.opinions, made))
    return made


def bring_task(uow: UnitOfWork, uid: str, kept: b.KeptTask) -> int:
    """Put a task back, and link the reports on it; return its number."""
    task = kept.record
    new = NewTask(
        task.content, task.requirement, task.measure, task.due_on, task.assignees, task.inspector, task.status,
        task.result, task.cause,
    )  # fmt: skip
    made = decisions.add_task(uow, uid, new, number=free(uow, Task, task.id))
    resolution = uow.session.get(IssuedDocument, task.resolution) if task.resolution else None
    went = update(Task).where(Task.id == made)
    uow.session.execute(
        went.values(
            done_on=task.done_on, evidence=task.evidence, checked_on=task.checked_on, check_note=task.check_note,
            resolution_id=resolution.id if resolution else None,
        )
    )  # fmt: skip
    _point(uow, TaskReview, TaskReview.task_id, kept.reviews, made)
    return made


def bring_vote(uow: UnitOfWork, uid: str, vote: VoteRecord) -> int:
    """Put a vote back with those who stood apart; return its number."""
    new = NewVote(vote.question, vote.in_favour, vote.against, vote.other, vote.method, vote.base, vote.opinions)
    return decisions.add_vote(uow, uid, new, number=free(uow, Vote, vote.id))


def bring_speech(uow: UnitOfWork, key: int, uid: str, kept: b.KeptSpeech) -> int:
    """Put a prepared speech back at its place, with the opinion it became; return its number."""
    speech = kept.record
    new = NewSpeech(speech.speaker, speech.topic, speech.text, speech.group)
    made = speaking.add_speech(uow, uid, new, number=free(uow, Speech, speech.id), place=kept.place or None)
    delivered = linkable(uow, key, Contribution, speech.contribution)
    uow.session.execute(update(Speech).where(Speech.id == made).values(contribution_id=delivered))
    if speech.contribution and delivered is None:
        _amend(uow, key, lambda other: _prepared_as(other, speech.contribution or 0, made))
    return made


def refuse_concluded(uow: UnitOfWork, asked: OpenQuestionRecord) -> None:
    """Raise KnownError when the question was concluded in a session whose minutes are closed."""
    refuse_closed(uow, _session(uow, asked.closed_in))


def bring_question(uow: UnitOfWork, uid: str, asked: OpenQuestionRecord) -> int:
    """Keep a question open again, concluded where it was unless those minutes were closed since; return its number."""
    made = open_questions.keep_open(uow, uid, asked.text, number=free(uow, OpenQuestion, asked.id))
    concluding = _session(uow, asked.closed_in)
    if concluding is not None and uow.session.get(Seal, concluding) is None:
        open_questions.conclude(uow, made, asked.closed_in)
    return made


def _session(uow: UnitOfWork, uid: str | None) -> int | None:
    return uow.session.scalar(select(CellSession.id).where(CellSession.uid == uid))


def take_back(uow: UnitOfWork, holder: int, kept: b.KeptContribution, number: int) -> None:
    """Let answers and speeches belong to ``number`` again that belong to ``holder`` since the two were joined."""
    links: tuple[tuple[Any, Any, tuple[int, ...]], ...] = (
        (Contribution, Contribution.answers_id, kept.answers), (Speech, Speech.contribution_id, kept.speeches),
    )  # fmt: skip
    for model, column, numbers in links:
        uow.session.execute(update(model).where(model.id.in_(numbers), column == holder).values({column: number}))
    key = uow.session.scalar(select(Contribution.session_id).where(Contribution.id == holder)) or 0
    _amend(uow, key, lambda other: _delivered_as(other, kept.speeches, (holder,), number))


def make_room(uow: UnitOfWork, key: int, after: int) -> int:
    """Free the place after ``after`` in the stream, also among what lies in the bin; return it."""
    uow.session.execute(
        update(Contribution)
        .where(Contribution.session_id == key, Contribution.place > after)
        .values(place=Contribution.place + 1)
    )
    _amend(uow, key, lambda other: _further_on(other, after))
    return after + 1


def _point(uow: UnitOfWork, model: Any, column: Any, numbers: Iterable[int], made: int) -> None:
    """Let rows that point nowhere since point to ``made`` again."""
    uow.session.execute(update(model).where(model.id.in_(list(numbers)), column.is_(None)).values({column: made}))


def _place(uow: UnitOfWork, key: int, kept: b.KeptContribution) -> int | None:
    """Return the place that an opinion had, which one noted later may have now; free it."""
    if not kept.place:
        return _place_by_time(uow, key, kept.record)
    taken = select(Contribution.id).where(Contribution.session_id == key, Contribution.place == kept.place)
    return kept.place if uow.session.scalar(taken) is None else make_room(uow, key, kept.place - 1)


def _place_by_time(uow: UnitOfWork, key: int, said: ContributionRecord) -> int | None:
    """Return the place after the last opinion that was not later, None for the end of the stream."""
    if said.at is None:
        return None
    query = select(Contribution.place).where(Contribution.session_id == key, Contribution.at <= said.at)
    return make_room(uow, key, uow.session.scalar(query.order_by(Contribution.place.desc()).limit(1)) or 0)


def _amend(uow: UnitOfWork, key: int, change: Callable[[b.Kept], b.Kept]) -> None:
    """Change entries of a session's bin."""
    for line in uow.session.scalars(select(BinLine).where(BinLine.session_id == key)):
        try:
            line.data = b.encode(change(b.decode(line.data)))
        except KnownError:
            continue


def _said(kept: b.Kept, change: Callable[[b.KeptContribution], b.KeptContribution]) -> b.Kept:
    """Return an entry with its opinion changed, if it has one."""
    if isinstance(kept, b.KeptMerge):
        return msgspec.structs.replace(kept, gone=change(kept.gone))
    return change(kept) if isinstance(kept, b.KeptContribution) else kept


def _answering(kept: b.Kept, numbers: tuple[int, ...], made: int) -> b.Kept:
    def change(one: b.KeptContribution) -> b.KeptContribution:
        if one.record.id not in numbers or one.record.answers is not None:
            return one
        return msgspec.structs.replace(one, record=replace(one.record, answers=made))

    return _said(kept, change)


def _speaking_to(kept: b.Kept, numbers: tuple[int, ...], made: int) -> b.Kept:
    def change(one: b.KeptContribution) -> b.KeptContribution:
        if one.record.id not in numbers or one.record.prompt is not None:
            return one
        return msgspec.structs.replace(one, record=replace(one.record, prompt=made))

    return _said(kept, change)


def _answered_by(kept: b.Kept, question: int, made: int) -> b.Kept:
    def change(one: b.KeptContribution) -> b.KeptContribution:
        if one.record.id != question or made in one.answers:
            return one
        return msgspec.structs.replace(one, answers=(*one.answers, made))

    return _said(kept, change)


def _spoken_to_by(kept: b.Kept, prompt: int, made: int) -> b.Kept:
    if not isinstance(kept, b.KeptPrompt) or kept.record.id != prompt or made in kept.opinions:
        return kept
    return msgspec.structs.replace(kept, opinions=(*kept.opinions, made))


def _delivered_as(kept: b.Kept, numbers: tuple[int, ...], since: tuple[int | None, ...], made: int) -> b.Kept:
    if not isinstance(kept, b.KeptSpeech) or kept.record.id not in numbers or kept.record.contribution not in since:
        return kept
    return msgspec.structs.replace(kept, record=replace(kept.record, contribution=made))


def _prepared_as(kept: b.Kept, said: int, made: int) -> b.Kept:
    def change(one: b.KeptContribution) -> b.KeptContribution:
        if one.record.id != said or made in one.speeches:
            return one
        return msgspec.structs.replace(one, speeches=(*one.speeches, made))

    return _said(kept, change)


def _further_on(kept: b.Kept, after: int) -> b.Kept:
    def change(one: b.KeptContribution) -> b.KeptContribution:
        return msgspec.structs.replace(one, place=one.place + 1) if one.place > after else one

    return _said(kept, change)
