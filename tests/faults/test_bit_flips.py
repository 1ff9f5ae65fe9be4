"""Bits that rot: a few in every kind of file; ``python -m tests.faults.bit_flips 1000`` turns over many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.errors import BookUnusable
from app.models.engine import BookKey, connect_raw, name_of
from app.services import books, checking, passwords
from tests.faults.bit_flips import KINDS, NOW, PASSWORD, flip

PAGE = 4096


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_bit_never_changes_a_text_in_silence(kind: str) -> None:
    told, harmless = flip(kind, 2, random.Random(11))
    assert told + harmless == 2
    assert told == 2 or kind != "encrypted"


def test_a_harmed_page_of_the_index_of_words_is_told_as_damage(sample_path: Path) -> None:
    key = passwords.change(sample_path, None, PASSWORD, NOW).key
    assert key
    pages = index_pages(sample_path, key)
    whole = sample_path.read_bytes()
    for page in pages:
        harmed = bytearray(whole)
        harmed[(page - 1) * PAGE + 100] ^= 1
        sample_path.write_bytes(bytes(harmed))
        with pytest.raises(BookUnusable):
            look_over(sample_path)
    assert pages


def index_pages(path: Path, key: BookKey) -> list[int]:
    connection = connect_raw(name_of(path))
    connection.execute(key.pragma)
    found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name LIKE 'search%' AND rootpage").fetchall()
    connection.close()
    return [page for (page,) in found]


def look_over(path: Path) -> None:
    book = books.open_book(path, PASSWORD)
    try:
        if checking.faults(book):
            raise BookUnusable("bị hỏng")
    finally:
        book.close()
