"""What is typed into the search, taken literally: words, phrases, numbers of documents."""

from __future__ import annotations

import pytest

from app.domain.search_words import MOST_LETTERS, MOST_WORDS, bounded, number_in, stands, wanted


def test_words_are_folded_and_the_last_may_be_begun() -> None:
    made = wanted("Đảng  ỦY, xã")
    assert (made.words, made.phrases, made.open_end) == (("dang", "uy", "xa"), (), True)


@pytest.mark.parametrize("text", ['"dang uy" xa', "“dang uy” xa", "«dang uy» xa", "„dang uy“ xa"])
def test_quotation_marks_of_every_kind_hold_words_together(text: str) -> None:
    made = wanted(text)
    assert (made.words, made.phrases) == (("dang", "uy", "xa"), (("dang", "uy"),))


@pytest.mark.parametrize("said", ["Đảng ủy phường", "Đảng uỷ phường", "của ĐẢNG - ỦY", "đảng\nuỷ."])
def test_a_phrase_is_found_in_both_spellings_and_across_signs(said: str) -> None:
    assert wanted('"dang uy"').holds(said)


@pytest.mark.parametrize("said", ["ủy ban của Đảng", "Đảng huy", "hang Đảng uyên"])
def test_words_that_do_not_stand_side_by_side_are_no_phrase(said: str) -> None:
    assert not wanted('"dang uy"').holds(said)


def test_a_phrase_that_is_not_closed_may_be_only_begun() -> None:
    assert wanted('"tu soi tu s').holds("Tự soi, tự sửa")
    assert not wanted('"tu soi tu s"').holds("Tự soi, tự sửa")


def test_a_closed_phrase_ends_the_last_word() -> None:
    assert (wanted('"chi bo"').open_end, wanted('"chi bo').open_end, wanted('"chi bo" h').open_end) == (
        False, True, True,
    )  # fmt: skip


def test_every_phrase_must_stand_there() -> None:
    made = wanted('"chi bo" "dang uy"')
    assert made.holds("Chi bộ báo cáo Đảng ủy")
    assert not made.holds("Chi bộ báo cáo")


def test_a_phrase_is_marked_whole_and_other_words_one_by_one() -> None:
    said = "Chi bộ: sinh hoạt chi bộ, tự soi"
    assert [said[begin:end] for begin, end in wanted('"hoat chi bo" soi').marks(said)] == ["hoạt chi bộ", "soi"]


def test_the_first_place_of_a_phrase_is_known() -> None:
    assert wanted('"chi bo"').first("Của chi ủy và Chi bộ") == 14
    assert wanted("chi bo").first("Chi bộ") is None


def test_what_is_pasted_is_looked_for_by_its_beginning() -> None:
    made = wanted("a" * 100_000)
    assert len(made.words[0]) == MOST_LETTERS
    assert len(wanted("chi bộ " * 5000).words) == MOST_WORDS


@pytest.mark.parametrize("text", ["", '"', '""', '"*"', " “ ” ", "😀", "\u202e\u200b"])
def test_what_has_no_words_wants_nothing(text: str) -> None:
    assert (wanted(text).words, wanted(text).phrases) == ((), ())


def test_half_letters_do_no_harm() -> None:
    assert bounded("a\ud800b") == "a?b"
    assert wanted("a\ud800b").words == ("a", "b")


@pytest.mark.parametrize(("text", "found"), [
    ("05-BC/CB", (5, "BC")), ("Số 12 - nq", (12, "nq")), ("3-KH", (3, "KH")), ("05/BC", None), ("2026", None),
    ("05-BC/CB và", None), ("-BC", None),
])  # fmt: skip
def test_a_symbol_is_known_as_such(text: str, found: tuple[int, str] | None) -> None:
    assert number_in(text) == found


@pytest.mark.parametrize(("word", "text", "whole", "begun"), [
    ("dang", "Đảng ủy", True, True), ("u", "Đảng ủy", False, True), ("ang", "Đảng", False, False),
    ("uy", "Đảng-UỶ.", True, True), ("soi", "tự_soi", True, True), ("xa", "x\u0323a", True, True),
    ("x", "x\u0323a", False, True), ("a", "x\u0323a", False, False), ("2020", "(2020)", True, True),
])  # fmt: skip
def test_a_word_stands_in_a_text_whole_or_begun(word: str, text: str, whole: bool, begun: bool) -> None:
    assert (stands(word, text), stands(word, text, begun=True)) == (whole, begun)
