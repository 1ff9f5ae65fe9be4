"""What a cell may choose about its documents, each with what it changes in them; closed minutes stay as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from docx.document import Document as Word

from app.domain.copies import Scope
from app.domain.document_options import USUAL, DocumentOptions, ExtractForm, OpeningForm
from app.domain.records import SessionRecord
from app.domain.tone_place import TonePlace
from app.domain.vocabulary import Gate, NoteKind, ReviewSubject, SessionKind, Signatory
from app.errors import NotFound, WrongInput
from app.exporters.extras import Extras
from app.models.plan import PlanTopic
from app.models.unit_of_work import UnitOfWork
from app.services import (
    directives,
    document_options,
    documents,
    minutes_seal,
    notes,
    preparing,
    register,
    self_review,
    wordings,
)
from app.services.documents import Copy
from app.services.open_book import OpenBook
from tests.exporters.reading import opened, paragraphs, whole
from tests.factory import CELL, rules, session

HELD, AHEAD = "2026-q3", "2026-q4"
AT = datetime(2026, 11, 20, 8, 0)


def saved(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> None:
    found: list[BaseException] = []
    book.save(work, failed=found.append)
    assert book.flush()
    if found:
        raise found[0]


def text(book: OpenBook, kind: str, session_id: str = HELD, copy: Copy = documents.USUAL) -> str:
    return whole(documents.make(book, session_id, kind, copy=copy).docx)


def word(kind: str, record: SessionRecord | None = None, **chosen: Any) -> Word:
    """Return a document of a made-up session with a cell's choices."""
    extras = Extras(options=replace(USUAL, **chosen))
    return opened(documents.compose(record or session(), rules(), None, kind, "HD05_2026", extras=extras).docx)


def signed(made: Word) -> list[str]:
    return [item.text for item in made.tables[-1].rows[0].cells[1].paragraphs if item.text]


def head(made: Word) -> list[str]:
    return [item.text for cell in made.tables[0].rows[0].cells for item in cell.paragraphs]


def body(made: Word) -> list[str]:
    return [item.text for item in made.paragraphs if item.style and item.style.name == "SCB Body"]


def test_a_deputy_signs_where_the_cell_chose_so() -> None:
    people = tuple(
        replace(entry, position=post) for entry, post in zip(session().roll, ("Bí thư", "Phó Bí thư", ""), strict=True)
    )
    both = session(roll=people)
    assert signed(word("resolution", both)) == ["T/M CHI BỘ", "BÍ THƯ", "Trần Văn Bình"]
    assert signed(word("resolution", both, signatory=Signatory.DEPUTY)) == ["T/M CHI BỘ", "PHÓ BÍ THƯ", "Lê Thị Chi"]


def test_minutes_may_go_without_number_and_without_place_and_day() -> None:
    assert "Số      -BB/CB" in head(word("minutes"))
    assert not any(line.startswith("Số") for line in head(word("minutes", minutes_numbered=False)))
    assert not any("ngày" in line for line in head(word("minutes", minutes_dated=False)))
    assert any("ngày" in line for line in head(word("resolution", minutes_dated=False)))


def test_labels_of_the_signatures_are_the_cells_own() -> None:
    made = word("minutes", minutes_taker_label="THƯ KÝ", chair_label="CHỦ TỌA")
    assert [cell.paragraphs[0].text for cell in made.tables[-1].rows[0].cells] == ["THƯ KÝ", "CHỦ TỌA"]


@pytest.mark.parametrize("kind", ["minutes", "topic-report", "resolution", "notice", "extract"])
def test_the_last_sentence_may_end_as_the_state_does(kind: str) -> None:
    assert body(word(kind))[-1].endswith(".") and not body(word(kind))[-1].endswith("./.")
    made = body(word(kind, end_mark="./."))
    assert made[-1].endswith("./.")
    assert not any(line.endswith("./.") for line in made[:-1])


def test_marks_of_sections_and_spacing_follow_the_choice() -> None:
    made = word("minutes", section_mark=".", line_spacing=20)
    assert any(item.text == "I. THÀNH PHẦN" for item in made.paragraphs)
    assert {
        item._p.xpath("string(./w:pPr/w:spacing/@w:line)") for item in made.paragraphs if item.text in body(made)
    } == {"400"}


def test_minutes_may_begin_in_lines() -> None:
    assert body(word("minutes", opening=OpeningForm.LIST))[:3] == [
        "- Thời gian: bắt đầu vào hồi 14 giờ 00 phút, ngày 14 tháng 5 năm 2026.",
        "- Địa điểm: Nhà văn hóa thôn.",
        "- Nội dung: sinh hoạt chuyên đề quý II năm 2026, “Nâng cao chất lượng sinh hoạt chi bộ”.",
    ]


def test_the_tone_mark_moves_in_fixed_strings_only() -> None:
    record = session(
        cell=replace(CELL, name="Chi bộ Thủy Nông", superior="Đảng bộ xã Hòa Bình"), conclusion="Chi ủy nhận việc."
    )
    made = word("topic-report", record, tone=TonePlace.OLD)
    said = whole_of(made)
    assert "- Đảng uỷ xã Hòa Bình (báo cáo);" in said
    assert "CHI BỘ THỦY NÔNG" in said and "Chi ủy nhận việc." in said


