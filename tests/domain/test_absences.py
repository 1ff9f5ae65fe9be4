"""Who is told of as absent, by the rules in force."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.absences import absentees, rule_words, told
from app.domain.presence import Presence
from app.domain.rules import Absences, RulePack
from tests.factory import rules
from tests.years import roll


def pack(least: int | None, *, in_a_row: bool = False, counted: Absences = Absences.ANY) -> RulePack:
    return replace(rules(), absences_told=least, absences_in_a_row=in_a_row, absences_counted=counted)


def lines(*marks: str) -> list[Presence]:
    """The first member's marks, a session each."""
    return [line for number, mark in enumerate(marks) for line in roll(f"s{number}", mark)]


@pytest.mark.parametrize(("marks", "facts", "is_told"), [
    ("PxPxK", {}, True),
    ("PxPxx", {}, False),
    ("PxPxK", {"in_a_row": True}, False),
    ("xPPKx", {"in_a_row": True}, True),
    ("PPKPx", {"counted": Absences.EXCUSED}, True),
    ("PPKKK", {"counted": Absences.EXCUSED}, False),
    ("PPKPx", {"counted": Absences.EXCUSED, "in_a_row": True}, False),
    ("KKxKP", {"counted": Absences.UNEXCUSED}, True),
    ("??xP?", {}, False),
])  # fmt: skip
def test_a_member_is_told_of_by_number_row_and_reason(marks: str, facts: dict[str, Any], is_told: bool) -> None:
    assert bool(told(lines(*marks), pack(3, **facts))) is is_told


def test_rules_that_name_no_number_tell_of_nobody() -> None:
    assert told(lines("P", "K", "P", "K"), pack(None)) == ()
    assert rule_words(pack(None)) == ""


def test_everybody_who_missed_a_session_is_found_with_the_sessions() -> None:
    (found,) = absentees([*roll("s1", "xPx"), *roll("s2", "xKx"), *roll("s3", "xxx")])
    assert (found.member_id, found.run) == ("m2", 2)
    assert [line.session_id for line in found.absences] == ["s1", "s2"]


@pytest.mark.parametrize(("made", "words"), [
    (pack(3), "từ 03 buổi trở lên"),
    (pack(4, in_a_row=True, counted=Absences.EXCUSED), "từ 04 buổi liên tiếp trở lên có lý do"),
])  # fmt: skip
def test_the_rule_in_words(made: RulePack, words: str) -> None:
    assert rule_words(made) == words
