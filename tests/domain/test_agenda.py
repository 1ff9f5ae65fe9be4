"""What a step of an agenda still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda import FACTS, missing
from app.domain.records import OpeningReportRecord, PromptRecord, SessionRecord
from app.domain.vocabulary import AttendanceStatus, FollowUpKind, Standing, StepKind
from app.services.catalogue import agenda_profile
from tests.factory import END, START, entry, said, session, step

STEP = step(StepKind.REVIEW)
ABSENT = entry(AttendanceStatus.EXCUSED)
FOLLOWED = {kind: date(2026, 5, 15) for kind in FollowUpKind}

#: A fact of a step: a session that has it, one that lacks it, what is said then.
SESSIONS: dict[str, tuple[SessionRecord, SessionRecord, str]] = {
    "started_at": (session(started_at=START), session(started_at=None), "Chưa ghi giờ bắt đầu"),
    "ended_at": (session(ended_at=END), session(ended_at=None), "Chưa ghi giờ kết thúc"),
    "chair": (session(chair="m1"), session(chair=None), "Chưa chọn người chủ trì"),
    "minutes_taker": (session(minutes_taker="m2"), session(minutes_taker=None), "Chưa cử thư ký"),
    "roll_complete": (session(), session(roll=(entry(), entry(None))), "Còn 1 đồng chí chưa điểm danh"),
    "absence_reasons": (session(), session(roll=(ABSENT, ABSENT)), "2 đồng chí vắng chưa ghi lý do"),
    "presenters": (
        session(opening_report=OpeningReportRecord(("m1",))), session(), "Chưa chọn người trình bày"
    ),
    "opening_report": (
        session(opening_report=OpeningReportRecord((), "Báo cáo")), session(), "Chưa có nội dung báo cáo đề dẫn"
    ),
    "prompts": (session(prompts=(PromptRecord(1, "Vì sao?"),)), session(), "Chưa có gợi ý thảo luận"),
    "contributions": (session(contributions=(said(),)), session(contributions=()), "Chưa ghi ý kiến nào"),
    "conclusion": (session(conclusion="Thống nhất"), session(conclusion=" \n"), "Chưa ghi kết luận"),
    "report_finished": (session(follow_ups=FOLLOWED), session(), "Chưa hoàn thiện báo cáo chuyên đề"),
    "sent_to_members": (session(follow_ups=FOLLOWED), session(), "Chưa gửi đảng viên hoặc tổ đảng"),
    "reported_up": (session(follow_ups=FOLLOWED), session(), "Chưa báo cáo cấp ủy cấp trên"),
}  # fmt: skip


def test_every_fact_but_the_text_of_a_step_is_tried_here() -> None:
    assert set(SESSIONS) == set(FACTS) - {"text"}


@pytest.mark.parametrize("fact", SESSIONS)
def test_a_fact_is_asked_for_until_it_is_there(fact: str) -> None:
    having, lacking, said_then = SESSIONS[fact]
    assert FACTS[fact](having, STEP) is None
    assert FACTS[fact](lacking, STEP) == said_then


def test_a_step_asks_for_its_own_text() -> None:
    assert FACTS["text"](session(), replace(STEP, text="Đã nêu")) is None
    assert FACTS["text"](session(), replace(STEP, text=" ")) == "Chưa ghi nội dung"


def test_a_roll_with_nobody_convened_was_not_called() -> None:
    assert FACTS["roll_complete"](session(roll=(entry(None, convened=False),)), STEP) == "Chưa điểm danh"


def test_exempt_and_away_members_need_not_be_called() -> None:
    roll = (entry(), entry(None, Standing.EXEMPT), entry(None, Standing.TEMPORARY_AWAY))
    assert FACTS["roll_complete"](session(roll=roll), STEP) is None


def test_a_step_lacks_what_its_agenda_asks_of_it_in_order() -> None:
    profile = agenda_profile("8-step")
    bare = session(minutes_taker=None, roll=(entry(None),))
    assert missing(bare, step(StepKind.ROLL_CALL, number=2), profile) == (
        "Còn 1 đồng chí chưa điểm danh",
        "Chưa cử thư ký",
    )


def test_a_step_of_an_unknown_agenda_lacks_nothing() -> None:
    assert missing(session(), STEP, None) == ()
    assert missing(session(), step(StepKind.OPENING, number=99), agenda_profile("8-step")) == ()


def test_an_agenda_knows_its_steps_by_number() -> None:
    profile = agenda_profile("8-step")
    found = profile.step(6)
    assert found is not None
    assert found.kind is StepKind.DISCUSSION
    assert profile.step(9) is None
