"""What is not done yet when minutes are about to be closed, each with the step where it can be done.

Nothing of it forbids the closing: whoever closes is told, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.agenda import AgendaProfile, missing
from app.domain.records import SessionRecord, StepRecord, TaskRecord
from app.domain.stream import unanswered
from app.domain.tasks import CHECKABLE, lacking
from app.domain.vietnamese import fold
from app.domain.vocabulary import StepKind, TaskStatus

CARRIED, TASKS, QUESTIONS, OUTPUT = "carried", "tasks", "questions", "output"

#: Where text is typed that is not kept until it is saved: the beginning of the draft's place, what it is, its step.
_DRAFTS = (
    ("contribution_input", "Một ý kiến đang ghi, chưa lưu", StepKind.DISCUSSION),
    ("edit_contribution", "Một ý kiến đang sửa, chưa lưu", StepKind.DISCUSSION),
    ("prompt_input", "Một gợi ý đang ghi, chưa thêm", StepKind.PROMPTS),
    ("guest_name", "Tên khách đang ghi, chưa thêm", StepKind.OPENING),
    ("task_content_input", "Một nhiệm vụ đang ghi, chưa giao", StepKind.CONCLUSION),
    ("vote_question_input", "Một biểu quyết đang ghi, chưa lưu", StepKind.CONCLUSION),
    ("open_question_input", "Một vấn đề để ngỏ đang ghi, chưa thêm", StepKind.CONCLUSION),
)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One thing: the number of its step, what it is, and the place in the step where it is done (or nothing)."""

    step: int
    text: str
    place: str = ""


def carried_step(record: SessionRecord) -> StepRecord | None:
    """Return the step at which tasks of earlier sessions come up: the review, else the conclusion."""
    return record.step(StepKind.REVIEW) or record.step(StepKind.CONCLUSION)


def unreported(record: SessionRecord, carried: Sequence[TaskRecord]) -> tuple[TaskRecord, ...]:
    """Return the tasks of earlier sessions of which this one has not heard."""
    heard = {review.task for review in record.task_reviews}
    return tuple(task for task in carried if task.id not in heard)


def without_cause(record: SessionRecord) -> int:
    """Return of how many tasks the session heard that they are not done, and not why."""
    return sum(heard.status is not TaskStatus.DONE and not heard.cause.strip() for heard in record.task_reviews)


def waiting(record: SessionRecord) -> tuple[str, ...]:
    """Return the questions of the discussion that nobody answered and that are not kept open."""
    kept = {fold(asked.text.strip()) for asked in record.open_questions}
    return tuple(said.text for said in unanswered(record.contributions) if fold(said.text.strip()) not in kept)


def unfinished(
    record: SessionRecord, profile: AgendaProfile | None, carried: Sequence[TaskRecord]
) -> tuple[Unfinished, ...]:
    """Return what is not done in the steps before the last one, in the order of the agenda."""
    found = [*_steps(record, profile), *_place(record), *_carried(record, carried), *_questions(record)]
    found += [*_votes(record), *_tasks(record), *_output(record), *_drafts(record)]
    return tuple(sorted(found, key=lambda one: one.step))


def _steps(record: SessionRecord, profile: AgendaProfile | None) -> Iterator[Unfinished]:
    for step in record.steps:
        if step.kind is not StepKind.FOLLOW_UP:
            yield from (Unfinished(step.number, text) for text in missing(record, step, profile))


def _place(record: SessionRecord) -> Iterator[Unfinished]:
    step = record.step(StepKind.OPENING)
    if step is not None and not record.place.strip():
        yield Unfinished(step.number, "Chưa ghi địa điểm sinh hoạt")


def _votes(record: SessionRecord) -> Iterator[Unfinished]:
    """Yield votes whose figures are missing: the minutes keep dots in their place for good."""
    step = record.step(StepKind.CONCLUSION)
    for number, vote in enumerate(record.votes, 1):
        if step is not None and vote.counted_for is None:
            what = "tán thành" if vote.is_counted else "biểu quyết"
            yield Unfinished(step.number, f"Biểu quyết {number} chưa ghi số đồng chí {what}")


def _carried(record: SessionRecord, carried: Sequence[TaskRecord]) -> Iterator[Unfinished]:
    step, left, silent = carried_step(record), len(unreported(record, carried)), without_cause(record)
    if step is not None and left:
        yield Unfinished(step.number, f"{left} nhiệm vụ kỳ trước chưa báo cáo", CARRIED)
    if step is not None and silent:
        yield Unfinished(step.number, f"{silent} nhiệm vụ kỳ trước chưa xong, chưa ghi nguyên nhân", CARRIED)


def _questions(record: SessionRecord) -> Iterator[Unfinished]:
    left, step = len(waiting(record)), record.step(StepKind.CONCLUSION) or record.step(StepKind.DISCUSSION)
    if step is not None and left:
        yield Unfinished(step.number, f"{left} câu hỏi chưa được trả lời, chưa để ngỏ", QUESTIONS)


def _tasks(record: SessionRecord) -> Iterator[Unfinished]:
    step = record.step(StepKind.CONCLUSION)
    for number, task in enumerate(record.tasks if step else (), 1):
        lacks = [fact for fact in lacking(task) if fact in CHECKABLE]
        if lacks and step is not None:
            yield Unfinished(step.number, f"Nhiệm vụ {number} chưa có {', '.join(lacks)}", TASKS)


def _output(record: SessionRecord) -> Iterator[Unfinished]:
    step = record.step(StepKind.CONCLUSION)
    if step is not None and record.output is None:
        yield Unfinished(step.number, "Chưa chọn ra kết luận, nghị quyết hay không ra văn bản riêng", OUTPUT)


def _drafts(record: SessionRecord) -> Iterator[Unfinished]:
    for place, words, kind in _DRAFTS:
        typed = any(text.strip() for name, text in record.drafts.items() if name.startswith(place))
        step = record.step(kind)
        if typed and step is not None:
            yield Unfinished(step.number, words)
