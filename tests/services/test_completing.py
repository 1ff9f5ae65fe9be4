"""Texts of the book in which the rest of a sentence may stand."""

from __future__ import annotations

from functools import partial

from app.services import completing
from app.services.open_book import OpenBook


def test_texts_that_hold_the_words_come_from_the_whole_book(open_sample: OpenBook) -> None:
    found = open_sample.ask(partial(completing.texts_with, words=("chi", "b")))

    assert found
    assert len(found) <= 5 * completing.MOST_ROWS


def test_words_that_stand_nowhere_find_nothing(open_sample: OpenBook) -> None:
    assert open_sample.ask(partial(completing.texts_with, words=("xyzxyz",))) == ()
