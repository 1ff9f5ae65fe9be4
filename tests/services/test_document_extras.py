"""What documents take from elsewhere: recipients of the agenda, a combined sitting, the self-review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.domain.records import SelfReviewRecord, SessionRecord, SittingPart
from app.domain.vocabulary import ReviewSubject, SessionKind
from app.services import documents
from app.services.catalogue import agenda_profile
from app.services.open_book import OpenBook
from tests.exporters.reading import whole
from tests.factory import START, rules, session


def text(record: SessionRecord, kind: str, **options: Any) -> str:
    agenda = agenda_profile(record.agenda)
    return whole(documents.compose(record, rules(), agenda, kind, "HD05_2026", **options).docx)


def test_the_report_of_a_committee_goes_to_those_its_agenda_names() -> None:
    found = text(session(agenda="self-review-committee"), "topic-report")
    assert "- Các đồng chí đảng ủy viên; - Trưởng các đoàn thể; - Cán bộ, công chức;" in found


def test_both_parts_of_a_sitting_are_counted_together() -> None:
    first = SittingPart("s0", SessionKind.REGULAR, START - timedelta(minutes=60), START)
    found = text(session(follows="s0", other_part=first), "minutes")
    assert "Tổng thời gian hai phần: 165 phút." in found


def test_the_self_review_leaves_the_cell_only_when_asked_for() -> None:
    record = session(self_reviews=(SelfReviewRecord(1, "m1", ReviewSubject.SELF, "Còn nể nang"),))
    assert "Còn nể nang" not in text(record, "minutes")
    assert "Còn nể nang" in text(record, "minutes", include_self_review=True)


def test_the_sample_shows_linked_answers_a_dissent_and_earlier_tasks(open_sample: OpenBook) -> None:
    found = whole(documents.make(open_sample, "2026-q3", "minutes").docx)
    for words in (
        "Đồng chí Bàn Văn Sơn không tán thành: Đề nghị chỉ làm khi",
        "Nguyên nhân: Bộ phận đất đai, xây dựng chưa gửi đủ câu hỏi",
        "Thông qua chương trình: Chi bộ nhất trí với chương trình",
    ):
        assert words in found
    asked = open_sample.session("2026-q3")
    answer = next(one for one in asked.contributions if one.answers)
    assert next(one for one in asked.contributions if one.id == answer.answers).label == "question"


def test_what_is_read_back_is_what_is_printed(open_sample: OpenBook) -> None:
    read = [line.text for line in documents.reading(open_sample, "2026-q3")]
    printed = whole(documents.make(open_sample, "2026-q3", "minutes").docx)
    assert all(" ".join(line.split()) in printed for line in read if not line.partition(".")[0].isdigit())


def test_an_unknown_agenda_names_nobody() -> None:
    record = replace(session(), agenda="gone")
    made = documents.compose(record, rules(), None, "topic-report", "HD05_2026")
    assert "- Các đồng chí đảng viên;" in whole(made.docx)
