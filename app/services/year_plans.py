"""The year's plan as a whole: its texts, its adoption by the cell, and what goes on into the next year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.plan import counts, to_carry
from app.domain.plan_year import PlanYear
from app.domain.records import PlanTopicRecord
from app.domain.topic_road import ROAD
from app.domain.vietnamese import clean, fold
from app.domain.vocabulary import TopicState
from app.domain.year_records import YearPlanRecord
from app.errors import KnownError
from app.models import plan_reader, readers
from app.models.discussion import Vote
from app.models.linked import fetch
from app.models.plan import PlanStep, PlanTopic, TopicProposal, YearPlan
from app.models.unit_of_work import UnitOfWork
from app.services import planning
from app.services.planning import NewTopic

NOTHING_TO_CARRY = "Không còn chuyên đề hoãn, để ngỏ hay đề xuất đang chờ nào để mang sang."
ALL_ADOPTED = "Các chuyên đề của kế hoạch đều đã được ghi là đã thông qua."
#: What stands in the history of a topic that goes on.
CARRIED_TO, CARRIED_FROM = "Mang sang kế hoạch năm {year}", "Chuyển từ kế hoạch năm {year}"


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a year's plan stood before it was adopted: what ``take_back_adoption`` brings back.

    ``adopted`` are the topics that the adoption reached, ``steps`` the lines it wrote into their history.
    """

    year: int
    session: str | None = None
    vote: int | None = None
    adopted: tuple[tuple[int, int | None], ...] = ()
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What went on into the next year: topics made there, lines of history, proposals and the year they had."""

    year: int
    topics: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    proposals: tuple[int, ...] = ()


def plan_year(uow: UnitOfWork, year: int) -> PlanYear:
    """Return the plan of a year whole."""
    return plan_reader.plan_year(uow.session, year)


def set_text(uow: UnitOfWork, year: int, field: str, text: str) -> None:
    """Write ``purpose``, ``organisation`` or ``note`` of a year's plan."""
    _set(uow, year, **{field: clean(text)})


def adopt(uow: UnitOfWork, year: int, session: str | None, vote: int | None = None) -> Adoption:
    """Write in which session, by which vote the cell adopted the plan; None takes the adoption away.

    It reaches the topics the plan has now: those added later are adopted on their own. Return how it stood before.
    """
    before = next(iter(fetch(uow.session, YearPlanRecord, YearPlan, YearPlan.year == year)), YearPlanRecord(year))
    key = readers.session_key(uow.session, session) if session else None
    if vote is not None and not _is_of(uow, vote, key):
        raise KnownError("Biểu quyết này không thuộc buổi sinh hoạt đã chọn.")
    day = _day_of(uow, session, year)
    reached = _reached(uow, year, before.adopted_in)
    steps = [_adopt(uow, number, key, day) for number, _ in reached]
    _set(uow, year, adopted_in_id=key, vote_id=vote)
    return Adoption(year, before.adopted_in, before.vote, reached, tuple(filter(None, steps)))


def adopt_elsewhere(uow: UnitOfWork, year: int, day: date, note: str = "") -> Adoption:
    """Write on which day the cell adopted the plan in a session that the book does not have.

    It reaches the topics the plan has now that were not adopted yet; raises a KnownError where there is none.
    """
    found = [one for one in plan_reader.plan_year(uow.session, year).topics if counts(one) and not one.adopted]
    if not found:
        raise KnownError(ALL_ADOPTED)
    before = next(iter(fetch(uow.session, YearPlanRecord, YearPlan, YearPlan.year == year)), YearPlanRecord(year))
    steps = [_step(uow, one.topic.id, TopicState.ADOPTED, day, clean(note).strip()) for one in found]
    return Adoption(year, before.adopted_in, before.vote, (), tuple(steps))


def take_back_adoption(uow: UnitOfWork, before: Adoption) -> None:
    """Undo an adoption."""
    for number, session in before.adopted:
        uow.session.execute(update(PlanTopic).where(PlanTopic.id == number).values(adopted_in_id=session))
    _delete(uow, PlanStep, before.steps)
    key = readers.session_key(uow.session, before.session) if before.session else None
    _set(uow, before.year, adopted_in_id=key, vote_id=before.vote)


