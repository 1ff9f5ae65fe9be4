"""Finding words: without diacritics, as they are typed, newest first, and whatever is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.models import search as index
from app.services import books, meeting, paper_bin
from app.services.open_book import OpenBook
from tests.factory import START, as_bytes, exchange, exchange_session, opened, write

SAID = [
    {"speaker": "m1", "text": "Đảng ủy phường đã giao việc."},
    {"speaker": "m2", "text": "Đảng uỷ xã cần kiểm tra.", "response": "Tiếp thu ý kiến."},
    {"speaker": {"full_name": "Lê Văn Khách"}, "text": "Nghị quyết về giao thông."},
]
HOSTILE = (
    '"', "'", "*", "-", "OR", "AND NOT", "NEAR(a b)", "col:x", "(", ")", "a*b", "^x", "{x}", '"; DROP TABLE search; --',
    "%", "_", "\\", "\x00", "\ud800", "😀", "e\u0301", "\u202e", "١٢٣", "क्षि", "ﬁ", "ŉ", "²", "ˆ", " \n\t", "a" * 5000,
    "'; --", "search:đảng", "rowid", "NULL", "+", "words : x", "~", "`", "#", "🇻🇳",
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "tìm.scb"
    first = exchange_session(id="s1", contributions=SAID[:1], tasks=[{"content": "Rà soát đường", "result": "Xong"}])
    second = exchange_session(
        id="s2", quarter=3, topic="Đường làng", contributions=SAID[1:], steps=[{"step": 3, "text": "Mục đích rõ"}],
        guests=[{"full_name": "Trần Thị Đào", "title": "Trưởng thôn"}], conclusion="Kết luận về đường.",
    )  # fmt: skip
    books.import_into(path, as_bytes(exchange(sessions=[first, second])))
    return path


def found(path: Path, words: str, limit: int = 50) -> list[tuple[str, str]]:
    with opened(path) as book, book.read() as uow:
        return [(one.session_id, one.kind) for one in index.search(uow.session, words, limit)]


@pytest.mark.parametrize("words", ["dang uy", "Đảng ủy", "đảng uỷ", "DANG UY", "uy dang", "dang u"])
def test_both_spellings_are_found_with_and_without_diacritics(book: Path, words: str) -> None:
    assert found(book, words) == [("s2", "contribution"), ("s1", "contribution")]


@pytest.mark.parametrize(("words", "place"), [
    ("rà soát", ("s1", "task")), ("muc dich", ("s2", "step")), ("dao", ("s2", "guest")),
    ("tiep thu", ("s2", "contribution")), ("khach", ("s2", "contribution")), ("ket luan ve", ("s2", "session")),
])  # fmt: skip
def test_every_place_is_searched(book: Path, words: str, place: tuple[str, str]) -> None:
    assert found(book, words) == [place]


def test_newest_sessions_come_first_and_no_more_than_asked_for(book: Path) -> None:
    assert [session for session, _ in found(book, "duong")] == ["s2", "s1"]
    assert len(found(book, "duong", 1)) == 1


def test_all_words_must_stand_in_the_place(book: Path) -> None:
    assert found(book, "giao thong phuong") == []


def test_changes_and_deletions_are_followed(book: Path) -> None:
    with opened(book) as open_book, open_book.read() as uow:
        number = index.search(uow.session, "phường", 5)[0].number
    new = meeting.NewContribution("Thay bằng câu khác hẳn", speaker="m1")
    write(book, lambda uow: meeting.change_contribution(uow, number, new))
    assert (found(book, "phường"), found(book, "khac han")) == ([], [("s1", "contribution")])
    write(book, lambda uow: paper_bin.discard(uow, "contribution", number, START))
    assert found(book, "khac han") == []


def test_a_session_that_goes_takes_its_words_along(book: Path) -> None:
    write(book, lambda uow: meeting.delete_session(uow, "s2"))
    assert found(book, "dang uy") == [("s1", "contribution")]
    assert found(book, "duong") == [("s1", "task")]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_is_a_command(book: Path, words: str) -> None:
    found(book, words)
    found(book, f"đảng {words} uy")
    assert found(book, "dang uy")


def test_deleted_words_do_not_stay_in_the_index(book: Path) -> None:
    secret = meeting.NewContribution("xyzzyplugh", speaker="m1")
    number = write(book, lambda uow: meeting.add_contribution(uow, "s1", secret))
    write(book, lambda uow: paper_bin.discard(uow, "contribution", number, START))
    connection = driver.connect(str(book))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    blocks = connection.execute("SELECT block FROM search_data").fetchall()
    connection.close()
    assert not any(b"xyzzyplugh" in block for (block,) in blocks)


def test_the_open_book_shows_the_words_in_their_own_spelling(book: Path) -> None:
    opened_book = OpenBook.open(book, None, lambda state: None)
    hits = opened_book.search("dang uy")
    members = opened_book.search("chi le")
    opened_book.close()
    assert [hit.snippet for hit in hits] == ["Đảng uỷ xã cần kiểm tra.", "Đảng ủy phường đã giao việc."]
    assert hits[0].place == "Ý kiến: Lê Thị Chi"
    assert [(hit.kind, hit.number) for hit in members][:1] == [("member", "m2")]
