"""Nothing that writes what belongs to a meeting writes into a session whose minutes are closed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest

from app.domain.records import Speaker
from app.domain.vocabulary import Disposition, NoteKind, ReviewSubject, TaskStatus
from app.errors import KnownError
from app.services import (
    bin_data,
    carried,
    combined,
    meeting,
    minutes_seal,
    notes,
    open_questions,
    opinions,
    paper_bin,
    self_review,
    speaking,
    stream,
)
from app.services.meeting import NewContribution
from app.services.open_book import OpenBook
from app.services.self_review import NewReview
from app.services.speaking import NewSpeech
from tests.services.saving import save

UID, LATER, AT = "2026-q2", "2026-q3", datetime(2026, 11, 20, 9, 0)
LAN = Speaker("Hà Thị Lan", "", "m3")
REVIEW = NewReview("m3", next(iter(ReviewSubject)), "Thiếu tài liệu")
SERVICES = (carried, combined, notes, self_review, stream, paper_bin, open_questions, opinions, speaking)
#: What reads, and what belongs to no one session that is there.
READS = {
    "carried.open_tasks", "carried.carried_tasks", "combined.policy", "combined.make_sitting",
    "open_questions.waiting_questions",
}  # fmt: skip


class Ids:
    """Numbers of the parts of the session that is closed."""

    def __init__(self, book: OpenBook) -> None:
        def prepare(uow: Any) -> None:
            said = [meeting.add_contribution(uow, UID, NewContribution(text, "m3", at=AT)) for text in ("Một.", "Hai.")]
            self.first, self.second = said
            self.question = open_questions.keep_open(uow, UID, "Còn để ngỏ")
            self.concluded = open_questions.keep_open(uow, LATER, "Buổi này kết luận")
            open_questions.conclude(uow, self.concluded, UID)
            self.waiting = speaking.ask_to_speak(uow, UID, LAN)
            self.speech = speaking.add_speech(uow, UID, NewSpeech(LAN))
            self.line = self_review.add_line(uow, UID, REVIEW)
            self.heard, self.unheard = (task.id for task in book.tasks()[:2])
            carried.report(uow, UID, self.heard, TaskStatus.DONE, "Xong", "")

        save(book, prepare)


WRITES: dict[str, Callable[[Any, Ids], object]] = {
    "carried.report": lambda uow, ids: carried.report(uow, UID, ids.unheard, TaskStatus.OPEN, "", ""),
    "carried.take_back": lambda uow, ids: carried.take_back(uow, UID, ids.heard),
    "combined.combine": lambda uow, ids: combined.combine(uow, UID, None, None),  # type: ignore[arg-type]
    "notes.set_note": lambda uow, ids: notes.set_note(uow, UID, NoteKind.QUALITY, "Tốt"),
    "self_review.add_line": lambda uow, ids: self_review.add_line(uow, UID, REVIEW),
    "self_review.change_line": lambda uow, ids: self_review.change_line(uow, ids.line, replace(REVIEW, measure="Khác")),
    "stream.move": lambda uow, ids: stream.move(uow, ids.second, -1),
    "stream.split": lambda uow, ids: stream.split(uow, ids.first, NewContribution("M", "m3"), "ột."),
    "stream.unsplit": lambda uow, ids: stream.unsplit(uow, ids.first, "Một.Hai.", ids.second, "Hai."),
    "stream.merge": lambda uow, ids: stream.merge(uow, ids.first, AT),
    "paper_bin.discard": lambda uow, ids: paper_bin.discard(uow, "contribution", ids.first, AT),
    "paper_bin.put": lambda uow, ids: paper_bin.put(uow, 2, "text", "x", bin_data.KeptText("conclusion", "x"), AT),
    "paper_bin.keep_text": lambda uow, ids: paper_bin.keep_text(uow, UID, bin_data.KeptText("conclusion", "x"), AT),
    "paper_bin.restore": lambda uow, ids: paper_bin.restore(uow, 1),
    "paper_bin.undo": lambda uow, ids: paper_bin.undo(uow, UID, "contribution", ids.first),
    "open_questions.keep_open": lambda uow, ids: open_questions.keep_open(uow, UID, "Thêm"),
    "open_questions.change": lambda uow, ids: open_questions.change(uow, ids.question, "Khác"),
    "open_questions.conclude": lambda uow, ids: open_questions.conclude(uow, ids.concluded, None),
    "opinions.set_disposition": lambda uow, ids: opinions.set_disposition(uow, ids.first, Disposition.ACCEPTED),
    "opinions.set_response": lambda uow, ids: opinions.set_response(uow, ids.first, "Tiếp thu"),
    "speaking.ask_to_speak": lambda uow, ids: speaking.ask_to_speak(uow, UID, Speaker("Khách")),
    "speaking.leave_queue": lambda uow, ids: speaking.leave_queue(uow, ids.waiting),
    "speaking.move_in_queue": lambda uow, ids: speaking.move_in_queue(uow, UID, ids.waiting, 1),
    "speaking.deliver": lambda uow, ids: speaking.deliver(uow, UID, NewContribution("Ba.", "m3")),
    "speaking.add_speech": lambda uow, ids: speaking.add_speech(uow, UID, NewSpeech(LAN)),
    "speaking.change_speech": lambda uow, ids: speaking.change_speech(uow, ids.speech, NewSpeech(LAN, "Khác")),
}


def writing(service: ModuleType) -> set[str]:
    """Return the names of a service's own functions that take a unit of work."""
    own = {word: one for word, one in inspect.getmembers(service, inspect.isfunction) if not word.startswith("_")}
    name = service.__name__.rpartition(".")[2]
    return {
        f"{name}.{word}"
        for word, one in own.items()
        if one.__module__ == service.__name__ and "uow" in inspect.signature(one).parameters
    }


