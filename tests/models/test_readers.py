"""Reading the book: whole records, lists in their order, figures that agree with the roll."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.domain.roll import count
from app.domain.vocabulary import AttendanceStatus, SessionKind, Standing
from app.errors import NotFound
from app.models import readers, session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import books, meeting, roster
from app.services.catalogue import agenda_profile
from app.services.open_book import OpenBook
from tests.factory import opened, rules, write

NOON = datetime(2026, 5, 14, 12)


def planned(uow: UnitOfWork, uid: str, **facts: Any) -> str:
    new = {"kind": SessionKind.REGULAR, "topic": "", "year": 2026} | facts
    return meeting.create_session(
        uow, meeting.NewSession(id=uid, **new), agenda_profile("8-step"), readers.cell(uow.session)
    )


def order(path: Path) -> list[str]:
    with opened(path) as book, book.read() as uow:
        return [summary.id for summary in readers.summaries(uow.session)]


def test_a_book_without_a_name_says_so(tmp_path: Path) -> None:
    books.migrate.create(tmp_path / "so.scb", None)
    with opened(tmp_path / "so.scb") as book, book.read() as uow, pytest.raises(NotFound, match="tên chi bộ"):
        readers.cell(uow.session)


def test_a_session_that_is_not_there_is_said_with_its_id(open_sample: OpenBook) -> None:
    with pytest.raises(NotFound, match="2019-q1"):
        open_sample.session("2019-q1")


def test_a_session_is_read_whole(open_sample: OpenBook) -> None:
    record = open_sample.session("2026-q1")
    assert (len(record.roll), len(record.steps), len(record.contributions)) == (31, 8, 14)
    assert (len(record.prompts), len(record.votes), len(record.tasks), len(record.follow_ups)) == (4, 2, 4, 3)
    assert [guest.full_name for guest in record.guests] == ["Lê Thị Diệu"]
    assert record.contributions[-1].speaker.title == "Ủy viên Ban Thường vụ Đảng ủy phường"
    assert record.person(record.contributions[0].speaker.member_id) in record.roll


def test_parts_of_a_session_keep_their_order(open_sample: OpenBook) -> None:
    record = open_sample.session("2026-q1")
    times = [said.at for said in record.contributions]
    assert times == sorted(times, key=lambda at: at or NOON)
    assert [step.number for step in record.steps] == list(range(1, 9))
    assert record.tasks[3].assignees == ("m15", "m19", "m24")


def test_sessions_are_listed_by_their_day_those_without_one_last(empty_path: Path) -> None:
    write(empty_path, lambda uow: planned(uow, "none"))
    write(empty_path, lambda uow: planned(uow, "late", planned_at=datetime(2026, 9, 1)))
    write(empty_path, lambda uow: planned(uow, "early", planned_at=datetime(2026, 3, 1)))
    write(empty_path, lambda uow: planned(uow, "last year", year=2025))
    write(empty_path, lambda uow: meeting.set_facts(uow, "late", started_at=datetime(2026, 2, 1)))
    assert order(empty_path) == ["last year", "late", "early", "none"]


def test_two_sessions_of_one_moment_stand_in_the_order_of_entry(empty_path: Path) -> None:
    for uid in ("b", "a"):
        write(empty_path, lambda uow, uid=uid: planned(uow, uid, planned_at=NOON))
    assert order(empty_path) == ["b", "a"]


def test_the_figures_of_a_list_are_those_of_the_roll(empty_path: Path) -> None:
    """Every standing with every mark, convened or only named."""
    statuses = [None, *AttendanceStatus]

    def fill(uow: UnitOfWork) -> None:
        planned(uow, "s")
        for number, (standing, status) in enumerate(product(Standing, statuses)):
            roster.add_member(uow, roster.NewMember(f"Người {number}", standing, id=f"p{number}"))
            meeting.mark(uow, "s", [f"p{number}"], meeting.Roll(status))
        roster.add_member(uow, roster.NewMember("Người chủ trì", id="chair"))
        meeting.set_people(uow, "s", chair="chair")

    write(empty_path, fill)
    with opened(empty_path) as book, book.read() as uow:
        (summary,) = readers.summaries(uow.session)
        counts = count(session_reader.session_record(uow.session, "s").roll, rules())
    assert (summary.present, summary.total) == (counts.present, counts.expected)


def test_the_figures_of_the_sample_are_those_of_its_rolls(open_sample: OpenBook) -> None:
    for summary in open_sample.sessions():
        record = open_sample.session(summary.id)
        counts = count(record.roll, open_sample.rules())
        assert (summary.present, summary.total) == (counts.present, counts.expected)
        assert (summary.contributions, summary.follow_ups) == (len(record.contributions), record.follow_ups)


def test_a_list_costs_the_same_queries_however_long_it_is(sample_path: Path) -> None:
    asked: list[str] = []
    with opened(sample_path) as book, book.read() as uow:
        connection = uow.session.connection()
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append(call[2]))
        readers.summaries(uow.session, year=1999)
        for_none = len(asked)
        assert len(readers.summaries(uow.session, year=2026)) == 4
    assert len(asked) == 2 * for_none


def test_only_the_year_asked_for_is_listed(open_sample: OpenBook) -> None:
    assert len(open_sample.sessions(2026)) == 4
    assert open_sample.sessions(2025) == ()
    assert open_sample.plan(2025) == ()


def test_tasks_name_their_session_and_people_by_id(open_sample: OpenBook) -> None:
    task = next(task for task in open_sample.tasks() if task.session_id == "2026-q1")
    assert (task.assignees, task.inspector) == (("m4", "m25"), "m2")


def test_members_have_their_history_and_partial_dates(empty_path: Path) -> None:
    def add(uow: UnitOfWork) -> None:
        roster.add_member(uow, roster.NewMember("Bàn Văn Sơn", Standing.PROBATIONARY, joined_on="1998-05", id="m"))
        changed = roster.NewMember("Bàn Văn Sơn", Standing.OFFICIAL, joined_on="1998-05", official_on="1999")
        roster.change_member(uow, "m", changed, since=NOON.date())

    write(empty_path, add)
    with opened(empty_path) as book, book.read() as uow:
        (member,) = readers.members(uow.session)
    assert (member.joined_on, member.official_on) == ("1998-05", "1999")
    assert [(span.standing, span.since) for span in member.history] == [
        (Standing.PROBATIONARY, "1998-05"),
        (Standing.OFFICIAL, "2026-05-14"),
    ]
