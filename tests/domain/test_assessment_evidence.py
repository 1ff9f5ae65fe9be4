"""What the book says towards the lines of a scoring sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.assessment_evidence import Known, proofs
from app.domain.presence import Presence
from app.domain.records import OpeningReportRecord, PromptRecord, ReadBackRecord, TaskRecord
from app.domain.rules import Evidence
from app.domain.vocabulary import AttendanceStatus, Gate, Means, SessionKind, StepKind, TaskStatus
from app.domain.year_records import ApprovalRecord, DispatchRecord
from app.services import catalogue
from tests.factory import END, START, agenda_steps, entries, entry, rules, said, session

DAY = START.date()


def known(*, profile: bool = False, **facts: Any) -> Known:
    around = {name: facts.pop(name) for name in ("approvals", "dispatches", "tasks", "presence") if name in facts}
    agenda = catalogue.agenda_profile("8-step") if profile else None
    return Known(session(**facts), rules(), agenda, END, **around)


def figure(evidence: Evidence, about: Known) -> float | None:
    return proofs(about)[evidence].figure


def sent(document: str, day: date) -> DispatchRecord:
    return DispatchRecord(1, "s1", document, Means.PAPER, sent_on=day)


def test_every_kind_of_evidence_has_words() -> None:
    found = proofs(known())
    assert set(found) == set(Evidence)
    assert all(proof.words.endswith(".") for proof in found.values())


def test_the_length_is_measured_against_the_rules_and_unknown_while_it_runs() -> None:
    assert figure(Evidence.DURATION, known()) == 105 - 90
    assert figure(Evidence.DURATION, known(ended_at=None)) is None


def test_attendance_is_unknown_before_the_roll_is_called() -> None:
    roll = (*entries(9), entry(AttendanceStatus.UNEXCUSED))
    assert figure(Evidence.ATTENDANCE, known(roll=roll)) == 0.9
    assert "không lý do: 1" in proofs(known(roll=roll))[Evidence.ATTENDANCE].words
    assert figure(Evidence.ATTENDANCE, known(roll=tuple(entries(3, None)))) is None


def test_who_misses_many_sessions_is_named_and_left_to_people() -> None:
    missed = [Presence(f"s{n}", entry(AttendanceStatus.EXCUSED, member_id="m1"), spoke=False) for n in range(3)]
    assert figure(Evidence.ABSENCES, known(presence=tuple(missed[:2]))) == 1
    often = proofs(known(presence=tuple(missed)))[Evidence.ABSENCES]
    assert often.figure is None
    assert "Nguyễn Văn An" in often.words


def test_what_was_never_written_down_is_asked_and_not_held_against_the_cell() -> None:
    asked = (Evidence.NOTICE, Evidence.DOCUMENTS, Evidence.APPROVAL, Evidence.DRAFT, Evidence.RESULTS, Evidence.CLOSING)
    assert [figure(one, known()) for one in asked] == [None] * len(asked)


def test_preparation_counts_what_is_written() -> None:
    approved = ApprovalRecord(1, "s1", Gate.DRAFT_COMMITTEE, date(2026, 5, 10))
    about = known(
        approvals=(approved,), dispatches=(sent("notice", date(2026, 5, 9)), sent("opening-report", date(2026, 5, 12))),
        opening_report=OpeningReportRecord((), "Đề dẫn"), prompts=(PromptRecord(1, "Làm gì?"),),
    )  # fmt: skip
    assert (figure(Evidence.PREPARATION, about), figure(Evidence.APPROVAL, about)) == (1, 1)
    assert (figure(Evidence.NOTICE, about), figure(Evidence.DOCUMENTS, about), figure(Evidence.DRAFT, about)) == (
        1,
        2,
        1,
    )
    late = replace(about, approvals=(replace(approved, done_on=date(2026, 5, 15)),), dispatches=())
    assert figure(Evidence.PREPARATION, late) == 0.25


def test_speaking_counts_those_present_once() -> None:
    about = known(contributions=(said("m1"), said("m1"), said("m3"), said(None, name="Khách")))
    assert figure(Evidence.SPEAKING, about) == pytest.approx(2 / 3)


def test_steps_leave_out_what_comes_after_the_scoring() -> None:
    steps = agenda_steps()
    assert figure(Evidence.STEPS, known(steps=steps)) == 1
    begun = tuple(replace(one, started_at=START) if one.number < 4 else one for one in steps)
    assert figure(Evidence.STEPS, known(steps=begun, ended_at=None)) == pytest.approx(3 / 7)
    assert figure(Evidence.STEPS, known(steps=())) is None


def test_minutes_lack_what_the_agenda_asks_for() -> None:
    bare = proofs(known(profile=True, steps=agenda_steps()))[Evidence.MINUTES]
    assert (bare.figure, "Chưa ghi" in bare.words) == (0, True)
    steps = agenda_steps(**{str(kind): "Có." for kind in StepKind})
    whole = known(
        profile=True, steps=steps, opening_report=OpeningReportRecord(("m1",), "Đề dẫn"),
        prompts=(PromptRecord(1, "Làm gì?"),), ended_at=None,
    )  # fmt: skip
    assert figure(Evidence.MINUTES, whole) == 1


def test_results_are_the_tasks_done_by_their_day_as_of_the_session() -> None:
    due = date(2026, 5, 1)
    tasks = (
        TaskRecord(1, "a", due_on=due, status=TaskStatus.DONE, done_on=due),
        TaskRecord(2, "b", due_on=due, status=TaskStatus.DONE, done_on=date(2026, 5, 3)),
        TaskRecord(3, "c", due_on=due, status=TaskStatus.DONE, done_on=date(2026, 6, 1)),
        TaskRecord(4, "d", due_on=due),
    )
    found = proofs(known(tasks=tasks))[Evidence.RESULTS]
    assert found.figure == 0.25
    assert "xong muộn 1; quá hạn chưa xong 2" in found.words


def test_a_closing_is_known_once_the_minutes_were_read() -> None:
    assert figure(Evidence.CLOSING, known(read_back=ReadBackRecord(datetime(2026, 5, 14, 15, 40)))) == 1


def test_only_a_thematic_session_is_thematic() -> None:
    assert figure(Evidence.THEMATIC, known()) == 1
    assert figure(Evidence.THEMATIC, known(kind=SessionKind.REGULAR, quarter=None)) == 0
