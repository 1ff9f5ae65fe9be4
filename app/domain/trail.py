"""What was changed about a session after its minutes were closed, in words.

The minutes themselves cannot be changed; what goes on afterwards can, and leaves a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.vietnamese import short_date
from app.domain.vocabulary import FollowUpKind, Gate, Means, TaskStatus, Word

LABEL_LETTERS, TEXT_LETTERS = 60, 80
NOTHING = "để trống"
#: What each kind of line is about, and the words of its fields.
SUBJECTS = {
    "tasks": "Nhiệm vụ",
    "follow_ups": "Việc sau buổi sinh hoạt",
    "dispatches": "Gửi văn bản",
    "approvals": "Thông qua, cho ý kiến",
    "parent_hints": "Gợi ý của cấp trên",
    "assessment_scores": "Điểm tự chấm",
    "attachments": "Tệp kèm theo",
}
FIELDS = {
    "status": "tình trạng",
    "result": "kết quả",
    "cause": "nguyên nhân",
    "done_on": "ngày xong",
    "evidence": "minh chứng",
    "checked_on": "ngày kiểm tra",
    "check_note": "nhận xét kiểm tra",
    "sent_on": "ngày gửi",
    "means": "cách gửi",
    "recipient": "nơi nhận",
    "group_name": "tổ đảng",
    "note": "ghi chú",
    "by_name": "người thông qua",
    "answer": "trả lời",
    "points": "điểm",
    "title": "tên",
    "paper_place": "nơi để bản giấy",
}
_WORDS = {
    name: {word.value: word.vi for word in words}
    for name, words in (
        ("status", list[Word](TaskStatus)), ("means", list[Word](Means)),
        ("follow_ups", list[Word](FollowUpKind)), ("approvals", list[Word](Gate)),
    )
}  # fmt: skip
_DAYS = ("done_on", "checked_on", "sent_on")


@dataclass(frozen=True, slots=True)
class TrailRecord:
    """One change: ``field`` is empty where something came (``after``) or went (``before``); texts are as stored."""

    id: int
    at: datetime
    session: str
    subject: str
    label: str
    field: str
    before: str | None
    after: str | None


def sentence(entry: TrailRecord, name_of: Callable[[str], str]) -> str:
    """Return a change in one line; ``name_of`` gives the name of a kind of document or of a line of the sheet."""
    what = f"{SUBJECTS[entry.subject]} “{_short(_label(entry, name_of), LABEL_LETTERS)}”"
    if not entry.field:
        return f"{what}: {'thêm vào sổ' if entry.before is None else 'bỏ khỏi sổ'}"
    old, new = (_short(_value(entry.field, text), TEXT_LETTERS) for text in (entry.before, entry.after))
    return f"{what}: {FIELDS[entry.field]} từ {old} thành {new}"


def when(entry: TrailRecord) -> str:
    """Return when a change was made, as lists show it."""
    return f"{entry.at:%H:%M} ngày {short_date(entry.at.date())}"


def _label(entry: TrailRecord, name_of: Callable[[str], str]) -> str:
    if entry.subject in _WORDS:
        return _WORDS[entry.subject][entry.label]
    return name_of(entry.label) if entry.subject in {"dispatches", "assessment_scores"} else entry.label


def _value(field: str, text: str | None) -> str:
    if not text:
        return NOTHING
    if field in _WORDS:
        return f"“{_WORDS[field][text]}”"
    return short_date(date.fromisoformat(text)) if field in _DAYS else f"“{text}”"


def _short(text: str, letters: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
