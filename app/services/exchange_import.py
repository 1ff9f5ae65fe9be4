"""Putting a checked exchange file into a book: all of it or nothing, and never the same thing twice.

A member or session whose id the book has already must be the same one; a session that is there in the same words
is passed over, so that reading a file twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import func, select

from app.domain.vietnamese import clean, one_line
from app.errors import NotFound, WrongInput
from app.models import readers
from app.models.cell import CellName
from app.models.member import Member, MemberStanding
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_dump, exchange_parts, exchange_plan, exchange_rows, exchange_seal, roster
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_arrival import Arrival
from app.services.exchange_check import parse_day
from app.services.exchange_sessions import add_session, cell_record


@dataclass(frozen=True, slots=True)
class Imported:
    """How much a file added, and how much the book had already."""

    members: int
    sessions: int
    known_members: int
    known_sessions: int


def import_file(uow: UnitOfWork, file: x.ExchangeFile) -> Imported:
    """Add a file to the book; raises WrongInput when it does not fit the book. The caller commits."""
    _import_cell(uow, file.cell)
    known_members = _import_members(uow, file.members)
    newest = uow.session.scalar(select(func.max(CellSession.id))) or 0
    added = _import_sessions(uow, file.sessions)
    known_sessions = len(file.sessions) - added
    topics = exchange_plan.import_plan(uow, file.plan)
    rows = exchange_rows.import_rows(uow, file, topics, newest)
    exchange_plan.import_links(uow, file.plan, topics, rows.get("campaigns", ()))
    exchange_parts.import_phrases(uow, file.phrases)
    uow.session.flush()
    return Imported(
        len(file.members) - known_members, len(file.sessions) - known_sessions, known_members, known_sessions
    )


def _import_cell(uow: UnitOfWork, cell: xp.Organisation) -> None:
    record = cell_record(cell)
    try:
        present = readers.cell(uow.session)
    except NotFound:
        roster.set_cell(uow, record)
        roster.set_defaults(uow, agenda=cell.agenda, rules=cell.rules, profile=cell.profile)
        roster.set_combine(uow, cell.combine)
        for name in cell.former_names:
            uow.session.add(
                CellName(
                    name=clean(name.name), superior=clean(name.superior), place=clean(name.place),
                    valid_until=parse_day(name.valid_until, "cell.former_names"),
                )
            )  # fmt: skip
        return
    if present.name != record.name:
        raise WrongInput("cell.name", f"tệp là của {record.name}, còn sổ này của {present.name}; sổ được giữ nguyên")


def _import_members(uow: UnitOfWork, members: list[xp.Member]) -> int:
    names = dict(uow.session.execute(select(Member.uid, Member.full_name)).all())
    known = 0
    for number, member in enumerate(members):
        if member.id in names:
            if names[member.id] != one_line(member.full_name):
                raise WrongInput(f"members[{number}].id", f"mã “{member.id}” trong sổ là đồng chí {names[member.id]}")
            known += 1
            continue
        row = roster.add_member(
            uow, roster.NewMember(
                member.full_name, member.standing, member.position, member.group,
                member.joined_on, member.official_on, member.left_on, member.id,
            ),
        )  # fmt: skip
        for span in member.history:
            uow.session.add(MemberStanding(member_id=row.id, standing=span.standing, since=span.since))
    return known


def _import_sessions(uow: UnitOfWork, sessions: list[x.Session]) -> int:
    """Add the sessions that the book does not have yet; return how many. Those it has must say the same."""
    have = set(readers.session_ids(uow.session))
    fresh = [(f"sessions[{number}]", one) for number, one in enumerate(sessions) if one.id not in have]
    arrival = Arrival(uow)
    for here, session in fresh:
        add_session(uow, session, here, arrival)
    for here, session in fresh:
        exchange_parts.import_links(uow, session)
        exchange_seal.import_closing(uow, session, here)
    dumped = _Dumper(uow) if len(fresh) < len(sessions) else None
    for number, session in enumerate(sessions):
        if dumped and session.id in have and not _same_in_book(uow, session, f"sessions[{number}]", dumped):
            raise WrongInput(
                f"sessions[{number}].id", f"sổ đã có buổi “{session.id}” với nội dung khác; sổ được giữ nguyên"
            )
    return len(fresh)


def _same_in_book(uow: UnitOfWork, session: x.Session, here: str, dumped: _Dumper) -> bool:
    """Return whether the book's session of that id says the same.

    What is not written alike may still mean the same: the file's session is put beside the book's for a moment.
    """
    in_book = dumped(session.id)
    completed = _completed(session, in_book)
    if completed == in_book:
        return True
    beside = msgspec.structs.replace(_open(completed), id=f"{session.id} (so sánh)")
    with uow.session.begin_nested() as savepoint:
        add_session(uow, beside, here)
        exchange_parts.import_links(uow, beside)
        given = dumped(beside.id)
        savepoint.rollback()
    closing = (session.seal, session.supplements)
    if closing not in ((in_book.seal, in_book.supplements), (None, [])):
        return False
    return msgspec.structs.replace(given, id=session.id) == _open(in_book)


def _open(session: x.Session) -> x.Session:
    """Return a session without its seal, which holds only under the session's own id."""
    return msgspec.structs.replace(session, seal=None, supplements=[])


def _completed(session: x.Session, in_book: x.Session) -> x.Session:
    """Return the file's session with what it leaves to the roster, as the roster was when the book got it.

    That is who else was convened, and who people were then.
    """
    listed, named = {line.member for line in session.attendance}, {person.member for person in session.people}
    rest = [line for line in in_book.attendance if line.member not in listed and line == xp.Attendance(line.member)]
    return msgspec.structs.replace(
        session,
        attendance=[*session.attendance, *([] if session.whole_roll else rest)],
        people=[*session.people, *(person for person in in_book.people if person.member not in named)],
        whole_roll=True,
    )


class _Dumper:
    """Dumps sessions of one book; what all of them need is read once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._members = {member.id: member for member in readers.members(uow.session)}
        self._places = exchange_parts.task_places(readers.tasks(uow.session))

    def __call__(self, uid: str) -> x.Session:
        return exchange_dump.whole(self._uow, uid, self._members, self._places)
