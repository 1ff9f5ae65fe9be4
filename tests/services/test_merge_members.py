"""Who the members of a file are in the book: by id, by name, or asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.merging import Found, Match, Take
from app.errors import KnownError
from app.services.open_book import OpenBook
from tests.services import two_laptops as two
from tests.services.two_laptops import HELD, MEMBERS, file_of, merge, only, shown, written

TWIN = {"id": "m4", "full_name": "Ma Văn Đạt", "standing": "official", "joined_on": "2020"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    """A book of three members."""
    made = OpenBook.open(two.book_of(tmp_path / "so.scb", file_of()), None, lambda state: None)
    yield made
    made.close()


def other(tmp_path: Path, *members: dict[str, Any]) -> Path:
    """Return a file in which the member of another roster holds the session alone."""
    session = {
        "id": "s9", "kind": "regular", "agenda": "hd42-regular", "year": 2026, "topic": "Thường kỳ",
        "chair": members[0]["id"], "contributions": [{"speaker": members[0]["id"], "text": "Tôi nhất trí."}],
        "queue": [members[0]["id"]],
    }  # fmt: skip
    return written(tmp_path / "kia.json", file_of(session, members=list(members)))


def test_the_same_id_and_name_is_the_same_member(book: OpenBook, tmp_path: Path) -> None:
    matches = shown(book, written(tmp_path / "kia.json", file_of(HELD))).matches
    assert {one.found for one in matches} == {Found.ID}


def test_another_roster_is_matched_by_names(book: OpenBook, tmp_path: Path) -> None:
    preview = shown(book, other(tmp_path, {"id": "x7", "full_name": "LÊ THỊ CHI", "standing": "official"}))
    assert preview.matches == (Match("x7", "LÊ THỊ CHI", Found.NAME, "m2"),)
    merge(book, preview, {"s9": Take.THEIRS})
    kept = book.session("s9")
    assert (kept.chair, kept.contributions[0].speaker.member_id, kept.queue[0].speaker.member_id) == ("m2",) * 3
    assert len(book.members()) == 3


def test_an_id_that_is_somebody_else_here_is_not_that_person(book: OpenBook, tmp_path: Path) -> None:
    preview = shown(book, other(tmp_path, {"id": "m1", "full_name": "Ma Văn Đạt", "standing": "official"}))
    merge(book, preview, {"s9": Take.THEIRS})
    assert book.session("s9").chair == "m3"


def test_somebody_new_comes_with_the_session_that_names_them_and_nobody_else(book: OpenBook, tmp_path: Path) -> None:
    new = {"id": "x1", "full_name": "Người Mới", "standing": "probationary", "joined_on": "2026-01"}
    preview = shown(book, other(tmp_path, new, {"id": "x2", "full_name": "Không Ai Gọi", "standing": "official"}))
    assert merge(book, preview, {"s9": Take.THEIRS}).members == 1
    assert [one.full_name for one in book.members()][3:] == ["Người Mới"]


def test_a_member_with_the_id_of_another_is_asked_for(book: OpenBook, tmp_path: Path) -> None:
    path = other(tmp_path, {"id": "m1", "full_name": "Trần Văn Bính", "standing": "official"})
    preview = shown(book, path)
    assert (preview.matches[0].found, preview.matches[0].options) == (Found.ASK, (("m1", "Trần Văn Bình"),))
    assert "Trần Văn Bính" in only(preview).blocked
    with pytest.raises(KnownError, match="chưa rõ là ai"):
        merge(book, preview, {"s9": Take.THEIRS})
    merge(book, shown(book, path, {"m1": "m1"}), {"s9": Take.THEIRS})
    assert (book.session("s9").chair, len(book.members())) == ("m1", 3)


def test_somebody_asked_for_may_be_new(book: OpenBook, tmp_path: Path) -> None:
    path = other(tmp_path, {"id": "m1", "full_name": "Trần Văn Bính", "standing": "official"})
    merge(book, shown(book, path, {"m1": ""}), {"s9": Take.THEIRS})
    chair = book.session("s9").chair
    assert chair not in {"m1", "m2", "m3"}
    assert book.members()[-1].id == chair


def test_homonyms_are_told_apart_by_the_day_they_joined_or_asked_for(tmp_path: Path) -> None:
    twins = file_of(members=[*MEMBERS[:2], MEMBERS[2] | {"joined_on": "2010"}, TWIN])
    book = OpenBook.open(two.book_of(tmp_path / "doi.scb", twins), None, lambda state: None)
    try:
        name = {"id": "x1", "full_name": "Ma Văn Đạt", "standing": "official"}
        assert shown(book, other(tmp_path, name | {"joined_on": "2020"})).matches[0].book == "m4"
        asked = shown(book, other(tmp_path, name)).matches[0]
        assert (asked.found, [uid for uid, _ in asked.options]) == (Found.ASK, ["m3", "m4"])
    finally:
        book.close()
