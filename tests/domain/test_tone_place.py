"""The two places of the tone mark in fixed strings."""

from __future__ import annotations

import pytest

from app.domain.tone_place import TonePlace, placed


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Đảng ủy, ĐẢNG ỦY, đảng ủy viên", "Đảng uỷ, ĐẢNG UỶ, đảng uỷ viên"),
        ("khóa, hóa, hòa, Thủy", "khoá, hoá, hoà, Thuỷ"),
        ("hoàn toàn, quý, quỳ, hoàng", "hoàn toàn, quý, quỳ, hoàng"),
    ],
)
def test_only_open_syllables_move_their_mark(new: str, old: str) -> None:
    assert placed(new, TonePlace.OLD) == old
    assert placed(new, TonePlace.NEW) == new
