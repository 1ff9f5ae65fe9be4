"""Documents of real books, read back from the .docx: every word, the form that is prescribed, the findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from app.domain.records import SessionRecord
from app.domain.vietnamese import paragraphs as lines_of
from app.domain.vocabulary import AttendanceStatus, FollowUpKind
from app.errors import NotFound
from app.models import readers
from app.models.unit_of_work import UnitOfWork
from app.services import documents, meeting, roster
from app.services.catalogue import agenda_profile
from app.services.open_book import OpenBook
from tests.exporters.reading import opened, paragraphs, whole, words
from tests.factory import START

HELD = ("2026-q1", "2026-q2", "2026-q3")
TOPIC = "Tiếp tục học tập và làm theo tư tưởng, đạo đức,\nphong cách Hồ Chí Minh gắn với\nnhiệm vụ chính trị"
SPEECH = "Đồng chí nêu rõ việc làm được, việc chưa làm được và cách làm trong thời gian tới ở từng tổ đảng. " * 21
MUCH = (200, 30)


@pytest.fixture(scope="module")
def sample(made_books: Path) -> Iterator[OpenBook]:
    """The sample book, which no test here changes."""
    book = OpenBook.open(made_books / "sample.scb", None, lambda state: None)
    yield book
    book.close()


@pytest.fixture(scope="module")
def crowded(made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    """A book with a session of 200 members, 30 long contributions and a topic of three lines."""
    path = tmp_path_factory.mktemp("crowded") / "dong.scb"
    path.write_bytes((made_books / "empty.scb").read_bytes())
    book = OpenBook.open(path, None, lambda state: None)
    book.save(_crowd)
    assert book.flush(20)
    yield book
    book.close()


def _crowd(uow: UnitOfWork) -> None:
    members, speeches = MUCH
    roster.add_members(
        uow, [roster.NewMember(f"Nguyễn Thị Ngọc {number:03}", id=f"m{number}") for number in range(members)]
    )
    new = meeting.NewSession(meeting.SessionKind.THEMATIC, TOPIC, 2026, 2, id="s", chair="m0", minutes_taker="m1")
    meeting.create_session(uow, new, agenda_profile("8-step"), readers.cell(uow.session))
    meeting.start_session(uow, "s", START)
    reason = meeting.Roll(AttendanceStatus.EXCUSED, reason="đi công tác tại tỉnh")
    meeting.mark(uow, "s", [f"m{n}" for n in range(150)], meeting.Roll(AttendanceStatus.PRESENT))
    meeting.mark(uow, "s", [f"m{n}" for n in range(150, members)], reason)
    for number in range(speeches):
        text = f"Ý kiến thứ {number}. {SPEECH}"
        meeting.add_contribution(
            uow, "s", meeting.NewContribution(text, f"m{number}", at=START + timedelta(minutes=number))
        )
    meeting.finish_session(uow, "s", START + timedelta(minutes=120))


def made(book: OpenBook, session: str, kind: str, profile: str | None = None) -> bytes:
    return documents.make(book, session, kind, profile).docx


def texts(record: SessionRecord) -> dict[str, list[str]]:
    """Return every text a session holds, by the document that must carry it whole."""
    both = [record.topic, record.place, record.conclusion, record.opening_report.text, *_people(record)]
    for said in record.contributions:
        both += [said.speaker.full_name, "" if said.speaker.member_id else said.speaker.title, said.text]
    for task in record.tasks:
        both += [task.content, task.requirement, task.measure]
    both += [vote.question for vote in record.votes]
    report = [said.response for said in record.contributions] + [task.result for task in record.tasks]
    minutes = [step.text for step in record.steps] + [prompt.text for prompt in record.prompts]
    return {"minutes": both + minutes, "topic-report": both + report}


def _people(record: SessionRecord) -> list[str]:
    guests = [text for guest in record.guests for text in (guest.full_name, guest.title)]
    absent = [
        entry.full_name
        for entry in record.roll
        if entry.status in (AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED)
    ]
    return guests + absent + [record.cell.name, record.cell.place]


def cells(word: Word, table: int) -> list[list[Paragraph]]:
    return [cell.paragraphs for cell in word.tables[table].rows[0].cells]


def style(item: Paragraph) -> tuple[float, bool, bool]:
    run = next(run for run in item.runs if run.text)
    assert run.font.size
    return run.font.size.pt, bool(run.bold), bool(run.italic)


def text_of(items: list[Paragraph]) -> list[str]:
    return [item.text for item in items]


def body(word: Word) -> list[Paragraph]:
    return [item for item in word.paragraphs if item.style and item.style.name == "SCB Body"]


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
@pytest.mark.parametrize("session", HELD)
def test_every_word_of_a_session_stands_in_its_document(sample: OpenBook, session: str, kind: str) -> None:
    found = whole(made(sample, session, kind))
    for text in texts(sample.session(session))[kind]:
        for line in lines_of(text):
            assert words(line).rstrip(".") in found


@pytest.mark.parametrize("session", HELD)
def test_words_of_people_are_printed_once_and_not_run_together(sample: OpenBook, session: str) -> None:
    found = [words(line) for line in paragraphs(made(sample, session, "minutes"))]
    record = sample.session(session)
    for text in [record.conclusion, record.opening_report.text, *(one.text for one in record.steps)]:
        for line in lines_of(text):
            assert found.count(words(line)) == 1
    for said in record.contributions:
        first, *rest = lines_of(said.text)
        assert sum(line.endswith(f": {words(first)}") for line in found) == 1
        assert all(words(line) in found for line in rest)


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
@pytest.mark.parametrize("profile", ["HD05_2026", "HD36_2018"])
def test_the_head_is_as_prescribed(sample: OpenBook, kind: str, profile: str) -> None:
    left, right = cells(opened(made(sample, "2026-q1", kind, profile)), 0)
    assert text_of(left)[:3] == ["ĐẢNG BỘ PHƯỜNG MINH XUÂN", "CHI BỘ VĂN PHÒNG", "*"]
    assert [style(item)[1] for item in left[:2]] == [False, True]
    assert re.fullmatch(r"Số (\s+|\d{2,})-(BB|BC)/CB", left[3].text)
    assert (right[0].text, style(right[0])) == ("ĐẢNG CỘNG SẢN VIỆT NAM", (15, True, False))
    assert re.fullmatch(
        r".+, ngày (0[1-9]|[12]\d|3[01]|\s+) tháng (01|02|[3-9]|1[0-2]|\s+) năm (\d{4}|\s+)", right[-1].text
    )
    assert style(right[-1]) == (14, False, True)


def test_the_party_title_has_a_drawn_line_under_it(sample: OpenBook) -> None:
    _, right = cells(opened(made(sample, "2026-q1", "minutes")), 0)
    assert right[0]._p.xpath(".//w:drawing | .//w:pict")
    assert not right[0]._p.xpath(".//w:u")


@pytest.mark.parametrize(("kind", "title"), [("minutes", "BIÊN BẢN"), ("topic-report", "BÁO CÁO")])
def test_the_title_is_followed_by_its_subject_and_five_hyphens(sample: OpenBook, kind: str, title: str) -> None:
    items = [item for item in opened(made(sample, "2026-q1", kind)).paragraphs if item.text.strip()]
    assert (items[0].text, style(items[0])) == (title, (16, True, False))
    hyphens = text_of(items).index("-----")
    assert all(style(item) == (14, True, False) for item in items[1:hyphens])
    assert not any(item.text.endswith(".") for item in items[1:hyphens])


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
def test_body_paragraphs_stand_as_prescribed(sample: OpenBook, kind: str) -> None:
    items = body(opened(made(sample, "2026-q2", kind)))
    assert len(items) > 20
    for item in items:
        spacing, indent, align = item._p.xpath("./w:pPr/w:spacing | ./w:pPr/w:ind | ./w:pPr/w:jc")
        assert (align.get(qn("w:val")), indent.get(qn("w:firstLine"))) == ("both", "567")
        assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("360", "exact")
        assert int(spacing.get(qn("w:before"))) + int(spacing.get(qn("w:after"))) >= 120


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
@pytest.mark.parametrize("session", [*HELD, "2026-q4"])
def test_a_document_ends_with_a_full_stop_and_no_slashes(sample: OpenBook, session: str, kind: str) -> None:
    last = body(opened(made(sample, session, kind)))[-1].text
    assert last.endswith(".")
    assert "./." not in whole(made(sample, session, kind))


def test_minutes_are_signed_by_two_and_not_for_the_cell(sample: OpenBook) -> None:
    data = made(sample, "2026-q1", "minutes")
    left, right = (text_of(cell) for cell in cells(opened(data), -1))
    assert (left[0], right[0]) == ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")
    assert (left[-1], right[-1]) == ("Ma Thị Hoa", "Nguyễn Văn Hùng")
    assert left[1:-1].count("") >= 3
    assert "T/M" not in whole(data)


def test_a_report_is_signed_for_the_cell_with_room_for_the_hand(sample: OpenBook) -> None:
    right = cells(opened(made(sample, "2026-q1", "topic-report")), -1)[1]
    assert text_of(right)[:2] == ["T/M CHI BỘ", "BÍ THƯ"]
    assert [style(item)[1] for item in (right[0], right[1], right[-1])] == [True, False, True]
    assert text_of(right)[2:-1] == [""] * 4
    assert right[-1].text == "Nguyễn Văn Hùng"


@pytest.mark.parametrize(("profile", "mark"), [("HD05_2026", ";"), ("HD36_2018", ",")])
def test_recipients_are_listed_as_the_profile_says(sample: OpenBook, profile: str, mark: str) -> None:
    label, *items = cells(opened(made(sample, "2026-q1", "topic-report", profile)), -1)[0]
    assert label.text == "Nơi nhận:"
    assert label.runs[0].underline
    assert style(label) == (14, False, False)
    assert all(style(item) == (12, False, False) and item.text.startswith("- ") for item in items)
    assert [item.text[-1] for item in items] == [mark, mark, "."]
    assert items[-1].text.startswith("- Lưu")


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
def test_text_is_precomposed_without_stray_spaces(sample: OpenBook, kind: str) -> None:
    for session in (*HELD, "2026-q4"):
        for line in paragraphs(made(sample, session, kind)):
            assert unicodedata.is_normalized("NFC", line)
            assert not re.search("[\u0300-\u0323\u00a0]", line)
            assert not re.search(r"\S  +\S", re.sub(r"^Số +-|[Nn]gày +tháng +năm ", "", line)), line


def test_a_session_that_was_not_held_has_dots_for_what_is_not_known(sample: OpenBook) -> None:
    found = whole(made(sample, "2026-q4", "minutes"))
    assert "Hôm nay, vào hồi …… giờ …… phút, ngày …… tháng …… năm 2026, tại" in found
    assert "Tổng số đảng viên: …………………" in found
    assert "kết thúc vào hồi …… giờ …… phút, cùng ngày." in found


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
def test_a_crowded_session_is_all_there(crowded: OpenBook, kind: str) -> None:
    found = whole(made(crowded, "s", kind))
    for said in crowded.session("s").contributions:
        assert words(said.text) in found
    for number in range(150, MUCH[0]):
        assert f"đ/c Nguyễn Thị Ngọc {number:03} (đi công tác tại tỉnh)" in found


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
def test_a_topic_of_three_lines_has_three_lines_of_subject(crowded: OpenBook, kind: str) -> None:
    word = opened(made(crowded, "s", kind))
    subject = [item.text for item in word.paragraphs if item.style and item.style.name == "SCB Subject"]
    assert subject[1:4] == [f"“{TOPIC.splitlines()[0]}", TOPIC.splitlines()[1], f"{TOPIC.splitlines()[2]}”"]
    assert max(len(line) for line in subject) < 60


def test_a_crowded_session_is_laid_out_with_every_page_whole(crowded: OpenBook) -> None:
    pages = documents.render(made(crowded, "s", "minutes"))
    assert 20 <= pages.count <= 40


@pytest.mark.parametrize("kind", ["minutes", "topic-report"])
def test_the_same_session_always_gives_the_same_bytes(sample: OpenBook, kind: str) -> None:
    assert made(sample, "2026-q1", kind) == made(sample, "2026-q1", kind)


def test_findings_come_with_the_document(sample: OpenBook) -> None:
    assert documents.make(sample, "2026-q1", "minutes").findings == ()
    codes = {finding.code for finding in documents.make(sample, "2026-q4", "minutes").findings}
    assert "no_start" in codes


def test_the_books_own_profile_is_used_unless_another_is_asked_for(open_sample: OpenBook) -> None:
    open_sample.save(lambda uow: roster.set_defaults(uow, profile="HD36_2018"))
    open_sample.save(lambda uow: meeting.follow_up(uow, "2026-q1", FollowUpKind.REPORTED_UP, None))
    assert open_sample.flush()
    assert "- Các đồng chí đảng viên," in paragraphs(made(open_sample, "2026-q1", "topic-report"))
    assert "- Các đồng chí đảng viên;" in paragraphs(made(open_sample, "2026-q1", "topic-report", "HD05_2026"))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("2026-q1", "poem"), "poem"),
        (("2019-q1", "minutes"), "2019-q1"),
        (("2026-q1", "minutes", "HD99"), "HD99"),
        (("2026-q1", "minutes", "../docx/base"), "base"),
    ],
)
def test_what_does_not_exist_is_said_by_name(sample: OpenBook, call: tuple[Any, ...], said: str) -> None:
    with pytest.raises(NotFound, match=said):
        documents.make(sample, *call)


def test_a_changed_name_of_a_member_does_not_change_a_past_document(open_sample: OpenBook) -> None:
    before = made(open_sample, "2026-q1", "minutes")
    new = roster.NewMember("Tên Khác", position="Chi ủy viên", group="Tổ đảng 9")
    open_sample.save(lambda uow: roster.change_member(uow, "m1", new))
    assert open_sample.flush()
    assert made(open_sample, "2026-q1", "minutes") == before


def test_odd_characters_in_texts_do_not_stop_a_document(open_sample: OpenBook) -> None:
    odd = "<b>&amp;\x0b\x00 “trích” \u202e 😀 \ufffe]]>\ttab"
    open_sample.save(lambda uow: meeting.set_step(uow, "2026-q1", 3, text=odd))
    open_sample.save(
        lambda uow: meeting.mark(uow, "2026-q1", ["m11"], meeting.Roll(AttendanceStatus.EXCUSED, reason="a\nb"))
    )
    assert open_sample.flush()
    found = whole(made(open_sample, "2026-q1", "minutes"))
    assert "<b>&amp; “trích” \u202e 😀 ]]> tab" in found
