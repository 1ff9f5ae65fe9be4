"""Standard sentences: when ``//`` asks for one, which are found, what is filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.phrases import FIELDS, Gap, filled, known_facts, matching, next_gap, query_in, tidy
from app.domain.roll import count
from tests.factory import entry, rules, session

NOW = datetime(2026, 5, 14, 14, 5)
LIST = ("Nhất trí với báo cáo.", "Đề nghị chi ủy {nội dung}.", "Kiến nghị cấp trên; đề nghị xem xét.")


@pytest.mark.parametrize(
    ("before", "query"),
    [("//", ""), ("Một. //", ""), ("//nhat tri", "nhat tri"), ("dòng\n//đề", "đề"), ("(//x", "x")],
)
def test_two_strokes_ask_for_a_sentence(before: str, query: str):
    assert query_in(before) == query


@pytest.mark.parametrize("before", ["", "/", "http://a", "20//12", "//a\nb", "///", "//a/b", "//" + "dài " * 20])
def test_strokes_inside_a_word_an_address_or_another_line_ask_for_nothing(before: str):
    assert query_in(before) is None


def test_everything_is_offered_before_a_letter_is_typed():
    assert matching("", LIST) == list(LIST)


def test_a_sentence_is_found_without_diacritics_and_by_any_of_its_words():
    assert matching("nhat", LIST) == [LIST[0]]
    assert matching("de nghi", LIST) == [LIST[1], LIST[2]]
    assert matching("tren kien", LIST) == [LIST[2]]
    assert matching("zz", LIST) == []


def test_what_is_known_is_filled_and_the_rest_stays_in_its_braces():
    facts = {"tên": "Hà Thị Lan", "giờ": "14 giờ 05 phút"}
    assert filled("Lúc {giờ}, đ/c {ten}: {nội dung}", facts) == "Lúc 14 giờ 05 phút, đ/c Hà Thị Lan: {nội dung}"


def test_the_facts_of_a_session_are_the_fields_that_the_settings_name():
    record = session()
    known = known_facts(record, count(record.roll, rules()), NOW, "Hà Thị Lan")
    assert set(known) == set(FIELDS)
    assert (known["chủ trì"], known["giờ"], known["ngày"]) == ("Trần Văn Bình", "14 giờ 05 phút", "14/5/2026")
    assert (known["có mặt"], known["tổng số"], known["vắng"]) == ("3", "3", "0")


def test_a_field_without_a_value_is_left_open():
    record = replace(session(), chair=None, roll=(entry(None),))
    known = known_facts(record, count(record.roll, rules()), NOW)
    assert not {"tên", "chủ trì", "có mặt"} & set(known)


def test_gaps_are_met_one_after_another():
    text = "xong trước {hạn}; {ai}"
    first = next_gap(text, 0)
    assert first == Gap(11, 16)
    assert next_gap(text, first.end) == Gap(18, 22)
    assert next_gap(text, 22) is None


def test_a_sentence_is_kept_on_one_line():
    assert tidy("  Một \n hai ") == "Một hai"
