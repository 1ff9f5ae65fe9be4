"""One session whole, from its rows: column queries only, so that no row outlives its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from app.domain.records import (
    BinEntry,
    CellRecord,
    ContributionRecord,
    GuestRecord,
    OpeningReportRecord,
    PreparedSpeech,
    PromptRecord,
    QueuedSpeaker,
    ReadBackRecord,
    RollEntry,
    SealRecord,
    SelfReviewRecord,
    SessionRecord,
    SittingPart,
    Speaker,
    StepRecord,
    SupplementRecord,
    TaskReviewRecord,
    VoteOpinion,
    VoteRecord,
)
from app.models import readers
from app.models.discussion import Contribution, QueueLine, SelfReview, Speech, Vote, VoteDissent
from app.models.member import Member
from app.models.roll import RollLine
from app.models.seal import Seal, Supplement
from app.models.session import (
    BinLine,
    CellSession,
    Draft,
    FollowUp,
    Guest,
    OpenQuestion,
    Presenter,
    Prompt,
    SessionNote,
    SessionStep,
)
from app.models.task import Task, TaskReview


def session_record(session: Session, uid: str) -> SessionRecord:
    """Return one session whole; raises NotFound when the book has no session of that id."""
    key = readers.session_key(session, uid)
    row = session.execute(select(*CellSession.__table__.columns).where(CellSession.id == key)).one()
    uids, roll = _roll(session, key)
    presenters = session.scalars(_of(key, Presenter, Presenter.member_id).order_by(Presenter.place))
    follow_ups = session.execute(_of(key, FollowUp, FollowUp.kind, FollowUp.done_on))
    drafts = session.execute(_of(key, Draft, Draft.place, Draft.text).order_by(Draft.place))
    notes = session.execute(_of(key, SessionNote, SessionNote.kind, SessionNote.text).order_by(SessionNote.kind))
    people = {entry.member_id: entry for entry in roll}
    before, after = _part(session, CellSession.id == row.follows_id), _part(session, CellSession.follows_id == key)
    return SessionRecord(
        id=row.uid,
        kind=row.kind,
        agenda=row.agenda,
        year=row.year,
        quarter=row.quarter,
        topic=row.topic,
        cell=CellRecord(row.cell_name, row.superior, row.cell_place, row.cell_kind),
        place=row.place,
        planned_at=row.planned_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        chair=uids.get(row.chair_id),
        minutes_taker=uids.get(row.minutes_taker_id),
        guests=tuple(GuestRecord(*g) for g in session.execute(_by_id(key, Guest, Guest.full_name, Guest.title))),
        roll=roll,
        steps=_steps(session, key, uids),
        opening_report=OpeningReportRecord(tuple(uids[p] for p in presenters), row.opening_report),
        prompts=tuple(PromptRecord(*p) for p in session.execute(_by_id(key, Prompt, Prompt.text))),
        contributions=_contributions(session, key, people, uids),
        conclusion=row.conclusion,
        votes=_votes(session, key, uids),
        tasks=readers.tasks(session, Task.session_id == key),
        read_back=ReadBackRecord(row.read_back_at, row.objections) if row.read_back_at else None,
        seal=_seal(session, key),
        supplements=_supplements(session, key),
        follow_ups=dict(follow_ups.all()),
        drafts=dict(drafts.all()),
        output=row.output,
        is_pilot=row.is_pilot,
        follows=before.id if before else None,
        followed_by=after.id if after else None,
        speech_minutes=row.speech_minutes,
        finisher=uids.get(row.finisher_id),
        start_corrected=row.start_corrected,
        end_corrected=row.end_corrected,
        notes=dict(notes.all()),
        queue=_queue(session, key, people, uids),
        prepared=_speeches(session, key, people, uids),
        self_reviews=_self_reviews(session, key, uids),
        open_questions=readers.open_questions(session, OpenQuestion.session_id == key),
        task_reviews=_task_reviews(session, key),
        bin=_bin(session, key),
        other_part=before or after,
    )


def _part(session: Session, wanted: ColumnElement[bool]) -> SittingPart | None:
    columns = (CellSession.uid, CellSession.kind, CellSession.started_at, CellSession.ended_at)
    row = session.execute(select(*columns).where(wanted)).first()
    return SittingPart(*row) if row else None


def _roll(session: Session, key: int) -> tuple[dict[int | None, str], tuple[RollEntry, ...]]:
    uids: dict[int | None, str] = {}
    entries = []
    columns = (Member.id, Member.uid, RollLine.full_name, RollLine.standing, RollLine.position, RollLine.group_name,
               RollLine.status, RollLine.reason_kind, RollLine.reason, RollLine.arrived_at, RollLine.left_at,
               RollLine.convened)  # fmt: skip
    query = select(*columns).join(Member, Member.id == RollLine.member_id).where(RollLine.session_id == key)
    for member_id, *fields in session.execute(query.order_by(Member.id)):
        uids[member_id] = fields[0]
        entries.append(RollEntry(*fields))
    return uids, tuple(entries)


def _steps(session: Session, key: int, uids: dict[int | None, str]) -> tuple[StepRecord, ...]:
    columns = (SessionStep.number, SessionStep.kind, SessionStep.title, SessionStep.text, SessionStep.started_at,
               SessionStep.short_title, SessionStep.lead, SessionStep.chair_id, SessionStep.planned_minutes,
               SessionStep.corrected)  # fmt: skip
    rows: Iterable[Any] = session.execute(_of(key, SessionStep, *columns).order_by(SessionStep.number))
    return tuple(StepRecord(*(*row[:7], uids.get(row[7]), *row[8:])) for row in rows)


def _contributions(
    session: Session, key: int, roll: dict[str, RollEntry], uids: dict[int | None, str]
) -> tuple[ContributionRecord, ...]:
    columns = (Contribution.id, Contribution.member_id, Contribution.speaker_name, Contribution.speaker_title,
               Contribution.text, Contribution.at, Contribution.label, Contribution.disposition,
               Contribution.response, Contribution.prompt_id, Contribution.answers_id,
               Contribution.by_hand)  # fmt: skip
    query = _of(key, Contribution, *columns).order_by(Contribution.place, Contribution.id)
    return tuple(
        ContributionRecord(number, _speaker(roll, uids, member_id, name, title), *facts)
        for number, member_id, name, title, *facts in session.execute(query)
    )


def _speaker(
    roll: dict[str, RollEntry], uids: dict[int | None, str], member_id: int | None, name: str, title: str
) -> Speaker:
    """Return who speaks: a member as the roll has them, or somebody by name."""
    entry = roll[uids[member_id]] if member_id is not None else None
    return Speaker(entry.full_name, entry.position, entry.member_id) if entry else Speaker(name, title)


def _queue(
    session: Session, key: int, roll: dict[str, RollEntry], uids: dict[int | None, str]
) -> tuple[QueuedSpeaker, ...]:
    columns = (QueueLine.id, QueueLine.member_id, QueueLine.speaker_name, QueueLine.speaker_title)
    rows = session.execute(_of(key, QueueLine, *columns).order_by(QueueLine.place, QueueLine.id))
    return tuple(QueuedSpeaker(number, _speaker(roll, uids, *who)) for number, *who in rows)


def _speeches(
    session: Session, key: int, roll: dict[str, RollEntry], uids: dict[int | None, str]
) -> tuple[PreparedSpeech, ...]:
    columns = (Speech.id, Speech.member_id, Speech.speaker_name, Speech.speaker_title, Speech.topic, Speech.text,
               Speech.group_name, Speech.contribution_id)  # fmt: skip
    return tuple(
        PreparedSpeech(number, _speaker(roll, uids, member_id, name, title), *facts)
        for number, member_id, name, title, *facts in session.execute(
            _of(key, Speech, *columns).order_by(Speech.place, Speech.id)
        )
    )


def _self_reviews(session: Session, key: int, uids: dict[int | None, str]) -> tuple[SelfReviewRecord, ...]:
    columns = (SelfReview.author_id, SelfReview.subject, SelfReview.shortcoming, SelfReview.measure, SelfReview.due_on,
               SelfReview.about_id)  # fmt: skip
    rows: Iterable[Any] = session.execute(_by_id(key, SelfReview, *columns))
    return tuple(SelfReviewRecord(*(row[0], uids.get(row[1]), *row[2:6], uids.get(row[6]))) for row in rows)


def _task_reviews(session: Session, key: int) -> tuple[TaskReviewRecord, ...]:
    columns = (TaskReview.task_id, TaskReview.content, TaskReview.status, TaskReview.doers, TaskReview.due_on,
               TaskReview.result, TaskReview.cause)  # fmt: skip
    rows = session.execute(_of(key, TaskReview, *columns).order_by(TaskReview.id))
    return tuple(TaskReviewRecord(*row) for row in rows)


def _bin(session: Session, key: int) -> tuple[BinEntry, ...]:
    columns = (BinLine.kind, BinLine.deleted_at, BinLine.text, BinLine.data)
    return tuple(BinEntry(*row) for row in session.execute(_by_id(key, BinLine, *columns)))


def _seal(session: Session, key: int) -> SealRecord | None:
    row = session.execute(_of(key, Seal, *readers.SEAL_COLUMNS)).first()
    return SealRecord(*row) if row else None


def _supplements(session: Session, key: int) -> tuple[SupplementRecord, ...]:
    columns = (Supplement.number, Supplement.made_at, Supplement.reason, Supplement.text)
    query = _of(key, Supplement, *columns).order_by(Supplement.number)
    return tuple(SupplementRecord(*row) for row in session.execute(query))


def _votes(session: Session, key: int, uids: dict[int | None, str]) -> tuple[VoteRecord, ...]:
    columns = (Vote.question, Vote.in_favour, Vote.against, Vote.other, Vote.method, Vote.base)
    apart: defaultdict[int, list[VoteOpinion]] = defaultdict(list)
    dissents = select(VoteDissent.vote_id, VoteDissent.member_id, VoteDissent.stance, VoteDissent.reason).join(Vote)
    for vote_id, member_id, stance, reason in session.execute(
        dissents.where(Vote.session_id == key).order_by(VoteDissent.vote_id, VoteDissent.place)
    ):
        apart[vote_id].append(VoteOpinion(uids[member_id], stance, reason))
    rows: Iterable[Any] = session.execute(_by_id(key, Vote, *columns))
    return tuple(VoteRecord(*(*row, tuple(apart[row[0]]))) for row in rows)


def _of(key: int, model: Any, *columns: Any) -> Select[Any]:
    return select(*columns).where(model.session_id == key)


def _by_id(key: int, model: Any, *columns: Any) -> Select[Any]:
    return _of(key, model, model.id, *columns).order_by(model.id)
