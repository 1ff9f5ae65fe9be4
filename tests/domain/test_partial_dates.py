"""Partial dates: typed day first, kept as ISO text, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.partial_dates import is_before, parse_day, parse_partial, show_partial
from app.errors import WrongInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("   ", None),
        ("2001", "2001"),
        ("02/2001", "2001-02"),
        ("2/2001", "2001-02"),
        ("03/02/2001", "2001-02-03"),
        (" 3/2/2001 ", "2001-02-03"),
        ("03.02.2001", "2001-02-03"),
        ("3-2-2001", "2001-02-03"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_what_is_typed_is_kept_as_far_as_it_is_known(typed: str, kept: str | None) -> None:
    assert parse_partial(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["01", "3/2/01", "31/02/2001", "13/2001", "00/2001", "29/02/2023", "1/1/1900", "hôm qua", "2001-02-03", "3/2"],
)
def test_a_wrong_date_is_said_and_not_guessed(typed: str) -> None:
    with pytest.raises(WrongInput):
        parse_partial(typed)


@pytest.mark.parametrize("kept", ["2001", "2001-02", "2001-02-03"])
def test_a_kept_date_shows_in_a_form_that_can_be_typed_again(kept: str) -> None:
    assert parse_partial(show_partial(kept)) == kept


def test_nothing_is_shown_for_an_unknown_date() -> None:
    assert show_partial(None) == ""


def test_a_whole_day_is_needed_where_one_is_asked_for() -> None:
    assert parse_day("01/7/2025") == date(2025, 7, 1)
    for typed in ("", "2025", "7/2025"):
        with pytest.raises(WrongInput):
            parse_day(typed)


def test_partial_dates_are_compared_only_as_far_as_both_are_known() -> None:
    assert is_before("2000", "2001-02-03")
    assert not is_before("2001", "2001-02-03")
    assert not is_before("2001-02-03", "2001")
    assert not is_before(None, "2001")