def test_every_writing_function_is_tried() -> None:
    assert set().union(*(writing(service) for service in SERVICES)) == set(WRITES) | READS


@pytest.fixture
def ids(open_sample: OpenBook) -> Ids:
    numbers = Ids(open_sample)
    save(open_sample, lambda uow: minutes_seal.finalise(uow, UID, AT))
    return numbers


@pytest.mark.parametrize("name", WRITES)
def test_closed_minutes_are_not_written_to(name: str, ids: Ids, open_sample: OpenBook) -> None:
    before, tasks = open_sample.session(UID), open_sample.tasks()
    with pytest.raises(KnownError):
        save(open_sample, lambda uow: WRITES[name](uow, ids))
    assert open_sample.session(UID) == before
    assert open_sample.tasks() == tasks


PARTS: dict[str, Callable[[Ids], int]] = {
    "speech": lambda ids: ids.speech, "self_review": lambda ids: ids.line, "open_question": lambda ids: ids.question,
    "contribution": lambda ids: ids.first,
}  # fmt: skip


@pytest.mark.parametrize("kind", PARTS)
def test_nothing_of_closed_minutes_goes_into_the_bin(kind: str, ids: Ids, open_sample: OpenBook) -> None:
    before = open_sample.session(UID)
    with pytest.raises(KnownError):
        save(open_sample, lambda uow: paper_bin.discard(uow, kind, PARTS[kind](ids), AT))
    assert open_sample.session(UID) == before


def test_a_question_that_closed_minutes_concluded_stays(ids: Ids, open_sample: OpenBook) -> None:
    with pytest.raises(KnownError):
        save(open_sample, lambda uow: paper_bin.discard(uow, "open_question", ids.concluded, AT))
    assert open_sample.session(LATER).open_questions[0].closed_in == UID


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if not kind.is_of_minutes])
def test_notes_that_are_not_of_the_minutes_go_on(kind: NoteKind, ids: Ids, open_sample: OpenBook) -> None:
    save(open_sample, lambda uow: notes.set_note(uow, UID, kind, "Rút kinh nghiệm"))
    assert open_sample.session(UID).notes[kind] == "Rút kinh nghiệm"


def test_a_question_of_closed_minutes_may_be_concluded_by_a_later_session(ids: Ids, open_sample: OpenBook) -> None:
    save(open_sample, lambda uow: open_questions.conclude(uow, ids.question, LATER))
    assert open_sample.session(UID).open_questions[0].closed_in == LATER
