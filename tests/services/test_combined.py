"""Two sessions in one sitting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from app.domain.vocabulary import CombinePolicy, SessionKind
from app.errors import KnownError
from app.services import books, combined, meeting, minutes_seal, roster
from app.services.catalogue import agenda_profile
from app.services.combined import NewSitting
from app.services.meeting import NewSession
from app.services.open_book import OpenBook
from tests.services.test_planning import run

THEMATIC = "2026-q4"
REGULAR_AGENDA = agenda_profile("hd42-regular")


def combine(book: OpenBook, session_id: str = THEMATIC) -> str:
    other: str = run(book, lambda uow: combined.combine(uow, session_id, REGULAR_AGENDA, book.cell()))
    return other


def test_the_regular_part_is_made_before_the_thematic_one(open_sample: OpenBook) -> None:
    regular, thematic = open_sample.session(combine(open_sample)), open_sample.session(THEMATIC)
    assert (regular.kind, regular.agenda) == (SessionKind.REGULAR, "hd42-regular")
    assert (thematic.follows, regular.followed_by) == (regular.id, THEMATIC)
    assert (regular.planned_at, regular.place, regular.chair) == (thematic.planned_at, thematic.place, thematic.chair)


def test_each_part_knows_the_times_of_the_other(open_sample: OpenBook) -> None:
    other = combine(open_sample)
    run(open_sample, lambda uow: meeting.start_session(uow, other, datetime(2026, 11, 26, 14)))
    part = open_sample.session(THEMATIC).other_part
    assert part is not None
    assert (part.id, part.state) == (other, "running")


def test_lists_say_which_part_a_session_is(open_sample: OpenBook) -> None:
    other = combine(open_sample)
    parts = {summary.id: summary.part for summary in open_sample.sessions(2026)}
    assert (parts[other], parts[THEMATIC], parts["2026-q1"]) == (1, 2, None)


@pytest.mark.parametrize(
    ("rules", "choice"), [("HD12-2018", None), ("HD42-2025", CombinePolicy.FORBIDDEN)], ids=["rules", "choice"]
)
def test_what_is_forbidden_is_refused(open_sample: OpenBook, rules: str, choice: CombinePolicy | None) -> None:
    run(open_sample, lambda uow: roster.set_defaults(uow, rules=rules))
    run(open_sample, lambda uow: roster.set_combine(uow, choice))
    with pytest.raises(KnownError):
        combine(open_sample)
    assert open_sample.session(THEMATIC).other_part is None


def test_the_cells_own_choice_overrides_rules_that_forbid(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: roster.set_defaults(uow, rules="HD12-2018"))
    run(open_sample, lambda uow: roster.set_combine(uow, CombinePolicy.FREE))
    assert combine(open_sample)
    assert open_sample.combine_policy() is CombinePolicy.FREE


@pytest.mark.parametrize("session_id", [THEMATIC, "2026-q3"])
def test_a_combined_or_held_session_is_not_combined_again(open_sample: OpenBook, session_id: str) -> None:
    combine(open_sample)
    with pytest.raises(KnownError):
        combine(open_sample, session_id)


def test_only_thematic_and_regular_sessions_are_combined(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: meeting.set_facts(uow, THEMATIC, kind=SessionKind.COMMITTEE))
    with pytest.raises(KnownError) as caught:
        combine(open_sample)
    assert caught.value.text == combined.NOT_THIS_KIND


@pytest.mark.parametrize("second", [True, False])
def test_a_planned_part_that_is_deleted_leaves_the_other_on_its_own(open_sample: OpenBook, *, second: bool) -> None:
    other = combine(open_sample)
    gone, left = (THEMATIC, other) if second else (other, THEMATIC)
    run(open_sample, lambda uow: meeting.delete_session(uow, gone))
    assert open_sample.session(left).other_part is None


def test_the_first_part_stays_once_the_minutes_of_the_second_are_closed(open_sample: OpenBook) -> None:
    other = combine(open_sample)
    start, end = datetime(2026, 11, 26, 14), datetime(2026, 11, 26, 16)
    run(open_sample, lambda uow: meeting.start_session(uow, THEMATIC, start))
    run(open_sample, lambda uow: meeting.finish_session(uow, THEMATIC, end))
    run(open_sample, lambda uow: minutes_seal.finalise(uow, THEMATIC, end))
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: meeting.delete_session(uow, other))
    assert open_sample.session(other).followed_by == THEMATIC


def test_a_combined_pilot_session_is_made_whole_or_not_at_all(open_sample: OpenBook) -> None:
    new = NewSession(SessionKind.THEMATIC, "Chuyển đổi số", 2027, 1, planned_at=datetime(2027, 2, 4, 14))
    wanted = NewSitting(
        new, agenda_profile("8-step"), open_sample.cell(), is_pilot=True, companion=REGULAR_AGENDA
    )  # fmt: skip
    make: Callable[[Any], str] = lambda uow: combined.make_sitting(wanted, uow)  # noqa: E731
    record = open_sample.session(run(open_sample, make))
    assert record.is_pilot
    assert record.follows
    run(open_sample, lambda uow: roster.set_combine(uow, CombinePolicy.FORBIDDEN))
    with pytest.raises(KnownError):
        run(open_sample, make)
    assert len(open_sample.sessions(2027)) == 2


def test_both_parts_go_through_an_exchange_file(open_sample: OpenBook, tmp_path: Any) -> None:
    other = combine(open_sample)
    path = open_sample.path
    open_sample.close()
    book = books.open_book(path)
    data = books.dump_book(book)
    book.close()
    copy = tmp_path / "copy.scb"
    books.import_into(copy, data)
    fresh = OpenBook.open(copy, None, lambda state: None)
    try:
        assert fresh.session(THEMATIC).follows == other
    finally:
        fresh.close()
