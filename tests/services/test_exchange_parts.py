"""What a meeting leaves beside its minutes goes into the exchange file and comes out linked as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.domain.records import SessionRecord
from app.domain.seal import content_hash
from app.domain.vocabulary import NoteKind, ReviewSubject, Stance, TaskStatus
from app.errors import WrongInput
from app.models import session_reader
from app.services import books
from app.services.exchange_check import parse
from tests.factory import as_bytes, dump, exchange, exchange_session, opened, sample

#: What version 2 of the book computed for the session of the last test.
OLD = "b0e7f0a3b2afa5435026b216614f3b60b8c01b816969dd7bc1325533f39245b9"
FIRST = exchange_session(
    id="s1", started_at="2026-05-14T14:00", ended_at="2026-05-14T15:45", tasks=[{"content": "Lập danh sách"}],
    open_questions=[{"text": "Khi nào làm?", "closed_in": "s2"}],
)  # fmt: skip
SECOND = exchange_session(
    id="s2", quarter=3, started_at="2026-08-14T14:00", follows="s1", finisher="m2", output="resolution",
    prompts=["Làm gì trước?", "Ai làm?"],
    contributions=[
        {"speaker": "m1", "text": "Kinh phí ở đâu?", "label": "question"},
        {"speaker": "m2", "text": "Tôi nhận việc.", "prompt": 2},
        {"speaker": {"full_name": "Lê Văn Khách"}, "text": "Từ quỹ.", "answers": 1, "time_by_hand": True},
    ],
    votes=[{"question": "Thông qua", "for": 1, "dissents": [{"member": "m2", "stance": "reserved"}]}],
    task_reviews=[{"session": "s1", "task": 1, "content": "Lập danh sách", "status": "open", "cause": "Mưa lũ"}],
    self_reviews=[{"subject": "comrade", "author": "m1", "about": "m2", "shortcoming": "Đến muộn"}],
    prepared=[{"speaker": "m2", "topic": "Vệ sinh", "contribution": 2}], queue=["m2", {"full_name": "Trưởng thôn"}],
    notes={"quality": "Tốt", "lessons_weak": "Họp muộn"}, steps=[{"step": 3, "chair": "m2", "planned_minutes": 10}],
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "so.scb"
    books.import_into(path, as_bytes(exchange(sessions=[FIRST, SECOND], phrases=["Nhất trí với báo cáo."])))
    return path


def record(path: Path, uid: str) -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, uid)


def test_the_parts_come_out_as_they_went_in(book: Path, tmp_path: Path) -> None:
    first = dump(book)
    again = tmp_path / "again.scb"
    books.import_into(again, first)
    assert dump(again) == first
    books.import_into(again, first)  # known already: nothing changes
    assert dump(again) == first


def test_links_hold_in_the_book(book: Path) -> None:
    first, second = record(book, "s1"), record(book, "s2")
    asked, taken, answered = second.contributions
    assert (answered.answers, answered.by_hand, taken.prompt) == (asked.id, True, second.prompts[1].id)
    assert (second.follows, first.followed_by, first.open_questions[0].closed_in) == ("s1", "s2", "s2")
    assert second.task_reviews[0].task == first.tasks[0].id
    assert second.prepared[0].contribution == taken.id


def test_people_named_in_the_parts_keep_their_names_with_the_session(book: Path) -> None:
    second = record(book, "s2")
    assert second.votes[0].opinions[0].stance is Stance.RESERVED
    assert (second.self_reviews[0].subject, second.self_reviews[0].about) == (ReviewSubject.COMRADE, "m2")
    assert (second.finisher, second.steps[2].chair, second.steps[2].planned_minutes) == ("m2", "m2", 10)
    assert [waiting.speaker.full_name for waiting in second.queue] == ["Lê Thị Chi", "Trưởng thôn"]
    assert second.notes == {NoteKind.QUALITY: "Tốt", NoteKind.LESSONS_WEAK: "Họp muộn"}
    assert second.task_reviews[0].status is TaskStatus.OPEN


@pytest.mark.parametrize(("change", "place"), [
    ({"follows": "s9"}, "sessions[0].follows"),
    ({"follows": "s1"}, "sessions[0].follows"),
    ({"queue": ["m9"]}, "sessions[0].queue[0]"),
    ({"contributions": [{"speaker": "m1", "answers": 1}]}, "sessions[0].contributions[0].answers"),
    ({"contributions": [{"speaker": "m1", "prompt": 2}]}, "sessions[0].contributions[0].prompt"),
    ({"prepared": [{"speaker": "m1", "contribution": 1}]}, "sessions[0].prepared[0].contribution"),
    ({"task_reviews": [{"content": "x", "status": "open", "session": "s1", "task": 2}]}, "task_reviews[0].task"),
    ({"open_questions": [{"text": "x", "closed_in": "s9"}]}, "sessions[0].open_questions[0].closed_in"),
    ({"self_reviews": [{"subject": "self", "shortcoming": "x", "due_on": "2026-02-30"}]}, "self_reviews[0].due_on"),
])  # fmt: skip
def test_a_link_to_nowhere_is_named(change: dict[str, Any], place: str) -> None:
    file = exchange(sessions=[exchange_session(tasks=[{"content": "Việc"}]) | change])
    with pytest.raises(WrongInput) as caught:
        parse(as_bytes(file))
    assert place in caught.value.text


def test_what_was_sealed_before_there_were_such_parts_keeps_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "mau.scb"
    books.import_into(path, as_bytes(exchange(sessions=[exchange_session(
        started_at="2026-05-14T14:00", ended_at="2026-05-14T15:45", chair="m1", minutes_taker="m2",
        contributions=[{"speaker": "m2", "text": "Nhất trí.", "label": "solution"}], prompts=["Làm gì?"],
        votes=[{"question": "Thông qua", "for": 1, "base": 1}], tasks=[{"content": "Việc", "assignees": ["m2"]}],
    )])))  # fmt: skip
    assert content_hash(record(path, "s1")) == OLD


def test_the_sample_is_a_file_of_this_version() -> None:
    assert parse(as_bytes(sample())).sessions
