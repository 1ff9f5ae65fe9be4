"""The roster in lists: order, search, figures, forms."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.members import (
    TypedMember,
    check_typed,
    date_faults,
    figures,
    groups,
    holder,
    in_roster_order,
    matches,
    secretary,
    sitting_posts,
    standing_day,
    typed_member,
)
from app.domain.records import MemberRecord
from app.domain.vocabulary import CellKind, SessionKind, Standing


def member(name: str, position: str = "", standing: Standing = Standing.OFFICIAL, group: str = "") -> MemberRecord:
    return MemberRecord(name, name, standing, position, group)


def test_posts_come_first_then_given_names_and_those_who_left_last() -> None:
    roster = [
        member("Phạm Văn Đức"), member("Lê Thị Ánh"), member("Trần Văn An", standing=Standing.LEFT),
        member("Hà Văn Dũng"), member("Vũ Thị Yến", "Phó Bí thư"), member("Ngô Thị Xuân", "Bí thư"),
    ]  # fmt: skip
    names = [m.full_name for m in in_roster_order(roster)]
    assert names == ["Ngô Thị Xuân", "Vũ Thị Yến", "Lê Thị Ánh", "Hà Văn Dũng", "Phạm Văn Đức", "Trần Văn An"]


@pytest.mark.parametrize("typed", ["hung", "Hùng nguyen", "bi thu", "to dang 1", "", "chinh thuc"])
def test_search_needs_no_diacritics(typed: str) -> None:
    assert matches(member("Nguyễn Văn Hùng", "Bí thư", group="Tổ đảng 1"), typed)


def test_search_leaves_out_whom_it_does_not_mean() -> None:
    assert not matches(member("Nguyễn Văn Hùng"), "hung lan")
    assert not matches(member("Lò Văn Chương"), "huong")


def test_the_secretary_is_a_present_member_with_that_post() -> None:
    old, new = member("Trần Văn An", "Bí thư", Standing.LEFT), member("Ngô Thị Xuân", "Bí thư")
    youth = member("Lê Thị Ánh", "Bí thư Chi đoàn")
    assert secretary([old, youth, new]) is new
    assert secretary([old]) is None


def test_figures_count_each_standing_without_those_who_left() -> None:
    roster = [member("An"), member("Bình", standing=Standing.PROBATIONARY), member("Chi", standing=Standing.LEFT)]
    assert figures(roster) == "2 đồng chí: 1 chính thức, 1 dự bị"
    assert figures([]) == ""


def test_groups_are_named_once() -> None:
    assert groups([member("A", group="Tổ 2"), member("B", group="Tổ 1"), member("C", group="Tổ 2")]) == ("Tổ 1", "Tổ 2")


def test_dates_that_contradict_each_other_are_said_at_the_later_one() -> None:
    assert set(date_faults("2001", "2000", "1999")) == {"official_on", "left_on"}
    assert date_faults("2001", "2001", None) == {}


def test_a_form_that_is_in_order_gives_dates_as_they_are_kept() -> None:
    dates, faults = check_typed(TypedMember("Hà Thị Lan", joined_on="02/2001", official_on="3/2/2002", left_on="2005"))
    assert faults == {}
    assert dates == {"joined_on": "2001-02", "official_on": "2002-02-03", "left_on": None}


def test_a_form_says_what_is_wrong_by_its_field() -> None:
    _, faults = check_typed(TypedMember(" ", joined_on="mai", since="2026"))
    assert set(faults) == {"full_name", "joined_on", "since"}


def test_a_member_shows_in_a_form_as_they_can_be_typed_again() -> None:
    known = MemberRecord("m1", "Hà Thị Lan", Standing.LEFT, "", "", "2001", "2002-03", "2026-03-31")
    dates, faults = check_typed(typed_member(known))
    assert faults == {}
    assert dates == {"joined_on": "2001", "official_on": "2002-03", "left_on": "2026-03-31"}


def test_a_new_standing_holds_from_the_day_typed_or_the_day_of_leaving() -> None:
    assert standing_day(TypedMember("An", since="18/12/2026")) == date(2026, 12, 18)
    assert standing_day(TypedMember("An", Standing.LEFT, left_on="01/11/2026")) == date(2026, 11, 1)
    assert standing_day(TypedMember("An", Standing.LEFT, left_on="2026")) is None


def test_the_holder_of_a_post_is_found_by_how_the_post_begins() -> None:
    deputy = MemberRecord("m2", "Ma Thị Hoa", Standing.OFFICIAL, "Phó Bí thư Thường trực Đảng ủy")
    gone = MemberRecord("m3", "Hà Thị Lan", Standing.LEFT, "Phó Bí thư Thường trực")
    assert holder([gone, deputy], "Phó Bí thư Thường trực") == deputy
    assert holder([gone], "Phó Bí thư Thường trực") is None


@pytest.mark.parametrize(
    ("kind", "cell", "posts"),
    [
        (SessionKind.COMMITTEE, CellKind.AGENCY, frozenset({"Bí thư", "Chi ủy viên"})),
        (SessionKind.COMMITTEE, CellKind.COMMITTEE, None),
        (SessionKind.REGULAR, CellKind.AGENCY, None),
    ],
)
def test_only_a_committee_meeting_of_a_cell_is_for_some(
    kind: SessionKind, cell: CellKind, posts: frozenset[str] | None
) -> None:
    assert sitting_posts(kind, cell, ["Bí thư", "", "Chi ủy viên", "Tổ trưởng"]) == posts
