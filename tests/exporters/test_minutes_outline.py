"""What the minutes say and leave open: every recorded word, in the order of the agenda, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.domain.records import (
    CellRecord,
    GuestRecord,
    OpeningReportRecord,
    PromptRecord,
    ReadBackRecord,
    TaskRecord,
    VoteRecord,
)
from app.domain.roll import count
from app.domain.vocabulary import (
    AttendanceStatus,
    Label,
    ReasonKind,
    SessionKind,
    Standing,
    StepKind,
    VoteMethod,
)
from app.exporters.blocks import Document, Head, Heading, Paragraph, Signatures, Table, Title
from app.exporters.minutes_outline import vote_sentences
from app.exporters.wording import point
from app.services.catalogue import agenda_profiles
from tests.exporters.minutes import PROFILE, after, block, lines, minutes
from tests.factory import CELL, END, START, agenda_steps, entries, entry, rules, said, session, step

BLANK = PROFILE.blank
VOTE = VoteRecord(1, "Thông qua kết luận.", 27, 0, 1, base=28)
TASK = TaskRecord(
    1, "Lập sổ theo dõi", "Khớp với biên bản", "Tổng hợp", START.date(), ("m2", "m3"), "m1", result="Đã lập"
)


def headings(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Heading)]


def test_the_head_names_the_cell_as_it_was_called_at_the_session() -> None:
    head = block(Head)
    assert head == Head(
        "ĐẢNG BỘ XÃ TÂN HÒA", "CHI BỘ THÔN ĐÔNG", "Số      -BB/CB", "Tân Hòa, ngày 14 tháng 5 năm 2026",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    )  # fmt: skip


def test_the_title_names_kind_quarter_and_topic() -> None:
    assert block(Title) == Title(
        "BIÊN BẢN",
        ("sinh hoạt chuyên đề quý II năm 2026", "“Nâng cao chất lượng sinh hoạt chi bộ”"),
        "-----",
    )


def test_a_topic_of_three_lines_has_a_line_of_the_subject_each() -> None:
    topic = "Học tập và làm theo Bác\nTự lực, tự cường\n\nKhát vọng phát triển"
    first, *rest = block(Title, topic=topic).subject[1:]
    assert (first, rest) == ("“Học tập và làm theo Bác", ["Tự lực, tự cường", "Khát vọng phát triển”"])
    whole = "“Học tập và làm theo Bác Tự lực, tự cường Khát vọng phát triển”"
    assert any(line.endswith(f"nội dung: {whole}.") for line in lines(topic=topic))


@pytest.mark.parametrize("topic", ["“Tự soi, tự sửa”", "“Tự soi” và “tự sửa”", "Nghị quyết “Tự soi, tự sửa”"])
def test_a_topic_with_quotation_marks_gets_no_others(topic: str) -> None:
    assert block(Title, topic=topic).subject[1] == topic


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": SessionKind.REGULAR, "quarter": None}, "sinh hoạt thường kỳ tháng 5 năm 2026"),
        ({"kind": SessionKind.COMMITTEE, "started_at": datetime(2026, 2, 3)}, "sinh hoạt cấp ủy tháng 02 năm 2026"),
        ({"kind": SessionKind.OTHER, "started_at": None}, "sinh hoạt khác năm 2026"),
    ],
)
def test_sessions_of_other_kinds_are_named_by_their_month(facts: dict[str, Any], name: str) -> None:
    assert block(Title, **facts).subject[0] == name


def test_the_opening_sentence_states_when_where_who_and_what() -> None:
    assert (
        "Hôm nay, vào hồi 14 giờ 00 phút, ngày 14 tháng 5 năm 2026, tại Nhà văn hóa thôn, Chi bộ Thôn Đông tổ chức "
        "sinh hoạt chuyên đề quý II năm 2026, nội dung: “Nâng cao chất lượng sinh hoạt chi bộ”."
    ) in lines()


def test_the_first_section_states_who_was_there() -> None:
    roll = (
        *session().roll,
        entry(AttendanceStatus.LATE, name="Vũ Văn Em", arrived_at=datetime(2026, 5, 14, 14, 12)),
        entry(AttendanceStatus.LEFT_EARLY, name="Hà Thị Gấm", left_at=END),
        entry(AttendanceStatus.LEFT_EARLY, name="Hà Thị Hoa"),
        entry(AttendanceStatus.EXCUSED, name="Ma Văn Tấn", reason_kind=ReasonKind.WORK),
    )
    guests = (GuestRecord(1, "Lê Thị Diệu", "Đảng ủy viên"), GuestRecord(2, "Bế Văn Lâm"))
    found = lines(roll=roll, guests=guests)
    start = found.index("I- THÀNH PHẦN") + 1
    assert found[start : start + 5] == [
        "1- Tổng số đảng viên: 07 đồng chí (chính thức: 07; dự bị: 0). Có mặt: 06 đồng chí. "
        "Vắng mặt: 01 đồng chí; có lý do: đ/c Ma Văn Tấn (công tác).",
        "2- Đến muộn: đ/c Vũ Văn Em (14 giờ 12 phút). Về sớm: đ/c Hà Thị Gấm (15 giờ 45 phút), đ/c Hà Thị Hoa.",
        "3- Đại biểu dự: đồng chí Lê Thị Diệu, Đảng ủy viên; đồng chí Bế Văn Lâm.",
        "4- Chủ trì: đồng chí Trần Văn Bình, Bí thư Chi bộ.",
        "5- Người ghi biên bản: đồng chí Lê Thị Chi.",
    ]


def test_the_second_section_follows_the_steps_of_the_agenda() -> None:
    found = headings(minutes(steps=agenda_steps()))
    assert found[:3] == ["I- THÀNH PHẦN", "II- NỘI DUNG, DIỄN BIẾN", "1- Tuyên bố lý do, giới thiệu đại biểu"]
    assert found[-1] == "8- Hoàn thiện, gửi báo cáo"


@pytest.mark.parametrize("code", [profile.code for profile in agenda_profiles()])
def test_what_is_to_happen_afterwards_is_never_told_as_done(code: str) -> None:
    steps = agenda_steps(code)
    later = [one for one in steps if one.kind is StepKind.FOLLOW_UP]
    found = lines(agenda=code, steps=steps)
    for one in later:
        assert not any(one.title.rstrip(".") in line for line in found)
        assert found[[line.endswith(one.heading) for line in found].index(True) + 1] == BLANK
        told = lines(agenda=code, steps=(replace(one, text="Đồng chí Chi hoàn thiện."),))
        assert "Đồng chí Chi hoàn thiện." in told


def test_a_lead_is_left_out_where_the_text_says_itself_who_speaks() -> None:
    led = after("Mục đích, yêu cầu", lines(steps=agenda_steps(purpose="Mục đích là học tập.")))
    assert led == [
        "Đồng chí Trần Văn Bình, Bí thư Chi bộ, nêu mục đích, yêu cầu của buổi sinh hoạt chuyên đề:",
        "Mục đích là học tập.",
    ]
    own = "Đồng chí Trần Văn Bình nêu mục đích."
    assert after("Mục đích, yêu cầu", lines(steps=agenda_steps(purpose=own))) == [own]


def test_the_opening_report_has_its_presenters_and_every_paragraph() -> None:
    report = OpeningReportRecord(("m2", "m3"), "Đoạn một.\n\nĐoạn hai.")
    assert after("Báo cáo đề dẫn", lines(steps=agenda_steps(), opening_report=report)) == [
        "Đồng chí Lê Thị Chi; đồng chí Phạm Văn Dũng trình bày báo cáo đề dẫn.",
        "Đoạn một.",
        "Đoạn hai.",
    ]


def test_prompts_are_points_of_the_vietnamese_alphabet() -> None:
    prompts = tuple(PromptRecord(n, f"Câu {n}") for n in range(6))
    found = after("Gợi ý thảo luận", lines(steps=agenda_steps(), prompts=prompts))
    assert [line.split()[0] for line in found[1:]] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_points_leave_out_foreign_letters_and_go_on_after_the_last() -> None:
    points = [point(number) for number in range(1, 50)]
    assert points[:12] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "l)", "m)"]
    assert len(set(points)) == len(points)
    assert not any(letter in "fjwz" for one in points for letter in one)


def test_opinions_are_noted_with_the_speaker_word_for_word() -> None:
    opinions = (
        said("m3", "Ý  một.\nÝ hai.", name="Phạm Văn Dũng"),
        said("m2", "Vì sao?", label=Label.QUESTION, name="Lê Thị Chi"),
        said(None, "Vì vậy.", label=Label.ANSWER, name="Lê Thị Diệu", title="Đảng ủy viên"),
        said("m2", " ", name="Lê Thị Chi"),
    )
    assert after("Thảo luận", lines(steps=agenda_steps(), contributions=opinions)) == [
        "Các ý kiến thảo luận:",
        "- Đồng chí Phạm Văn Dũng: Ý  một.",
        "Ý hai.",
        "- Đồng chí Lê Thị Chi hỏi: Vì sao?",
        "- Đồng chí Lê Thị Diệu, Đảng ủy viên, trả lời: Vì vậy.",
        f"- Đồng chí Lê Thị Chi: {BLANK}",
    ]


def test_the_speaker_stands_in_bold_the_words_do_not() -> None:
    texts = [one for one in minutes(steps=agenda_steps()).blocks if isinstance(one, Paragraph)]
    opinion = next(one for one in texts if one.text.startswith("- Đồng"))
    assert [(run.text, run.bold) for run in opinion.runs] == [
        ("- Đồng chí Nguyễn Văn An: ", True),
        ("Nhất trí với báo cáo.", False),
    ]


def test_decisions_are_votes_then_the_table_of_tasks() -> None:
    found = minutes(votes=(VOTE, replace(VOTE, question="Giờ họp")), tasks=(TASK,))
    assert headings(found)[-2:] == ["III- BIỂU QUYẾT, PHÂN CÔNG NHIỆM VỤ", "3- Phân công nhiệm vụ"]
    table = next(one for one in found.blocks if isinstance(one, Table))
    assert table.rows == (
        ("1", "Lập sổ theo dõi\nYêu cầu: Khớp với biên bản\nBiện pháp: Tổng hợp", "Lê Thị Chi, Phạm Văn Dũng",
         "14/5/2026", "Trần Văn Bình"),
    )  # fmt: skip
    assert sum(column.width for column in table.columns) == 165


def test_a_session_without_decisions_has_no_section_of_them() -> None:
    assert "III" not in "".join(headings(minutes()))


def test_a_task_that_lacks_facts_has_dots() -> None:
    (row,) = block(Table, tasks=(TaskRecord(1, "Việc"),)).rows
    assert row == ("1", "Việc", "……", "……", "……")


def test_a_vote_is_told_with_its_base_and_share() -> None:
    counts = count(entries(28), rules())
    secret = replace(VOTE, in_favour=28, against=0, other=0, method=VoteMethod.SECRET, base=None)
    assert vote_sentences(session(votes=(VOTE, secret)), counts) == [
        "Biểu quyết (giơ tay) nội dung “Thông qua kết luận”: tán thành 27/28 đồng chí, đạt tỷ lệ 96,4%; "
        "ý kiến khác 01 đồng chí.",
        "Biểu quyết (bỏ phiếu kín) nội dung “Thông qua kết luận”: tán thành 28/28 đồng chí, đạt tỷ lệ 100%.",
    ]


def test_a_vote_without_anybody_entitled_has_no_share() -> None:
    none = replace(VOTE, in_favour=3, base=0)
    assert "tán thành 03 đồng chí;" in vote_sentences(session(votes=(none,)), count([], rules()))[0]


@pytest.mark.parametrize(
    ("end", "closing"),
    [
        (END, "Buổi sinh hoạt kết thúc vào hồi 15 giờ 45 phút, cùng ngày."),
        (None, "Buổi sinh hoạt kết thúc vào hồi …… giờ …… phút, cùng ngày."),
        (datetime(2026, 5, 15, 0, 5), "Buổi sinh hoạt kết thúc vào hồi 00 giờ 05 phút, ngày 15 tháng 5 năm 2026."),
    ],
)
def test_the_closing_sentence_states_the_end(end: datetime | None, closing: str) -> None:
    assert lines(ended_at=end)[-1] == closing


def test_two_people_sign_and_nobody_for_the_cell() -> None:
    signatures = block(Signatures)
    assert (signatures.left.authority, signatures.left.name) == ("NGƯỜI GHI BIÊN BẢN", "Lê Thị Chi")
    assert (signatures.right.authority, signatures.right.name) == ("CHỦ TRÌ HỘI NGHỊ", "Trần Văn Bình")
    assert (signatures.left.post, signatures.right.post) == ("", "")


def test_what_is_not_known_is_left_open_and_nothing_is_invented() -> None:
    found = lines(
        cell=CellRecord("Chi bộ Thôn Đông", "", ""), started_at=None, ended_at=None, place="", topic="", roll=(),
        chair=None, minutes_taker=None, contributions=(), conclusion="", steps=agenda_steps(),
    )  # fmt: skip
    assert found[0] == BLANK
    assert found[3] == f"{BLANK}, ngày      tháng      năm 2026"
    assert (
        f"Hôm nay, vào hồi …… giờ …… phút, ngày …… tháng …… năm 2026, tại {BLANK}, Chi bộ Thôn Đông tổ chức "
        f"sinh hoạt chuyên đề quý II năm 2026, nội dung: “{BLANK}”."
    ) in found
    assert f"1- Tổng số đảng viên: {BLANK} đồng chí. Có mặt: …… đồng chí. Vắng mặt: …… đồng chí." in found
    assert f"2- Chủ trì: đồng chí {BLANK}." in found
    assert after("Thảo luận", found) == ["Các ý kiến thảo luận:", BLANK]
    assert after("Gợi ý thảo luận", found) == [f"Đồng chí {BLANK} gợi ý thảo luận:", BLANK]
    signatures = block(Signatures, chair=None, minutes_taker=None)
    assert (signatures.left.name, signatures.right.name) == (BLANK, BLANK)


PARTS = {
    "opening_report": OpeningReportRecord(("m2",), "Lời báo cáo."),
    "prompts": (PromptRecord(1, "Lời gợi ý."),),
    "contributions": (said("m3", "Lời thảo luận."),),
    "conclusion": "Lời kết luận.",
}
SAID = ("Lời báo cáo.", "Lời gợi ý.", "Lời thảo luận.", "Lời kết luận.")


@pytest.mark.parametrize("code", [profile.code for profile in agenda_profiles()])
def test_every_agenda_prints_every_part_of_the_session_once(code: str) -> None:
    texts = {kind: f"Lời của bước {kind}." for kind in StepKind}
    steps = agenda_steps(code, **texts)
    found = "\n".join(lines(agenda=code, steps=steps, **PARTS))
    for words in (*SAID, *(one.text for one in steps)):
        assert found.count(words) == 1, words


def test_parts_the_agenda_has_no_step_for_are_printed_in_their_usual_order() -> None:
    found = "\n".join(lines(steps=(step(StepKind.OPENING, "Khai mạc."), step(StepKind.DISCUSSION, number=2)), **PARTS))
    places = [found.index(words) for words in ("Khai mạc.", *SAID)]
    assert places == sorted(places)


def test_a_second_step_of_a_kind_prints_its_own_text_only() -> None:
    twice = (step(StepKind.DISCUSSION, "Phần một."), step(StepKind.DISCUSSION, "Phần hai.", 2))
    found = "\n".join(lines(steps=twice))
    assert found.count("Nhất trí với báo cáo.") == 1
    assert "Phần hai." in found


def test_a_committee_session_does_not_call_its_secretary_that_of_the_cell() -> None:
    assert "2- Chủ trì: đồng chí Trần Văn Bình, Bí thư." in lines(kind=SessionKind.COMMITTEE, cell=CELL)


def test_a_zero_roll_and_an_exempt_chair_do_no_harm() -> None:
    roll = (entry(None, Standing.EXEMPT, member_id="m1", name="Trần Văn Bình", convened=False),)
    assert f"1- Tổng số đảng viên: {BLANK} đồng chí. Có mặt: …… đồng chí. Vắng mặt: …… đồng chí." in lines(roll=roll)


@pytest.mark.parametrize(
    ("read_back", "said"),
    [
        (None, None),
        (ReadBackRecord(datetime(2026, 2, 12, 16, 15)), "16 giờ 15 phút, cùng ngày; không có ý kiến khác."),
        (ReadBackRecord(datetime(2026, 2, 13, 9, 0)), "ngày 13 tháng 02 năm 2026; không có ý kiến khác."),
        (ReadBackRecord(datetime(2026, 2, 12, 16, 15), "Ghi rõ hạn."), "cùng ngày; ý kiến khi đọc lại:"),
    ],
)
def test_a_read_back_is_told_only_where_it_is_recorded(read_back: ReadBackRecord | None, said: str | None) -> None:
    told = [
        line
        for line in lines(read_back=read_back, started_at=datetime(2026, 2, 12, 14, 0))
        if line.startswith("Biên bản được đọc lại")
    ]
    assert [line.endswith(said or "?") for line in told] == ([True] if said else [])
    assert ("Ghi rõ hạn." in lines(read_back=read_back)) is bool(read_back and read_back.objections)


def test_namesakes_are_told_apart_wherever_the_minutes_name_them_but_not_where_they_sign() -> None:
    roll = (
        entry(name="Đỗ Văn Đạt", member_id="m1", apart="Tổ đảng 5", position="Bí thư"),
        entry(name="Đỗ Văn Đạt", member_id="m2", apart="vào Đảng 2001"),
        entry(AttendanceStatus.EXCUSED, name="Đỗ Văn Đạt", member_id="m3", apart="Tổ đảng 7", reason="công tác"),
        entry(name="Đỗ Văn Đạt", member_id="m4", apart="người thứ 1"),
    )
    spoken = tuple(said(member, name="Đỗ Văn Đạt") for member in ("m2", "m4"))
    facts = {"roll": roll, "contributions": spoken, "chair": "m1", "minutes_taker": "m2", "steps": agenda_steps()}
    text = "\n".join(lines(**facts))
    assert "có lý do: đ/c Đỗ Văn Đạt (Tổ đảng 7; công tác)" in text
    assert "Đồng chí Đỗ Văn Đạt (vào Đảng 2001):" in text
    assert "Đồng chí Đỗ Văn Đạt:" in text
    assert "người thứ" not in text
    signed = block(Signatures, **facts)
    assert (signed.left.name, signed.right.name) == ("Đỗ Văn Đạt", "Đỗ Văn Đạt")