def test_a_wording_of_the_cells_own_keeps_its_tone_marks() -> None:
    own = Extras(options=replace(USUAL, tone=TonePlace.OLD), wordings={"backdrop.regular": "HỌP CHI ỦY KHÓA IX"})
    record = session(kind=SessionKind.REGULAR, quarter=None, topic="Củng cố chi ủy", agenda="hd42-regular")
    made = opened(documents.compose(record, rules(), None, "backdrop", "HD05_2026", extras=own).docx)
    assert "HỌP CHI ỦY KHÓA IX" in whole_of(made)
    assert "HỌP CHI UỶ" not in whole_of(made)


def whole_of(made: Word) -> str:
    cells = (item.text for table in made.tables for cell in table._cells for item in cell.paragraphs)
    return "\n".join((*cells, *(item.text for item in made.paragraphs)))


def test_an_extract_may_be_signed_as_a_copy() -> None:
    made = word("extract", extract=ExtractForm.COPY)
    assert "Số      -BS/CB" in head(made)
    assert signed(made)[:2] == ["T/M CHI BỘ", "BÍ THƯ"]


def test_choices_are_kept_in_the_book_and_used(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: document_options.set_options(uow, DocumentOptions(end_mark="./.", line_spacing=22)))
    assert open_sample.ask(document_options.options).line_spacing == 22
    assert paragraphs(documents.make(open_sample, HELD, "minutes").docx).count("") > 0
    assert "cùng ngày./." in text(open_sample, "minutes")
    assert any(line.text.endswith("./.") for line in documents.reading(open_sample, HELD))
    with pytest.raises(WrongInput):
        saved(open_sample, lambda uow: document_options.set_options(uow, DocumentOptions(line_spacing=3)))


# Wording


def test_the_books_own_wording_is_used_until_the_original_comes_back(open_sample: OpenBook) -> None:
    own = "Mời các đồng chí {members} đến {cell} đúng giờ."
    saved(open_sample, lambda uow: wordings.set_text(uow, "notice.closing", own))
    assert "Mời các đồng chí đảng viên đến Chi bộ Văn phòng đúng giờ." in text(open_sample, "notice", AHEAD)
    changed = [one for one in open_sample.ask(wordings.texts) if one.own is not None]
    assert [(one.key, one.text) for one in changed] == [("notice.closing", own)]
    saved(open_sample, lambda uow: wordings.reset(uow, "notice.closing"))
    assert "Mời các đồng chí" not in text(open_sample, "notice", AHEAD)


def test_recipients_are_lines_of_the_cells_own(open_sample: OpenBook) -> None:
    saved(
        open_sample, lambda uow: wordings.set_text(uow, "recipients.resolution", "{committee_above} (b/c)\nLưu hồ sơ")
    )
    found = paragraphs(documents.make(open_sample, HELD, "resolution").docx)
    assert [line for line in found if line.startswith("- ")][-2:] == [
        "- Đảng ủy phường Minh Xuân (b/c);",
        "- Lưu hồ sơ.",
    ]


def test_writing_the_original_again_is_no_change_of_its_own(open_sample: OpenBook) -> None:
    original = next(one for one in open_sample.ask(wordings.texts) if one.key == "minutes.closing").original
    saved(open_sample, lambda uow: wordings.set_text(uow, "minutes.closing", original))
    assert open_sample.ask(wordings.own) == {}


