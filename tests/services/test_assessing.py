"""Scoring a session in a real book: what is kept, what the minutes say, what closed minutes refuse."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.domain.assessment import Assessed, Choice
from app.domain.rules import Evidence
from app.domain.vocabulary import NoteKind
from app.errors import KnownError
from app.services import assessing, catalogue, minutes_seal
from app.services.assessing import Facts
from app.services.open_book import OpenBook

SHEET = catalogue.rule_pack("HD42-2025").scoring
assert SHEET is not None
CHOICE = Choice("HD42-2025", SHEET)
FULL = {criterion.code: criterion.points for criterion in SHEET.criteria}
HELD, NOW = "2026-q3", datetime(2026, 9, 10, 16, 30)


def act(book: OpenBook, work: Any) -> Any:
    """Do a change; return its result, or raise why it was refused."""
    done: list[Any] = []
    failed: list[BaseException] = []
    book.save(work, done=done.append, failed=failed.append)
    assert book.flush()
    if failed:
        raise failed[0]
    return done[0]


def assessed(book: OpenBook) -> Assessed:
    found = book.ask(lambda uow: assessing.assessed(uow, HELD))
    assert found is not None
    return found


def test_points_and_facts_are_kept_and_taken_away(open_sample: OpenBook) -> None:
    assert open_sample.ask(lambda uow: assessing.assessed(uow, HELD)) is None
    for points in (4.0, 4.5):
        act(open_sample, lambda uow, points=points: assessing.set_points(uow, HELD, CHOICE, "time", points))
    act(open_sample, lambda uow: assessing.set_points(uow, HELD, CHOICE, "closing", 3))
    act(open_sample, lambda uow: assessing.set_points(uow, HELD, CHOICE, "closing", None))
    act(open_sample, lambda uow: assessing.set_facts(uow, HELD, CHOICE, Facts(follower="m2", weak_points="Ít\r\ný")))
    act(open_sample, lambda uow: assessing.set_facts(uow, HELD, CHOICE, Facts(remedies="Gợi ý trước")))
    kept = assessed(open_sample)
    assert (kept.points, kept.sheet) == ({"time": 4.5}, SHEET)
    record = kept.record
    assert (record.follower, record.weak_points, record.remedies) == ("m2", "Ít\ný", "Gợi ý trước")


@pytest.mark.parametrize(("code", "points"), [("time", 6), ("time", -1), ("no such", 1), ("time", float("nan"))])
def test_points_that_the_sheet_does_not_allow_are_refused(open_sample: OpenBook, code: str, points: float) -> None:
    with pytest.raises(KnownError):
        act(open_sample, lambda uow: assessing.set_points(uow, HELD, CHOICE, code, points))


def test_the_result_goes_into_the_minutes(open_sample: OpenBook) -> None:
    assert act(open_sample, lambda uow: assessing.conclude(uow, HELD, CHOICE, FULL, "100/100", "Hạn chế: không"))
    notes = open_sample.session(HELD).notes
    assert (notes[NoteKind.SCORING], notes[NoteKind.SCORING_REMARKS]) == ("100/100", "Hạn chế: không")
    assert assessed(open_sample).points == FULL


def test_closed_minutes_that_say_the_result_keep_it_but_let_the_parent_decide(open_sample: OpenBook) -> None:
    act(open_sample, lambda uow: assessing.conclude(uow, HELD, CHOICE, FULL, "100/100", "Không"))
    act(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, NOW))
    for work in (
        lambda uow: assessing.set_points(uow, HELD, CHOICE, "time", 1),
        lambda uow: assessing.set_facts(uow, HELD, CHOICE, Facts(weak_points="khác")),
        lambda uow: assessing.conclude(uow, HELD, CHOICE, FULL, "90/100", "Khác"),
    ):
        with pytest.raises(KnownError):
            act(open_sample, work)
    act(open_sample, lambda uow: assessing.set_parent(uow, HELD, CHOICE, 91.5, "Tốt", date(2026, 12, 20)))
    record = assessed(open_sample).record
    assert (record.parent_score, record.parent_level, record.parent_on) == (91.5, "Tốt", date(2026, 12, 20))
    assert open_sample.seal_faults(HELD) == ()


def test_a_session_closed_before_it_was_scored_keeps_the_result_outside_the_minutes(open_sample: OpenBook) -> None:
    act(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, NOW))
    assert not act(open_sample, lambda uow: assessing.conclude(uow, HELD, CHOICE, FULL, "100/100", "Không"))
    assert NoteKind.SCORING_REMARKS not in open_sample.session(HELD).notes
    assert assessed(open_sample).points == FULL
    assert open_sample.seal_faults(HELD) == ()


def test_another_sheet_takes_the_points_of_the_first_away(open_sample: OpenBook) -> None:
    act(open_sample, lambda uow: assessing.set_points(uow, HELD, CHOICE, "time", 4))
    other = Choice("HD42-2025", catalogue.rule_pack("HD42-2025").scoring_examples[0])
    act(open_sample, lambda uow: assessing.begin(uow, HELD, other))
    kept = assessed(open_sample)
    assert (kept.sheet, kept.points) == (other.sheet, {})


def test_what_the_book_knows_comes_from_the_session_and_the_time_before_it(open_sample: OpenBook) -> None:
    known = open_sample.ask(lambda uow: assessing.known(uow, HELD, NOW))
    days = [task.due_on for task in known.tasks]
    assert known.rules.code == "HD42-2025"
    assert days
    assert all(day is not None and day <= date(2026, 9, 10) for day in days)
    assert {line.session_id for line in known.presence} == {"2026-q1", "2026-q2", HELD}
    assert all(task.session_id in ("2026-q1", "2026-q2") for task in known.tasks)


def test_evidence_agrees_with_the_roll_of_the_session(open_sample: OpenBook) -> None:
    from app.domain.assessment_evidence import proofs

    found = proofs(open_sample.ask(lambda uow: assessing.known(uow, HELD, NOW)))
    assert found[Evidence.ATTENDANCE].figure == pytest.approx(28 / 30)
    assert found[Evidence.APPROVAL].words
