"""Letters struck in the roll sheet after an absence."""

from __future__ import annotations

import pytest

from app.domain.roll_letters import StruckLetters, begins


@pytest.mark.parametrize("letters", ["b", "kh", "mổ", "ốm", "nghi", "tang", "Tr", "đ", "đi", "quê", "giỗ", "học"])
def test_what_a_vietnamese_word_may_begin_with(letters: str) -> None:
    assert begins(letters)


@pytest.mark.parametrize("letters", ["ml", "cl", "kk", "lmo", "mam m", "sx", "bậnn"])
def test_what_none_begins_with(letters: str) -> None:
    assert not begins(letters)


def test_the_earliest_absence_that_the_letters_can_follow_has_the_reason() -> None:
    struck = StruckLetters()
    struck.absent(["m1"], (), 1)
    struck.struck("l")
    struck.absent(["m2"], (), 2)
    assert [(one.members, one.letters) for one in (struck.reason("ý"), struck.reason("b")) if one] == [
        (("m1",), "lý"), (("m2",), "b"),
    ]  # fmt: skip
    struck.forget()
    assert struck.reason("b") is None


def test_a_letter_taken_back_is_none_of_the_word() -> None:
    struck = StruckLetters()
    struck.absent(["m1"], (), 1)
    for letter in "co":
        struck.struck(letter)
    struck.taken_back()
    found = struck.reason("ô")
    assert found is not None
    assert found.letters == "cô"
