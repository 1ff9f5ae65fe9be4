"""What the book knows that something owed follows from, in a number of queries that does not grow with the years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Select, func, or_, select

from app.domain.above import committee_above
from app.domain.obligation_days import Ground
from app.domain.obligation_rows import OWN
from app.domain.register import VOID
from app.domain.rule_periods import spans
from app.domain.summaries import SessionSummary
from app.domain.vocabulary import Gate, Repeat
from app.domain.year_records import (
    ApprovalRecord,
    CampaignRecord,
    InspectionRecord,
    IssuedDocumentRecord,
    MilestoneRecord,
    ObligationRecord,
)
from app.models import readers
from app.models.duty import Inspection, Obligation
from app.models.linked import fetch
from app.models.papers import IssuedDocument
from app.models.plan import Campaign, Milestone
from app.models.preparation import Approval
from app.models.serving import served
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import roster, rule_books


def rows(uow: UnitOfWork, year: int) -> tuple[ObligationRecord, ...]:
    """Return what people did or set for a year and the one before, what comes back, and what is open of older years."""
    near = Obligation.year.between(year - 1, year)
    own = Obligation.key.is_(None) | Obligation.key.startswith(OWN)
    lasting = own & (Obligation.year < year) & ((Obligation.repeat != Repeat.ONCE) | Obligation.done_on.is_(None))
    return fetch(uow.session, ObligationRecord, Obligation, or_(near, lasting), order_by=Obligation.id)


def ground(uow: UnitOfWork, year: int, today: date, known: Iterable[SessionSummary] | None = None) -> Ground:
    """Return what a year's obligations, and those of the year before, follow from.

    ``known`` are sessions that were read already, those of both years among them, by their dates.
    """
    if known is None:
        known = readers.summaries(uow.session, year=year - 1, until=year)
    sessions = tuple(session for session in known if year - 1 <= session.year <= year)
    cell = readers.cell_or_blank(uow.session)
    packs = {pack.code: pack for pack in rule_books.packs(uow)}
    periods = [period for period in rule_books.periods(uow) if period.code in packs]
    due = Milestone.due_on.between(date(year - 1, 1, 1), date(year, 12, 31))
    return Ground(
        spans=spans(rule_books.pack(uow, roster.defaults(uow)[1]).code, periods),
        packs=packs,
        parent=committee_above(cell.superior),
        since=_first_day(uow) or today,
        sessions=sessions,
        milestones=fetch(uow.session, MilestoneRecord, Milestone, due),
        campaigns={one.id: one.name for one in fetch(uow.session, CampaignRecord, Campaign)},
        inspections=fetch(uow.session, InspectionRecord, Inspection),
        approved=_approved(uow, year),
        served=served(uow.session, sessions, cell),
        issued=_issued(uow, year),
    )


def _first_day(uow: UnitOfWork) -> date | None:
    at = uow.session.scalar(select(func.min(func.coalesce(CellSession.started_at, CellSession.planned_at))))
    return at.date() if at else None


def _near(year: int) -> Select[int]:
    return select(CellSession.id).where(CellSession.year.between(year - 1, year))


def _approved(uow: UnitOfWork, year: int) -> dict[tuple[str, Gate], date]:
    """Return the last day on which each gate of a session was passed."""
    lines = fetch(uow.session, ApprovalRecord, Approval, Approval.session_id.in_(_near(year)))
    return {(one.session, one.gate): one.done_on for one in lines if one.done_on}


def _issued(uow: UnitOfWork, year: int) -> dict[tuple[str, int], tuple[int, date]]:
    """Return the first numbered line of each document of a year that belongs to no session."""
    own = IssuedDocument.year.between(year - 1, year) & IssuedDocument.session_id.is_(None)
    lines = fetch(uow.session, IssuedDocumentRecord, IssuedDocument, own, order_by=IssuedDocument.id.desc())
    known = (one for one in lines if one.year and one.issued_on and one.number and one.document not in ("", VOID))
    return {(one.document, one.year or 0): (one.id, one.issued_on or date.min) for one in known}
