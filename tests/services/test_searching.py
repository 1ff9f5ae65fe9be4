"""Finding words: which text of a place is shown, members, and two hundred strings that are no words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import books
from app.services.open_book import OpenBook
from app.services.searching import LIMIT
from tests.factory import as_bytes, exchange, exchange_session

PARTS = (
    '"', "'", "''", "*", "-", "--", "OR", "AND", "NOT", "NEAR(", "NEAR/2", "(", ")", "{", "}", ":", "^", "+", ";", "%",
    "_", "\\", "/", "\x00", "\x1b", "\ud800", "\udfff", "😀", "🇻🇳", "e\u0301", "\u0301", "\u202e", "\u200b", "\ufeff",
    "١٢٣", "क्षि", "ﬁ", "ŉ", "İ", "ß", "²", "½", "漢字", "\n", "\t", "\r\n", " ", "DROP TABLE search", "search:",
    "rowid", "NULL", "SELECT", "đảng", "uy", "ủy", "a" * 3000, "0x00", "%s", "{0}", "$1", "`", "~", "|", "&", "<b>",
)  # fmt: skip


def hostile(number: int) -> list[str]:
    chance = random.Random(4)
    made = [chance.choice(["", " "]).join(chance.choices(PARTS, k=chance.randint(1, 6))) for _ in range(number)]
    return [*PARTS, *made][:number]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    path = tmp_path_factory.mktemp("search") / "tìm.scb"
    said = [{"speaker": "m1", "text": "Đảng ủy phường đã giao việc."}, {"speaker": "m2", "text": "Đảng uỷ xã."}]
    session = exchange_session(
        id="s1", topic="Đường làng", conclusion="Kết luận về đường xã.", contributions=said,
        opening_report={"presenters": [], "text": "Báo cáo về môi trường."},
        guests=[{"full_name": "Trần Thị Đào", "title": "Trưởng thôn"}],
    )  # fmt: skip
    books.import_into(path, as_bytes(exchange(sessions=[session])))
    opened = OpenBook.open(path, None, lambda state: None)
    yield opened
    opened.close()


@pytest.mark.parametrize(("words", "kind", "place"), [
    ("duong lang", "topic", "Chuyên đề"), ("ket luan", "conclusion", "Kết luận"),
    ("moi truong", "opening_report", "Báo cáo đề dẫn"), ("truong thon", "guest", "Đại biểu: Trần Thị Đào"),
])  # fmt: skip
def test_a_hit_says_which_text_holds_the_words(book: OpenBook, words: str, kind: str, place: str) -> None:
    hit = book.search(words)[0]
    assert (hit.session_id, hit.kind, hit.place) == ("s1", kind, place)


@pytest.mark.parametrize("words", ["dang uy", "ĐẢNG ỦY", "đảng uỷ", "Đảng ủy"])
def test_tone_marks_and_case_do_not_matter(book: OpenBook, words: str) -> None:
    assert [hit.kind for hit in book.search(words)] == ["contribution", "contribution"]


def test_members_stand_before_sessions(book: OpenBook) -> None:
    hits = book.search("chi")
    assert (hits[0].session_id, hits[0].kind, hits[0].number) == (None, "member", "m2")


def test_the_name_of_a_member_finds_what_they_said(book: OpenBook) -> None:
    kinds = [(hit.kind, hit.place) for hit in book.search("le thi chi")]
    assert kinds == [("member", "Đảng viên"), ("contribution", "Ý kiến: Lê Thị Chi")]


def test_two_hundred_strings_are_answered_without_an_error(book: OpenBook) -> None:
    for text in hostile(200):
        assert len(book.search(text)) <= LIMIT + 10
    assert len(book.search("dang uy")) == 2


def test_a_text_without_words_finds_nothing(book: OpenBook) -> None:
    assert book.search("") == book.search(' "*" ') == ()


def test_the_book_is_searched_from_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.scb"
    books.make_sample(path)
    opened = OpenBook.open(path, None, lambda state: None)
    hits = opened.search("chi bo")
    opened.close()
    years = [hit.session_id for hit in hits if hit.session_id]
    assert years == sorted(years, reverse=True)
