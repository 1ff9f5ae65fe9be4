"""Which letters stand out: those of the words that were searched, in the text's own spelling."""

from __future__ import annotations

import pytest

from app.domain.emphasis import spans


@pytest.mark.parametrize(("text", "words", "shown"), [
    ("Đảng ủy xã", "dang uy", ["Đảng", "ủy"]),
    ("Đảng uỷ, ĐẢNG ỦY", "đảng ủy", ["Đảng", "uỷ", "ĐẢNG", "ỦY"]),
    ("phân công", "phan co", ["phân", "công"]),
    ("phân côngtác", "cong phan", ["phân"]),
    ("Straße dài", "strasse", ["Straße"]),
    ("không có gì", "xyz", []),
    ("a_b", "b", ["b"]),
    ("một", "", []),
    ("(a+b)*", "a+b", ["a", "b"]),
    ("e\u0301t", "et", ["e\u0301t"]),
])  # fmt: skip
def test_searched_words_stand_out(text: str, words: str, shown: list[str]) -> None:
    assert [text[begin:end] for begin, end in spans(text, words)] == shown
