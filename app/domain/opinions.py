"""Opinions on the opening report: which they are, what became of each, and what is still owed to whom spoke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.records import ContributionRecord
from app.domain.vietnamese import two_digits
from app.domain.vocabulary import Disposition, Label

Grouped = tuple[tuple[Disposition | None, tuple[ContributionRecord, ...]], ...]


def is_on_report(said: ContributionRecord) -> bool:
    """Return whether an opinion waits for a disposition: it improves the report, or was given one."""
    return said.label is Label.IMPROVEMENT or said.disposition is not None


def on_report(contributions: Iterable[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return the opinions on the opening report, in order."""
    return tuple(said for said in contributions if is_on_report(said))


def lacks(said: ContributionRecord) -> str:
    """Return what an opinion on the report still lacks, in a few words; nothing when it is settled."""
    if said.disposition is None:
        return "chưa có kết quả" if is_on_report(said) else ""
    unexplained = said.disposition is Disposition.EXPLAINED and not said.response.strip()
    return "chưa ghi nội dung giải trình" if unexplained else ""


def unsettled(contributions: Iterable[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return the opinions on the report that still lack something, in order."""
    return tuple(said for said in contributions if lacks(said))


def progress(contributions: Sequence[ContributionRecord]) -> str:
    """Return how far the matrix is, in a sentence without an end: ``còn 2 ý kiến chưa có kết quả``."""
    waiting = on_report(contributions)
    if not waiting:
        return "chưa có ý kiến nào góp vào báo cáo"
    open_ones = [lacks(said) for said in waiting]
    parts = [
        f"{number} ý kiến {what}"
        for what in ("chưa có kết quả", "chưa ghi nội dung giải trình")
        if (number := open_ones.count(what))
    ]
    return f"còn {', '.join(parts)}" if parts else f"đủ kết quả cho {len(waiting)} ý kiến"


def by_disposition(contributions: Iterable[ContributionRecord]) -> Grouped:
    """Return the opinions on the report by what became of them, those without a result last; no empty group."""
    waiting = on_report(contributions)
    groups = ((kind, tuple(said for said in waiting if said.disposition is kind)) for kind in (*Disposition, None))
    return tuple((kind, group) for kind, group in groups if group)


def summary(contributions: Iterable[ContributionRecord]) -> str:
    """Return the numbers in words: ``tiếp thu 03; giải trình 01; bảo lưu 01``."""
    return "; ".join(
        f"{kind.vi.lower() if kind else 'chưa có kết quả'} {two_digits(len(group))}"
        for kind, group in by_disposition(contributions)
    )
