"""``check``: a whole book is called whole, and each way of harming one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.services import books, checking


def said_of(path: Path, password: str | None = None) -> tuple[str, ...]:
    book = books.open_book(path, password)
    try:
        return checking.faults(book)
    finally:
        book.close()


def harm(path: Path, statement: str) -> None:
    raw = driver.connect(str(path))
    raw.execute(statement)
    raw.commit()
    raw.close()


def test_a_whole_book_has_no_faults(sample_path: Path) -> None:
    assert said_of(sample_path) == ()


def test_an_encrypted_book_is_looked_over_page_by_page(tmp_path: Path) -> None:
    books.make_sample(tmp_path / "kín.scb", "mật khẩu")
    assert said_of(tmp_path / "kín.scb", "mật khẩu") == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE contributions SET session_id = 999 WHERE id = 1", "lạc chỗ"),
        ("CREATE TRIGGER spy AFTER INSERT ON contributions BEGIN SELECT 1; END", "spy"),
        ("CREATE VIEW peek AS SELECT text FROM contributions", "peek"),
        ("DROP TRIGGER sealed_votes_update", "sealed_votes_update"),
    ],
)
def test_harm_is_named(sample_path: Path, statement: str, said: str) -> None:
    harm(sample_path, statement)
    assert any(said in text for text in said_of(sample_path))
