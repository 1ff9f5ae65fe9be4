"""Reading what is typed into a form of a rule."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import rule_entries as entries
from app.domain.rules import Band, Evidence, Level
from app.domain.targets import Source, Threshold
from app.errors import WrongInput


@pytest.mark.parametrize(("typed", "figure"), [("90", 90), (" 92,5 ", 92.5), ("0.5", 0.5), ("90 %", 90)])
def test_a_number_is_read_with_comma_or_point(typed: str, figure: float) -> None:
    assert entries.number_of({"a": typed}, "a", 0, 100) == figure


@pytest.mark.parametrize("typed", ["", "chín mươi", "101", "-1", "1e3", "nan"])
def test_what_is_no_number_in_bounds_is_refused_by_its_item(typed: str) -> None:
    with pytest.raises(WrongInput) as caught:
        entries.number_of({"a": typed}, "a", 0, 100)
    assert caught.value.place == "a"


def test_a_count_has_no_fraction() -> None:
    with pytest.raises(WrongInput, match="số nguyên"):
        entries.count_of({"a": "1,5"}, "a", 0, 9)


def test_a_blank_count_is_none() -> None:
    assert entries.count_or_none({"a": " "}, "a", 1, 9) is None


@pytest.mark.parametrize(("typed", "target"), [("90", Threshold(">", 0.9)), ("", None)])
def test_a_share_is_typed_as_percent(typed: str, target: Threshold | None) -> None:
    assert entries.threshold_of({"operator": ">", "value": typed}, 100, share=True) == target


@pytest.mark.parametrize(("typed", "kept"), [("28/02", "02-28"), ("1.9", "09-01"), ("25-12", "12-25")])
def test_a_day_of_the_year_is_typed_day_first(typed: str, kept: str) -> None:
    assert entries.day_of_year({"day": typed}, "day") == kept


@pytest.mark.parametrize("typed", ["29/02", "31/04", "02/28", "28", ""])
def test_a_day_that_not_every_year_has_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="28/02"):
        entries.day_of_year({"day": typed}, "day")


def test_a_date_may_be_left_out() -> None:
    assert entries.date_or_none({"a": ""}, "a") is None
    assert entries.date_or_none({"a": "01/01/2027"}, "a") == date(2027, 1, 1)
    with pytest.raises(WrongInput) as caught:
        entries.date_or_none({"a": "2027"}, "a")
    assert caught.value.place == "a"


def test_a_source_comes_back_as_it_was_shown() -> None:
    source = Source("Kế hoạch 05-KH/ĐU", "2026-01", "mục II")
    assert entries.source_of(entries.source_values(source)) == source


@pytest.mark.parametrize(("name", "text"), [("source.document", " "), ("source.date", ""), ("source.date", "mùa xuân")])
def test_a_source_without_document_or_day_is_refused(name: str, text: str) -> None:
    typed = entries.source_values(Source("KH", "2026")) | {name: text}
    with pytest.raises(WrongInput) as caught:
        entries.source_of(typed)
    assert caught.value.place == name


def test_bands_of_a_share_are_typed_as_percent() -> None:
    typed = {"bands": "≥ 90% = 4; từ 90%\n> 50 = 3\n\n0 = 1,5"}
    bands = entries.bands_of(typed, Evidence.ATTENDANCE)
    assert bands == (Band(0.9, 4, ">=", "từ 90%"), Band(0.5, 3, ">"), Band(0, 1.5))


def test_bands_of_minutes_may_be_below_nought() -> None:
    assert entries.bands_of({"bands": ">= -15 = 4"}, Evidence.DURATION) == (Band(-15, 4),)


def test_bands_come_back_as_they_were_shown() -> None:
    bands = (Band(0.9, 4, ">=", "từ 90%"), Band(0.505, 3.5, ">"))
    text = entries.bands_text(bands, Evidence.SPEAKING)
    assert text == "≥ 90% = 4; từ 90%\n> 50,5% = 3,5"
    assert entries.bands_of({"bands": text}, Evidence.SPEAKING) == bands


def test_levels_stand_from_high_to_low_whatever_is_typed() -> None:
    assert entries.levels_of({"levels": "Kém = 0\nTốt = 90"}) == (Level("Tốt", 90), Level("Kém", 0))


@pytest.mark.parametrize("read", [entries.levels_of, lambda typed: entries.bands_of(typed, Evidence.JUDGEMENT)])
def test_a_line_that_is_not_understood_is_shown_with_an_example(read: object) -> None:
    with pytest.raises(WrongInput, match=r"“Tốt” *; ghi như") as caught:
        read({"levels": "Tốt", "bands": "Tốt"})  # type: ignore[operator]
    assert caught.value.place in ("levels", "bands")
