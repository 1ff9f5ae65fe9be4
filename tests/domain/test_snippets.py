"""Pieces of text around searched words."""

from __future__ import annotations

import pytest

from app.domain.snippets import snippet

LONG = "Mở đầu rất dài. " * 20 + "Đảng ủy phường giao việc cho chi bộ. " + "Kết thúc cũng dài. " * 20


def test_the_words_stand_in_the_piece_with_their_diacritics() -> None:
    piece = snippet(LONG, "uy phuong")
    assert "Đảng ủy phường giao việc" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) < 220


def test_a_short_text_is_whole_and_in_one_line() -> None:
    assert snippet("Nhất trí\nvới báo cáo", "bao") == "Nhất trí với báo cáo"


@pytest.mark.parametrize("words", ["", "không có", "***", "e\u0301"])
def test_without_a_hit_the_beginning_is_shown(words: str) -> None:
    assert snippet(LONG, words).startswith("Mở đầu")


def test_letters_that_fold_into_two_keep_the_place() -> None:
    assert "đúng chỗ" in snippet("ß ﬁ " * 40 + "đúng chỗ", "dung")
