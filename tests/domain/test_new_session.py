"""A session that is being made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.agenda import AgendaProfile
from app.domain.new_session import (
    KIND_WORDS,
    TypedSession,
    agenda_words,
    agendas_for,
    check_session,
    people,
    planned_topic,
    usual,
)
from app.domain.records import CellRecord, MemberRecord, PlanTopicRecord, SessionRecord
from app.domain.targets import Source
from app.domain.vocabulary import SessionKind, Standing, TopicState

TODAY = date(2026, 11, 22)
GOOD = TypedSession(topic="Tự soi, tự sửa", day="26/11", time="14h", chair="m1", minutes_taker="m2")
SECRETARY = MemberRecord("m1", "Nguyễn Văn Hùng", Standing.OFFICIAL, "Bí thư")
OTHER = MemberRecord("m2", "Ma Thị Hoa", Standing.OFFICIAL)


def profile(code: str, *kinds: SessionKind) -> AgendaProfile:
    return AgendaProfile(code, code, Source("x", "2026"), kinds, ())


def last(**more: object) -> SessionRecord:
    made = SessionRecord("s", SessionKind.THEMATIC, "8-step", 2026, 3, "T", CellRecord("A", "B", "C"))
    return replace(made, **more)


def test_day_and_time_typed_in_short_are_understood() -> None:
    assert check_session(GOOD, TODAY) == (datetime(2026, 11, 26, 14), {})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"topic": " "}, "topic"), ({"day": ""}, "day"), ({"day": "31/2/2026"}, "day"), ({"time": ""}, "time"),
        ({"time": "25:00"}, "time"), ({"minutes_taker": "m1"}, "minutes_taker"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_field(change: dict[str, str], field: str) -> None:
    at, faults = check_session(replace(GOOD, **change), TODAY)
    assert (at, list(faults)) == (None, [field])


def test_only_a_thematic_session_must_have_a_topic() -> None:
    assert check_session(replace(GOOD, kind=SessionKind.REGULAR, topic=""), TODAY)[1] == {}


def test_the_usual_is_taken_from_the_last_session_with_the_secretary_in_the_chair() -> None:
    before = last(planned_at=datetime(2026, 9, 10, 14, 30), place="Phòng họp", minutes_taker="m2", chair="m2")
    assert usual(before, [SECRETARY, OTHER]) == TypedSession(
        time="14:30", place="Phòng họp", chair="m1", minutes_taker="m2"
    )


def test_somebody_who_has_left_is_not_proposed() -> None:
    gone = replace(OTHER, standing=Standing.LEFT)
    assert usual(last(minutes_taker="m2", chair="m2"), [gone]) == TypedSession()


def test_a_book_without_sessions_proposes_the_secretary() -> None:
    assert usual(None, [OTHER, SECRETARY]) == TypedSession(chair="m1")


def test_agendas_fit_the_kind_with_the_books_own_first() -> None:
    all_of_them = (
        profile("a", SessionKind.THEMATIC), profile("b", SessionKind.THEMATIC), profile("c", SessionKind.REGULAR),
    )  # fmt: skip
    assert [p.code for p in agendas_for(SessionKind.THEMATIC, all_of_them, "b")] == ["b", "a"]


def test_a_kind_without_an_agenda_of_its_own_may_take_any() -> None:
    assert len(agendas_for(SessionKind.OTHER, (profile("a", SessionKind.THEMATIC),), "a")) == 1


def test_the_plan_proposes_its_topic_of_the_quarter_while_it_has_no_session() -> None:
    plan = (PlanTopicRecord(1, 2026, 4, "Đã có", session_id="s"), PlanTopicRecord(2, 2026, 4, "Tự soi"))
    found = planned_topic(plan, date(2026, 12, 1))
    assert found is not None
    assert found.id == 2
    assert planned_topic(plan, date(2026, 3, 1)) is None


def test_a_topic_put_off_is_not_proposed() -> None:
    plan = (PlanTopicRecord(1, 2026, 4, "Hoãn", state=TopicState.POSTPONED), PlanTopicRecord(2, 2026, 4, "Tự soi"))
    found = planned_topic(plan, date(2026, 12, 1))
    assert found is not None
    assert found.id == 2


def test_namesakes_are_told_apart_by_post_or_group() -> None:
    members = (replace(SECRETARY, group="Tổ 1"), replace(SECRETARY, id="m9", position="", group="Tổ 2"))
    assert {person.shown_name for person in people(members)} == {"Nguyễn Văn Hùng (Bí thư)", "Nguyễn Văn Hùng (Tổ 2)"}


def test_those_who_left_cannot_take_the_chair() -> None:
    assert people([replace(OTHER, standing=Standing.LEFT)]) == ()


def test_every_kind_of_session_is_explained() -> None:
    assert set(KIND_WORDS) == set(SessionKind)


def test_an_agenda_is_told_in_plain_words() -> None:
    committee = replace(profile("c", SessionKind.COMMITTEE), presenter_post="Phó Bí thư Thường trực", self_review=True)
    assert agenda_words(committee) == (
        "0 bước, theo x. Phó Bí thư Thường trực trình bày dự thảo. Có bảng tự soi, tự sửa."
    )  # fmt: skip
