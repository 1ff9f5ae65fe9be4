"""A book is closed once nobody of this program reads it, and what keeps it is told truly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from app.errors import KnownError, Stopped
from app.models import backup, reads
from app.models.engine import BookKey
from app.models.rekey import IN_USE, rekey
from app.models.unit_of_work import Book, UnitOfWork

PATIENCE = 5.0


@pytest.fixture
def book(sample_path: Path) -> Iterator[Book]:
    made = Book(sample_path)
    yield made
    made.close()


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a read waits for; open at the end in any case."""
    made = Event()
    yield made
    made.set()


class Reader:
    """Reads a book on a thread: once, then whatever ``work`` does with the unit."""

    def __init__(self, book: Book, work: Callable[[UnitOfWork], object]) -> None:
        self.begun = Event()
        self.error: BaseException | None = None
        self._book, self._work = book, work
        self.thread = Thread(target=self._run, daemon=True)

    def begin(self) -> Reader:
        self.thread.start()
        assert self.begun.wait(PATIENCE)
        return self

    def _run(self) -> None:
        try:
            with self._book.read() as uow:
                once(uow)
                self.begun.set()
                self._work(uow)
        except BaseException as error:  # noqa: BLE001 (looked at by the test)
            self.error = error


def once(uow: UnitOfWork) -> None:
    uow.session.execute(text("SELECT count(*) FROM sessions")).all()


def on_and_on(uow: UnitOfWork) -> None:
    while True:
        once(uow)


def test_a_read_that_has_begun_goes_no_further_and_leaves_the_file(book: Book, sample_path: Path) -> None:
    reader = Reader(book, on_and_on).begin()
    book.close()
    reader.thread.join(PATIENCE)
    assert isinstance(reader.error, Stopped)
    assert not Path(f"{sample_path}-wal").exists()
    rekey(sample_path, None, BookKey.fresh("Bí mật 2026"))


def test_a_read_that_comes_later_does_not_open_the_file_again(book: Book, sample_path: Path) -> None:
    book.close()
    for ask in (book.read, book.write):
        with pytest.raises(Stopped), ask() as uow:
            once(uow)
    with pytest.raises(Stopped), book.connection():
        pass
    assert not Path(f"{sample_path}-wal").exists()


def test_closing_waits_no_longer_than_it_may_and_says_then_who_reads(
    book: Book, sample_path: Path, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "PATIENCE_SECONDS", 0.05)
    reader = Reader(book, lambda _: gate.wait(PATIENCE)).begin()
    book.close()
    for change in (
        lambda: rekey(sample_path, None, BookKey.fresh("Bí mật 2026")),
        lambda: backup._set_aside(sample_path, None, datetime(2026, 1, 2)),
    ):
        with pytest.raises(KnownError) as told:
            change()
        assert told.value.text == reads.STILL_READ.format(sample_path.name)
    gate.set()
    reader.thread.join(PATIENCE)
    rekey(sample_path, None, BookKey.fresh("Bí mật 2026"))  # it let go of the file though its book was closed before


def test_whoever_wants_the_file_waits_for_a_read_that_ends(sample_path: Path, gate: Event) -> None:
    """Such as a backup that was left: it reads the file by a connection of its own."""
    begun, done = Event(), []

    def copy() -> None:
        with reads.reading(sample_path), backup._snapshot(sample_path, None):
            begun.set()
            gate.wait(PATIENCE)

    def change() -> None:
        done.append(rekey(sample_path, None, None))

    reader, changer = Thread(target=copy, daemon=True), Thread(target=change, daemon=True)
    reader.start()
    assert begun.wait(PATIENCE)
    changer.start()
    gate.set()
    for thread in (reader, changer):
        thread.join(PATIENCE)
    assert len(done) == 1


def test_another_window_is_still_named_where_there_is_one(book: Book, sample_path: Path) -> None:
    with book.write(), pytest.raises(KnownError) as told:
        rekey(sample_path, None, None)
    assert told.value.text == IN_USE.format(sample_path.name)


def test_a_unit_on_the_same_thread_is_not_waited_for(book: Book) -> None:
    with book.read() as uow:
        once(uow)
        book.close()
