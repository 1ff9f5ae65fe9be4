"""Where in the record of a session a line of one of its documents comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.places import Place
from app.domain.records import SessionRecord, StepRecord
from app.domain.text_diff import line_key
from app.domain.vietnamese import paragraphs

#: A paragraph of the record with fewer letters is not looked for inside a line: it would be found anywhere.
LEAST = 8
#: What a step's title says in brackets at its end, such as “(nếu có)”, stands in no document.
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the record and its name in words."""

    place: Place
    title: str


class RecordSpots:
    """Knows what every paragraph of a session's record is."""

    def __init__(self, record: SessionRecord) -> None:
        self._exact: dict[str, Spot] = {}
        for spot, text in _texts(record):
            for one in paragraphs(text):
                self._exact.setdefault(_key(one), spot)
        self._longest = sorted((key for key in self._exact if len(key) >= LEAST), key=len, reverse=True)
        self._steps = [(_key(_BRACKETS.sub("", step.title)), _of_step(record, step)) for step in record.steps]
        self._first = Spot(Place(record.id, "roll"), "Điểm danh, thành phần")

    def of_lines(self, lines: Sequence[str], wanted: set[int]) -> dict[int, Spot]:
        """Return for each wanted line its place: that of the words it holds, else of the step it stands in."""
        found, present = {}, self._first
        for number, line in enumerate(lines):
            key = _key(line)
            present = next((spot for title, spot in self._steps if title and key.endswith(title)), present)
            if number in wanted:
                found[number] = self._exact.get(key) or self._within(key) or present
        return found

    def _within(self, line: str) -> Spot | None:
        """Return what the longest paragraph of the record in a line is, or the one that holds the whole line."""
        inside = next((key for key in self._longest if key in line), None)
        if inside is None and len(line) >= LEAST:
            inside = next((key for key in self._longest if line in key), None)
        return self._exact[inside] if inside else None


def _texts(record: SessionRecord) -> Iterator[tuple[Spot, str]]:
    """Return every text of a session with its place, those of one speaker or one task before the common ones."""
    uid = record.id
    for said in record.contributions:
        who = record.person(said.speaker.member_id)
        spot = Spot(Place(uid, "contribution", said.id), f"Ý kiến: {who.shown_name if who else said.speaker.full_name}")
        yield spot, said.text
        yield spot, said.response
    for number, task in enumerate(record.tasks, 1):
        spot = Spot(Place(uid, "task", task.id), f"Nhiệm vụ {number}")
        yield from ((spot, text) for text in (task.content, task.requirement, task.measure, task.result))
    for number, vote in enumerate(record.votes, 1):
        yield Spot(Place(uid, "vote", vote.id), f"Biểu quyết {number}"), vote.question
    for prompt in record.prompts:
        yield Spot(Place(uid, "prompt", prompt.id), "Câu hỏi gợi mở"), prompt.text
    for asked in record.open_questions:
        yield Spot(Place(uid, "open_question", asked.id), "Câu hỏi để mở"), asked.text
    for step in record.steps:
        yield _of_step(record, step), step.text
    yield Spot(Place(uid, "conclusion"), "Kết luận"), record.conclusion
    yield Spot(Place(uid, "opening_report"), "Báo cáo đề dẫn"), record.opening_report.text
    yield Spot(Place(uid, "topic"), "Tên chuyên đề"), record.topic


def _of_step(record: SessionRecord, step: StepRecord) -> Spot:
    return Spot(Place(record.id, "step", step.number), f"Bước {step.number}. {step.title}")


def _key(text: str) -> str:
    return line_key(text).casefold().rstrip(".")
