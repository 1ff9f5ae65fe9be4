"""What happens in a session, one user action at a time, on a real book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.records import CellRecord, SessionRecord
from app.domain.roll import count
from app.domain.vocabulary import (
    AttendanceStatus,
    Disposition,
    FollowUpKind,
    Label,
    ReasonKind,
    SessionKind,
    Standing,
    TaskStatus,
    VoteMethod,
)
from app.errors import KnownError, NotFound
from app.models import readers, session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import decisions, meeting, paper_bin, roster
from app.services.catalogue import agenda_profile
from app.services.decisions import NewTask, NewVote
from app.services.meeting import NewContribution, NewSession, Roll
from tests.factory import END, START, opened, rules, write

THEMATIC = NewSession(SessionKind.THEMATIC, "Học tập\r\nvà làm theo Bác", 2026, 2, "Nhà văn hóa", id="s")
Work = Callable[[UnitOfWork], Any]


@pytest.fixture
def book(empty_path: Path) -> Path:
    """A book of three members, and a thematic session being prepared."""

    def fill(uow: UnitOfWork) -> None:
        for uid, name, post in (("m1", "Trần Văn Bình", "Bí thư"), ("m2", "Lê Thị Chi", ""), ("m3", "Đỗ Văn Dũng", "")):
            roster.add_member(uow, roster.NewMember(name, position=post, group="Tổ 1", joined_on="2010", id=uid))
        create(uow, THEMATIC)

    write(empty_path, fill)
    return empty_path


def create(uow: UnitOfWork, new: NewSession) -> str:
    return meeting.create_session(uow, new, agenda_profile("8-step"), readers.cell(uow.session))


def session(path: Path, uid: str = "s") -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, uid)


def do(path: Path, name: str, *values: Any, **facts: Any) -> Any:
    """Call a function of ``meeting`` or ``decisions`` on the session and make it durable."""
    service = decisions if name.endswith(("_vote", "_task")) else meeting
    return write(path, lambda uow: getattr(service, name)(uow, *values, **facts))


def change_member(path: Path, uid: str, new: roster.NewMember) -> None:
    write(path, lambda uow: roster.change_member(uow, uid, new, since=START.date()))


def test_a_session_is_made_with_the_steps_of_its_agenda_and_clean_text(book: Path) -> None:
    made = session(book)
    assert (made.topic, made.place, made.quarter) == ("Học tập\nvà làm theo Bác", "Nhà văn hóa", 2)
    assert (made.state, made.roll) == ("planned", ())
    for step, usual in zip(made.steps, agenda_profile("8-step").steps, strict=True):
        assert (step.number, step.kind, step.title, step.lead) == (usual.number, usual.kind, usual.title, usual.lead)


def test_a_thematic_session_without_a_quarter_takes_that_of_its_day(book: Path) -> None:
    write(book, lambda uow: create(uow, replace(THEMATIC, id="x", quarter=None, planned_at=datetime(2026, 11, 26))))
    assert session(book, "x").quarter == 4


def test_a_thematic_session_without_quarter_and_day_is_refused(book: Path) -> None:
    with pytest.raises(KnownError, match="quý"):
        write(book, lambda uow: create(uow, replace(THEMATIC, id="x", quarter=None)))


def test_sessions_get_ids_of_their_own(book: Path) -> None:
    uids = {write(book, lambda uow: create(uow, replace(THEMATIC, id=None))) for _ in range(3)}
    assert len(uids) == 3


def test_a_planned_session_may_be_deleted_with_all_it_holds(book: Path) -> None:
    do(book, "add_guest", "s", "Lê Thị Diệu")
    do(book, "set_people", "s", chair="m1")
    do(book, "delete_session", "s")
    with pytest.raises(NotFound):
        session(book)


def test_a_session_that_has_begun_is_never_deleted(book: Path) -> None:
    do(book, "start_session", "s", START)
    with pytest.raises(KnownError, match="không xóa được"):
        do(book, "delete_session", "s")
    assert session(book).started_at == START


def test_the_start_convenes_everybody_once(book: Path) -> None:
    do(book, "set_people", "s", chair="m2")
    do(book, "start_session", "s", START)
    do(book, "start_session", "s", END)
    made = session(book)
    assert made.started_at == START
    assert sorted(entry.member_id for entry in made.roll if entry.convened) == ["m1", "m2", "m3"]
    assert all(entry.status is None for entry in made.roll)


def test_who_had_left_or_not_yet_joined_is_not_convened(book: Path) -> None:
    new = roster.NewMember("A", joined_on="2026-06", id="later")
    gone = roster.NewMember("B", Standing.LEFT, left_on="2026-05-14", id="gone")
    write(book, lambda uow: roster.add_members(uow, [new, gone, roster.NewMember("C", id="undated")]))
    do(book, "start_session", "s", START)
    assert {entry.member_id for entry in session(book).roll} == {"m1", "m2", "m3", "undated"}


def test_a_mark_given_before_the_start_stays(book: Path) -> None:
    do(book, "mark", "s", ["m3"], Roll(AttendanceStatus.EXCUSED, ReasonKind.WORK))
    do(book, "start_session", "s", START)
    assert session(book).person("m3").status is AttendanceStatus.EXCUSED  # type: ignore[union-attr]
    assert len(session(book).roll) == 3


def test_the_start_takes_the_names_of_that_day(book: Path) -> None:
    """A chair chosen in January keeps nothing of January when the session begins in May."""
    do(book, "set_people", "s", chair="m2")
    change_member(book, "m2", roster.NewMember("Lê Thị Chi", Standing.EXEMPT, "Phó Bí thư", "Tổ 2"))
    new = CellRecord("Chi bộ mới", "Đảng bộ mới", "Nơi mới")
    write(book, lambda uow: roster.set_cell(uow, new, renamed_on=START.date()))
    do(book, "start_session", "s", START)
    chair = session(book).person("m2")
    assert chair is not None
    assert (chair.standing, chair.position, chair.group) == (Standing.EXEMPT, "Phó Bí thư", "Tổ 2")
    assert (session(book).cell.name, session(book).cell.place) == ("Chi bộ mới", "Nơi mới")


def test_what_changes_after_the_start_does_not_change_the_session(book: Path) -> None:
    do(book, "start_session", "s", START)
    do(book, "add_contribution", "s", NewContribution("Nhất trí", "m2"))
    before = session(book)
    change_member(book, "m2", roster.NewMember("Tên Khác", Standing.LEFT, "Bí thư", "Tổ 9", left_on="2026-05-20"))
    write(book, lambda uow: roster.set_cell(uow, CellRecord("Khác", "Khác", "Khác"), renamed_on=START.date()))
    do(book, "start_session", "s", END)
    assert session(book) == before
    assert before.contributions[0].speaker.full_name == "Lê Thị Chi"


def test_the_end_is_stamped_once(book: Path) -> None:
    do(book, "start_session", "s", START)
    do(book, "finish_session", "s", END)
    do(book, "finish_session", "s", END.replace(hour=20))
    assert (session(book).ended_at, session(book).state) == (END, "held")


def test_the_roll_call_says_who_came_when_and_why_not(book: Path) -> None:
    do(book, "start_session", "s", START)
    do(book, "mark", "s", ["m1", "m2"], Roll(AttendanceStatus.PRESENT))
    do(book, "mark", "s", ["m2"], Roll(AttendanceStatus.LATE, arrived_at=END))
    do(book, "mark", "s", ["m3"], Roll(AttendanceStatus.EXCUSED, ReasonKind.SICK, "đi\x0bviện"))
    by_id = {entry.member_id: entry for entry in session(book).roll}
    assert (by_id["m1"].status, by_id["m2"].arrived_at) == (AttendanceStatus.PRESENT, END)
    assert (by_id["m3"].reason_kind, by_id["m3"].reason) == (ReasonKind.SICK, "đi\nviện")
    assert count(session(book).roll, rules()).absent == 1


def test_a_mark_can_be_taken_back(book: Path) -> None:
    do(book, "mark", "s", ["m1"], Roll(AttendanceStatus.EXCUSED, reason="ốm"))
    do(book, "mark", "s", ["m1"], Roll(None))
    entry = session(book).person("m1")
    assert entry is not None
    assert (entry.status, entry.reason, entry.convened) == (None, "", True)


def test_who_is_only_named_is_kept_but_not_convened(book: Path) -> None:
    do(book, "set_people", "s", chair="m1", minutes_taker="m2")
    do(book, "set_presenters", "s", ["m3", "m1", "m3"])
    made = session(book)
    assert (made.chair, made.minutes_taker, made.opening_report.presenters) == ("m1", "m2", ("m3", "m1"))
    assert [entry.convened for entry in made.roll] == [False, False, False]
    do(book, "set_people", "s", chair=None)
    assert session(book).chair is None


@pytest.mark.parametrize(
    "work",
    [
        lambda uow: meeting.set_people(uow, "s", chair="m9"),
        lambda uow: meeting.mark(uow, "s", ["m1", "m9"], Roll(AttendanceStatus.PRESENT)),
        lambda uow: meeting.add_contribution(uow, "s", NewContribution("", "m9")),
        lambda uow: decisions.add_task(uow, "s", NewTask("", assignees=("m1", "m9"))),
        lambda uow: meeting.set_step(uow, "s", 99, text=""),
        lambda uow: decisions.change_vote(uow, 99, NewVote("", 0)),
        lambda uow: meeting.change_text(uow, "guest", 99, full_name=""),
        lambda uow: paper_bin.discard(uow, "task", 99, START),
        lambda uow: meeting.start_session(uow, "x", START),
    ],
)
def test_what_is_not_there_is_said_and_nothing_changes(book: Path, work: Work) -> None:
    before = session(book)
    with pytest.raises(NotFound):
        write(book, work)
    assert session(book) == before


def test_steps_and_facts_take_texts_and_times(book: Path) -> None:
    do(book, "set_step", "s", 3, text="Mục đích\r\nYêu cầu", started_at=START)
    do(book, "set_facts", "s", conclusion="Kết\x00 luận", opening_report="Báo\x0bcáo", planned_at=START)
    made = session(book)
    assert (made.steps[2].text, made.steps[2].started_at) == ("Mục đích\nYêu cầu", START)
    assert (made.conclusion, made.opening_report.text, made.planned_at) == ("Kết luận", "Báo\ncáo", START)


def test_contributions_keep_their_order_whatever_becomes_of_them(book: Path) -> None:
    numbers = [do(book, "add_contribution", "s", NewContribution(text, "m1")) for text in "abc"]
    write(book, lambda uow: paper_bin.discard(uow, "contribution", numbers[1], START))
    last = do(book, "add_contribution", "s", NewContribution("d", "m2"))
    changed = NewContribution("A", "m3", "", "", START, Label.SOLUTION, Disposition.ACCEPTED, "Tiếp thu")
    do(book, "change_contribution", numbers[0], changed)
    said = session(book).contributions
    assert [(one.text, one.speaker.member_id) for one in said] == [("A", "m3"), ("c", "m1"), ("d", "m2")]
    assert (said[0].at, said[0].label, said[0].response) == (START, Label.SOLUTION, "Tiếp thu")
    assert last > max(numbers)


@pytest.mark.parametrize(
    ("kind", "add"),
    [
        ("contribution", lambda uow: meeting.add_contribution(uow, "s", NewContribution("x", "m1"))),
        ("guest", lambda uow: meeting.add_guest(uow, "s", "x")),
        ("prompt", lambda uow: meeting.add_prompt(uow, "s", "x")),
        ("vote", lambda uow: decisions.add_vote(uow, "s", NewVote("x", 1))),
        ("task", lambda uow: decisions.add_task(uow, "s", NewTask("x"))),
    ],
)
def test_the_number_of_what_was_removed_never_comes_again(book: Path, kind: str, add: Work) -> None:
    first = write(book, add)
    write(book, lambda uow: paper_bin.discard(uow, kind, first, START))
    assert write(book, add) > first


def test_somebody_who_is_no_member_speaks_under_a_name_and_title(book: Path) -> None:
    number = do(book, "add_contribution", "s", NewContribution("Chào", None, "Lê Thị Diệu", "Đảng ủy viên"))
    speaker = session(book).contributions[0].speaker
    assert (speaker.full_name, speaker.title, speaker.member_id) == ("Lê Thị Diệu", "Đảng ủy viên", None)
    do(book, "change_contribution", number, NewContribution("Chào", "m1", "Lê Thị Diệu"))
    assert session(book).contributions[0].speaker.full_name == "Trần Văn Bình"


def test_guests_and_prompts_can_be_added_changed_and_removed(book: Path) -> None:
    guest = do(book, "add_guest", "s", "Lê Thị Dịu", "Khách")
    prompt = do(book, "add_prompt", "s", "Vì sao?")
    do(book, "change_text", "guest", guest, full_name="Lê Thị Diệu", title="Đảng ủy viên")
    do(book, "change_text", "prompt", prompt, text="Làm gì?")
    made = session(book)
    assert (made.guests[0].full_name, made.guests[0].title) == ("Lê Thị Diệu", "Đảng ủy viên")
    assert [one.text for one in made.prompts] == ["Làm gì?"]


def test_an_opinion_is_kept_without_a_link_to_what_was_deleted_meanwhile(book: Path) -> None:
    prompt = do(book, "add_prompt", "s", "Gợi ý")
    write(book, lambda uow: paper_bin.discard(uow, "prompt", prompt, START))
    do(book, "add_contribution", "s", NewContribution("Nhất trí", "m1", prompt=prompt, answers=999))
    (said,) = session(book).contributions
    assert (said.text, said.prompt, said.answers) == ("Nhất trí", None, None)


def test_a_vote_keeps_its_figures_and_its_base(book: Path) -> None:
    number = do(book, "add_vote", "s", NewVote("Thông qua", 3, base=3))
    do(book, "change_vote", number, NewVote("Thông qua kết luận", 2, 1, 0, VoteMethod.SECRET, 3))
    (vote,) = session(book).votes
    assert (vote.question, vote.in_favour, vote.against, vote.base) == ("Thông qua kết luận", 2, 1, 3)
    assert vote.method is VoteMethod.SECRET


def test_a_task_keeps_its_six_facts_and_who_does_it_in_order(book: Path) -> None:
    new = NewTask("Lập sổ", "Đủ", "Ghi", date(2026, 6, 30), ("m3", "m1", "m3"), "m2")
    number = do(book, "add_task", "s", new)
    do(book, "change_task", number, replace(new, assignees=("m1", "m2"), status=TaskStatus.DONE, result="Xong"))
    (task,) = session(book).tasks
    assert (task.content, task.requirement, task.measure, task.due_on) == ("Lập sổ", "Đủ", "Ghi", date(2026, 6, 30))
    assert (task.assignees, task.inspector, task.status, task.result) == (("m1", "m2"), "m2", TaskStatus.DONE, "Xong")


def test_what_is_owed_afterwards_is_ticked_off_with_its_day(book: Path) -> None:
    for day in (date(2026, 5, 15), date(2026, 5, 16)):
        do(book, "follow_up", "s", FollowUpKind.REPORTED_UP, day)
    assert session(book).follow_ups == {FollowUpKind.REPORTED_UP: date(2026, 5, 16)}
    do(book, "follow_up", "s", FollowUpKind.REPORTED_UP, None)
    assert session(book).follow_ups == {}


def test_text_being_typed_is_kept_by_place_until_it_is_emptied(book: Path) -> None:
    for text in ("Đồng", "Đồng chí\r\n"):
        do(book, "keep_draft", "s", "contribution_input", text)
    do(book, "keep_draft", "s", "conclusion_input", "Kết luận")
    assert session(book).drafts == {"contribution_input": "Đồng chí\n", "conclusion_input": "Kết luận"}
    do(book, "keep_draft", "s", "contribution_input", "")
    assert session(book).drafts == {"conclusion_input": "Kết luận"}


def test_two_people_of_one_name_stay_two(book: Path) -> None:
    write(book, lambda uow: roster.add_member(uow, roster.NewMember("Lê Thị Chi", id="m4")))
    do(book, "start_session", "s", START)
    do(book, "mark", "s", ["m4"], Roll(AttendanceStatus.UNEXCUSED))
    assert {e.member_id: e.status for e in session(book).roll if e.full_name == "Lê Thị Chi"} == {
        "m2": None,
        "m4": AttendanceStatus.UNEXCUSED,
    }


def test_a_million_letters_and_odd_ones_are_kept(book: Path) -> None:
    text = ("Ý kiến dài 😀 " * 80_000 + "\n") * 2 + "\u202eđảo\u200b"
    do(book, "add_contribution", "s", NewContribution(text + "\ud800\x07", "m1"))
    assert session(book).contributions[0].text == text + "\ufffd"


def test_a_roll_of_a_thousand_members_is_called_at_once(book: Path) -> None:
    many = [roster.NewMember(f"Người {n}", id=f"p{n}") for n in range(1000)]
    write(book, lambda uow: roster.add_members(uow, many))
    do(book, "start_session", "s", START)
    do(book, "mark", "s", [f"p{n}" for n in range(1000)], Roll(AttendanceStatus.PRESENT))
    assert count(session(book).roll, rules()).present == 1000


def test_an_agenda_may_name_the_post_that_presents_the_draft(book: Path) -> None:
    with opened(book) as held, held.write() as uow:
        deputy = roster.NewMember("Ngô Thị Em", position="Phó Bí thư Thường trực Đảng ủy", id="m9")
        roster.add_member(uow, deputy)
        new = replace(THEMATIC, id="review", kind=SessionKind.COMMITTEE, quarter=None)
        meeting.create_session(uow, new, agenda_profile("self-review-committee"), readers.cell(uow.session))
        record = session_reader.session_record(uow.session, "review")
    assert record.opening_report.presenters == ("m9",)


def test_a_committee_meeting_of_a_cell_convenes_those_who_hold_a_post(book: Path) -> None:
    with opened(book) as held, held.write() as uow:
        roster.add_member(uow, roster.NewMember("Ngô Thị Em", position="Chi ủy viên", id="m9"))
        new = replace(THEMATIC, id="committee", kind=SessionKind.COMMITTEE, quarter=None)
        meeting.create_session(uow, new, agenda_profile("8-step"), readers.cell(uow.session))
        meeting.start_session(uow, "committee", START)
        record = session_reader.session_record(uow.session, "committee")
        posts = {member.id for member in readers.members(uow.session) if member.position}
    assert {entry.member_id for entry in record.roll if entry.convened} == posts


def test_a_committee_meeting_convenes_everybody_where_nobody_holds_a_post(empty_path: Path) -> None:
    with opened(empty_path) as held, held.write() as uow:
        roster.add_members(uow, [roster.NewMember("Ngô Thị Em"), roster.NewMember("Lê Văn An")])
        new = replace(THEMATIC, id="committee", kind=SessionKind.COMMITTEE, quarter=None)
        meeting.create_session(uow, new, agenda_profile("8-step"), readers.cell(uow.session))
        meeting.start_session(uow, "committee", START)
        record = session_reader.session_record(uow.session, "committee")
    assert sum(entry.convened for entry in record.roll) == 2
