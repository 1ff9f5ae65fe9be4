"""The wording of documents as an office clerk reads it: nothing claimed that was not recorded, names set off right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.domain.records import CellRecord, GuestRecord, OpeningReportRecord, SessionRecord, VoteRecord
from app.domain.roll import count
from app.domain.vocabulary import CellKind, Disposition, SessionKind, Standing
from app.exporters.blocks import Authority, Head
from app.exporters.minutes_outline import minutes_document
from app.exporters.profile import load_profile
from app.exporters.topic_report_outline import topic_report_document
from tests.exporters.reading import outline_text
from tests.factory import START, agenda_steps, entries, entry, rules, said, session

PROFILE = load_profile()
BLANK = PROFILE.blank
COMMITTEE = CellRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Hà Tĩnh", "Tân Hòa", CellKind.COMMITTEE)
NO_FIGURES = "Có mặt: …… đồng chí. Vắng mặt: …… đồng chí."


def minutes(**facts: Any) -> list[str]:
    record: SessionRecord = session(**facts)
    return outline_text(minutes_document(record, count(record.roll, rules()), PROFILE))


def report(**facts: Any) -> list[str]:
    record: SessionRecord = session(**facts)
    return outline_text(topic_report_document(record, count(record.roll, rules()), PROFILE))


def under(heading: str, found: list[str]) -> str:
    """Return the line under a heading."""
    return found[next(n for n, line in enumerate(found) if line.endswith(f"- {heading}")) + 1]


@pytest.mark.parametrize("document", [minutes, report])
def test_a_roll_that_was_not_called_leaves_the_figures_open(document: Any) -> None:
    roll = (*entries(3, None), entry(None, Standing.EXEMPT))
    total = "Tổng số đảng viên: 04 đồng chí (chính thức: 04; dự bị: 0)."
    assert any(line.endswith(f"- {total} {NO_FIGURES}") for line in document(roll=roll))
    assert under("Tình hình đảng viên, cử thư ký", minutes(roll=roll, steps=agenda_steps())) == BLANK


def test_a_roll_half_called_says_how_many_were_not() -> None:
    roll = (*entries(2), *entries(3, None))
    found = minutes(roll=roll, steps=agenda_steps())
    assert any(line.endswith("Có mặt: 02 đồng chí. Vắng mặt: 0. Chưa điểm danh: 03 đồng chí.") for line in found)
    assert "Có mặt: 02/05 đồng chí; vắng mặt: 0; chưa điểm danh: 03 đồng chí." in found


def test_a_committee_session_counts_those_convened() -> None:
    found = minutes(kind=SessionKind.COMMITTEE, quarter=None)
    assert any(line.startswith("1- Tổng số được triệu tập: 03 đồng chí") for line in found)


def test_a_meeting_that_has_not_begun_is_not_said_to_have_heard_anything() -> None:
    begun, planned = minutes(steps=agenda_steps()), minutes(steps=agenda_steps(), started_at=None)
    heading = "Tuyên bố lý do, giới thiệu đại biểu"
    assert under(heading, begun) == "Chi bộ nghe tuyên bố lý do buổi sinh hoạt chuyên đề."
    assert under(heading, planned) == BLANK


def test_an_agenda_is_adopted_only_where_the_meeting_came_so_far() -> None:
    steps = agenda_steps("hd42-thematic")
    assert under("Thông qua chương trình", minutes(steps=steps)) == BLANK
    reached = tuple(replace(step, started_at=START) for step in steps)
    found = minutes(steps=reached)
    assert under("Thông qua chương trình", found) == "Chi bộ thông qua nội dung, chương trình sinh hoạt."
    assert found[found.index("5- Mục đích, yêu cầu") - 1].startswith("Chi bộ thông qua")


@pytest.mark.parametrize(("presenters", "who"), [
    (("m1",), "Đồng chí Trần Văn Bình, Bí thư Chi bộ, trình bày"),
    (("m2", "m1"), "Đồng chí Lê Thị Chi; đồng chí Trần Văn Bình, Bí thư Chi bộ, trình bày"),
    (("m2",), "Đồng chí Lê Thị Chi trình bày"),
])  # fmt: skip
def test_a_post_is_set_off_by_commas_on_both_sides(presenters: tuple[str, ...], who: str) -> None:
    found = minutes(steps=agenda_steps(), opening_report=OpeningReportRecord(presenters))
    assert f"{who} báo cáo đề dẫn." in found


def test_somebody_without_a_name_is_a_blank() -> None:
    found = minutes(guests=(GuestRecord(1, " "),), contributions=(said(None, "Ý.", name=""),), steps=agenda_steps())
    assert f"2- Đại biểu dự: đồng chí {BLANK}." in found
    assert f"- Đồng chí {BLANK}: Ý." in found


@pytest.mark.parametrize(("vote", "told"), [
    (VoteRecord(1, "Có nhất trí không?", 3, base=3), "“Có nhất trí không?”: tán thành 03/03 đồng chí, đạt tỷ lệ 100%."),
    (VoteRecord(1, "", 2, 1, base=3), "“……”: tán thành 02/03 đồng chí, đạt tỷ lệ 66,7%; không tán thành 01 đồng chí."),
    (VoteRecord(1, "Thông qua", 0, base=3), "“Thông qua”: tán thành ……/03 đồng chí."),
    (VoteRecord(1, "Thông qua", 0, 3, base=3),
     "“Thông qua”: tán thành 0/03 đồng chí, đạt tỷ lệ 0%; không tán thành 03 đồng chí."),
    (VoteRecord(1, "Thông qua", None, 1, base=3),
     "“Thông qua”: tán thành ……/03 đồng chí; không tán thành 01 đồng chí."),
])  # fmt: skip
def test_a_vote_quotes_its_question_and_invents_no_figures(vote: VoteRecord, told: str) -> None:
    assert f"1- Biểu quyết (giơ tay) nội dung {told}" in minutes(votes=(vote,))


def test_a_report_names_the_day_of_an_end_after_midnight() -> None:
    found = report(ended_at=datetime(2026, 5, 15, 0, 20))
    assert any("đến 00 giờ 20 phút, ngày 15 tháng 5 năm 2026 (620 phút)." in line for line in found)


def test_a_response_is_told_once_and_in_its_own_paragraphs() -> None:
    answer = said("m2", disposition=Disposition.ACCEPTED, response="Tiếp thu; bổ sung số liệu.\n\nGửi lại các tổ.")
    found = report(contributions=(answer,))
    assert found[found.index("Tiếp thu; bổ sung số liệu.") + 1] == "Gửi lại các tổ."


def test_a_report_on_a_regular_session_speaks_of_no_topic() -> None:
    found = report(kind=SessionKind.REGULAR, quarter=None, opening_report=OpeningReportRecord(("m2",)))
    assert "II- NỘI DUNG SINH HOẠT" in found
    assert "4- Trình bày báo cáo: đồng chí Lê Thị Chi." in found


def test_a_party_committee_writes_under_its_own_name() -> None:
    facts = {"cell": COMMITTEE, "kind": SessionKind.COMMITTEE, "quarter": None}
    record = session(**facts)
    document = topic_report_document(record, count(record.roll, rules()), PROFILE)
    head = next(one for one in document.blocks if isinstance(one, Head))
    authority = next(one for one in document.blocks if isinstance(one, Authority))
    assert head.number == "Số      -BC/ĐU"
    assert authority.signer.authority == "T/M ĐẢNG ỦY"
    assert authority.recipients == ("- Tỉnh ủy Hà Tĩnh (báo cáo);", "- Các đồng chí đảng ủy viên;", "- Lưu Đảng ủy.")
    assert any(line.endswith("Đảng ủy báo cáo kết quả như sau:") for line in outline_text(document))
    assert "2- Chủ trì: đồng chí Trần Văn Bình, Bí thư Đảng ủy." in minutes(**facts)
