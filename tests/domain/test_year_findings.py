"""What is missing in a year's documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.records import VoteRecord
from app.domain.targets import Threshold
from app.domain.vocabulary import YearNoteKind
from app.domain.year_findings import facts_missing
from app.domain.year_record import SessionPaper
from app.domain.year_records import InspectionRecord, YearPlanRecord
from tests.years import record, roll, topic

CLOSED = {name: SessionPaper(name, "m2", sealed_at=datetime(2026, 6, 1)) for name in ("s2", "s5")}
WHOLE = {
    "topics": tuple(topic(quarter, quarter, preparers=("m1",)) for quarter in (1, 2, 3, 4)),
    "plan": YearPlanRecord(2026, "Mục đích.", "Tổ chức.", "s2", 1), "vote": VoteRecord(1, "Kế hoạch", 3, base=3),
    "notes": dict.fromkeys(YearNoteKind, "Lời."), "papers": CLOSED,
    "presence": (*roll("s2", "xPx"), *roll("s5", "xPx")),
    "rules": replace(record().rules, absences_told=2, topics_per_year=Threshold(">=", 4)),
}  # fmt: skip
KINDS = ("year-plan", "year-report", "minutes-book", "inspection-pack", "absence-notice")


def codes(kind: str, **facts: Any) -> list[str]:
    return [finding.code for finding in facts_missing(kind, record(**(WHOLE | facts)))]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_where_everything_is_known(kind: str) -> None:
    assert codes(kind) == []


@pytest.mark.parametrize(("kind", "facts", "found"), [
    ("year-plan", {"topics": ()}, ["no_topics"]),
    ("year-plan", {"topics": WHOLE["topics"][:3]}, ["few_topics", "empty_quarter"]),
    ("year-plan", {"topics": tuple(topic(n, n) for n in (1, 2, 3, 4))}, ["no_preparer"]),
    ("year-plan", {"plan": None}, ["plan_texts", "not_adopted"]),
    ("year-plan", {"vote": None}, ["not_adopted"]),
    ("year-plan", {"vote": VoteRecord(1, "Kế hoạch", 0, base=3)}, ["plan_in_favour"]),
    ("year-plan", {"vote": VoteRecord(1, "Kế hoạch", None, 1, base=3)}, ["plan_in_favour"]),
    ("year-report", {"notes": {}}, ["year_notes"]),
    ("year-report", {"presence": roll("s2", "???")}, ["no_roll"]),
    ("minutes-book", {"papers": {}}, ["minutes_open"]),
    ("minutes-book", {"sessions": ()}, ["no_session"]),
    ("inspection-pack", {"inspections": (InspectionRecord(1, date(2026, 1, 5), findings="Thiếu."),)}, ["not_remedied"]),
    ("inspection-pack", {"sessions": ()}, ["no_session"]),
    ("absence-notice", {"rules": replace(record().rules, absences_told=None)}, ["no_absence_rule"]),
    ("absence-notice", {"presence": roll("s2", "xxx")}, ["nobody_absent"]),
    ("minutes", {}, []),
])  # fmt: skip
def test_what_is_missing_is_found(kind: str, facts: dict[str, Any], found: list[str]) -> None:
    assert codes(kind, **facts) == found


def test_many_open_minutes_are_named_in_part() -> None:
    (finding,) = facts_missing("minutes-book", record(**(WHOLE | {"papers": {}})))
    assert finding.text == "02 biên bản chưa chốt: 10/2, 10/5"


def test_a_topic_of_a_month_stands_for_its_quarter() -> None:
    topics = (*WHOLE["topics"][:3], topic(4, None, month=11, preparers=("m1",)))  # type: ignore[index]
    assert codes("year-plan", topics=topics) == []
