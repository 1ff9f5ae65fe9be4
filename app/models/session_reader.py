"""One session whole, from its rows: column queries only, so that no row outlives its transaction.

The statements are made once, and only those are run that find something: one look tells which parts a session has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, select
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
    TaskRecord,
    TaskReviewRecord,
    VoteOpinion,
    VoteRecord,
)
from app.errors import NotFound
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

KEY: BindParameter[int] = bindparam("key")


def _core(model: Any, names: str) -> list[Any]:
    """Return columns of a table by their names; as columns of the table they are read faster than as attributes."""
    return [model.__table__.c[name] for name in names.split()]


def _of(model: Any, names: str, order: str = "id") -> Select[Any]:
    """Return the rows of a table that belong to a session, in their order."""
    return select(*_core(model, names)).where(model.__table__.c.session_id == KEY).order_by(*_core(model, order))


#: How the parts of a session are read; one that has none is not asked for.
_PARTS: dict[str, Select[Any]] = {
    "guests": _of(Guest, "id full_name title"),
    "presenters": _of(Presenter, "member_id", "place"),
    "prompts": _of(Prompt, "id text"),
    "follow_ups": _of(FollowUp, "kind done_on", "kind"),
    "drafts": _of(Draft, "place text", "place"),
    "session_notes": _of(SessionNote, "kind text", "kind"),
    "session_steps": _of(
        SessionStep, "number kind title text started_at short_title lead chair_id planned_minutes corrected", "number"
    ),
    "contributions": _of(
        Contribution,
        "id member_id speaker_name speaker_title text at label disposition response prompt_id answers_id by_hand",
        "place id",
    ),
    "speaker_queue": _of(QueueLine, "id member_id speaker_name speaker_title", "place id"),
    "prepared_speeches": _of(
        Speech, "id member_id speaker_name speaker_title topic text group_name contribution_id", "place id"
    ),
    "self_reviews": _of(SelfReview, "id author_id subject shortcoming measure due_on about_id"),
    "task_reviews": _of(TaskReview, "task_id content status doers due_on result cause"),
    "bin": _of(BinLine, "id kind deleted_at text data"),
    "seals": _of(Seal, " ".join(column.key for column in readers.SEAL_COLUMNS), "number"),
    "supplements": _of(Supplement, "number made_at reason text", "number"),
    "votes": _of(Vote, "id question in_favour against other method base"),
    "tasks": _of(Task, "id"),
    "open_questions": _of(OpenQuestion, "id"),
}
_SESSION = select(*CellSession.__table__.columns).where(CellSession.__table__.c.uid == bindparam("uid"))
_PRESENT = select(
    *(
        exists(select(1).where(part.get_final_froms()[0].c.session_id == KEY)).label(name)
        for name, part in _PARTS.items()
    )
)
_ROLL = (
    select(
        *_core(Member, "id uid"),
        *_core(
            RollLine,
            "full_name standing position group_name status reason_kind reason arrived_at left_at convened",
        ),
    )
    .join_from(RollLine.__table__, Member.__table__, Member.__table__.c.id == RollLine.__table__.c.member_id)
    .where(RollLine.__table__.c.session_id == KEY)
    .order_by(*_core(Member, "id"))
)
_APART = (
    select(*_core(VoteDissent, "vote_id member_id stance reason"))
    .join_from(VoteDissent.__table__, Vote.__table__, Vote.__table__.c.id == VoteDissent.__table__.c.vote_id)
    .where(Vote.__table__.c.session_id == KEY)
    .order_by(*_core(VoteDissent, "vote_id place"))
)
_TASKS, _DOERS = readers.task_statements(Task.__table__.c.session_id == KEY)
_OTHER = select(*_core(CellSession, "uid kind started_at ended_at"))
_BEFORE = _OTHER.where(CellSession.__table__.c.id == KEY)
_AFTER = _OTHER.where(CellSession.__table__.c.follows_id == KEY)


class _Parts:
    """The parts of one session, each asked for once."""

    def __init__(self, connection: Connection, key: int) -> None:
        self._connection, self._key = connection, {"key": key}
        self._there = connection.execute(_PRESENT, self._key).mappings().one()

    def has(self, name: str) -> bool:
        """Return whether the session has such parts."""
        return bool(self._there[name])

    def rows(self, name: str) -> Sequence[Any]:
        """Return the rows of one kind of part."""
        return self._connection.execute(_PARTS[name], self._key).all() if self._there[name] else ()


def session_record(session: Session, uid: str) -> SessionRecord:
    """Return one session whole; raises NotFound when the book has no session of that id."""
    session.flush()
    connection = session.connection()
    row = connection.execute(_SESSION, {"uid": uid}).first()
    if row is None:
        raise NotFound(readers.NO_SESSION.format(uid))
    key = row.id
    parts = _Parts(connection, key)
    uids, roll = _roll(connection, key)
    people = {entry.member_id: entry for entry in roll}
    before = _part(connection, _BEFORE, row.follows_id) if row.follows_id else None
    after = _part(connection, _AFTER, key)
    seal = parts.rows("seals")
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
        guests=tuple(GuestRecord(*guest) for guest in parts.rows("guests")),
        roll=roll,
        steps=_steps(parts, uids),
        opening_report=OpeningReportRecord(tuple(uids[who] for (who,) in parts.rows("presenters")), row.opening_report),
        prompts=tuple(PromptRecord(*prompt) for prompt in parts.rows("prompts")),
        contributions=_contributions(parts, people, uids),
        conclusion=row.conclusion,
        votes=_votes(connection, key, parts, uids),
        tasks=_tasks(connection, key) if parts.has("tasks") else (),
        read_back=ReadBackRecord(row.read_back_at, row.objections) if row.read_back_at else None,
        seal=SealRecord(*seal[0]) if seal else None,
        supplements=tuple(SupplementRecord(*made) for made in parts.rows("supplements")),
        follow_ups=dict(map(tuple, parts.rows("follow_ups"))),
        drafts=dict(map(tuple, parts.rows("drafts"))),
        output=row.output,
        is_pilot=row.is_pilot,
        follows=before.id if before else None,
        followed_by=after.id if after else None,
        speech_minutes=row.speech_minutes,
        finisher=uids.get(row.finisher_id),
        start_corrected=row.start_corrected,
        end_corrected=row.end_corrected,
        notes=dict(map(tuple, parts.rows("session_notes"))),
        queue=_queue(parts, people, uids),
        prepared=_speeches(parts, people, uids),
        self_reviews=_self_reviews(parts, uids),
        open_questions=(
            readers.open_questions(session, OpenQuestion.session_id == key) if parts.has("open_questions") else ()
        ),
        task_reviews=tuple(TaskReviewRecord(*heard) for heard in parts.rows("task_reviews")),
        bin=tuple(BinEntry(*gone) for gone in parts.rows("bin")),
        other_part=before or after,
    )


def _part(connection: Connection, wanted: Select[Any], key: int) -> SittingPart | None:
    row = connection.execute(wanted, {"key": key}).first()
    return SittingPart(*row) if row else None


def _roll(connection: Connection, key: int) -> tuple[dict[int | None, str], tuple[RollEntry, ...]]:
    rows = connection.execute(_ROLL, {"key": key}).all()
    return {row[0]: row[1] for row in rows}, tuple(RollEntry(*row[1:]) for row in rows)


def _steps(parts: _Parts, uids: dict[int | None, str]) -> tuple[StepRecord, ...]:
    return tuple(StepRecord(*(*row[:7], uids.get(row[7]), *row[8:])) for row in parts.rows("session_steps"))


def _contributions(
    parts: _Parts, roll: dict[str, RollEntry], uids: dict[int | None, str]
) -> tuple[ContributionRecord, ...]:
    return tuple(
        ContributionRecord(row[0], _speaker(roll, uids, *row[1:4]), *row[4:]) for row in parts.rows("contributions")
    )


def _speaker(
    roll: dict[str, RollEntry], uids: dict[int | None, str], member_id: int | None, name: str, title: str
) -> Speaker:
    """Return who speaks: a member as the roll has them, or somebody by name."""
    entry = roll[uids[member_id]] if member_id is not None else None
    return Speaker(entry.full_name, entry.position, entry.member_id) if entry else Speaker(name, title)


def _queue(parts: _Parts, roll: dict[str, RollEntry], uids: dict[int | None, str]) -> tuple[QueuedSpeaker, ...]:
    return tuple(QueuedSpeaker(row[0], _speaker(roll, uids, *row[1:])) for row in parts.rows("speaker_queue"))


def _speeches(parts: _Parts, roll: dict[str, RollEntry], uids: dict[int | None, str]) -> tuple[PreparedSpeech, ...]:
    return tuple(
        PreparedSpeech(row[0], _speaker(roll, uids, *row[1:4]), *row[4:]) for row in parts.rows("prepared_speeches")
    )


def _self_reviews(parts: _Parts, uids: dict[int | None, str]) -> tuple[SelfReviewRecord, ...]:
    return tuple(
        SelfReviewRecord(*(row[0], uids.get(row[1]), *row[2:6], uids.get(row[6]))) for row in parts.rows("self_reviews")
    )


def _tasks(connection: Connection, key: int) -> tuple[TaskRecord, ...]:
    rows, doers = (connection.execute(statement, {"key": key}).all() for statement in (_TASKS, _DOERS))
    return readers.task_records(rows, doers)


def _votes(connection: Connection, key: int, parts: _Parts, uids: dict[int | None, str]) -> tuple[VoteRecord, ...]:
    rows = parts.rows("votes")
    apart: defaultdict[int, list[VoteOpinion]] = defaultdict(list)
    for vote_id, member_id, stance, reason in connection.execute(_APART, {"key": key}) if rows else ():
        apart[vote_id].append(VoteOpinion(uids[member_id], stance, reason))
    return tuple(VoteRecord(*(*row, tuple(apart[row[0]]))) for row in rows)
