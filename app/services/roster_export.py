"""The roster out of the book, as a workbook, and the empty workbook to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.members import in_roster_order
from app.domain.records import MemberRecord


def export_roster(path: Path, members: Sequence[MemberRecord], cell: str, made_on: date) -> int:
    """Write the roster as an .xlsx, whole or not at all; return how many it names. Raises KnownError."""
    from app.exporters.files import write_atomically
    from app.exporters.roster_sheet import roster_xlsx

    ordered = in_roster_order(members)
    write_atomically(path, roster_xlsx(ordered, cell, made_on))
    return len(ordered)


def write_template(path: Path, made_on: date) -> None:
    """Write an empty .xlsx with the headings of a roster; raises KnownError."""
    from app.exporters.files import write_atomically
    from app.exporters.roster_sheet import template_xlsx

    write_atomically(path, template_xlsx(made_on))
