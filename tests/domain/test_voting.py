"""Votes in words."""

from __future__ import annotations

import pytest

from app.domain.records import VoteRecord
from app.domain.roll import count
from app.domain.vocabulary import Standing, VoteMethod
from app.domain.voting import check_figures, explain_base, figures, is_over
from tests.factory import entries, entry, rules


def test_the_base_is_explained_from_the_roll():
    roll = [*entries(9), entry(None, Standing.EXEMPT), entry(standing=Standing.PROBATIONARY)]
    assert explain_base(count(roll, rules())) == (
        "09 đồng chí có quyền biểu quyết: 10 đảng viên chính thức được triệu tập, trừ 01 đồng chí được miễn hoặc đang "
        "sinh hoạt nơi khác. Đảng viên dự bị không biểu quyết."
    )


def test_without_a_roll_there_is_no_base():
    assert "Chưa điểm danh" in explain_base(count([], rules()))


@pytest.mark.parametrize(
    ("cast", "base", "said"),
    [
        ((28, 0, 0), 28, ""),
        ((20, 5, 3), 28, ""),
        ((5, 0, 0), 0, ""),
        ((0, 0, 0), 28, "Chưa ghi số đồng chí biểu quyết."),
        ((25, 1, 0), 28, "Còn 02 đồng chí có quyền biểu quyết chưa được tính (vắng mặt hoặc không biểu quyết)."),
    ],
)
def test_figures_are_checked_against_the_base(cast, base, said):
    assert check_figures(*cast, base) == said
    assert not is_over(*cast, base)


def test_more_votes_than_people_is_said():
    assert is_over(28, 1, 0, 28)
    assert "29 lượt biểu quyết, nhiều hơn 28 đồng chí" in check_figures(28, 1, 0, 28)


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (VoteRecord(1, "", 25, base=28), "tán thành 25/28 đồng chí (giơ tay)"),
        (
            VoteRecord(1, "", 25, 1, 2, VoteMethod.SECRET, 28),
            "tán thành 25/28 đồng chí; không tán thành 01 đồng chí; ý kiến khác 02 đồng chí (bỏ phiếu kín)",
        ),
        (VoteRecord(1, "", 5), "tán thành 05 đồng chí (giơ tay)"),
    ],
)
def test_a_result_in_words(vote, words):
    assert figures(vote) == words
