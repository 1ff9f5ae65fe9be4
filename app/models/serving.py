"""Who was given the documents of a session before it: one answer for the plan and for what is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.preparation import DOCUMENTS, DRAFT, PreparationRecord, Recipient, received, recipients
from app.domain.records import CellRecord, RollEntry, SessionRecord, SessionSummary
from app.domain.year_records import BriefRecord, DispatchRecord
from app.models import readers
from app.models.linked import fetch
from app.models.member import Member
from app.models.preparation import Dispatch
from app.models.roll import RollLine
from app.models.session import CellSession


def served(session: Session, sessions: Iterable[SessionSummary], cell: CellRecord) -> dict[str, date]:
    """Return when the last of those convened got the documents, for the sessions in which everybody has."""
    known = {one.id: one for one in sessions}
    keys = select(CellSession.id).where(CellSession.uid.in_(known))
    wanted = Dispatch.session_id.in_(keys) & Dispatch.document.in_((DRAFT, DOCUMENTS))
    sent: defaultdict[str, list[DispatchRecord]] = defaultdict(list)
    for dispatch in fetch(session, DispatchRecord, Dispatch, wanted):
        sent[dispatch.session].append(dispatch)
    if not sent:
        return {}
    rolls, members = _rolls(session, sent), readers.members(session)
    found = {}
    for uid, given in sent.items():
        one = known[uid]
        record = SessionRecord(uid, one.kind, "", one.year, one.quarter, one.topic, cell, roll=tuple(rolls[uid]))
        day = _last_day(given, recipients(record, members))
        if day is not None:
            found[uid] = day
    return found


def _last_day(sent: list[DispatchRecord], asked: tuple[Recipient, ...]) -> date | None:
    preparation = PreparationRecord(BriefRecord(""), dispatches=tuple(sent))
    got = {**received(preparation, DOCUMENTS, asked), **received(preparation, DRAFT, asked)}
    days = [one.sent_on for one in got.values() if one.sent_on]
    return max(days) if asked and len(days) == len(asked) else None


def _rolls(session: Session, sessions: Iterable[str]) -> defaultdict[str, list[RollEntry]]:
    found: defaultdict[str, list[RollEntry]] = defaultdict(list)
    columns = (RollLine.full_name, RollLine.standing, RollLine.position, RollLine.group_name, RollLine.convened)
    query = (
        select(CellSession.uid, Member.uid, *columns)
        .select_from(RollLine)
        .join(CellSession, CellSession.id == RollLine.session_id)
        .join(Member, Member.id == RollLine.member_id)
    )
    for owner, member, name, standing, position, group, convened in session.execute(
        query.where(CellSession.uid.in_(tuple(sessions)))
    ):
        found[owner].append(RollEntry(member, name, standing, position, group, convened=convened))
    return found
