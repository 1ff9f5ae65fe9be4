"""Which card of the second screen comes up by itself, and which one by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.projection import CardKind, Talk
from app.domain.projection_course import Moment, after, available, following, moment
from app.domain.records import SessionRecord, Speaker, VoteRecord
from tests.factory import START, agenda_steps, session

TITLE, AGENDA, SPEAKER, VOTE, READ_BACK = CardKind
BINH, CHI = Speaker("Trần Văn Bình", "", "m1"), Speaker("Lê Thị Chi", "", "m2")
DISCUSSION = Moment("running", step=6, is_discussion=True)


def at_step(number: int, **facts: object) -> SessionRecord:
    steps = tuple(replace(s, started_at=START) if s.number <= number else s for s in agenda_steps())
    return session(**({"ended_at": None, "steps": steps} | facts))


@pytest.mark.parametrize(
    ("record", "card"),
    [
        (session(started_at=None, ended_at=None, steps=agenda_steps()), TITLE),
        (at_step(0), TITLE),
        (at_step(1), TITLE),
        (at_step(2), AGENDA),
        (at_step(6), AGENDA),
        (session(steps=agenda_steps()), TITLE),
    ],
    ids=["planned", "no step", "opening", "roll-call", "discussion", "held"],
)
def test_a_session_comes_up_with_the_card_of_its_place(record: SessionRecord, card: CardKind) -> None:
    assert following(VOTE, None, moment(record, None, reading=False)) is card


def test_somebody_speaking_in_the_discussion_comes_up_at_once() -> None:
    assert following(TITLE, None, moment(at_step(6), Talk(BINH), reading=False)) is SPEAKER


def test_a_step_brings_the_agenda() -> None:
    before, now = (moment(at_step(n), None, reading=False) for n in (2, 3))
    assert following(SPEAKER, before, now) is AGENDA


def test_nothing_new_leaves_what_was_chosen_by_hand() -> None:
    assert following(VOTE, replace(DISCUSSION, votes=frozenset({1})), replace(DISCUSSION, votes=frozenset({1}))) is VOTE


def test_a_vote_brings_itself_and_the_next_speaker_takes_over() -> None:
    voted = replace(DISCUSSION, votes=frozenset({1}))
    assert following(AGENDA, DISCUSSION, voted) is VOTE
    assert following(VOTE, voted, replace(voted, speaker=CHI)) is SPEAKER


def test_a_vote_taken_back_leaves_the_screen() -> None:
    assert following(VOTE, replace(DISCUSSION, votes=frozenset({1})), DISCUSSION) is AGENDA


def test_each_speaker_comes_up_and_stays_until_the_next() -> None:
    first, second = replace(DISCUSSION, speaker=BINH), replace(DISCUSSION, speaker=CHI)
    assert following(AGENDA, DISCUSSION, first) is SPEAKER
    assert following(SPEAKER, first, DISCUSSION) is SPEAKER
    assert following(AGENDA, first, second) is SPEAKER


def test_reading_brings_the_minutes_and_its_end_the_place() -> None:
    reading = replace(DISCUSSION, reading=True)
    assert following(AGENDA, DISCUSSION, reading) is READ_BACK
    assert following(READ_BACK, reading, DISCUSSION) is AGENDA


def test_only_cards_with_something_to_say_are_leafed_through() -> None:
    assert available(at_step(6), reading=False) == (TITLE, AGENDA, SPEAKER)
    voted = session(votes=(VoteRecord(1, "Thông qua?", 3),))
    assert available(voted, reading=True) == (TITLE, VOTE, READ_BACK)


def test_leafing_goes_round() -> None:
    kinds = (TITLE, AGENDA, VOTE)
    assert [after(kind, kinds) for kind in (TITLE, AGENDA, SPEAKER, VOTE, READ_BACK)] == [
        AGENDA, VOTE, VOTE, TITLE, TITLE,
    ]  # fmt: skip
