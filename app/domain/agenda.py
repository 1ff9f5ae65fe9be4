"""Agendas as data: ordered steps of canonical kinds, and what a step of a session still lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.records import SessionRecord, StepRecord
from app.domain.targets import Source
from app.domain.vocabulary import AttendanceStatus, FollowUpKind, NoteKind, SessionKind, StepKind


@dataclass(frozen=True, slots=True)
class SubStep:
    """Something newer rules add to a step without a number of its own; optional, offered by default."""

    kind: StepKind
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """A step of a profile: its wording, the sentence that leads it in the minutes and the facts it must yield."""

    number: int
    kind: StepKind
    title: str
    short_title: str
    lead: str = ""
    default_text: str = ""
    part: str = ""
    facts: tuple[str, ...] = ()
    hint: str = ""
    sub_steps: tuple[SubStep, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaProfile:
    """An agenda as some committee prescribes it.

    ``presenter_post`` is the post of whom it has present the draft (empty: nobody in particular); ``self_review`` says
    that its discussion keeps the grid of the self-review; ``recipients`` are those to whom it sends the finished
    report, beside the committee above.
    """

    code: str
    title: str
    source: Source
    session_kinds: tuple[SessionKind, ...]
    steps: tuple[AgendaStep, ...]
    presenter_post: str = ""
    self_review: bool = False
    recipients: tuple[str, ...] = ()

    def step(self, number: int) -> AgendaStep | None:
        """Return the step of that number, or None."""
        return next((step for step in self.steps if step.number == number), None)


#: The notes that hold what an optional sub-step yields.
NOTES_OF = {
    StepKind.AGENDA_APPROVAL: (NoteKind.AGENDA_APPROVAL,),
    StepKind.EVALUATION: (NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING),
    StepKind.SCORING: (NoteKind.SCORING,),
}
#: Where the committee's guidance of the discussion is written: in the first of these steps that an agenda has.
_GUIDED = (StepKind.PROMPTS, StepKind.OPENING_REPORT, StepKind.PURPOSE)


def guidance_step(session: SessionRecord) -> StepRecord | None:
    """Return the step in which the guidance of the discussion is written, or None."""
    found = (session.step(kind) for kind in _GUIDED)
    return next((step for step in found if step is not None), None)


FactCheck = Callable[[SessionRecord, StepRecord], str | None]


def _roll(session: SessionRecord, _: StepRecord) -> str | None:
    from app.domain.roll import is_away, is_exempt

    open_entries = [e for e in session.roll if e.convened and e.status is None]
    open_entries = [e for e in open_entries if not is_away(e) and not is_exempt(e)]
    if not any(e.convened for e in session.roll):
        return "Chưa điểm danh"
    return f"Còn {len(open_entries)} đồng chí chưa điểm danh" if open_entries else None


def _reasons(session: SessionRecord, _: StepRecord) -> str | None:
    from app.domain.roll import reason_of

    silent = [e for e in session.roll if e.status is AttendanceStatus.EXCUSED and not reason_of(e)]
    return f"{len(silent)} đồng chí vắng chưa ghi lý do" if silent else None


def _present_or_text(test: Callable[[SessionRecord, StepRecord], object], text: str) -> FactCheck:
    def check(session: SessionRecord, step: StepRecord) -> str | None:
        return None if test(session, step) else text

    return check


def _followed(kind: FollowUpKind, text: str) -> FactCheck:
    return _present_or_text(lambda session, _: session.follow_ups.get(kind), text)


#: What a step may be asked to yield, by the name that agenda files use, with what is said while it is missing.
FACTS: dict[str, FactCheck] = {
    "started_at": _present_or_text(lambda s, _: s.started_at, "Chưa ghi giờ bắt đầu"),
    "ended_at": _present_or_text(lambda s, _: s.ended_at, "Chưa ghi giờ kết thúc"),
    "chair": _present_or_text(lambda s, _: s.chair, "Chưa chọn người chủ trì"),
    "minutes_taker": _present_or_text(lambda s, _: s.minutes_taker, "Chưa cử thư ký"),
    "roll_complete": _roll,
    "absence_reasons": _reasons,
    "text": _present_or_text(lambda _, step: step.text.strip(), "Chưa ghi nội dung"),
    "presenters": _present_or_text(lambda s, _: s.opening_report.presenters, "Chưa chọn người trình bày"),
    "opening_report": _present_or_text(lambda s, _: s.opening_report.text.strip(), "Chưa có nội dung báo cáo đề dẫn"),
    "prompts": _present_or_text(lambda s, _: s.prompts, "Chưa có gợi ý thảo luận"),
    "contributions": _present_or_text(lambda s, _: s.contributions, "Chưa ghi ý kiến nào"),
    "conclusion": _present_or_text(lambda s, _: s.conclusion.strip(), "Chưa ghi kết luận"),
    "report_finished": _followed(FollowUpKind.REPORT_FINISHED, "Chưa hoàn thiện báo cáo chuyên đề"),
    "sent_to_members": _followed(FollowUpKind.SENT_TO_MEMBERS, "Chưa gửi đảng viên hoặc tổ đảng"),
    "reported_up": _followed(FollowUpKind.REPORTED_UP, "Chưa báo cáo cấp ủy cấp trên"),
}


def missing(session: SessionRecord, step: StepRecord, profile: AgendaProfile | None) -> tuple[str, ...]:
    """Return what the step still lacks, in words; nothing for a step the profile does not know."""
    spec = profile.step(step.number) if profile else None
    if spec is None:
        return ()
    said = (FACTS[fact](session, step) for fact in spec.facts)
    return tuple(text for text in said if text)
