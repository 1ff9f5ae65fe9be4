"""What each kind of document is looked at for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.assessment import Assessed
from app.domain.document_findings import document_findings, year_findings
from app.domain.records import CellRecord, OpeningReportRecord, TaskRecord, VoteRecord
from app.domain.vocabulary import OutputKind
from app.domain.year_records import AssessmentRecord, AssessmentScoreRecord
from tests.factory import CELL, END, agenda_steps, rules, session

TASK = TaskRecord(1, "a", "b", "c", END.date(), ("m2",), "m1")


def codes(kind: str, **facts: Any) -> set[str]:
    return {one.code for one in document_findings(kind, session(**facts), rules(), None)}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("opening-report", {"opening_report": OpeningReportRecord(("m2",), "Báo cáo.")}),
        ("resolution", {"tasks": (TASK,), "votes": (VoteRecord(1, "Thông qua nghị quyết", 3, base=3),),
                        "output": OutputKind.RESOLUTION}),
        ("conclusion-notice", {}), ("notice", {"steps": agenda_steps()}), ("attendance", {}), ("backdrop", {}),
    ],
)  # fmt: skip
def test_a_whole_session_leaves_nothing_to_look_at(kind: str, facts: dict[str, Any]) -> None:
    assert codes(kind, **facts) == set()


@pytest.mark.parametrize(
    ("kind", "facts", "found"),
    [
        ("opening-report", {}, {"no_report", "no_presenter"}),
        ("resolution", {"conclusion": ""}, {"no_conclusion", "no_tasks", "no_adoption", "other_output"}),
        ("conclusion-notice", {"conclusion": "", "chair": None}, {"no_conclusion", "no_chair"}),
        ("notice", {"started_at": None}, {"no_plan", "no_agenda"}),
        ("invitation", {"place": ""}, {"no_guest", "no_place"}),
        ("self-assessment", {}, {"not_scored"}),
        ("supplement", {"conclusion": "", "minutes_taker": None}, {"no_supplement", "no_note_taker"}),
        ("backdrop", {"topic": ""}, {"topic"}),
    ],
)
def test_what_a_document_lacks_is_found(kind: str, facts: dict[str, Any], found: set[str]) -> None:
    assert codes(kind, **facts) == found


def test_a_sheet_with_gaps_or_a_strange_total_is_found() -> None:
    sheet = rules().scoring
    assert sheet is not None
    record = AssessmentRecord("s1", "HD42-2025", "")
    scores = tuple(AssessmentScoreRecord("s1", one.code, one.points) for one in sheet.criteria)

    def told(assessed: Assessed) -> set[str]:
        return {one.code for one in document_findings("self-assessment", session(), rules(), None, assessed)}

    assert told(Assessed(record, sheet, scores)) == set()
    assert told(Assessed(record, sheet, scores[1:])) == {"score_gaps"}
    less = replace(sheet, criteria=sheet.criteria[1:])
    assert told(Assessed(record, less, scores[1:])) == {"score_total"}


def test_a_document_of_a_year_is_looked_at_for_its_head_and_its_blanks() -> None:
    assert year_findings(CELL, 0) == ()
    found = year_findings(CellRecord("Chi bộ A", "Chi ủy B", ""), 3)
    assert [one.code for one in found] == ["place_name", "superior", "blanks"]
    assert "3 chỗ để trống" in found[-1].text
