"""Which rule pack is in force on which day: one from the first day of the book, others from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.rules import RulePack


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` on the pack of this code is in force."""

    since: date
    code: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time under one pack; both days included, None at an open end."""

    since: date | None
    until: date | None
    code: str

    def holds(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def spans(base: str, periods: Sequence[Period]) -> tuple[Span, ...]:
    """Return the stretches in their order; the first, under ``base``, is open towards the past."""
    ordered = sorted(periods, key=lambda period: period.since)
    starts: list[tuple[date | None, str]] = [(None, base), *((one.since, one.code) for one in ordered)]
    ends: list[date | None] = [one.since - timedelta(days=1) for one in ordered]
    return tuple(Span(since, until, code) for (since, code), until in zip(starts, [*ends, None], strict=True))


def warnings(span: Span, pack: RulePack) -> tuple[str, ...]:
    """Return what a person should know of a pack in force in a stretch of time: that its source says otherwise."""
    said = []
    if pack.valid_from and span.until is not None and span.until < pack.valid_from:
        said.append(f"Văn bản chỉ có hiệu lực từ {pack.valid_from:%d/%m/%Y}.")
    if pack.valid_until and (span.until is None or span.until > pack.valid_until):
        said.append(f"Văn bản hết hiệu lực ngày {pack.valid_until:%d/%m/%Y}.")
    return tuple(said)
