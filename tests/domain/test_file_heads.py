"""What a file surely is that is no book, and what may be one."""

from __future__ import annotations

import random

import pytest

from app.domain.file_heads import kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"format": "so-chi-bo/1"}', "văn bản"),
        (("Biên bản họp chi bộ. " * 9).encode()[:100], "văn bản"),
        (b"PK\x03\x04" + bytes(range(96)), "Excel"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF"),
        (bytes(100), "hỏng"),
    ],
)
def test_what_surely_is_no_book_is_named(head: bytes, kind: str) -> None:
    assert kind in kind_of(head)


def test_a_letter_that_is_cut_off_is_one_nevertheless() -> None:
    whole = ("ế" * 40).encode()
    assert {kind_of(whole[:length]) for length in range(3, 101)} == {"tệp văn bản"}


def test_what_looks_random_may_be_a_book() -> None:
    chance = random.Random(7)
    assert {kind_of(chance.randbytes(100)) for _ in range(2000)} == {""}
    assert kind_of(b"") == ""
