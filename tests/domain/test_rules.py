"""Values of a rule pack: what they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.rules import Band, Criterion, Desk, Level, ScoringSheet
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import FollowUpKind
from tests import factory

SOURCE = Source("Quy định thử", "2026")
SHEET = ScoringSheet("Phiếu", SOURCE, (Criterion("a", "A", 60), Criterion("b", "B", 40)),
                     (Level("Tốt", 90), Level("Khá", 70), Level("Kém", 0)))  # fmt: skip


@pytest.mark.parametrize(("operator", "met"), [(">=", True), (">", False)])
def test_the_operator_decides_at_the_very_figure(operator: str, met: bool) -> None:
    assert Threshold(operator, 0.9).met_by(0.9) is met


@pytest.mark.parametrize(("members", "combined", "least"), [(29, False, 90), (30, False, 100), (30, True, 120)])
def test_a_large_cell_meets_longer(members: int, combined: bool, least: int) -> None:
    rules = replace(factory.rules(), large_from=30, minimum_minutes_large=100)
    assert rules.least_minutes(members, combined=combined) == least


def test_without_a_rule_for_large_cells_all_meet_as_long() -> None:
    assert factory.rules().least_minutes(300, combined=False) == 90


def test_a_rule_without_a_source_of_its_own_has_that_of_the_pack() -> None:
    rules = factory.rules()
    assert rules.source_of("sessions_spoken").document.startswith("Chương trình hành động")
    assert rules.source_of("minimum_minutes_large") == rules.source


def test_the_lag_after_a_session_is_that_of_what_follows_it() -> None:
    rules = factory.rules()
    later = tuple(
        replace(rule, days=5) if rule.follow_up is FollowUpKind.REPORTED_UP else rule for rule in rules.obligations
    )
    changed = replace(rules, obligations=later)
    assert (changed.lag_days(FollowUpKind.REPORTED_UP), changed.lag_days(FollowUpKind.REPORT_FINISHED)) == (5, 2)
    assert changed.report_lag_days == 5


def test_the_documents_go_out_a_day_before() -> None:
    assert factory.rules().document_lead_days == 1
    assert factory.rules("HD12-2018").document_lead_days is None


def test_an_obligation_without_a_recipient_goes_to_the_usual_desk() -> None:
    plan = factory.rules().obligations[0]
    rules = replace(factory.rules(), desk=Desk("Đảng ủy xã", "Ban Tổ chức", SOURCE))
    assert rules.addressee(plan) == ("Đảng ủy xã", "Ban Tổ chức")
    assert rules.addressee(replace(plan, via="Văn phòng")) == ("Đảng ủy xã", "Văn phòng")
    assert rules.addressee(replace(plan, recipient="Đảng viên")) == ("Đảng viên", "")


def test_without_a_desk_an_obligation_goes_to_the_parent() -> None:
    assert factory.rules().addressee(factory.rules().obligations[0]) == ("", "")


@pytest.mark.parametrize(("points", "level"), [(100, "Tốt"), (90, "Tốt"), (89.9, "Khá"), (0, "Kém")])
def test_the_level_is_the_highest_that_the_points_reach(points: float, level: str) -> None:
    found = SHEET.level(points)
    assert found is not None
    assert found.title == level


def test_the_total_is_that_of_all_criteria() -> None:
    assert SHEET.total == 100


@pytest.mark.parametrize(("figure", "points"), [(0.51, 5), (0.5, 4), (0.4, 4), (0.39, None)])
def test_the_best_band_that_is_reached_holds(figure: float, points: float | None) -> None:
    criterion = Criterion("a", "A", 5, bands=(Band(0.5, 5, ">"), Band(0.4, 4)))
    band = criterion.band_for(figure)
    assert (band.points if band else None) == points
