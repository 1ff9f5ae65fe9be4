"""What people did or set, merged with what the rules ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.obligation_rows import days, obligations
from app.domain.obligations import Duty
from app.domain.vocabulary import FollowUpKind, Repeat
from app.domain.year_records import ObligationRecord
from tests.domain.duties import PLAN, REPORT, TODAY, UP, ground, pack, session

OWN = ObligationRecord(5, 2026, "own:ab", "Nộp danh sách", date(2026, 1, 31), repeat=Repeat.MONTHLY)


def listed(*rows: ObligationRecord, year: int = 2026, today: date = TODAY) -> dict[str, Duty]:
    found = obligations(ground(pack(PLAN, REPORT)), rows, year, today)
    return {one.key: one for one in found}


@pytest.mark.parametrize(
    ("first", "repeat", "year", "found"),
    [
        (date(2026, 1, 31), Repeat.MONTHLY, 2026, "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12"),
        (date(2027, 11, 30), Repeat.QUARTERLY, 2028, "29/2 30/5 30/8 30/11"),
        (date(2026, 3, 15), Repeat.HALF_YEARLY, 2026, "15/3 15/9"),
        (date(2028, 2, 29), Repeat.YEARLY, 2029, "28/2"),
        (date(2028, 2, 29), Repeat.YEARLY, 2032, "29/2"),
        (date(2026, 3, 15), Repeat.ONCE, 2026, "15/3"),
        (date(2026, 3, 15), Repeat.ONCE, 2027, ""),
        (date(2027, 3, 15), Repeat.MONTHLY, 2026, ""),
    ],
)
def test_what_comes_back_keeps_its_day_of_the_month(first: date, repeat: Repeat, year: int, found: str) -> None:
    assert " ".join(f"{day.day}/{day.month}" for day in days(first, repeat, year)) == found


def test_a_row_with_a_key_says_what_was_done_and_changed() -> None:
    row = ObligationRecord(
        1, 2026, "year_plan:2026", due_on=date(2026, 3, 10), via="Ban Tổ chức", done_on=date(2026, 3, 9), issued=4,
        note="n",
    )  # fmt: skip
    found = listed(row)["year_plan:2026"]
    assert (found.due_on, found.usual_due, found.via, found.done_on) == (
        date(2026, 3, 10), date(2026, 2, 28), "Ban Tổ chức", date(2026, 3, 9),
    )  # fmt: skip
    assert (found.recipient, found.issued, found.note, found.title) == ("Đảng ủy xã", 4, "n", "Gửi kế hoạch năm")


def test_what_is_kept_with_the_session_is_not_taken_from_a_row() -> None:
    held = session(follow_ups={FollowUpKind.REPORTED_UP: date(2026, 9, 11)})
    row = ObligationRecord(1, 2026, "reported_up:q3", done_on=date(2026, 1, 1), how="giấy")
    found = obligations(ground(pack(UP), sessions=(held,)), (row,), 2026, TODAY)[0]
    assert (found.done_on, found.how) == (date(2026, 9, 11), "giấy")


def test_only_what_is_open_of_the_year_before_is_shown() -> None:
    done = ObligationRecord(1, 2025, "year_plan:2025", done_on=date(2025, 2, 1))
    assert set(listed(done, today=date(2026, 1, 5))) == {"year_report:2025", "year_plan:2026", "year_report:2026"}


def test_a_persons_own_comes_back_on_its_days_each_done_by_itself() -> None:
    march = ObligationRecord(6, 2026, "own:ab:2026-03-31", done_on=date(2026, 3, 30))
    found = listed(replace(OWN, done_on=date(2026, 1, 30)), march)
    mine = {key: one for key, one in found.items() if key.startswith("own:")}
    assert len(mine) == 12
    assert (mine["own:ab"].done_on, mine["own:ab:2026-03-31"].done_on) == (date(2026, 1, 30), date(2026, 3, 30))
    assert mine["own:ab:2026-02-28"].done_on is None
    assert {(one.row, one.title, one.first_on) for one in mine.values()} == {(5, "Nộp danh sách", date(2026, 1, 31))}


def test_a_day_that_was_done_stays_when_it_comes_back_otherwise() -> None:
    march = ObligationRecord(6, 2026, "own:ab:2026-03-31", done_on=date(2026, 3, 30))
    assert "own:ab:2026-03-31" in listed(replace(OWN, repeat=Repeat.YEARLY), march)


def test_own_obligations_without_a_key_or_a_day_are_listed_by_their_row() -> None:
    undated = ObligationRecord(8, 2026, title="Xin ý kiến")
    assert listed(undated)["own:#8"].due_on is None
    assert "own:#8" in listed(replace(undated, year=2023))
    assert "own:#8" not in listed(replace(undated, year=2023, dropped=True))
