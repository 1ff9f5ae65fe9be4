"""Inspections of the cell's books by the committee above: each function is one user action in a unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.vietnamese import clean
from app.domain.year_records import InspectionRecord
from app.errors import KnownError
from app.models.duty import Inspection
from app.models.linked import fetch
from app.models.unit_of_work import UnitOfWork
from app.services.rows import added, existing

NO_DAY = "Chưa ghi ngày kiểm tra."
TURNED = "Kỳ kiểm tra kết thúc trước khi bắt đầu."


@dataclass(frozen=True, slots=True)
class NewInspection:
    """An inspection as it is typed; ``due_on`` is the day by which what was found is to be put right."""

    held_on: date | None
    period_from: date | None = None
    period_until: date | None = None
    inspector: str = ""
    findings: str = ""
    follow_up: str = ""
    due_on: date | None = None
    done_on: date | None = None

    @property
    def fault(self) -> str:
        """What keeps it out of the book, in words; nothing when it is in order."""
        if self.held_on is None:
            return NO_DAY
        turned = self.period_from and self.period_until and self.period_until < self.period_from
        return TURNED if turned else ""


def inspections(uow: UnitOfWork) -> tuple[InspectionRecord, ...]:
    """Return every inspection, the newest first."""
    return fetch(uow.session, InspectionRecord, Inspection, order_by=(Inspection.held_on.desc(), Inspection.id.desc()))


def add(uow: UnitOfWork, new: NewInspection) -> int:
    """Write an inspection down; return its row number. Raises KnownError when it has no day."""
    row = Inspection()
    _fill(row, new)
    return added(uow, row)


def change(uow: UnitOfWork, number: int, new: NewInspection) -> None:
    """Replace what is said of an inspection."""
    _fill(existing(uow, Inspection, number), new)


def remove(uow: UnitOfWork, number: int) -> None:
    """Remove an inspection; ``add`` brings it back."""
    uow.session.delete(existing(uow, Inspection, number))
    uow.session.flush()


def as_typed(record: InspectionRecord) -> NewInspection:
    """Return an inspection as it would be typed."""
    return NewInspection(
        record.held_on, record.period_from, record.period_until, record.inspector, record.findings, record.follow_up,
        record.due_on, record.done_on,
    )  # fmt: skip


def _fill(row: Inspection, new: NewInspection) -> None:
    if new.fault:
        raise KnownError(new.fault)
    row.held_on, row.period_from, row.period_until = new.held_on, new.period_from, new.period_until
    row.inspector = " ".join(clean(new.inspector).split())
    row.findings, row.follow_up = clean(new.findings), clean(new.follow_up)
    row.due_on, row.done_on = new.due_on, new.done_on
