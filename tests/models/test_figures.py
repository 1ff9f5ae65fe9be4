"""Aggregates for a year, over the sample book."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import event

from app.domain.vocabulary import SessionKind
from app.services import catalogue, meeting
from app.services.meeting import NewContribution, NewSession
from app.services.open_book import OpenBook


def add_years(book: OpenBook, *years: int) -> None:
    profile, cell = catalogue.agenda_profile("8-step"), book.cell()
    for year in years:
        new = NewSession(SessionKind.THEMATIC, "T", year, 1, planned_at=datetime(year, 2, 1, 14))
        book.save(lambda uow, new=new: meeting.create_session(uow, new, profile, cell))
    assert book.flush()


def statements(book: OpenBook) -> int:
    seen: list[str] = []
    engine = book._book._engine
    event.listen(engine, "before_cursor_execute", lambda c, cur, sql, *rest: seen.append(sql))
    book.year_figures(2026)
    return len(seen)


def test_sessions_of_the_years_on_either_side_come_along(open_sample: OpenBook) -> None:
    add_years(open_sample, 2024, 2025, 2027, 2028)
    assert {session.year for session in open_sample.year_figures(2026).sessions} == {2025, 2026, 2027}


def test_reads_do_not_grow_with_the_years(open_sample: OpenBook) -> None:
    before = statements(open_sample)
    add_years(open_sample, *range(2000, 2020))
    assert statements(open_sample) <= before * 2  # the second call is heard by both listeners
    assert before <= 15


def spoken(book: OpenBook, member: str) -> int:
    return next(one.sessions for one in book.year_figures(2026).members if one.member_id == member)


def test_several_opinions_in_one_session_are_one_session_spoken_once_it_is_over(open_sample: OpenBook) -> None:
    before, start = spoken(open_sample, "m1"), datetime(2026, 11, 26, 14)
    for text in ("một", "hai"):
        new = NewContribution(text, "m1")
        open_sample.save(lambda uow, new=new: meeting.add_contribution(uow, "2026-q4", new))
    open_sample.save(lambda uow: meeting.start_session(uow, "2026-q4", start))
    assert open_sample.flush()
    assert spoken(open_sample, "m1") == before
    open_sample.save(lambda uow: meeting.finish_session(uow, "2026-q4", start.replace(hour=16)))
    assert open_sample.flush()
    assert spoken(open_sample, "m1") == before + 1


def test_everyone_on_the_roster_is_counted_with_or_without_a_word(open_sample: OpenBook) -> None:
    figures = open_sample.year_figures(2026)
    assert [one.member_id for one in figures.members] == [member.id for member in open_sample.members()]
    assert all(one.sessions == 0 for one in open_sample.year_figures(1999).members)


def test_years_are_those_with_sessions_and_this_one(open_sample: OpenBook) -> None:
    add_years(open_sample, 2023)
    assert open_sample.years() == tuple(sorted({2026, 2023, datetime.now().year}, reverse=True))
