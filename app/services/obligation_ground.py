"""What the book knows that something owed follows from, in a number of queries that does not grow with the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select

from app.domain.obligation_days import Ground
from app.domain.obligation_rows import OWN
from app.domain.preparation import DOCUMENTS, DRAFT, PreparationRecord, Recipient, received, recipients
from app.domain.records import CellRecord, RollEntry, SessionRecord, SessionSummary
from app.domain.register import VOID
from app.domain.rule_periods import spans
from app.domain.vocabulary import Gate, Repeat
from app.domain.year_records import (
    ApprovalRecord,
    BriefRecord,
    CampaignRecord,
    DispatchRecord,
    InspectionRecord,
    IssuedDocumentRecord,
    MilestoneRecord,
    ObligationRecord,
)
from app.errors import NotFound
from app.models import readers
from app.models.duty import Inspection, Obligation
from app.models.linked import fetch
from app.models.member import Member
from app.models.papers import IssuedDocument
from app.models.plan import Campaign, Milestone
from app.models.preparation import Approval, Dispatch
from app.models.roll import RollLine
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import roster, rule_books


def rows(uow: UnitOfWork, year: int) -> tuple[ObligationRecord, ...]:
    """Return what people did or set for a year and the one before, what comes back, and what is open of older years."""
    near = Obligation.year.between(year - 1, year)
    own = Obligation.key.is_(None) | Obligation.key.startswith(OWN)
    lasting = own & (Obligation.year < year) & ((Obligation.repeat != Repeat.ONCE) | Obligation.done_on.is_(None))
    return fetch(uow.session, ObligationRecord, Obligation, or_(near, lasting), order_by=Obligation.id)


def ground(uow: UnitOfWork, year: int, today: date) -> Ground:
    """Return what a year's obligations, and those of the year before, follow from."""
    sessions = readers.summaries(uow.session, year=year - 1, until=year)
    cell = _cell(uow)
    packs = {pack.code: pack for pack in rule_books.packs(uow)}
    known = [period for period in rule_books.periods(uow) if period.code in packs]
    due = Milestone.due_on.between(date(year - 1, 1, 1), date(year, 12, 31))
    return Ground(
        spans=spans(rule_books.pack(uow, roster.defaults(uow)[1]).code, known),
        packs=packs,
        parent=cell.superior,
        since=_first_day(uow) or today,
        sessions=sessions,
        milestones=fetch(uow.session, MilestoneRecord, Milestone, due),
        campaigns={one.id: one.name for one in fetch(uow.session, CampaignRecord, Campaign)},
        inspections=fetch(uow.session, InspectionRecord, Inspection),
        approved=_approved(uow, year),
        served=_served(uow, cell, sessions, year),
        issued=_issued(uow, year),
    )


def _cell(uow: UnitOfWork) -> CellRecord:
    try:
        return readers.cell(uow.session)
    except NotFound:
        return CellRecord("", "", "")


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


def _served(uow: UnitOfWork, cell: CellRecord, sessions: Iterable[SessionSummary], year: int) -> dict[str, date]:
    """Return when the last of those convened got the documents, for the sessions in which everybody has."""
    wanted: ColumnElement[bool] = Dispatch.session_id.in_(_near(year)) & Dispatch.document.in_((DRAFT, DOCUMENTS))
    sent: defaultdict[str, list[DispatchRecord]] = defaultdict(list)
    for one in fetch(uow.session, DispatchRecord, Dispatch, wanted):
        sent[one.session].append(one)
    if not sent:
        return {}
    rolls, members = _rolls(uow, sent), readers.members(uow.session)
    found = {}
    for session in (one for one in sessions if one.id in sent):
        record = SessionRecord(
            session.id,
            session.kind,
            "",
            session.year,
            session.quarter,
            session.topic,
            cell,
            roll=tuple(rolls[session.id]),
        )
        day = _last_day(sent[session.id], recipients(record, members))
        if day is not None:
            found[session.id] = day
    return found


def _last_day(sent: list[DispatchRecord], asked: tuple[Recipient, ...]) -> date | None:
    preparation = PreparationRecord(BriefRecord(""), dispatches=tuple(sent))
    got = {**received(preparation, DOCUMENTS, asked), **received(preparation, DRAFT, asked)}
    days = [one.sent_on for one in got.values() if one.sent_on]
    return max(days) if asked and len(days) == len(asked) else None


def _rolls(uow: UnitOfWork, sessions: Iterable[str]) -> defaultdict[str, list[RollEntry]]:
    found: defaultdict[str, list[RollEntry]] = defaultdict(list)
    columns = (RollLine.full_name, RollLine.standing, RollLine.position, RollLine.group_name, RollLine.convened)
    query = (
        select(CellSession.uid, Member.uid, *columns)
        .select_from(RollLine)
        .join(CellSession, CellSession.id == RollLine.session_id)
        .join(Member, Member.id == RollLine.member_id)
    )
    for session, member, name, standing, position, group, convened in uow.session.execute(
        query.where(CellSession.uid.in_(tuple(sessions)))
    ):
        found[session].append(RollEntry(member, name, standing, position, group, convened=convened))
    return found
