"""What changed between two versions of a text."""

from __future__ import annotations

from app.domain.versions import Change, Paragraph, compare, difference_words


def test_paragraphs_stay_go_and_come_in_their_order() -> None:
    assert compare("Một\nHai\nBa", "Một\nHai rưỡi\nBa") == (
        Paragraph(Change.SAME, "Một"), Paragraph(Change.GONE, "Hai"), Paragraph(Change.NEW, "Hai rưỡi"),
        Paragraph(Change.SAME, "Ba"),
    )  # fmt: skip


def test_blank_lines_and_spaces_are_no_change() -> None:
    assert difference_words("Một\n\nHai ", "Một\nHai") == "không khác"


def test_how_much_differs_is_said() -> None:
    assert difference_words("Một\nHai", "Hai\nBa\nBốn") == "thêm 2 đoạn, bỏ 1 đoạn"
