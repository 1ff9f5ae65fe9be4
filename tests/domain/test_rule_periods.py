"""Which pack is in force when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.rule_periods import Period, Span, spans, warnings
from tests import factory

CHANGES = (Period(date(2027, 1, 1), "NEW"), Period(date(2026, 7, 1), "OWN"))


def test_without_a_day_of_change_one_pack_holds_for_ever() -> None:
    assert spans("BASE", ()) == (Span(None, None, "BASE"),)


def test_each_pack_holds_until_the_day_before_the_next() -> None:
    assert spans("BASE", CHANGES) == (
        Span(None, date(2026, 6, 30), "BASE"),
        Span(date(2026, 7, 1), date(2026, 12, 31), "OWN"),
        Span(date(2027, 1, 1), None, "NEW"),
    )


@pytest.mark.parametrize(("day", "code"), [((2026, 6, 30), "BASE"), ((2026, 7, 1), "OWN"), ((2030, 1, 1), "NEW")])
def test_every_day_lies_in_one_stretch(day: tuple[int, int, int], code: str) -> None:
    assert [span.code for span in spans("BASE", CHANGES) if span.holds(date(*day))] == [code]


def test_a_pack_used_after_its_end_is_told() -> None:
    old = factory.rules("KH42-TuyenQuang-2022")
    assert warnings(Span(None, None, old.code), old) == ("Văn bản hết hiệu lực ngày 31/12/2022.",)
    assert warnings(Span(None, date(2022, 12, 31), old.code), old) == ()


def test_a_pack_used_only_before_its_beginning_is_told() -> None:
    new = replace(factory.rules(), valid_from=date(2025, 10, 28))
    assert warnings(Span(None, date(2025, 1, 1), new.code), new) == ("Văn bản chỉ có hiệu lực từ 28/10/2025.",)
