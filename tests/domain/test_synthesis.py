"""Opinions grouped for the conclusion."""

from __future__ import annotations

from app.domain.records import PromptRecord
from app.domain.synthesis import by_label, by_prompt
from app.domain.vocabulary import Label
from tests.factory import said


def test_groups_follow_the_vocabulary_and_leave_nothing_out():
    plain, solution, awareness, again = said(), said(label=Label.SOLUTION), said(label=Label.AWARENESS), said()
    assert by_label((plain, solution, awareness, again)) == (
        (Label.AWARENESS, (awareness,)),
        (Label.SOLUTION, (solution,)),
        (None, (plain, again)),
    )


def test_no_opinion_no_group():
    assert by_label(()) == ()


def test_opinions_are_grouped_by_prompt_with_answers_beside_their_questions():
    prompts = (PromptRecord(1, "Một"), PromptRecord(2, "Hai"))
    first, free = said("m1", prompt=1), said("m2")
    question = said("m3", prompt=1)
    answer, lost = said("m1", answers=question.id), said("m2", prompt=9)
    assert by_prompt((first, free, question, answer, lost), prompts) == (
        (prompts[0], (first, question, answer)), (prompts[1], ()), (None, (free, lost)),
    )  # fmt: skip


def test_with_no_opinion_only_the_prompts_are_there():
    prompt = PromptRecord(1, "Một")
    assert by_prompt((), (prompt,)) == ((prompt, ()),)
