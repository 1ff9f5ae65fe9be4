"""Laying texts beside each other: what is the same, what was altered, and never slow."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text_diff import Row, aligned, first_difference, marked, matched

LINES = st.lists(st.sampled_from(["một", "hai", "ba bốn", "ba bốn năm", ""]), max_size=12)


def kinds(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    return [row.kind for row in aligned(ours, theirs)]


def test_an_altered_line_stands_beside_what_it_became() -> None:
    ours = ["Đồng chí A phát biểu về chuyển đổi số", "Chi bộ nhất trí"]
    theirs = ["Đồng chí A phát biểu thêm về chuyển đổi số", "Chi bộ nhất trí"]
    assert aligned(ours, theirs) == (Row("changed", 0, 0), Row("same", 1, 1))


def test_lines_that_came_and_went() -> None:
    assert kinds(["một", "hai", "ba"], ["một", "ba", "bốn"]) == ["same", "removed", "same", "added"]


def test_white_space_and_composed_letters_make_no_difference() -> None:
    assert kinds(["Chi  bộ nhất\u00a0trí "], ["Chi bo\u0323\u0302 nhất trí"]) == ["same"]


def test_words_that_differ_are_marked_in_both() -> None:
    left, right = marked("có 12 ý kiến phát biểu", "có 13 ý kiến thảo luận")
    assert [piece.text.strip() for piece in left if piece.differs] == ["12", "phát biểu"]
    assert [piece.text.strip() for piece in right if piece.differs] == ["13", "thảo luận"]
    assert "".join(piece.text for piece in left) == "có 12 ý kiến phát biểu"


def test_two_texts_are_shown_from_where_they_part() -> None:
    left, right = marked("Chi bộ nhất trí.", "Chi bộ nhất trí. Giao Phó Bí thư.")
    assert first_difference(left, right) == first_difference(right, left) == len("Chi bộ nhất trí.")
    assert first_difference((), ()) == 0


@given(LINES, LINES)
def test_every_line_of_both_is_told_once_and_in_order(ours: list[str], theirs: list[str]) -> None:
    rows = aligned(ours, theirs)
    assert [row.ours for row in rows if row.ours is not None] == list(range(len(ours)))
    assert [row.theirs for row in rows if row.theirs is not None] == list(range(len(theirs)))
    assert all(ours[i] == theirs[j] for i, j in matched(ours, theirs))


def test_five_thousand_altered_paragraphs_take_less_than_two_seconds() -> None:
    choose = random.Random(7)
    words = [f"từ{number}" for number in range(600)] + ["đồng", "chí", "chi", "bộ", "và", "là"]
    ours = [" ".join(choose.choice(words) for _ in range(40)) for _ in range(5000)]
    theirs = [text.replace(text.split()[20], "khác", 1) for text in ours]
    began = time.process_time()
    rows = aligned(ours, theirs)
    for row in rows:
        if row.ours is not None and row.theirs is not None:
            marked(ours[row.ours], theirs[row.theirs])
    assert time.process_time() - began < 2
    assert {row.kind for row in rows} <= {"changed", "same"}


def test_texts_made_to_be_slow_are_not() -> None:
    began = time.process_time()
    aligned(["x", "y"] * 2500, ["y", "x", "x"] * 1700)
    marked("a b c " * 30_000, "c a b b " * 25_000)
    aligned([str(n) for n in range(5000)], [str(n) for n in range(5000)][::-1])
    assert time.process_time() - began < 2
