"""Opinions grouped for the conclusion."""

from __future__ import annotations

from app.domain.synthesis import by_label
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
