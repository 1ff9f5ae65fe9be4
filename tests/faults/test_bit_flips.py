"""Bits that rot: a few in every kind of file; ``python -m tests.faults.bit_flips 1000`` turns over many."""

from __future__ import annotations

import random

import pytest

from tests.faults.bit_flips import KINDS, flip


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_bit_never_changes_a_text_in_silence(kind: str) -> None:
    told, harmless = flip(kind, 2, random.Random(11))
    assert told + harmless == 2
    assert told == 2 or kind != "encrypted"
