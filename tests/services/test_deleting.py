"""A planned session goes with all its parts, and what others link to it stays."""

from __future__ import annotations

from datetime import datetime

from app.domain.records import Speaker
from app.domain.vocabulary import Label, SessionKind, TaskStatus
from app.services import carried, catalogue, meeting, open_questions, paper_bin, speaking
from app.services.meeting import NewContribution
from app.services.open_book import OpenBook
from app.services.speaking import NewSpeech
from tests.services.saving import save

UID, EARLIER, AT = "thu", "2026-q3", datetime(2026, 12, 20, 14, 0)


def fill(book: OpenBook, question: int, task: int) -> None:
    """A session that was tried out: opinions that answer each other, a delivered speech, links to others."""

    def work(uow):  # type: ignore[no-untyped-def]
        profile = catalogue.agenda_profile("8-step")
        new = meeting.NewSession(SessionKind.THEMATIC, "Thử", 2026, 4, planned_at=AT, id=UID)
        meeting.create_session(uow, new, profile, book.cell())
        prompt = meeting.add_prompt(uow, UID, "Gợi ý")
        asked = meeting.add_contribution(uow, UID, NewContribution("?", "m3", label=Label.QUESTION, prompt=prompt))
        speech = speaking.add_speech(uow, UID, NewSpeech(Speaker("Hà Thị Lan", "", "m3")))
        speaking.deliver(uow, UID, NewContribution("!", "m3", answers=asked), speech)
        gone = meeting.add_contribution(uow, UID, NewContribution("Bỏ", "m3", answers=asked))
        paper_bin.discard(uow, "contribution", gone, AT)
        open_questions.conclude(uow, question, UID)
        carried.report(uow, UID, task, TaskStatus.OPEN, "Đang làm", "")

    save(book, work)


def test_a_planned_session_is_deleted_with_all_its_links(open_sample: OpenBook) -> None:
    question = save(open_sample, lambda uow: open_questions.keep_open(uow, EARLIER, "Còn để ngỏ"))
    task, before = open_sample.tasks()[0].id, len(open_sample.tasks())
    fill(open_sample, question, task)
    save(open_sample, lambda uow: meeting.delete_session(uow, UID))
    assert UID not in [one.id for one in open_sample.sessions()]
    assert open_sample.session(EARLIER).open_questions[0].closed_in is None
    assert len(open_sample.tasks()) == before
