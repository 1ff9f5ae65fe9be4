"""A rule pack is checked as if a stranger had written it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.rule_faults import is_day, pack_faults
from app.domain.rules import Band, Criterion, Desk, GateRule, Level, ObligationRule, RulePack, When
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import FollowUpKind, Gate, SessionKind, Standing
from app.services import catalogue
from tests import factory

SOURCE = Source("Quy định thử", "2026")
AFTER = {"when": When.AFTER_SESSION, "kinds": (SessionKind.THEMATIC,)}
THREE = tuple(Level(title, lower) for title, lower in (("Tốt", 90), ("Khá", 50), ("Kém", 0)))


def owed(**facts: Any) -> tuple[ObligationRule, ...]:
    """Return one obligation, in order but for what is told."""
    usual: dict[str, Any] = {"code": "a", "title": "A", "when": When.FIXED, "source": SOURCE}
    day = {} if "when" in facts or "day" in facts else {"day": "02-28"}
    return (ObligationRule(**(usual | day | facts)),)


def sheet(**facts: Any) -> Any:
    """Return the usual sheet, changed."""
    scoring = factory.rules().scoring
    assert scoring is not None
    return replace(scoring, **facts)


def one(**facts: Any) -> tuple[Criterion, ...]:
    """Return a single criterion of 100 points, changed."""
    return (replace(Criterion("a", "A", 100), **facts),)


BAD: dict[str, tuple[str, Any, str]] = {
    "blank title": ("title", {"title": " "}, "chưa ghi"),
    "vague source": ("source.date", {"source": Source("KH", "tháng 5")}, "2026-05-27"),
    "ends before it begins": (
        "valid_until",
        {"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)},
        "phải sau",
    ),
    "replaces itself": ("superseded_by", {"superseded_by": "HD42-2025"}, "chính nó"),
    "no length": ("minimum_minutes", {"minimum_minutes": 0}, "từ 1"),
    "endless": ("minimum_minutes_combined", {"minimum_minutes_combined": 601}, "đến 600"),
    "large without a length": ("large_from", {"large_from": 30}, "cả hai"),
    "share above one": ("attendance.value", {"attendance": Threshold(">=", 90)}, "từ 0 đến 1"),
    "strange operator": ("sessions_spoken.operator", {"sessions_spoken": Threshold("=", 6)}, "“=”"),
    "never absent": ("absences_told", {"absences_told": 0}, "từ 1"),
    "nobody votes": ("voting", {"voting": ()}, "chưa ghi ai"),
    "votes twice": ("voting", {"voting_when_present": (Standing.OFFICIAL,)}, "hai lần"),
    "the gone vote": ("voting", {"voting_when_present": (Standing.LEFT,)}, "đã chuyển đi"),
    "gate twice": ("gates[1].gate", {"gates": (GateRule(Gate.PARENT, SOURCE),) * 2}, "đã có"),
    "leans on no gate": ("gates[0].either", {"gates": (GateRule(Gate.PARENT, SOURCE, either=Gate.OUTLINE_CELL),)}, ""),
    "desk without a name": ("desk.recipient", {"desk": Desk("", "Ban Tổ chức", SOURCE)}, "chưa ghi"),
    "no such day": ("obligations[0].day", {"obligations": owed(day="02-30")}, "02-28"),
    "day without need": ("obligations[0].day", {"obligations": owed(**AFTER, day="02-28")}, "cố định"),
    "days without need": ("obligations[0].days", {"obligations": owed(days=2)}, "không ghi"),
    "no kind of session": ("obligations[0].kinds", {"obligations": owed(when=When.BEFORE_SESSION)}, "chưa ghi"),
    "kind without need": ("obligations[0].kinds", {"obligations": owed(kinds=(SessionKind.REGULAR,))}, "chỉ ghi"),
    "unknown document": ("obligations[0].document", {"obligations": owed(document="poem")}, "“poem”"),
    "follows nothing": ("obligations[0].follow_up", {"obligations": owed(follow_up=FollowUpKind.REPORTED_UP)}, "sau"),
    "owed twice": ("obligations[1].code", {"obligations": owed() * 2}, "đã có"),
    "99 points": ("scoring.criteria", {"scoring": sheet(criteria=one(points=99))}, "đang là 99"),
    "no points": ("scoring.criteria[0].points", {"scoring": sheet(criteria=one(points=0))}, "lớn hơn 0"),
    "band above all": (
        "scoring.criteria[0].bands[0].points",
        {"scoring": sheet(criteria=one(bands=(Band(1, 101),)))},
        "từ 0 đến 100",
    ),
    "same band": (
        "scoring.criteria[0].bands[1].lower",
        {"scoring": sheet(criteria=one(bands=(Band(1, 5), Band(1, 4))))},
        "đã có",
    ),
    "no levels": ("scoring.levels", {"scoring": sheet(levels=())}, "chưa ghi"),
    "rising levels": (
        "scoring.levels[1].lower",
        {"scoring": sheet(levels=(THREE[1], THREE[0], THREE[2]))},
        "cao xuống",
    ),
    "nothing at nil": ("scoring.levels[1].lower", {"scoring": sheet(levels=THREE[:2])}, "từ 0 điểm"),
    "bad example": (
        "scoring_examples[0].criteria",
        {"scoring_examples": (sheet(criteria=one(points=5)),)},
        "đang là 5",
    ),
    "source of no rule": ("sources.weather", {"sources": {"weather": SOURCE}}, "không có quy định"),
}


def faults(**facts: Any) -> dict[str, str]:
    pack: RulePack = replace(factory.rules(), **facts)
    return dict(pack_faults(pack))


@pytest.mark.parametrize("code", [pack.code for pack in catalogue.rule_packs()])
def test_what_is_shipped_is_in_order(code: str) -> None:
    assert list(pack_faults(factory.rules(code))) == []


@pytest.mark.parametrize(("place", "facts", "problem"), BAD.values(), ids=BAD)
def test_a_fault_names_its_place(place: str, facts: dict[str, Any], problem: str) -> None:
    found = faults(**facts)
    assert place in found
    assert problem in found[place]


@pytest.mark.parametrize(("text", "is_one"), [("12-25", True), ("02-29", False), ("00-01", False), ("1-1", False)])
def test_a_day_of_every_year_exists_in_every_year(text: str, is_one: bool) -> None:
    assert is_day(text) is is_one
