"""Tasks belong to the resolution that their session issued, from the moment it has its number."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.models.task import Task
from app.services import register
from app.services.open_book import OpenBook
from app.services.register import NewIssued
from tests.services.saving import save

SESSION = "2026-q2"


def give(book: OpenBook, code: str) -> int:
    return int(save(book, lambda uow: register.give(uow, NewIssued(code, session=SESSION, document=code))))


def tied(book: OpenBook) -> set[int | None]:
    """Return the lines that the tasks of the session name."""
    numbers = [task.id for task in book.session(SESSION).tasks]
    assert numbers

    def read(uow: Any) -> set[int | None]:
        return set(uow.session.scalars(select(Task.resolution_id).where(Task.id.in_(numbers))))

    return book.ask(read)


def test_a_resolution_takes_the_tasks_of_its_session_and_a_conclusion_those_left(open_sample: OpenBook) -> None:
    assert tied(open_sample) == {None}
    conclusion = give(open_sample, "KL")
    assert tied(open_sample) == {conclusion}
    resolution = give(open_sample, "NQ")
    assert tied(open_sample) == {resolution}
    give(open_sample, "TB")
    assert tied(open_sample) == {resolution}


def test_tasks_of_other_sessions_are_left_alone(open_sample: OpenBook) -> None:
    before = [task.resolution for task in open_sample.session("2026-q3").tasks]
    give(open_sample, "NQ")
    assert [task.resolution for task in open_sample.session("2026-q3").tasks] == before


@pytest.mark.parametrize("work", ["void", "take_back", "change"])
def test_a_number_that_is_no_more_lets_the_tasks_go(open_sample: OpenBook, work: str) -> None:
    line = give(open_sample, "NQ")
    acts = {
        "void": lambda uow: register.void(uow, line, "Ghi nhầm"),
        "take_back": lambda uow: register.take_back(uow, line),
        "change": lambda uow: register.change(uow, line, NewIssued("BC", 9, session=SESSION)),
    }
    save(open_sample, acts[work])
    assert tied(open_sample) == {None}
