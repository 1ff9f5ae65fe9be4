"""What a merge does to seals: none that was whole may break, and those of the book are proved once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.domain.merging import Take
from app.errors import KnownError
from app.models.unit_of_work import UnitOfWork
from app.services import merge_store, merging, minutes_seal
from app.services.open_book import OpenBook
from tests.factory import exchange_session, write
from tests.services.two_laptops import HELD, book_of, file_of, merge, shown, written

NEW = exchange_session(id="s2", quarter=3, topic="Chuyên đề quý III", planned_at="2026-08-10T14:00", chair="m1")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    """A book with one session, whose minutes are closed."""
    path = book_of(tmp_path / "so.scb", file_of(HELD))
    write(path, lambda uow: minutes_seal.finalise(uow, "s1", datetime(2026, 6, 1, 9, 0)))
    made = OpenBook.open(path, None, lambda state: None)
    yield made
    made.close()


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many faults each proof of all seals found."""
    found: list[int] = []
    faults = minutes_seal.faults

    def proving(uow: UnitOfWork) -> Any:
        answer = faults(uow)
        found.append(len(answer))
        return answer

    monkeypatch.setattr(minutes_seal, "faults", proving)
    return found


def alter(uow: UnitOfWork) -> None:
    """Change closed minutes as another tool would."""
    uow.session.execute(text("DROP TRIGGER sealed_sessions_update"))
    uow.session.execute(text("UPDATE sessions SET conclusion = 'Sửa lén.' WHERE uid = 's1'"))


def add(book: OpenBook, folder: Path) -> None:
    merge(book, shown(book, written(folder / "kia.json", file_of(HELD, NEW))), {"s2": Take.THEIRS})


def test_whole_seals_are_proved_once(book: OpenBook, tmp_path: Path, proofs: list[int]) -> None:
    add(book, tmp_path)
    assert proofs == [0]
    assert book.session("s2").topic == "Chuyên đề quý III"


def test_a_seal_that_was_broken_before_hinders_no_merge(book: OpenBook, tmp_path: Path, proofs: list[int]) -> None:
    book.save(alter)
    add(book, tmp_path)
    assert len(proofs) == 2
    assert proofs[0] == proofs[1] > 0
    assert book.session("s2").topic == "Chuyên đề quý III"


def test_a_merge_that_would_break_a_seal_leaves_everything_as_it_was(
    book: OpenBook, tmp_path: Path, proofs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    put = merge_store.put

    def put_and_alter(uow: UnitOfWork, *given: Any) -> None:
        put(uow, *given)
        alter(uow)

    monkeypatch.setattr(merge_store, "put", put_and_alter)
    with pytest.raises(KnownError, match=merging.NOT_WHOLE):
        add(book, tmp_path)
    assert (proofs[0] > 0, proofs[1]) == (True, 0)
    assert [one.id for one in book.sessions()] == ["s1"]
    assert book.seal_faults("s1") == ()
