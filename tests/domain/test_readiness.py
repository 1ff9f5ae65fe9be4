"""How far a preparation is, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain import preparation as prep
from app.domain.preparation import PreparationRecord
from app.domain.readiness import readiness
from app.domain.ready_items import ReadyItem, Section, next_item, share_ready, summary
from app.domain.records import GuestRecord, OpeningReportRecord, PromptRecord, RollEntry, SessionRecord
from app.domain.rules import RulePack
from app.domain.vocabulary import Gate, Means, Standing
from app.domain.year_records import ApprovalRecord, DispatchRecord, ParentHintRecord, ReportVersionRecord
from app.services import catalogue
from tests.domain.test_preparation import EMPTY, LAN, SESSION, SON, asking

TODAY = date(2026, 11, 22)
NAMED = (RollEntry("m1", "Hà Thị Lan", Standing.OFFICIAL, convened=False),)
READY = replace(
    SESSION, place="Hội trường", chair="m1", minutes_taker="m1", roll=NAMED, prompts=(PromptRecord(1, "Vì sao?"),),
    opening_report=OpeningReportRecord(("m1",), "Nội dung"),
)  # fmt: skip
VERSION = ReportVersionRecord(7, "s", 2, datetime(2026, 11, 18, 9, 0), "Nội dung")
DONE = replace(
    EMPTY, brief=replace(EMPTY.brief, talked_on=date(2026, 11, 10)), versions=(VERSION,),
    approvals=(ApprovalRecord(1, "s", Gate.DRAFT_COMMITTEE, date(2026, 11, 18), version=7),),
    dispatches=(
        DispatchRecord(1, "s", prep.NOTICE, Means.PAPER, recipient="Toàn chi bộ", sent_on=date(2026, 11, 20)),
        DispatchRecord(2, "s", prep.DRAFT, Means.PAPER, member="m1", sent_on=date(2026, 11, 20)),
        DispatchRecord(3, "s", prep.DRAFT, Means.GROUP, group_name="Tổ 2", sent_on=date(2026, 11, 20)),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> RulePack:
    return catalogue.rule_pack("HD42-2025")


def items(record: SessionRecord, prepared: PreparationRecord, rules: RulePack) -> dict[Section, ReadyItem]:
    return {item.section: item for item in readiness(record, prepared, rules, (LAN, SON))}


def test_nothing_prepared_leads_through_everything_in_order(rules: RulePack) -> None:
    found = items(SESSION, EMPTY, rules)
    assert [one.section for one in found.values() if one.is_missing] == [
        Section.FACTS, Section.BRIEF, Section.REPORT, Section.PROMPTS, Section.APPROVAL, Section.NOTICE, Section.SERVED,
    ]  # fmt: skip
    assert found[Section.FACTS].state == "Chưa có địa điểm, người chủ trì, người ghi biên bản"
    assert next_item(tuple(found.values())) is found[Section.FACTS]
    assert share_ready(tuple(found.values())) == 0


def test_a_session_that_is_ready_says_so(rules: RulePack) -> None:
    found = items(READY, DONE, rules)
    assert summary(tuple(found.values())) == "Đã chuẩn bị xong."
    assert found[Section.APPROVAL].state == "Đã thông qua 18/11, bản 2"
    assert found[Section.SERVED].state == "Đã gửi đủ 2 đồng chí"
    assert share_ready(tuple(found.values())) == 1


def test_the_summary_names_what_comes_next(rules: RulePack) -> None:
    found = items(READY, replace(DONE, dispatches=DONE.dispatches[:2]), rules)
    assert summary(tuple(found.values())) == "Còn 1 việc cần làm. Tiếp theo: gửi tài liệu cho đảng viên."
    served = found[Section.SERVED]
    assert (served.state, served.when(TODAY), served.tone(TODAY)) == ("Còn 1/2 đồng chí", "hạn 25/11", "warn")


@pytest.mark.parametrize(
    ("today", "said", "tone"),
    [(date(2026, 11, 25), "hạn hôm nay", "warn"), (date(2026, 11, 27), "quá hạn 2 ngày", "bad")],
)
def test_a_day_that_has_passed_is_said(rules: RulePack, today: date, said: str, tone: str) -> None:
    served = items(READY, EMPTY, rules)[Section.SERVED]
    assert (served.when(today), served.tone(today)) == (said, tone)


def test_a_draft_changed_after_its_consent_is_told(rules: RulePack) -> None:
    changed = replace(READY, opening_report=OpeningReportRecord(("m1",), "Nội dung khác"))
    found = items(changed, DONE, rules)
    assert found[Section.APPROVAL].state == "Đã thông qua 18/11, bản 2; nội dung đã sửa sau đó"
    assert found[Section.REPORT].state == "Đang sửa, sau bản 2"


def test_the_parent_is_waited_for_once_the_draft_was_sent(rules: RulePack) -> None:
    asked = asking(rules, Gate.PARENT)
    before = items(READY, EMPTY, asked)[Section.APPROVAL]
    assert (before.state, before.due_on) == ("Chờ cấp trên", date(2026, 11, 21))
    up = DispatchRecord(1, "s", prep.DRAFT, Means.PAPER, recipient="Đảng ủy", sent_on=date(2026, 11, 20))
    after = items(READY, replace(EMPTY, dispatches=(up,)), asked)[Section.APPROVAL]
    assert (after.state, after.due_on) == ("Đã gửi cấp trên 20/11, chờ ý kiến", None)


def test_without_gates_no_consent_is_asked_for(rules: RulePack) -> None:
    assert not items(READY, EMPTY, replace(rules, gates=()))[Section.APPROVAL].is_missing


def test_the_outline_counts_only_where_the_rules_ask_the_cell_for_it(rules: RulePack) -> None:
    assert not items(READY, EMPTY, rules)[Section.OUTLINE].needed
    asked = items(READY, EMPTY, asking(rules, Gate.OUTLINE_CELL))[Section.OUTLINE]
    assert (asked.is_missing, asked.state) == (True, "Chưa có đề cương")


def test_guests_want_an_invitation(rules: RulePack) -> None:
    invited = replace(READY, guests=(GuestRecord(1, "Trần Quốc Toản"),))
    assert items(invited, DONE, rules)[Section.GUESTS].state == "1 đại biểu, chưa gửi giấy mời"
    assert items(replace(READY, is_pilot=True), DONE, rules)[Section.GUESTS].is_missing


def test_a_line_says_no_more_than_is_worth_saying(rules: RulePack) -> None:
    found = items(SESSION, EMPTY, rules)
    assert found[Section.NOTICE].line == "Thông báo buổi sinh hoạt"
    assert found[Section.BRIEF].line == "Phân công, trao đổi với người trình bày: chưa phân công người trình bày"


def test_hints_of_the_parent_wait_for_an_answer(rules: RulePack) -> None:
    hints = (ParentHintRecord(1, "s", "Chậm hồ sơ"), ParentHintRecord(2, "s", "Vắng họp", "Đã nhắc"))
    assert items(READY, replace(EMPTY, hints=hints), rules)[Section.HINTS].state == "2 gợi ý, 1 chưa có trả lời"


def test_a_session_without_an_opening_report_has_fewer_things_to_prepare(rules: RulePack) -> None:
    plain = replace(READY, steps=READY.steps[:1])
    assert [*items(plain, EMPTY, rules)] == [
        Section.FACTS, Section.HINTS, Section.GUESTS, Section.NOTICE, Section.SERVED, Section.SUPERVISOR,
    ]  # fmt: skip
