"""What the report on a session says to the committee above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.records import CellRecord, OpeningReportRecord, SessionRecord, TaskRecord, VoteRecord
from app.domain.roll import count
from app.domain.vocabulary import Disposition, FollowUpKind, Label, TaskStatus
from app.exporters.blocks import Authority, Document, Head, Heading, Paragraph, Table, Title
from app.exporters.extras import Extras
from app.exporters.profile import load_profile
from app.exporters.topic_report_outline import topic_report_document
from tests.exporters.reading import outline_text
from tests.factory import END, START, entry, rules, said, session

PROFILE = load_profile()
BLANK = PROFILE.blank
ROMAN = ("I", "II", "III", "IV", "V", "VI")
TASK = TaskRecord(1, "Lập sổ", due_on=START.date(), assignees=("m2",), inspector="m1", result="Đã lập sổ")


def report(code: str = "HD05_2026", /, **facts: Any) -> Document:
    record: SessionRecord = session(**facts)
    return topic_report_document(record, count(record.roll, rules()), load_profile(code))


def lines(**facts: Any) -> list[str]:
    return outline_text(report(**facts))


def block(kind: type[Any], /, **facts: Any) -> Any:
    return next(one for one in report(**facts).blocks if isinstance(one, kind))


def headings(**facts: Any) -> list[str]:
    return [one.text for one in report(**facts).blocks if isinstance(one, Heading)]


def part(found: list[str], heading: str) -> list[str]:
    """Return the lines of a section, up to the next one."""
    start = found.index(heading) + 1
    end = next((n for n in range(start, len(found)) if found[n].split("-")[0] in ROMAN), len(found))
    return found[start:end]


def signer(*people: tuple[str, str]) -> tuple[str, str, str]:
    roll = tuple(entry(name=name, position=post) for name, post in people)
    found = block(Authority, roll=roll).signer
    return found.authority, found.post, found.name


def test_the_head_leaves_number_and_day_open_until_the_report_goes_out() -> None:
    head = block(Head)
    assert (head.number, head.place_date) == ("Số      -BC/CB", "Tân Hòa, ngày      tháng      năm 2026")
    finished = {FollowUpKind.REPORT_FINISHED: date(2026, 5, 15)}
    assert block(Head, follow_ups=finished).place_date == "Tân Hòa, ngày 15 tháng 5 năm 2026"
    sent = finished | {FollowUpKind.REPORTED_UP: date(2026, 5, 16)}
    assert block(Head, follow_ups=sent).place_date == "Tân Hòa, ngày 16 tháng 5 năm 2026"


def test_the_title_says_what_is_reported() -> None:
    title = block(Title)
    assert (title.kind, title.rule) == ("BÁO CÁO", "-----")
    assert title.subject[0] == "kết quả sinh hoạt chuyên đề quý II năm 2026"


def test_the_report_begins_and_ends_with_its_usual_sentences() -> None:
    texts = [one.text for one in report().blocks if isinstance(one, Paragraph)]
    assert texts[0] == (
        "Ngày 14 tháng 5 năm 2026, Chi bộ Thôn Đông tổ chức sinh hoạt chuyên đề quý II năm 2026, nội dung: "
        "“Nâng cao chất lượng sinh hoạt chi bộ”. Chi bộ báo cáo kết quả như sau:"
    )
    assert texts[-1] == "Trên đây là báo cáo kết quả sinh hoạt chuyên đề quý II năm 2026 của Chi bộ Thôn Đông."


def test_sections_are_numbered_without_those_that_have_nothing_to_say() -> None:
    usual = [
        "I- TÌNH HÌNH BUỔI SINH HOẠT", "II- NỘI DUNG CHUYÊN ĐỀ", "III- Ý KIẾN THẢO LUẬN", "IV- KẾT LUẬN",
    ]  # fmt: skip
    assert headings() == usual
    assert headings(tasks=(TASK,)) == [*usual, "V- NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN"]


def test_the_course_of_the_session_is_told_with_its_length() -> None:
    found = lines(opening_report=OpeningReportRecord(("m2", "m3"), "Báo cáo."))
    start = found.index("I- TÌNH HÌNH BUỔI SINH HOẠT") + 1
    assert found[start : start + 4] == [
        "1- Thời gian: từ 14 giờ 00 phút đến 15 giờ 45 phút (105 phút). Địa điểm: Nhà văn hóa thôn.",
        "2- Tổng số đảng viên: 03 đồng chí (chính thức: 03; dự bị: 0). Có mặt: 03 đồng chí. Vắng mặt: 0.",
        "3- Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ. Người ghi biên bản: đồng chí Lê Thị Chi.",
        "4- Trình bày báo cáo đề dẫn: đồng chí Lê Thị Chi; đồng chí Phạm Văn Dũng.",
    ]


def test_what_is_not_known_is_left_open() -> None:
    nobody = {"roll": (), "chair": None, "minutes_taker": None, "contributions": ()}
    found = lines(started_at=None, ended_at=None, place="", conclusion="", **nobody)
    assert f"1- Thời gian: từ …… giờ …… phút đến …… giờ …… phút. Địa điểm: {BLANK}." in found
    assert f"3- Chủ trì: đồng chí {BLANK}. Người ghi biên bản: đồng chí {BLANK}." in found
    for section in ("II- NỘI DUNG CHUYÊN ĐỀ", "III- Ý KIẾN THẢO LUẬN", "IV- KẾT LUẬN"):
        assert found[found.index(section) + 1] == BLANK


def test_opinions_are_told_by_what_they_are_about_with_what_became_of_them() -> None:
    opinions = (
        said("m3", "Giải pháp một.", label=Label.SOLUTION, disposition=Disposition.ACCEPTED, response="Đã tiếp thu."),
        said("m3", "Vì sao?", label=Label.QUESTION),
        said("m2", "Vì vậy.", label=Label.ANSWER, name="Lê Thị Chi"),
        said("m2", "Xin bảo lưu.", disposition=Disposition.RESERVED, name="Lê Thị Chi"),
        said("m2", "Nhận thức.", label=Label.AWARENESS, name="Lê Thị Chi", response="Đúng."),
    )
    found = lines(contributions=opinions)
    assert part(found, "III- Ý KIẾN THẢO LUẬN") == [
        "Có 05 lượt ý kiến của 02 đồng chí.",
        "1- Nhận thức", "- Đồng chí Lê Thị Chi: Nhận thức.", "Trả lời: Đúng.",
        "2- Hỏi và trả lời", "- Đồng chí Nguyễn Văn An hỏi: Vì sao?", "- Đồng chí Lê Thị Chi trả lời: Vì vậy.",
    ]  # fmt: skip
    assert part(found, "IV- TIẾP THU, GIẢI TRÌNH Ý KIẾN") == [
        "Có 02 ý kiến góp vào báo cáo: tiếp thu 01; bảo lưu 01.",
        "1- Ý kiến được tiếp thu", "- Đồng chí Nguyễn Văn An: Giải pháp một.", "Tiếp thu: Đã tiếp thu.",
        "2- Ý kiến bảo lưu", "- Đồng chí Lê Thị Chi: Xin bảo lưu.", "Bảo lưu.",
    ]  # fmt: skip


def test_an_opinion_without_a_result_or_an_explanation_leaves_a_blank() -> None:
    waiting = (
        said("m3", "Thêm số liệu.", label=Label.IMPROVEMENT),
        said("m2", "Bỏ chỉ tiêu.", disposition=Disposition.EXPLAINED, name="Lê Thị Chi"),
    )
    assert part(lines(contributions=waiting), "IV- TIẾP THU, GIẢI TRÌNH Ý KIẾN") == [
        "Có 02 ý kiến góp vào báo cáo: giải trình 01; chưa có kết quả 01.",
        "1- Ý kiến được giải trình", "- Đồng chí Lê Thị Chi: Bỏ chỉ tiêu.", f"Giải trình: {BLANK}",
        "2- Ý kiến chưa có kết quả", "- Đồng chí Nguyễn Văn An: Thêm số liệu.", f"Kết quả: {BLANK}",
    ]  # fmt: skip


def test_an_answer_follows_its_question_whoever_spoke_between_and_whatever_its_label() -> None:
    question = said("m3", "Vì sao?", label=Label.QUESTION)
    between = said("m3", "Hỏi thêm.", label=Label.QUESTION)
    answer = said("m2", "Vì vậy.", name="Lê Thị Chi", answers=question.id)
    found = part(lines(contributions=(question, between, answer)), "III- Ý KIẾN THẢO LUẬN")
    assert [line.partition(": ")[2] for line in found[1:]] == ["Vì sao?", "Vì vậy.", "Hỏi thêm."]
    assert found[2].startswith("- Đồng chí Lê Thị Chi trả lời:")


def test_the_agenda_names_who_gets_the_report() -> None:
    extras = Extras(recipients=("Các đồng chí đảng ủy viên", "Trưởng các đoàn thể"))
    record = session()
    document = topic_report_document(record, count(record.roll, rules()), PROFILE, extras)
    (sent,) = (one for one in document.blocks if isinstance(one, Authority))
    assert sent.recipients[1:] == ("- Các đồng chí đảng ủy viên;", "- Trưởng các đoàn thể;", "- Lưu Chi bộ.")


def test_opinions_of_one_sort_need_no_headings() -> None:
    assert not any(line.startswith("1- Ý kiến khác") for line in lines(contributions=(said("m2"), said("m3"))))


def test_the_conclusion_stands_with_its_votes() -> None:
    found = lines(conclusion="Đoạn một.\nĐoạn hai.", votes=(VoteRecord(1, "Thông qua", 3, base=3),))
    start = found.index("IV- KẾT LUẬN")
    assert found[start + 1 : start + 4] == [
        "Đoạn một.",
        "Đoạn hai.",
        "Biểu quyết (giơ tay) nội dung “Thông qua”: tán thành 03/03 đồng chí, đạt tỷ lệ 100%.",
    ]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "Đã lập sổ"),
        ({"result": ""}, ""),
        ({"result": "", "status": TaskStatus.DONE}, "Đã xong"),
        ({"result": "", "status": TaskStatus.DROPPED}, "Thôi thực hiện"),
    ],
)
def test_tasks_are_listed_with_what_came_of_them(facts: dict[str, Any], told: str) -> None:
    table = block(Table, tasks=(replace(TASK, **facts),))
    assert table.rows == (("1", "Lập sổ", "Lê Thị Chi", "14/5/2026", "Trần Văn Bình", told),)
    assert table.columns[-1].title == "Kết quả"
    assert sum(column.width for column in table.columns) == 165


def test_the_secretary_signs_for_the_cell() -> None:
    assert signer(("A", "Phó Bí thư"), ("B", "Bí thư"), ("C", "")) == ("T/M CHI BỘ", "BÍ THƯ", "B")


def test_a_deputy_signs_where_there_is_no_secretary() -> None:
    assert signer(("A", ""), ("B", "Phó Bí thư Chi bộ")) == ("T/M CHI BỘ", "PHÓ BÍ THƯ", "B")


def test_the_secretary_of_the_youth_union_does_not_sign() -> None:
    assert signer(("A", "Bí thư Đoàn thanh niên"), ("B", "Bí thư")) == ("T/M CHI BỘ", "BÍ THƯ", "B")


def test_without_anybody_who_may_sign_the_name_is_left_open() -> None:
    assert signer(("A", "Chi ủy viên")) == ("T/M CHI BỘ", "BÍ THƯ", BLANK)


@pytest.mark.parametrize(("code", "mark"), [("HD05_2026", ";"), ("HD36_2018", ",")])
def test_recipients_end_as_their_guidance_says(code: str, mark: str) -> None:
    authority = next(one for one in report(code).blocks if isinstance(one, Authority))
    assert authority.recipients_label == "Nơi nhận:"
    assert authority.recipients == (
        f"- Đảng ủy xã Tân Hòa (báo cáo){mark}",
        f"- Các đồng chí đảng viên{mark}",
        "- Lưu Chi bộ.",
    )


@pytest.mark.parametrize(
    ("superior", "told"),
    [
        ("ĐẢNG BỘ XÃ TÂN HÒA", "- Đảng ủy XÃ TÂN HÒA (báo cáo);"),
        ("Đảng bộ tỉnh Tuyên Quang", "- Tỉnh ủy Tuyên Quang (báo cáo);"),
        ("Đảng bộ thành phố Lào Cai", "- Thành ủy Lào Cai (báo cáo);"),
        ("Đảng bộ huyện Kỳ Anh", "- Huyện ủy Kỳ Anh (báo cáo);"),
        ("Đảng ủy UBND xã Tân Hòa", "- Đảng ủy UBND xã Tân Hòa (báo cáo);"),
        ("", f"- {BLANK} (báo cáo);"),
    ],
)
def test_the_report_goes_to_the_committee_above(superior: str, told: str) -> None:
    assert block(Authority, cell=CellRecord("Chi bộ Thôn Đông", superior, "Tân Hòa")).recipients[0] == told


def test_a_session_that_ends_before_it_begins_has_no_length() -> None:
    assert not any("phút)" in line for line in lines(started_at=END, ended_at=START))
