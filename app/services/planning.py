"""The year's plan of topics: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete

from app.domain.agenda import AgendaProfile
from app.domain.members import secretary
from app.domain.records import PlanTopicRecord
from app.domain.vietnamese import clean
from app.domain.vocabulary import SessionKind
from app.errors import KnownError, NotFound
from app.models import readers
from app.models.plan import PlanPreparer, PlanTopic
from app.models.unit_of_work import UnitOfWork
from app.services import convening, meeting


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic as it is planned; ``preparers`` are ids of members."""

    year: int
    topic: str
    quarter: int | None = None
    preparers: tuple[str, ...] = ()
    note: str = ""


def add_topic(uow: UnitOfWork, new: NewTopic) -> int:
    """Add a topic to a year's plan; return its id."""
    row = PlanTopic()
    return _fill(uow, row, new)


def change_topic(uow: UnitOfWork, topic_id: int, new: NewTopic) -> None:
    """Replace what the plan says of a topic; a session made from it keeps its own wording."""
    _fill(uow, _topic(uow, topic_id), new)


def remove_topic(uow: UnitOfWork, topic_id: int) -> None:
    """Take a topic out of the plan; a session made from it stays."""
    uow.session.delete(_topic(uow, topic_id))


def restore_topic(uow: UnitOfWork, topic: PlanTopicRecord) -> int:
    """Put a topic that was taken out back into the plan, with its session if that is still there; return its id."""
    number = add_topic(uow, NewTopic(topic.year, topic.topic, topic.quarter, topic.preparers, topic.note))
    if topic.session_id is not None and topic.session_id in readers.session_ids(uow.session):
        _topic(uow, number).session_id = readers.session_key(uow.session, topic.session_id)
    return number


def session_from_topic(
    uow: UnitOfWork, topic_id: int, profile: AgendaProfile, new: meeting.NewSession | None = None
) -> str:
    """Make the session of a topic and tie it to the plan; return its id.

    Without ``new`` it is the thematic session of the topic's quarter, chaired by the secretary.
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
    return uid


def _topic(uow: UnitOfWork, topic_id: int) -> PlanTopic:
    row = uow.session.get(PlanTopic, topic_id)
    if row is None:
        raise NotFound("Chuyên đề này không còn trong kế hoạch; các chuyên đề khác được giữ nguyên.")
    return row


def _fill(uow: UnitOfWork, row: PlanTopic, new: NewTopic) -> int:
    topic = " ".join(clean(new.topic).split())
    if not topic:
        raise KnownError("Chưa ghi tên chuyên đề.")
    row.year, row.quarter, row.topic, row.note = new.year, new.quarter, topic, clean(new.note)
    uow.session.add(row)
    uow.session.flush()
    _set_preparers(uow, row.id, new.preparers)
    return row.id


def _set_preparers(uow: UnitOfWork, topic_id: int, members: Sequence[str]) -> None:
    uow.session.execute(delete(PlanPreparer).where(PlanPreparer.topic_id == topic_id))
    for place, member in enumerate(dict.fromkeys(members)):
        key = convening.member_key(uow, member)
        uow.session.add(PlanPreparer(topic_id=topic_id, member_id=key, place=place))
    uow.session.flush()
