"""What ``so-chi-bo stats`` prints: the year's indicators with their definitions, and the figures they rest on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain import year as figures_of_year
from app.domain.absences import told
from app.domain.obligations import on_time_indicator
from app.domain.pace import is_behind, owed_by
from app.domain.presence import MemberYear, member_years
from app.domain.records import SessionSummary
from app.domain.rules import RulePack
from app.domain.vocabulary import SessionKind
from app.domain.year import (
    COUNTED_KINDS,
    QUARTERS,
    Indicator,
    Share,
    YearFigures,
    attendance_by_month,
    quarter_of_session,
)
from app.domain.year_targets import further_indicators
from app.services.open_book import OpenBook


def statistics(book: OpenBook, year: int, today: date) -> dict[str, Any]:
    """Return the indicators of a year, and its figures by quarter, session and member, as plain values."""
    rules = book.rules(min(today, date(year, 12, 31)))
    figures, lines = book.year_figures(year), book.presence(year)
    names = {member.member_id: member.full_name for member in figures.members}
    owed = on_time_indicator(book.obligations(year, today), year, today)
    members, often = member_years(lines, names), {one.member_id for one in told(lines, rules)}
    more = further_indicators(figures, members, lines, rules, today)
    return {
        "year": year,
        "rules": rules.code,
        "indicators": [_indicator(one, rules) for one in figures_of_year.indicators(figures, rules, today)],
        "more_indicators": [_indicator(one, rules) for one in (*more, owed)],
        "months": [_month(n, share) for n, share in enumerate(attendance_by_month(figures.sessions, year), 1)],
        "quarters": [_quarter(figures, quarter, rules) for quarter in QUARTERS],
        "sessions": [_session(one, rules) for one in figures.own_sessions if one.state == "held"],
        "members": [_member(one, rules, owed_by(rules.sessions_spoken, year, today), often) for one in members],
    }


def _indicator(one: Indicator, rules: RulePack) -> dict[str, Any]:
    targets = {
        "attendance": rules.attendance, "spoken": rules.sessions_spoken, "regular": rules.regular_per_year,
        "topics": rules.topics_per_year,
    }  # fmt: skip
    target = targets.get(one.code)
    return {
        "code": one.code, "title": one.title, **_share(one.share),
        "target": {"operator": target.operator, "value": target.value} if target else None,
        "met": None if one.share.rate is None else one.tone == "good",
        "note": one.note, "definition": one.definition,
    }  # fmt: skip


def _month(number: int, share: Share) -> dict[str, Any]:
    return {"month": number, **_share(share)}


def _quarter(figures: YearFigures, quarter: int, rules: RulePack) -> dict[str, Any]:
    held = [one for one in figures.own_sessions if one.state == "held" and quarter_of_session(one) == quarter]
    thematic = sum(1 for one in held if one.kind is SessionKind.THEMATIC)
    regular = sum(1 for one in held if one.kind is SessionKind.REGULAR)
    share = figures_of_year.attendance(held)
    return {
        "quarter": quarter, "sessions": len(held), "thematic": thematic, **_share(share), "regular": regular,
        "met": _met(share, rules),
    }  # fmt: skip


def _session(one: SessionSummary, rules: RulePack) -> dict[str, Any]:
    share = Share(one.present, one.total)
    return {
        "id": one.id, "kind": one.kind, "topic": one.topic, "counted": one.kind in COUNTED_KINDS,
        **_share(share), "contributions": one.contributions, "quarter": quarter_of_session(one),
        "met": _met(share, rules),
    }  # fmt: skip


def _member(one: MemberYear, rules: RulePack, owed: int, often: set[str]) -> dict[str, Any]:
    share = Share(one.present, one.expected)
    return asdict(one) | {
        "id": one.member_id, "rate": share.rate, "met": _met(share, rules),
        "spoken_met": rules.sessions_spoken.met_by(one.spoken), "behind": is_behind(one, owed),
        "told": one.member_id in often,
    }  # fmt: skip


def _met(share: Share, rules: RulePack) -> bool | None:
    return None if share.rate is None else rules.attendance.met_by(share.rate)


def _share(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole, "rate": share.rate}
