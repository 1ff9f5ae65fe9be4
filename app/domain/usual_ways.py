"""How a cell usually meets, as choices in plain words: its agenda and its rules, each told from its own data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.agenda import AgendaProfile
from app.domain.partial_dates import show_partial
from app.domain.rules import RulePack
from app.domain.targets import Source, Threshold
from app.domain.vietnamese import short_date, two_digits
from app.domain.vocabulary import SessionKind


@dataclass(frozen=True, slots=True)
class Way:
    """A choice: what stands beside the button, what follows from it, and the document it comes from.

    Rules have no ``source``: their title names the document.
    """

    code: str
    title: str
    meaning: str
    source: str = ""


def agenda_ways(profiles: Iterable[AgendaProfile]) -> tuple[Way, ...]:
    """Return the agendas that a cell may usually go by in its thematic sessions, in the order given.

    An agenda that keeps a self-review belongs to a campaign: it is chosen for one session.
    """
    usual = [one for one in profiles if SessionKind.THEMATIC in one.session_kinds and not one.self_review]
    return tuple(Way(one.code, agenda_title(one), agenda_meaning(one), _source(one.source)) for one in usual)


def agenda_title(profile: AgendaProfile) -> str:
    """Return an agenda's title with the number of its steps, where the title does not tell it already."""
    steps = f"{len(profile.steps)} bước"
    return profile.title if steps in profile.title else f"{profile.title} – {steps}"


def agenda_meaning(profile: AgendaProfile) -> str:
    """Return what a session is like under an agenda: ``Chi bộ họp chuyên đề theo 8 bước: 1. …; 2. …``."""
    steps = "; ".join(f"{step.number}. {step.short_title}" for step in profile.steps)
    return f"Chi bộ họp chuyên đề theo {len(profile.steps)} bước: {steps}."


def rule_ways(packs: Sequence[RulePack], today: date) -> tuple[Way, ...]:
    """Return the rule packs as choices: those in force today first."""
    ordered = sorted(packs, key=lambda pack: not is_in_force(pack, today))
    return tuple(Way(pack.code, _rule_title(pack, today), rule_meaning(pack)) for pack in ordered)


def is_in_force(pack: RulePack, day: date) -> bool:
    """Return whether a pack holds on a day by its own source."""
    begun = pack.valid_from is None or pack.valid_from <= day
    return begun and (pack.valid_until is None or day <= pack.valid_until)


def rule_meaning(pack: RulePack) -> str:
    """Return in a sentence what the book reminds of under a pack."""
    parts = [f"mỗi buổi ít nhất {pack.minimum_minutes} phút, hai buổi kết hợp {pack.minimum_minutes_combined} phút"]
    parts.append(f"{_share(pack.attendance)} đảng viên dự họp")
    if pack.thematic_per_quarter is not None:
        parts.append(f"mỗi quý {_count(pack.thematic_per_quarter)} buổi chuyên đề")
    if pack.regular_per_year is not None:
        parts.append(f"mỗi năm {_count(pack.regular_per_year)} buổi thường kỳ")
    combined = pack.combine.policy.vi
    return f"Sổ nhắc theo mức này: {'; '.join(parts)}. Buổi chuyên đề và buổi thường kỳ: {combined.lower()}."


def _rule_title(pack: RulePack, today: date) -> str:
    title = _source(pack.source)
    if is_in_force(pack, today):
        return f"{title} – đang áp dụng"
    if pack.valid_until is not None and pack.valid_until < today:
        return f"{title} – hết hiệu lực {short_date(pack.valid_until)}"
    return f"{title} – chưa có hiệu lực"


def _source(source: Source) -> str:
    """Return name and number of a document with its day, or the year where only that is known."""
    whole = len(source.date) == len("2025-10-28")
    day = short_date(date.fromisoformat(source.date)) if whole else show_partial(source.date)
    word = "ngày" if whole else "tháng" if "-" in source.date else "năm"
    return source.document if source.document.endswith(f"{word} {day}") else f"{source.document}, {word} {day}"


def _share(target: Threshold) -> str:
    figure = f"{target.value * 100:g}".replace(".", ",")
    return f"trên {figure}%" if target.operator == ">" else f"từ {figure}%"


def _count(target: Threshold) -> str:
    number = int(target.value)
    return f"trên {two_digits(number)}" if target.operator == ">" else f"ít nhất {two_digits(number)}"
