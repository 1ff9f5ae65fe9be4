"""What a committee sees of the cells below it in a year: a number of queries that does not grow with cells or years."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.domain.below import (
    BelowCellRecord,
    BelowSessionRecord,
    BelowSpeakingRecord,
    ReceivedFileRecord,
)
from app.domain.cells_report import CellsTold, cells_told
from app.domain.cells_year import CellYear, Known, Rules, cell_years
from app.domain.obligation_days import Ground
from app.domain.rule_periods import spans
from app.domain.vietnamese import fold
from app.models.committee import BelowCell, BelowSession, BelowSpeaking, ReceivedFile
from app.models.linked import fetch
from app.models.unit_of_work import UnitOfWork
from app.services import roster, rule_books


@dataclass(frozen=True, slots=True)
class Received:
    """What was received of one cell beside its year: every file, the newest first, and how often members spoke."""

    files: tuple[ReceivedFileRecord, ...]
    speaking: tuple[BelowSpeakingRecord, ...]


def overview(uow: UnitOfWork, year: int, today: date) -> tuple[CellYear, ...]:
    """Return the year of every cell, the cells by name."""
    rules = rules_of(uow)
    known = Known(_cells(uow), _last_files(uow), _sessions(uow, year), _since(uow))
    return cell_years(known, year, rules, today)


def told(uow: UnitOfWork, year: int, today: date) -> CellsTold:
    """Return what a report on a year says of the cells."""
    return cells_told(overview(uow, year, today), speaking(uow, year), year, rules_of(uow), today)


def rules_of(uow: UnitOfWork) -> Rules:
    """Return what gives the rule pack in force on a day, by the committee's own choice of packs."""
    packs = {pack.code: pack for pack in rule_books.packs(uow)}
    known = [period for period in rule_books.periods(uow) if period.code in packs]
    return Ground(spans(rule_books.pack(uow, roster.defaults(uow)[1]).code, known), packs).pack


def received(uow: UnitOfWork, cell: int, year: int) -> Received:
    """Return what was received of one cell."""
    files = fetch(uow.session, ReceivedFileRecord, ReceivedFile, ReceivedFile.cell_id == cell)
    return Received(tuple(reversed(files)), speaking(uow, year, cell))


def speaking(uow: UnitOfWork, year: int, cell: int | None = None) -> tuple[BelowSpeakingRecord, ...]:
    """Return how often members spoke in a year, in one cell or in all."""
    where = [BelowSpeaking.year == year]
    where += [BelowSpeaking.cell_id == cell] if cell is not None else []
    return fetch(uow.session, BelowSpeakingRecord, BelowSpeaking, *where)


def years(uow: UnitOfWork) -> tuple[int, ...]:
    """Return the years that cells have sessions in, newest first."""
    return tuple(uow.session.scalars(select(BelowSession.year).distinct().order_by(BelowSession.year.desc())))


def _cells(uow: UnitOfWork) -> tuple[BelowCellRecord, ...]:
    found = fetch(uow.session, BelowCellRecord, BelowCell)
    return tuple(sorted(found, key=lambda one: (_counting(one.name), one.superior, one.id)))


def _counting(name: str) -> tuple[tuple[int, str], ...]:
    """Return a name so that ``Chi bộ 2`` comes before ``Chi bộ 10``."""
    return tuple((int(word), "") if word.isdigit() else (-1, word) for word in fold(name).split())


def _last_files(uow: UnitOfWork) -> dict[int, ReceivedFileRecord]:
    of_cell = select(func.max(ReceivedFile.id)).where(ReceivedFile.cell_id == BelowCell.id).scalar_subquery()
    last = select(of_cell).select_from(BelowCell)
    return {one.cell: one for one in fetch(uow.session, ReceivedFileRecord, ReceivedFile, ReceivedFile.id.in_(last))}


def _sessions(uow: UnitOfWork, year: int) -> dict[int, tuple[BelowSessionRecord, ...]]:
    made: defaultdict[int, list[BelowSessionRecord]] = defaultdict(list)
    when = func.coalesce(BelowSession.started_at, BelowSession.planned_at)
    order = (BelowSession.cell_id, when.is_(None), when, BelowSession.id)
    for one in fetch(uow.session, BelowSessionRecord, BelowSession, BelowSession.year == year, order_by=order):
        made[one.cell].append(one)
    return {cell: tuple(found) for cell, found in made.items()}


def _since(uow: UnitOfWork) -> dict[int, date]:
    of_cell = select(func.min(BelowSession.started_at)).where(BelowSession.cell_id == BelowCell.id)
    first = select(BelowCell.id, of_cell.scalar_subquery())
    return {cell: at.date() for cell, at in uow.session.execute(first) if at is not None}
