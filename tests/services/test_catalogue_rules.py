"""The rule packs of the catalogue: what is shipped, and what a pack of a stranger may hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.rule_faults import DOCUMENTS
from app.domain.targets import Threshold
from app.domain.vocabulary import CombinePolicy, Standing
from app.errors import WrongInput
from app.services import documents
from app.services.catalogue import pack_text, parse_pack, rule_pack, rule_packs


def test_the_rules_in_force_are_those_of_2025() -> None:
    rules = rule_pack()
    assert rule_packs()[0] == rules
    assert (rules.code, rules.minimum_minutes, rules.minimum_minutes_combined) == ("HD42-2025", 90, 120)
    assert rules.report_lag_days == 2
    assert rules.attendance == Threshold(">=", 0.9)
    assert rules.sessions_spoken == Threshold(">=", 6)
    assert (rules.voting, rules.voting_when_present) == ((Standing.OFFICIAL,), (Standing.EXEMPT,))


def test_the_rules_of_2018_ask_for_more_than_85_percent_and_name_no_lag() -> None:
    rules = rule_pack("HD12-2018")
    assert not rules.attendance.met_by(0.85)
    assert rules.attendance.met_by(0.8501)
    assert rules.report_lag_days is None


def test_the_packs_are_there_with_that_of_2025_first() -> None:
    assert [pack.code for pack in rule_packs()] == ["HD42-2025", "HD12-2018", "KH42-TuyenQuang-2022"]


def test_the_plan_of_2022_is_historic_and_names_its_desk() -> None:
    old = rule_pack("KH42-TuyenQuang-2022")
    assert (old.valid_from, old.valid_until) == (date(2022, 2, 8), date(2022, 12, 31))
    assert old.desk is not None
    assert old.desk.via == "Ban Tuyên giáo Đảng ủy Khối"
    assert [rule.day for rule in old.obligations if rule.day] == ["02-28", "12-25"]
    assert (old.combine.policy, old.gates, old.scoring) == (CombinePolicy.FORBIDDEN, (), None)


def test_the_rules_of_2018_name_those_that_took_their_place() -> None:
    assert rule_pack("HD12-2018").superseded_by == rule_pack().code


def test_the_frame_of_2025_has_its_weights_and_levels() -> None:
    sheet = rule_pack().scoring
    assert sheet is not None
    assert [criterion.points for criterion in sheet.criteria] == [5, 5, 10, 30, 10, 5, 30, 5]
    assert [(level.title, level.lower) for level in sheet.levels][:2] == [("Tốt", 90), ("Khá", 70)]


def test_a_pack_comes_back_from_its_text() -> None:
    for pack in rule_packs():
        assert parse_pack(pack_text(pack), "x") == pack


BAD_PACKS = {
    "unknown key": (lambda raw: raw | {"colour": "red"}, "colour", "không có khóa này"),
    "unknown key inside": (lambda raw: raw | {"desk": {"recipient": "A", "via": "", "fax": 1, "source": raw["source"]}},
                           "desk.fax", "không có khóa này"),
    "wrong type": (lambda raw: raw | {"minimum_minutes": "90"}, "minimum_minutes", "không đúng kiểu"),
    "unknown word": (lambda raw: raw | {"voting": ["guest"]}, "voting[0]", "“guest”"),
    "no such date": (lambda raw: raw | {"valid_from": "2026-02-30"}, "valid_from", "không đúng kiểu"),
    "fault of sense": (lambda raw: raw | {"minimum_minutes": 0}, "minimum_minutes", "từ 1"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place", "problem"), BAD_PACKS.values(), ids=BAD_PACKS)
def test_a_wrong_pack_is_refused_by_origin_and_place(change: Callable[[Any], Any], place: str, problem: str) -> None:
    raw = json.loads(pack_text(rule_pack("HD12-2018")))
    with pytest.raises(WrongInput) as caught:
        parse_pack(json.dumps(change(raw)), "sổ")
    assert caught.value.place == f"sổ, {place}"
    assert problem in caught.value.problem


def test_an_obligation_may_ask_for_any_document_that_can_be_made() -> None:
    assert {kind: title for kind, title in documents.KINDS.items() if kind != documents.SUPPLEMENT} == DOCUMENTS
