"""Questions to ask oneself when a topic is chosen: advice, never a gate.

After plan 42-KH/ĐUK (08/02/2022), I.2 and I.3 (new, hard, pressing matters; practical, not for show) and guide
09-HD/ĐUK (2021), 2.1 (fits the kind of cell, tied to the criteria of quality).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.rules import Evidence, RulePack
from app.domain.vietnamese import clean


@dataclass(frozen=True, slots=True)
class Question:
    """A question and an example of an answer."""

    code: str
    text: str
    example: str


QUESTIONS = (
    Question("problem", "Giải quyết vấn đề gì của chi bộ?", "Hồ sơ một cửa còn chậm"),
    Question("doers", "Sau buổi sinh hoạt, ai làm gì?", "Tổ đảng 1 rà soát quy trình"),
    Question("measure", "Đo kết quả bằng gì?", "Không còn hồ sơ quá hạn trong quý"),
    Question("fits", "Vì sao hợp với chi bộ lúc này?", "Đúng nhiệm vụ chính trị năm nay"),
)
#: Why a topic is worth a session, as plan 42-KH/ĐUK (08/02/2022), I.2 names it.
REASONS = ("Việc mới", "Việc khó", "Việc nổi cộm, bức xúc", "Hạn chế nêu qua kiểm điểm", "Nhiều đảng viên quan tâm")
#: What a thematic session and its preparation count for in a scoring sheet.
_TOUCHED = (Evidence.THEMATIC, Evidence.DRAFT, Evidence.APPROVAL, Evidence.DOCUMENTS, Evidence.PREPARATION)


def answers(kept: str) -> dict[str, str]:
    """Return the answers by the code of their question; a text of another shape counts as the first answer."""
    if not kept.strip():
        return {}
    try:
        found = json.loads(kept)
    except json.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        return {QUESTIONS[0].code: kept}
    return {str(code): str(text) for code, text in found.items()}


def kept(given: Mapping[str, str]) -> str:
    """Return answers as a book keeps them; nothing when there is none."""
    written = {code: clean(text).strip() for code, text in given.items() if text.strip()}
    return json.dumps(written, ensure_ascii=False) if written else ""


def unanswered(self_check: str) -> tuple[Question, ...]:
    """Return the questions that have no answer yet."""
    given = answers(self_check)
    return tuple(question for question in QUESTIONS if not given.get(question.code, "").strip())


def touched_criteria(rules: RulePack) -> tuple[str, ...]:
    """Return the criteria of the scoring sheet in force for which a topic counts, in the order of the sheet."""
    if rules.scoring is None:
        return ()
    return tuple(one.title for one in rules.scoring.criteria if one.evidence in _TOUCHED)
