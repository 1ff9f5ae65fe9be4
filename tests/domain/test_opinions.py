"""Opinions on the opening report and what became of them."""

from __future__ import annotations

import pytest

from app.domain.opinions import by_disposition, lacks, on_report, progress, summary, unsettled
from app.domain.vocabulary import Disposition, Label
from tests.factory import said

OPEN = said(label=Label.IMPROVEMENT)
ACCEPTED = said(disposition=Disposition.ACCEPTED)
RESERVED = said(disposition=Disposition.RESERVED)
BARE = said(disposition=Disposition.EXPLAINED)
EXPLAINED = said(disposition=Disposition.EXPLAINED, response="Đã nêu ở mục 2.")
OTHER = said(label=Label.QUESTION)


def test_improvements_and_whatever_was_given_a_result_are_opinions_on_the_report() -> None:
    assert on_report([OPEN, OTHER, ACCEPTED]) == (OPEN, ACCEPTED)


@pytest.mark.parametrize(
    ("one", "lacking"),
    [(OPEN, "chưa có kết quả"), (BARE, "chưa ghi nội dung giải trình"), (ACCEPTED, ""), (EXPLAINED, ""), (OTHER, "")],
)
def test_an_explanation_needs_its_words_and_every_opinion_a_result(one: object, lacking: str) -> None:
    assert lacks(one) == lacking  # type: ignore[arg-type]


def test_how_far_it_is_is_said_in_words() -> None:
    assert progress([OTHER]) == "chưa có ý kiến nào góp vào báo cáo"
    assert progress([OPEN, OPEN, BARE, ACCEPTED]) == (
        "còn 2 ý kiến chưa có kết quả, 1 ý kiến chưa ghi nội dung giải trình"
    )
    assert progress([ACCEPTED, EXPLAINED, OTHER]) == "đủ kết quả cho 2 ý kiến"
    assert unsettled([OPEN, ACCEPTED, BARE]) == (OPEN, BARE)


def test_they_are_put_together_by_what_became_of_them() -> None:
    every = [OPEN, RESERVED, EXPLAINED, ACCEPTED]
    assert by_disposition(every) == (
        (Disposition.ACCEPTED, (ACCEPTED,)), (Disposition.EXPLAINED, (EXPLAINED,)),
        (Disposition.RESERVED, (RESERVED,)), (None, (OPEN,)),
    )  # fmt: skip
    assert summary(every) == "tiếp thu 01; giải trình 01; bảo lưu 01; chưa có kết quả 01"
