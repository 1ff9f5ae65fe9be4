"""Closed minutes: nothing changes them any more, and whoever tries from outside is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.domain.vocabulary import AttendanceStatus, FollowUpKind, TaskStatus
from app.errors import KnownError, WrongInput
from app.models.unit_of_work import Book, UnitOfWork
from app.services import books, decisions, meeting, minutes_seal, paper_bin, roster, task_reports
from app.services.open_book import OpenBook

AT = datetime(2026, 2, 13, 9, 0)
HELD = "2026-q1"
Change = Callable[[UnitOfWork], object]


@pytest.fixture
def sealed(sample_path: Path) -> Iterator[Book]:
    """The sample with the minutes of its first session closed."""
    book = books.open_book(sample_path)
    do(book, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    yield book
    book.close()


def do(book: Book, change: Change) -> object:
    with book.write() as uow:
        result = change(uow)
        uow.commit()
    return result


def faults(path: Path) -> tuple[str, ...]:
    """What ``check`` says of the minutes of a book."""
    book = books.open_book(path)
    with book.read() as uow:
        found = minutes_seal.faults(uow)
    book.close()
    return tuple(fault.text for fault in found)


CHANGES: dict[str, Change] = {
    "topic": lambda uow: meeting.set_facts(uow, HELD, topic="Khác"),
    "start": lambda uow: meeting.set_facts(uow, HELD, started_at=None),
    "chair": lambda uow: meeting.set_people(uow, HELD, chair="m2"),
    "step": lambda uow: meeting.set_step(uow, HELD, 3, text="Khác"),
    "roll": lambda uow: meeting.mark(uow, HELD, ["m3"], meeting.Roll(AttendanceStatus.UNEXCUSED)),
    "guest": lambda uow: meeting.add_guest(uow, HELD, "Lê Văn Khách"),
    "presenters": lambda uow: meeting.set_presenters(uow, HELD, ["m5"]),
    "prompt": lambda uow: meeting.add_prompt(uow, HELD, "Hỏi thêm?"),
    "contribution": lambda uow: meeting.add_contribution(uow, HELD, meeting.NewContribution("Thêm", speaker="m3")),
    "vote": lambda uow: decisions.add_vote(uow, HELD, decisions.NewVote("Thêm", 1)),
    "task": lambda uow: decisions.add_task(uow, HELD, decisions.NewTask("Thêm")),
    "deletion": lambda uow: meeting.delete_session(uow, HELD),
    "read back": lambda uow: minutes_seal.read_back(uow, HELD, AT),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_closed_minutes_refuse_every_change(sealed: Book, change: Change) -> None:
    before = books.dump_book(sealed)
    with pytest.raises(KnownError):
        do(sealed, change)
    assert books.dump_book(sealed) == before


def test_a_record_of_closed_minutes_cannot_be_removed_or_reworded(sealed: Book, open_sample: OpenBook) -> None:
    record = open_sample.session(HELD)
    said, task = record.contributions[0], record.tasks[0]
    for change in (
        lambda uow: paper_bin.discard(uow, "contribution", said.id, AT),
        lambda uow: meeting.change_contribution(uow, said.id, meeting.NewContribution("Khác", speaker="m3")),
        lambda uow: decisions.change_task(uow, task.id, decisions.NewTask("Khác")),
        lambda uow: paper_bin.discard(uow, "task", task.id, AT),
    ):
        with pytest.raises(KnownError, match="đã chốt"):
            do(sealed, change)


def test_what_goes_on_after_the_session_stays_open(sealed: Book, open_sample: OpenBook) -> None:
    task = open_sample.session(HELD).tasks[0]
    do(sealed, lambda uow: task_reports.set_status(uow, task.id, TaskStatus.OPEN))
    do(sealed, lambda uow: meeting.follow_up(uow, HELD, FollowUpKind.REPORTED_UP, date(2026, 3, 1)))
    do(sealed, lambda uow: meeting.keep_draft(uow, HELD, "note", "đang gõ"))
    do(sealed, lambda uow: roster.change_member(uow, "m3", roster.NewMember("Hà Thị Lan Anh")))
    assert not faults(open_sample.path)


def test_only_minutes_of_a_session_that_ended_are_closed(sealed: Book) -> None:
    with pytest.raises(KnownError, match="giờ kết thúc"):
        do(sealed, lambda uow: minutes_seal.finalise(uow, "2026-q4", AT))


def test_closing_twice_keeps_the_first_seal(sealed: Book) -> None:
    first = do(sealed, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    assert do(sealed, lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 5, 1))) == first


def test_seals_form_a_chain(sealed: Book, open_sample: OpenBook) -> None:
    for session in ("2026-q2", "2026-q3"):
        do(sealed, lambda uow, session=session: minutes_seal.finalise(uow, session, AT))
    one, two, three = (open_sample.session(f"2026-q{n}").seal for n in (1, 2, 3))
    assert one and two and three
    assert (one.number, two.previous, three.previous) == (1, one.hash, two.hash)
    assert not faults(open_sample.path)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE contributions SET text = 'sửa ' || text WHERE session_id = 1", "nội dung"),
        ("DELETE FROM votes WHERE session_id = 1", "nội dung"),
        ("UPDATE seals SET sealed_at = '2026-02-14T09:00:00' WHERE session_id = 1", "dấu chốt"),
        ("DELETE FROM seals WHERE session_id = 1", "không nối tiếp"),
    ],
)
def test_a_change_with_another_tool_is_found(sealed: Book, open_sample: OpenBook, statement: str, said: str) -> None:
    do(sealed, lambda uow: minutes_seal.finalise(uow, "2026-q2", AT))
    raw = driver.connect(str(sealed.path))
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(statement)
    raw.commit()
    raw.close()
    assert any(said in text for text in faults(open_sample.path))


def test_a_supplement_corrects_closed_minutes_and_is_numbered(sealed: Book, open_sample: OpenBook) -> None:
    for text in ("Đính chính tên.", "Đính chính số."):
        do(sealed, lambda uow, text=text: minutes_seal.supplement(uow, HELD, "Ghi nhầm", text, AT))
    assert [(s.number, s.text) for s in open_sample.session(HELD).supplements] == [
        (1, "Đính chính tên."),
        (2, "Đính chính số."),
    ]
    assert not faults(open_sample.path)


@pytest.mark.parametrize(("session", "reason"), [("2026-q2", "Ghi nhầm"), (HELD, " ")])
def test_a_supplement_needs_closed_minutes_and_a_reason(sealed: Book, session: str, reason: str) -> None:
    with pytest.raises(KnownError):
        do(sealed, lambda uow: minutes_seal.supplement(uow, session, reason, "Đính chính", AT))


def test_a_read_back_is_kept_with_its_objections(sample_path: Path, open_sample: OpenBook) -> None:
    book = books.open_book(sample_path)
    do(book, lambda uow: minutes_seal.read_back(uow, HELD, AT, "Đồng chí An đề nghị sửa một số liệu."))
    book.close()
    kept = open_sample.session(HELD).read_back
    assert kept is not None
    assert (kept.at, kept.objections) == (AT, "Đồng chí An đề nghị sửa một số liệu.")


def test_closed_minutes_go_to_another_book_with_their_seal(sealed: Book, tmp_path: Path) -> None:
    do(sealed, lambda uow: minutes_seal.supplement(uow, HELD, "Ghi nhầm", "Đính chính tên.", AT))
    dumped = books.dump_book(sealed)
    books.import_into(tmp_path / "sổ mới.scb", dumped)
    other = OpenBook.open(tmp_path / "sổ mới.scb", None, lambda _: None)
    assert not faults(other.path)
    assert other.session(HELD).seal is not None
    other.close()
    assert books.import_into(tmp_path / "sổ mới.scb", dumped).sessions == 0
    again = books.open_book(tmp_path / "sổ mới.scb")
    assert books.dump_book(again) == dumped
    again.close()


def test_a_file_whose_closed_minutes_were_changed_is_refused(sealed: Book, tmp_path: Path) -> None:
    changed = books.dump_book(sealed).replace("Nhất trí với".encode(), "Không nhất trí với".encode(), 1)
    with pytest.raises(WrongInput, match=r"sessions\[0\].seal"):
        books.import_into(tmp_path / "sổ mới.scb", changed)
    assert not (tmp_path / "sổ mới.scb").exists()
