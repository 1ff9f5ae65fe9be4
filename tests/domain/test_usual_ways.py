"""Agendas and rules as choices in plain words, from their own data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.targets import Threshold
from app.domain.usual_ways import agenda_ways, rule_meaning, rule_ways
from app.services import catalogue

TODAY = date(2026, 11, 23)


def test_agendas_for_thematic_sessions_are_told_by_their_steps_and_their_document() -> None:
    ways = agenda_ways(catalogue.agenda_profiles())
    first = ways[0]
    assert first.code == "8-step"
    assert first.meaning.startswith("Chi bộ họp chuyên đề theo 8 bước: 1. Tuyên bố lý do")
    assert first.source.startswith("Kế hoạch số 42-KH/ĐUK")
    assert first.source.endswith("ngày 08/02/2022")
    assert {way.code for way in ways} == {"8-step", "3-part", "hd42-thematic"}


def test_a_title_tells_the_number_of_steps_once() -> None:
    titles = {way.code: way.title for way in agenda_ways(catalogue.agenda_profiles())}
    assert titles["8-step"] == "Chương trình 8 bước"
    assert titles["3-part"].endswith("– 9 bước")


def test_a_source_whose_name_ends_in_its_year_says_it_once() -> None:
    sources = {way.code: way.source for way in agenda_ways(catalogue.agenda_profiles())}
    assert sources["3-part"].endswith("năm 2021")
    assert sources["3-part"].count("năm 2021") == 1


def test_rules_in_force_come_first_and_the_others_say_until_when_they_held() -> None:
    ways = rule_ways(catalogue.rule_packs(), TODAY)
    assert ways[0].title == "Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025 – đang áp dụng"
    assert "hết hiệu lực 27/10/2025" in next(way.title for way in ways if way.code == "HD12-2018")


def test_on_an_earlier_day_earlier_rules_come_first() -> None:
    ways = rule_ways(catalogue.rule_packs(), date(2020, 5, 1))
    assert ways[0].code == "HD12-2018"
    assert "chưa có hiệu lực" in next(way.title for way in ways if way.code == "HD42-2025")


def test_what_follows_from_rules_is_told_with_their_own_figures() -> None:
    pack = replace(
        catalogue.rule_pack(), minimum_minutes=75, attendance=Threshold(">", 0.855), thematic_per_quarter=None
    )
    words = rule_meaning(pack)
    assert "mỗi buổi ít nhất 75 phút" in words
    assert "trên 85,5% đảng viên" in words
    assert "mỗi quý" not in words
