"""The organisation and its members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.records import CellRecord, MemberRecord
from app.domain.vocabulary import CellKind, Standing
from app.errors import KnownError, NotFound
from app.models import readers
from app.models.unit_of_work import UnitOfWork
from app.services import roster
from app.services.roster import NewMember
from tests.factory import CELL, opened, write

DAY = date(2026, 7, 1)


def members(path: Path) -> tuple[MemberRecord, ...]:
    with opened(path) as book, book.read() as uow:
        return readers.members(uow.session)


def names(path: Path) -> tuple[CellRecord, list[tuple[str, date | None]]]:
    with opened(path) as book, book.read() as uow:
        former = [(name.name, name.valid_until) for name in readers.former_names(uow.session)]
        return readers.cell(uow.session), former


def add(path: Path, *new: NewMember) -> None:
    write(path, lambda uow: roster.add_members(uow, new))


def change(path: Path, new: NewMember, since: date | None = DAY) -> None:
    write(path, lambda uow: roster.change_member(uow, "m1", new, since=since))


def test_a_member_is_kept_as_given_with_tidy_spaces(empty_path: Path) -> None:
    new = NewMember("  Trần \n Văn  Bình ", Standing.PROBATIONARY, " Bí thư ", "Tổ  1 ", "2001-02", id="m1")
    add(empty_path, new)
    (member,) = members(empty_path)
    assert member == MemberRecord("m1", "Trần Văn Bình", Standing.PROBATIONARY, "Bí thư", "Tổ 1", "2001-02")


def test_members_stand_in_the_order_of_entry(empty_path: Path) -> None:
    add(empty_path, NewMember("C"), NewMember("A"), NewMember("B"))
    assert [member.full_name for member in members(empty_path)] == ["C", "A", "B"]


@pytest.mark.parametrize("name", ["", " \n", "\x00\u2028"])
def test_a_member_without_a_name_is_refused_with_the_whole_list(empty_path: Path, name: str) -> None:
    with pytest.raises(KnownError, match="họ và tên"):
        add(empty_path, NewMember("Trần Văn Bình"), NewMember(name))
    assert members(empty_path) == ()


def test_an_id_is_never_given_twice(empty_path: Path) -> None:
    with pytest.raises(IntegrityError):
        add(empty_path, NewMember("A", id="m1"), NewMember("B", id="m1"))


def test_one_group_holds_many_members(empty_path: Path) -> None:
    add(empty_path, NewMember("A", group="Tổ 1"), NewMember("B", group="Tổ 1"), NewMember("C"))
    assert [member.group for member in members(empty_path)] == ["Tổ 1", "Tổ 1", ""]


def test_a_change_of_standing_goes_into_the_history(empty_path: Path) -> None:
    add(empty_path, NewMember("A", Standing.PROBATIONARY, joined_on="2025-05", id="m1"))
    change(empty_path, NewMember("A", Standing.OFFICIAL, joined_on="2025-05", official_on="2026-05"), date(2026, 5, 19))
    change(empty_path, NewMember("A", Standing.LEFT, joined_on="2025-05", left_on="2026-07-01"))
    assert [(span.standing, span.since) for span in members(empty_path)[0].history] == [
        (Standing.PROBATIONARY, "2025-05"),
        (Standing.OFFICIAL, "2026-05-19"),
        (Standing.LEFT, "2026-07-01"),
    ]


def test_a_change_that_keeps_the_standing_leaves_no_history(empty_path: Path) -> None:
    add(empty_path, NewMember("Trần Văn Bình", group="Tổ 1", id="m1"))
    change(empty_path, NewMember("Trần Văn Bính", position="Bí thư"))
    (member,) = members(empty_path)
    assert member == MemberRecord("m1", "Trần Văn Bính", Standing.OFFICIAL, "Bí thư")


def test_a_change_without_a_day_is_of_today(empty_path: Path) -> None:
    add(empty_path, NewMember("A", id="m1"))
    change(empty_path, NewMember("A", Standing.EXEMPT), None)
    assert members(empty_path)[0].history[-1].since == date.today().isoformat()


def test_a_change_without_a_name_changes_nothing(empty_path: Path) -> None:
    add(empty_path, NewMember("A", id="m1"))
    with pytest.raises(KnownError):
        change(empty_path, NewMember(" ", Standing.LEFT))
    assert members(empty_path) == (MemberRecord("m1", "A", Standing.OFFICIAL),)


def test_a_member_that_is_not_there_is_said(empty_path: Path) -> None:
    with pytest.raises(NotFound, match="m1"):
        change(empty_path, NewMember("A"))


def test_a_correction_of_the_names_leaves_no_trace(empty_path: Path) -> None:
    new = CellRecord("Chi bộ Thôn Đoài", "Đảng bộ xã Tân Hòa", "Tân Hòa", CellKind.RESIDENTIAL)
    write(empty_path, lambda uow: roster.set_cell(uow, new))
    assert names(empty_path) == (new, [])


def test_a_new_name_keeps_the_old_one_with_its_last_day(empty_path: Path) -> None:
    for name, day in (("Chi bộ 1", DAY), ("Chi bộ 2", DAY.replace(year=2027))):
        write(empty_path, lambda uow, n=name, d=day: roster.set_cell(uow, CellRecord(n, "", ""), renamed_on=d))
    cell, former = names(empty_path)
    assert cell.name == "Chi bộ 2"
    assert former == [(CELL.name, DAY), ("Chi bộ 1", DAY.replace(year=2027))]


def test_an_organisation_must_have_a_name(empty_path: Path) -> None:
    with pytest.raises(KnownError, match="tên chi bộ"):
        write(empty_path, lambda uow: roster.set_cell(uow, CellRecord(" ", "", "")))
    assert names(empty_path)[0] == CELL


def test_a_book_follows_the_usual_rules_until_others_are_set(empty_path: Path) -> None:
    def read(path: Path) -> tuple[str, str, str]:
        with opened(path) as book, book.read() as uow:
            return roster.defaults(uow)

    assert read(empty_path) == roster.USUAL == ("8-step", "HD42-2025", "HD05_2026")
    write(empty_path, lambda uow: roster.set_defaults(uow, profile="HD36_2018"))
    assert read(empty_path) == ("8-step", "HD42-2025", "HD36_2018")


def test_settings_need_an_organisation(tmp_path: Path) -> None:
    from app.models import migrate

    migrate.create(tmp_path / "so.scb", None)
    work: Callable[[UnitOfWork], None] = lambda uow: roster.set_defaults(uow, rules="HD12-2018")  # noqa: E731
    with pytest.raises(NotFound):
        write(tmp_path / "so.scb", work)
