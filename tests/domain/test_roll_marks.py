"""What a mark does to a line of the roll."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.records import RollEntry
from app.domain.roll_marks import marked, note, status_tone, status_words, uncalled
from app.domain.vocabulary import AttendanceStatus as Status
from app.domain.vocabulary import ReasonKind, Standing

NOW = datetime(2026, 11, 26, 14, 12)
LATER = datetime(2026, 11, 26, 15, 20)
OFFICIAL = RollEntry("m1", "Lý Văn Páo", Standing.OFFICIAL)


def test_coming_late_and_leaving_early_are_timed() -> None:
    late = marked(OFFICIAL, Status.LATE, NOW)
    early = marked(late, Status.LEFT_EARLY, LATER)
    assert (late.arrived_at, late.left_at) == (NOW, None)
    assert (early.arrived_at, early.left_at) == (NOW, LATER)


def test_without_a_clock_no_time_is_invented() -> None:
    assert marked(OFFICIAL, Status.LATE, None).arrived_at is None


def test_a_reason_stays_only_with_an_excused_absence() -> None:
    excused = RollEntry(
        "m1", "A", Standing.OFFICIAL, status=Status.EXCUSED, reason_kind=ReasonKind.WORK, reason="đi họp"
    )
    present = marked(excused, Status.PRESENT, NOW)
    assert (present.reason_kind, present.reason) == (None, "")
    assert marked(excused, Status.EXCUSED, NOW) == excused


def test_clearing_leaves_nothing_behind() -> None:
    assert marked(marked(OFFICIAL, Status.LATE, NOW), None, LATER) == OFFICIAL


def test_marking_the_same_again_keeps_the_first_time() -> None:
    assert marked(marked(OFFICIAL, Status.LATE, NOW), Status.LATE, LATER).arrived_at == NOW


def test_everyone_present_leaves_out_who_is_away_exempt_or_called() -> None:
    away = RollEntry("m2", "B", Standing.TEMPORARY_AWAY)
    exempt = RollEntry("m3", "C", Standing.EXEMPT)
    called = RollEntry("m4", "D", Standing.OFFICIAL, status=Status.UNEXCUSED)
    assert uncalled([OFFICIAL, away, exempt, called]) == [OFFICIAL]


@pytest.mark.parametrize(
    ("entry", "words", "tone"),
    [
        (OFFICIAL, "Chưa điểm danh", ""),
        (RollEntry("m", "A", Standing.EXEMPT), "Miễn sinh hoạt", "neutral"),
        (RollEntry("m", "A", Standing.TEMPORARY_AWAY), "Sinh hoạt nơi khác", "neutral"),
        (marked(OFFICIAL, Status.PRESENT, NOW), "Có mặt", "good"),
        (marked(OFFICIAL, Status.LATE, NOW), "Đến muộn 14:12", "warn"),
        (marked(marked(OFFICIAL, Status.LATE, NOW), Status.LEFT_EARLY, LATER), "Về sớm 15:20 · đến 14:12", "warn"),
        (marked(OFFICIAL, Status.EXCUSED, NOW), "Vắng có lý do", "warn"),
        (marked(OFFICIAL, Status.UNEXCUSED, NOW), "Vắng không lý do", "bad"),
    ],
)
def test_a_line_reads_in_words_and_a_tone(entry: RollEntry, words: str, tone: str) -> None:
    assert (status_words(entry), status_tone(entry)) == (words, tone)


def test_the_note_is_the_post_or_a_special_standing() -> None:
    assert note(RollEntry("m", "A", Standing.OFFICIAL, position="Bí thư")) == "Bí thư"
    assert note(RollEntry("m", "A", Standing.PROBATIONARY)) == "dự bị"
    assert note(RollEntry("m", "A", Standing.EXEMPT)) == "miễn"
    assert note(OFFICIAL) == ""
