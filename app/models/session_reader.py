"""One session whole, from its rows: column queries only, so that no row outlives its transaction.

The statements are made once, and only those are run that find something: the first tells which parts a session has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, literal_column, select
from sqlalchemy.orm import Session

from app.domain.namesakes import roll_apart
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
from app.errors import NoSuchSession
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
from app.models.task import Task, TaskAssignee, TaskReview

KEY: BindParameter[int] = bindparam("key")
#: The lines of the roll by the row numbers of the members.
People = dict[int | None, RollEntry]


def _core(model: Any, names: str) -> list[Any]:
    """Return columns of a table by their names; as columns of the table they are read faster than as attributes."""
    return [model.__table__.c[name] for name in names.split()]


def _of(model: Any, names: str, order: str = "id") -> Select[Any]:
    """Return the rows of a table that belong to a session, in their order."""
    return select(*_core(model, names)).where(model.__table__.c.session_id == KEY).order_by(*_core(model, order))


#: How the parts of a session are read; one that has none is not asked for.
_PARTS: dict[str, Select[Any]] = {
    "guests": _of(Guest, "id full_name title"),
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
_own = CellSession.__table__.c
_HAS = "EXISTS (SELECT 1 FROM {0} WHERE {0}.session_id = sessions.id)"
#: The session itself, with what it has: one look at each kind of part (a table's name) and for a session that follows.
_SESSION = select(
    *CellSession.__table__.columns,
    *(literal_column(_HAS.format(name)).label(f"has_{name}") for name in _PARTS),
    literal_column("EXISTS (SELECT 1 FROM sessions AS later WHERE later.follows_id = sessions.id)").label("has_later"),
).where(_own.uid == bindparam("uid"))
_presents = (Presenter.__table__.c.session_id == RollLine.__table__.c.session_id) & (
    Presenter.__table__.c.member_id == RollLine.__table__.c.member_id
)
_ROLL = (
    select(
        *_core(Member, "id uid"),
        *_core(
            RollLine,
            "full_name standing position group_name status reason_kind reason arrived_at left_at convened",
        ),
        *_core(Member, "joined_on official_on"),
        *_core(Presenter, "place"),
    )
    .join_from(RollLine.__table__, Member.__table__, Member.__table__.c.id == RollLine.__table__.c.member_id)
    .outerjoin(Presenter.__table__, _presents)
    .where(RollLine.__table__.c.session_id == KEY)
    .order_by(*_core(RollLine, "member_id"))
)
_APART = (
    select(*_core(VoteDissent, "vote_id member_id stance reason"))
    .join_from(VoteDissent.__table__, Vote.__table__, Vote.__table__.c.id == VoteDissent.__table__.c.vote_id)
    .where(Vote.__table__.c.session_id == KEY)
    .order_by(*_core(VoteDissent, "vote_id place"))
)
_doer, _person = TaskAssignee.__table__.c, Member.__table__.alias()
#: A task comes once for each who does it.
_TASKS = (
    readers.task_statements(Task.__table__.c.session_id == KEY)[0]
    .add_columns(_person.c.uid)
    .outerjoin(TaskAssignee.__table__, _doer.task_id == Task.__table__.c.id)
    .outerjoin(_person, _person.c.id == _doer.member_id)
    .order_by(_doer.place)
)
_OTHER = select(*_core(CellSession, "uid kind started_at ended_at"))
_BEFORE = _OTHER.where(CellSession.__table__.c.id == KEY)
_AFTER = _OTHER.where(CellSession.__table__.c.follows_id == KEY)


class _Parts:
    """The parts of one session, each asked for once."""

    def __init__(self, connection: Connection, session: Any) -> None:
        self._connection, self._key = connection, {"key": session.id}
        self._session = session

    def has(self, name: str) -> bool:
        """Return whether the session has such parts."""
        return bool(getattr(self._session, f"has_{name}"))

    def rows(self, name: str) -> Sequence[Any]:
        """Return the rows of one kind of part."""
        return self._connection.execute(_PARTS[name], self._key).all() if self.has(name) else ()


def session_record(session: Session, uid: str) -> SessionRecord:
    """Return one session whole; raises NotFound when the book has no session of that id."""
    session.flush()
    connection = session.connection()
    row = connection.execute(_SESSION, {"uid": uid}).first()
    if row is None:
        raise NoSuchSession(uid)
    key = row.id
    parts = _Parts(connection, row)
    uids, roll, presenters = _roll(connection, key)
    people = dict(zip(uids, roll, strict=True))
    before = _part(connection, _BEFORE, row.follows_id) if row.follows_id else None
    after = _part(connection, _AFTER, key) if row.has_later else None
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
        opening_report=OpeningReportRecord(presenters, row.opening_report),
        prompts=tuple(PromptRecord(*prompt) for prompt in parts.rows("prompts")),
        contributions=_contributions(parts, people),
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
        queue=_queue(parts, people),
        prepared=_speeches(parts, people),
        self_reviews=_self_reviews(parts, uids),
        open_questions=(
            readers.open_questions(session, OpenQuestion.session_id == key) if parts.has("open_questions") else ()
        ),
        task_reviews=tuple(TaskReviewRecord(*heard) for heard in parts.rows("task_reviews")),
        bin=tuple(BinEntry(*gone) for gone in parts.rows("bin")),
        other_part=before or after,
    )


def roll(session: Session, key: int) -> tuple[RollEntry, ...]:
    """Return the roll of a session that has this row number."""
    return _roll(session.connection(), key)[1]


def _part(connection: Connection, wanted: Select[Any], key: int) -> SittingPart | None:
    row = connection.execute(wanted, {"key": key}).first()
    return SittingPart(*row) if row else None


def _roll(connection: Connection, key: int) -> tuple[dict[int | None, str], tuple[RollEntry, ...], tuple[str, ...]]:
    """Return the ids of those on the roll by their row numbers, the roll, and who presents the opening report."""
    rows = connection.execute(_ROLL, {"key": key}).all()
    roll = roll_apart((RollEntry(*row[1:-3]) for row in rows), (row[-3:-1] for row in rows))
    presenters = sorted((row[-1], row[1]) for row in rows if row[-1] is not None)
    return {row[0]: row[1] for row in rows}, roll, tuple(uid for _, uid in presenters)


def _steps(parts: _Parts, uids: dict[int | None, str]) -> tuple[StepRecord, ...]:
    return tuple(StepRecord(*(*row[:7], uids.get(row[7]), *row[8:])) for row in parts.rows("session_steps"))


def _contributions(parts: _Parts, people: People) -> tuple[ContributionRecord, ...]:
    return tuple(
        ContributionRecord(row[0], _speaker(people, *row[1:4]), *row[4:]) for row in parts.rows("contributions")
    )


def _speaker(people: People, member_id: int | None, name: str, title: str) -> Speaker:
    """Return who speaks: a member as the roll has them, or somebody by name."""
    if member_id is None:
        return Speaker(name, title)
    entry = people[member_id]
    return Speaker(entry.full_name, entry.position, entry.member_id)


def _queue(parts: _Parts, people: People) -> tuple[QueuedSpeaker, ...]:
    return tuple(QueuedSpeaker(row[0], _speaker(people, *row[1:])) for row in parts.rows("speaker_queue"))


def _speeches(parts: _Parts, people: People) -> tuple[PreparedSpeech, ...]:
    return tuple(
        PreparedSpeech(row[0], _speaker(people, *row[1:4]), *row[4:]) for row in parts.rows("prepared_speeches")
    )


def _self_reviews(parts: _Parts, uids: dict[int | None, str]) -> tuple[SelfReviewRecord, ...]:
    return tuple(
        SelfReviewRecord(*(row[0], uids.get(row[1]), *row[2:6], uids.get(row[6]))) for row in parts.rows("self_reviews")
    )


def _tasks(connection: Connection, key: int) -> tuple[TaskRecord, ...]:
    rows = connection.execute(_TASKS, {"key": key}).all()
    each = {row[0]: row[:-1] for row in rows}
    return readers.task_records(each.values(), ((row[0], row[-1]) for row in rows if row[-1]))


def _votes(connection: Connection, key: int, parts: _Parts, uids: dict[int | None, str]) -> tuple[VoteRecord, ...]:
    rows = parts.rows("votes")
    apart: defaultdict[int, list[VoteOpinion]] = defaultdict(list)
    for vote_id, member_id, stance, reason in connection.execute(_APART, {"key": key}) if rows else ():
        apart[vote_id].append(VoteOpinion(uids[member_id], stance, reason))
    return tuple(VoteRecord(*(*row, tuple(apart[row[0]]))) for row in rows)
