"""What is a Vietnamese syllable."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.syllables import is_syllable

TEXT = (
    "Chi bộ Văn phòng tổ chức sinh hoạt chuyên đề quý bốn; nghiêng ngả, khuya khoắt, quyển quýt, giếng gì gìn giữ,"
    " thuở ấy, xoong, quốc huy, hươu, rượu, yêu, uyển chuyển, khuếch, huých, loắt choắt, thuế, quý, hòa hoà Hoà HÒA"
)


@pytest.mark.parametrize("word", TEXT.replace(",", "").replace(";", "").split())
def test_words_of_every_shape_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["NguyÔn", "Müller", "café", "cat", "làp", "nguyÊn", "xz", "", "Krông", "đ", "ngườiù"])
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)
