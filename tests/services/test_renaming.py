"""A parent renamed from a day on: what is held before bears the old name, what comes after the new one."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from docx import Document

from app.domain.naming import former_words
from app.domain.vocabulary import SessionKind
from app.models import readers
from app.services import catalogue, documents, meeting, roster
from app.services.open_book import OpenBook
from tests.services.saving import save


def test_a_name_from_a_coming_day_on_is_borne_by_what_is_held_after_it(open_sample: OpenBook) -> None:
    """The parent renamed on 1 December: a session in November bears the old name, one in December the new one."""
    before = open_sample.cell()
    new = replace(before, superior="Đảng bộ phường Mới")
    save(open_sample, lambda uow: roster.set_cell(uow, new, renamed_on=date(2026, 12, 1)))
    later = meeting.NewSession(SessionKind.REGULAR, "Thường kỳ", 2026, id="later")
    agenda = catalogue.agenda_profile("hd42-regular")
    save(open_sample, lambda uow: meeting.create_session(uow, later, agenda, readers.cell(uow.session)))
    for uid, start in (("2026-q4", datetime(2026, 11, 26, 14)), ("later", datetime(2026, 12, 1, 14))):
        save(open_sample, partial(meeting.start_session, uid=uid, at=start))
    superiors = [open_sample.session(one).cell.superior for one in ("2026-q1", "2026-q4", "later")]
    assert superiors == [before.superior, before.superior, "Đảng bộ phường Mới"]
    heads = [_head(documents.make(open_sample, one, "minutes").docx) for one in ("2026-q4", "later")]
    assert heads == [before.superior.upper(), "ĐẢNG BỘ PHƯỜNG MỚI"]


def test_the_names_borne_before_are_told_with_their_day(open_sample: OpenBook) -> None:
    new = replace(open_sample.cell(), superior="Đảng bộ phường Mới")
    save(open_sample, lambda uow: roster.set_cell(uow, new, renamed_on=date(2026, 12, 1)))
    assert former_words(open_sample.ask(roster.former_names)) == (
        "Tên đã dùng\nTrước ngày 01/12/2026: Chi bộ Văn phòng, Đảng bộ phường Minh Xuân"
    )


def _head(docx: bytes) -> str:
    return str(Document(io.BytesIO(docx)).tables[0].rows[0].cells[0].paragraphs[0].text)
