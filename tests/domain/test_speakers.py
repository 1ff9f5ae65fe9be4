"""Who is meant by a few letters, and who has not spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.records import GuestRecord, Speaker
from app.domain.speakers import (
    candidates,
    certain,
    is_whole_name,
    last_of,
    named,
    people,
    speaker_name,
    unspoken,
)
from app.domain.vocabulary import AttendanceStatus, Standing
from tests.factory import entry, member, said, session

NAMES = (
    "Nguyễn Văn Hùng", "Hoàng Tiến Đạt", "Nông Thị Đạt", "Phạm Hồng An", "Nguyễn Thị Ân", "Đặng Thị Ánh",
    "Hà Thị Lan", "Tạ Thị Hòa", "Bế Văn Lâm", "Trần Thu Uyên", "Đỗ Thị Lệ Thủy",
)  # fmt: skip


def roll(*names, **facts):
    return tuple(entry(name=name, member_id=name, **facts) for name in names)


def found(query, record=None, members=()):
    record = record or session(roll=roll(*NAMES), contributions=())
    return [person.full_name for person in candidates(query, record, members)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nvh", "Nguyễn Văn Hùng"),
        ("NVH", "Nguyễn Văn Hùng"),
        ("htđ", "Hoàng Tiến Đạt"),
        ("lan", "Hà Thị Lan"),
        ("ha thi", "Hà Thị Lan"),
        ("n v hung", "Nguyễn Văn Hùng"),
        ("dtlt", "Đỗ Thị Lệ Thủy"),
        ("thủy", "Đỗ Thị Lệ Thủy"),
        ("thuỷ", "Đỗ Thị Lệ Thủy"),
        ("hoà", "Tạ Thị Hòa"),
        ("HÒA", "Tạ Thị Hòa"),
        ("dat", "Nông Thị Đạt"),
        ("  lâm ", "Bế Văn Lâm"),
        ("guyen van", "Nguyễn Văn Hùng"),
    ],
)
def test_finds_by_initials_words_or_part_of_a_name(query, first):
    record = session(roll=roll(*NAMES), contributions=(said("Hoàng Tiến Đạt", name="Hoàng Tiến Đạt"),))
    assert found(query, record)[0] == first


def test_given_name_comes_before_other_words():
    record = session(roll=roll("An Văn Bình", "Ma Thị Anh", "Lý Văn An"), contributions=())
    assert found("an", record) == ["Lý Văn An", "Ma Thị Anh", "An Văn Bình"]


def test_typed_diacritics_prefer_the_name_that_has_them():
    assert found("ân")[0] == "Nguyễn Thị Ân"
    assert found("an")[:2] == ["Phạm Hồng An", "Nguyễn Thị Ân"]


def test_letters_inside_a_word_count_only_when_nothing_else_fits():
    assert "Trần Thu Uyên" not in found("hu")
    assert found("uye")[0] == "Trần Thu Uyên"
    assert found("oang") == ["Hoàng Tiến Đạt"]


def test_whoever_has_not_spoken_comes_first_among_equals():
    record = session(roll=roll("Lý Văn Sơn", "Bàn Văn Sơn"), contributions=(said("Bàn Văn Sơn", name="Bàn Văn Sơn"),))
    assert found("son", record) == ["Lý Văn Sơn", "Bàn Văn Sơn"]


@pytest.mark.parametrize("status", [AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED, AttendanceStatus.EXEMPT])
def test_the_absent_come_after_those_in_the_room(status):
    record = session(roll=(*roll("Ma Văn Tấn", status=status), *roll("Tấn Văn Bảo")), contributions=())
    assert found("tan", record) == ["Tấn Văn Bảo", "Ma Văn Tấn"]


def test_a_roll_that_is_not_called_makes_nobody_absent():
    everyone = people(session(roll=roll("Hà Thị Lan", status=None), contributions=()))
    assert [person.situation for person in everyone] == ["chưa phát biểu"]


def test_guests_are_found_after_members_of_equal_match():
    guests = (GuestRecord(1, "Lục Thị Lan", "Đảng ủy viên"),)
    record = session(roll=roll("Hà Thị Lan"), guests=guests, contributions=())
    assert found("lan", record) == ["Hà Thị Lan", "Lục Thị Lan"]
    guest = candidates("luc", record)[0]
    assert (guest.member_id, guest.title, guest.situation) == (None, "Đảng ủy viên", "khách mời · chưa phát biểu")


def test_members_of_the_roster_are_known_before_anybody_is_convened():
    members = (member("Hà Thị Lan", id="m3"), member("Đỗ Văn Đi", Standing.LEFT))
    record = session(roll=(), contributions=())
    assert found("", record, members) == ["Hà Thị Lan"]


def test_nobody_is_listed_twice():
    record = session(roll=(entry(name="Hà Thị Lan", member_id="m3"),), contributions=())
    assert found("lan", record, (member("Hà Thị Lan", id="m3"),)) == ["Hà Thị Lan"]


def test_homonyms_are_told_apart():
    record = session(
        roll=(
            entry(name="Nguyễn Thị Hương", member_id="m22", group="Tổ đảng 2"),
            entry(name="Nguyễn Thị Hương", member_id="m23", group="Tổ đảng 3", position="Tổ trưởng"),
            entry(name="Hà Thị Lan", member_id="m3", group="Tổ đảng 3"),
        ),
        contributions=(),
    )
    assert [person.shown_name for person in people(record)] == [
        "Nguyễn Thị Hương (Tổ đảng 2)", "Nguyễn Thị Hương (Tổ trưởng)", "Hà Thị Lan",
    ]  # fmt: skip
    said_by = Speaker("Nguyễn Thị Hương", member_id="m22")
    assert speaker_name(said_by, people(record)) == "Nguyễn Thị Hương (Tổ đảng 2)"
    assert certain("Nguyễn Thị Hương", people(record)) is None


def test_a_member_who_is_not_on_the_roll_is_told_from_a_namesake_on_it():
    record = session(roll=(entry(name="Nguyễn Văn Hùng", member_id="m1", group="Tổ đảng 1"),), contributions=())
    newcomer = replace(member("Nguyễn Văn Hùng", id="m2"), position="", group="", apart="vào Đảng 1998")
    assert [person.shown_name for person in people(record, (newcomer,))] == [
        "Nguyễn Văn Hùng (Tổ đảng 1)", "Nguyễn Văn Hùng (vào Đảng 1998)",
    ]  # fmt: skip


def test_a_guest_is_told_from_a_member_of_the_same_name():
    guests = (GuestRecord(1, "Nguyễn Văn Hùng"),)
    record = session(roll=(entry(name="Nguyễn Văn Hùng", member_id="m1", group=""),), guests=guests, contributions=())
    assert [person.shown_name for person in people(record)] == ["Nguyễn Văn Hùng", "Nguyễn Văn Hùng (khách mời)"]


@pytest.mark.parametrize(
    ("query", "name"),
    [("lan", "Hà Thị Lan"), ("Hà Thị Lan", "Hà Thị Lan"), ("dat", None), ("khong ai", None), ("", None), ("  ", None)],
)
def test_certain_is_the_only_one_who_fits(query, name):
    person = certain(query, people(session(roll=roll(*NAMES), contributions=())))
    assert (person.full_name if person else None) == name


def test_a_whole_name_is_certain_though_it_begins_a_longer_one():
    everyone = people(session(roll=roll("Lê Thị Hà", "Lê Thị Hà My"), contributions=()))
    assert certain("lê thị hà", everyone).full_name == "Lê Thị Hà"
    assert [person.full_name for person in named(" lê  thị HÀ ", everyone)] == ["Lê Thị Hà"]


def test_unspoken_are_the_present_who_said_nothing_posts_first():
    record = session(
        roll=(
            entry(name="A", member_id="a"),
            entry(name="B", member_id="b"),
            entry(AttendanceStatus.EXCUSED, name="C", member_id="c"),
            entry(None, name="D", member_id="d"),
            entry(AttendanceStatus.LATE, name="E", member_id="e", position="Bí thư"),
        ),
        contributions=(said("b"), said(None, name="Khách Mời")),
    )
    assert [one.member_id for one in unspoken(record)] == ["e", "a"]


@pytest.mark.parametrize(("text", "whole"), [("Lan", False), ("", False), (" Lục Nhàn ", True), ("Lục Thị Nhàn", True)])
def test_a_person_outside_the_cell_needs_two_words(text, whole):
    assert is_whole_name(text) is whole


def test_the_last_contribution_is_the_one_with_the_highest_id():
    spoken = (said(), said())
    assert last_of(()) == 0
    assert last_of(spoken[::-1]) == spoken[1].id
