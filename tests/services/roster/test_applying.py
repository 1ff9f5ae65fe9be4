"""A roster import is compared with the book, carried out whole, never twice, and taken back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.roster_plan import RosterAction, RosterChoice, RosterChoices, RosterDecision, RosterField
from app.domain.vocabulary import Standing
from app.errors import KnownError
from app.models import readers
from app.models.unit_of_work import Book
from app.services import meeting, roster, roster_import
from app.services.roster import NewMember
from tests.services.roster.tools import apply, book_at, lines, names, only, plan_of, undo, whole

HUNG = "1,Nguyễn Văn Hùng,Bí thư,Tổ đảng 1,03/02/2001,03/02/2002"


@pytest.fixture
def empty(empty_path: Path) -> Iterator[Book]:
    book = book_at(empty_path)
    yield book
    book.close()


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Book]:
    book = book_at(sample_path)
    yield book
    book.close()


def add(book: Book, *new: NewMember) -> None:
    with book.write() as uow:
        roster.add_members(uow, new)
        uow.commit()


def test_new_people_are_added_with_all_that_is_said(empty: Book) -> None:
    apply(empty, plan_of(empty, lines([HUNG])))
    with empty.read() as uow:
        member = readers.members(uow.session)[0]
    assert (member.full_name, member.position, member.group) == ("Nguyễn Văn Hùng", "Bí thư", "Tổ đảng 1")
    assert (member.joined_on, member.official_on) == ("2001-02-03", "2002-02-03")


def test_the_same_file_twice_doubles_nothing(empty: Book) -> None:
    apply(empty, plan_of(empty, lines([HUNG])))
    before = whole(empty)
    plan = plan_of(empty, lines([HUNG]))
    assert only(plan).action is RosterAction.SAME
    assert apply(empty, plan).is_empty
    assert whole(empty) == before


def test_a_plan_made_before_another_change_is_not_carried_out(empty: Book) -> None:
    plan = plan_of(empty, lines([HUNG]))
    apply(empty, plan)
    with pytest.raises(KnownError, match="vừa thay đổi"):
        apply(empty, plan)
    assert names(empty) == ["Nguyễn Văn Hùng"]


def test_changes_are_told_field_by_field(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", position="Chi ủy viên", group="Tổ đảng 1", joined_on="2001"))
    row = only(plan_of(empty, lines([HUNG])))
    assert row.action is RosterAction.UPDATE
    assert [(c.field, c.old, c.new) for c in row.changes] == [
        (RosterField.POSITION, "Chi ủy viên", "Bí thư"), (RosterField.JOINED_ON, "2001", "03/02/2001"),
        (RosterField.OFFICIAL_ON, "", "03/02/2002"),
    ]  # fmt: skip


def test_what_a_file_does_not_say_stays(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", position="Bí thư", group="Tổ 1", joined_on="2001-02-03"))
    row = only(plan_of(empty, lines(["1,NGUYỄN VĂN HÙNG,,,2001,"])))
    assert (row.action, row.changes) == (RosterAction.SAME, ())


def test_an_official_day_ends_probation_with_its_day(empty: Book) -> None:
    add(empty, NewMember("Hà Thị Lan", Standing.PROBATIONARY, joined_on="2025-05-19"))
    apply(empty, plan_of(empty, lines(["1,Hà Thị Lan,,,19/05/2025,19/05/2026"])))
    with empty.read() as uow:
        member = readers.members(uow.session)[0]
    assert member.standing is Standing.OFFICIAL
    assert member.history[-1].since == "2026-05-19"


def test_a_namesake_with_other_dates_is_asked_about(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", joined_on="1990-09-02"))
    plan = plan_of(empty, lines([HUNG]))
    row = only(plan)
    assert (row.action, len(row.candidates)) == (RosterAction.ASK, 1)
    assert apply(empty, plan).is_empty
    done = apply(empty, plan_of(empty, lines([HUNG])), RosterDecision(row.key, RosterChoice.NEW_PERSON))
    assert names(empty) == ["Nguyễn Văn Hùng"] * 2
    assert len(done.added) == 1


def test_of_two_namesakes_in_the_book_the_dates_choose(empty: Book) -> None:
    add(
        empty,
        NewMember("Nguyễn Văn Hùng", joined_on="1990-09-02"),
        NewMember("Nguyễn Văn Hùng", joined_on="2001-02-03"),
    )
    rows = plan_of(empty, lines([HUNG, "2,Nguyễn Văn Hùng,,,02/09/1990,"])).rows
    assert [row.action for row in rows] == [RosterAction.UPDATE, RosterAction.SAME]
    assert rows[0].member != rows[1].member


def test_of_two_namesakes_in_the_book_nobody_is_guessed(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", group="Tổ 1"), NewMember("Nguyễn Văn Hùng", group="Tổ 2"))
    row = only(plan_of(empty, lines(["1,Nguyễn Văn Hùng,,,,"])))
    assert (row.action, len(row.candidates)) == (RosterAction.ASK, 2)
    assert row.candidates[0].about != row.candidates[1].about


def test_a_person_chosen_is_changed_and_no_other(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", group="Tổ 1"), NewMember("Nguyễn Văn Hùng", group="Tổ 2"))
    plan = plan_of(empty, lines([HUNG]))
    second = only(plan).candidates[1].member
    done = apply(empty, plan, RosterDecision(0, RosterChoice.SAME_PERSON, second))
    assert [one.member for one in done.changed] == [second]


def test_two_rows_cannot_be_the_same_member(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng"))
    plan = plan_of(empty, lines([HUNG, "2,Nguyễn Văn Hùng,,,1999,"]))
    chosen = plan.rows[0].candidates[0].member
    both = [RosterDecision(row.key, RosterChoice.SAME_PERSON, chosen) for row in plan.rows]
    with pytest.raises(KnownError, match="Dòng 2 và dòng 3"):
        apply(empty, plan, *both)


@pytest.mark.parametrize(
    ("second", "action", "skipped"),
    [
        ("2,Nguyễn Văn Hùng,,,19/05/2010,", "add", 0), (HUNG, None, 1), ("2,Nguyễn Văn Hùng,,,,", "ask", 0),
        ("2,NGUYỄN VĂN HÙNG,Bí thư,Tổ đảng 1,03/02/2001,03/02/2002", None, 1),
    ],
)  # fmt: skip
def test_one_name_twice_in_a_file(empty: Book, second: str, action: str | None, skipped: int) -> None:
    plan = plan_of(empty, lines([HUNG, second]))
    assert [row.action.value for row in plan.rows] == ["add", *([action] if action else [])]
    assert len([one for one in plan.skipped if "trùng" in one.why]) == skipped


def test_a_name_without_diacritics_is_asked_about(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng"))
    rows = plan_of(empty, lines(["1,Nguyen Van Hung,,,,", "2,Nguyễn Văn Hưng,,,,"])).rows
    assert [row.action for row in rows] == [RosterAction.ASK, RosterAction.ADD]


def test_one_who_left_is_asked_about(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng", Standing.LEFT, joined_on="2001-02-03"))
    assert only(plan_of(empty, lines([HUNG]))).action is RosterAction.ASK


def test_a_row_left_out_is_not_imported(empty: Book) -> None:
    assert apply(empty, plan_of(empty, lines([HUNG])), RosterDecision(0, RosterChoice.LEAVE_OUT)).is_empty


def test_a_column_taken_otherwise_changes_the_plan(empty: Book) -> None:
    choices = RosterChoices(columns=(("", 4, None), ("", 5, RosterField.JOINED_ON)))
    row = only(plan_of(empty, lines([HUNG]), choices))
    assert (row.joined_on, row.official_on) == ("2002-02-03", None)


def test_an_import_taken_back_leaves_no_trace(sample: Book) -> None:
    before = whole(sample)
    plan = plan_of(
        sample, lines(["1,Nguyễn Văn Hùng,Phó Bí thư,Tổ mới,03/02/2001,04/03/2002", "2,Hoàng Văn Mới,,Tổ khác,,"])
    )
    done = apply(sample, plan)
    assert (len(done.added), len(done.changed), done.groups) == (1, 1, ("Tổ khác", "Tổ mới"))
    undo(sample, done)
    assert whole(sample) == before


def test_a_changed_member_stops_taking_back(empty: Book) -> None:
    add(empty, NewMember("Nguyễn Văn Hùng"))
    done = apply(empty, plan_of(empty, lines([HUNG])))
    with empty.write() as uow:
        roster.change_member(uow, done.changed[0].member, NewMember("Nguyễn Văn Hùng", position="Phó Bí thư"))
        uow.commit()
    before = whole(empty)
    with pytest.raises(KnownError, match="Nguyễn Văn Hùng đã được sửa"):
        undo(empty, done)
    assert whole(empty) == before


def test_a_used_member_stops_taking_back(sample: Book) -> None:
    done = apply(sample, plan_of(sample, lines(["1,Hoàng Văn Mới,,,,"])))
    with sample.write() as uow:
        meeting.set_people(uow, "2026-q4", minutes_taker=done.added[0])
        uow.commit()
    with pytest.raises(KnownError, match="Hoàng Văn Mới"):
        undo(sample, done)


def test_the_roll_of_a_running_session_stays(sample: Book) -> None:
    with sample.write() as uow:
        meeting.start_session(uow, "2026-q4", datetime(2026, 11, 26, 14, 0))
        uow.commit()
    with sample.read() as uow:
        before = readers.session_key(uow.session, "2026-q4"), whole_roll(sample)
    apply(sample, plan_of(sample, lines(["1,Nguyễn Văn Hùng,Chi ủy viên,Tổ mới,03/02/2001,", "2,Hoàng Văn Mới,,,,"])))
    assert whole_roll(sample) == before[1]


def whole_roll(book: Book) -> object:
    from app.models.session_reader import session_record

    with book.read() as uow:
        return session_record(uow.session, "2026-q4").roll


def test_a_book_is_backed_up_before_an_import(empty: Book, own_home: Path) -> None:
    source = roster_import.read_pasted(lines([HUNG]))
    plan = roster_import.plan_for(empty, source, datetime(2026, 11, 23).date(), RosterChoices())
    roster_import.carry_out(empty, plan, (), datetime(2026, 11, 23, 8, 0))
    assert list(own_home.rglob("*.scb"))
