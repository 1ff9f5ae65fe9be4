"""What the book says towards the lines of a scoring sheet, from the session and what stands around it.

A figure is only given where the book can know: what was never written down is not held against the cell, it is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.absences import rule_words, told
from app.domain.agenda import FACTS, AgendaProfile
from app.domain.assessment import Proof
from app.domain.presence import Presence
from app.domain.records import SessionRecord, StepRecord, TaskRecord
from app.domain.roll import RollCount, count
from app.domain.rules import Evidence, RulePack
from app.domain.sitting import length
from app.domain.tasks import OnTime, on_time
from app.domain.timeline import Stage, progress
from app.domain.vietnamese import short_date
from app.domain.vocabulary import Gate, NoteKind, SessionKind, StepKind
from app.domain.year_records import ApprovalRecord, DispatchRecord

#: Steps that come after the scoring, or are the scoring itself.
_LATER = (StepKind.SCORING, StepKind.READ_BACK, StepKind.FOLLOW_UP)
#: Facts of the agenda that come after the scoring.
_LATER_FACTS = frozenset(("ended_at",))
#: Documents that call people to a session, and not what they are to read.
CALLS = frozenset(("notice", "invitation"))
_DRAFT_GATES = (Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY)
_SHOWN_NAMES = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the book knows towards an assessment.

    ``tasks`` are those of earlier sessions that fell due since the session before this one, or are overdue;
    ``presence`` the rolls of the year's sessions up to this one.
    """

    session: SessionRecord
    rules: RulePack
    profile: AgendaProfile | None
    now: datetime
    approvals: tuple[ApprovalRecord, ...] = ()
    dispatches: tuple[DispatchRecord, ...] = ()
    tasks: tuple[TaskRecord, ...] = ()
    presence: tuple[Presence, ...] = ()

    @property
    def day(self) -> date:
        """The day of the session; today while it has none."""
        at = self.session.started_at or self.session.planned_at or self.now
        return at.date()

    @property
    def counts(self) -> RollCount:
        """The counts of the roll."""
        return count(self.session.roll, self.rules)


def proofs(known: Known) -> dict[Evidence, Proof]:
    """Return what the book says towards every kind of evidence."""
    return {evidence: prove(known) for evidence, prove in _PROOFS.items()}


def _judgement(_: Known) -> Proof:
    return Proof(None, "Chi bộ tự đánh giá.")


def _duration(known: Known) -> Proof:
    taken = length(known.session, known.rules)
    if taken is None:
        return Proof(None, "Chưa có đủ giờ bắt đầu và giờ kết thúc.")
    what = "Cả hai phần của buổi họp dài" if taken.combined else "Buổi sinh hoạt dài"
    return Proof(taken.minutes - taken.least, f"{what} {taken.minutes} phút; quy định ít nhất {taken.least} phút.")


def _attendance(known: Known) -> Proof:
    counts = known.counts
    if counts.rate is None or len(counts.uncalled) == counts.expected:
        return Proof(None, "Chưa điểm danh.")
    said = f"Có mặt {counts.present}/{counts.expected} đồng chí phải dự, đạt {percent(counts.rate)}."
    silent = len(counts.unexcused)
    return Proof(counts.rate, f"{said} Vắng không lý do: {silent} đồng chí." if silent else said)


def _absences(known: Known) -> Proof:
    words = rule_words(known.rules)
    if not words:
        return Proof(None, "Bộ quy định không đặt số lần vắng.")
    often = [one.last.entry.full_name for one in told(known.presence, known.rules)]
    if not often:
        return Proof(1, f"Không có đồng chí nào vắng {words}, tính đến buổi này.")
    return Proof(None, f"Vắng {words}, tính đến buổi này: {_listed(often)}. Chi bộ đối chiếu với phiếu.")


def _preparation(known: Known) -> Proof:
    done = [title for title, is_done in _prepared(known) if is_done]
    left = [title for title, is_done in _prepared(known) if not is_done]
    said = f"Đã ghi {len(done)}/{len(done) + len(left)} khâu"
    parts = (f": {', '.join(done)}" if done else "", f"; sổ chưa ghi: {', '.join(left)}" if left else "")
    return Proof(len(done) / (len(done) + len(left)), f"{said}{''.join(parts)}.")


def _prepared(known: Known) -> list[tuple[str, bool]]:
    """Return what is prepared before a session, and whether the book says it was."""
    session = known.session
    made = []
    if session.kind is SessionKind.THEMATIC or session.step(StepKind.OPENING_REPORT):
        made.append(("báo cáo đề dẫn", bool(session.opening_report.text.strip())))
    made.append(("dự thảo được thông qua", bool(_approvals(known))))
    made.append(("thông báo buổi sinh hoạt", bool(_sent(known, calls=True))))
    made.append(("gửi tài liệu", bool(_sent(known, calls=False))))
    return made


def _draft(known: Known) -> Proof:
    session = known.session
    has_report = bool(session.opening_report.text.strip())
    guided = bool(session.prompts) or bool(session.notes.get(NoteKind.GUIDANCE, "").strip())
    words = (
        "Sổ có báo cáo đề dẫn" if has_report else "Sổ chưa có báo cáo đề dẫn",
        "có định hướng, gợi ý thảo luận." if guided else "chưa có định hướng, gợi ý thảo luận.",
    )
    return Proof(1 if has_report and guided else None, "; ".join(words))


def _approval(known: Known) -> Proof:
    found = _approvals(known)
    if not found:
        return Proof(None, "Sổ chưa ghi việc thông qua dự thảo.")
    said = [f"{one.gate.vi} ngày {short_date(one.done_on)}" for one in found if one.done_on]
    return Proof(1, f"{'; '.join(said)}.")


