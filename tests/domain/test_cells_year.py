"""A cell's year as the committee above sees it: marks by the rules in force, what is late, what nobody can know yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.below import BelowSpeakingRecord
from app.domain.cells_indicators import cell_indicators, reported_in_time, tasks_in_time
from app.domain.cells_report import cells_told
from app.domain.cells_year import Mark, Which, owed_sessions, reminders, report_mark, tone
from app.domain.targets import Threshold
from app.domain.vocabulary import SessionKind
from app.domain.year import Share
from tests.cells import FULL, TODAY, YEAR, cell_year, regular, thematic
from tests.factory import rules

PACK = rules("HD42-2025")


def signs(*sessions: Any, **facts: Any) -> tuple[str, str]:
    made = cell_year(*sessions, **facts)
    return "".join(mark.sign for mark in made.months), "".join(mark.sign for mark in made.quarters)


def test_what_was_held_and_reported_in_time_is_ticked_and_the_rest_is_ahead() -> None:
    assert signs(*FULL) == ("✓✓✓✓✓✓✓·····", "✓✓··")


def test_a_month_that_is_over_without_a_session_is_missing() -> None:
    assert signs(*FULL[1:]) == ("✗✓✓✓✓✓✓·····", "✓✓··")


def test_nothing_is_said_to_be_missing_before_a_file_could_tell() -> None:
    assert signs(*FULL[:3], received=date(YEAR, 5, 20)) == ("✓✓✓✗???·····", "✗?··")


def test_a_file_of_the_last_day_of_a_month_may_have_been_made_before_its_session() -> None:
    assert signs(*FULL[:3], received=date(YEAR, 4, 30))[0] == "✓✓✓????·····"


def test_nothing_is_missing_before_the_book_of_the_cell_began() -> None:
    assert signs(*FULL[4:], since=date(YEAR, 5, 10)) == ("––––✓✓✓·····", "✓✓··")


@pytest.mark.parametrize(("reported", "sign"), [(2, "✓"), (3, "M"), (None, "B")])
def test_reports_are_due_within_the_days_of_the_rules(reported: int | None, sign: str) -> None:
    assert signs(thematic(1, reported))[1][0] == sign


def test_a_report_that_was_not_due_when_the_file_came_is_not_missed() -> None:
    assert signs(thematic(2, None), received=date(YEAR, 6, 22), today=date(YEAR, 6, 30))[1][1] == "✓"


def test_several_sessions_of_a_quarter_stand_as_the_worst_of_them() -> None:
    assert signs(thematic(1), thematic(1, 9, uid="t1b"))[1][0] == "M"


def test_sessions_that_were_only_planned_count_for_nothing() -> None:
    assert signs(replace(regular(1), started_at=None, ended_at=None))[0][0] == "✗"


def test_rules_without_a_number_ask_for_nothing() -> None:
    free = replace(PACK, regular_per_year=None, thematic_per_quarter=None, obligations=())
    assert signs(regular(2), thematic(1, None), pack=lambda _: free) == ("·✓··········", "✓···")


@pytest.mark.parametrize(("least", "owed"), [(12, [1] * 12), (6, [0, 1] * 6), (24, [2] * 12), (4, [0, 0, 1] * 4)])
def test_the_sessions_of_a_year_are_spread_over_its_months(least: int, owed: list[int]) -> None:
    assert [owed_sessions(Threshold(">=", least), month) for month in range(1, 13)] == owed


def test_sessions_that_nobody_reports_are_never_late() -> None:
    assert report_mark(regular(1), PACK, TODAY) is Mark.HELD


def test_reminders_say_what_is_to_be_done_in_few_words() -> None:
    few = (regular(2, present=2), regular(5), thematic(1, None))
    made = cell_year(*few)
    assert reminders(made) == "Thiếu tháng 1, 3–4, 6–7 và quý II; chưa báo cáo quý I; dự dưới chỉ tiêu"
    assert tone(made) == "bad" and tone(cell_year(*FULL)) == "good" and reminders(cell_year(*FULL)) == ""


def test_a_cell_of_which_nothing_is_known_is_asked_for_a_file() -> None:
    made = cell_year(*FULL[:3], thematic(1), received=date(YEAR, 4, 10))
    assert (reminders(made), tone(made)) == ("Cần tệp mới", "neutral")


def test_a_cell_that_has_sent_an_empty_book_is_not_said_to_be_well() -> None:
    made = cell_year(since=date.max)
    assert (reminders(made), tone(made)) == ("Chưa có buổi nào trong năm", "neutral")


@pytest.mark.parametrize(("sessions", "which"), [
    (FULL, {Which.ALL}),
    (FULL[1:], {Which.ALL, Which.LATE}),
    ((*FULL[:-2], thematic(1, 5), thematic(2)), {Which.ALL, Which.LATE}),
    ((*FULL[:-2], thematic(1, None), thematic(2)), {Which.ALL, Which.UNREPORTED}),
    (tuple(replace(one, present=8) for one in FULL), {Which.ALL, Which.BELOW}),
])  # fmt: skip
def test_lists_show_the_cells_that_they_are_about(sessions: Any, which: set[Which]) -> None:
    made = cell_year(*sessions)
    assert {one for one in Which if made.is_among(one)} == which


def test_indicators_are_counted_as_in_the_cells_own_book() -> None:
    told = (BelowSpeakingRecord(1, YEAR, 2, 4), BelowSpeakingRecord(1, YEAR, 6, 5))
    made = cell_indicators(FULL, told, Share(2, 2), YEAR, lambda _: PACK, TODAY)
    shares = {one.code: (one.share.part, one.share.whole) for one in made}
    assert shares == {"attendance": (90, 90), "spoken": (5, 9), "thematic": (2, 4), "regular": (7, 12),
                      "reported": (2, 2), "tasks": (0, 0)}  # fmt: skip
    assert all(one.definition.endswith(".") for one in made)


def test_only_sessions_whose_report_is_due_count_among_those_reported() -> None:
    sessions = (regular(1), thematic(1), thematic(2, 9), thematic(3, None))
    assert reported_in_time(sessions, lambda _: PACK, date(YEAR, 9, 21)) == Share(1, 2)
    assert reported_in_time(sessions, lambda _: PACK, date(YEAR, 9, 23)) == Share(1, 3)


def test_tasks_are_told_as_they_stood_when_the_file_came() -> None:
    sessions = (regular(1, tasks_in_time=3, tasks_late=1), regular(2, tasks_in_time=1))
    assert tasks_in_time(sessions) == Share(4, 5)


def test_a_report_adds_all_cells_up() -> None:
    cells = (cell_year(*FULL), cell_year(regular(1), replace(thematic(1, 9), kind=SessionKind.THEMATIC)))
    told = cells_told(cells, (), YEAR, lambda _: PACK, TODAY)
    assert [(line.regular, line.thematic) for line in told.lines] == [(7, 2), (1, 1)]
    assert (told.members, told.share("attendance"), told.share("reported")) == (20, Share(110, 110), Share(2, 3))
    assert told.month(2) == (Mark.HELD, Mark.MISSING) and told.quarter(1) == (Mark.HELD, Mark.LATE)
    assert told.until == TODAY
