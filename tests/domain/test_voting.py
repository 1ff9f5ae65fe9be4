"""Votes in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.records import VoteOpinion, VoteRecord
from app.domain.roll import count
from app.domain.vocabulary import AttendanceStatus, Stance, Standing, VoteMethod
from app.domain.voting import (
    check_figures,
    check_named,
    electorate,
    entitled_ids,
    explain_base,
    explain_presence,
    figures,
    is_over,
    kept_in_favour,
    likely_stance,
    sentence,
    share_of,
)
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
        ((None, 1, 0), 28, "Chưa ghi số đồng chí tán thành."),
        ((None, 0, 2), 0, "Chưa ghi số đồng chí tán thành."),
        ((None, 0, 0), 28, "Chưa ghi số đồng chí biểu quyết."),
        ((25, 1, 0), 28, "Còn 02 đồng chí có quyền biểu quyết chưa được tính (vắng mặt hoặc không biểu quyết)."),
    ],
)
def test_figures_are_checked_against_the_base(cast, base, said):
    assert check_figures(*cast, base) == said
    assert not is_over(*cast, base)


def test_more_votes_than_people_is_said():
    assert is_over(28, 1, 0, 28)
    assert "29 lượt biểu quyết, nhiều hơn 28 đồng chí" in check_figures(28, 1, 0, 28)
    assert is_over(None, 20, 9, 28)
    assert "29 lượt biểu quyết, nhiều hơn 28 đồng chí" in check_figures(None, 20, 9, 28)


@pytest.mark.parametrize(
    ("told", "kept"),
    [((None, 0, 0), 0), ((None, 1, 0), None), ((None, 0, 2), None), ((0, 3, 0), 0), ((5, 0, 0), 5)],
)
def test_a_number_in_favour_is_missing_only_beside_others(told, kept):
    assert kept_in_favour(*told) == kept


@pytest.mark.parametrize(
    ("vote", "base", "share"),
    [
        (VoteRecord(1, "", 7), 28, 0.25),
        (VoteRecord(1, "", 0, 3), 28, 0.0),
        (VoteRecord(1, "", 0), 28, None),
        (VoteRecord(1, "", None, 3), 28, None),
        (VoteRecord(1, "", 7), 0, None),
        (VoteRecord(1, "", 7), None, None),
    ],
)
def test_a_share_is_told_only_of_what_was_counted(vote, base, share):
    assert share_of(vote, base) == share


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (VoteRecord(1, "", 25, base=28), "tán thành 25/28 đồng chí (giơ tay)"),
        (
            VoteRecord(1, "", 25, 1, 2, VoteMethod.SECRET, 28),
            "tán thành 25/28 đồng chí; không tán thành 01 đồng chí; ý kiến khác 02 đồng chí (bỏ phiếu kín)",
        ),
        (VoteRecord(1, "", 5), "tán thành 05 đồng chí (giơ tay)"),
        (VoteRecord(1, "", 0, base=32), "tán thành ……/32 đồng chí (giơ tay)"),
        (VoteRecord(1, "", 0, 2, base=32), "tán thành 0/32 đồng chí; không tán thành 02 đồng chí (giơ tay)"),
        (VoteRecord(1, "", None, 2, base=32), "tán thành ……/32 đồng chí; không tán thành 02 đồng chí (giơ tay)"),
    ],
)
def test_a_result_in_words(vote, words):
    assert figures(vote) == words


AT = datetime(2026, 5, 14, 15, 20)
LATE, EARLY = AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY


def test_late_and_early_stay_in_the_base_and_are_named_while_they_are_away():
    roll = [
        *entries(3), entry(AttendanceStatus.EXCUSED), entry(None),
        entry(LATE, name="Ma Thị Hoa", arrived_at=AT.replace(hour=16, minute=0)),
        entry(LATE, arrived_at=AT.replace(hour=14)),
        entry(EARLY, name="Hà Thị Lan", left_at=AT.replace(minute=0)), entry(EARLY, left_at=AT.replace(hour=16)),
        entry(EARLY), entry(LATE), entry(standing=Standing.PROBATIONARY),
    ]  # fmt: skip
    voters = electorate(roll, rules(), AT)
    assert (voters.base, len(voters.here)) == (11, 7) == (count(roll, rules()).voting_base, 7)
    assert explain_presence(voters, AT) == (
        "Lúc 15:20 có mặt 07/11 đồng chí; vắng mặt 01; chưa đến: đ/c Ma Thị Hoa (16:00); "
        "đã về: đ/c Hà Thị Lan (15:00); chưa điểm danh 01. Số để tính tỷ lệ vẫn là 11."
    )


def test_a_full_room_and_a_room_not_called_are_said_in_short():
    assert explain_presence(electorate(entries(9), rules(), AT), AT) == "Lúc 15:20 có mặt đủ 09 đồng chí."
    assert explain_presence(electorate(entries(9, None), rules(), AT), AT) == ""


def opinion(member="m1", stance=Stance.AGAINST, reason=""):
    return VoteOpinion(member, stance, reason)


ENTITLED = frozenset({"m1", "m2", "m3"})


@pytest.mark.parametrize(
    ("counted", "named", "said"),
    [
        ((1, 0), [opinion()], ""),
        ((1, 1), [opinion(), opinion("m2", Stance.RESERVED)], ""),
        ((0, 0), [], ""),
        ((0, 1), [opinion()], "Ghi tên 01 đồng chí không tán thành, nhưng số đã đếm là 0."),
        ((0, 0), [opinion(stance=Stance.OTHER)], "Ghi tên 01 đồng chí ý kiến khác, nhưng số đã đếm là 0."),
        ((1, 0), [opinion(), opinion("m2", Stance.RESERVED)], "nhiều hơn số không tán thành và ý kiến khác"),
        ((1, 0), [opinion("m9")], "có đồng chí không có quyền biểu quyết"),
    ],
)
def test_those_named_are_checked_against_the_figures(counted, named, said):
    found = check_named(*counted, named, ENTITLED)
    assert said in found
    assert bool(said) == bool(found)


def test_the_next_person_named_probably_stood_where_nobody_is_named_yet():
    assert likely_stance(1, 1, []) is Stance.AGAINST
    assert likely_stance(1, 1, [opinion()]) is Stance.OTHER
    assert likely_stance(0, 0, []) is Stance.RESERVED


def test_only_those_entitled_may_be_named():
    roll = [entry(member_id="m1"), entry(member_id="m2", standing=Standing.PROBATIONARY)]
    assert entitled_ids(roll, rules()) == {"m1"}


def test_the_minutes_name_who_stood_apart_in_their_own_words():
    roll = [entry(member_id="m1", name="Lò Văn Chương"), entry(member_id="m2", name="Nông Thị Đạt")]
    named = (opinion(reason="Chưa rõ kinh phí.\nĐề nghị lùi lại"), opinion("m2", Stance.RESERVED))
    vote = VoteRecord(1, "Thí điểm sáng thứ Bảy.", 24, 1, 1, base=27, opinions=named)
    assert sentence(vote, 27, roll) == (
        "Biểu quyết (giơ tay) nội dung “Thí điểm sáng thứ Bảy”: tán thành 24/27 đồng chí, đạt tỷ lệ 88,9%; "
        "không tán thành 01 đồng chí; ý kiến khác 01 đồng chí. Đồng chí Lò Văn Chương không tán thành: "
        "Chưa rõ kinh phí. Đề nghị lùi lại. Đồng chí Nông Thị Đạt bảo lưu ý kiến."
    )


def test_a_vote_nobody_counted_leaves_a_blank():
    assert sentence(VoteRecord(1, "", 0), 27, []) == "Biểu quyết (giơ tay) nội dung “……”: tán thành ……/27 đồng chí."