def _approvals(known: Known) -> list[ApprovalRecord]:
    return [one for one in known.approvals if one.gate in _DRAFT_GATES and one.done_on and one.done_on <= known.day]


def _notice(known: Known) -> Proof:
    days = _sent(known, calls=True)
    if not days:
        return Proof(None, "Sổ chưa ghi ngày thông báo.")
    return Proof(1, f"Đã thông báo ngày {short_date(min(days))}.")


def _documents(known: Known) -> Proof:
    days = _sent(known, calls=False)
    if not days:
        return Proof(None, "Sổ chưa ghi ngày gửi tài liệu.")
    lead = (known.day - max(days)).days
    return Proof(lead, f"Gửi xong ngày {short_date(max(days))}, trước buổi sinh hoạt {lead} ngày.")


def _sent(known: Known, *, calls: bool) -> list[date]:
    sent = (one.sent_on for one in known.dispatches if (one.document in CALLS) is calls)
    return [day for day in sent if day is not None and day <= known.day]


def _steps(known: Known) -> Proof:
    wanted = {step.number: step for step in known.session.steps if step.kind not in _LATER}
    if not wanted:
        return Proof(None, "Buổi này không có chương trình theo bước.")
    ahead = [
        wanted[place.number].heading
        for place in progress(known.session, known.now)
        if place.number in wanted and place.stage is Stage.AHEAD
    ]
    done = len(wanted) - len(ahead)
    left = f"; chưa tới: {_listed(ahead)}" if ahead else ""
    return Proof(done / len(wanted), f"Đã tiến hành {done}/{len(wanted)} bước{left}.")


def _thematic(known: Known) -> Proof:
    other = known.session.other_part
    held = known.session.kind is SessionKind.THEMATIC or (other is not None and other.kind is SessionKind.THEMATIC)
    return Proof(1 if held else 0, "Buổi này có sinh hoạt chuyên đề." if held else "Buổi này không có chuyên đề.")


def _speaking(known: Known) -> Proof:
    spoke = {said.speaker.member_id for said in known.session.contributions} - {None}
    present = {e.member_id for e in known.session.roll if e.convened and e.status is not None and e.status.is_present}
    if not present:
        return Proof(None, "Chưa điểm danh.")
    share = len(spoke & present) / len(present)
    return Proof(share, f"{len(spoke & present)}/{len(present)} đồng chí có mặt đã phát biểu, {percent(share)}.")


def _minutes(known: Known) -> Proof:
    left = [text for step in known.session.steps for text in _lacking(known, step)]
    if known.profile is None:
        return Proof(None, "Không còn mẫu chương trình của buổi này để đối chiếu.")
    if left:
        return Proof(0, f"Biên bản còn thiếu: {_listed(left)}.")
    return Proof(1, "Các bước đều có nội dung trong biên bản.")


def _lacking(known: Known, step: StepRecord) -> list[str]:
    spec = known.profile.step(step.number) if known.profile and step.kind not in _LATER else None
    facts = [fact for fact in (spec.facts if spec else ()) if fact not in _LATER_FACTS]
    return [text for text in (FACTS[fact](known.session, step) for fact in facts) if text]


def _results(known: Known) -> Proof:
    stands = [on_time(task, known.day) for task in known.tasks]
    whole = sum(stand is not None for stand in stands)
    if not whole:
        return Proof(None, "Từ buổi trước đến nay không có nhiệm vụ nào đến hạn.")
    part = stands.count(OnTime.YES)
    late = f"; xong muộn {n}" if (n := stands.count(OnTime.LATE)) else ""
    left = f"; quá hạn chưa xong {n}" if (n := stands.count(OnTime.OVERDUE)) else ""
    return Proof(part / whole, f"{part}/{whole} nhiệm vụ đến hạn xong đúng hạn, {percent(part / whole)}{late}{left}.")


def _closing(known: Known) -> Proof:
    concluded, read = bool(known.session.conclusion.strip()), known.session.read_back is not None
    words = (
        "Đã ghi kết luận" if concluded else "Chưa ghi kết luận",
        "đã đọc lại biên bản." if read else "chưa ghi việc đọc lại biên bản.",
    )
    return Proof(1 if concluded and read else None, "; ".join(words))


def percent(share: float) -> str:
    """Return a share as ``96,7%``: one decimal, none when it is zero."""
    return f"{round(share * 100, 1):g}%".replace(".", ",")


def _listed(texts: list[str]) -> str:
    shown = ", ".join(texts[:_SHOWN_NAMES])
    return f"{shown} và {len(texts) - _SHOWN_NAMES} mục nữa" if len(texts) > _SHOWN_NAMES else shown


_PROOFS: dict[Evidence, Callable[[Known], Proof]] = {
    Evidence.JUDGEMENT: _judgement,
    Evidence.DURATION: _duration,
    Evidence.ATTENDANCE: _attendance,
    Evidence.ABSENCES: _absences,
    Evidence.PREPARATION: _preparation,
    Evidence.DRAFT: _draft,
    Evidence.APPROVAL: _approval,
    Evidence.NOTICE: _notice,
    Evidence.DOCUMENTS: _documents,
    Evidence.STEPS: _steps,
    Evidence.THEMATIC: _thematic,
    Evidence.SPEAKING: _speaking,
    Evidence.MINUTES: _minutes,
    Evidence.RESULTS: _results,
    Evidence.CLOSING: _closing,
}
