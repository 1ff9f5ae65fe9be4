"""What each document of a session says, and that it says nothing the session has not recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.assessment import Assessed
from app.domain.records import (
    CellRecord,
    GuestRecord,
    OpeningReportRecord,
    PromptRecord,
    TaskRecord,
    TaskReviewRecord,
    VoteRecord,
)
from app.domain.vocabulary import AttendanceStatus, CellKind, Gate, NoteKind, SessionKind, Standing, TaskStatus
from app.domain.year_records import AssessmentRecord, AssessmentScoreRecord
from app.exporters.backdrop_outline import topic_lines
from app.exporters.blocks import Authority, Banner, Head, Heading, NewSection, Paragraph, Signatures, Table, Title
from app.exporters.extras import Approved, Extras, Issued
from tests.exporters.outlines import BLANK, block, blocks, lines
from tests.factory import agenda_steps, entry, member, rules, said

TASK = TaskRecord(
    1, "Lập sổ", "Đủ mục", "Theo mẫu", due_on=date(2026, 6, 30), assignees=("m2", "m3"), inspector="m1"
)  # fmt: skip
GUESTS = (GuestRecord(4, "Lê Thị Nga", "Phó Bí thư Đảng ủy xã"), GuestRecord(7, "Mai Văn Út"))
PROMPTS = (PromptRecord(11, "Cần sửa việc gì trước?"), PromptRecord(12, "Ai làm, khi nào xong?"))
SPEECHES = (
    said("m3", "Sửa giờ họp.", prompt=11, name="Phạm Văn Dũng"), said("m2", "Tôi nhận.", name="Lê Thị Chi"),
    said(None, "Xã ủng hộ.", name="Lê Thị Nga"),
)  # fmt: skip


def texts(kind: str, extras: Extras | None = None, /, **facts: Any) -> str:
    return "\n".join(lines(kind, extras, **facts))


def test_the_register_gives_number_and_day() -> None:
    extras = Extras(issued={"resolution": Issued(7, date(2026, 5, 20))})
    head = block(Head, "resolution", extras)
    assert (head.number, head.place_date) == ("Số 07-NQ/CB", "Tân Hòa, ngày 20 tháng 5 năm 2026")
    assert block(Head, "notice", extras).number == "Số      -TB/CB"


# Resolution


def test_a_resolution_lists_tasks_with_their_six_facts() -> None:
    table = block(Table, "resolution", tasks=(TASK, TaskRecord(2, "Treo bảng")))
    assert table.rows == (
        (
            "1",
            "Lập sổ",
            "Yêu cầu: Đủ mục\nBiện pháp: Theo mẫu",
            "30/6/2026",
            "Lê Thị Chi, Phạm Văn Dũng",
            "Trần Văn Bình",
        ),
        ("2", "Treo bảng", "Yêu cầu: ……\nBiện pháp: ……", "……", "……", "……"),
    )
    assert sum(column.width for column in table.columns) == 165


def test_a_resolution_closes_with_the_vote_that_adopted_it() -> None:
    votes = (
        VoteRecord(1, "Thông qua nghị quyết", 2, base=3), VoteRecord(2, "Mua tủ sách", 3, base=3),
        VoteRecord(3, "Thông qua kết luận", 1, base=3),
    )  # fmt: skip
    found = texts("resolution", votes=votes)
    assert "với 02/03 đồng chí tán thành, đạt tỷ lệ 66,7%." in found
    assert "“Mua tủ sách”" in found
    assert "“Thông qua nghị quyết”" not in found
    assert "với ……/…… đồng chí tán thành, đạt tỷ lệ ……%." in texts("resolution", votes=votes[1:2])
    half_told = (VoteRecord(1, "Thông qua nghị quyết", None, 1, base=3),)
    assert "với ……/03 đồng chí tán thành, đạt tỷ lệ ……%." in texts("resolution", votes=half_told)


def test_a_resolution_names_only_what_was_heard() -> None:
    report = OpeningReportRecord(("m2",), "Báo cáo.")
    assert "Sau khi nghe báo cáo đề dẫn và thảo luận, Chi bộ thống nhất" in texts("resolution", opening_report=report)
    assert "Sau khi thảo luận, Chi bộ thống nhất" in texts("resolution")
    assert "\nChi bộ thống nhất ban hành" in texts("resolution", contributions=())


def test_a_resolution_tells_how_earlier_tasks_went_and_what_it_rests_on() -> None:
    reviews = (TaskReviewRecord(None, "Việc cũ", TaskStatus.DONE),)
    found = lines("resolution", Extras(bases=("Hướng dẫn 42", "Kế hoạch 01")), task_reviews=reviews)
    assert "- Căn cứ Hướng dẫn 42;" in found and "- Căn cứ Kế hoạch 01." in found
    headings = [one.text for one in blocks(Heading, "resolution", task_reviews=reviews)]
    assert headings == [
        "I- KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐÃ GIAO",
        "II- NỘI DUNG LÃNH ĐẠO",
        "III- NHIỆM VỤ, PHÂN CÔNG THỰC HIỆN",
    ]


def test_a_resolution_of_a_regular_session_leads_the_month() -> None:
    subject = block(Title, "resolution", kind=SessionKind.REGULAR, quarter=None).subject
    assert subject == ("lãnh đạo thực hiện nhiệm vụ tháng 5 năm 2026",)


# Notices and invitations


def test_a_notice_says_when_where_who_and_what() -> None:
    found = lines(
        "notice", Extras(papers=("báo cáo đề dẫn",)), planned_at=datetime(2026, 5, 14, 13, 30), guests=GUESTS[:1],
        steps=agenda_steps(), opening_report=OpeningReportRecord(("m2",)), prompts=PROMPTS,
    )  # fmt: skip
    for expected in (
        "1- Thời gian: 13 giờ 30 phút, thứ Năm, ngày 14 tháng 5 năm 2026.", "2- Địa điểm: Nhà văn hóa thôn.",
        "3- Thành phần: toàn thể đảng viên Chi bộ Thôn Đông.",
        "4- Đại biểu mời dự: đồng chí Lê Thị Nga, Phó Bí thư Đảng ủy xã.",
        "5- Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ.", "6- Tài liệu gửi kèm: báo cáo đề dẫn.",
        "7- Nội dung, chương trình:", "d) Báo cáo đề dẫn (đồng chí Lê Thị Chi trình bày).",
        "8- Đề nghị các đồng chí chuẩn bị ý kiến về những vấn đề sau:", "b) Ai làm, khi nào xong?",
    ):  # fmt: skip
        assert expected in found
    assert not any("Hoàn thiện, gửi báo cáo" in line for line in found)


def test_a_notice_of_which_nothing_is_planned_leaves_it_open() -> None:
    found = texts("notice", started_at=None, place="", chair=None)
    assert "1- Thời gian: …… giờ …… phút, ngày …… tháng …… năm 2026." in found
    assert f"4- Chủ trì: đồng chí {BLANK}." in found


@pytest.mark.parametrize(
    ("variant", "invited"),
    [("", ["Lê Thị Nga", "Mai Văn Út"]), ("guest:7", ["Mai Văn Út"]), ("blank", [BLANK]), ("guest:99", [BLANK])],
)
def test_an_invitation_is_made_for_each_guest_one_or_nobody(variant: str, invited: list[str]) -> None:
    extras = Extras(variant=variant)
    greetings = [one.text for one in blocks(Paragraph, "invitation", extras, guests=GUESTS) if "kính mời" in one.text]
    assert [any(name in text for text in greetings) for name in invited] == [True] * len(invited)
    assert len(greetings) == len(invited)
    assert [one.anew for one in blocks(NewSection, "invitation", extras, guests=GUESTS)] == [True] * (len(invited) - 1)


def test_a_conclusion_is_told_with_its_votes_and_tasks_and_nothing_empty() -> None:
    bare = [one.text for one in blocks(Heading, "conclusion-notice")]
    assert bare == ["1- Nội dung kết luận"]
    full = [
        one.text
        for one in blocks(
            Heading, "conclusion-notice", notes={NoteKind.QUALITY: "Sôi nổi."}, tasks=(TASK,),
            votes=(VoteRecord(1, "Thông qua kết luận", 3, base=3),),
        )
    ]  # fmt: skip
    assert full == ["1- Đánh giá", "2- Nội dung kết luận", "3- Chi bộ yêu cầu"]


# Opening report


@pytest.mark.parametrize(
    ("presenters", "signed"),
    [((), [BLANK]), (("m2",), ["Lê Thị Chi"]), (("m1", "m2", "m3"), ["Trần Văn Bình", "Lê Thị Chi", "Phạm Văn Dũng"])],
)
def test_those_who_present_the_report_sign_it(presenters: tuple[str, ...], signed: list[str]) -> None:
    report = OpeningReportRecord(presenters, "Báo cáo.")
    pairs = blocks(Signatures, "opening-report", opening_report=report)
    alone = blocks(Authority, "opening-report", opening_report=report)
    names = [name for pair in pairs for name in (pair.left.name, pair.right.name)] + [one.signer.name for one in alone]
    assert names == signed


def test_a_draft_is_marked_and_approvals_are_told() -> None:
    extras = Extras(
        draft=2, drafted_on=date(2026, 5, 2), approvals=(Approved(Gate.DRAFT_COMMITTEE, date(2026, 5, 4), version=2),)
    )
    head = block(Head, "opening-report", extras)
    assert (head.mark, head.number, head.place_date) == ("Dự thảo lần 2", "", "Tân Hòa, ngày 02 tháng 5 năm 2026")
    assert "chi ủy thông qua dự thảo ngày 04/5/2026 (dự thảo lần 2)." in texts("opening-report", extras)
    assert block(Head, "opening-report").mark == ""


def test_the_report_brings_the_questions_to_discuss() -> None:
    report = OpeningReportRecord(("m2",), "Đoạn một.\nĐoạn hai.")
    found = lines("opening-report", Extras(purpose="Làm rõ việc."), opening_report=report, prompts=PROMPTS)
    assert [line for line in found if line[:2] in ("I-", "II")] == [
        "I- MỤC ĐÍCH, YÊU CẦU", "II- NỘI DUNG", "III- NHỮNG VẤN ĐỀ GỢI Ý THẢO LUẬN",
    ]  # fmt: skip
    assert "2- Ai làm, khi nào xong?" in found
    assert not any(line.startswith("I-") for line in lines("opening-report", opening_report=report))


# Attendance


def test_the_sheet_goes_by_post_then_by_given_name() -> None:
    roll = (
        entry(name="Nguyễn Thị Yến"), entry(name="Trần Văn An", status=AttendanceStatus.EXCUSED, reason="ốm"),
        entry(name="Vũ Đình Dũng", position="Phó Bí thư", group="Tổ đảng 2"),
        entry(name="Bùi Văn Đức", standing=Standing.PROBATIONARY),
        entry(name="Lê Văn Phú", position="Bí thư"),
    )  # fmt: skip
    rows = block(Table, "attendance", roll=roll).rows
    assert [row[1] for row in rows] == [
        "Lê Văn Phú",
        "Vũ Đình Dũng",
        "Trần Văn An",
        "Bùi Văn Đức (dự bị)",
        "Nguyễn Thị Yến",
    ]
    assert rows[1][2:] == ("Phó Bí thư; Tổ đảng 2", "Có mặt", "")
    assert rows[2][3] == "Vắng có lý do: ốm"
    assert {row[3] for row in block(Table, "attendance", Extras(variant="blank"), roll=roll).rows} == {""}


def test_a_sheet_before_the_session_lists_the_roster() -> None:
    members = (member("Lê Văn Phú", position="Bí thư"), member("Đã Đi", Standing.LEFT), member("Trần Văn An"))
    extras = Extras(members=members)
    found = lines("attendance", extras, roll=(), started_at=None, planned_at=datetime(2026, 5, 14, 14))
    assert "Lê Văn Phú" in found and "Trần Văn An" in found and "Đã Đi" not in found
    assert any(line.startswith("Tổng số: 02 đồng chí. Có mặt: …… đồng chí.") for line in found)


def test_a_sheet_before_the_session_lists_those_already_named_in_it() -> None:
    """Whoever leads, writes or presents has a line on the roll before anybody is convened."""
    chair = member("Lê Văn Phú", position="Bí thư")
    named = entry(name="Lê Văn Phú", position="Bí thư", status=None, member_id=chair.id, convened=False)
    rows = block(Table, "attendance", Extras(members=(chair, member("Trần Văn An"))), roll=(named,)).rows
    assert [row[1] for row in rows] == ["Lê Văn Phú", "Trần Văn An"]


def test_a_notice_closes_the_post_of_the_chair_with_a_comma() -> None:
    roll = (entry(name="Lê Văn Phú", position="Bí thư", member_id="m1"),)
    said = "\n".join(lines("notice", roll=roll, chair="m1"))
    assert "với đồng chí Lê Văn Phú, Bí thư Chi bộ, trước buổi họp." in said


def test_a_backdrop_of_long_names_stays_on_one_sheet() -> None:
    name = "Đảng ủy Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm và Trung tâm Giáo dục thường xuyên"
    cell = CellRecord(name, f"Đảng bộ {name[8:]}", "Thành phố Hồ Chí Minh", CellKind.COMMITTEE)
    topic = "Công tác cán bộ\nchuẩn bị đại hội đảng bộ các cấp\nnhiệm kỳ mới\nvà công tác kiểm tra, giám sát"
    lines = block(Banner, "backdrop", cell=cell, topic=topic, kind=SessionKind.COMMITTEE).lines
    height = sum(line.drop + 1.16 * line.size for line in lines)
    assert height <= (210 - 40) * 72 / 25.4 and all(len(line.text) * 0.64 * line.size <= 730 for line in lines)


# Extract


@pytest.mark.parametrize(
    ("variant", "told"),
    [
        ("", ["Sửa giờ họp.", "Tôi nhận.", "Xã ủng hộ."]), ("prompt:11", ["Sửa giờ họp."]),
        ("speaker:m2", ["Tôi nhận."]), ("speaker:=Lê Thị Nga", ["Xã ủng hộ."]),
    ],
)  # fmt: skip
def test_an_extract_holds_only_its_item(variant: str, told: list[str]) -> None:
    found = texts("extract", Extras(variant=variant), contributions=SPEECHES, prompts=PROMPTS)
    assert [speech.text for speech in SPEECHES if speech.text in found] == told
    assert ("Chi bộ thống nhất." in found) is (not variant.startswith("speaker"))


def test_an_extract_names_the_minutes_it_is_taken_from() -> None:
    numbered = Extras(issued={"minutes": Issued(3)})
    assert "Trích từ Biên bản số 03-BB/CB, ngày 14 tháng 5 năm 2026 của Chi bộ Thôn Đông." in lines("extract", numbered)
    assert "Trích từ Biên bản số ……-BB/CB, ngày 14 tháng 5 năm 2026 của Chi bộ Thôn Đông." in lines("extract")


# Self-assessment and backdrop


def test_the_scoring_sheet_prints_points_total_and_level() -> None:
    sheet = rules().scoring
    assert sheet is not None
    scores = tuple(AssessmentScoreRecord("s1", one.code, one.points - 0.5) for one in sheet.criteria)
    record = AssessmentRecord("s1", "HD42-2025", "", "m2", "Ít ý kiến.", parent_level="Khá", parent_score=80)
    assessed = Assessed(record, sheet, scores)
    found = lines("self-assessment", Extras(assessed=assessed))
    assert "Chi bộ tự chấm: 96/100 điểm, xếp mức: Tốt." in found
    assert "Cấp ủy cấp trên chấm: 80 điểm, xếp mức: Khá." in found
    assert "Đảng viên theo dõi, chấm điểm: đồng chí Lê Thị Chi." in found
    assert block(Table, "self-assessment", Extras(assessed=assessed)).rows[0][2:5] == ("5", "4,5", "")
    part = replace(assessed, scores=scores[:3])
    assert "Chi bộ tự chấm: ……/100 điểm, xếp mức: ……." in lines("self-assessment", Extras(assessed=part))
    assert "Chi bộ tự chấm: ……/100 điểm, xếp mức: ……." in lines("self-assessment", Extras(sheet=sheet))


def test_the_lines_of_a_backdrop_end_at_commas_and_are_evenly_filled() -> None:
    topic = "“CẢI CÁCH HÀNH CHÍNH, NÂNG CAO HIỆU LỰC, HIỆU QUẢ HOẠT ĐỘNG CỦA CƠ QUAN”"
    size, shown = topic_lines(topic, 728, most=54)
    assert (size, shown[:2]) == (54, ["“CẢI CÁCH HÀNH CHÍNH,", "NÂNG CAO HIỆU LỰC,"])
    assert len(topic_lines("CHỮ " * 80, 728, most=54)[1]) <= 6
    assert topic_lines("MỘT\nHAI", 728, most=54)[1] == ["MỘT", "HAI"]
