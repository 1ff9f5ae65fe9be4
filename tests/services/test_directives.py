"""Documents from above in a book: what replaced them, and what rests on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.errors import KnownError
from app.services import books, directives, planning
from app.services.directives import NewDirective
from app.services.open_book import OpenBook
from tests.factory import as_bytes, exchange, exchange_session
from tests.services.saving import save

TODAY = date(2026, 11, 22)
NEW = NewDirective("Hướng dẫn", "42-HD/BTCTW", date(2025, 10, 28), is_basis=True)


@pytest.fixture
def book(tmp_path: Path) -> Any:
    books.import_into(tmp_path / "vb.scb", as_bytes(exchange(sessions=[exchange_session()])))
    opened = OpenBook.open(tmp_path / "vb.scb", None, lambda state: None)
    yield opened
    opened.close()


def add(book: OpenBook, new: NewDirective) -> int:
    return int(save(book, lambda uow: directives.add(uow, new)))


def old(book: OpenBook) -> int:
    later = add(book, NEW)
    return add(book, NewDirective("Hướng dẫn", "12-HD/BTCTW", date(2018, 7, 6), superseded_by=later))


def test_the_newest_stands_first_and_undated_ones_last(book: OpenBook) -> None:
    old(book)
    add(book, NewDirective("Không ngày"))
    assert [one.number for one in book.ask(directives.received)] == ["42-HD/BTCTW", "12-HD/BTCTW", ""]


def test_a_session_or_topic_resting_on_a_replaced_document_is_warned_of(book: OpenBook) -> None:
    number = old(book)
    assert book.ask(lambda uow: directives.warnings(uow, TODAY)) == ()
    topic = save(book, lambda uow: planning.add_topic(uow, planning.NewTopic(2026, "Chuyên đề")))
    save(book, lambda uow: directives.use(uow, number, topic=topic))
    save(book, lambda uow: directives.use(uow, number, session="s1"))
    assert "đang dùng ở 2 chỗ" in book.ask(lambda uow: directives.warnings(uow, TODAY))[0][1]


def test_the_same_use_is_noted_once_and_can_be_dropped(book: OpenBook) -> None:
    number = add(book, NEW)
    first = save(book, lambda uow: directives.use(uow, number, session="s1"))
    assert save(book, lambda uow: directives.use(uow, number, session="s1")) == first
    save(book, lambda uow: directives.drop_use(uow, first))
    assert book.ask(directives.uses) == ()


def test_a_text_rests_on_the_general_bases_and_its_own(book: OpenBook) -> None:
    add(book, NEW)
    own = add(book, NewDirective("Kế hoạch", "15-KH/ĐU", date(2026, 1, 12)))
    save(book, lambda uow: directives.use(uow, own, session="s1"))
    assert book.ask(lambda uow: directives.bases(uow, TODAY)) == ("Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025",)
    assert book.ask(lambda uow: directives.bases(uow, TODAY, session="s1"))[1].startswith("Kế hoạch số 15-KH/ĐU")


def test_two_documents_do_not_replace_each_other(book: OpenBook) -> None:
    number = old(book)
    later = book.ask(directives.received)[0].id
    with pytest.raises(KnownError, match="thay thế lẫn nhau"):
        save(book, lambda uow: directives.change(uow, later, NewDirective("Hướng dẫn", superseded_by=number)))


@pytest.mark.parametrize("title", ["", "  \n"])
def test_a_document_without_a_title_is_refused(book: OpenBook, title: str) -> None:
    with pytest.raises(KnownError, match="Chưa ghi tên"):
        add(book, NewDirective(title))


def test_a_text_headed_secret_is_refused_with_where_to_go(book: OpenBook) -> None:
    with pytest.raises(KnownError, match="văn thư bảo mật"):
        add(book, NewDirective("Báo cáo", note="TỐI MẬT\nNội dung"))
    assert book.ask(directives.received) == ()


def test_a_removed_document_comes_back_with_its_uses(book: OpenBook) -> None:
    number = add(book, NEW)
    save(book, lambda uow: directives.use(uow, number, session="s1"))
    record = book.ask(directives.received)[0]
    save(book, lambda uow: directives.remove(uow, number))
    assert (book.ask(directives.received), book.ask(directives.uses)) == ((), ())
    places = [(None, "s1"), (999, None)]
    save(book, lambda uow: directives.put_back(uow, directives.as_typed(record), places))
    assert [one.session for one in book.ask(directives.uses)] == ["s1"]
