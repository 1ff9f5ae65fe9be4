"""Which backups are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.backups import BackupName, is_due, next_name, superfluous

NOW = datetime(2026, 11, 26, 14, 0)


def backups(*ages: timedelta) -> list[BackupName]:
    """Backups of these ages, the oldest first."""
    return [BackupName(number, NOW - age) for number, age in enumerate(sorted(ages, reverse=True), 1)]


def years(*, a_day: int, days: int) -> list[BackupName]:
    return backups(*(timedelta(hours=hours * 24 / a_day) for hours in range(days * a_day)))


def left(present: list[BackupName]) -> list[BackupName]:
    gone = set(superfluous(present))
    return [one for one in present if one not in gone]


def test_a_name_says_which_and_when() -> None:
    name = BackupName(7, NOW)
    assert str(name) == "000007 2026-11-26 140000.scb"
    assert BackupName.parse(str(name)) == name
    assert [BackupName.parse(other) for other in ("so.scb", "000001 2026-13-40 000000.scb", "1 x.scb")] == [None] * 3


def test_everything_of_the_last_two_days_is_kept() -> None:
    present = backups(*(timedelta(minutes=30 * n) for n in range(96)))
    assert superfluous(present) == ()


def test_three_years_shrink_to_days_weeks_and_months() -> None:
    kept = left(years(a_day=4, days=1100))
    older = [one for one in kept if NOW - one.at > timedelta(days=2)]
    assert len(older) == 12 + 10 + 9
    assert NOW - older[0].at > timedelta(days=270)


def test_a_clock_that_jumped_forward_does_not_empty_the_folder() -> None:
    present = years(a_day=2, days=30)
    jumped = [*present, BackupName(len(present) + 1, NOW + timedelta(days=3650))]
    assert len(left(jumped)) >= 15
    assert jumped[-1] in left(jumped)


def test_a_clock_that_went_back_loses_no_new_backup() -> None:
    present = years(a_day=1, days=10)
    late = BackupName(len(present) + 1, NOW - timedelta(days=3650))
    assert late in left([*present, late])


@given(st.lists(st.integers(-5000, 5000), max_size=40), st.integers(1, 4))
def test_the_newest_always_stays_and_thinning_again_changes_nothing(days: list[int], hours: int) -> None:
    present = [BackupName(n, NOW + timedelta(days=day, hours=hours)) for n, day in enumerate(days, 1)]
    kept = left(present)
    assert not present or present[-1] in kept
    assert superfluous(kept) == ()


def test_numbers_go_on_from_the_highest() -> None:
    assert next_name([], NOW).number == 1
    assert next_name([BackupName(9, NOW), BackupName(3, NOW)], NOW).number == 10


def test_a_backup_is_due_half_an_hour_after_the_last_when_something_changed() -> None:
    last = BackupName(1, NOW)
    assert not is_due(last, None, NOW + timedelta(days=1))
    assert not is_due(last, NOW, NOW + timedelta(minutes=29))
    assert is_due(last, NOW, NOW + timedelta(minutes=30))
    assert is_due(last, NOW, NOW - timedelta(days=400))
    assert is_due(None, NOW, NOW)
