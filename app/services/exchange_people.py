"""The ground of the exchange file's types, and its types of the organisation and of people."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from app.domain.vocabulary import (
    AttendanceStatus,
    CellKind,
    CombinePolicy,
    ReasonKind,
    Standing,
)


def _written(form: str, pattern: str) -> Meta:
    """Return how a date or time is written: told in the schema, checked with the rest of the file."""
    return Meta(description=form, extra_json_schema={"pattern": pattern})


Year = Annotated[int, Meta(ge=1930, le=2200)]
Quarter = Annotated[int, Meta(ge=1, le=4)]
Number = Annotated[int, Meta(ge=0, le=100_000)]
Place = Annotated[int, Meta(ge=1, le=100_000)]
Name = Annotated[str, Meta(min_length=1)]
When = Annotated[
    str, _written("YYYY-MM-DDTHH:MM, local time, seconds optional", r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$")
]
Day = Annotated[str, _written("YYYY-MM-DD", r"^\d{4}-\d{2}-\d{2}$")]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
PartialDay = Annotated[str, _written("YYYY, YYYY-MM or YYYY-MM-DD", r"^\d{4}(-\d{2}(-\d{2})?)?$")]


def always(value: Any) -> Any:
    """Return a field with a default that is written all the same, so that readers find the key."""
    return msgspec.field(default_factory=lambda: value)


class Part(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of the file: refuses unknown keys, leaves out what says nothing."""


class FormerName(Part, frozen=True):
    """Names the organisation bore until a day."""

    name: Name
    superior: str
    place: str
    valid_until: Day


class Organisation(Part, frozen=True):
    """The organisation under its present names."""

    name: Name
    superior: str
    place: str
    kind: CellKind = always(CellKind.AGENCY)
    agenda: str | None = None
    rules: str | None = None
    profile: str | None = None
    combine: CombinePolicy | None = None
    former_names: list[FormerName] = []


class StandingSince(Part, frozen=True):
    """A standing and since when."""

    standing: Standing
    since: PartialDay | None = None


class Member(Part, frozen=True):
    """A member as the roster has them; the usual standing may be left out."""

    id: Name
    full_name: Name
    standing: Standing = always(Standing.OFFICIAL)
    position: str = ""
    group: str = ""
    joined_on: PartialDay | None = None
    official_on: PartialDay | None = None
    left_on: PartialDay | None = None
    history: list[StandingSince] = []


class Guest(Part, frozen=True):
    """Somebody who is not a member of the cell."""

    full_name: str = always("")
    title: str = ""


class Attendance(Part, frozen=True):
    """One line of the roll; without a status the member was not called."""

    member: str
    status: AttendanceStatus | None = None
    reason_kind: ReasonKind | None = None
    reason: str = ""
    arrived_at: When | None = None
    left_at: When | None = None


class PersonThen(Part, frozen=True):
    """Who a member was at the session, where that differs from the roster."""

    member: str
    full_name: Name
    standing: Standing
    position: str = ""
    group: str = ""
