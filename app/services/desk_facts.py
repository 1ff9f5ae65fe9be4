"""Gathering what the desk is made of, and keeping it in the book for the next start."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from app.domain.desk_facts import DeskFacts
from app.domain.preparation import recipients
from app.domain.readiness import readiness
from app.domain.ready_items import ReadyItem
from app.domain.targets import Goals
from app.errors import KnownError
from app.models import content_sum, figures, readers, session_reader
from app.models.unit_of_work import Book, UnitOfWork
from app.services import first_look, obligations, preparing, rule_books

_log = logging.getLogger(__name__)


def gather(uow: UnitOfWork, today: date) -> DeskFacts:
    """Return the facts of the desk of a day, in a number of reads that does not grow with the book."""
    told = figures.year_figures(uow.session, today.year)
    later = (period.since for period in rule_books.periods(uow) if period.since > today)
    facts = DeskFacts(
        today,
        readers.cell_or_blank(uow.session),
        told,
        Goals.of(rule_books.in_force(uow, today)),
        min(later, default=None),
        obligations.of_year(uow, today.year, today, told.sessions),
    )
    coming = facts.coming(today)
    return replace(facts, ready_of=coming, ready=_ready(uow, coming)) if coming else facts


def differ(book: Book, facts: DeskFacts) -> bool:
    """Return whether the book keeps facts that are said to hold on the day of ``facts`` and are not these.

    So it is where another program changed what they were worked out from.
    """
    kept = first_look.desk_of(content_sum.kept_desk(book), facts.made_on)
    return kept is not None and replace(kept, made_on=facts.made_on) != facts


def keep(book: Book, today: date, *, anew: bool = False) -> None:
    """Keep the facts of the desk in a book that is about to be closed, unless it has those of ``today`` already.

    ``anew`` says that those it has are not right.
    Nothing that hinders it, a place that cannot be written to or a bug, is a reason to keep a book open.
    """
    try:
        if anew or first_look.desk_of(content_sum.kept_desk(book), today) is None:
            with book.read() as uow:
                facts = gather(uow, today)
            content_sum.keep_desk(book, first_look.written(facts))
    except KnownError:
        return
    except Exception as error:  # noqa: BLE001 (the book still has to be closed and backed up)
        _log.error("The facts of the desk were not kept", exc_info=error)


def _ready(uow: UnitOfWork, session_id: str) -> tuple[ReadyItem, ...]:
    record = session_reader.session_record(uow.session, session_id)
    asked = recipients(record, readers.members(uow.session))
    rules = rule_books.of_session(uow, record)
    return readiness(record, preparing.preparation(uow, session_id), rules, asked)
