"""A person's name leaves the roster at their request; what minutes say stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.records import MemberRecord
from app.domain.vocabulary import Standing
from app.errors import KnownError, NotFound
from app.models import readers, session_reader
from app.services import anonymising, roster
from app.services.roster import NewMember
from tests.factory import opened, write

HELD = "2026-q1"


def members(path: Path) -> dict[str, MemberRecord]:
    with opened(path) as book, book.read() as uow:
        return {one.id: one for one in readers.members(uow.session)}


def leave(path: Path, member: str) -> None:
    one = members(path)[member]
    new = NewMember(one.full_name, Standing.LEFT, one.position, one.group or "", left_on="2026-11-01")
    write(path, lambda uow: roster.change_member(uow, member, new))


def held(path: Path) -> object:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, HELD)


def test_only_that_there_was_somebody_is_left(sample_path: Path) -> None:
    leave(sample_path, "m2")
    before = held(sample_path)
    name = write(sample_path, lambda uow: anonymising.anonymise(uow, "m2"))
    one = members(sample_path)["m2"]
    assert (one.full_name, one.position, one.group or "") == (name, "", "")
    assert (one.joined_on, one.official_on, one.left_on) == (None, None, None)
    assert held(sample_path) == before


def test_each_gets_a_number_once(sample_path: Path) -> None:
    for member in ("m2", "m3"):
        leave(sample_path, member)
        write(sample_path, lambda uow, one=member: anonymising.anonymise(uow, one))
    write(sample_path, lambda uow: anonymising.anonymise(uow, "m2"))
    names = [members(sample_path)[one].full_name for one in ("m2", "m3")]
    assert names == ["Đảng viên đã ẩn danh 1", "Đảng viên đã ẩn danh 2"]


def test_somebody_who_is_still_here_keeps_the_name(sample_path: Path) -> None:
    before = members(sample_path)
    with pytest.raises(KnownError, match="đã chuyển đi"):
        write(sample_path, lambda uow: anonymising.anonymise(uow, "m1"))
    with pytest.raises(NotFound):
        write(sample_path, lambda uow: anonymising.anonymise(uow, "nobody"))
    assert members(sample_path) == before
