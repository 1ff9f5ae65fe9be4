"""What is wrong with an exchange file is named by its place, and the book stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import KnownError, WrongInput
from app.models import migrate
from app.services import books, exchange_plan
from app.services.exchange_check import parse
from tests.factory import CELL, as_bytes, digest, dump, exchange, exchange_session, sample

Json = dict[str, Any]
SESSION = exchange_session(
    chair="m1", minutes_taker="m2",
    guests=[{"full_name": "Lê Thị Diệu"}],
    attendance=[{"member": "m1", "status": "late"}, {"member": "m2"}],
    people=[{"member": "m1", "full_name": "Trần Văn Bình", "standing": "official"}],
    cell=exchange()["cell"],
    steps=[{"step": 1, "text": "Khai mạc"}, {"step": 2}],
    opening_report={"presenters": ["m1"], "text": "Báo cáo"},
    contributions=[{"speaker": "m2", "text": "Nhất trí"}, {"speaker": {"full_name": "Lê Thị Diệu"}}],
    votes=[{"question": "Thông qua", "for": 2, "dissents": [{"member": m, "stance": "other"} for m in ("m1", "m2")]}],
    task_reviews=[{"content": "x", "status": "done", "session": "s1", "task": 1},
                  {"content": "y", "status": "done", "session": "s1"}],
    tasks=[{"content": "Lập sổ", "assignees": ["m1", "m2"], "inspector": "m1"}],
    after={"reported_up_on": "2026-05-16"},
)  # fmt: skip
WHOLE = exchange(
    sessions=[exchange_session(id="s0"), SESSION],
    plan=[{"year": 2026, "topic": "Chuyên đề", "preparers": ["m1"], "session": "s1"}],
)
WHOLE["cell"]["former_names"] = [{"name": "Cũ", "superior": "", "place": "", "valid_until": "2025-06-30"}]
WHOLE["members"][0]["history"] = [{"standing": "official", "since": "2001"}]


def at(file: Json, place: str) -> tuple[Any, Any]:
    """Return what holds the value at a place, and the last key: ``sessions[1].tasks[0].due_on``."""
    keys = [int(key) if key.isdigit() else key for key in place.replace("[", ".").replace("]", "").split(".")]
    for key in keys[:-1]:
        file = file[key]
    return file, keys[-1]


def with_value(place: str, value: object) -> bytes:
    file = json.loads(json.dumps(WHOLE))
    holder, key = at(file, place)
    if isinstance(key, int) and key == len(holder):
        holder.append(value)
    else:
        holder[key] = value
    return as_bytes(file)


def fault(data: bytes) -> WrongInput:
    with pytest.raises(WrongInput) as error:
        parse(data)
    assert error.value.text == f"{error.value.place}: {error.value.problem}".removeprefix(": ")
    return error.value


def test_the_file_that_is_spoilt_here_is_faultless() -> None:
    assert parse(as_bytes(WHOLE)).sessions[1].tasks[0].inspector == "m1"


@pytest.mark.parametrize(
    "place",
    [
        "{}", "cell.{}", "cell.former_names[0].{}", "members[1].{}", "members[0].history[0].{}", "sessions[1].{}",
        "sessions[1].guests[0].{}", "sessions[1].attendance[1].{}", "sessions[1].people[0].{}", "sessions[1].cell.{}",
        "sessions[1].steps[1].{}", "sessions[1].opening_report.{}", "sessions[1].contributions[0].{}",
        "sessions[1].contributions[1].speaker.{}", "sessions[1].votes[0].{}", "sessions[1].tasks[0].{}",
        "sessions[1].after.{}", "plan[0].{}",
    ],
)  # fmt: skip
def test_an_unknown_key_is_refused_by_name_wherever_it_stands(place: str) -> None:
    here = place.format("mật_khẩu")
    found = fault(with_value(here, 1))
    assert (found.place, "mật_khẩu" in found.problem) == (here, True)


@pytest.mark.parametrize(
    "place",
    [
        "chair", "minutes_taker", "attendance[1].member", "people[0].member", "opening_report.presenters[0]",
        "contributions[0].speaker", "tasks[0].assignees[1]", "tasks[0].inspector",
    ],
)  # fmt: skip
def test_a_member_that_is_not_in_the_roster_is_named_with_the_place(place: str) -> None:
    found = fault(with_value(f"sessions[1].{place}", "m99"))
    assert (found.place, "m99" in found.problem) == (f"sessions[1].{place}", True)


@pytest.mark.parametrize(("place", "value"), [("plan[0].preparers[0]", "m99"), ("plan[0].session", "s99")])
def test_a_plan_refers_to_members_and_sessions_of_the_file(place: str, value: str) -> None:
    assert fault(with_value(place, value)).place == place


@pytest.mark.parametrize(
    "place",
    [
        "format", "cell", "members", "cell.name", "cell.superior", "cell.place", "members[1].id",
        "members[1].full_name", "sessions[1].id", "sessions[1].kind",
        "sessions[1].agenda", "sessions[1].year", "sessions[1].topic", "sessions[1].quarter",
        "sessions[1].attendance[0].member", "sessions[1].steps[0].step",
    ],
)  # fmt: skip
def test_what_a_file_must_have_is_missed_by_name(place: str) -> None:
    file = json.loads(json.dumps(WHOLE))
    holder, key = at(file, place)
    del holder[key]
    assert fault(as_bytes(file)).place == place


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("members[0].joined_on", "2001-02-30"), ("members[0].official_on", "2001-13"), ("members[0].left_on", "0000"),
        ("members[0].joined_on", "3/2/2001"), ("members[0].joined_on", "2001-2-3"),
        ("members[0].joined_on", "２００１"), ("members[0].history[0].since", "20011"),
        ("cell.former_names[0].valid_until", "2026-02-30"),
        ("sessions[1].planned_at", "2026-02-30T14:00"), ("sessions[1].started_at", "2026-05-14"),
        ("sessions[1].ended_at", "2026-05-14T24:10"), ("sessions[1].ended_at", "2026-05-14T14:00:00Z"),
        ("sessions[1].started_at", "2026-05-14 14:00"), ("sessions[1].started_at", "2026-05-14T14:00\n"),
        ("sessions[1].attendance[0].arrived_at", "14:10"), ("sessions[1].attendance[0].left_at", "x"),
        ("sessions[1].steps[0].started_at", ""), ("sessions[1].contributions[0].at", "2026-05-14T14"),
        ("sessions[1].tasks[0].due_on", "2026-02-30"), ("sessions[1].tasks[0].due_on", "2026-02"),
        ("sessions[1].after.reported_up_on", "16/5/2026"),
    ],
)  # fmt: skip
def test_a_day_or_time_that_does_not_exist_is_named(place: str, value: str) -> None:
    found = fault(with_value(place, value))
    assert found.place == place
    assert value.strip() in found.problem


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        ("format", "so-chi-bo/2", "“so-chi-bo/2”"), ("members[0].standing", "boss", "“boss”"),
        ("cell.kind", "party", "“party”"), ("sessions[1].kind", "THEMATIC", "“THEMATIC”"),
        ("sessions[1].attendance[0].status", "", "“”"), ("sessions[1].contributions[0].label", "idea", "“idea”"),
        ("sessions[1].votes[0].method", "email", "“email”"), ("sessions[1].tasks[0].status", "late", "“late”"),
        ("members[0].full_name", 7, "cần chữ, nhưng tệp ghi số nguyên"),
        ("sessions[1].topic", None, "cần chữ, nhưng tệp ghi null"),
        ("sessions[1].year", "2026", "cần số nguyên, nhưng tệp ghi chữ"),
        ("sessions[1].year", 2026.5, "cần số nguyên, nhưng tệp ghi số lẻ"),
        ("sessions[1].quarter", True, "cần số nguyên hoặc null, nhưng tệp ghi true/false"),
        ("sessions[1].guests", {}, "cần danh sách, nhưng tệp ghi đối tượng"), ("cell", [], "cần đối tượng"),
        ("sessions[1].contributions[0].speaker", 3, "cần chữ hoặc đối tượng"),
        ("sessions[1].year", 1900, "ngoài khoảng"), ("sessions[1].year", 10**30, "ngoài khoảng"),
        ("sessions[1].quarter", 5, "ngoài khoảng"), ("sessions[1].votes[0].for", -1, "ngoài khoảng"),
        ("sessions[1].steps[0].step", 0, "ngoài khoảng"), ("sessions[1].steps[1].step", 9, "không có bước 9"),
        ("sessions[1].agenda", "9-step", "9-step"), ("cell.rules", "HD99", "HD99"), ("cell.profile", "HD99", "HD99"),
        ("members[0].full_name", "", "để trống"), ("members[0].full_name", " \n", "để trống"),
        ("members[0].id", "", "để trống"), ("cell.name", "  ", "để trống"),
        ("cell.former_names[0].name", "", "để trống"), ("cell.former_names[0].name", " ", "để trống"),
        ("sessions[1].cell.name", "", "để trống"), ("sessions[1].cell.name", " ", "để trống"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_named_with_what_is_wrong(place: str, value: object, problem: str) -> None:
    found = fault(with_value(place, value))
    assert found.place == place
    assert problem in found.problem


@pytest.mark.parametrize(
    ("place", "value", "first"),
    [
        ("members[1].id", "m1", "members[0].id"),
        ("sessions[1].id", "s0", "sessions[0].id"),
        ("sessions[1].attendance[1].member", "m1", "sessions[1].attendance[0].member"),
        ("sessions[1].steps[1].step", 1, "sessions[1].steps[0].step"),
        ("sessions[1].votes[0].dissents[1].member", "m1", "sessions[1].votes[0].dissents[0].member"),
        ("sessions[1].task_reviews[1].task", 1, "sessions[1].task_reviews[0].task"),
    ],
)
def test_what_stands_twice_is_named_with_both_places(place: str, value: object, first: str) -> None:
    found = fault(with_value(place, value))
    assert (found.place, first in found.problem) == (place, True)


def test_two_ids_that_differ_only_in_their_normal_form_are_one() -> None:
    file = exchange(members=[{"id": uid, "full_name": "A", "standing": "official"} for uid in ("mé", "me\u0301")])
    assert fault(as_bytes(file)).place == "members[1].id"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"   ", b"{", b"xin chao", b"\xff\xfe{\x00}\x00", "{“a”: 1}".encode(), as_bytes(WHOLE)[:-40],
        "Chi bộ".encode("utf-16"), "Chi bộ".encode("cp1258", "ignore"), b'{"format": NaN}',
        b"[" * 200_000, b'{"cell":' * 200_000, b'{"a": 1} {"b": 2}', b"\x00" * 100,
    ],
    ids=range(14),
)  # fmt: skip
def test_what_is_no_json_in_utf_8_is_said_plainly(data: bytes) -> None:
    found = fault(data)
    assert found.place == ""
    assert "JSON" in found.problem


@pytest.mark.parametrize("data", [b"[]", b'"so-chi-bo/1"', b"null", b"1e999"])
def test_json_that_is_no_object_is_refused(data: bytes) -> None:
    assert fault(data).problem


@pytest.mark.parametrize("change", [
    lambda file: file["sessions"][2]["attendance"][14].update(member="m99"),
    lambda file: file["sessions"][0].update(conclusion="Khác hẳn"),
    lambda file: file["members"][3].update(full_name="Người Khác"),
    lambda file: file["sessions"].append(exchange_session(id="x", chair="m1", tasks=[{"content": "", "due_on": "x"}])),
    lambda file: file["cell"].update(name=CELL.name),
], ids=["reference", "session", "member", "date", "cell"])  # fmt: skip
def test_a_file_that_is_refused_leaves_the_book_as_it_was(sample_path: Path, change: Callable[[Json], object]) -> None:
    before, content = digest(sample_path), dump(sample_path)
    with pytest.raises(WrongInput) as error:
        books.import_into(sample_path, as_bytes(sample(change)))
    assert error.value.place
    assert (digest(sample_path), dump(sample_path)) == (before, content)


def test_the_place_is_exact_deep_inside_a_big_file() -> None:
    data = as_bytes(sample(lambda file: file["sessions"][2]["attendance"][14].update(member="m99")))
    assert fault(data).place == "sessions[2].attendance[14].member"


def test_a_file_that_is_refused_makes_no_book(tmp_path: Path) -> None:
    for data in (b"{}", with_value("sessions[1].chair", "m99")):
        with pytest.raises(WrongInput):
            books.import_into(tmp_path / "so.scb", data)
    assert list(tmp_path.iterdir()) == []


def test_a_bug_in_the_middle_makes_no_book_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_plan, "import_plan", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        books.import_into(tmp_path / "so.scb", as_bytes(WHOLE))
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_cannot_be_named_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="tên chi bộ"):
        books.make_book(tmp_path / "so.scb", books.CellRecord("  ", "", ""))
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_was_only_begun_takes_a_file(tmp_path: Path) -> None:
    migrate.create(tmp_path / "so.scb", None)
    assert books.import_into(tmp_path / "so.scb", as_bytes(WHOLE)).sessions == 2


@pytest.mark.parametrize("name", ["", "khong-co.json", "ong"])
def test_what_is_no_file_is_said_at_once(tmp_path: Path, name: str) -> None:
    import os

    os.mkfifo(tmp_path / "ong")
    with pytest.raises(WrongInput, match="tệp"):
        books.read_exchange(tmp_path / name)
