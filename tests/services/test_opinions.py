"""What becomes of opinions on the opening report."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.vocabulary import Disposition
from app.errors import KnownError, NotFound
from app.services import minutes_seal, opinions
from app.services.open_book import OpenBook
from tests.factory import END

HELD = "2026-q3"


def do(book: OpenBook, work: Any) -> list[BaseException]:
    """Do a change and return why it was refused, if it was."""
    refused: list[BaseException] = []
    book.save(work, failed=refused.append)
    book.flush()
    return refused


def test_result_and_response_change_and_nothing_else_does(open_sample: OpenBook) -> None:
    before = open_sample.session(HELD).contributions[0]
    do(open_sample, lambda uow: opinions.set_disposition(uow, before.id, Disposition.EXPLAINED))
    do(open_sample, lambda uow: opinions.set_response(uow, before.id, "Đã nêu.\r\nỞ mục 2."))
    after = open_sample.session(HELD).contributions[0]
    assert (after.disposition, after.response) == (Disposition.EXPLAINED, "Đã nêu.\nỞ mục 2.")
    assert (after.text, after.speaker, after.label, after.at) == (before.text, before.speaker, before.label, before.at)
    do(open_sample, lambda uow: opinions.set_disposition(uow, before.id, None))
    assert open_sample.session(HELD).contributions[0].disposition is None


def test_an_opinion_that_has_gone_is_said_to_have_gone(open_sample: OpenBook) -> None:
    (refused,) = do(open_sample, lambda uow: opinions.set_response(uow, 999_999, "Đã nêu."))
    assert isinstance(refused, NotFound)


@pytest.mark.parametrize("change", ["disposition", "response"])
def test_closed_minutes_refuse_both(open_sample: OpenBook, change: str) -> None:
    number = open_sample.session(HELD).contributions[2].id
    do(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, END))
    before = open_sample.session(HELD)
    if change == "disposition":
        (refused,) = do(open_sample, lambda uow: opinions.set_disposition(uow, number, Disposition.RESERVED))
    else:
        (refused,) = do(open_sample, lambda uow: opinions.set_response(uow, number, "Khác."))
    assert isinstance(refused, KnownError)
    assert open_sample.session(HELD).contributions == before.contributions
