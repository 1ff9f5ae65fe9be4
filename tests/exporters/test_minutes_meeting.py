"""What the minutes say of a meeting beside its opinions: earlier tasks, evaluation, co-chairs, combined sittings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.records import (
    GuestRecord,
    OpenQuestionRecord,
    SelfReviewRecord,
    SittingPart,
    TaskReviewRecord,
)
from app.domain.roll import count
from app.domain.vocabulary import (
    CellKind,
    Label,
    NoteKind,
    OutputKind,
    ReviewSubject,
    SessionKind,
    StepKind,
    TaskStatus,
)
from app.exporters.extras import Extras
from app.exporters.minutes_outline import minutes_document
from app.exporters.reading import read_aloud
from tests.exporters.minutes import PROFILE, after, lines, minutes
from tests.exporters.reading import outline_text
from tests.factory import CELL, START, agenda_steps, rules, said, session

REVIEWED = TaskReviewRecord(
    7, "Lập sổ theo dõi", TaskStatus.OPEN, "Lê Thị Chi", START.date(), "Được nửa việc", "Thiếu người"
)
REVIEWS = "Kết quả thực hiện nhiệm vụ đã giao:"


def test_earlier_tasks_are_told_before_the_conclusion_with_what_held_them_up() -> None:
    found = lines(steps=agenda_steps(), task_reviews=(REVIEWED,))
    start = found.index(REVIEWS)
    assert found[start - 1] == "7- Tổng hợp, kết luận"
    assert found[start + 1 : start + 6] == [
        "1", "Lập sổ theo dõi", "Lê Thị Chi", "14/5/2026", "Đang làm\nĐược nửa việc\nNguyên nhân: Thiếu người",
    ]  # fmt: skip
    assert "tổng hợp, kết luận:" in found[start + 6]


def test_an_agenda_with_a_step_for_earlier_tasks_has_them_there() -> None:
    found = lines(agenda="hd42-regular", steps=agenda_steps("hd42-regular"), task_reviews=(REVIEWED,))
    before = [line for line in found[: found.index(REVIEWS)] if line[:1].isdigit()]
    assert before[-1] == "7- Đánh giá đảng viên, thông tin"


def test_earlier_tasks_are_told_even_without_an_agenda() -> None:
    assert REVIEWS in lines(task_reviews=(REVIEWED,), conclusion="")


def test_other_facts_do_not_say_that_the_agenda_was_approved() -> None:
    found = lines(agenda="3-part", steps=agenda_steps("3-part"))
    assert not any("thông qua nội dung, chương trình" in line for line in found)
    told = {NoteKind.AGENDA_APPROVAL: "Nhất trí."}
    approved = lines(agenda="3-part", steps=agenda_steps("3-part"), notes=told)
    at = approved.index("Chi bộ thông qua nội dung, chương trình sinh hoạt.")
    assert approved[at + 1] == "Thông qua chương trình: Nhất trí."


def test_the_approval_of_the_agenda_stands_under_the_second_step() -> None:
    found = lines(steps=agenda_steps(), notes={NoteKind.AGENDA_APPROVAL: "Nhất trí, thêm một nội dung."})
    assert "Thông qua chương trình: Nhất trí, thêm một nội dung." in after("cử thư ký", found)


def test_the_evaluation_stands_in_the_conclusion_or_in_its_own_step() -> None:
    notes = {NoteKind.PREPARATION: "Chu đáo.", NoteKind.QUALITY: "Tốt.", NoteKind.MEANING: "Thiết thực."}
    told = ["Đánh giá việc chuẩn bị: Chu đáo.", "Đánh giá chất lượng: Tốt.", "Ý nghĩa, tác dụng: Thiết thực."]
    assert after("Tổng hợp, kết luận", lines(steps=agenda_steps(), notes=notes))[-3:] == told
    own = next(step.heading for step in agenda_steps("hd42-thematic") if step.kind is StepKind.EVALUATION)
    found = lines(agenda="hd42-thematic", steps=agenda_steps("hd42-thematic"), notes=notes)
    assert after(own, found)[-3:] == told


@pytest.mark.parametrize(("agenda", "home"), [("8-step", "7- "), ("hd42-regular", "10- ")])
def test_the_scoring_is_told_where_the_cell_scores_or_concludes(agenda: str, home: str) -> None:
    told = {NoteKind.SCORING_REMARKS: "Chi bộ tự chấm 92/100 điểm, mức Tốt.\nHạn chế: Ít người phát biểu"}
    found = lines(agenda=agenda, steps=agenda_steps(agenda), notes=told)
    at = found.index("Tự chấm điểm: Chi bộ tự chấm 92/100 điểm, mức Tốt.")
    assert found[at + 1] == "Hạn chế: Ít người phát biểu"
    assert [line for line in found[:at] if line[:1].isdigit() and "- " in line[:4]][-1].startswith(home)


def test_minutes_without_a_scoring_are_as_before() -> None:
    bare = lines(steps=agenda_steps(), notes={NoteKind.SCORING: "Chi bộ tự chấm 92/100 điểm, mức Tốt."})
    assert bare == lines(steps=agenda_steps())


def test_notes_that_are_not_of_the_minutes_stay_out() -> None:
    kept = {kind: "Không in ra." for kind in NoteKind if not kind.is_of_minutes}
    assert not any("Không in ra." in line for line in lines(steps=agenda_steps(), notes=kept))


def test_who_led_a_step_instead_is_told_there_and_leads_its_sentence() -> None:
    steps = tuple(replace(s, chair="m2") if s.kind is StepKind.PURPOSE else s for s in agenda_steps(purpose="Là học."))
    assert after("Mục đích, yêu cầu", lines(steps=steps)) == [
        "Đồng chí Lê Thị Chi chủ trì phần này.",
        "Đồng chí Lê Thị Chi nêu mục đích, yêu cầu của buổi sinh hoạt chuyên đề:", "Là học.",
    ]  # fmt: skip
    same = tuple(replace(step, chair="m1") for step in agenda_steps())
    assert not any("chủ trì phần này" in line for line in lines(steps=same))


def test_an_answer_stands_after_its_question() -> None:
    question = said("m3", "Vì sao?", label=Label.QUESTION)
    answer = said("m1", "Vì vậy.", answers=question.id)
    found = [line for line in lines(contributions=(question, said("m2", "Khác."), answer)) if line.startswith("- ")]
    assert [line.partition(": ")[2] for line in found] == ["Vì sao?", "Vì vậy.", "Khác."]
    assert found[1].startswith("- Đồng chí Nguyễn Văn An trả lời:")


def test_questions_left_open_and_what_is_issued_stand_in_the_conclusion() -> None:
    asked = (OpenQuestionRecord(1, "Kinh phí lấy ở đâu?", "s1"), OpenQuestionRecord(2, "Ai trực?", "s1"))
    found = after("Tổng hợp, kết luận", lines(steps=agenda_steps(), open_questions=asked, output=OutputKind.RESOLUTION))
    assert found[-4:] == [
        "Những vấn đề chưa kết luận, để lại xem xét:", "a) Kinh phí lấy ở đâu?", "b) Ai trực?", "Chi bộ ra nghị quyết.",
    ]  # fmt: skip


@pytest.mark.parametrize("output", [None, OutputKind.NONE])
def test_what_is_issued_is_told_only_where_it_was_said(output: OutputKind | None) -> None:
    assert not any("Chi bộ ra " in line for line in lines(steps=agenda_steps(), output=output))


def test_who_finishes_the_report_stands_at_what_follows() -> None:
    found = lines(steps=agenda_steps(), finisher="m1")
    assert after("Hoàn thiện, gửi báo cáo", found)[0] == (
        "Phân công đồng chí Trần Văn Bình, Bí thư Chi bộ, hoàn thiện báo cáo chuyên đề."
    )


def test_a_pilot_session_is_named_with_its_guests() -> None:
    found = lines(is_pilot=True, guests=(GuestRecord(1, "Bế Văn Lâm", "Bí thư Chi bộ Thôn Tây"),))
    assert any("sinh hoạt chuyên đề quý II năm 2026 (sinh hoạt điểm), nội dung" in line for line in found)
    assert "2- Đại biểu dự sinh hoạt điểm: đồng chí Bế Văn Lâm, Bí thư Chi bộ Thôn Tây." in found


def test_a_combined_sitting_names_the_other_part_and_the_whole_length() -> None:
    first = SittingPart("s0", SessionKind.REGULAR, START.replace(hour=12), START.replace(hour=13, minute=30))
    record = session(follows="s0", other_part=first)
    document = minutes_document(record, count(record.roll, rules()), PROFILE, Extras(sitting_minutes=195))
    assert (
        "Đây là phần thứ hai của buổi họp; phần thứ nhất là sinh hoạt thường kỳ, từ 12 giờ 00 phút đến 13 giờ 30 phút, "
        "có biên bản riêng. Tổng thời gian hai phần: 195 phút."
    ) in outline_text(document)
    second = SittingPart("s2", SessionKind.REGULAR)
    told = "Đây là phần thứ nhất của buổi họp; phần thứ hai là sinh hoạt thường kỳ, có biên bản riêng."
    assert told in lines(followed_by="s2", other_part=second)


def test_the_self_review_is_printed_only_when_it_is_asked_for() -> None:
    line = SelfReviewRecord(1, "m3", ReviewSubject.COMRADE, "Còn nể nang", "Góp ý ngay", START.date(), "m2")
    record = session(steps=agenda_steps(), self_reviews=(line,))
    assert "Còn nể nang" not in outline_text(minutes_document(record, count(record.roll, rules()), PROFILE))
    asked = minutes_document(record, count(record.roll, rules()), PROFILE, Extras(include_self_review=True))
    start = outline_text(asked).index("Nội dung tự soi, tự sửa:")
    assert outline_text(asked)[start + 1 : start + 6] == [
        "1", "Phạm Văn Dũng", "Lê Thị Chi", "Còn nể nang", "Góp ý ngay\nXong trước ngày 14/5/2026",
    ]  # fmt: skip


def test_a_committee_holds_a_conference() -> None:
    found = lines(cell=replace(CELL, name="Đảng ủy xã Tân Hòa", kind=CellKind.COMMITTEE))
    assert any("Đảng ủy xã Tân Hòa tổ chức hội nghị sinh hoạt chuyên đề" in line for line in found)
    assert found[-1] == "Hội nghị kết thúc vào hồi 15 giờ 45 phút, cùng ngày."
    assert any(line.startswith("1- Tổng số được triệu tập: 03 đồng chí") for line in found)


def test_every_new_fact_is_read_back() -> None:
    document = minutes(steps=agenda_steps(), task_reviews=(REVIEWED,), finisher="m1", output=OutputKind.CONCLUSION)
    read = " ".join(line.text for line in read_aloud(document))
    for words in ("Lập sổ theo dõi", "Nguyên nhân: Thiếu người", "Phân công đồng chí", "ra kết luận bằng văn bản"):
        assert words in read
