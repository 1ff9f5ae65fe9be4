"""The year's figures, compared with an independent computation in SQL over a book made at random."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from app.services import books
from app.services.open_book import OpenBook
from app.services.statistics import statistics
from tests.factory import as_bytes, exchange, exchange_session

TODAY = date(2026, 11, 22)
STANDINGS = ("official", "official", "official", "probationary", "exempt", "temporary_away", "temporary_here")
MARKS = ("present", "present", "present", "late", "left_early", "excused", "unexcused", "exempt", None)
PEOPLE = [f"m{n}" for n in range(20)]

#: Present and expected as the definition of the indicator says, told in SQL without a line of the program.
ATTENDANCE = """
SELECT coalesce(sum(status IN ('present', 'late', 'left_early')), 0), count(*)
FROM roll JOIN sessions ON sessions.id = roll.session_id
WHERE year = 2025 AND started_at IS NOT NULL AND ended_at IS NOT NULL AND sessions.kind != 'committee' AND convened
  AND coalesce(status, '') != 'exempt'
  AND NOT (standing IN ('exempt', 'temporary_away')
           AND coalesce(status, '') NOT IN ('present', 'late', 'left_early'))
"""
SPOKEN = """
SELECT members.uid, count(DISTINCT contributions.session_id)
FROM members JOIN contributions ON contributions.member_id = members.id
JOIN sessions ON sessions.id = contributions.session_id
WHERE year = 2025 AND sessions.kind != 'committee' AND ended_at IS NOT NULL AND started_at IS NOT NULL
GROUP BY members.uid
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three years of a cell, eight sessions each."""
    chance = random.Random(7)
    members = [{"id": one, "full_name": f"Nguyễn Văn {one}", "standing": chance.choice(STANDINGS)} for one in PEOPLE]
    sessions = [session(chance, year, place) for year in (2024, 2025, 2026) for place in range(8)]
    path = tmp_path / "ba năm.scb"
    books.import_into(path, as_bytes(exchange(members=members, sessions=sessions)))
    return path


def session(chance: random.Random, year: int, place: int) -> dict[str, Any]:
    kind = chance.choice(["thematic", "regular", "committee", "other"])
    day = f"{year}-{place + 1:02}-10T"
    lines = [{"member": one} | ({"status": mark} if mark else {}) for one, mark in marks(chance)]
    said = [{"speaker": chance.choice(PEOPLE), "text": "Nhất trí."} for _ in range(6)]
    end = {} if place == 7 else {"ended_at": f"{day}16:00"}
    return exchange_session(
        id=f"{year}-{place}", kind=kind, year=year, quarter=place // 3 + 1, started_at=f"{day}14:00",
        attendance=lines, whole_roll=True, contributions=said, **end,
    )  # fmt: skip


def marks(chance: random.Random) -> list[tuple[str, str | None]]:
    return [(one, chance.choice(MARKS)) for one in PEOPLE if chance.random() > 0.1]


def figures(path: Path, year: int) -> dict[str, Any]:
    opened = OpenBook.open(path, None, lambda state: None)
    try:
        return statistics(opened, year, TODAY)
    finally:
        opened.close()


def test_attendance_is_what_sql_counts(book: Path) -> None:
    connection = driver.connect(str(book))
    part, whole = connection.execute(ATTENDANCE).fetchone()
    connection.close()
    made = figures(book, 2025)
    indicator = next(one for one in made["indicators"] if one["code"] == "attendance")
    assert (indicator["part"], indicator["whole"]) == (part, whole)
    assert indicator["rate"] == pytest.approx(part / whole)
    assert sum(one["part"] for one in made["quarters"]) == part
    assert sum(one["present"] for one in made["members"]) == part
    assert sum(one["expected"] for one in made["members"]) == whole


def test_sessions_spoken_are_what_sql_counts(book: Path) -> None:
    connection = driver.connect(str(book))
    counted = dict(connection.execute(SPOKEN).fetchall())
    connection.close()
    made = {one["id"]: one["spoken"] for one in figures(book, 2025)["members"]}
    assert {member: number for member, number in made.items() if number} == counted


def test_every_mark_of_a_member_is_counted_once(book: Path) -> None:
    for one in figures(book, 2025)["members"]:
        marked = one["present"] + one["excused"] + one["unexcused"] + one["uncalled"]
        assert marked == one["expected"]
        assert one["late"] + one["left_early"] <= one["present"]
        assert one["run"] <= one["excused"] + one["unexcused"]


def test_a_year_without_sessions_has_no_rates(book: Path) -> None:
    made = figures(book, 2030)
    assert made["sessions"] == []
    assert next(one["rate"] for one in made["indicators"] if one["code"] == "attendance") is None
    assert next(one["met"] for one in made["indicators"] if one["code"] == "attendance") is None


def test_each_indicator_says_how_it_is_counted(book: Path) -> None:
    assert all(one["definition"] and one["title"] for one in figures(book, 2025)["indicators"])
