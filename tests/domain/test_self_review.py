"""Lines of the self-review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.records import SelfReviewRecord
from app.domain.self_review import TypedReview, fault, row_words
from app.domain.vocabulary import ReviewSubject
from tests.factory import session

TODAY = date(2026, 11, 22)
GOOD = TypedReview(ReviewSubject.SELF, "Chậm xử lý hồ sơ", "Lê Thị Chi", "m2", measure="Rà soát", due="20/12")


def test_a_whole_line_has_no_fault() -> None:
    assert fault(GOOD, TODAY) == ("", "")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"author": None}, "author"),
        ({"author": None, "author_text": ""}, "author"),
        ({"subject": ReviewSubject.COMRADE}, "about"),
        ({"shortcoming": " "}, "shortcoming"),
        ({"due": "cuối năm"}, "due"),
    ],
)
def test_a_fault_is_named_by_its_field(change: dict[str, object], field: str) -> None:
    assert fault(replace(GOOD, **change), TODAY)[0] == field


def test_a_line_about_the_committee_needs_no_author() -> None:
    typed = TypedReview(ReviewSubject.COMMITTEE, "Chưa kiểm tra thường xuyên")
    assert fault(typed, TODAY) == ("", "")


def test_a_row_names_the_comrade_it_is_about() -> None:
    line = SelfReviewRecord(1, "m1", ReviewSubject.COMRADE, "Ít phát biểu", "Giao việc", date(2026, 12, 5), "m3")
    assert row_words(session(), line) == (
        "Trần Văn Bình", "Đồng chí Phạm Văn Dũng", "Ít phát biểu", "Giao việc", "05/12/2026",
    )  # fmt: skip


def test_a_row_without_a_comrade_says_whose_shortcoming_it_is() -> None:
    line = SelfReviewRecord(1, None, ReviewSubject.COLLECTIVE, "Họp muộn")
    assert row_words(session(), line) == ("", "Tập thể", "Họp muộn", "", "")
