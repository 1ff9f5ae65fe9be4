"""Who is served, who agrees and by when, from the rules in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain import preparation as prep
from app.domain.preparation import PreparationRecord, Recipient
from app.domain.records import CellRecord, MemberRecord, OpeningReportRecord, RollEntry, SessionRecord, StepRecord
from app.domain.rules import RulePack
from app.domain.vocabulary import Gate, Means, SessionKind, Standing, StepKind
from app.domain.year_records import ApprovalRecord, BriefRecord, DispatchRecord, ReportVersionRecord
from app.services import catalogue

STEPS = (
    StepRecord(1, StepKind.OPENING, "Mở đầu"),
    StepRecord(2, StepKind.OPENING_REPORT, "Báo cáo đề dẫn"),
    StepRecord(3, StepKind.PROMPTS, "Gợi ý"),
    StepRecord(4, StepKind.DISCUSSION, "Thảo luận"),
)
SESSION = SessionRecord(
    "s", SessionKind.THEMATIC, "8-step", 2026, 4, "Tự soi, tự sửa", CellRecord("Chi bộ", "Đảng bộ", "Minh Xuân"),
    planned_at=datetime(2026, 11, 26, 14, 0), steps=STEPS,
)  # fmt: skip
EMPTY = PreparationRecord(BriefRecord("s"))
LAN, SON = Recipient("m1", "Hà Thị Lan", "Tổ 1"), Recipient("m2", "Bàn Văn Sơn", "Tổ 2")


@pytest.fixture(scope="module")
def rules() -> RulePack:
    return catalogue.rule_pack("HD42-2025")


def asking(rules: RulePack, *gates: Gate) -> RulePack:
    return replace(rules, gates=tuple(replace(one, required=one.gate in gates) for one in rules.gates))


def sent(**who: str) -> DispatchRecord:
    return DispatchRecord(1, "s", prep.DRAFT, Means.PAPER, sent_on=date(2026, 11, 23), **who)


def agreed(gate: Gate, day: int, version: int | None = None) -> ApprovalRecord:
    return ApprovalRecord(1, "s", gate, date(2026, 11, day), version=version)


def test_documents_are_due_as_many_days_before_as_the_rules_say(rules: RulePack) -> None:
    assert prep.documents_due(SESSION, rules) == date(2026, 11, 25)
    assert prep.documents_due(replace(SESSION, planned_at=None), rules) is None
    assert prep.documents_due(SESSION, replace(rules, obligations=())) is None


def test_a_rule_for_other_kinds_of_session_asks_for_nothing(rules: RulePack) -> None:
    assert prep.documents_rule(replace(SESSION, kind=SessionKind.COMMITTEE), rules) is None


def test_members_away_exempt_or_gone_need_not_be_served() -> None:
    members = [MemberRecord(f"m{n}", f"Đồng chí {n}", standing) for n, standing in enumerate(Standing)]
    asked = {one.id for one in prep.recipients(SESSION, members)}
    assert asked == {"m0", "m1", "m2"}


def test_once_the_session_has_a_roll_its_convened_are_asked_for_posts_first() -> None:
    roll = (
        RollEntry("m3", "Lê Văn Ba", Standing.OFFICIAL),
        RollEntry("m4", "Lê Văn Tư", Standing.OFFICIAL, "Bí thư"),
        RollEntry("m5", "Lê Văn Năm", Standing.OFFICIAL, convened=False),
    )
    assert [one.id for one in prep.recipients(replace(SESSION, roll=roll), ())] == ["m4", "m3"]


def test_a_committee_session_serves_those_who_hold_a_post() -> None:
    members = [MemberRecord("a", "A", Standing.OFFICIAL, "Bí thư"), MemberRecord("b", "B", Standing.OFFICIAL)]
    committee = replace(SESSION, kind=SessionKind.COMMITTEE)
    assert [one.id for one in prep.recipients(committee, members)] == ["a"]


def test_a_member_is_served_in_person_or_through_the_group() -> None:
    prepared = replace(EMPTY, dispatches=(sent(member="m1"), sent(group_name="Tổ 2")))
    assert prep.unserved(prepared, prep.DRAFT, (LAN, SON)) == ()
    assert prep.unserved(prepared, prep.FINISHED, (LAN, SON)) == (LAN, SON)


def test_members_without_a_group_are_not_served_by_a_line_without_one() -> None:
    alone = Recipient("m9", "Lý Hải Yến")
    assert prep.unserved(replace(EMPTY, dispatches=(sent(recipient="Đảng ủy"),)), prep.DRAFT, (alone,)) == (alone,)


def test_one_of_two_gates_is_enough_where_the_rules_say_so(rules: RulePack) -> None:
    (need,) = prep.gate_needs(EMPTY, rules)
    assert need.title == "Chi ủy hoặc bí thư thông qua dự thảo"
    by_secretary = replace(EMPTY, approvals=(agreed(Gate.DRAFT_SECRETARY, 20),))
    assert prep.approval_of(by_secretary, need) is not None


def test_each_gate_is_a_choice_of_the_rules_with_its_own_days(rules: RulePack) -> None:
    asked = asking(rules, Gate.PARENT, Gate.PARENT_DESK, Gate.OUTLINE_CELL)
    days = {need.gates[0]: prep.gate_due(SESSION, asked, need) for need in prep.gate_needs(EMPTY, asked)}
    assert days[Gate.PARENT] == date(2026, 11, 21)
    assert days[Gate.PARENT_DESK] == date(2026, 11, 23)
    assert days[Gate.OUTLINE_CELL] == date(2026, 11, 25)
    assert prep.gate_needs(EMPTY, asking(rules)) == ()


def test_who_agreed_without_being_asked_is_shown_as_well(rules: RulePack) -> None:
    prepared = replace(EMPTY, approvals=(agreed(Gate.PARENT, 19),))
    assert Gate.PARENT in [need.gates[0] for need in prep.gate_needs(prepared, asking(rules))]


def test_a_draft_written_over_after_the_consent_is_known() -> None:
    version = ReportVersionRecord(7, "s", 1, datetime(2026, 11, 18, 9, 0), "Nội dung")
    prepared = replace(EMPTY, versions=(version,), approvals=(agreed(Gate.DRAFT_COMMITTEE, 18, 7),))
    same = replace(SESSION, opening_report=OpeningReportRecord(text="Nội dung\n"))
    assert not prep.was_changed(same, prepared, prepared.approvals[0])
    assert prep.was_changed(SESSION, prepared, prepared.approvals[0])


def test_unserved_members_are_told_of_only_where_a_rule_asks_for_it(rules: RulePack) -> None:
    assert prep.serving_fault(SESSION, EMPTY, replace(rules, obligations=()), (LAN, SON)) == ""
    assert prep.serving_fault(SESSION, EMPTY, rules, (LAN, SON)).startswith("Chưa ghi việc gửi tài liệu")
    part = prep.serving_fault(SESSION, replace(EMPTY, dispatches=(sent(member="m1"),)), rules, (LAN, SON))
    assert part == "1 đồng chí chưa nhận tài liệu; quy định gửi trước ít nhất 1 ngày."
