"""File names: whatever people type becomes a name that Windows accepts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_names import LONGEST, NAMELESS, safe_file_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Chi bộ Thôn Đông", "Chi bộ Thôn Đông"),
        ("Sổ: chi bộ 1/2?", "Sổ chi bộ 1 2"),
        ('a<b>c"d|e*f\\g', "a b c d e f g"),
        ("Chi bộ... ", "Chi bộ"),
        ("  .ẩn ", "ẩn"),
        ("CON", "_CON"),
        ("nul.scb", "_nul.scb"),
        ("Lpt1 .x", "_Lpt1 .x"),
        ("Conway", "Conway"),
        ("dòng\nhai", "dòng hai"),
        ("???", NAMELESS),
        ("", NAMELESS),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_windows_refuses(typed: str, name: str) -> None:
    assert safe_file_name(typed) == name


def test_a_decomposed_name_is_composed() -> None:
    assert safe_file_name(unicodedata.normalize("NFD", "Chi bộ Đường Lối")) == "Chi bộ Đường Lối"


def test_a_long_name_is_cut_between_letters() -> None:
    name = safe_file_name("ộ" * 200)
    assert set(name) == {"ộ"}
    assert LONGEST - 4 < len(name.encode()) <= LONGEST


def test_a_cut_never_parts_a_letter_from_its_mark() -> None:
    name = safe_file_name("a" * (LONGEST - 2) + "q\u0323" + "zzz")
    assert name == "a" * (LONGEST - 2)


@given(st.text())
def test_any_text_gives_a_usable_name(text: str) -> None:
    name = safe_file_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00\n\r\t')
    assert name == name.rstrip(" .")
    assert len(name.encode()) <= LONGEST
    assert safe_file_name(name) == name
