"""The minutes book: each session's minutes in turn, closed ones as they were closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain.copies import Scope
from app.domain.records import CellNameRecord, CellRecord, SealRecord, SessionRecord, SupplementRecord
from app.domain.roll import count
from app.domain.vocabulary import CellKind, NoteKind, SessionKind
from app.domain.year_copies import for_scope
from app.domain.year_record import BookedSession, YearRecord
from app.domain.year_records import IssuedDocumentRecord
from app.exporters.docx_writer import write_docx
from app.exporters.extras import Extras
from app.exporters.minutes_book_outline import KIND, OF_CELL, OF_COMMITTEE, minutes_book_document
from app.exporters.minutes_outline import minutes_document
from app.exporters.profile import load_profile
from tests.exporters.reading import opened, paragraphs, whole
from tests.factory import rules, session
from tests.years import record, topic

PROFILE = load_profile()
CREATED = datetime(2026, 12, 1)
SEAL = SealRecord(1, datetime(2026, 5, 15), "c", "d", "", "h")


def booked(number: int, **facts: Any) -> BookedSession:
    start = datetime(2026, number, 10, 14)
    made = session(id=f"s{number}", started_at=start, ended_at=start.replace(hour=16), topic=f"Việc {number}", **facts)
    return BookedSession(made, count(made.roll, rules()))


def alone(made: SessionRecord, extras: Extras | None = None) -> bytes:
    outline = minutes_document(made, count(made.roll, rules()), PROFILE, extras or Extras())
    return write_docx(outline, PROFILE, created=CREATED)


def book(made: YearRecord, extras: Extras | None = None) -> bytes:
    return write_docx(minutes_book_document(made, PROFILE, extras or Extras()), PROFILE, created=CREATED)


def test_the_book_has_a_cover_a_list_and_every_session_signed_off() -> None:
    docx = book(record(booked=(booked(2), booked(5))))
    said = whole(docx)
    assert said.count("NGƯỜI GHI BIÊN BẢN") == said.count("CHỦ TRÌ HỘI NGHỊ") == 2
    for line in (
        "SỔ BIÊN BẢN sinh hoạt chi bộ năm 2026",
        "Bắt đầu ngày 10 tháng 02 năm 2026 Kết thúc ngày 10 tháng 5",
        "Sổ có 02 biên bản",
        "Bản in có chữ ký",
        "DANH MỤC BIÊN BẢN",
        "Chuyên đề quý II: Chuyên đề tháng 5",
    ):
        assert line in said


def test_pages_are_numbered_through() -> None:
    word = opened(book(record(booked=(booked(2), booked(5)))))
    (section,) = word.sections
    assert section.different_first_page_header_footer
    assert word.element.body.xpath("count(.//w:pageBreakBefore)") == 3


def test_the_minutes_stand_unchanged() -> None:
    one, other = booked(2), booked(5)
    said = paragraphs(book(record(booked=(one, other))))
    first, second = paragraphs(alone(one.session)), paragraphs(alone(other.session))
    assert said[-len(second) :] == second
    assert said[-len(second) - len(first) : -len(second)] == first


def test_closed_minutes_stand_as_they_were_closed_whatever_the_record_says_now() -> None:
    one = booked(5, seal=SEAL)
    closed = alone(replace(one.session, conclusion="Kết luận khi chốt."))
    said = paragraphs(book(record(booked=(replace(one, sealed=closed),))))
    assert said[-len(paragraphs(closed)) :] == paragraphs(closed)


def test_closed_minutes_whose_document_is_broken_are_written_from_the_record() -> None:
    one = replace(booked(5, seal=SEAL), sealed=b"broken")
    assert "Chi bộ thống nhất." in whole(book(record(booked=(one,))))


def test_what_was_corrected_later_follows_the_minutes() -> None:
    extra = SupplementRecord(1, datetime(2026, 6, 1, 9), "Ghi nhầm", "Sửa số liệu")
    one = booked(5, seal=SEAL, supplements=(extra,))
    said = whole(book(record(booked=(replace(one, sealed=alone(one.session)),))))
    assert said.index("BIÊN BẢN BỔ SUNG") > said.index("Chi bộ thống nhất.") and "Sửa số liệu" in said


def test_open_minutes_bear_the_number_of_the_register() -> None:
    issued = IssuedDocumentRecord(1, "BB", 7, document="minutes", session="s5", issued_on=date(2026, 5, 11))
    said = whole(book(record(booked=(booked(2), booked(5)), issued=(issued,))))
    assert said.count("Số 07-BB/CB") == 1 and said.count("Số -BB/CB") == 1


def test_older_sessions_bear_the_names_of_their_time_the_cover_the_present_ones() -> None:
    names = (CellNameRecord("Chi bộ Một", "Đảng bộ xã Cũ", "Cũ", date(2026, 4, 1)),
             CellNameRecord("Chi bộ Một", "Đảng bộ xã Mới", "Mới"))  # fmt: skip
    old, new = (CellRecord("Chi bộ Một", f"Đảng bộ xã {name}", name) for name in ("Cũ", "Mới"))
    said = whole(book(record(names=names, booked=(booked(2, cell=old), booked(5, cell=new)))))
    assert said.startswith("ĐẢNG BỘ XÃ MỚI")
    assert (said.count("ĐẢNG BỘ XÃ CŨ"), said.count("ĐẢNG BỘ XÃ MỚI")) == (1, 2)


def test_a_book_of_the_cell_or_of_its_committee_alone() -> None:
    made = record(booked=(booked(2), booked(5, kind=SessionKind.COMMITTEE)))
    assert "“Việc 5”" not in whole(book(made, Extras(variant=OF_CELL)))
    assert "“Việc 2”" not in whole(book(made, Extras(variant=OF_COMMITTEE)))


def test_a_committees_book_is_named_after_its_conferences() -> None:
    names = (CellNameRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Mẫu", "Tân Hòa"),)
    said = whole(book(record(names=names, kind=CellKind.COMMITTEE, booked=())))
    assert "SỔ BIÊN BẢN hội nghị đảng ủy năm 2026" in said and "Sổ có 0 biên bản" in said


def test_a_copy_leaves_out_what_a_copy_of_the_minutes_leaves_out() -> None:
    kept = alone(session(conclusion="Lời kín."))
    one = replace(booked(5, notes={NoteKind.QUALITY: "Khá."}, conclusion="Lời kín."), sealed=kept)
    made = record(booked=(one,), topics=(topic(1, 2, confidential=True, session_id="s5"),))
    members, _ = for_scope(made, KIND, Scope.MEMBERS)
    parent, gone = for_scope(made, KIND, Scope.PARENT)
    assert "Khá." not in whole(book(members)) and "Lời kín." in whole(book(members))
    assert "Lời kín." not in whole(book(parent)) and [part.value for part in gone] == ["confidential"]
    assert for_scope(made, KIND, Scope.FILE) == (made, ())
