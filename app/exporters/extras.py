"""What a document may need beside the session's own record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extras:
    """``recipients`` are those the agenda names for the report, ``sitting_minutes`` the length of a combined sitting.

    The self-review of members stays inside the cell: it is printed only where ``include_self_review`` asks for it.
    """

    recipients: tuple[str, ...] = ()
    sitting_minutes: int | None = None
    include_self_review: bool = False


NONE = Extras()
