"""Plans in a real book: one change at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.plan_year import PlanYear
from app.models.unit_of_work import UnitOfWork
from app.services import planning, year_plans
from app.services.open_book import OpenBook
from app.services.planning import NewTopic


def run(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> Any:
    """Do one change and return its result; raise what refused it."""
    kept: dict[str, Any] = {}
    book.save(work, done=lambda r: kept.update(result=r), failed=lambda e: kept.update(error=e))
    assert book.flush()
    if "error" in kept:
        raise kept["error"]
    return kept["result"]


def add(book: OpenBook, year: int, topic: str = "Học tập và làm theo Bác", **facts: Any) -> int:
    """Plan a topic; return its number."""
    number: int = run(book, lambda uow: planning.add_topic(uow, NewTopic(year, topic, **facts)))
    return number


def plan_of(book: OpenBook, year: int) -> PlanYear:
    """Return the plan of a year."""
    return book.ask(lambda uow: year_plans.plan_year(uow, year))
