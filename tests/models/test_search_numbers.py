"""Finding words that are only begun: the same rows as if every text were read, without the whole index."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from app.domain.search_groups import Narrowing, SearchGroup
from app.domain.search_words import wanted
from app.domain.vietnamese import fold
from app.models import search, search_numbers
from app.services import books
from app.services.open_book import OpenBook
from tests.factory import as_bytes, exchange, exchange_session

WORDS = ("Đảng", "ủy", "uỷ", "chi", "bộ", "ban", "bí", "thư", "học", "làm", "tự", "soi", "sửa", "2020", "x\u0323a")
MANY = [f"q{chr(97 + number // 9)}{chr(97 + number % 9)}" for number in range(search_numbers.MOST_TERMS + 5)]
#: So many opinions that a word begun in the oldest only is not met in the newest.
OPINIONS = 3 * search.MOST_TRIED


def said() -> list[dict[str, str]]:
    chance = random.Random(3)
    texts = [" ".join(chance.choices(WORDS, k=4)) for _ in range(OPINIONS)]
    texts[0] = f"Zô {' '.join(MANY)}"
    texts[1] = "Zum lên."
    return [{"speaker": f"m{number % 2 + 1}", "text": text} for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    path = tmp_path_factory.mktemp("numbers") / "tìm.scb"
    opinions, half = said(), OPINIONS // 2
    old = exchange_session(id="old", year=2025, contributions=opinions[:half], tasks=[{"content": "Zum việc"}])
    new = exchange_session(id="new", contributions=opinions[half:])
    books.import_into(path, as_bytes(exchange(sessions=[old, new])))
    opened = OpenBook.open(path, None, lambda state: None)
    yield opened
    opened.close()


def found(book: OpenBook, words: str, **given: Any) -> list[tuple[int, str]]:
    """All rows of opinions that are found, in as many looks as it takes."""
    made: list[tuple[int, str]] = []
    rest = None
    for _ in range(100):
        one = book.ask(lambda uow, rest=rest: search.look(uow.session, wanted(words), 7, before=rest, most=20, **given))
        made += [(row.number, row.texts[0]) for row in one.found if row.kind == "contribution"]
        rest = one.rest
        if rest is None:
            break
    return made


def truth(book: OpenBook, words: str) -> list[tuple[int, str]]:
    """Return what is found where every text is read."""
    *closed, begun = re.findall(r"[^\W_]+", fold(words))
    made = []
    for session in ("new", "old"):
        for one in reversed(book.session(session).contributions):
            own = re.findall(r"[^\W_]+", fold(one.text))
            if all(word in own for word in closed) and any(word.startswith(begun) for word in own):
                made.append((one.id, one.text))
    return made


@pytest.mark.parametrize("words", [
    "d", "dang u", "chi b", "ban bo", "z", "zu", "zum", "q", "qa", "chi q", "2", "202", "xa", "thu s", "w", "zo q",
])  # fmt: skip
def test_the_same_is_found_as_by_reading_every_text(book: OpenBook, words: str) -> None:
    assert found(book, words) == truth(book, words)


def test_one_look_reaches_the_oldest_row_that_holds_a_rare_beginning(book: OpenBook) -> None:
    first = book.ask(lambda uow: search.look(uow.session, wanted("zum"), 7))
    assert [row.kind for row in first.found] == ["task", "contribution"]
    assert first.rest is None


def test_the_index_is_never_asked_for_a_beginning(book: OpenBook) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, _statement: str, parameters: Any, *_: Any) -> None:
        asked.extend(value for value in parameters if isinstance(value, str))

    with book._book.read() as uow:
        engine = uow.session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        for words in ("d", "dang u", "z", "q", "chi q", '"chi bo" q'):
            search.look(uow.session, wanted(words), 7)
        event.remove(engine, "before_cursor_execute", note)
    assert '"dang"' in asked
    assert not [value for value in asked if "*" in value]


def test_words_that_begin_alike_are_listed_while_they_are_few(book: OpenBook) -> None:
    assert book.ask(lambda uow: search_numbers.terms(uow.session, "z")) == ("zo", "zum")
    assert book.ask(lambda uow: search_numbers.terms(uow.session, "zz")) == ()
    assert book.ask(lambda uow: search_numbers.terms(uow.session, "q")) is None


def by(book: OpenBook, member: str) -> list[tuple[int, str]]:
    sessions = (book.session(name) for name in ("new", "old"))
    return [
        (one.id, one.text) for s in sessions for one in reversed(s.contributions) if one.speaker.member_id == member
    ]


def test_what_members_said_comes_once_and_whole_beside_the_words(book: OpenBook) -> None:
    assert found(book, "nobody said this", speakers=["m2"]) == by(book, "m2")
    assert found(book, "zo", speakers=["m2"]) == [*by(book, "m2"), *truth(book, "zo")]


def test_a_year_and_a_kind_narrow_a_beginning(book: OpenBook) -> None:
    assert [text for _, text in found(book, "zu", narrowing=Narrowing(year=2025))] == ["Zum lên."]
    assert found(book, "zu", narrowing=Narrowing(year=2026)) == []
    tasks = book.ask(lambda uow: search.look(uow.session, wanted("zu"), 7, (), Narrowing(group=SearchGroup.TASKS)))
    assert [row.texts[0] for row in tasks.found] == ["Zum việc"]


def test_what_one_member_said_is_looked_through(book: OpenBook) -> None:
    mine = [row for row in truth(book, "dang u") if row in by(book, "m1")]
    assert found(book, "dang u", narrowing=Narrowing(member="m1")) == mine
