"""Questions kept open, in a real book."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.errors import KnownError
from app.services import meeting, minutes_seal, open_questions, paper_bin
from app.services.open_book import OpenBook
from tests.services.saving import save

NOW, BEFORE, AT = "2026-q4", "2026-q3", datetime(2026, 9, 24, 15, 30)
TEXT = "Có nên giao khoán tiếp hay không?"


@pytest.fixture
def number(open_sample: OpenBook) -> int:
    """A question that the session before kept open."""
    kept = save(open_sample, lambda uow: open_questions.keep_open(uow, BEFORE, f" {TEXT} "))
    save(open_sample, lambda uow: meeting.start_session(uow, NOW, datetime(2026, 11, 26, 14, 0)))
    return int(kept)


def test_a_question_is_kept_changed_and_removed(open_sample: OpenBook, number: int):
    assert [asked.text for asked in open_sample.session(BEFORE).open_questions] == [TEXT]
    save(open_sample, lambda uow: open_questions.change(uow, number, "Khác"))
    assert open_sample.session(BEFORE).open_questions[0].text == "Khác"
    save(open_sample, lambda uow: paper_bin.discard(uow, "open_question", number, AT))
    assert open_sample.session(BEFORE).open_questions == ()


def test_a_later_session_concludes_it_and_may_take_that_back(open_sample: OpenBook, number: int):
    assert [asked.id for asked in open_sample.waiting_questions(NOW)] == [number]
    assert open_sample.waiting_questions(BEFORE) == ()
    save(open_sample, lambda uow: open_questions.conclude(uow, number, NOW))
    assert open_sample.waiting_questions(NOW)[0].closed_in == NOW
    save(open_sample, lambda uow: open_questions.conclude(uow, number, None))
    assert open_sample.waiting_questions(NOW)[0].closed_in is None


def test_a_question_of_closed_minutes_can_still_be_concluded(open_sample: OpenBook, number: int):
    save(open_sample, lambda uow: minutes_seal.finalise(uow, BEFORE, datetime(2026, 10, 1, 8, 0)))
    save(open_sample, lambda uow: open_questions.conclude(uow, number, NOW))
    with pytest.raises(KnownError, match="đã chốt"):
        save(open_sample, lambda uow: open_questions.change(uow, number, "Khác"))


def test_a_question_needs_words(open_sample: OpenBook):
    with pytest.raises(KnownError, match="chưa có nội dung"):
        save(open_sample, lambda uow: open_questions.keep_open(uow, NOW, " "))
