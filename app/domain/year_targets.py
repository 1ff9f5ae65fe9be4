"""The rest of a year's indicators: regular sessions, topics of the plan, pace of speaking, absences.

They need the rolls of the year beside its figures. Each says how it is counted, as those of ``year`` do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.absences import rule_words, told
from app.domain.pace import DEFINITION, is_behind, owed_by
from app.domain.presence import MemberYear, Presence
from app.domain.records import PlanTopicRecord, SessionSummary
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.vocabulary import SessionKind, TopicState
from app.domain.year import Indicator, Share, Tone, YearFigures, first_day, least_topics, least_whole

#: Topics that are not, or no longer, of the plan.
_NOT_PLANNED = (TopicState.PROPOSED, TopicState.REPLACED)
_MONTHS = 12


def further_indicators(
    figures: YearFigures, members: Sequence[MemberYear], lines: Iterable[Presence], rules: RulePack, today: date
) -> tuple[Indicator, ...]:
    """Return the indicators that ``year.indicators`` does not have; one whose rule sets nothing is left out."""
    made = (
        _regular(figures, rules, today),
        _topics(figures, rules, today),
        _pace(figures.year, members, rules, today),
        _absences(members, lines, rules),
    )
    return tuple(one for one in made if one is not None)


def regular_sessions(sessions: Iterable[SessionSummary]) -> tuple[SessionSummary, ...]:
    """Return the regular sessions that are over."""
    return tuple(one for one in sessions if one.state == "held" and one.kind is SessionKind.REGULAR)


def planned_topics(topics: Iterable[PlanTopicRecord]) -> tuple[PlanTopicRecord, ...]:
    """Return the topics that are of the plan: neither only proposed nor given up for another."""
    return tuple(topic for topic in topics if topic.state not in _NOT_PLANNED)


def _regular(figures: YearFigures, rules: RulePack, today: date) -> Indicator | None:
    target = rules.regular_per_year
    if target is None:
        return None
    least, held = least_whole(target), len(regular_sessions(figures.own_sessions))
    owed = _owed(least, figures.year, today, first_day(figures.sessions, today))
    return _counted(
        "regular", "Sinh hoạt thường kỳ trong năm", held, target,
        f"đến hết tháng trước cần {owed} buổi, thiếu {owed - held}" if held < owed else "", held >= owed,
        f"Số buổi sinh hoạt thường kỳ đã kết thúc trong năm, so với {least} buổi. Hai buổi kết hợp tính là hai buổi. "
        f"Nguồn: {rules.source_of('regular_per_year').document}.",
    )  # fmt: skip


def _topics(figures: YearFigures, rules: RulePack, today: date) -> Indicator | None:
    target = rules.topics_per_year
    if target is None:
        return None
    least, number = least_whole(target), len(planned_topics(figures.plan))
    left = least_topics(target, figures.year, first_day(figures.sessions, today)) - number
    return _counted(
        "topics", "Chuyên đề trong kế hoạch", number, target, f"còn thiếu {left} chuyên đề" if left > 0 else "",
        left <= 0,
        f"Số chuyên đề trong kế hoạch năm, so với {least} chuyên đề. "
        "Chuyên đề mới đề xuất hoặc đã thay thế không tính. "
        f"Nguồn: {rules.source_of('topics_per_year').document}.",
    )  # fmt: skip


def _pace(year: int, members: Sequence[MemberYear], rules: RulePack, today: date) -> Indicator:
    owed = owed_by(rules.sessions_spoken, year, today)
    counted = [one for one in members if one.expected]
    behind = sum(1 for one in counted if is_behind(one, owed))
    share = Share(len(counted) - behind, len(counted))
    note = f"{behind} đồng chí chậm nhịp" if behind else ""
    return Indicator("pace", "Đảng viên kịp nhịp phát biểu", share, _tone(share, met=not behind), note, DEFINITION)


def _absences(members: Sequence[MemberYear], lines: Iterable[Presence], rules: RulePack) -> Indicator | None:
    if rules.absences_told is None:
        return None
    names = {one.member_id for one in members if one.expected}
    often = [one for one in told(lines, rules) if one.member_id in names]
    share = Share(len(names) - len(often), len(names))
    note = f"{len(often)} đồng chí vắng nhiều kỳ" if often else ""
    return Indicator(
        "absences", "Đảng viên không vắng nhiều kỳ", share, _tone(share, met=not often), note,
        f"Vắng nhiều kỳ: vắng {rule_words(rules)} trong năm, tính các buổi đã kết thúc mà đồng chí phải dự; không tính "
        "họp cấp ủy. Tính mọi đồng chí phải dự ít nhất một buổi, kể cả đã chuyển đi. "
        f"Nguồn: {rules.source_of('absences_told').document}.",
    )  # fmt: skip


def _counted(code: str, title: str, number: int, target: Threshold, note: str, met: bool, how: str) -> Indicator:  # noqa: FBT001
    share = Share(number, least_whole(target))
    return Indicator(code, title, share, "good" if met else "warn", note, how)


def _owed(least: int, year: int, today: date, first: date) -> int:
    """Return how many of a year's sessions belong to the months that are over, from the book's first one on."""
    gone = _MONTHS if today.year > year else today.month - 1 if today.year == year else 0
    before = _MONTHS if first.year > year else first.month - 1 if first.year == year else 0
    return least * max(0, gone - before) // _MONTHS


def _tone(share: Share, *, met: bool) -> Tone:
    if share.rate is None:
        return "neutral"
    return "good" if met else "warn"
