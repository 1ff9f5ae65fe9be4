"""Reading a year for its documents: a number of queries that does not grow with the years in the book.

Only the sessions that a document prints whole are read one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain import sitting
from app.domain.presence import Presence
from app.domain.records import CellNameRecord, SessionRecord, TaskRecord, VoteRecord
from app.domain.roll import count
from app.domain.rules import RulePack
from app.domain.vocabulary import NoteKind, TaskStatus, YearNoteKind
from app.domain.year_record import BookedSession, SessionNote, SessionPaper, Span, YearRecord, half_year, whole_year
from app.domain.year_records import (
    InspectionRecord,
    IssuedDocumentRecord,
    YearNoteRecord,
    YearPlanRecord,
)
from app.errors import NotFound
from app.models import figures, readers, session_reader
from app.models.discussion import Vote
from app.models.duty import Inspection
from app.models.linked import fetch
from app.models.member import Member
from app.models.papers import IssuedDocument
from app.models.plan import YearNote, YearPlan
from app.models.seal import Seal
from app.models.session import CellSession
from app.models.session import SessionNote as NoteLine
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, obligations, roster, rule_books

#: Notes of sessions that documents of the year take over.
TAKEN_OVER = (NoteKind.SCORING, NoteKind.DIFFICULTIES, NoteKind.GOOD_PRACTICE)
#: How long the findings of an inspection are told of again, in days; those not yet remedied always are.
_INSPECTIONS_KEPT = 731


def year_record(
    uow: UnitOfWork, year: int, today: date, *, span: Span | None = None, whole: bool = False
) -> YearRecord:
    """Return a year with what an inspection of ``span`` asks for, by default the half-year at hand.

    With ``whole`` the sessions held in the year come along whole, one by one.
    """
    session, span = uow.session, span or half_year(year, today)
    kind = readers.cell(session).kind
    rules = rule_books.in_force(uow, min(today, date(year, 12, 31)))
    plan, vote = _plan(session, year)
    return YearRecord(
        year=year,
        day=today,
        span=span,
        names=_names(session),
        kind=kind,
        rules=rules,
        agenda=_agenda(uow),
        members=readers.members(session),
        sessions=readers.summaries(session, year=year - 1, until=year + 1),
        papers={one.session_id: one for one in _papers(session, year)},
        presence=_presence(session, year, span),
        speaking=figures.speaking(session, year),
        topics=readers.plan(session, year=year),
        plan=plan,
        vote=vote,
        tasks=_tasks(session, year, span),
        issued=_issued(session, year, span),
        duties=obligations.of_year(uow, year, today),
        inspections=_inspections(session, span),
        notes=_notes(session, year),
        session_notes=_session_notes(session, year),
        booked=tuple(_booked(uow, year)) if whole else (),
    )


def _names(session: Session) -> tuple[CellNameRecord, ...]:
    cell = readers.cell(session)
    return (*readers.former_names(session), CellNameRecord(cell.name, cell.superior, cell.place))


def _agenda(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the steps of the book's agenda, none when its file is not there any more."""
    try:
        return tuple(step.title for step in catalogue.agenda_profile(roster.defaults(uow)[0]).steps)
    except NotFound:
        return ()


def _papers(session: Session, year: int) -> Iterable[SessionPaper]:
    chair = aliased(Member)
    rows = session.execute(
        select(CellSession.uid, chair.uid, CellSession.output, Seal.sealed_at)
        .outerjoin(chair, chair.id == CellSession.chair_id)
        .outerjoin(Seal, Seal.session_id == CellSession.id)
        .where(CellSession.year.between(year - 1, year + 1))
    )
    return (SessionPaper(*row) for row in rows)


def _presence(session: Session, year: int, span: Span) -> tuple[Presence, ...]:
    """Return the roll of the sessions held in the year and in the span."""
    years = sorted({year, span.since.year, span.until.year})
    return tuple(line for one in years for line in figures.presence(session, one))


