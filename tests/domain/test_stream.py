"""Questions and answers, splitting, joining and times set by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain import stream
from app.domain.records import PromptRecord
from app.domain.stream import Fading
from app.domain.vocabulary import Disposition, Label
from tests.factory import said, session

AT = datetime(2026, 5, 14, 14, 38)
LONG = "Đề nghị chi ủy cho biết việc đối chiếu mười chín điều đảng viên không được làm bao giờ xong"


def test_a_question_waits_until_an_opinion_answers_it():
    first, second = said(label=Label.QUESTION), said(label=Label.QUESTION)
    answer = said(label=Label.ANSWER, answers=first.id)
    assert stream.unanswered((first, second, answer)) == (second,)


def test_an_opinion_answers_neither_itself_nor_its_own_answer():
    asked = said(label=Label.QUESTION)
    back, other = said(label=Label.QUESTION, answers=asked.id), said(label=Label.QUESTION)
    assert stream.answerable(asked.id, (asked, back, other)) == (other,)


def test_neighbours_end_where_the_stream_ends():
    one, two = said(), said()
    assert stream.beside(one.id, 1, (one, two)) == two
    assert stream.beside(one.id, -1, (one, two)) is None
    assert stream.beside(two.id, 1, (one, two)) is None
    assert stream.beside(0, 1, (one, two)) is None


def test_only_opinions_of_one_speaker_are_joined():
    one, same, other = said("m1"), said("m1"), said("m2", name="Lê Thị Chi")
    assert stream.why_apart(one, same) == ""
    assert "hai người khác nhau" in stream.why_apart(one, other)
    assert "liền sau" in stream.why_apart(one, None)


def test_what_is_joined_keeps_all_that_was_said_of_it():
    one = said(text="Một.", at=AT, answers=7)
    two = said(text="Hai.", at=AT.replace(hour=15), label=Label.SOLUTION, disposition=Disposition.ACCEPTED,
               response="Tiếp thu.", prompt=3)  # fmt: skip
    expected = replace(one, text="Một.\nHai.", label=Label.SOLUTION, disposition=Disposition.ACCEPTED,
                       response="Tiếp thu.", prompt=3)  # fmt: skip
    assert stream.joined(one, two) == expected


def test_a_question_joined_with_its_answer_does_not_answer_itself():
    one = said(label=Label.QUESTION)
    assert stream.joined(one, said(answers=one.id)).answers is None


@pytest.mark.parametrize(
    ("position", "parts"),
    [(5, ("Một.", "Hai.")), (4, ("Một.", "Hai.")), (0, None), (9, None), (10, None)],
)
def test_a_text_is_split_between_words_and_never_off(position: int, parts: tuple[str, str] | None):
    assert stream.split("Một. Hai. ", position) == parts


def test_a_time_is_by_hand_once_it_is_not_the_one_that_was_stamped():
    stamped, by_hand = said(at=AT), said(at=AT, by_hand=True)
    assert not stream.is_by_hand(stamped, AT)
    assert stream.is_by_hand(stamped, AT.replace(minute=40))
    assert stream.is_by_hand(by_hand, AT)
    assert not stream.is_by_hand(by_hand, None)
    assert stream.is_by_hand(said(), AT)


def test_a_time_says_that_it_was_set_by_hand():
    assert stream.time_words(AT, by_hand=True) == "14:38 ✎ (giờ sửa tay)"
    assert stream.time_words(AT, by_hand=False) == "14:38"
    assert stream.time_words(None, by_hand=True) == ""


def test_links_are_told_in_words():
    asked, foreign = said(text=LONG, label=Label.QUESTION), said(None, "Vì sao?", name="Lục Thị Nhàn")
    prompts = (PromptRecord(5, "Gợi ý một"), PromptRecord(6, "Gợi ý hai"))
    links = stream.Links(session(contributions=(asked, foreign), prompts=prompts))
    told = links.of(said(answers=asked.id, prompt=6))
    assert told.startswith("Theo gợi ý 2 · Trả lời câu hỏi của đồng chí Nguyễn Văn An: “Đề nghị chi ủy")
    assert told.endswith("…”")
    assert links.of(said(answers=foreign.id)) == "Trả lời câu hỏi của Lục Thị Nhàn: “Vì sao?”"
    assert links.of(said(answers=99, prompt=99)) == ""


def gone(*texts: str) -> list[str]:
    fading = Fading(texts[0])
    return [fading.note(text) for text in texts[1:]]


def test_a_text_that_is_emptied_is_told_once():
    assert gone("Chi bộ thống nhất.", "", "") == ["Chi bộ thống nhất.", ""]


def test_a_text_taken_away_letter_by_letter_is_told_whole():
    assert [text for text in gone("Chi bộ thống nhất.", "Chi bộ thố", "Chi b", "C", "") if text] == [
        "Chi bộ thống nhất."
    ]


def test_a_text_that_is_written_over_is_told():
    assert gone("Chi bộ thống nhất.", "Đ", "Đồng ý cả ba điều.") == ["Chi bộ thống nhất.", ""]


def test_typing_correcting_and_a_word_or_two_tell_nothing():
    assert not any(gone("", "Chi", "Chi bộ thống", "Chi bộ", "Chi bộ nhất trí", "Chi bộ nhất trí."))
    assert not any(gone("Nhất trí.", "", "Không."))


def test_only_a_very_long_opinion_is_shown_shortened_and_between_words():
    text = "Nhất trí.\n" * (stream.SHOWN // 10)
    assert stream.as_shown(text) == text
    assert stream.as_shown("một " * stream.SHOWN) == "một " * (stream.SHOWN // 4 - 1) + "một …"
