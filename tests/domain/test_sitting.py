"""Sittings of one session or of two, against the rules."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.domain import sitting
from app.domain.findings import findings
from app.domain.records import SessionRecord, SittingPart
from app.domain.sitting import Length
from app.domain.vocabulary import CombinePolicy, SessionKind
from tests.factory import rules, session


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 14, hour, minute)


def second(start: datetime | None, end: datetime | None, **facts: Any) -> SessionRecord:
    """The thematic part, after a regular one from ``start`` to ``end``."""
    first = SittingPart("r1", SessionKind.REGULAR, start, end)
    usual: dict[str, Any] = {"follows": "r1", "other_part": first, "started_at": at(15), "ended_at": at(16)}
    return session(**(usual | facts))


def test_a_session_on_its_own_is_held_against_90_minutes() -> None:
    assert sitting.length(session(started_at=at(14), ended_at=at(15)), rules()) == Length(60, 90)


def test_a_running_session_is_counted_until_now() -> None:
    running = session(started_at=at(14), ended_at=None)
    assert sitting.length(running, rules(), at(15, 2)) == Length(62, 90)
    assert sitting.length(running, rules()) is None


def test_two_parts_are_held_together_against_120_minutes() -> None:
    found = sitting.length(second(at(14), at(15)), rules())
    assert found == Length(120, 120, combined=True)
    assert not found.is_short


def test_minutes_that_both_parts_claim_count_once() -> None:
    assert sitting.length(second(at(14), at(15, 30)), rules()) == Length(120, 120, combined=True)


def test_a_part_that_has_not_begun_counts_nothing_and_leaves_the_whole_open() -> None:
    record = second(None, None)
    assert sitting.length(record, rules()) == Length(60, 120, combined=True)
    assert sitting.whole_length(record, rules()) is None


@pytest.mark.parametrize(("end", "codes"), [(at(14, 30), ["short"]), (at(15), []), (None, [])])
def test_a_short_sitting_is_found_once_both_parts_are_over(end: datetime | None, codes: list[str]) -> None:
    found = findings(second(at(14), end), rules(), None)
    assert [one.code for one in found] == codes


def test_a_short_sitting_is_told_of_both_parts() -> None:
    (found,) = findings(second(at(14), at(14, 30)), rules(), None)
    assert found.text.startswith("Cả hai phần của buổi họp dài 90 phút, quy định ít nhất 120 phút")


@pytest.mark.parametrize(
    ("code", "chosen", "policy"),
    [
        ("HD42-2025", None, CombinePolicy.IN_TURN),
        ("HD12-2018", None, CombinePolicy.FORBIDDEN),
        ("HD12-2018", CombinePolicy.FREE, CombinePolicy.FREE),
        ("HD42-2025", CombinePolicy.FORBIDDEN, CombinePolicy.FORBIDDEN),
    ],
)
def test_the_cells_choice_comes_before_its_rules(
    code: str, chosen: CombinePolicy | None, policy: CombinePolicy
) -> None:
    assert sitting.policy(chosen, rules(code)) is policy


def test_a_refusal_is_in_the_words_of_whoever_forbids() -> None:
    assert sitting.refusal(None, rules("HD12-2018")).startswith("Hướng dẫn 12-HD/BTCTW: sinh hoạt chuyên đề")
    assert sitting.refusal(CombinePolicy.FORBIDDEN, rules()).startswith("Chi bộ đã chọn không")
    assert sitting.refusal(None, rules()) == ""


@pytest.mark.parametrize(
    ("end", "chosen", "waits"),
    [
        (None, CombinePolicy.IN_TURN, True),
        (None, CombinePolicy.FREE, False),
        (at(15), CombinePolicy.IN_TURN, False),
    ],
)
def test_the_second_part_waits_for_the_first_where_they_are_held_in_turn(
    end: datetime | None, chosen: CombinePolicy, *, waits: bool
) -> None:
    assert sitting.must_wait(second(at(14), end), chosen) is waits


def test_each_part_says_what_the_other_is() -> None:
    later = SittingPart("t1", SessionKind.THEMATIC)
    assert sitting.part_words(session(followed_by="t1", other_part=later)).endswith("phần chuyên đề tiếp theo.")
    assert sitting.part_words(second(at(14), None)).endswith("phần thường kỳ chưa ghi giờ kết thúc.")
    assert sitting.part_words(session()) == ""
