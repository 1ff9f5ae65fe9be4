"""The recovery key: what is printed opens the book again, and a slip of the pen is told from it."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from app.domain.recovery_key import decode, encode, looks_like

RAW = bytes(range(32))


@given(st.binary(min_size=32, max_size=32))
def test_what_is_printed_comes_back(raw: bytes) -> None:
    said = encode(raw)
    assert len(said) == 65
    assert said.count("-") == 10
    assert decode(said) == raw


def test_it_is_read_however_it_is_typed() -> None:
    said = encode(RAW)
    assert decode(said.lower().replace("-", " ")) == RAW
    assert decode(said.replace("0", "O").replace("1", "l")) == RAW


@pytest.mark.parametrize("place", range(0, 65, 4))
def test_a_wrong_letter_is_no_key(place: int) -> None:
    said = encode(RAW)
    other = "7" if said[place] != "7" else "8"
    assert said[place] == "-" or decode(said[:place] + other + said[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "mật khẩu của chi bộ", encode(RAW)[:-1], encode(RAW) + "A", "U" * 55])
def test_anything_else_is_a_password(text: str) -> None:
    assert decode(text) is None


def test_a_key_with_a_slip_still_looks_like_one() -> None:
    assert looks_like(encode(RAW)[:-1])
    assert not looks_like("ba bốn từ dễ nhớ của chi bộ ta")
