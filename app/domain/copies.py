"""Copies of a document by who gets them, and what each leaves out.

The self-review never leaves the file unless it is asked for (plan of 8/2022, 4.2, and Decree 356/2025/NĐ-CP on personal
data); remarks on how the session went and was scored are for the file and the committee above; what a topic marks
confidential stays in the file (letter of the committee above: “trừ những nội dung thuộc chế độ bảo mật”).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.records import SessionRecord
from app.domain.vocabulary import NoteKind, Word

#: What stands where a copy leaves out confidential words.
KEPT_BACK = "(Nội dung bảo mật, không có trong bản này.)"


class Scope(Word):
    """Who gets a copy."""

    FILE = "file", "Bản lưu hồ sơ"
    MEMBERS = "members", "Bản gửi đảng viên"
    PARENT = "parent", "Bản gửi cấp trên"


def scope_of(value: str) -> Scope:
    """Return the scope of a value; the copy for the file where it has no meaning."""
    return next((scope for scope in Scope if scope.value == value), Scope.FILE)


class Part(Word):
    """What a copy may leave out."""

    SELF_REVIEW = "self_review", "Nội dung tự soi, tự sửa của từng đồng chí"
    EVALUATION = "evaluation", "Nhận xét, đánh giá buổi sinh hoạt; lời ghi khi chấm điểm"
    CONFIDENTIAL = "confidential", "Nội dung chuyên đề ghi là bảo mật: báo cáo, thảo luận, kết luận"


#: Notes that belong to the part EVALUATION.
EVALUATION = (NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING, NoteKind.SCORING, NoteKind.SCORING_REMARKS)

#: Kinds of document that print a part at all.
_PRINTED = {
    Part.SELF_REVIEW: ("minutes",),
    Part.EVALUATION: ("minutes", "conclusion-notice", "resolution", "self-assessment"),
    Part.CONFIDENTIAL: ("minutes", "topic-report", "opening-report", "resolution", "conclusion-notice", "extract"),
}

_LEFT_OUT = {
    Scope.FILE: frozenset[Part](),
    Scope.MEMBERS: frozenset((Part.SELF_REVIEW, Part.EVALUATION)),
    Scope.PARENT: frozenset((Part.SELF_REVIEW, Part.CONFIDENTIAL)),
}


def left_out(
    session: SessionRecord,
    kind: str,
    scope: Scope,
    *,
    confidential: bool = False,
    remarks: bool = False,
    with_self_review: bool = False,
) -> tuple[Part, ...]:
    """Return what a copy of a document leaves out of what the session has.

    ``confidential`` marks its topic, ``remarks`` says that something was written when it was scored;
    ``with_self_review`` asks for the self-review in the copy for the file.
    """
    has = {
        Part.SELF_REVIEW: bool(session.self_reviews),
        Part.EVALUATION: remarks or any(session.notes.get(note, "").strip() for note in EVALUATION),
        Part.CONFIDENTIAL: confidential,
    }
    gone = _LEFT_OUT[scope] | (frozenset() if with_self_review and scope is Scope.FILE else {Part.SELF_REVIEW})
    return tuple(part for part in Part if part in gone and has[part] and kind in _PRINTED[part])


def cut(session: SessionRecord, parts: Iterable[Part]) -> SessionRecord:
    """Return a session without what a copy leaves out; confidential words give way to ``KEPT_BACK``."""
    for part in parts:
        match part:
            case Part.SELF_REVIEW:
                session = replace(session, self_reviews=())
            case Part.EVALUATION:
                notes = {kind: text for kind, text in session.notes.items() if kind not in EVALUATION}
                session = replace(session, notes=notes)
            case Part.CONFIDENTIAL:
                session = _without_words(session)
    return session


def _without_words(session: SessionRecord) -> SessionRecord:
    report = replace(session.opening_report, text=_kept_back(session.opening_report.text))
    said = tuple(
        replace(one, text=_kept_back(one.text), response=_kept_back(one.response)) for one in session.contributions
    )
    asked = tuple(replace(one, text=KEPT_BACK) for one in session.open_questions)
    prompts = tuple(replace(one, text=KEPT_BACK) for one in session.prompts[:1])
    steps = tuple(replace(step, text=_kept_back(step.text)) for step in session.steps)
    return replace(
        session, opening_report=report, contributions=said, open_questions=asked[:1], prompts=prompts, steps=steps,
        conclusion=_kept_back(session.conclusion),
    )  # fmt: skip


def _kept_back(text: str) -> str:
    return KEPT_BACK if text.strip() else ""