def carry_over(uow: UnitOfWork, year: int, today: date) -> Carried:
    """Take the topics put off or left open, and the proposals nobody decided on, into the next year's plan.

    A topic that the next plan has already is not taken twice. Raises a KnownError where there is nothing to take.
    """
    plan, following = plan_reader.plan_year(uow.session, year), year + 1
    known = {fold(topic.topic) for topic in readers.plan(uow.session, year=following)}
    topics, steps = [], []
    for facts in to_carry(plan):
        if fold(facts.topic.topic) in known:
            continue
        topics.append(planning.add_topic(uow, _next_year(facts.topic, facts.directives)))
        for number, state, note in (
            (facts.topic.id, facts.topic.state, CARRIED_TO.format(year=following)),
            (topics[-1], TopicState.PLANNED, CARRIED_FROM.format(year=year)),
        ):
            steps.append(_step(uow, number, state, today, note))
    proposals = [one.record.id for one in plan.waiting]
    uow.session.execute(update(TopicProposal).where(TopicProposal.id.in_(proposals)).values(year=following))
    if not topics and not proposals:
        raise KnownError(NOTHING_TO_CARRY)
    return Carried(year, tuple(topics), tuple(steps), tuple(proposals))


def take_back_carried(uow: UnitOfWork, carried: Carried) -> None:
    """Undo taking topics and proposals into the next year."""
    _delete(uow, PlanStep, carried.steps)
    for number in carried.topics:
        if uow.session.get(PlanTopic, number) is not None:
            planning.remove_topic(uow, number)
    rows = TopicProposal.id.in_(carried.proposals)
    uow.session.execute(update(TopicProposal).where(rows).values(year=carried.year))


def _next_year(topic: PlanTopicRecord, directives: tuple[int, ...]) -> NewTopic:
    return NewTopic(
        topic.year + 1, topic.topic, None, topic.preparers, topic.note, None, topic.category, why=topic.why,
        self_check=topic.self_check, presenter=topic.presenter, confidential=topic.confidential, directives=directives,
        reason=CARRIED_FROM.format(year=topic.year),
    )  # fmt: skip


def _reached(uow: UnitOfWork, year: int, session: str | None) -> tuple[tuple[int, int | None], ...]:
    """Return the topics that an adoption reaches, each with the session that adopted it before."""
    reached = [
        one.topic.id
        for one in plan_reader.plan_year(uow.session, year).topics
        if counts(one) and one.topic.adopted_in in (None, session)
    ]
    rows = uow.session.execute(select(PlanTopic.id, PlanTopic.adopted_in_id).where(PlanTopic.id.in_(reached)))
    return tuple((number, key) for number, key in rows)


def _adopt(uow: UnitOfWork, number: int, key: int | None, day: date | None) -> int | None:
    row = uow.session.get_one(PlanTopic, number)
    was, row.adopted_in_id = row.adopted_in_id, key
    if key is None or was is not None or row.state not in ROAD:
        return None
    return _step(uow, number, TopicState.ADOPTED, day, "")


def _step(uow: UnitOfWork, number: int, state: TopicState, day: date | None, note: str) -> int:
    step = PlanStep(topic_id=number, state=state, on_day=day, note=note)
    uow.session.add(step)
    uow.session.flush()
    return step.id


def _delete(uow: UnitOfWork, model: Any, rows: tuple[int, ...]) -> None:
    for number in rows:
        row = uow.session.get(model, number)
        if row is not None:
            uow.session.delete(row)
    uow.session.flush()


def _is_of(uow: UnitOfWork, vote: int, session: int | None) -> bool:
    row = uow.session.get(Vote, vote)
    return row is not None and row.session_id == session


def _day_of(uow: UnitOfWork, session: str | None, year: int) -> date | None:
    found = readers.summaries(uow.session, year=year - 1, until=year)
    at = next((one.started_at for one in found if one.id == session), None)
    return at.date() if at else None


def _set(uow: UnitOfWork, year: int, **facts: Any) -> None:
    empty = {"purpose": "", "organisation": "", "note": ""}
    row = insert(YearPlan).values(year=year, **(empty | facts))
    uow.session.execute(row.on_conflict_do_update(["year"], set_=facts))
