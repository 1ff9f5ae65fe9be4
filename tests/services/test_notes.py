"""Short texts of a session, and the lines of its self-review."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.records import SelfReviewRecord
from app.domain.vocabulary import NoteKind, ReviewSubject
from app.errors import KnownError, NotFound
from app.services import minutes_seal, notes, paper_bin, self_review
from app.services.open_book import OpenBook
from app.services.self_review import NewReview
from tests.services.test_planning import run

HELD, AT = "2026-q3", datetime(2026, 9, 24, 15, 30)
LINE = NewReview("m8", ReviewSubject.SELF, "Chậm xử lý hồ sơ", "Rà soát hằng tuần", date(2026, 12, 20))


def note(book: OpenBook, kind: NoteKind, text: str) -> None:
    run(book, lambda uow: notes.set_note(uow, HELD, kind, text))


def test_a_note_is_kept_replaced_and_removed(open_sample: OpenBook) -> None:
    note(open_sample, NoteKind.QUALITY, "Tốt")
    note(open_sample, NoteKind.QUALITY, "Rất tốt\r\nsát thực tế")
    assert open_sample.session(HELD).notes[NoteKind.QUALITY] == "Rất tốt\nsát thực tế"
    note(open_sample, NoteKind.QUALITY, " ")
    assert NoteKind.QUALITY not in open_sample.session(HELD).notes


def test_lessons_and_the_score_are_written_after_the_minutes_are_closed(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    for kind in (NoteKind.LESSONS_GOOD, NoteKind.SCORING):
        note(open_sample, kind, "Chuẩn bị kỹ")
        assert open_sample.session(HELD).notes[kind] == "Chuẩn bị kỹ"
    assert open_sample.seal_faults(HELD) == ()


def test_what_the_minutes_say_is_closed_with_them(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, datetime(2026, 9, 12, 8)))
    with pytest.raises(KnownError):
        note(open_sample, NoteKind.MEANING, "Sửa sau")


def test_a_line_of_the_self_review_is_kept_changed_and_removed(open_sample: OpenBook) -> None:
    number = run(open_sample, lambda uow: self_review.add_line(uow, HELD, LINE))
    assert open_sample.session(HELD).self_reviews == (
        SelfReviewRecord(number, "m8", ReviewSubject.SELF, LINE.shortcoming, LINE.measure, LINE.due_on),
    )
    comrade = NewReview("m8", ReviewSubject.COMRADE, "Ít phát biểu", about="m3")
    run(open_sample, lambda uow: self_review.change_line(uow, number, comrade))
    (line,) = open_sample.session(HELD).self_reviews
    assert self_review.as_new(line) == comrade
    run(open_sample, lambda uow: paper_bin.discard(uow, "self_review", number, AT))
    assert open_sample.session(HELD).self_reviews == ()


def test_a_line_without_a_shortcoming_is_refused(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: self_review.add_line(uow, HELD, NewReview(None, ReviewSubject.SELF, " ")))


def test_a_line_that_is_gone_is_not_found(open_sample: OpenBook) -> None:
    with pytest.raises(NotFound):
        run(open_sample, lambda uow: paper_bin.discard(uow, "self_review", 4711, AT))
