"""Tasks that say nearly the same."""

from __future__ import annotations

import pytest

from app.domain.records import TaskRecord
from app.domain.similar import known, likeness, most_similar

OPEN = known(
    (
        TaskRecord(1, "Rà soát hồ sơ “một cửa” chậm quá 3 ngày, báo cáo chi ủy"),
        TaskRecord(2, "Lập danh sách đảng viên có hoàn cảnh khó khăn"),
        TaskRecord(3, "Gửi"),
        TaskRecord(4, ""),
    )
)


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("Rà soát hồ sơ một cửa chậm quá 5 ngày, báo cáo chi ủy", 1),
        ("ra soat ho so mot cua cham qua 3 ngay", 1),
        ("Lập danh sách các đảng viên có hoàn cảnh khó khăn trong chi bộ", 2),
    ],
)
def test_a_task_that_says_nearly_the_same_is_found(content: str, number: int):
    found = most_similar(content, OPEN)
    assert found is not None
    assert found.id == number


@pytest.mark.parametrize(
    "content", ["", "Gửi", "Rà soát hồ sơ", "Rà soát quỹ đảng phí năm 2026", "Lập danh sách đảng viên mới", "khó khăn"]
)
def test_another_task_is_not_similar(content: str):
    assert most_similar(content, OPEN) is None


def test_likeness_is_the_share_of_common_pairs_of_words():
    assert likeness("a b c", "a b c") == 1
    assert likeness("a b c", "c b a") == 0
    assert likeness("a b c", "a b d") == 0.5
    assert likeness("", "a b") == 0
