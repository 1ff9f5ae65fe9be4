"""Which days the rules lead to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.obligation_days import Ground, duties_of_year, fixed_day, quarter_end
from app.domain.obligations import Duty, Settles
from app.domain.rules import GateRule, ObligationRule, When
from app.domain.targets import Threshold
from app.domain.vocabulary import FollowUpKind, Gate, SessionKind
from app.domain.year_records import InspectionRecord, MilestoneRecord
from tests.domain.duties import HALF, PLAN, QUARTERLY, REPORT, SENT, SOURCE, UP, desk, ground, pack, session


def owed(found: Ground, year: int = 2026) -> dict[str, Duty]:
    return {one.key: one for one in duties_of_year(found, year)}


@pytest.mark.parametrize(
    ("year", "text", "day"),
    [
        (2026, "02-28", date(2026, 2, 28)), (2028, "02-29", date(2028, 2, 29)), (2026, "02-29", date(2026, 2, 28)),
        (2100, "02-29", date(2100, 2, 28)), (2026, "12-25", date(2026, 12, 25)),
    ],
)  # fmt: skip
def test_a_fixed_day_falls_in_every_year(year: int, text: str, day: date) -> None:
    assert fixed_day(year, text) == day


def test_quarters_end_on_their_last_day() -> None:
    assert [quarter_end(2026, number).day for number in (1, 2, 3, 4)] == [31, 30, 30, 31]


def test_fixed_days_have_a_stable_key_and_go_to_the_parent() -> None:
    found = owed(ground(pack(PLAN, REPORT)))
    plan = found["year_plan:2026"]
    assert (plan.due_on, plan.line, plan.recipient) == (date(2026, 2, 28), "Gửi kế hoạch năm 2026", "Đảng ủy xã")
    assert (plan.document, plan.source) == ("year-plan", SOURCE)
    assert found["year_report:2026"].how == "văn bản"
    assert set(owed(ground(pack(PLAN, REPORT)), 2027)) == {"year_plan:2027", "year_report:2027"}


def test_choosing_the_topics_is_called_to_mind_in_january_and_goes_to_nobody() -> None:
    chosen = ObligationRule("topics_chosen", "Chọn chuyên đề cho cả năm", When.FIXED, SOURCE, day="01-31")
    found = owed(ground(pack(chosen, desk=desk("Ban Thường vụ", "Ban Tuyên giáo"))))["topics_chosen:2026"]
    assert (found.due_on, found.recipient, found.via) == (date(2026, 1, 31), "", "")


def test_the_desk_of_the_rules_is_the_recipient_unless_a_rule_names_its_own() -> None:
    found = owed(ground(pack(PLAN, SENT, desk=desk("Ban Thường vụ", "Ban Tuyên giáo")), sessions=(session(),)))
    assert (found["year_plan:2026"].recipient, found["year_plan:2026"].via) == ("Ban Thường vụ", "Ban Tuyên giáo")
    assert (found["documents_sent:q3"].recipient, found["documents_sent:q3"].via) == ("Đảng viên", "")


def test_a_day_is_owed_by_the_rules_in_force_on_it() -> None:
    old, new = pack(PLAN, REPORT, code="OLD"), pack(REPORT, code="NEW")
    found = owed(ground(old, new, since={"NEW": date(2026, 7, 1)}))
    assert set(found) == {"year_plan:2026", "year_report:2026"}
    assert set(owed(ground(old, new, since={"NEW": date(2026, 2, 1)}))) == {"year_report:2026"}


def test_two_obligations_may_stand_for_the_same_thing() -> None:
    other = ObligationRule("quarter_report", "Báo cáo quý", When.QUARTER_END, SOURCE, days=10)
    found = owed(ground(pack(QUARTERLY, other, UP), sessions=(session(),)))
    assert {"quarter:2026-q3", "quarter_report:2026-q3", "reported_up:q3"} <= set(found)


def test_what_was_due_before_the_books_first_day_is_left_out() -> None:
    whole = ground(pack(PLAN, REPORT, SENT), sessions=(session(),))
    assert "year_plan:2026" in owed(whole)
    begun = replace(whole, since=date(2026, 9, 10))
    assert set(owed(begun)) == {"year_report:2026", "documents_sent:q3"}


def test_before_a_session_counts_back_from_its_day_and_lapses_with_it() -> None:
    planned = session("q1", date(2027, 1, 1), 1, state="planned")
    found = owed(ground(pack(SENT), sessions=(planned,)), 2027)["documents_sent:q1"]
    assert (found.due_on, found.lapses_on, found.about) == (date(2026, 12, 31), None, "chuyên đề quý I")
    held = owed(ground(pack(SENT), sessions=(session(),)))["documents_sent:q3"]
    assert held.lapses_on == date(2026, 9, 10)


def test_documents_are_sent_once_everybody_has_them() -> None:
    found = owed(ground(pack(SENT), sessions=(session(),), served={"q3": date(2026, 9, 8)}))
    assert found["documents_sent:q3"].done_on == date(2026, 9, 8)


def test_without_a_lead_the_day_of_the_session_is_the_limit() -> None:
    before = ObligationRule("b", "Gửi", When.BEFORE_SESSION, SOURCE, kinds=(SessionKind.THEMATIC,))
    assert owed(ground(pack(before), sessions=(session(),)))["b:q3"].due_on == date(2026, 9, 10)


def test_after_a_session_is_owed_only_once_it_is_over_and_is_done_with_the_session() -> None:
    done = session(follow_ups={FollowUpKind.REPORTED_UP: date(2026, 9, 11)})
    waiting = session("q4", date(2026, 11, 26), 4, state="planned")
    found = owed(ground(pack(UP), sessions=(done, waiting)))
    assert set(found) == {"reported_up:q3"}
    one = found["reported_up:q3"]
    assert (one.due_on, one.done_on, one.settles) == (date(2026, 9, 12), date(2026, 9, 11), Settles.FOLLOW_UP)


def test_after_a_session_at_the_end_of_a_year_is_due_in_the_next_and_belongs_to_the_first() -> None:
    found = owed(ground(pack(UP), sessions=(session("q4", date(2026, 12, 30), 4),)))["reported_up:q4"]
    assert (found.year, found.due_on) == (2026, date(2027, 1, 1))


def test_a_leap_day_counts() -> None:
    found = owed(ground(pack(UP), sessions=(session("q1", date(2028, 2, 28), 1),)), 2028)
    assert found["reported_up:q1"].due_on == date(2028, 3, 1)


def test_sessions_of_other_kinds_owe_nothing_of_that_rule() -> None:
    assert not owed(ground(pack(SENT, UP), sessions=(session(kind=SessionKind.REGULAR, quarter=None),)))


def test_a_quarter_without_a_session_has_nothing_to_send() -> None:
    found = owed(ground(pack(QUARTERLY), sessions=(session(),)))
    assert {key: one.due_on for key, one in found.items()} == {"quarter:2026-q3": date(2026, 10, 5)}
    assert found["quarter:2026-q3"].about == "quý III/2026"


def test_a_quarter_that_ends_the_year_is_sent_in_the_next() -> None:
    found = owed(ground(pack(QUARTERLY), sessions=(session("q4", date(2026, 11, 26), 4),)))
    assert found["quarter:2026-q4"].due_on == date(2027, 1, 5)


def test_half_years_are_inspected_and_an_inspection_sets_its_day_itself() -> None:
    seen = InspectionRecord(1, date(2026, 7, 2), date(2026, 1, 1), date(2026, 6, 30))
    found = owed(ground(pack(HALF), inspections=(seen,)))
    first, second = found["inspection:2026-h1"], found["inspection:2026-h2"]
    assert (first.due_on, first.done_on) == (date(2026, 7, 2), date(2026, 7, 2))
    assert (second.due_on, second.done_on, second.about) == (date(2026, 12, 31), None, "nửa cuối năm 2026")


def test_a_document_of_the_year_is_done_with_its_number() -> None:
    found = owed(ground(pack(PLAN), issued={("year-plan", 2026): (7, date(2026, 1, 16))}))
    assert (found["year_plan:2026"].done_on, found["year_plan:2026"].issued) == (date(2026, 1, 16), 7)
    assert found["year_plan:2026"].proof == "theo số văn bản trong sổ số"


def test_a_thematic_session_is_owed_in_each_quarter_and_done_by_being_held() -> None:
    rules = pack(thematic_per_quarter=Threshold(">=", 1))
    waiting = session("q4", date(2026, 11, 26), 4, state="planned")
    found = owed(ground(rules, sessions=(session(), waiting)))
    assert found["thematic_quarter:2026-q3"].done_on == date(2026, 9, 10)
    fourth = found["thematic_quarter:2026-q4"]
    assert (fourth.due_on, fourth.done_on, fourth.session) == (date(2026, 12, 31), None, "q4")


def test_two_a_quarter_are_done_with_the_second() -> None:
    rules = pack(thematic_per_quarter=Threshold(">", 1))
    held = (session("a", date(2026, 9, 20)), session("b", date(2026, 7, 5)))
    found = owed(ground(rules, sessions=held))["thematic_quarter:2026-q3"]
    assert found.done_on == date(2026, 9, 20)


@pytest.mark.parametrize(("gate", "days"), [(Gate.PARENT, 5), (Gate.PARENT_DESK, 3)])
def test_gates_of_the_parent_are_owed_days_before(gate: Gate, days: int) -> None:
    rules = pack(gates=(GateRule(gate, SOURCE, lead_days=days), GateRule(Gate.DRAFT_COMMITTEE, SOURCE)))
    planned = session("q4", date(2026, 11, 26), 4, state="planned")
    found = owed(ground(rules, sessions=(planned,), approved={("q4", gate): date(2026, 11, 20)}))
    assert [one.due_on for one in found.values()] == [date(2026, 11, 26 - days)]
    assert next(iter(found.values())).done_on == date(2026, 11, 20)


def test_a_gate_that_is_not_required_is_not_owed() -> None:
    rules = pack(gates=(GateRule(Gate.PARENT, SOURCE, required=False, lead_days=5),))
    assert not owed(ground(rules, sessions=(session(),)))


def test_milestones_of_campaigns_belong_to_the_year_of_their_day() -> None:
    days = (date(2026, 12, 10), date(2027, 1, 5))
    known = tuple(MilestoneRecord(number, 1, "Gửi báo cáo", day) for number, day in enumerate(days, 1))
    found = owed(ground(pack(), milestones=known, campaigns={1: "Đợt học tập"}))
    assert {key: (one.about, one.settles) for key, one in found.items()} == {
        "milestone:1": ("Đợt học tập", Settles.MILESTONE)
    }
