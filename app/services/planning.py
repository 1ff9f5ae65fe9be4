"""Topics of a year's plan: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update

from app.domain.agenda import AgendaProfile
from app.domain.members import secretary
from app.domain.plan import topic_faults
from app.domain.records import PlanTopicRecord
from app.domain.topic_road import FOLLOW_UPS
from app.domain.vietnamese import clean, quarter_of
from app.domain.vocabulary import SessionKind, TopicOrigin, TopicState
from app.domain.year_records import PlanStepRecord
from app.errors import KnownError, NotFound
from app.models import plan_reader, readers
from app.models.papers import Attachment, Directive, DirectiveUse
from app.models.plan import Campaign, PlanPreparer, PlanStep, PlanTopic, TopicProposal
from app.models.session import CellSession, FollowUp
from app.models.unit_of_work import UnitOfWork
from app.services import convening, meeting


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic as it is planned; ``preparers`` and ``presenter`` are ids of members, ``directives`` rows of register.

    A month decides the quarter.
    """

    year: int
    topic: str
    quarter: int | None = None
    preparers: tuple[str, ...] = ()
    note: str = ""
    month: int | None = None
    category: str = ""
    origin: TopicOrigin = TopicOrigin.OWN
    replaces: int | None = None
    reason: str = ""
    why: str = ""
    self_check: str = ""
    presenter: str | None = None
    confidential: bool = False
    campaign: int | None = None
    directives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovedTopic:
    """Everything of a topic that was taken out of the plan, and what pointed at it."""

    topic: PlanTopicRecord
    steps: tuple[PlanStepRecord, ...] = ()
    directives: tuple[int, ...] = ()
    replaced_by: tuple[int, ...] = ()
    proposals: tuple[int, ...] = ()
    attachments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedTopic:
    """How a topic stood before a state was marked, so that the mark can be taken back."""

    topic: int
    step: int
    state: TopicState
    session: str | None = None
    follow_up_day: date | None = None


def add_topic(uow: UnitOfWork, new: NewTopic, state: TopicState = TopicState.PLANNED) -> int:
    """Add a topic to a year's plan; return its id."""
    return _fill(uow, PlanTopic(state=state), new)


def change_topic(uow: UnitOfWork, topic_id: int, new: NewTopic) -> None:
    """Replace what the plan says of a topic; a session made from it keeps its own wording."""
    _fill(uow, _topic(uow, topic_id), new)


def remove_topic(uow: UnitOfWork, topic_id: int) -> RemovedTopic:
    """Take a topic out of the plan; a session made from it stays. Return what ``restore_topic`` needs."""
    row = _topic(uow, topic_id)
    record = next(one for one in readers.plan(uow.session, year=row.year) if one.id == topic_id)
    removed = RemovedTopic(
        record,
        plan_reader.steps(uow.session, PlanStep.topic_id == topic_id).get(topic_id, ()),
        _numbers(uow, DirectiveUse.directive_id, DirectiveUse.topic_id == topic_id),
        _numbers(uow, PlanTopic.id, PlanTopic.replaces_id == topic_id),
        _numbers(uow, TopicProposal.id, TopicProposal.topic_id == topic_id),
        _numbers(uow, Attachment.id, Attachment.topic_id == topic_id),
    )
    uow.session.execute(update(PlanTopic).where(PlanTopic.replaces_id == topic_id).values(replaces_id=None))
    uow.session.delete(row)
    uow.session.flush()
    return removed


def restore_topic(uow: UnitOfWork, removed: RemovedTopic) -> int:
    """Put a topic that was taken out back as it was, with whatever pointed at it and is still there; return its id."""
    topic = removed.topic
    free = uow.session.get(PlanTopic, topic.id) is None
    row = PlanTopic(id=topic.id if free else None, state=topic.state)
    new = NewTopic(
        topic.year, topic.topic, topic.quarter, topic.preparers, topic.note, topic.month, topic.category, topic.origin,
        _there(uow, PlanTopic, topic.replaces), topic.reason, topic.why, topic.self_check, topic.presenter,
        topic.confidential, _there(uow, Campaign, topic.campaign),
        tuple(number for number in removed.directives if _there(uow, Directive, number)),
    )  # fmt: skip
    _write(uow, row, new)
    known = readers.session_ids(uow.session)
    for column, uid in (("session_id", topic.session_id), ("adopted_in_id", topic.adopted_in)):
        if uid in known:
            setattr(row, column, readers.session_key(uow.session, uid))
    for step in removed.steps:
        uow.session.add(PlanStep(topic_id=row.id, state=step.state, on_day=step.on_day, note=step.note))
    _point_at(uow, PlanTopic, PlanTopic.replaces_id, removed.replaced_by, row.id)
    _point_at(uow, TopicProposal, TopicProposal.topic_id, removed.proposals, row.id)
    _point_at(uow, Attachment, Attachment.topic_id, removed.attachments, row.id)
    uow.session.flush()
    return row.id