@pytest.mark.parametrize(
    ("key", "own", "refused"), [("notice.closing", "{x}", WrongInput), ("notice.x", "a", NotFound)]
)
def test_a_wording_that_cannot_be_is_refused(
    open_sample: OpenBook, key: str, own: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        saved(open_sample, lambda uow: wordings.set_text(uow, key, own))
    assert open_sample.ask(wordings.own) == {}


def test_closed_minutes_keep_their_bytes_whatever_is_chosen_later(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: document_options.set_options(uow, DocumentOptions(chair_label="CHỦ TỌA")))
    before = documents.make(open_sample, HELD, "minutes").docx
    saved(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    saved(open_sample, lambda uow: document_options.set_options(uow, USUAL))
    saved(open_sample, lambda uow: wordings.set_text(uow, "minutes.closing", "Hết."))
    made = documents.make(open_sample, HELD, "minutes")
    assert made.docx == before
    assert made.findings == ()


# Copies by who gets them


def test_a_copy_for_members_leaves_remarks_out_and_says_so(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: notes.set_note(uow, HELD, NoteKind.QUALITY, "Còn ít ý kiến."))
    saved(open_sample, lambda uow: notes.set_note(uow, HELD, NoteKind.SCORING_REMARKS, "Chi bộ tự chấm 92 điểm."))
    assert "Còn ít ý kiến." in text(open_sample, "minutes") and "tự chấm 92 điểm" in text(open_sample, "minutes")
    made = documents.make(open_sample, HELD, "minutes", copy=Copy(Scope.MEMBERS))
    assert "Còn ít ý kiến." not in whole(made.docx) and "92 điểm" not in whole(made.docx)
    assert made.left_out == ("Nhận xét, đánh giá buổi sinh hoạt; lời ghi khi chấm điểm",)
    assert documents.make(open_sample, HELD, "minutes").left_out == ()


def test_the_self_review_is_only_in_the_file_and_only_when_asked_for(open_sample: OpenBook) -> None:
    line = self_review.NewReview("m1", ReviewSubject.SELF, "Còn nể nang")
    saved(open_sample, lambda uow: self_review.add_line(uow, HELD, line))
    made = documents.make(open_sample, HELD, "minutes")
    assert "Còn nể nang" not in whole(made.docx)
    assert made.left_out == ("Nội dung tự soi, tự sửa của từng đồng chí",)
    asked = documents.make(open_sample, HELD, "minutes", copy=Copy(with_self_review=True))
    assert "Còn nể nang" in whole(asked.docx)
    assert asked.left_out == ()


def test_a_confidential_topic_stays_in_the_file(open_sample: OpenBook) -> None:
    def mark(uow: UnitOfWork) -> None:
        for topic in uow.session.query(PlanTopic):
            topic.confidential = True

    saved(open_sample, mark)
    said = open_sample.session(HELD).contributions[0].text.split("\n")[0]
    assert said in text(open_sample, "topic-report")
    made = documents.make(open_sample, HELD, "topic-report", copy=Copy(Scope.PARENT))
    assert said not in whole(made.docx)
    assert made.left_out[0].startswith("Nội dung chuyên đề ghi là bảo mật")


def test_a_cut_copy_of_closed_minutes_is_not_taken_for_the_closed_ones(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: notes.set_note(uow, HELD, NoteKind.QUALITY, "Còn ít ý kiến."))
    saved(open_sample, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    made = documents.make(open_sample, HELD, "minutes", copy=Copy(Scope.MEMBERS))
    assert [one.code for one in made.findings] == ["cut"]
    assert made.docx != open_sample.sealed_document(HELD)
    assert documents.make(open_sample, HELD, "minutes", copy=Copy(Scope.PARENT)).docx == open_sample.sealed_document(
        HELD
    )


# Facts from elsewhere in the book


def test_a_draft_bears_its_number_until_somebody_agrees(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: preparing.save_version(uow, AHEAD, AT))
    number = open_sample.preparation(AHEAD).versions[-1].number
    assert f"Dự thảo lần {number}" in text(open_sample, "opening-report", AHEAD)
    consent = preparing.Consent(Gate.DRAFT_COMMITTEE, date(2026, 11, 20))
    saved(open_sample, lambda uow: preparing.approve(uow, AHEAD, consent, AT))
    found = text(open_sample, "opening-report", AHEAD)
    assert "Dự thảo lần" not in found.split("BÁO CÁO ĐỀ DẪN")[0]
    assert "chi ủy thông qua dự thảo ngày 20/11/2026" in found


def test_an_older_version_can_be_printed(open_sample: OpenBook) -> None:
    saved(open_sample, lambda uow: preparing.save_version(uow, AHEAD, AT))
    kept = open_sample.preparation(AHEAD).versions
    chosen = f"version:{kept[0].id}"
    assert kept[0].text.split("\n")[0] in text(open_sample, "opening-report", AHEAD, Copy(variant=chosen))
    offered = documents.variants_of(open_sample, open_sample.session(AHEAD), "opening-report")
    assert chosen in {one.code for one in offered}


def test_a_document_rests_on_what_the_book_names_as_its_basis(open_sample: OpenBook) -> None:
    new = directives.NewDirective(title="Hướng dẫn", number="99-HD/BTCTW", issued_on=date(2025, 10, 28), is_basis=True)
    saved(open_sample, lambda uow: directives.add(uow, new))
    assert "- Căn cứ Hướng dẫn số 99-HD/BTCTW, ngày 28/10/2025" in text(open_sample, "resolution")
    assert "99-HD/BTCTW" not in text(open_sample, "minutes")


def test_the_number_of_the_register_stands_in_the_document(open_sample: OpenBook) -> None:
    new = register.NewIssued("NQ", 41, document="resolution", session=HELD, issued_on=date(2026, 9, 11))
    saved(open_sample, lambda uow: register.give(uow, new))
    made = opened(documents.make(open_sample, HELD, "resolution").docx)
    assert head(made)[3:] == ["Số 41-NQ/CB", "ĐẢNG CỘNG SẢN VIỆT NAM", "Minh Xuân, ngày 11 tháng 9 năm 2026"]


def test_a_year_and_a_session_have_documents_of_their_own(open_sample: OpenBook) -> None:
    with pytest.raises(NotFound, match="của một buổi"):
        documents.make(open_sample, HELD, "year-plan")
    with pytest.raises(NotFound, match="của một năm"):
        documents.make_year(open_sample, 2026, "minutes")
