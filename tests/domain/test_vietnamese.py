"""Vietnamese text: one normal form, comparison, order of names, dates as Party documents write them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.vietnamese import (
    _folded_name,
    clean,
    fold,
    name_key,
    official_date,
    official_time,
    paragraphs,
    quarter_name,
    quarter_of,
    short_date,
    text_date,
    two_digits,
)

ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONED = ["hoa", "hòa", "hỏa", "hõa", "hóa", "họa"]
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTER = st.tuples(st.sampled_from(LETTERS), st.sampled_from(TONES)).map("".join)
WORDS = st.lists(LETTER, min_size=1, max_size=5).map(lambda letters: unicodedata.normalize("NFC", "".join(letters)))


def sorted_names(*names: str) -> list[str]:
    return sorted(names, key=name_key)


@pytest.fixture(scope="module")
def oracle() -> icu.Collator:
    """ICU's order for Vietnamese, which is that of CLDR."""
    return icu.Collator.createInstance(icu.Locale("vi"))


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted_names(*reversed(ALPHABET)) == ALPHABET


def test_tones_stand_after_the_letters_from_level_to_heavy() -> None:
    assert sorted_names(*reversed(TONED)) == TONED
    assert sorted_names("hoan", "họa") == ["họa", "hoan"]


@pytest.mark.parametrize(
    "names",
    [
        ("An", "Ân", "Ẩn"),
        ("Dung", "Dũng", "Đào"),
        ("Trần Văn An", "Lê Thị Ánh", "Bùi Văn Ân"),
        ("Nguyễn Thị Hương", "Trần Thị Hương"),
        ("Lê An", "Lê Bình An", "Lê Thị An", "Nguyễn An"),
        ("Đỗ Văn Tuấn", "Đỗ Văn Tùng", "Đỗ Văn Tuyết"),
    ],
)
def test_people_are_listed_by_their_given_name_first(names: tuple[str, ...]) -> None:
    assert sorted_names(*reversed(names)) == list(names)


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_with_every_tone_is_ordered_as_by_icu(letter: str, oracle: icu.Collator) -> None:
    words = [unicodedata.normalize("NFC", f"{letter}{tone}n") for tone in TONES] + [f"{letter}m", f"{letter}o"]
    assert sorted_names(*words) == sorted(words, key=oracle.getSortKey)


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_words_of_vietnamese_letters_are_ordered_as_by_icu(oracle: icu.Collator, words: list[str]) -> None:
    assert sorted_names(*words) == sorted(words, key=oracle.getSortKey)


def test_a_decomposed_name_has_the_place_of_its_twin() -> None:
    name = "Nguyễn Thị Thúy Hằng"
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)


def test_an_empty_name_has_a_place_too() -> None:
    assert sorted_names("An", "", " ")[-1] == "An"


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("uỷ ban", "ủy ban"), ("Thuý", "Thúy"), ("khoẻ", "khỏe")])
def test_both_placements_of_a_tone_are_the_same_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_comparison_knows_no_diacritics_no_case_and_takes_the_crossed_d_for_d() -> None:
    assert fold("ĐẢNG ỦY Phường") == fold(unicodedata.normalize("NFD", "đảng uỷ phường")) == "dang uy phuong"


def test_long_texts_are_folded_alike_and_not_kept() -> None:
    names, text = "Nguyễn Thị Đào", "Đồng chí đề nghị. " * 100
    fold(names)
    kept = _folded_name.cache_info().currsize
    assert fold(text) == "dong chi de nghi. " * 100
    fold(names)
    assert _folded_name.cache_info().currsize == kept


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("một\r\nhai", "một\nhai"),
        ("một\rhai", "một\nhai"),
        ("một\x0bhai\x0cba", "một\nhai\nba"),
        ("một\u2028hai\u2029ba\u0085bốn", "một\nhai\nba\nbốn"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("a\x1c\x1d\x1e\x1fb", "ab"),
        ("a\ufffe\uffffb", "ab"),
        ("\ud83d và \udc00", "\ufffd và \ufffd"),
        ("tab\tở lại 😀 \u200d", "tab\tở lại 😀 \u200d"),
        (unicodedata.normalize("NFD", "Nguyễn Thúy"), "Nguyễn Thúy"),
    ],
)
def test_a_text_is_cleaned_of_what_files_cannot_hold(text: str, result: str) -> None:
    assert clean(text) == result


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_and_the_result_can_be_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    once.encode()
    assert not set(once) & {chr(code) for code in range(32) if chr(code) not in "\t\n"}


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert paragraphs("  một \n\n \nhai  ba\n") == ["một", "hai  ba"]


@pytest.mark.parametrize(
    ("day", "official", "short"),
    [
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026", "03/02/2026"),
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026", "09/01/2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        (date(2026, 10, 12), "ngày 12 tháng 10 năm 2026", "12/10/2026"),
    ],
)
def test_a_zero_stands_before_days_below_ten_and_the_first_two_months(day: date, official: str, short: str) -> None:
    assert (official_date(day), short_date(day)) == (official, short)


def test_a_missing_date_leaves_room_for_the_hand() -> None:
    assert official_date(None, year=2026) == "ngày      tháng      năm 2026"
    assert official_date(None).startswith("ngày      tháng      năm  ")
    assert text_date(None, year=2026) == "ngày …… tháng …… năm 2026"
    assert text_date(date(2026, 2, 5), year=2026) == official_date(date(2026, 2, 5))


def test_times_counts_and_quarters_are_written_as_in_documents() -> None:
    assert official_time(datetime(2026, 1, 1, 8, 5)) == "08 giờ 05 phút"
    assert [two_digits(number) for number in (0, 3, 12, 200)] == ["0", "03", "12", "200"]
    assert [quarter_name(quarter_of(date(2026, month, 1))) for month in (1, 3, 4, 9, 12)] == [
        "I",
        "I",
        "II",
        "III",
        "IV",
    ]