def mark(uow: UnitOfWork, topic_id: int, state: TopicState, day: date | None, note: str = "") -> MarkedTopic:
    """Write that a topic came into a state on a day; return what ``take_back`` needs.

    What is owed after a session is written with the session as well, so that there is one truth.
    """
    row = _topic(uow, topic_id)
    step = PlanStep(topic_id=row.id, state=state, on_day=day, note=clean(note).strip())
    uow.session.add(step)
    before, row.state = row.state, state
    uow.session.flush()
    session = uow.session.get(CellSession, row.session_id) if row.session_id else None
    kind = FOLLOW_UPS.get(state)
    if kind is None or session is None or session.ended_at is None:
        return MarkedTopic(topic_id, step.id, before)
    kept = uow.session.get(FollowUp, (session.id, kind))
    earlier = kept.done_on if kept else None
    if earlier is None:
        meeting.follow_up(uow, session.uid, kind, day or date.today())
    return MarkedTopic(topic_id, step.id, before, session.uid, earlier)


def take_back(uow: UnitOfWork, marked: MarkedTopic) -> None:
    """Undo a mark: the topic stands where it stood."""
    row = _topic(uow, marked.topic)
    step = uow.session.get(PlanStep, marked.step)
    if step is None:
        return
    kind = FOLLOW_UPS.get(step.state)
    if kind is not None and marked.session is not None:
        meeting.follow_up(uow, marked.session, kind, marked.follow_up_day)
    uow.session.delete(step)
    row.state = marked.state
    uow.session.flush()


def session_from_topic(
    uow: UnitOfWork, topic_id: int, profile: AgendaProfile, new: meeting.NewSession | None = None
) -> str:
    """Make the session of a topic and tie it to the plan; return its id.

    Without ``new`` it is the thematic session of the topic's quarter, chaired by the secretary. Whoever presents the
    topic presents its opening report.
    """
    row = _topic(uow, topic_id)
    if row.session_id is not None:
        raise KnownError("Chuyên đề này đã có buổi sinh hoạt. Hãy mở buổi đã lập.")
    if new is None:
        chair = secretary(readers.members(uow.session))
        new = meeting.NewSession(
            kind=SessionKind.THEMATIC,
            topic=row.topic,
            year=row.year,
            quarter=row.quarter,
            chair=chair.id if chair else None,
        )
    uid = meeting.create_session(uow, new, profile, readers.cell(uow.session))
    row.session_id = readers.session_key(uow.session, uid)
    presenter = next((one.presenter for one in readers.plan(uow.session, year=row.year) if one.id == row.id), None)
    if presenter is not None:
        meeting.set_presenters(uow, uid, [presenter])
    return uid


def _topic(uow: UnitOfWork, topic_id: int) -> PlanTopic:
    row = uow.session.get(PlanTopic, topic_id)
    if row is None:
        raise NotFound("Chuyên đề này không còn trong kế hoạch; các chuyên đề khác được giữ nguyên.")
    return row


def _fill(uow: UnitOfWork, row: PlanTopic, new: NewTopic) -> int:
    faults = topic_faults(new.topic, new.quarter, new.month, new.origin, new.replaces, new.reason)
    if faults:
        raise KnownError(next(iter(faults.values())))
    return _write(uow, row, new)


def _write(uow: UnitOfWork, row: PlanTopic, new: NewTopic) -> int:
    row.year, row.topic, row.note = new.year, " ".join(clean(new.topic).split()), clean(new.note)
    row.month = new.month
    row.quarter = quarter_of(date(new.year, new.month, 1)) if new.month else new.quarter
    row.category, row.origin, row.reason = clean(new.category).strip(), new.origin, clean(new.reason).strip()
    row.replaces_id = new.replaces if new.origin is TopicOrigin.REPLACING else None
    row.why, row.self_check, row.confidential = clean(new.why).strip(), clean(new.self_check), new.confidential
    row.presenter_id = convening.member_key(uow, new.presenter) if new.presenter else None
    row.campaign_id = new.campaign
    uow.session.add(row)
    uow.session.flush()
    _set_preparers(uow, row.id, new.preparers)
    _set_directives(uow, row.id, new.directives)
    return row.id


def _set_preparers(uow: UnitOfWork, topic_id: int, members: Sequence[str]) -> None:
    uow.session.execute(delete(PlanPreparer).where(PlanPreparer.topic_id == topic_id))
    for place, member in enumerate(dict.fromkeys(members)):
        key = convening.member_key(uow, member)
        uow.session.add(PlanPreparer(topic_id=topic_id, member_id=key, place=place))
    uow.session.flush()


def _set_directives(uow: UnitOfWork, topic_id: int, directives: Sequence[int]) -> None:
    present = _numbers(uow, DirectiveUse.directive_id, DirectiveUse.topic_id == topic_id)
    if set(present) == set(directives):
        return
    uow.session.execute(delete(DirectiveUse).where(DirectiveUse.topic_id == topic_id))
    for number in dict.fromkeys(directives):
        uow.session.add(DirectiveUse(directive_id=number, topic_id=topic_id))
    uow.session.flush()


def _there(uow: UnitOfWork, model: Any, number: int | None) -> int | None:
    """Return the number of a row while the book has it."""
    return number if number is not None and uow.session.get(model, number) is not None else None


def _numbers(uow: UnitOfWork, column: Any, condition: Any) -> tuple[int, ...]:
    return tuple(uow.session.scalars(select(column).where(condition).order_by(column)))


def _point_at(uow: UnitOfWork, model: Any, column: Any, rows: tuple[int, ...], topic_id: int) -> None:
    """Let rows that pointed at a topic point at it again; those that point elsewhere by now are left alone."""
    uow.session.execute(update(model).where(model.id.in_(rows), column.is_(None)).values({column.key: topic_id}))
