"""Keys as people read them."""

from __future__ import annotations

import pytest

from app.domain.keys import KeyEntry, KeyPlace, caps_of, key_words, keys_here

PLACE = KeyPlace("plan", "Kế hoạch", (KeyEntry(("Ctrl+N", "Ins"), "thêm"), KeyEntry(("1", "2"), "số", "số thứ tự")))


@pytest.mark.parametrize(("key", "words"), [
    ("Ctrl+Return", "Ctrl Enter"), ("Shift+F7", "Shift F7"), ("Del", "Delete"), ("Alt+Up", "Alt ↑"), ("A", "A"),
    ("Space", "Phím cách"), ("Ctrl+Space", "Ctrl Phím cách"),
])  # fmt: skip
def test_a_key_is_written_as_it_stands_on_the_keyboard(key: str, words: str) -> None:
    assert key_words(key) == words


def test_an_entry_names_its_keys_unless_it_has_words_of_its_own() -> None:
    assert [entry.cap for entry in PLACE.keys] == ["Ctrl N, Insert", "số thứ tự"]


def test_a_text_may_name_keys_whole_or_one_by_one() -> None:
    assert {"Ctrl N, Insert", "Ctrl N", "Insert", "số thứ tự", "1"} <= caps_of([PLACE])


def test_places_come_in_the_order_asked_for_without_those_that_have_no_keys() -> None:
    other = KeyPlace("live", "Buổi", ())
    assert keys_here([other, PLACE], ["plan", "none", "live"]) == (PLACE, other)
