"""The year's plan: out of a book as an exchange file holds it, and into one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from app.domain.vietnamese import clean
from app.models import readers
from app.models.plan import Campaign, PlanPreparer, PlanTopic
from app.models.unit_of_work import UnitOfWork
from app.services import convening
from app.services import exchange_format as x

#: Facts of a topic that the file and the table name alike.
_PLAIN = ("month", "category", "origin", "reason", "why", "state", "self_check", "confidential")


def dump_plan(uow: UnitOfWork) -> list[x.PlanTopic]:
    """Return the topics of all years in the order of entry."""
    topics = readers.plan(uow.session)
    places = {topic.id: place for place, topic in enumerate(topics, 1)}
    campaigns = {number: place for place, number in enumerate(_campaigns(uow), 1)}
    return [
        x.PlanTopic(
            t.year, t.topic, t.quarter, list(t.preparers), t.session_id, t.note,
            replaces=places.get(t.replaces or 0), presenter=t.presenter, adopted_in=t.adopted_in,
            campaign=campaigns.get(t.campaign or 0), **{name: getattr(t, name) for name in _PLAIN},
        )
        for t in topics
    ]  # fmt: skip


def import_plan(uow: UnitOfWork, topics: Sequence[x.PlanTopic]) -> list[int]:
    """Add the topics that the book does not have; return the book's numbers of all of them, in the file's order."""
    known = {(topic.year, topic.quarter, topic.topic): topic.id for topic in readers.plan(uow.session)}
    numbers = []
    for topic in topics:
        same = known.get((topic.year, topic.quarter, clean(topic.topic)))
        numbers.append(same if same is not None else _add(uow, topic))
    return numbers


def import_links(
    uow: UnitOfWork, topics: Sequence[x.PlanTopic], numbers: Sequence[int], campaigns: Sequence[int]
) -> None:
    """Link topics with those they replace and with their campaigns; both are the book's numbers in the file's order."""
    for number, topic in zip(numbers, topics, strict=True):
        values: dict[str, int] = {}
        if topic.replaces is not None:
            values["replaces_id"] = numbers[topic.replaces - 1]
        if topic.campaign is not None:
            values["campaign_id"] = campaigns[topic.campaign - 1]
        if values:
            uow.session.execute(update(PlanTopic).where(PlanTopic.id == number).values(**values))


def _add(uow: UnitOfWork, topic: x.PlanTopic) -> int:
    row = PlanTopic(
        year=topic.year, quarter=topic.quarter, topic=clean(topic.topic), note=clean(topic.note),
        session_id=readers.session_key(uow.session, topic.session) if topic.session else None,
        presenter_id=convening.member_key(uow, topic.presenter) if topic.presenter else None,
        adopted_in_id=readers.session_key(uow.session, topic.adopted_in) if topic.adopted_in else None,
        **{name: getattr(topic, name) for name in _PLAIN},
    )  # fmt: skip
    uow.session.add(row)
    uow.session.flush()
    for place, member in enumerate(dict.fromkeys(topic.preparers)):
        uow.session.add(PlanPreparer(topic_id=row.id, member_id=convening.member_key(uow, member), place=place))
    return row.id


def _campaigns(uow: UnitOfWork) -> Sequence[int]:
    return uow.session.scalars(select(Campaign.id).order_by(Campaign.id)).all()
