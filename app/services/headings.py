"""Sessions by name alone, for lists that only say which session something belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from app.domain.records import SessionSummary
from app.models import readers
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork

COLUMNS = (
    CellSession.uid, CellSession.kind, CellSession.year, CellSession.quarter, CellSession.topic,
    CellSession.planned_at, CellSession.started_at, CellSession.ended_at, readers.part_of_sitting().label("part"),
)  # fmt: skip


def headings(uow: UnitOfWork, uids: Iterable[str] | None = None) -> dict[str, SessionSummary]:
    """Return sessions (all unless told which) by their ids; nobody was counted, so those figures are 0."""
    wanted = [] if uids is None else [CellSession.uid.in_(list(uids))]
    rows = uow.session.execute(select(*COLUMNS).where(*wanted).order_by(CellSession.id))
    return {row.uid: heading(row) for row in rows}


def heading(row: Any) -> SessionSummary:
    """Return a session from a row of ``COLUMNS``."""
    uid, kind, year, quarter, topic, planned, started, ended, part = row
    return SessionSummary(uid, kind, year, quarter, topic, planned, started, ended, 0, 0, 0, part=part)
