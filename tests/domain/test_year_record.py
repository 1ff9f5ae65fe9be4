"""A year's record: names by day, spans, which sessions belong to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.records import CellNameRecord
from app.domain.vocabulary import CellKind
from app.domain.year_record import Span, cell_on, half_year
from tests.years import held, record, roll

NAMES = (
    CellNameRecord("Chi bộ Một", "Đảng bộ huyện Cũ", "Cũ", date(2025, 7, 1)),
    CellNameRecord("Chi bộ Một", "Đảng bộ xã Mới", "Mới", date(2026, 9, 1)),
    CellNameRecord("Chi bộ Hai", "Đảng bộ xã Mới", "Mới"),
)


@pytest.mark.parametrize(("day", "name", "superior"), [
    (date(2025, 6, 30), "Chi bộ Một", "Đảng bộ huyện Cũ"),
    (date(2025, 7, 1), "Chi bộ Một", "Đảng bộ xã Mới"),
    (date(2026, 8, 31), "Chi bộ Một", "Đảng bộ xã Mới"),
    (date(2026, 9, 1), "Chi bộ Hai", "Đảng bộ xã Mới"),
])  # fmt: skip
def test_names_hold_until_the_day_of_the_next(day: date, name: str, superior: str) -> None:
    found = cell_on(NAMES, CellKind.AGENCY, day)
    assert (found.name, found.superior) == (name, superior)


@pytest.mark.parametrize(("facts", "issued", "name"), [
    ({"day": date(2026, 8, 1)}, None, "Chi bộ Một"),
    ({"day": date(2026, 12, 22)}, None, "Chi bộ Hai"),
    ({"day": date(2026, 12, 22)}, date(2026, 1, 16), "Chi bộ Một"),
    ({"day": date(2026, 12, 22), "year": 2025}, None, "Chi bộ Một"),
])  # fmt: skip
def test_a_document_bears_the_names_of_its_day_of_issue(facts: dict[str, Any], issued: date | None, name: str) -> None:
    assert record(names=NAMES, **facts).cell(issued).name == name


@pytest.mark.parametrize(("today", "since", "until"), [
    (date(2026, 5, 3), date(2026, 1, 1), date(2026, 6, 30)),
    (date(2026, 8, 31), date(2026, 1, 1), date(2026, 6, 30)),
    (date(2026, 9, 1), date(2026, 7, 1), date(2026, 12, 31)),
    (date(2027, 2, 1), date(2026, 7, 1), date(2026, 12, 31)),
    (date(2025, 12, 1), date(2026, 1, 1), date(2026, 6, 30)),
])  # fmt: skip
def test_the_half_year_at_hand_is_the_one_an_inspection_asks_about(today: date, since: date, until: date) -> None:
    assert half_year(2026, today) == Span(since, until)


def test_sessions_held_are_those_of_the_year_or_those_of_a_span_by_their_day() -> None:
    made = record(sessions=(held(12, year=2025, name="a"), held(2), held(8), held(1, year=2027, name="b")))
    assert [one.id for one in made.held()] == ["s2", "s8"]
    assert [one.id for one in made.held(Span(date(2025, 12, 1), date(2026, 6, 30)))] == ["a", "s2"]


def test_lines_are_those_of_the_sessions_asked_for() -> None:
    made = record(presence=(*roll("s2", "xxx"), *roll("s5", "xxx")))
    assert {line.session_id for line in made.lines(made.held(Span(date(2026, 5, 1), date(2026, 5, 31))))} == {"s5"}
