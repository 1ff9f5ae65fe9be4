"""A text headed by a mark of secrecy is refused wherever texts come into a book, and nothing else is."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import NoteKind
from app.errors import KnownError, WrongInput
from app.models.unit_of_work import UnitOfWork
from app.services import attachments, books, directives, meeting, notes, open_questions, planning, preparing, proposals
from app.services.attachments import NewAttachment
from app.services.directives import NewDirective
from app.services.exchange_check import parse
from app.services.open_book import OpenBook
from app.services.planning import NewTopic
from app.services.proposals import NewProposal
from app.services.saver import Phase, Trace
from tests.factory import SAMPLE_FILE, as_bytes, sample

SESSION = "2026-q4"
SECRET = "Số 12-BC/ĐU\nTUYỆT MẬT\nNội dung báo cáo"
WAYS: dict[str, Callable[[UnitOfWork, str], Any]] = {
    "opening report": lambda uow, text: meeting.set_facts(uow, SESSION, opening_report=text),
    "conclusion": lambda uow, text: meeting.set_facts(uow, SESSION, conclusion=text),
    "step": lambda uow, text: meeting.set_step(uow, SESSION, 1, text=text),
    "draft": lambda uow, text: meeting.keep_draft(uow, SESSION, "contribution_input", text),
    "note": lambda uow, text: notes.set_note(uow, SESSION, NoteKind.GUIDANCE, text),
    "prompt": lambda uow, text: meeting.add_prompt(uow, SESSION, text),
    "open question": lambda uow, text: open_questions.keep_open(uow, SESSION, text),
    "brief": lambda uow, text: preparing.set_brief(uow, SESSION, outline=text),
    "topic": lambda uow, text: planning.add_topic(uow, NewTopic(2026, "Chuyên đề", note=text)),
    "proposal": lambda uow, text: proposals.add(uow, NewProposal(2026, "Đề xuất", note=text)),
    "directive": lambda uow, text: directives.add(uow, NewDirective("Văn bản", note=text)),
    "contribution": lambda uow, text: meeting.add_contribution(
        uow, SESSION, meeting.NewContribution(text=text, speaker_name="Lê Thị Diệu")
    ),
}


def write(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> BaseException | None:
    """Write as the window does; return why it was refused."""
    faults: list[BaseException] = []
    book.save(work, failed=faults.append)
    book.flush()
    return faults[0] if faults else None


@pytest.mark.parametrize("way", WAYS)
def test_a_marked_text_is_refused_whichever_way_it_comes(open_sample: OpenBook, way: str) -> None:
    fault = write(open_sample, lambda uow: WAYS[way](uow, SECRET))
    assert isinstance(fault, KnownError)
    assert "Tuyệt mật" in fault.text
    assert "văn thư bảo mật" in fault.text


@pytest.mark.parametrize("way", WAYS)
def test_a_text_about_secrecy_is_taken(open_sample: OpenBook, way: str) -> None:
    said = "Triển khai Luật Bảo vệ bí mật nhà nước\nKhông để lộ tài liệu mật\nDấu “TUYỆT MẬT” chỉ văn thư đóng"
    assert write(open_sample, lambda uow: WAYS[way](uow, said)) is None


def test_what_is_refused_leaves_nothing_behind(open_sample: OpenBook) -> None:
    before = open_sample.session(SESSION)

    def both(uow: UnitOfWork) -> None:
        meeting.set_facts(uow, SESSION, conclusion="Nhất trí")
        meeting.set_facts(uow, SESSION, opening_report=SECRET)

    assert write(open_sample, both) is not None
    assert open_sample.session(SESSION) == before


def test_saving_is_said_to_have_failed_until_the_mark_is_gone(sample_path: Path) -> None:
    told = []
    book = OpenBook.open(sample_path, None, told.append)

    def store(text: str) -> bool:
        work = WAYS["conclusion"]
        book.save(lambda uow: work(uow, text), key="conclusion", trace=Trace("conclusion", text), failed=print)
        return book.flush()

    assert store("Nhất trí")
    assert not store(SECRET)
    assert (told[-1].phase, "ghi độ “Tuyệt mật”" in told[-1].reason) == (Phase.FAILED, True)
    assert write(book, lambda uow: meeting.set_step(uow, SESSION, 1, text="Khai mạc")) is None
    assert told[-1].phase is Phase.FAILED
    assert store("Nhất trí cao")
    assert told[-1].phase is Phase.SAVED
    book.close()


def test_a_refused_text_whose_input_is_gone_is_forgotten(sample_path: Path) -> None:
    told = []
    book = OpenBook.open(sample_path, None, told.append)
    book.save(lambda uow: WAYS["draft"](uow, SECRET), key="draft", failed=lambda error: None)
    assert not book.flush()
    book.dismiss(["draft"])
    assert book.flush()
    assert told[-1].phase is Phase.SAVED
    assert book.close()


def test_a_marked_exchange_file_names_the_place(tmp_path: Path) -> None:
    file = sample()
    file["sessions"][0]["conclusion"] = "MẬT\nKết luận"
    with pytest.raises(WrongInput, match="văn thư bảo mật") as error:
        books.import_into(tmp_path / "so.scb", as_bytes(file))
    assert error.value.place == "sessions[0].conclusion"
    assert not (tmp_path / "so.scb").exists()


def test_a_marked_attachment_in_an_exchange_file_is_refused(sample_path: Path, tmp_path: Path) -> None:
    content = "TỐI MẬT\nBáo cáo".encode()
    file = sample()
    digest = hashlib.sha256(content).hexdigest()
    file["attachments"] = [{
        "title": "Báo cáo", "file_name": "a.txt", "media": "text/plain", "size": len(content), "sha256": digest,
        "added_at": "2026-11-22T10:00", "content": b64encode(content).decode(),
    }]  # fmt: skip
    with pytest.raises(KnownError, match="Tối mật"):
        books.import_into(tmp_path / "so.scb", as_bytes(file))
    assert not (tmp_path / "so.scb").exists()


def test_the_sample_holds_no_mark() -> None:
    assert parse(SAMPLE_FILE.read_bytes()).sessions


@pytest.mark.parametrize("field", ["title", "note"])
def test_a_marked_attachment_is_refused_by_what_is_said_of_it(open_sample: OpenBook, field: str) -> None:
    new = NewAttachment(**{"title": "Hồ sơ", "paper_place": "Tủ số 1", field: "TỐI MẬT"})  # type: ignore[arg-type]
    fault = write(open_sample, lambda uow: attachments.add(uow, new, datetime(2026, 11, 22)))
    assert isinstance(fault, KnownError)
    assert "Tối mật" in fault.text
