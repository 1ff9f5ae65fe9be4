"""The documents of a year: form in both profiles, figures, blanks, names, the committee's own form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.domain.copies import Scope
from app.domain.obligations import Duty
from app.domain.records import CellNameRecord, MemberRecord, VoteRecord
from app.domain.vocabulary import CellKind, NoteKind, Standing, TaskStatus, TopicOrigin, YearNoteKind
from app.domain.year_copies import for_scope
from app.domain.year_facts import in_posts
from app.domain.year_record import SessionNote, SessionPaper, YearRecord
from app.domain.year_records import InspectionRecord, IssuedDocumentRecord, YearPlanRecord
from app.exporters.absence_notice_outline import absence_notice_document
from app.exporters.blocks import Authority, Document
from app.exporters.docx_writer import write_docx
from app.exporters.extras import Extras, Issued
from app.exporters.inspection_pack_outline import inspection_pack_document
from app.exporters.profile import load_profile
from app.exporters.year_office import YearOffice
from app.exporters.year_plan_outline import year_plan_document
from app.exporters.year_report_outline import year_report_document
from app.exporters.year_tables import sent_table
from tests.exporters.checklist import faults
from tests.exporters.reading import opened, outline_text, whole
from tests.years import MEMBERS, done, held, record, roll, task, topic

Outline = Callable[..., Document]
CREATED = datetime(2026, 11, 22)
PLAN = YearPlanRecord(2026, "Giải quyết việc cụ thể.", "Chi ủy phân công.", "s2", 7)
VOTE = VoteRecord(7, "Thông qua kế hoạch", 9, base=10)
CODES: dict[Outline, str] = {
    year_plan_document: "KH", year_report_document: "BC", inspection_pack_document: "BC", absence_notice_document: "TB",
}  # fmt: skip
PROFILES = {"HD05_2026": ";", "HD36_2018": ","}
COMMITTEE = (CellNameRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Mẫu", "Tân Hòa"),)


def full(**facts: Any) -> YearRecord:
    """A year of which everything is known."""
    usual: dict[str, Any] = {
        "plan": PLAN, "vote": VOTE, "notes": {kind: f"Lời ghi {kind}." for kind in YearNoteKind},
        "presence": (*roll("s2", "xxP"), *roll("s5", "xKP")), "rules": replace(record().rules, absences_told=2),
        "tasks": (done(1, date(2026, 3, 1), date(2026, 2, 28)), task(2, date(2026, 4, 1), session_id="s5")),
        "issued": (IssuedDocumentRecord(1, "NQ", 3, issued_on=date(2026, 5, 12), subject="về vệ sinh thôn"),),
        "duties": (Duty("k", 2026, "Gửi kế hoạch", date(2026, 2, 28), recipient="Đảng ủy xã", via="Văn phòng"),),
        "inspections": (InspectionRecord(1, date(2026, 7, 2), inspector="Đồng chí Mai", findings="Đủ."),),
        "session_notes": (SessionNote("s2", NoteKind.GOOD_PRACTICE, "Giao việc có hạn."),),
    }  # fmt: skip
    return record(**(usual | facts))


def text(outline: Outline, made: YearRecord, extras: Extras | None = None) -> str:
    return "\n".join(outline_text(outline(made, load_profile(), extras or Extras())))


def written(outline: Outline, made: YearRecord, profile: str = "HD05_2026", extras: Extras | None = None) -> bytes:
    form = load_profile(profile)
    return write_docx(outline(made, form, extras or Extras()), form, created=CREATED)


@pytest.mark.parametrize("outline", CODES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("made", [full(), record(), record(sessions=(), presence=(), topics=(), papers={}, agenda=())])
def test_every_document_has_the_form_of_the_guidance(outline: Outline, profile: str, made: YearRecord) -> None:
    assert faults(written(outline, made, profile), code=CODES[outline], end=PROFILES[profile]) == []


@pytest.mark.parametrize("outline", CODES)
def test_an_independent_validator_finds_nothing(outline: Outline, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written(outline, full()))
    assert OpenXmlValidator().validate(tmp_path / "a.docx").errors == []


def test_the_checklist_sees_a_wrong_form() -> None:
    docx = written(year_plan_document, full())
    assert faults(docx, code="BC") and faults(docx, code="KH", organisation="ĐU") and faults(docx, code="KH", end=",")


@pytest.mark.parametrize("outline", CODES)
def test_a_committee_issues_its_documents_in_its_own_form(outline: Outline) -> None:
    docx = written(outline, full(names=COMMITTEE, kind=CellKind.COMMITTEE))
    assert faults(docx, code=CODES[outline], organisation="ĐU") == []
    said = whole(docx)
    assert "T/M ĐẢNG ỦY" in said and "- Lưu Đảng ủy." in said and "T/M CHI BỘ" not in said


@pytest.mark.parametrize("outline", CODES)
def test_a_document_bears_the_names_of_its_day_of_issue(outline: Outline) -> None:
    names = (CellNameRecord("Chi bộ Một", "Đảng bộ xã Cũ", "Cũ", date(2026, 7, 1)),
             CellNameRecord("Chi bộ Một", "Đảng bộ xã Mới", "Mới"))  # fmt: skip
    kinds = ("year-plan", "year-report", "inspection-pack", "absence-notice")
    early = Extras(issued=dict.fromkeys(kinds, Issued(4, date(2026, 1, 16))))
    assert "ĐẢNG BỘ XÃ MỚI" in text(outline, full(names=names))
    said = text(outline, full(names=names), early)
    assert "ĐẢNG BỘ XÃ CŨ" in said and "Cũ, ngày 16 tháng 01 năm 2026" in said and f"Số 04-{CODES[outline]}/CB" in said


def test_the_plan_names_topics_with_their_time_and_people() -> None:
    topics = (
        topic(1, 1, month=2, preparers=("m1", "m3"), presenter="m3", session_id="s2"),
        topic(2, 4, origin=TopicOrigin.ADDED, reason="việc mới"),
    )
    said = text(year_plan_document, full(topics=topics))
    for line in ("Tháng 02/2026", "Chuẩn bị: Lê Thị Chi, Phạm Văn Dũng\nTrình bày: Phạm Văn Dũng", "Quý IV/2026",
                 "Trần Văn Bình", "Bổ sung: việc mới", "1- Tuyên bố lý do."):  # fmt: skip
        assert line in said
    assert "tại sinh hoạt chuyên đề, ngày 10 tháng 02 năm 2026; tán thành 09/10 đồng chí, đạt tỷ lệ 90%." in said
    half_told = text(year_plan_document, full(vote=VoteRecord(1, "Kế hoạch", None, 1, base=10)))
    assert "tán thành ……/10 đồng chí, đạt tỷ lệ ……." in half_told


def test_what_a_plan_does_not_know_is_dots() -> None:
    said = text(year_plan_document, record(topics=(), agenda=()))
    assert said.count("…………………") == 4  # basis, purpose, agenda, organisation
    assert "tổ chức sinh hoạt …… chuyên đề" in said and "tán thành ……/…… đồng chí" in said


def test_bases_stand_before_the_plan() -> None:
    said = text(year_plan_document, full(), Extras(bases=("Hướng dẫn số 42-HD/BTCTW",)))
    assert "- Căn cứ Hướng dẫn số 42-HD/BTCTW" in said and "Căn cứ ……" not in said


def test_exempt_members_are_counted_among_the_official_ones_as_in_the_minutes() -> None:
    first, *others = MEMBERS
    made = record(sessions=(), presence=(), members=(replace(first, standing=Standing.EXEMPT), *others))
    wanted = "03 đảng viên (chính thức: 02, trong đó được miễn sinh hoạt: 01; dự bị: 01)"
    assert wanted in text(year_report_document, made)


def test_the_post_of_who_inspected_is_closed_with_a_comma() -> None:
    came = InspectionRecord(1, date(2026, 7, 2), inspector="Đồng chí Mai, Ủy viên Ban Thường vụ", findings="Đủ.")
    said = text(year_report_document, full(inspections=(came,)))
    assert "Đồng chí Mai, Ủy viên Ban Thường vụ, kiểm tra ngày 02 tháng 7 năm 2026: Đủ." in said


def test_the_report_counts_what_the_book_knows() -> None:
    said = text(year_report_document, full())
    for line in (
        "Chi bộ có 03 đảng viên (chính thức: 02; dự bị: 01), theo danh sách buổi sinh hoạt ngày 10/5/2026.",
        "Chi bộ tổ chức 02 buổi sinh hoạt (sinh hoạt chuyên đề: 02; sinh hoạt thường kỳ: 0); số quý có sinh hoạt "
        "chuyên đề: 2/4 quý.",
        "Tỷ lệ dự sinh hoạt cả năm: 83,3% (05/06 lượt phải dự)",
        "Có 08 lượt ý kiến phát biểu; 0/03 đồng chí phải dự sinh hoạt đã phát biểu từ 06 kỳ trở lên.",
        "Kế hoạch năm có 02 chuyên đề, đã sinh hoạt 01:",
        "03-NQ/CB", "về vệ sinh thôn",
        "trong năm: 02; đã xong: 01 (đúng hạn: 01); quá hạn chưa xong: 01.",
        "trong năm: 01; đúng hạn: 0; chậm hạn: 0; quá hạn chưa xong: 01.", "Đảng ủy xã (qua Văn phòng)",
        "Đồng chí Mai kiểm tra ngày 02 tháng 7 năm 2026: Đủ.",
        "- Sinh hoạt chuyên đề ngày 10/02/2026: Giao việc có hạn.",
    ):  # fmt: skip
        assert line in said


def test_judgement_comes_from_people_or_is_dots() -> None:
    known, unknown = text(year_report_document, full()), text(year_report_document, record())
    for kind in YearNoteKind:
        assert f"Lời ghi {kind}." in known
    assert unknown.count("…………………") == len(YearNoteKind) + 1  # and the scores


def test_a_report_tells_scores_but_not_to_the_members() -> None:
    scored = SessionNote("s2", NoteKind.SCORING, "92/100 điểm, xếp loại Tốt.")
    made = full(session_notes=(scored, SessionNote("s5", NoteKind.DIFFICULTIES, "Việc kín.")))
    made = replace(made, topics=(topic(1, 2, confidential=True, session_id="s5"),))
    kinds = {scope: for_scope(made, "year-report", scope) for scope in Scope}
    said = {scope: text(year_report_document, record) for scope, (record, _) in kinds.items()}
    assert "- Sinh hoạt chuyên đề ngày 10/02/2026: 92/100 điểm, xếp loại Tốt." in said[Scope.PARENT]
    assert "92/100" not in said[Scope.MEMBERS] and "Việc kín." in said[Scope.MEMBERS]
    assert "Việc kín." not in said[Scope.PARENT] and "Việc kín." in said[Scope.FILE]
    assert [[part.value for part in gone] for _, gone in kinds.values()] == [[], ["evaluation"], ["confidential"]]


def test_a_task_is_told_with_its_state_and_cause() -> None:
    tasks = (task(1, date(2026, 4, 1), session_id="s2", cause="Thiếu người", result="Được nửa"),
             task(2, date(2026, 12, 1), status=TaskStatus.DROPPED, session_id="s2"))  # fmt: skip
    said = text(year_report_document, full(tasks=tasks))
    assert "Quá hạn, chưa xong\nĐược nửa\nNguyên nhân: Thiếu người" in said and "Thôi thực hiện" in said


def test_the_pack_tells_which_minutes_are_closed_and_who_was_absent() -> None:
    papers = {"s2": SessionPaper("s2", "m2", sealed_at=datetime(2026, 2, 11, 9)), "s5": SessionPaper("s5", "m2")}
    said = whole(written(inspection_pack_document, full(papers=papers)))
    for line in ("Biên bản đã chốt: 01/02 buổi.", "Đã chốt ngày 11/02/2026", "Chưa chốt", "sinh hoạt năm 2026,",
                 "Vắng mặt: 03 lượt (có lý do: 02; không lý do: 01).", "10/5/2026 (không lý do)", "10/5 CĐ II",
                 "10/02/2026 (có lý do); 10/5/2026 (có lý do)", "PHẦN GHI CỦA NGƯỜI KIỂM TRA"):  # fmt: skip
        assert line in said


@pytest.mark.parametrize(("number", "width"), [(2, 9355), (6, 9355), (7, 14288), (12, 14288)])
def test_the_annex_of_the_pack_counts_its_own_pages_and_has_room_for_its_columns(number: int, width: int) -> None:
    months = range(1, number + 1)
    rolls = tuple(line for month in months for line in roll(f"s{month}", "xPx"))
    docx = written(inspection_pack_document, full(sessions=tuple(map(held, months)), presence=rolls))
    assert "BẢNG THEO DÕI DỰ SINH HOẠT NĂM 2026" in whole(docx)
    first, annex = opened(docx).sections
    assert (first.page_width != annex.page_width) is (width > 9355)
    assert annex._sectPr.xpath("string(./w:pgNumType/@w:start)") == "1"
    grid = opened(docx).tables[-1]
    assert len(grid.columns) == number + 2
    assert abs(sum(int(column) for column in grid._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) - width) < 5


def test_a_pack_without_sessions_has_no_annex() -> None:
    said = text(inspection_pack_document, record(sessions=(), presence=()))
    assert "PHỤ LỤC" not in said and "Số buổi sinh hoạt: 0 " in said


def test_the_notice_tells_of_those_whom_the_rules_name_and_of_a_reason_only_its_category() -> None:
    said = text(absence_notice_document, full())
    assert "vắng từ 02 buổi trở lên như sau:" in said
    assert f"{MEMBERS[2].full_name}\nTổ 2\n02\n10/02/2026 (có lý do); 10/5/2026 (có lý do)" in said
    assert MEMBERS[1].full_name not in said.partition("-----")[2]


def test_a_notice_of_nobody_says_so() -> None:
    said = text(absence_notice_document, record(rules=replace(record().rules, absences_told=2)))
    assert "không có đồng chí nào vắng từ 02 buổi trở lên." in said and "có tên trên" not in said


def test_a_notice_counts_only_up_to_its_day() -> None:
    early = Extras(issued={"absence-notice": Issued(1, date(2026, 3, 1))})
    said = text(absence_notice_document, full(), early)
    assert "đến ngày 01 tháng 3 năm 2026, Chi bộ tổ chức 01 buổi" in said and "không có đồng chí nào" in said


def test_people_stand_by_post_then_by_given_name() -> None:
    made = full(members=(*MEMBERS, MemberRecord("m4", "Vũ Ân", Standing.OFFICIAL)))
    assert list(in_posts(made.members).values()) == ["Trần Văn Bình", "Vũ Ân", "Lê Thị Chi", "Phạm Văn Dũng"]


def test_what_was_sent_up_went_to_the_committee_not_to_the_whole_organisation() -> None:
    duty = Duty("k", 2026, "Gửi kế hoạch", date(2026, 2, 28), recipient="Đảng bộ xã Tân Hòa")
    table = sent_table(YearOffice("year-report", full(), load_profile()), (duty,))
    assert table.rows[0][2] == "Đảng ủy xã Tân Hòa"


def test_an_absence_notice_goes_to_the_members_too() -> None:
    closing = absence_notice_document(full(), load_profile()).blocks[-1]
    assert isinstance(closing, Authority) and "- Các đồng chí đảng viên;" in closing.recipients


def test_an_inspection_pack_leaves_open_how_many_decisions_there_were_where_none_is_registered() -> None:
    assert "Nghị quyết, kết luận đã ban hành: ……." in text(inspection_pack_document, full(issued=()))


def test_a_year_without_sessions_counts_nothing_of_nothing() -> None:
    bare = full(sessions=(), presence=(), speaking=())
    assert "0/0" not in text(year_report_document, bare) + text(inspection_pack_document, bare)
