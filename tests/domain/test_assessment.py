"""Scoring a session: proposals, total, level, words, rows of the printed sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain import assessment
from app.domain.assessment import CHANGED, CLOSED, IN_MINUTES, Choice, Proof, SheetRow, choices, lines, outcome
from app.domain.records import SealRecord
from app.domain.rules import Band, Criterion, Evidence, Level, ScoringSheet
from app.domain.targets import Source
from app.domain.vocabulary import NoteKind
from app.domain.year_records import AssessmentRecord, AssessmentScoreRecord
from tests.factory import rules, session

BANDS = (Band(0.9, 4), Band(0.75, 3), Band(0, 1))
TIME = Criterion("time", "Thời lượng", 5, Evidence.DURATION)
CAME = Criterion("came", "Tỷ lệ dự", 4, Evidence.ATTENDANCE, BANDS, group="Dự sinh hoạt")
ABSENT = Criterion("absent", "Không vắng nhiều", 1, Evidence.ABSENCES, group="Dự sinh hoạt")
CHAIR = Criterion("chair", "Điều hành", 90)
SHEET = ScoringSheet(
    "Phiếu", Source("HD", "2025"), (TIME, CAME, ABSENT, CHAIR), (Level("Tốt", 90), Level("Khá", 70), Level("Kém", 0))
)
RECORD = AssessmentRecord("s1", "R", "{}", parent_score=88, parent_level="Khá")


@pytest.mark.parametrize(("criterion", "figure", "points"), [
    (CAME, 0.95, 4), (CAME, 0.8, 3), (CAME, 0.1, 1), (CAME, None, None),
    (TIME, 0, 5), (TIME, -10, None), (CHAIR, 1, None),
    (replace(CAME, bands=()), 0.9, 4), (replace(CAME, bands=()), 0.89, None),
    (replace(TIME, evidence=Evidence.DOCUMENTS), 1, 5), (replace(TIME, evidence=Evidence.DOCUMENTS), 0, None),
    (replace(TIME, evidence=Evidence.STEPS), 1, 5), (replace(TIME, evidence=Evidence.STEPS), 0.9, None),
])  # fmt: skip
def test_only_what_the_sheet_says_is_proposed(criterion: Criterion, figure: float | None, points: float | None) -> None:
    assert assessment.proposed(criterion, Proof(figure, ""), rules()) == points


def test_points_given_count_before_those_proposed_and_the_level_waits_for_all() -> None:
    proofs = {Evidence.DURATION: Proof(5, "95 phút"), Evidence.ATTENDANCE: Proof(0.95, "")}
    some = outcome(SHEET, lines(SHEET, proofs, {"came": 3.5}, rules()))
    assert (some.total, some.most, some.missing, some.level) == (8.5, 100, (3, 4), None)
    whole = outcome(SHEET, lines(SHEET, proofs, {"came": 3.5, "absent": 1, "chair": 81}, rules()))
    assert (whole.total, whole.missing, whole.level) == (90.5, (), Level("Tốt", 90))


@pytest.mark.parametrize(("text", "wrong"), [("", False), ("4", False), ("4,5", False), ("0", False), ("5.25", True),
                                             ("-1", True), ("x", True), ("nan", True), ("inf", True)])  # fmt: skip
def test_points_are_read_with_comma_or_point_and_kept_within_the_sheet(text: str, wrong: bool) -> None:
    assert bool(assessment.fault(text, 5)) is wrong


def test_the_result_and_what_was_named_go_into_the_minutes_word_for_word() -> None:
    reached = outcome(SHEET, lines(SHEET, {}, {"time": 5, "came": 3.5, "absent": 1, "chair": 82.5}, rules()))
    assert assessment.result_words(reached) == "Chi bộ tự chấm 92/100 điểm, mức Tốt."
    said = assessment.remarks(reached, " Ít người phát biểu ", "")
    assert said == "Chi bộ tự chấm 92/100 điểm, mức Tốt.\nHạn chế: Ít người phát biểu"


def test_how_far_the_writing_is() -> None:
    open_one, said = session(), {NoteKind.SCORING_REMARKS: "a", NoteKind.SCORING: "r"}
    sealed = replace(open_one, seal=SealRecord(1, datetime(2026, 5, 15), "", "", "", ""))
    assert assessment.written(open_one, "a") == ("", False)
    assert assessment.written(replace(open_one, notes=said), "a") == (IN_MINUTES, True)
    assert assessment.written(replace(open_one, notes=said), "b") == (CHANGED, True)
    assert assessment.written(replace(sealed, notes=said), "a") == (CLOSED, True)
    assert assessment.written(sealed, "a")[1] is False


def test_rows_of_the_printed_sheet_have_groups_with_sums_and_the_total_last() -> None:
    scores = [AssessmentScoreRecord("s1", code, points) for code, points in (("came", 3.5), ("absent", 1), ("time", 5))]
    assert assessment.sheet_rows(RECORD, scores, SHEET) == (
        SheetRow("line", "1", "Thời lượng", 5, 5),
        SheetRow("group", "", "Dự sinh hoạt", 5, 4.5),
        SheetRow("line", "2", "Tỷ lệ dự", 4, 3.5),
        SheetRow("line", "3", "Không vắng nhiều", 1, 1),
        SheetRow("line", "4", "Điều hành", 90, None),
        SheetRow("total", "", "Tổng điểm", 100, None, 88),
    )
    assert assessment.level_words(scores, SHEET) == ""
    assert assessment.level_words([*scores, AssessmentScoreRecord("s1", "chair", 62.5)], SHEET) == "Khá"


def test_a_blank_sheet_has_no_points() -> None:
    assert {row.given for row in assessment.sheet_rows(None, (), SHEET)} == {None}


def test_sheets_of_other_rules_are_offered_where_these_have_none() -> None:
    own, other = replace(rules(), scoring=None, scoring_examples=()), replace(rules(), code="X", scoring=SHEET)
    assert choices(other, [own])[0] == Choice("X", SHEET)
    assert choices(own, [own, replace(other, scoring_examples=())]) == (Choice("X", SHEET),)
    assert choices(own, [own]) == ()
