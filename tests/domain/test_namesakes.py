"""Telling people of the same name apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.namesakes import in_document, initialled, marks, members_apart, roll_apart
from app.domain.records import MemberRecord, RollEntry
from app.domain.seal import content_hash
from app.domain.vocabulary import Standing
from tests.factory import entry, session

HUNG = MemberRecord("m1", "Nguyễn Văn Hùng", Standing.OFFICIAL)


def told(*facts: dict[str, str]) -> list[str]:
    """Return what tells members of one name apart who have these facts."""
    return [one.apart for one in members_apart(replace(HUNG, id=f"m{at}", **made) for at, made in enumerate(facts, 1))]


@pytest.mark.parametrize(
    ("facts", "apart"),
    [
        (({"group": "Tổ 1"}, {"group": "Tổ 2"}), ["Tổ 1", "Tổ 2"]),
        (({"position": "Bí thư", "group": "Tổ 1"}, {"group": "Tổ 1"}), ["Bí thư", ""]),
        (({"group": "Tổ 1", "joined_on": "1997-05"}, {"group": "Tổ 1", "joined_on": "2001"}),
         ["vào Đảng 1997", "vào Đảng 2001"]),
        (({"joined_on": "2001-02"}, {"joined_on": "2001-09-02"}), ["vào Đảng 02/2001", "vào Đảng 02/09/2001"]),
        (({"joined_on": "2001", "official_on": "2002"}, {"joined_on": "2001"}), ["chính thức 2002", ""]),
        (({}, {}, {"group": "Tổ 1"}), ["người thứ 1", "người thứ 2", "Tổ 1"]),
    ],
)  # fmt: skip
def test_the_first_fact_that_no_namesake_shares_tells_them_apart(
    facts: tuple[dict[str, str], ...], apart: list[str]
) -> None:
    assert told(*facts) == apart


def test_a_probationary_member_is_told_by_that() -> None:
    known = members_apart((HUNG, replace(HUNG, id="m2", standing=Standing.PROBATIONARY)))
    assert [one.shown_name for one in known] == ["Nguyễn Văn Hùng (chính thức)", "Nguyễn Văn Hùng (dự bị)"]


def test_names_collide_whatever_their_case_and_spaces_but_not_their_marks() -> None:
    people = (("Nguyễn Văn Hùng", ("Tổ 1",)), ("NGUYỄN VĂN  HÙNG", ("Tổ 2",)), ("Nguyễn Văn Hưng", ("Tổ 3",)))
    assert marks(people) == ("Tổ 1", "Tổ 2", "")


def test_documents_write_what_is_known_and_never_a_number() -> None:
    roll = tuple(RollEntry(f"m{at}", "Nguyễn Văn Hùng", Standing.OFFICIAL) for at in (1, 2))
    known = roll_apart(roll, [("1997", None), ("2001", None)])
    assert [in_document(one) for one in known] == ["Nguyễn Văn Hùng (vào Đảng 1997)", "Nguyễn Văn Hùng (vào Đảng 2001)"]
    unknown = roll_apart(roll, [(None, None)] * 2)
    assert [in_document(one) for one in unknown] == ["Nguyễn Văn Hùng"] * 2
    assert [one.shown_name for one in unknown] == ["Nguyễn Văn Hùng (người thứ 1)", "Nguyễn Văn Hùng (người thứ 2)"]


@pytest.mark.parametrize(
    ("shown", "short"),
    [
        ("Nguyễn Thị Hương (Tổ đảng 2)", "N.T.Hương (Tổ đảng 2)"),
        ("1. Đặng Thị Ánh", "1. Đ.T.Ánh"),
        ("Lan", "Lan"),
    ],
)
def test_initials_leave_the_given_name_and_the_mark_whole(shown: str, short: str) -> None:
    assert initialled(shown) == short


def test_what_tells_namesakes_apart_is_no_part_of_closed_minutes() -> None:
    told_apart = session(roll=(entry(name="Đỗ Văn Đạt", member_id="m1", apart="Tổ đảng 5"),))
    plain = replace(told_apart, roll=tuple(replace(one, apart="") for one in told_apart.roll))
    assert content_hash(told_apart) == content_hash(plain)
