"""The year's indicators, compared with SQL of the test's own over three years of a cell made at random."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from app.services import books
from app.services.open_book import OpenBook
from app.services.statistics import statistics
from benchmarks.content import years

YEARS = (2024, 2025, 2026)
TODAY = date(2026, 11, 22)
STANDINGS = ("official", "official", "official", "probationary", "exempt", "temporary_away", "temporary_here")
MARKS = ("present", "present", "present", "present", "late", "left_early", "excused", "unexcused", "exempt", None)
MEMBERS, SESSIONS = 24, 24

#: Sessions that count: over, and no meeting of the committee.
COUNTED = "s.year = :year AND s.started_at IS NOT NULL AND s.ended_at IS NOT NULL AND s.kind <> 'committee'"
#: Everybody whose coming was expected in a session that counts, with the month and the quarter in which it counts.
ROLL = f"""
SELECT session, session_id, started_at, member, status, coalesce(came, 0) AS came, month,
    CASE WHEN kind = 'thematic' THEN quarter ELSE (month + 2) / 3 END AS quarter
FROM (
    SELECT s.uid AS session, s.kind AS kind, s.quarter AS quarter, s.started_at AS started_at, m.uid AS member, r.*,
        r.status IN ('present', 'late', 'left_early') AS came, CAST(substr(s.started_at, 6, 2) AS INTEGER) AS month
    FROM roll r JOIN sessions s ON s.id = r.session_id JOIN members m ON m.id = r.member_id
    WHERE {COUNTED}
)
WHERE convened AND coalesce(status, '') <> 'exempt'
  AND NOT (standing IN ('exempt', 'temporary_away') AND coalesce(came, 0) = 0)
"""
SPOKEN = f"""
SELECT m.uid, count(DISTINCT c.session_id) FROM contributions c
JOIN members m ON m.id = c.member_id JOIN sessions s ON s.id = c.session_id
WHERE {COUNTED} GROUP BY m.uid
"""
DUTY_BOUND = "SELECT uid FROM members WHERE standing IN ('official', 'probationary', 'temporary_here')"
#: The longest row of sessions missed: rows of absences are numbered apart from all, and fall together where they meet.
RUNS = f"""
WITH lines AS (
    SELECT member, coalesce(status IN ('excused', 'unexcused'), 0) AS missed,
        row_number() OVER (PARTITION BY member ORDER BY started_at, session_id) AS place
    FROM ({ROLL})
), islands AS (
    SELECT member, place - row_number() OVER (PARTITION BY member ORDER BY place) AS island FROM lines WHERE missed
)
SELECT member, max(length) FROM (SELECT member, count(*) AS length FROM islands GROUP BY member, island) GROUP BY member
"""
TASKS = """
SELECT sum(CASE WHEN status = 'done' AND (done_on IS NULL OR done_on <= :today)
                THEN done_on IS NULL OR done_on <= due_on ELSE 0 END),
       sum((status = 'done' AND (done_on IS NULL OR done_on <= :today)) OR due_on < :today)
