"""Reading a year: figures against facts counted by hand in the sample, and what the reading costs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain import year_facts
from app.domain.absences import absentees
from app.domain.records import CellRecord
from app.domain.vocabulary import SessionKind, Standing, YearNoteKind
from app.domain.year import attendance, spoken
from app.domain.year_record import Span, YearRecord
from app.models.unit_of_work import Book
from app.services import books, catalogue, meeting, minutes_seal, roster, year_reader
from app.services.meeting import NewSession
from tests.factory import opened, write
from tests.services.test_sealed_documents import harm

TODAY = date(2026, 11, 22)
FIRST_HALF = Span(date(2026, 1, 1), date(2026, 6, 30))


def read(path: Path, year: int = 2026, *, whole: bool = False, span: Span | None = None) -> YearRecord:
    with opened(path) as book, book.read() as uow:
        return year_reader.year_record(uow, year, TODAY, whole=whole, span=span)


@pytest.fixture(scope="module")
def sample(made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> YearRecord:
    """The sample's year, read once."""
    path = shutil.copy(made_books / "sample.scb", tmp_path_factory.mktemp("year") / "sample.scb")
    return read(Path(path), whole=True)


@pytest.fixture(scope="module")
def first_half(tmp_path_factory: pytest.TempPathFactory) -> YearRecord:
    """The sample that the program brings, with the year around its sessions and the first half asked for."""
    path = tmp_path_factory.mktemp("full") / "full.scb"
    books.make_sample(path)
    return read(path, span=FIRST_HALF)


@contextmanager
def counted(book: Book) -> Iterator[list[str]]:
    seen: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(book._engine, "before_cursor_execute", hear)
    yield seen
    event.remove(book._engine, "before_cursor_execute", hear)


def statements(path: Path) -> int:
    with opened(path) as book, counted(book) as seen, book.read() as uow:
        year_reader.year_record(uow, 2026, TODAY)
        return len(seen)


def test_sessions_and_attendance_of_the_sample(sample: YearRecord) -> None:
    share = attendance(sample.held())
    assert [one.id for one in sample.held()] == ["2026-q1", "2026-q2", "2026-q3"]
    assert (share.part, share.whole) == (85, 90)
    assert [(one.month, one.attendance.part, one.attendance.whole) for one in year_facts.months(sample.held())] == [
        (2, 29, 30), (5, 28, 30), (9, 28, 30),
    ]  # fmt: skip


def test_members_and_absences_of_the_sample(sample: YearRecord) -> None:
    _, standings = year_facts.membership(sample)
    assert (standings[Standing.OFFICIAL], standings[Standing.PROBATIONARY], standings[Standing.EXEMPT]) == (27, 2, 1)
    missed = {one.last.entry.full_name: len(one.absences) for one in absentees(sample.lines(sample.held()))}
    assert missed == {"Lý Văn Páo": 1, "Ma Văn Tấn": 3, "Hoàng Văn Kỳ": 1}
    assert spoken(sample.speaking, sample.rules.sessions_spoken).part == 0
    assert sum(one.contributions for one in sample.held()) == 14 + 17 + 12


def test_tasks_of_the_sample(sample: YearRecord) -> None:
    facts = year_facts.task_facts(year_facts.given_tasks(sample), TODAY)
    assert (facts.given, facts.done, facts.overdue, facts.running, facts.dropped) == (13, 8, 2, 2, 1)


def test_the_year_around_the_sessions(first_half: YearRecord) -> None:
    made = first_half
    assert made.plan is not None and len(year_facts.planned(made.topics)) == 4
    assert made.notes[YearNoteKind.DIFFICULTIES].startswith("Một số đảng viên")
    assert [one.number for one in made.issued if one.document == "year-plan"] == [1]
    told = {duty.key: year_facts.in_time(duty) for duty in year_facts.sent_up(made)}
    assert told["year_plan:2026"] is True and told["reported_up:2026-q3"] is None
    assert made.agenda[0].startswith("Tuyên bố lý do")


def test_a_span_brings_only_what_belongs_to_it(first_half: YearRecord) -> None:
    made = first_half
    assert [one.id for one in made.held(made.span)] == ["2026-q1", "2026-q2"]
    assert len(year_facts.tasks_in(made, made.span)) == 8
    assert made.inspections == ()


def test_whole_sessions_come_only_when_asked_for(sample: YearRecord, first_half: YearRecord) -> None:
    assert first_half.booked == ()
    booked = sample.booked
    assert [one.session.id for one in booked] == ["2026-q1", "2026-q2", "2026-q3"]
    assert (booked[0].counts.present, booked[0].counts.absent, booked[0].minutes) == (29, 1, 140)


def test_closed_minutes_come_with_their_document_unless_it_was_exchanged(sample_path: Path) -> None:
    write(sample_path, lambda uow: minutes_seal.finalise(uow, "2026-q1", datetime(2026, 2, 12, 17)))
    made = read(sample_path, whole=True)
    sealed_at = made.papers["2026-q1"].sealed_at
    assert sealed_at == datetime(2026, 2, 12, 17)
    assert [one.sealed is not None for one in made.booked] == [True, False, False]
    harm(sample_path, "sealed_documents_update", "UPDATE sealed_documents SET docx = x'00'")
    assert read(sample_path, whole=True).booked[0].sealed is None


def test_a_renaming_leaves_the_older_names_to_older_days(sample_path: Path) -> None:
    new = CellRecord("Chi bộ Văn phòng", "Đảng bộ phường Tân Xuân", "Tân Xuân")
    write(sample_path, lambda uow: roster.set_cell(uow, new, renamed_on=date(2026, 7, 1)))
    made = read(sample_path, whole=True)
    assert made.cell(date(2026, 6, 30)).superior == "Đảng bộ phường Minh Xuân"
    assert made.cell().superior == "Đảng bộ phường Tân Xuân"
    assert {one.session.cell.superior for one in made.booked} == {"Đảng bộ phường Minh Xuân"}


def test_reading_does_not_grow_with_the_years(sample_path: Path) -> None:
    before = statements(sample_path)
    profile = catalogue.agenda_profile("8-step")
    cell = read(sample_path).cell()

    def add(uow: object) -> None:
        for year in range(2005, 2024):
            new = NewSession(SessionKind.THEMATIC, "T", year, 1, planned_at=datetime(year, 2, 1, 14))
            meeting.create_session(uow, new, profile, cell)  # type: ignore[arg-type]

    write(sample_path, add)
    assert statements(sample_path) == before <= 60


def test_a_year_without_anything_can_be_read(empty_path: Path) -> None:
    made = read(empty_path, whole=True)
    assert (made.held(), made.booked, made.topics, made.plan) == ((), (), (), None)
    assert year_facts.membership(made) == (None, dict.fromkeys(Standing, 0))


def test_the_span_is_the_half_year_at_hand_unless_told(sample: YearRecord, first_half: YearRecord) -> None:
    assert sample.span == Span(date(2026, 7, 1), date(2026, 12, 31))
    assert first_half.span == FIRST_HALF
