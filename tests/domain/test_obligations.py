"""How something owed stands on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain import obligations
from app.domain.obligations import Chosen, Group, Settles, stand
from app.domain.year import Share
from tests.domain.duties import TODAY, duty


@pytest.mark.parametrize(
    ("ahead", "group", "words", "tone"),
    [
        (-3, Group.OVERDUE, "Quá hạn 3 ngày", "bad"),
        (0, Group.SOON, "Đến hạn hôm nay", "warn"),
        (7, Group.SOON, "Còn 7 ngày", "warn"),
        (8, Group.LATER, "Còn 8 ngày", "neutral"),
    ],
)
def test_days_are_said_in_words(ahead: int, group: Group, words: str, tone: str) -> None:
    found = stand(duty(due=TODAY + timedelta(days=ahead)), TODAY)
    assert (found.group, found.text, found.tone) == (group, words, tone)


def test_days_are_counted_across_the_end_of_a_year() -> None:
    assert stand(duty(due=date(2026, 12, 25)), date(2027, 1, 4)).text == "Quá hạn 10 ngày"


def test_what_is_done_says_whether_in_time() -> None:
    late = duty(done_on=TODAY + timedelta(days=4))
    assert (stand(late, TODAY).text, stand(late, TODAY).tone) == ("Xong muộn 4 ngày", "warn")
    assert stand(duty(done_on=TODAY), TODAY).text == "Xong đúng hạn"
    assert stand(duty(due=None, done_on=TODAY), TODAY).text == "Đã xong"


def test_what_is_dropped_or_cannot_be_done_any_more_is_closed() -> None:
    assert stand(duty(dropped=True), TODAY).group is Group.CLOSED
    assert stand(duty(lapses_on=TODAY), TODAY).text == "Không ghi ngày làm"
    assert stand(duty(lapses_on=TODAY + timedelta(days=1)), TODAY).group is Group.SOON


def test_the_longest_overdue_stand_first_and_what_is_done_last() -> None:
    listed = [
        duty("done", done_on=TODAY), duty("undated", None), duty("later", date(2026, 12, 25)),
        duty("soon", date(2026, 11, 25)), duty("late", date(2026, 11, 1)), duty("latest", date(2026, 2, 28)),
        duty("dropped", dropped=True),
    ]  # fmt: skip
    keys = [one.key for one in obligations.in_order(listed, TODAY)]
    assert keys == ["latest", "late", "soon", "later", "undated", "done", "dropped"]


def test_a_choice_shows_its_groups() -> None:
    listed = (duty("late", date(2026, 1, 1)), duty("later", date(2026, 12, 31)), duty("done", done_on=TODAY))
    keys = {which: [one.key for one in obligations.choose(listed, which, TODAY)] for which in Chosen}
    assert keys[Chosen.OPEN] == ["late", "later"]
    assert (keys[Chosen.OVERDUE], keys[Chosen.DONE], len(keys[Chosen.ALL])) == (["late"], ["done"], 3)


def test_only_the_next_is_pressing_when_nothing_is_near() -> None:
    far, near = duty("far", date(2026, 12, 31)), duty("near", date(2026, 12, 25))
    assert obligations.pressing((far, near), TODAY) == (near,)
    soon = duty("soon", TODAY)
    assert obligations.pressing((far, near, soon, duty("undated", None)), TODAY)[0] == soon


def test_on_time_counts_what_was_done_and_what_is_overdue() -> None:
    listed = (
        duty("a", date(2026, 2, 28), done_on=date(2026, 2, 28)), duty("b", date(2026, 3, 1), done_on=date(2026, 3, 2)),
        duty("c", date(2026, 4, 1)), duty("d", date(2026, 12, 25)), duty("e", date(2026, 1, 1), dropped=True),
        duty("f", None, done_on=TODAY), duty("g", date(2026, 3, 31), settles=Settles.SESSION, done_on=TODAY),
        duty("h", date(2025, 4, 1), year=2025),
    )  # fmt: skip
    assert obligations.on_time(listed, 2026, TODAY) == Share(1, 3)
    found = obligations.on_time_indicator(listed, 2026, TODAY)
    assert (found.note, found.tone) == ("1 việc quá hạn", "warn")
    assert "ngày lịch" in found.definition


def test_a_year_in_which_nothing_fell_due_has_no_rate() -> None:
    found = obligations.on_time_indicator((), 2026, TODAY)
    assert (found.share.rate, found.tone, found.note) == (None, "neutral", "chưa có việc nào đến hạn")


def test_the_way_and_the_day_are_said_in_words() -> None:
    one = duty(due=date(2026, 2, 28), recipient="Đảng ủy xã", via="Ban Tuyên giáo", how="văn bản")
    assert obligations.way(one) == "Đảng ủy xã · qua Ban Tuyên giáo · văn bản"
    assert obligations.due_words(one) == "Thứ Bảy, 28/02/2026"
    assert obligations.due_words(duty(due=None)) == "Chưa có hạn"


def test_a_line_says_what_it_is_about() -> None:
    assert duty(about="chuyên đề quý III").line == "Báo cáo – chuyên đề quý III"
    assert duty(title="Báo cáo năm", about="2026").line == "Báo cáo năm 2026"
    assert duty().line == "Báo cáo"
