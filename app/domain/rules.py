"""The rules in force, as values read from a rule pack; nothing here knows a number of its own."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.vocabulary import CombinePolicy, Standing


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a wording comes from."""

    document: str
    date: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A target with its operator: ``>= 0.9`` or ``> 0.9``, as the source words it."""

    operator: str
    value: float

    def met_by(self, figure: float) -> bool:
        """Return whether ``figure`` reaches the target."""
        return figure > self.value if self.operator == ">" else figure >= self.value


@dataclass(frozen=True, slots=True)
class CombineRule:
    """Whether a thematic and a regular session may share a sitting, and who says so."""

    policy: CombinePolicy
    source: Source


@dataclass(frozen=True, slots=True)
class RulePack:
    """What the window warns by. Lengths are minutes, lags are days after the session (None: the source sets none)."""

    code: str
    title: str
    source: Source
    minimum_minutes: int
    minimum_minutes_combined: int
    report_lag_days: int | None
    attendance: Threshold
    sessions_spoken: Threshold
    voting: tuple[Standing, ...]
    voting_when_present: tuple[Standing, ...]
    combine: CombineRule
