"""What ``so-chi-bo stats`` prints: the year's indicators with their definitions, and the figures they rest on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain import year as figures_of_year
from app.domain.presence import member_years
from app.domain.records import SessionSummary
from app.domain.rules import RulePack
from app.domain.vocabulary import SessionKind
from app.domain.year import COUNTED_KINDS, QUARTERS, Indicator, Share, YearFigures
from app.services.open_book import OpenBook


def statistics(book: OpenBook, year: int, today: date) -> dict[str, Any]:
    """Return the indicators of a year, and its figures by quarter, session and member, as plain values."""
    rules, figures, lines = book.rules(), book.year_figures(year), book.presence(year)
    names = {member.member_id: member.full_name for member in figures.members}
    return {
        "year": year,
        "rules": rules.code,
        "indicators": [_indicator(one, rules) for one in figures_of_year.indicators(figures, rules, today)],
        "quarters": [_quarter(figures, quarter) for quarter in QUARTERS],
        "sessions": [_session(one) for one in figures.own_sessions if one.state == "held"],
        "members": [asdict(one) | {"id": one.member_id} for one in member_years(lines, names)],
    }


def _indicator(one: Indicator, rules: RulePack) -> dict[str, Any]:
    targets = {"attendance": rules.attendance, "spoken": rules.sessions_spoken}
    target = targets.get(one.code)
    return {
        "code": one.code, "title": one.title, **_share(one.share),
        "target": {"operator": target.operator, "value": target.value} if target else None,
        "met": None if one.share.rate is None else one.tone == "good",
        "note": one.note, "definition": one.definition,
    }  # fmt: skip


def _quarter(figures: YearFigures, quarter: int) -> dict[str, Any]:
    held = [one for one in figures.own_sessions if one.state == "held" and _quarter_of(one) == quarter]
    thematic = sum(1 for one in held if one.kind is SessionKind.THEMATIC)
    return {"quarter": quarter, "sessions": len(held), "thematic": thematic, **_share(figures_of_year.attendance(held))}


def _quarter_of(one: SessionSummary) -> int | None:
    if one.quarter is not None or one.started_at is None:
        return one.quarter
    return (one.started_at.month + 2) // 3


def _session(one: SessionSummary) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "topic": one.topic, "counted": one.kind in COUNTED_KINDS,
        **_share(Share(one.present, one.total)), "contributions": one.contributions,
    }  # fmt: skip


def _share(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole, "rate": share.rate}
