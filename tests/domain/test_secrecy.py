"""Marks of secrecy: what heads a text is found, what only speaks of it is not."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.secrecy import HEAD_LINES, mark_of


@pytest.mark.parametrize(("text", "mark"), [
    ("MẬT", "Mật"), ("ĐẢNG BỘ XÃ\nTỐI MẬT\nSố 01", "Tối mật"), ("[TUYỆT MẬT]", "Tuyệt mật"), ("  * MẬT *  ", "Mật"),
    ("T Ố I   M Ậ T", "Tối mật"), ("Độ mật: mật", "Mật"), ("ĐỘ MẬT: TUYỆT MẬT", "Tuyệt mật"),
    ("Tuyệt mật.", "Tuyệt mật"),
    ("TOI MAT", "Tối mật"), (unicodedata.normalize("NFD", "TUYỆT MẬT"), "Tuyệt mật"), ("Số 5\r\n\r\nMẬT\r\n", "Mật"),
])  # fmt: skip
def test_a_line_that_is_only_the_mark_is_found(text: str, mark: str) -> None:
    assert mark_of(text) == mark


@pytest.mark.parametrize("text", [
    "", "Giữ bí mật nhà nước", "Mật", "Mật ong", "Bảo vệ bí mật\nkhông mang độ mật", "Tài liệu không mật", "MAT",
    "Độ mật: không", "MẬT KHẨU", "Mật độ dân số", "Tuyệt mật là gì?",
])  # fmt: skip
def test_words_about_secrecy_are_no_mark(text: str) -> None:
    assert mark_of(text) is None


def test_only_the_head_of_a_text_is_looked_at() -> None:
    assert mark_of("Dòng\n" * (HEAD_LINES - 1) + "MẬT") == "Mật"
    assert mark_of("Dòng\n" * HEAD_LINES + "MẬT") is None
