"""Parts of an exchange file that say as little as they may: what is missing is unknown, and nothing is made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.cli import main
from app.errors import WrongInput
from app.models import session_reader
from app.services import books
from app.services.exchange_check import parse
from app.services.exchange_format import schema
from tests.exporters.reading import whole
from tests.factory import as_bytes, dump, exchange, exchange_session, opened

HELD = {"started_at": "2026-05-14T14:00", "ended_at": "2026-05-14T15:45", "chair": "m1", "minutes_taker": "m2"}
LEAST = {"contributions": [{}], "votes": [{}], "tasks": [{}], "guests": [{}]}


def least(**facts: Any) -> dict[str, Any]:
    file = exchange(sessions=[exchange_session(**(HELD | LEAST | facts))])
    file["members"][0].pop("standing")
    return file


@pytest.fixture
def book(tmp_path: Path) -> Path:
    books.import_into(tmp_path / "so.scb", as_bytes(least()))
    return tmp_path / "so.scb"


def test_what_says_nothing_comes_out_of_a_second_book_byte_for_byte(book: Path, tmp_path: Path) -> None:
    first = dump(book)
    books.import_into(tmp_path / "hai.scb", first)
    assert dump(tmp_path / "hai.scb") == first
    assert books.import_into(book, as_bytes(least())).sessions == 0


def test_the_schema_knows_what_may_be_left_out(book: Path) -> None:
    for file in (least(), json.loads(dump(book))):
        assert not list(Draft202012Validator(schema()).iter_errors(file))


def test_a_vote_without_figures_is_not_counted_and_a_speaker_without_name_is_nobody(book: Path) -> None:
    with opened(book) as made, made.read() as uow:
        session = session_reader.session_record(uow.session, "s1")
    assert not session.votes[0].is_counted
    assert (session.contributions[0].speaker.member_id, session.contributions[0].speaker.full_name) == (None, "")
    assert (session.tasks[0].content, session.guests[0].full_name) == ("", "")


def test_the_minutes_leave_room_for_what_is_missing(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "biên bản.docx"
    assert main(["export", str(book), "minutes", "--session", "s1", "--out", str(out)]) == 0
    words = whole(out.read_bytes())
    assert "Đồng chí …" in words
    assert "tán thành …" in words
    assert "tán thành 0" not in words


def test_a_count_with_nobody_in_favour_is_one() -> None:
    vote = {"question": "Thông qua", "for": 0, "against": 3}
    assert parse(as_bytes(least(votes=[vote]))).sessions[0].votes[0].in_favour == 0


@pytest.mark.parametrize(("part", "key"), [("attendance", "member"), ("steps", "step")])
def test_a_line_that_belongs_to_nobody_is_named(part: str, key: str) -> None:
    with pytest.raises(WrongInput, match="không biết dòng này là của") as error:
        parse(as_bytes(least(**{part: [{}]})))
    assert error.value.place == f"sessions[0].{part}[0].{key}"
