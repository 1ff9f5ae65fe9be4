"""What a year is measured against: targets as their sources word them, apart from the rest of a rule pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


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


class Targets(Protocol):
    """What a rule pack says of the figures of a year; ``Goals`` says as much and no more."""

    @property
    def attendance(self) -> Threshold:
        """The rate of attendance."""

    @property
    def sessions_spoken(self) -> Threshold:
        """In how many sessions of a year everybody speaks."""

    @property
    def thematic_per_quarter(self) -> Threshold | None:
        """How many thematic sessions a quarter has, None where the source sets none."""

    def source_of(self, rule: str) -> Source:
        """Return the source of one of these."""


@dataclass(frozen=True, slots=True)
class Goals:
    """The targets of a rule pack by themselves."""

    attendance: Threshold
    sessions_spoken: Threshold
    thematic_per_quarter: Threshold | None
    sources: dict[str, Source]

    @classmethod
    def of(cls, rules: Targets) -> Goals:
        """Return those of a rule pack."""
        named = ("attendance", "sessions_spoken", "thematic_per_quarter")
        sources = {rule: rules.source_of(rule) for rule in named}
        return cls(rules.attendance, rules.sessions_spoken, rules.thematic_per_quarter, sources)

    def source_of(self, rule: str) -> Source:
        """Return the source of one of them."""
        return self.sources[rule]
