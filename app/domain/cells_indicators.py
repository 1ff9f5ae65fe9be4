"""The indicators of a cell's year as the committee above counts them: the cell's own definitions where it has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.below import BelowSessionRecord, BelowSpeakingRecord, speakers, summary
from app.domain.cells_year import Mark, Rules, report_lag, report_mark
from app.domain.rules import RulePack
from app.domain.vocabulary import FollowUpKind
from app.domain.year import Indicator, Share, Tone, YearFigures, indicators
from app.domain.year_targets import further_indicators

#: Indicators of a cell's own year that need only what the committee keeps.
_OWN = ("attendance", "spoken", "thematic")
_FURTHER = ("regular",)


def cell_indicators(
    sessions: Iterable[BelowSessionRecord],
    told: tuple[BelowSpeakingRecord, ...],
    reported: Share,
    year: int,
    rules: Rules,
    today: date,
) -> tuple[Indicator, ...]:
    """Return the indicators of one cell's year, or of several cells together.

    ``told`` is how often members spoke, ``reported`` the sessions reported in time.
    """
    own = tuple(sessions)
    pack = rules(min(today, date(year, 12, 31)))
    figures = YearFigures(year, tuple(map(summary, own)), (), (), speakers(told))
    return (
        *(one for one in indicators(figures, pack, today) if one.code in _OWN),
        *(one for one in further_indicators(figures, (), (), pack, today) if one.code in _FURTHER),
        _reported(reported, pack),
        _tasks(own),
    )


def reported_in_time(sessions: Iterable[BelowSessionRecord], rules: Rules, told: date) -> Share:
    """Return the sessions reported up in time over those whose report was made or fell due by ``told``."""
    marks = [
        report_mark(one, rules(one.held_on), told)
        for one in sessions
        if one.held_on and _is_due(one, rules(one.held_on), told)
    ]
    return Share(marks.count(Mark.HELD), len(marks))


def tasks_in_time(sessions: Iterable[BelowSessionRecord]) -> Share:
    """Return the tasks done by their day over those that fell due or are done, as they stood when the file came."""
    own = tuple(sessions)
    in_time = sum(one.tasks_in_time for one in own)
    return Share(in_time, in_time + sum(one.tasks_late for one in own))


def _is_due(one: BelowSessionRecord, pack: RulePack, told: date) -> bool:
    """Return whether a report is asked for by a day that is over, or was made."""
    lag = report_lag(one.kind, pack)
    if lag is None or one.held_on is None:
        return False
    return one.reported_on is not None or (told - one.held_on).days > lag


def _reported(share: Share, pack: RulePack) -> Indicator:
    rule = next((one for one in pack.obligations if one.follow_up is FollowUpKind.REPORTED_UP), None)
    source = f" Nguồn: {rule.source.document}." if rule else ""
    late = share.whole - share.part
    return Indicator(
        "reported", "Báo cáo sau buổi sinh hoạt đúng hạn", share, _tone(share),
        f"{late} buổi báo cáo muộn hoặc chưa báo cáo" if late else "",
        f"Số buổi đã báo cáo cấp trên đúng hạn, trên số buổi phải báo cáo đã đến hạn.{source}",
    )  # fmt: skip


def _tasks(sessions: tuple[BelowSessionRecord, ...]) -> Indicator:
    share = tasks_in_time(sessions)
    late = share.whole - share.part
    return Indicator(
        "tasks", "Nhiệm vụ xong đúng hạn", share, _tone(share), f"{late} việc muộn hoặc quá hạn" if late else "",
        "Số nhiệm vụ các buổi trong năm giao đã xong đúng hạn, trên số đã xong và số quá hạn, tính đến ngày nhận tệp.",
    )  # fmt: skip


def _tone(share: Share) -> Tone:
    if share.rate is None:
        return "neutral"
    return "good" if share.part == share.whole else "warn"
