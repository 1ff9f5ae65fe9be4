"""A plain book that changed while nobody of ours had it open is told from one that did not."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Stopped
from app.models import backup, content_sum
from app.models.engine import connect_raw, name_of
from app.services import books, checking, meeting
from app.services.open_book import OpenBook

UID = "2026-q3"


def close_whole(path: Path) -> None:
    """Write something through the program and close it."""
    book = OpenBook.open(path, None, lambda state: None)
    book.save(lambda uow: meeting.set_facts(uow, UID, conclusion="Chi bộ thống nhất thực hiện từ ngày 01/10."))
    book.flush()
    assert book.close()


def fault(path: Path) -> str:
    book = books.open_book(path)
    try:
        return content_sum.fault(book)
    finally:
        book.close()


def test_a_book_closed_by_the_program_is_as_it_was(sample_path: Path) -> None:
    close_whole(sample_path)
    assert fault(sample_path) == ""


def test_what_the_book_was_read_to_hold_is_known_once_it_is_closed(sample_path: Path) -> None:
    book = OpenBook.open(sample_path, None, lambda state: None)
    book.save(lambda uow: meeting.set_facts(uow, UID, topic="Chuyên đề mới"))
    book.close()
    assert book.read_to_hold == backup.proof_of(sample_path, None)


def test_of_a_book_that_was_only_read_nothing_new_is_known(sample_path: Path) -> None:
    book = OpenBook.open(sample_path, None, lambda state: None)
    book.close()
    assert book.read_to_hold is None


def test_a_look_that_is_stopped_says_nothing(sample_path: Path) -> None:
    def stop() -> None:
        raise Stopped

    close_whole(sample_path)
    book = books.open_book(sample_path)
    with pytest.raises(Stopped):
        content_sum.fault(book, stop)
    book.close()


def test_a_letter_changed_from_outside_is_found(sample_path: Path) -> None:
    close_whole(sample_path)
    with closing(connect_raw(name_of(sample_path))) as raw:
        raw.execute("UPDATE contributions SET text = text || '.' WHERE id = (SELECT min(id) FROM contributions)")
    assert fault(sample_path) == content_sum.ALTERED
    book = books.open_book(sample_path)
    assert content_sum.ALTERED in checking.faults(book)
    book.close()


def test_after_a_kill_nothing_is_compared(sample_path: Path) -> None:
    close_whole(sample_path)
    book = books.open_book(sample_path)
    with book.write() as uow:
        meeting.set_facts(uow, UID, topic="Đang ghi thì mất điện")
        uow.commit()
    book.close()
    assert fault(sample_path) == ""


def test_reading_alone_leaves_the_file_byte_for_byte(sample_path: Path) -> None:
    close_whole(sample_path)
    before = sample_path.read_bytes()
    book = OpenBook.open(sample_path, None, lambda state: None)
    assert book.content_fault() == ""
    book.close()
    assert sample_path.read_bytes() == before
