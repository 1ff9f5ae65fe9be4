"""What is not done when minutes are about to be closed."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.closing import carried_step, unfinished, unreported, waiting
from app.domain.records import OpenQuestionRecord, SessionRecord, TaskRecord, TaskReviewRecord, VoteRecord
from app.domain.vocabulary import Label, OutputKind, StepKind, TaskStatus
from app.services.catalogue import agenda_profile
from tests.factory import agenda_steps, said, session, step

CARRIED = (TaskRecord(7, "Rà soát hồ sơ"), TaskRecord(8, "Lập danh sách"))
HEARD = tuple(TaskReviewRecord(task.id, task.content, TaskStatus.DONE) for task in CARRIED)
QUESTION = said("m3", "Bao giờ có kinh phí?", label=Label.QUESTION)


def made(**facts: Any) -> SessionRecord:
    usual = {"steps": (step(StepKind.DISCUSSION, number=6), step(StepKind.CONCLUSION, number=7)),
             "output": OutputKind.NONE, "task_reviews": HEARD}  # fmt: skip
    return session(**(usual | facts))


def texts(**facts: Any) -> list[tuple[int, str]]:
    return [(one.step, one.text) for one in unfinished(made(**facts), None, CARRIED)]


def test_a_session_with_all_done_is_clean():
    assert texts() == []


@pytest.mark.parametrize(
    ("facts", "place", "said_words"),
    [
        ({"task_reviews": ()}, (7, "carried"), "2 nhiệm vụ kỳ trước chưa báo cáo"),
        ({"task_reviews": HEARD[1:]}, (7, "carried"), "1 nhiệm vụ kỳ trước chưa báo cáo"),
        (
            {"task_reviews": (TaskReviewRecord(7, "x", TaskStatus.OPEN), HEARD[1])},
            (7, "carried"),
            "1 nhiệm vụ kỳ trước chưa xong, chưa ghi nguyên nhân",
        ),
        ({"contributions": (QUESTION,)}, (7, "questions"), "1 câu hỏi chưa được trả lời, chưa để ngỏ"),
        ({"output": None}, (7, "output"), "Chưa chọn ra kết luận, nghị quyết hay không ra văn bản riêng"),
        (
            {"tasks": (TaskRecord(1, "Việc", assignees=("m1",)),)},
            (7, "tasks"),
            "Nhiệm vụ 1 chưa có hạn hoàn thành, người kiểm tra",
        ),
        ({"votes": (VoteRecord(1, "Thông qua", None, 1),)}, (7, ""), "Biểu quyết 1 chưa ghi số đồng chí tán thành"),
        ({"votes": (VoteRecord(1, "Thông qua kế hoạch", 0),)}, (7, ""), "Biểu quyết 1 chưa ghi số đồng chí biểu quyết"),
        (
            {"steps": (step(StepKind.OPENING, number=1),), "place": " ", "task_reviews": ()},
            (1, ""),
            "Chưa ghi địa điểm sinh hoạt",
        ),
        ({"drafts": {"contribution_input": "Tôi"}}, (6, ""), "Một ý kiến đang ghi, chưa lưu"),
        ({"drafts": {"task_content_input_3": "Rà"}}, (7, ""), "Một nhiệm vụ đang ghi, chưa giao"),
    ],
)
def test_what_is_not_done_is_said_with_its_place(facts: dict[str, Any], place: tuple[int, str], said_words: str):
    (found,) = unfinished(made(**facts), None, CARRIED)
    assert ((found.step, found.place), found.text) == (place, said_words)


def test_a_question_that_was_answered_or_kept_open_waits_no_more():
    answered = made(contributions=(QUESTION, said("m1", "Quý sau.", answers=QUESTION.id)))
    kept = made(contributions=(QUESTION,), open_questions=(OpenQuestionRecord(1, f" {QUESTION.text} ", "s1"),))
    assert waiting(answered) == waiting(kept) == ()
    assert waiting(made(contributions=(QUESTION,))) == (QUESTION.text,)


def test_empty_drafts_and_other_places_do_not_count():
    assert texts(drafts={"contribution_input": " ", "contribution_speaker": "m1", "carried_before_7": "[]"}) == []


def test_what_the_steps_lack_is_said_in_the_order_of_the_agenda():
    record = session(steps=agenda_steps(), output=None)
    found = [(one.step, one.text) for one in unfinished(record, agenda_profile("8-step"), CARRIED)]
    assert [number for number, _ in found] == sorted(number for number, _ in found)
    assert (5, "Chưa có gợi ý thảo luận") in found
    assert (7, "2 nhiệm vụ kỳ trước chưa báo cáo") in found
    assert 8 not in [number for number, _ in found]


def test_earlier_tasks_come_up_at_the_review_where_there_is_one():
    record = made(steps=(step(StepKind.REVIEW, number=2), step(StepKind.CONCLUSION, number=7)), task_reviews=())
    assert carried_step(record) == record.steps[0]
    assert unreported(record, CARRIED) == CARRIED
    assert carried_step(session(steps=())) is None
    assert unfinished(session(steps=()), None, CARRIED) == ()
