"""Counting a roll: figures, the sentence of the minutes, who is entitled to vote."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import RollEntry, StandingRecord
from app.domain.roll import RollCount, count, in_order, is_away, is_exempt, rank, reason_of, sentence, standing_on
from app.domain.vocabulary import AttendanceStatus, ReasonKind, Standing
from tests.factory import entries, entry, member, rules

EXCUSED, UNEXCUSED = AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED
LATE, LEFT_EARLY, MARKED_EXEMPT = AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY, AttendanceStatus.EXEMPT
AWAY, EXEMPT, HERE = Standing.TEMPORARY_AWAY, Standing.EXEMPT, Standing.TEMPORARY_HERE
ANYBODY = st.builds(
    entry,
    st.none() | st.sampled_from(AttendanceStatus),
    st.sampled_from(Standing),
    convened=st.booleans(),
)


def counted(*lines: Sequence[RollEntry] | RollEntry) -> RollCount:
    roll = [one for line in lines for one in ([line] if isinstance(line, RollEntry) else line)]
    return count(roll, rules())


def test_who_came_late_or_left_early_was_there() -> None:
    counts = counted(entries(3), entry(LATE), entry(LEFT_EARLY), entry(EXCUSED), entry(UNEXCUSED))
    assert (counts.total, counts.present, counts.absent) == (7, 5, 2)
    assert counts.rate == 5 / 7


def test_an_exempt_member_who_stays_away_is_neither_present_nor_absent() -> None:
    counts = counted(entries(4), entry(None, EXEMPT), entry(MARKED_EXEMPT))
    assert (counts.total, counts.present, counts.absent, counts.exempt, counts.expected) == (6, 4, 0, 2, 4)
    assert counts.rate == 1


def test_an_exempt_member_who_comes_is_present_and_votes() -> None:
    counts = counted(entries(4), entry(standing=EXEMPT))
    assert (counts.present, counts.exempt, counts.voting_base) == (5, 0, 5)


def test_a_member_attending_elsewhere_is_not_expected() -> None:
    counts = counted(entries(4), entry(None, AWAY), entry(EXCUSED, AWAY))
    assert (counts.total, counts.away, counts.absent, counts.expected) == (6, 2, 0, 4)


def test_a_member_attending_here_for_a_time_is_counted_apart_and_has_no_vote() -> None:
    counts = counted(entries(4), entry(standing=HERE))
    assert (counts.total, counts.official, counts.temporary_here, counts.voting_base) == (5, 4, 1, 4)


def test_who_was_not_called_is_listed_and_still_expected() -> None:
    waiting = entry(None, name="Lê Thị Chi")
    counts = counted(entries(2), waiting)
    assert counts.uncalled == (waiting,)
    assert (counts.present, counts.absent, counts.expected) == (2, 0, 3)


def test_who_is_only_named_in_a_session_is_not_counted() -> None:
    assert counted(entries(2), entry(None, convened=False)).total == 2


def test_an_empty_roll_has_no_rate() -> None:
    counts = counted()
    assert (counts.total, counts.voting_base, counts.rate) == (0, 0, None)


def test_of_29_official_members_an_absent_exempt_one_does_not_count_in_a_vote() -> None:
    counts = counted(entries(28), entry(None, EXEMPT))
    assert (counts.official, counts.voting_base, counts.voting_excluded) == (29, 28, 1)


def test_of_20_official_members_the_3_who_are_absent_count_in_a_vote() -> None:
    assert counted(entries(17), entries(2, EXCUSED), entry(UNEXCUSED)).voting_base == 20


def test_of_20_official_members_the_3_attending_elsewhere_do_not_count_in_a_vote() -> None:
    counts = counted(entries(17), entries(3, None, AWAY))
    assert (counts.official, counts.voting_base, counts.voting_excluded) == (20, 17, 3)


def test_probationary_members_have_no_vote() -> None:
    counts = counted(entries(9), entries(2, standing=Standing.PROBATIONARY))
    assert (counts.probationary, counts.voting_base) == (2, 9)


@given(st.lists(ANYBODY, max_size=12))
def test_everybody_is_counted_exactly_once(roll: list[RollEntry]) -> None:
    counts = count(roll, rules())
    assert counts.total == counts.present + counts.absent + counts.exempt + counts.away + len(counts.uncalled)
    assert 0 <= counts.voting_base <= counts.official
    assert counts.rate is None or 0 <= counts.rate <= 1


@given(ANYBODY)
def test_nobody_is_away_or_exempt_and_in_the_room(line: RollEntry) -> None:
    came = line.status is not None and line.status.is_present
    assert not (came and (is_away(line) or is_exempt(line)))


def test_the_sentence_names_the_absent_in_the_order_of_names_with_their_reasons() -> None:
    absent = entry(EXCUSED, name="Ma Văn Tấn", reason_kind=ReasonKind.WORK)
    silent = entry(EXCUSED, name="Lý Văn Páo")
    truant = entry(UNEXCUSED, name="Lò Văn Chương", reason="không ai biết")
    assert sentence(counted(entries(3), absent, silent, truant)) == (
        "Tổng số đảng viên: 06 đồng chí (chính thức: 06; dự bị: 0). Có mặt: 03 đồng chí. Vắng mặt: 03 đồng chí; "
        "có lý do: đ/c Lý Văn Páo (……), đ/c Ma Văn Tấn (công tác); không lý do: đ/c Lò Văn Chương."
    )


def test_the_sentence_counts_apart_who_is_not_simply_official() -> None:
    counts = counted(entries(10), entry(standing=HERE), entry(None, EXEMPT), entry(None, AWAY))
    assert sentence(counts) == (
        "Tổng số đảng viên: 13 đồng chí (chính thức: 12; dự bị: 0; sinh hoạt tạm thời: 01). Có mặt: 11 đồng chí. "
        "Vắng mặt: 0. Được miễn sinh hoạt: 01 đồng chí. Sinh hoạt tạm thời nơi khác: 01 đồng chí."
    )


def test_a_reason_in_words_comes_before_its_category() -> None:
    assert reason_of(entry(EXCUSED, reason_kind=ReasonKind.SICK, reason="đi viện")) == "đi viện"
    assert reason_of(entry(EXCUSED, reason_kind=ReasonKind.SICK)) == "ốm"
    assert reason_of(entry(EXCUSED)) == ""


@pytest.mark.parametrize(
    ("position", "place"),
    [
        ("Bí thư", 0), ("Bí thư Chi bộ", 0), ("Bí thư, Trưởng phòng", 0), ("BÍ THƯ", 0), ("Phó Bí thư", 1),
        ("Chi uỷ viên", 2), ("Chi ủy viên", 2), ("", 3), ("Tổ trưởng Tổ đảng 1", 3),
        ("Bí thư Đoàn thanh niên", 3), ("Bí thư Chi đoàn", 3), ("Phó Bí thư Đoàn xã", 3),
    ],
)  # fmt: skip
def test_posts_of_the_cell_have_their_order_and_posts_elsewhere_have_none(position: str, place: int) -> None:
    assert rank(position) == place


def test_a_roll_sheet_begins_with_the_posts_and_goes_on_in_the_order_of_vietnamese_names() -> None:
    lines = [entry(position=post, name=name) for name, post in
             (("Bùi Đào", ""), ("B", "Chi ủy viên"), ("C", "Bí thư"), ("Vũ Dũng", ""), ("E", "Phó Bí thư"),
              ("Lê Ân", ""), ("Mai An", ""), ("An Dung", ""))]  # fmt: skip
    names = ["C", "E", "B", "Mai An", "Lê Ân", "An Dung", "Vũ Dũng", "Bùi Đào"]
    assert [line.full_name for line in in_order(lines)] == names


def test_who_left_later_stood_on_the_day_as_the_history_says() -> None:
    history = (StandingRecord(Standing.EXEMPT, "2020"), StandingRecord(Standing.LEFT, "2026-03-31"))
    gone = member(standing=Standing.LEFT, left_on="2026-03-31", history=history)
    assert standing_on(gone, "2026-02-12") is Standing.EXEMPT
    assert standing_on(gone, "2026-03-31") is Standing.LEFT


@pytest.mark.parametrize(
    ("joined", "official", "standing"),
    [
        ("2008", "2009", Standing.OFFICIAL),
        (None, None, Standing.OFFICIAL),
        ("2025-10-01", "2026-10-01", Standing.PROBATIONARY),
        ("2025-10-01", None, Standing.PROBATIONARY),
    ],
)
def test_who_left_without_a_history_stood_as_the_dates_tell(
    joined: str | None, official: str | None, standing: Standing
) -> None:
    gone = member(standing=Standing.LEFT, joined_on=joined, official_on=official, left_on="2026-11-01")
    assert standing_on(gone, "2026-05-14") is standing


def test_who_belongs_to_the_cell_stands_as_today() -> None:
    assert standing_on(member(standing=Standing.PROBATIONARY), "2020-01-01") is Standing.PROBATIONARY
