"""Questions and their answers, read together."""

from __future__ import annotations

from dataclasses import replace

from app.domain.questions import with_answers
from tests.factory import said


def test_answers_follow_their_question_whoever_spoke_between() -> None:
    question, between = said(text="Vì sao?"), said()
    answer = said(text="Vì vậy.", answers=question.id)
    more = said(text="Thêm.", answers=answer.id)
    late = said(text="Còn nữa.", answers=question.id)
    assert with_answers([question, between, answer, late, more]) == (question, answer, more, late, between)


def test_nothing_is_lost_when_a_question_is_gone_or_answers_go_in_a_ring() -> None:
    lone = said(answers=999_999)
    one, two = said(), said()
    one, two = replace(one, answers=two.id), replace(two, answers=one.id)
    assert with_answers([lone, one, two]) == (lone, one, two)