FROM tasks WHERE substr(due_on, 1, 4) = :text AND status <> 'dropped'
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years made at random; the seed is printed with a failure."""
    seed = secrets.randbits(32)
    print(f"seed {seed}")
    path = tmp_path_factory.mktemp("indicators") / "ba năm.scb"
    books.import_into(path, json.dumps(content(random.Random(seed)), ensure_ascii=False).encode())
    settle_tasks(path, random.Random(seed))
    return path


def content(chance: random.Random) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(years(len(YEARS), members=MEMBERS, sessions=SESSIONS, contributions=8))
    people = [member["id"] for member in file["members"]]
    for member in file["members"]:
        member["standing"] = chance.choice(STANDINGS)
    for session in file["sessions"][: len(YEARS) * SESSIONS]:
        shuffle(session, people, chance)
    return file


def shuffle(session: dict[str, Any], people: list[str], chance: random.Random) -> None:
    """Give a session another kind, roll, speakers and tasks, and sometimes no end."""
    session["kind"] = chance.choice(("thematic", "regular", "regular", "committee", "other"))
    session["quarter"] = (int(session["started_at"][5:7]) + 2) // 3 if session["kind"] == "thematic" else None
    marked = [(one, chance.choice(MARKS)) for one in people if chance.random() > 0.1]
    session["attendance"] = [{"member": one} | ({"status": mark} if mark else {}) for one, mark in marked]
    session["whole_roll"] = True
    for said in session["contributions"]:
        said |= {"speaker": chance.choice(people), "text": "Nhất trí với báo cáo đề dẫn."}
    session["tasks"] = session["tasks"][:4]
    for task in session["tasks"]:
        due = date(session["year"], 1, 1) + timedelta(days=chance.randrange(420))
        task |= {"due_on": due.isoformat(), "status": chance.choice(("open", "done", "done", "dropped"))}
    if chance.random() < 0.05:
        session.pop("ended_at")


def settle_tasks(path: Path, chance: random.Random) -> None:
    """Write on which day tasks were done, of some of them."""
    connection = driver.connect(str(path))
    for key, due in connection.execute("SELECT id, due_on FROM tasks WHERE status = 'done'").fetchall():
        if chance.random() < 0.8:
            day = date.fromisoformat(due) + timedelta(days=chance.randrange(-20, 10))
            connection.execute("UPDATE tasks SET done_on = ? WHERE id = ?", (day.isoformat(), key))
    connection.commit()
    connection.close()


@pytest.fixture(scope="module", params=YEARS)
def told(request: pytest.FixtureRequest, book: Path) -> Iterator[tuple[dict[str, Any], Any]]:
    """What the program says of a year, and a way to ask the book in SQL."""
    year = request.param
    opened = OpenBook.open(book, None, lambda state: None)
    made = statistics(opened, year, TODAY)
    opened.close()
    connection = driver.connect(str(book))
    values = {"year": year, "text": str(year), "today": TODAY.isoformat()}
    yield made, lambda sql: connection.execute(sql, values).fetchall()
    connection.close()


def indicator(made: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in (*made["indicators"], *made["more_indicators"]) if one["code"] == code)


def shares(ask: Any, name: str) -> dict[Any, tuple[int, int]]:
    rows = ask(f"SELECT {name}, sum(came), count(*) FROM ({ROLL}) GROUP BY 1")
    assert rows
    return {key: (came, whole) for key, came, whole in rows}


@pytest.mark.parametrize(("part", "name"), [("months", "month"), ("quarters", "quarter")])
def test_attendance_by_month_and_quarter(told: tuple[dict[str, Any], Any], part: str, name: str) -> None:
    made, ask = told
    counted = shares(ask, name)
    shown = {one[name]: (one["part"], one["whole"]) for one in made[part]}
    assert shown == {one[name]: counted.get(one[name], (0, 0)) for one in made[part]}
    whole = (indicator(made, "attendance")["part"], indicator(made, "attendance")["whole"])
    assert whole == tuple(sum(one[place] for one in counted.values()) for place in (0, 1))


@pytest.mark.parametrize(("part", "name"), [("sessions", "session"), ("members", "member")])
def test_attendance_by_session_and_member(told: tuple[dict[str, Any], Any], part: str, name: str) -> None:
    made, ask = told
    counted = shares(ask, name)
    keys = ("part", "whole") if part == "sessions" else ("present", "expected")
    shown = {one["id"]: tuple(one[key] for key in keys) for one in made[part] if one.get("counted", True)}
    assert {key: pair for key, pair in shown.items() if pair[1]} == counted
    assert all(one["met"] == (one["rate"] >= 0.9) for one in made[part] if one["rate"] is not None)


def test_sessions_in_which_each_member_spoke(told: tuple[dict[str, Any], Any]) -> None:
    made, ask = told
    counted = dict(ask(SPOKEN))
    assert {one["id"]: one["spoken"] for one in made["members"] if one["spoken"]} == counted
    expected = [uid for (uid,) in ask(DUTY_BOUND)]
    reached = sum(counted.get(uid, 0) >= 6 for uid in expected)
    assert (indicator(made, "spoken")["part"], indicator(made, "spoken")["whole"]) == (reached, len(expected))


def test_who_is_behind_the_pace_of_speaking(told: tuple[dict[str, Any], Any]) -> None:
    made, ask = told
    spoken, owed = dict(ask(SPOKEN)), 6 * 326 // 365 if made["year"] == TODAY.year else 6
    rows = ask(f"SELECT member, sum(came) FROM ({ROLL}) GROUP BY member")
    behind = {member for member, came in rows if spoken.get(member, 0) < min(owed, came)}
    assert {one["id"] for one in made["members"] if one["behind"]} == behind
    assert indicator(made, "pace")["part"] == len(rows) - len(behind)


def test_sessions_held_by_kind(told: tuple[dict[str, Any], Any]) -> None:
    made, ask = told
    over = "year = :year AND started_at IS NOT NULL AND ended_at IS NOT NULL"
    ((quarters,),) = ask(f"SELECT count(DISTINCT quarter) FROM sessions WHERE {over} AND kind = 'thematic'")
    ((regular,),) = ask(f"SELECT count(*) FROM sessions WHERE {over} AND kind = 'regular'")
    assert (indicator(made, "thematic")["part"], indicator(made, "regular")["part"]) == (quarters, regular)
    assert sum(one["regular"] for one in made["quarters"]) == regular


def test_tasks_done_by_their_day(told: tuple[dict[str, Any], Any]) -> None:
    made, ask = told
    ((part, whole),) = ask(TASKS)
    assert (indicator(made, "tasks")["part"], indicator(made, "tasks")["whole"]) == (part, whole)
    assert 0 < part < whole


def test_who_missed_many_sessions_and_how_many_in_a_row(told: tuple[dict[str, Any], Any]) -> None:
    made, ask = told
    shown = {one["id"]: one for one in made["members"]}
    runs = dict(ask(RUNS))
    assert {key: one["run"] for key, one in shown.items() if one["run"]} == runs != {}
    missed = ask(f"SELECT member, sum(status = 'excused'), sum(status = 'unexcused') FROM ({ROLL}) GROUP BY member")
    for member, excused, unexcused in missed:
        one = shown[member]
        assert (one["excused"], one["unexcused"]) == (excused or 0, unexcused or 0)
        assert one["told"] == ((excused or 0) + (unexcused or 0) >= 3)
    often = sum(one["told"] for one in shown.values())
    assert indicator(made, "absences")["part"] == len(missed) - often
