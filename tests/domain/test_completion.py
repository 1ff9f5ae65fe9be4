"""The rest of a name or a sentence, from the letters typed so far."""

from __future__ import annotations

import pytest

from app.domain.completion import Completion, begun_words, complete_name, complete_sentence, goes_on

NAMES = ("Nguyễn Văn Hùng", "Nguyễn Thị Hương", "Hà Thị Lan", "Trần Quốc Toản")
TEXTS = (
    "Nhất trí với báo cáo đề dẫn; đề nghị chi bộ phân công cụ thể từng đồng chí.",
    "Nhất trí với dự thảo nghị quyết.\nĐề nghị chi bộ phân công cụ thể từng đồng chí.",
    "Nhất trí với dự thảo nghị quyết.",
)


@pytest.mark.parametrize(
    ("before", "typed", "text"),
    [
        ("Ý kiến của đồng chí huong", "huong", "Nguyễn Thị Hương"),
        ("đ/c Hươ", "Hươ", "Nguyễn Thị Hương"),
        ("Giao đồng chí Ngu", "Ngu", "Nguyễn Văn Hùng"),
        ("giao nguyen thi", "nguyen thi", "Nguyễn Thị Hương"),
        ("Giao Trần Q", "Trần Q", "Trần Quốc Toản"),
        ("Giao Tran", "Tran", "Trần Quốc Toản"),
    ],
)
def test_a_name_is_completed_from_its_beginning_or_from_the_given_name(before: str, typed: str, text: str) -> None:
    assert complete_name(before, NAMES) == Completion(typed, text)


@pytest.mark.parametrize(
    "before",
    [
        "nguồn",  # a word like any other
        "Ngu",  # so is the first of a sentence
        "Hết câu. Tra",
        "đồng chí Nguyễn Văn Hùng",  # whole already
        "đồng chí Hùng ",  # the word is over
        "đồng chí Ng",  # too little
        "đồng chí Nguyên",  # diacritics that are typed count
        "đồng chí Hường",
        "",
    ],
)
def test_no_name_is_offered_where_another_word_may_be_meant(before: str) -> None:
    assert complete_name(before, NAMES) is None


def test_the_commonest_sentence_is_offered_and_letters_narrow_it() -> None:
    assert complete_sentence("Nhất", TEXTS) == Completion("Nhất", "Nhất trí với dự thảo nghị quyết.")
    assert complete_sentence("Nhất trí với b", TEXTS) == Completion("Nhất trí với b", "Nhất trí với báo cáo đề dẫn;")


def test_letters_without_diacritics_are_replaced_by_those_of_the_book() -> None:
    found = complete_sentence("Thưa chi bộ. nhat tri voi d", TEXTS)

    assert found == Completion("nhat tri voi d", "Nhất trí với dự thảo nghị quyết.")
    assert found.shown == " → Nhất trí với dự thảo nghị quyết."


def test_the_capital_that_was_typed_or_not_stays() -> None:
    found = complete_sentence("ý một; nhất trí với d", TEXTS)

    assert found is not None
    assert found.text == "nhất trí với dự thảo nghị quyết."
    assert found.shown == "ự thảo nghị quyết."


@pytest.mark.parametrize("before", ["Nh", "Nhất trí với dự thảo nghị quyết", "Nhất trí.", "Nhất ", "Không có", "nhát"])
def test_no_sentence_is_offered_for_too_little_or_what_the_book_does_not_say(before: str) -> None:
    assert complete_sentence(before, TEXTS) is None


def test_words_are_looked_for_once_three_letters_stand_there() -> None:
    assert begun_words("Câu một. Đề nghị ch") == ("de", "nghi", "ch")
    assert begun_words("Câu một. Đề") == ()
    assert begun_words("Đề nghị ") == ()


def test_texts_found_for_a_beginning_do_for_what_goes_on_from_it() -> None:
    assert goes_on(("de", "ng"), ("de", "nghi", "chi"))
    assert not goes_on(("de", "ng"), ("de", "xuat"))
    assert not goes_on((), ("de",))
    assert not goes_on(("de", "nghi"), ("de",))
