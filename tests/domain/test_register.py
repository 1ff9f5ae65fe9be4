"""The number register: next numbers within a term, the form, and what is found wrong."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import register
from app.domain.records import CellRecord
from app.domain.register import VOID, DocumentCode, findings, gaps, next_number, symbol
from app.domain.vocabulary import CellKind
from app.domain.year_records import IssuedDocumentRecord, TermRecord
from app.errors import WrongInput

OLD = TermRecord(1, "2022–2025", date(2022, 6, 1), date(2025, 5, 19))
NOW = TermRecord(2, "Nhiệm kỳ 2025–2030", date(2025, 5, 20))


def line(number: int | None, code: str = "BC", term: int | None = 2, **facts: object) -> IssuedDocumentRecord:
    line.count = getattr(line, "count", 0) + 1  # type: ignore[attr-defined]
    return IssuedDocumentRecord(line.count, code, number, term, **facts)  # type: ignore[attr-defined, arg-type]


def texts(*lines: IssuedDocumentRecord) -> list[str]:
    return [one.text for one in findings(lines, (NOW, OLD), "CB")]


@pytest.mark.parametrize(("number", "written"), [(5, "05-BC/CB"), (12, "12-BC/CB"), (104, "104-BC/CB")])
def test_numbers_have_two_digits_and_the_form_of_the_guidance(number: int, written: str) -> None:
    assert symbol(number, "BC", "CB") == written


def test_a_number_not_given_yet_leaves_room_for_the_hand() -> None:
    assert symbol(None, "NQ", "CB") == "      -NQ/CB"


def test_a_committee_has_letters_of_its_own() -> None:
    assert register.organisation_code(CellRecord("Đảng ủy xã Tân Hòa", "", "")) == "ĐU"
    assert register.organisation_code(CellRecord("Ban", "", "", CellKind.COMMITTEE)) == "ĐU"
    assert register.organisation_code(CellRecord("Chi bộ Văn phòng", "", "")) == "CB"


def test_the_next_number_is_that_of_the_code_in_its_term() -> None:
    lines = [line(1), line(7, term=1), line(4, "NQ"), line(2, document=VOID), line(None)]
    assert (next_number(lines, "BC", 2), next_number(lines, "NQ", 2), next_number(lines, "KH", 2)) == (3, 5, 1)
    assert next_number(lines, "BC", 1) == 8


def test_numbers_do_not_begin_again_with_the_year() -> None:
    lines = [line(9, issued_on=date(2025, 12, 30)), line(10, issued_on=date(2026, 1, 5))]
    assert next_number(lines, "BC", 2) == 11
    assert texts(*lines)[1:] == []


def test_gaps_are_runs_from_one_to_the_highest() -> None:
    assert gaps([3, 4, 8, 8]) == ((1, 2), (5, 7))
    assert gaps([]) == gaps([1, 2]) == ()


def test_missing_numbers_are_named_by_code() -> None:
    assert texts(line(1), line(3), line(2, "NQ")) == ["Thiếu số 02-BC/CB.", "Thiếu số 01-NQ/CB."]
    assert texts(line(1), line(5)) == ["Thiếu các số từ 02 đến 04-BC/CB."]


def test_a_number_withdrawn_is_no_gap() -> None:
    assert texts(line(1), line(2, document=VOID), line(3)) == []


def test_a_slip_of_the_pen_does_not_fill_the_window() -> None:
    said = texts(*(line(number) for number in range(2, 60, 2)))
    assert (len(said), said[-1]) == (6, "Và còn 24 quãng số khác của BC bị thiếu.")


def test_a_number_given_twice_names_both_lines() -> None:
    one, other = line(1), line(1)
    found = findings((one, other), (NOW,), "CB")
    assert (found[0].text, found[0].entries) == (
        "Trùng số 01-BC/CB: 2 văn bản cùng mang số này.", (one.id, other.id),
    )  # fmt: skip


def test_the_same_number_in_another_term_is_none() -> None:
    assert texts(line(1), line(1, term=1)) == []


def test_a_day_before_that_of_the_number_before_is_found() -> None:
    said = texts(line(1, issued_on=date(2026, 3, 5)), line(2, issued_on=date(2026, 2, 27)))
    assert said == ["Số 02-BC/CB ghi ngày 27/02/2026, trước ngày của số 01-BC/CB."]


def test_a_day_outside_the_term_is_found() -> None:
    said = texts(line(1, issued_on=date(2025, 5, 1)))
    assert said == ["Số 01-BC/CB ghi ngày 01/5/2025, không thuộc nhiệm kỳ 2025–2030."]


def test_terms_are_found_by_their_days() -> None:
    assert register.term_of(date(2025, 5, 19), (NOW, OLD)) is OLD
    assert register.term_of(date(2030, 1, 1), (NOW, OLD)) is NOW
    assert register.term_of(None, (NOW,)) is None
    assert register.usual_term((OLD, NOW), date(2020, 1, 1)) is NOW


@pytest.mark.parametrize(("name", "since", "until", "field"), [
    ("", date(2031, 1, 1), None, "name"), ("A", date(2021, 1, 1), date(2020, 1, 1), "until"),
    ("A", date(2026, 1, 1), None, "since"), ("A", date(2020, 1, 1), date(2022, 6, 1), "since"),
])  # fmt: skip
def test_terms_that_cannot_be_are_refused_by_field(name: str, since: date, until: date | None, field: str) -> None:
    with pytest.raises(WrongInput) as refused:
        register.check_term(name, since, until, (OLD, NOW))
    assert refused.value.place == field


def test_terms_one_after_the_other_are_in_order() -> None:
    register.check_term("2018–2022", date(2018, 1, 1), date(2022, 5, 31), (OLD, NOW))


@pytest.mark.parametrize("typed", ["0", "-1", "1a", "١٢", "10000", "9" * 40, "1.5"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput):
        register.parse_number(typed)


def test_typed_numbers_and_none() -> None:
    assert (register.parse_number(" 05 "), register.parse_number("  ")) == (5, None)


@pytest.mark.parametrize("typed", ["", "B C", "BC1", "DAIHOCX", "BC/CB"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput):
        register.tidy_code(typed)


def test_codes_name_our_documents() -> None:
    codes = (DocumentCode("BB", "Biên bản", {"minutes": "Biên bản sinh hoạt"}), DocumentCode("CV", "Công văn"))
    assert (register.code_of("minutes", codes), register.code_of("backdrop", codes)) == ("BB", "")
    assert register.document_title("minutes", codes) == "Biên bản sinh hoạt"
