"""What is found in a session before its documents go out: each fault once there, once not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.findings import Finding, findings
from app.domain.records import CellRecord, SessionRecord, TaskRecord, VoteOpinion, VoteRecord
from app.domain.vocabulary import AttendanceStatus, CellKind, Label, ReasonKind, SessionKind, Stance, Standing, StepKind
from app.services.catalogue import agenda_profile
from app.services.open_book import OpenBook
from tests.factory import CELL, END, START, agenda_steps, entries, entry, rules, said, session, step

TASK = TaskRecord(1, "Lập danh sách", "Đủ tổ", "Rà từng hộ", due_on=START.date(), assignees=("m2",), inspector="m1")
CHAIR, TAKER = entry(name="Trần Văn Bình", member_id="m1"), entry(name="Lê Thị Chi", member_id="m2")
GONE = AttendanceStatus.EXCUSED


def found(**facts: Any) -> list[Finding]:
    return list(findings(session(**facts), rules(), None))


def codes(**facts: Any) -> list[str]:
    return [finding.code for finding in found(**facts)]


def absent(name: str, member: str, **facts: Any) -> Any:
    return entry(GONE, name=name, member_id=member, reason_kind=ReasonKind.WORK, **facts)


#: Code of a fault: the facts that bring it about.
FAULTS: dict[str, dict[str, Any]] = {
    "superior": {"cell": CellRecord(CELL.name, "Đảng ủy xã Tân Hòa", CELL.place)},
    "cell_name": {"cell": CellRecord("Thôn Đông", CELL.superior, CELL.place)},
    "place_name": {"cell": CellRecord(CELL.name, CELL.superior, " ")},
    "no_place": {"place": " "},
    "topic": {"topic": " "},
    "no_start": {"started_at": None, "ended_at": None},
    "no_end": {"ended_at": None},
    "end_before_start": {"ended_at": START},
    "short": {"ended_at": START + timedelta(minutes=89)},
    "outside_quarter": {"quarter": 3},
    "no_chair": {"chair": None},
    "no_note_taker": {"minutes_taker": None},
    "note_taker_is_chair": {"minutes_taker": "m1"},
    "role_absent": {"roll": (absent("Trần Văn Bình", "m1"), TAKER, *entries(3)), "contributions": ()},
    "no_roll": {"roll": (), "contributions": ()},
    "roll_sum": {"roll": (CHAIR, TAKER, entry(None)), "contributions": ()},
    "no_reason": {"roll": (CHAIR, TAKER, entry(GONE)), "contributions": ()},
    "few_present": {"roll": (CHAIR, TAKER, absent("X", "x"), absent("Y", "y")), "contributions": ()},
    "empty_contribution": {"contributions": (said("m3", " "),)},
    "time_outside": {"contributions": (said("m3", at=END + timedelta(minutes=1)),)},
    "speaker_absent": {"roll": (CHAIR, TAKER, absent("Phạm Văn Dũng", "m3"))},
    "vote_empty": {"votes": (VoteRecord(1, "Thông qua", in_favour=0),)},
    "vote_in_favour": {"votes": (VoteRecord(1, "Thông qua", None, against=1),)},
    "vote_over_base": {"votes": (VoteRecord(1, "Thông qua", in_favour=3, other=1),)},
    "vote_named": {"votes": (VoteRecord(1, "Thông qua", 3, opinions=(VoteOpinion("m3", Stance.AGAINST),)),)},
    "opinions_open": {"contributions": (said("m3", label=Label.IMPROVEMENT),)},
    "task_incomplete": {"tasks": (replace(TASK, inspector=None),)},
    "task_short": {"tasks": (replace(TASK, measure=""),)},
    "no_output": {"steps": (step(StepKind.CONCLUSION),)},
}


def test_a_session_without_fault_has_no_findings() -> None:
    assert found() == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found_alone(code: str) -> None:
    assert codes(**FAULTS[code]) == [code]


@pytest.mark.parametrize(
    "facts",
    [
        {"cell": CellRecord("Đảng ủy", CELL.superior, CELL.place), "kind": SessionKind.COMMITTEE},
        {"ended_at": START + timedelta(minutes=90)},
        {"quarter": None, "kind": SessionKind.REGULAR},
        {"contributions": (said(None, name="Lê Thị Diệu", title="Khách mời"),)},
        {"contributions": (said("m3", at=START), said("m3", at=END))},
        {"votes": (VoteRecord(1, "Thông qua", in_favour=2, against=1),)},
        {"votes": (VoteRecord(1, "Thông qua", in_favour=27, base=28),)},
        {"cell": CellRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Hà Tĩnh", "Tân Hòa", CellKind.COMMITTEE)},
        {"tasks": (TASK,)},
        {"roll": (CHAIR, TAKER, entry(member_id="m3"), entry(None, Standing.EXEMPT))},
        {"roll": (CHAIR, TAKER, entry(AttendanceStatus.LATE, member_id="m3"), absent("X", "x"))},
    ],
)  # fmt: skip
def test_what_is_right_is_not_found_fault_with(facts: dict[str, Any]) -> None:
    assert codes(**facts) == []


def test_a_session_that_is_not_thematic_lacks_contents_not_a_topic() -> None:
    assert [f.text for f in found(topic="", kind=SessionKind.REGULAR, quarter=None)] == ["Chưa ghi nội dung sinh hoạt"]


def test_errors_stand_before_warnings() -> None:
    severities = [
        f.severity
        for f in found(topic="", ended_at=START + timedelta(minutes=5), votes=FAULTS["vote_over_base"]["votes"])
    ]
    assert severities == ["error", "error", "warning"]


def test_a_roll_that_does_not_add_up_is_told_with_its_figures_and_names() -> None:
    roll = (CHAIR, TAKER, *(entry(None, name=f"Người {n}") for n in range(4)), entry(None, Standing.EXEMPT))
    (fault,) = found(roll=roll, contributions=())
    assert "Có mặt 2 + vắng 0 + miễn, đi nơi khác 1 = 3, không bằng tổng số 7" in fault.text
    assert fault.text.endswith("chưa điểm danh: Người 0, Người 1, Người 2 …")


def test_an_absent_speaker_is_named_once_however_often_they_spoke() -> None:
    roll = (CHAIR, TAKER, absent("Phạm Văn Dũng", "m3"))
    assert codes(roll=roll, contributions=(said("m3"), said("m3"))) == ["speaker_absent"]


def test_a_task_says_all_that_it_lacks() -> None:
    fault, short = (
        found(tasks=(TASK, TaskRecord(2, "Việc"), TaskRecord(3, "Việc", due_on=START.date())))[0],
        found(tasks=(TASK, replace(TASK, requirement=""), replace(TASK, measure="")))[0],
    )
    assert short.text == "Nhiệm vụ 2, 3 chưa ghi yêu cầu hoặc biện pháp thực hiện"
    assert fault.text == "Nhiệm vụ 2 chưa có người thực hiện, hạn hoàn thành, người kiểm tra"


def test_a_session_at_the_turn_of_the_year_belongs_to_its_day() -> None:
    held = {"started_at": datetime(2026, 12, 31, 14), "ended_at": datetime(2026, 12, 31, 16)}
    assert codes(**held, year=2026, quarter=4) == []
    assert codes(**held, year=2027, quarter=4) == ["outside_quarter"]


def test_what_a_step_lacks_is_found_once() -> None:
    whole = session(steps=agenda_steps(purpose="Mục đích"), ended_at=None, conclusion="")
    texts = [f.text for f in findings(whole, rules(), agenda_profile("8-step")) if f.code == "step_lacks"]
    assert texts == [
        "Bước 4: chưa chọn người trình bày",
        "Bước 4: chưa có nội dung báo cáo đề dẫn",
        "Bước 5: chưa có gợi ý thảo luận",
        "Bước 7: chưa ghi kết luận",
    ]


def test_every_error_says_where_it_is_and_what_to_do() -> None:
    for facts in FAULTS.values():
        for finding in found(**facts):
            assert finding.severity == "warning" or finding.action
            assert isinstance(finding.step, StepKind) or finding.action.startswith(("Sửa trong", "Ghi trong"))


@pytest.mark.parametrize("session_id", ["2026-q1", "2026-q2", "2026-q3"])
def test_the_held_sessions_of_the_sample_have_no_fault(open_sample: OpenBook, session_id: str) -> None:
    record: SessionRecord = open_sample.session(session_id)
    assert findings(record, open_sample.rules(), open_sample.agenda(record.agenda)) == ()