def _plan(session: Session, year: int) -> tuple[YearPlanRecord | None, VoteRecord | None]:
    """Return what the plan says beside its topics, and the vote that adopted it."""
    plan = next(iter(fetch(session, YearPlanRecord, YearPlan, YearPlan.year == year)), None)
    if plan is None or plan.vote is None:
        return plan, None
    columns = (Vote.id, Vote.question, Vote.in_favour, Vote.against, Vote.other, Vote.method, Vote.base)
    row = session.execute(select(*columns).where(Vote.id == plan.vote)).first()
    return plan, VoteRecord(*row) if row else None


def _within(column: ColumnElement[date | None], year: int, span: Span) -> ColumnElement[bool]:
    whole = whole_year(year)
    return or_(column.between(whole.since, whole.until), column.between(span.since, span.until))


def _owners(year: int) -> Select[int]:
    """Return the row numbers of the sessions of the year and of those on either side."""
    return select(CellSession.id).where(CellSession.year.between(year - 1, year + 1))


def _tasks(session: Session, year: int, span: Span) -> tuple[TaskRecord, ...]:
    """Return the tasks given in these years or due in the year or the span, and those overdue when either began."""
    began = min(span.since, date(year, 1, 1))
    left = (Task.status == TaskStatus.OPEN) & (Task.due_on < began)
    return readers.tasks(
        session, Task.session_id.in_(_owners(year)) | _within(Task.__table__.c.due_on, year, span) | left
    )


def _issued(session: Session, year: int, span: Span) -> tuple[IssuedDocumentRecord, ...]:
    table = IssuedDocument.__table__.c
    days = _within(table.issued_on, year, span)
    return fetch(
        session, IssuedDocumentRecord, IssuedDocument, days | table.session_id.in_(_owners(year)) | (table.year == year)
    )


def _inspections(session: Session, span: Span) -> tuple[InspectionRecord, ...]:
    """Return the inspections before the span ended: of the last two years, and those not remedied yet."""
    recent = Inspection.held_on >= span.since - timedelta(days=_INSPECTIONS_KEPT)
    wanted = (Inspection.held_on <= span.until) & (recent | Inspection.done_on.is_(None))
    return fetch(session, InspectionRecord, Inspection, wanted, order_by=(Inspection.held_on, Inspection.id))


def _notes(session: Session, year: int) -> dict[YearNoteKind, str]:
    return {note.kind: note.text for note in fetch(session, YearNoteRecord, YearNote, YearNote.year == year)}


def _session_notes(session: Session, year: int) -> tuple[SessionNote, ...]:
    rows = session.execute(
        select(CellSession.uid, NoteLine.kind, NoteLine.text)
        .join(CellSession, CellSession.id == NoteLine.session_id)
        .where(CellSession.year == year, NoteLine.kind.in_(TAKEN_OVER))
        .order_by(CellSession.started_at, CellSession.id)
    )
    return tuple(SessionNote(*row) for row in rows if row.text.strip())


def _booked(uow: UnitOfWork, year: int) -> Iterable[BookedSession]:
    """Return the sessions held in a year whole, in their order, each under the rules of its day."""
    held = (CellSession.year == year) & CellSession.started_at.is_not(None) & CellSession.ended_at.is_not(None)
    uids = uow.session.scalars(select(CellSession.uid).where(held).order_by(CellSession.started_at, CellSession.id))
    rules_on: dict[date, RulePack] = {}
    for uid in uids.all():
        record = session_reader.session_record(uow.session, uid)
        day = record.started_at.date() if record.started_at else date(year, 1, 1)
        if day not in rules_on:
            rules_on[day] = rule_books.in_force(uow, day)
        length = sitting.whole_length(record, rules_on[day])
        counts = count(record.roll, rules_on[day])
        yield BookedSession(record, counts, _sealed(uow.session, record), length.minutes if length else None)


def _sealed(session: Session, record: SessionRecord) -> bytes | None:
    """Return the document of closed minutes, where the book has kept the one that was sealed."""
    docx = readers.sealed_document(session, record.id) if record.seal else None
    if docx is None or record.seal is None:
        return None
    return docx if hashlib.sha256(docx).hexdigest() == record.seal.document else None
