"""What an open book tells: each answer is a record, made at once, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from app.domain.agenda import AgendaProfile
from app.domain.obligations import Duty
from app.domain.preparation import PreparationRecord
from app.domain.presence import Presence
from app.domain.records import (
    CellRecord,
    MemberRecord,
    OpenQuestionRecord,
    PlanTopicRecord,
    SessionRecord,
    SessionSummary,
    TaskRecord,
)
from app.domain.rule_periods import Period
from app.domain.rules import RulePack
from app.domain.vocabulary import CombinePolicy
from app.domain.year import Speaking, YearFigures
from app.errors import NotFound
from app.models import figures, readers, session_reader
from app.models.task import Task
from app.models.unit_of_work import Book, UnitOfWork
from app.services import (
    carried,
    catalogue,
    combined,
    minutes_seal,
    obligations,
    open_questions,
    phrases,
    preparing,
    roster,
    rule_books,
    searching,
)

Answer = TypeVar("Answer")


class BookReads:
    """Reads one book; a subclass opens it, changes it and closes it."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def ask(self, question: Callable[[UnitOfWork], Answer]) -> Answer:
        """Return what a reading function of the services finds; it changes nothing."""
        with self._book.read() as uow:
            return question(uow)

    def cell(self) -> CellRecord:
        """Return the organisation; empty names in a book that has none yet."""
        with self._book.read() as uow:
            return readers.cell_or_blank(uow.session)

    def members(self) -> tuple[MemberRecord, ...]:
        """Return every member in the order of entry."""
        with self._book.read() as uow:
            return readers.members(uow.session)

    def sessions(self, year: int | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions of a year (or all) by date."""
        with self._book.read() as uow:
            return readers.summaries(uow.session, year=year)

    def has_running_session(self) -> bool:
        """Return whether a session has begun and not ended."""
        with self._book.read() as uow:
            return readers.has_running_session(uow.session)

    def session(self, session_id: str) -> SessionRecord:
        """Return one session whole; raises NotFound."""
        with self._book.read() as uow:
            return session_reader.session_record(uow.session, session_id)

    def preparation(self, session_id: str) -> PreparationRecord:
        """Return what was prepared for a session beside what the session itself holds."""
        with self._book.read() as uow:
            return preparing.preparation(uow, session_id)

    def sealed_sessions(self) -> tuple[str, ...]:
        """Return the ids of the sessions whose minutes are closed, in the order of their seals."""
        with self._book.read() as uow:
            return minutes_seal.sealed_sessions(uow)

    def seal_faults(self, session_id: str) -> tuple[str, ...]:
        """Return what is wrong with the seal of a session, in words; nothing for one whose minutes are open."""
        with self._book.read() as uow:
            return tuple(fault.text for fault in minutes_seal.faults_of(uow, session_id))

    def sealed_document(self, session_id: str) -> bytes | None:
        """Return the document of closed minutes as it was made then, None when none was kept."""
        with self._book.read() as uow:
            return readers.sealed_document(uow.session, session_id)

    def tasks(self) -> tuple[TaskRecord, ...]:
        """Return the tasks of all sessions, oldest first."""
        with self._book.read() as uow:
            return readers.tasks(uow.session, Task.id > 0)

    def open_tasks(self) -> tuple[TaskRecord, ...]:
        """Return the tasks of all sessions that are not done, oldest first."""
        with self._book.read() as uow:
            return carried.open_tasks(uow)

    def carried_tasks(self, session_id: str) -> tuple[TaskRecord, ...]:
        """Return the tasks of earlier sessions that come up in this one: open still, or reported on here."""
        with self._book.read() as uow:
            return carried.carried_tasks(uow, session_id)

    def waiting_questions(self, session_id: str) -> tuple[OpenQuestionRecord, ...]:
        """Return the questions that earlier sessions left open and that are so still, or were concluded here."""
        with self._book.read() as uow:
            return open_questions.waiting_questions(uow, session_id)

    def plan(self, year: int) -> tuple[PlanTopicRecord, ...]:
        """Return the topics planned for a year."""
        with self._book.read() as uow:
            return readers.plan(uow.session, year=year)

    def defaults(self) -> tuple[str, str, str]:
        """Return the codes of the book's agenda, rule pack and format profile."""
        with self._book.read() as uow:
            return roster.defaults(uow)

    def rules(self, day: date | None = None) -> RulePack:
        """Return the rule pack in force on a day, today unless told."""
        with self._book.read() as uow:
            return rule_books.in_force(uow, day or date.today())

    def rules_of(self, session: SessionRecord) -> RulePack:
        """Return the rule pack in force on the day of a session: it is judged by the rules of its time."""
        with self._book.read() as uow:
            return rule_books.of_session(uow, session)

    def rule_packs(self) -> tuple[RulePack, ...]:
        """Return the program's rule packs, then the cell's own."""
        with self._book.read() as uow:
            return rule_books.packs(uow)

    def rule_draft(self, code: str) -> RulePack | None:
        """Return a pack of the cell's own as it was changed and is not in order yet, None without one."""
        with self._book.read() as uow:
            return rule_books.draft(uow, code)

    def rule_periods(self) -> tuple[Period, ...]:
        """Return from which days which packs are in force; before the first the pack of ``defaults`` is."""
        with self._book.read() as uow:
            return rule_books.periods(uow)

    def combine_policy(self) -> CombinePolicy:
        """Return whether the cell combines sittings: by its own choice, else by its rules."""
        with self._book.read() as uow:
            return combined.policy(uow)

    def combine_choice(self) -> CombinePolicy | None:
        """Return the cell's own choice whether it combines sittings, None where it leaves that to its rules."""
        with self._book.read() as uow:
            return roster.combine(uow)

    def agenda(self, code: str) -> AgendaProfile | None:
        """Return an agenda profile, or None when its file is not there any more."""
        try:
            return catalogue.agenda_profile(code)
        except NotFound:
            return None

    def years(self) -> tuple[int, ...]:
        """Return the years that have sessions, and this one, newest first."""
        with self._book.read() as uow:
            known = set(figures.years(uow.session))
        return tuple(sorted(known | {date.today().year}, reverse=True))

    def presence(self, year: int) -> tuple[Presence, ...]:
        """Return who came and who spoke in the sessions held in a year, in their order."""
        with self._book.read() as uow:
            return figures.presence(uow.session, year)

    def search(self, words: str, limit: int = searching.LIMIT) -> tuple[searching.Hit, ...]:
        """Return where the words stand in the book, the newest sessions first, as many places as asked for."""
        with self._book.read() as uow:
            return searching.search(uow, words, limit)

    def obligations(self, year: int, today: date, known: Sequence[SessionSummary] | None = None) -> tuple[Duty, ...]:
        """Return what is owed in a year, the overdue first, with what is still open of the years before it.

        ``known`` are sessions that were read already (see ``obligation_ground.ground``).
        """
        with self._book.read() as uow:
            return obligations.of_year(uow, year, today, known)

    def year_figures(self, year: int) -> YearFigures:
        """Return what the book says of a year, in a number of reads that does not grow with the book."""
        with self._book.read() as uow:
            return figures.year_figures(uow.session, year)

    def speaking(self, year: int) -> tuple[Speaking, ...]:
        """Return every member with the number of the year's sessions in which they spoke."""
        with self._book.read() as uow:
            return figures.speaking(uow.session, year)

    def phrases(self) -> tuple[str, ...]:
        """Return the standard sentences: the book's own list, else the usual one."""
        with self._book.read() as uow:
            return phrases.phrases(uow)
