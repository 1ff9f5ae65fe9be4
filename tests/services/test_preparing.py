"""Preparing a session in a real book."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.preparation import DRAFT, PreparationRecord
from app.domain.vocabulary import Gate, Means, SessionKind
from app.errors import KnownError
from app.services import catalogue, meeting, paper_bin, preparing
from app.services.bin_data import KeptText
from app.services.meeting import NewSession
from app.services.open_book import OpenBook
from app.services.preparing import Consent, Sending
from tests.services.saving import save

UID, AT = "moi", datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def book(open_sample: OpenBook) -> OpenBook:
    """The sample with a session for which nothing is prepared."""
    new = NewSession(SessionKind.THEMATIC, "Chuyển đổi số", 2027, 1, id=UID)
    profile, cell = catalogue.agenda_profile("8-step"), open_sample.cell()
    save(open_sample, lambda uow: meeting.create_session(uow, new, profile, cell))
    return open_sample


def prepared(book: OpenBook) -> PreparationRecord:
    return book.preparation(UID)


def report(book: OpenBook, text: str) -> None:
    save(book, lambda uow: meeting.set_facts(uow, UID, opening_report=text))


def version(book: OpenBook) -> int:
    number = save(book, lambda uow: preparing.save_version(uow, UID, AT))
    assert isinstance(number, int)
    return number


def test_nothing_is_prepared_at_first(book: OpenBook) -> None:
    found = prepared(book)
    assert found.brief.session == UID
    assert (found.versions, found.approvals, found.hints, found.dispatches) == ((), (), (), ())


def test_the_briefing_keeps_each_fact_by_itself(book: OpenBook) -> None:
    save(book, lambda uow: preparing.set_brief(uow, UID, purpose="Làm rõ việc cần sửa", outline="I. Mở đầu"))
    save(book, lambda uow: preparing.set_brief(uow, UID, talked_on=date(2026, 11, 12), supervisor="Đ/c Bình"))
    brief = prepared(book).brief
    assert (brief.purpose, brief.outline, brief.supervisor) == ("Làm rõ việc cần sửa", "I. Mở đầu", "Đ/c Bình")
    assert brief.talked_on == date(2026, 11, 12)


def test_versions_are_numbered_and_the_same_text_is_one_version(book: OpenBook) -> None:
    report(book, "Bản thứ nhất")
    first = version(book)
    assert version(book) == first
    report(book, "Bản thứ hai")
    version(book)
    assert [(one.number, one.text) for one in prepared(book).versions] == [
        (1, "Bản thứ nhất"), (2, "Bản thứ hai"),
    ]  # fmt: skip


def test_an_empty_report_is_no_version(book: OpenBook) -> None:
    report(book, " ")
    with pytest.raises(KnownError, match="chưa có nội dung"):
        version(book)


def test_an_older_version_comes_back_and_what_stood_there_is_kept(book: OpenBook) -> None:
    report(book, "Bản đầu")
    first = version(book)
    report(book, "Viết dở")
    save(book, lambda uow: preparing.restore_version(uow, first, AT))
    assert book.session(UID).opening_report.text == "Bản đầu"
    assert [one.text for one in prepared(book).versions] == ["Bản đầu", "Viết dở"]


def test_a_consent_freezes_what_was_agreed_to(book: OpenBook) -> None:
    report(book, "Dự thảo")
    consent = Consent(Gate.DRAFT_COMMITTEE, date(2026, 11, 18), "Chi ủy")
    save(book, lambda uow: preparing.approve(uow, UID, consent, AT))
    found = prepared(book)
    assert found.approvals[0].version == found.versions[0].id
    assert found.versions[0].text == "Dự thảo"


def test_an_outline_is_agreed_to_without_a_version(book: OpenBook) -> None:
    consent = Consent(Gate.OUTLINE_CELL, date(2026, 10, 30))
    number = save(book, lambda uow: preparing.approve(uow, UID, consent, AT))
    (kept,) = prepared(book).approvals
    assert kept.version is None
    save(book, lambda uow: preparing.take_back_approval(uow, number))
    assert prepared(book).approvals == ()
    save(book, lambda uow: preparing.bring_approval(uow, kept))
    assert prepared(book).approvals[0].done_on == date(2026, 10, 30)


def test_a_hint_is_answered_in_words_and_by_an_opinion_of_the_session(book: OpenBook) -> None:
    hint = save(book, lambda uow: preparing.add_hint(uow, UID, "Còn chậm giải quyết hồ sơ"))
    elsewhere = book.session("2026-q3").contributions[0].id
    save(book, lambda uow: preparing.change_hint(uow, hint, answer="Đã rà soát", contribution=elsewhere))
    (kept,) = prepared(book).hints
    assert (kept.answer, kept.contribution) == ("Đã rà soát", None)
    save(book, lambda uow: preparing.remove_hint(uow, hint))
    assert prepared(book).hints == ()


def test_members_and_groups_are_served_in_one_action(book: OpenBook) -> None:
    sending = Sending(DRAFT, date(2026, 11, 23), Means.HANDBOOK, ("m1", "m2"), ("Tổ đảng 2",), ("Đảng ủy phường",))
    lines = save(book, lambda uow: preparing.send(uow, UID, sending))
    found = prepared(book).dispatches
    assert [(one.member, one.group_name, one.recipient) for one in found] == [
        ("m1", "", ""), ("m2", "", ""), (None, "Tổ đảng 2", ""), (None, "", "Đảng ủy phường"),
    ]  # fmt: skip
    save(book, lambda uow: preparing.take_back(uow, lines))
    assert prepared(book).dispatches == ()
    save(book, lambda uow: preparing.bring_dispatches(uow, found))
    assert len(prepared(book).dispatches) == 4


def test_who_is_served_again_keeps_one_line_with_the_new_day(book: OpenBook) -> None:
    for day in (20, 22):
        sending = Sending(DRAFT, date(2026, 11, day), Means.PAPER, ("m1",))
        save(book, lambda uow, sending=sending: preparing.send(uow, UID, sending))
    (line,) = prepared(book).dispatches
    assert line.sent_on == date(2026, 11, 22)


def test_words_of_the_briefing_come_back_out_of_the_bin(book: OpenBook) -> None:
    save(book, lambda uow: preparing.set_brief(uow, UID, content="Mới"))
    kept = KeptText("brief/content", "Nội dung cũ đã xóa")
    entry = save(book, lambda uow: paper_bin.keep_text(uow, UID, kept, AT))
    save(book, lambda uow: paper_bin.restore(uow, entry))
    assert prepared(book).brief.content == "Mới\nNội dung cũ đã xóa"
