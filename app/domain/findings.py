"""What a reader of the documents would stumble over, found before they are exported. Nothing here blocks.

The list follows the faults that inspections of minutes books name most often: counts that do not add up, no end
time, the note-taker in the chair, speakers who were not there, tasks that nobody can check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from app.domain.agenda import AgendaProfile, missing
from app.domain.opinions import progress, unsettled
from app.domain.records import SessionRecord
from app.domain.roll import RollCount, count, reason_of
from app.domain.rules import RulePack
from app.domain.sitting import whole_length
from app.domain.speakers import name_in
from app.domain.tasks import CHECKABLE, lacking
from app.domain.timeline import short_words
from app.domain.vietnamese import fold, quarter_of, short_date
from app.domain.vocabulary import CellKind, SessionKind, StepKind
from app.domain.voting import check_named, entitled_ids

#: What can be done about anything in closed minutes.
SUPPLEMENT = "Ghi biên bản bổ sung"
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what is wrong, where (a kind of step), and what can be done about it."""

    code: str
    severity: Severity
    text: str
    step: StepKind | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the checks look at."""

    session: SessionRecord
    rules: RulePack
    profile: AgendaProfile | None
    counts: RollCount


def findings(session: SessionRecord, rules: RulePack, profile: AgendaProfile | None) -> tuple[Finding, ...]:
    """Return everything found in a session, errors first, each kind in the order of the agenda."""
    examined = Examined(session, rules, profile, count(session.roll, rules))
    found = [finding for check in _CHECKS for finding in check(examined)]
    if session.seal is not None:
        found = [_after_closing(finding) for finding in found]
    return tuple(sorted(found, key=lambda finding: finding.severity != "error"))


def _after_closing(finding: Finding) -> Finding:
    """Return a finding of closed minutes: what they lack can only be said in a supplement, at the last step."""
    if finding.step is None or not finding.action:
        return finding
    return replace(finding, step=StepKind.FOLLOW_UP, action=SUPPLEMENT)


def _head(examined: Examined) -> Iterator[Finding]:
    cell = examined.session.cell
    if not fold(cell.superior).startswith("dang bo"):
        yield Finding(
            "superior", "warning", f"Dòng cấp trên phải bắt đầu bằng ĐẢNG BỘ, nay là “{cell.superior}”",
            None, "Sửa trong Thiết lập",
        )  # fmt: skip
    of_committee = cell.kind is CellKind.COMMITTEE or examined.session.kind is SessionKind.COMMITTEE
    if not fold(cell.name).startswith("chi bo") and not of_committee:
        yield Finding(
            "cell_name", "warning", f"Tên “{cell.name}” không bắt đầu bằng CHI BỘ", None, "Sửa trong Thiết lập"
        )
    if not cell.place.strip():
        yield Finding("place_name", "error", "Chưa ghi địa danh cho dòng ngày tháng", None, "Ghi trong Thiết lập")
    if not examined.session.topic.strip():
        what = "tên chuyên đề" if examined.session.kind is SessionKind.THEMATIC else "nội dung sinh hoạt"
        yield Finding("topic", "error", f"Chưa ghi {what}", StepKind.OPENING, f"Ghi {what}")
    if not examined.session.place.strip():
        yield Finding("no_place", "error", "Chưa ghi địa điểm sinh hoạt", StepKind.OPENING, "Ghi địa điểm")


def _times(examined: Examined) -> Iterator[Finding]:
    session = examined.session
    if session.started_at is None:
        yield Finding("no_start", "error", "Chưa ghi giờ bắt đầu", StepKind.OPENING, "Ghi giờ bắt đầu")
        return
    if session.ended_at is None:
        yield Finding("no_end", "error", "Chưa ghi giờ kết thúc", StepKind.CONCLUSION, "Ghi giờ kết thúc")
    elif session.ended_at <= session.started_at:
        yield Finding("end_before_start", "error", "Giờ kết thúc không sau giờ bắt đầu", StepKind.CONCLUSION, "Sửa giờ")
    else:
        yield from _length(examined)
    quarter = quarter_of(session.started_at.date())
    if session.quarter and (session.quarter, session.year) != (quarter, session.started_at.year):
        yield Finding(
            "outside_quarter", "error",
            f"Ngày {short_date(session.started_at.date())} không thuộc quý {session.quarter} năm {session.year}",
            StepKind.OPENING, "Sửa ngày hoặc quý",
        )  # fmt: skip


def _length(examined: Examined) -> Iterator[Finding]:
    said = short_words(whole_length(examined.session, examined.rules))
    if said:
        text = f"{said} ({examined.rules.source.document})"
        yield Finding("short", "warning", text, StepKind.CONCLUSION)


def _people(examined: Examined) -> Iterator[Finding]:
    session = examined.session
    if session.chair is None:
        yield Finding("no_chair", "error", "Chưa ghi người chủ trì", StepKind.OPENING, "Chọn người chủ trì")
    if session.minutes_taker is None:
        yield Finding(
            "no_note_taker", "error", "Chưa cử người ghi biên bản", StepKind.ROLL_CALL, "Chọn người ghi biên bản"
        )
    elif session.minutes_taker == session.chair:
        yield Finding(
            "note_taker_is_chair",
            "error",
            "Người ghi biên bản cũng là người chủ trì",
            StepKind.ROLL_CALL,
            "Chọn người khác",
        )
    for role, member in (("chủ trì", session.chair), ("ghi biên bản", session.minutes_taker)):
        entry = session.person(member)
        if session.started_at and entry and entry.status and not entry.status.is_present:
            text = f"Người {role}, đồng chí {entry.shown_name}, được điểm danh là {entry.status.vi.lower()}"
            yield Finding("role_absent", "error", text, StepKind.ROLL_CALL, "Sửa điểm danh")


def _roll(examined: Examined) -> Iterator[Finding]:
    session, counts = examined.session, examined.counts
    if session.started_at is None:
        return
    if not counts.total:
        yield Finding("no_roll", "error", "Chưa điểm danh", StepKind.ROLL_CALL, "Điểm danh")
        return
    accounted = counts.present + counts.absent + counts.exempt + counts.away
    if accounted != counts.total:
        names = ", ".join(entry.shown_name for entry in counts.uncalled[:3])
        more = " …" if len(counts.uncalled) > 3 else ""
        yield Finding(
            "roll_sum", "error",
            f"Có mặt {counts.present} + vắng {counts.absent} + miễn, đi nơi khác {counts.exempt + counts.away} = "
            f"{accounted}, không bằng tổng số {counts.total}; chưa điểm danh: {names}{more}",
            StepKind.ROLL_CALL, "Điểm danh nốt",
        )  # fmt: skip
    for entry in counts.excused:
        if not reason_of(entry):
            text = f"Đồng chí {entry.shown_name} vắng có lý do nhưng chưa ghi lý do"
            yield Finding("no_reason", "warning", text, StepKind.ROLL_CALL, "Ghi lý do")
    if counts.rate is not None and not counts.uncalled and counts.present * 2 <= counts.expected:
        text = f"Chỉ có {counts.present}/{counts.expected} đồng chí dự"
        yield Finding("few_present", "warning", text, StepKind.ROLL_CALL)


def _discussion(examined: Examined) -> Iterator[Finding]:
    session = examined.session
    absent: dict[str, None] = {}
    for said in session.contributions:
        entry = session.person(said.speaker.member_id) if said.speaker.member_id else None
        if entry and not (entry.status and entry.status.is_present):
            absent[entry.shown_name] = None
        if not said.text.strip():
            text = f"Ý kiến của đồng chí {name_in(session, said.speaker)} chưa có nội dung"
            yield Finding("empty_contribution", "error", text, StepKind.DISCUSSION, "Ghi nội dung")
        if said.at and session.started_at and not _within(session, said.at):
            text = f"Ý kiến của đồng chí {name_in(session, said.speaker)} ghi ngoài giờ họp"
            yield Finding("time_outside", "warning", text, StepKind.DISCUSSION, "Sửa giờ")
    for name in absent:
        text = f"Đồng chí {name} có ý kiến nhưng không được điểm danh có mặt"
        yield Finding("speaker_absent", "error", text, StepKind.DISCUSSION, "Sửa điểm danh hoặc người phát biểu")


def _within(session: SessionRecord, moment: datetime) -> bool:
    start, end = session.started_at, session.ended_at
    return not (start and moment < start) and not (end and moment > end)


def _votes(examined: Examined) -> Iterator[Finding]:
    for number, vote in enumerate(examined.session.votes, 1):
        base = vote.base if vote.base is not None else examined.counts.voting_base
        if not vote.is_counted:
            text = f"Biểu quyết {number}: chưa ghi số đồng chí biểu quyết"
            yield Finding("vote_empty", "error", text, StepKind.CONCLUSION, "Sửa số biểu quyết")
        elif vote.counted_for is None:
            text = f"Biểu quyết {number}: chưa ghi số đồng chí tán thành"
            yield Finding("vote_in_favour", "error", text, StepKind.CONCLUSION, "Sửa số biểu quyết")
        if vote.cast > base:
            text = f"Biểu quyết {number}: tổng số phiếu {vote.cast} lớn hơn số có quyền biểu quyết {base}"
            yield Finding("vote_over_base", "error", text, StepKind.CONCLUSION, "Sửa số biểu quyết")


def _named(examined: Examined) -> Iterator[Finding]:
    """Yield votes whose members named do not fit the figures."""
    entitled = entitled_ids(examined.session.roll, examined.rules)
    for number, vote in enumerate(examined.session.votes, 1):
        odd = check_named(vote.against, vote.other, vote.opinions, entitled)
        if odd:
            text = f"Biểu quyết {number}: {odd[0].lower()}{odd[1:].rstrip('.')}"
            yield Finding("vote_named", "warning", text, StepKind.CONCLUSION, "Sửa biểu quyết")


def _opinions(examined: Examined) -> Iterator[Finding]:
    """Yield that opinions on the opening report wait for a result, once the session is over."""
    said = examined.session.contributions
    if examined.session.state == "held" and unsettled(said):
        text = f"Tiếp thu, giải trình ý kiến: {progress(said)}"
        yield Finding("opinions_open", "warning", text, StepKind.CONCLUSION, "Ghi kết quả từng ý kiến")


def _tasks(examined: Examined) -> Iterator[Finding]:
    short = []
    for number, task in enumerate(examined.session.tasks, 1):
        lacks = lacking(task)
        unchecked = [fact for fact in lacks if fact in CHECKABLE]
        if unchecked:
            text = f"Nhiệm vụ {number} chưa có {', '.join(unchecked)}"
            yield Finding("task_incomplete", "error", text, StepKind.CONCLUSION, "Ghi đủ nhiệm vụ")
        if set(lacks) - set(CHECKABLE):
            short.append(str(number))
    if short:
        text = f"Nhiệm vụ {', '.join(short)} chưa ghi yêu cầu hoặc biện pháp thực hiện"
        yield Finding("task_short", "warning", text, StepKind.CONCLUSION, "Ghi đủ nhiệm vụ")


def _output(examined: Examined) -> Iterator[Finding]:
    session = examined.session
    if session.state == "held" and session.output is None and session.step(StepKind.CONCLUSION) is not None:
        text = "Chưa chọn buổi này ra kết luận, nghị quyết hay không ra văn bản riêng"
        yield Finding("no_output", "warning", text, StepKind.CONCLUSION, "Chọn văn bản ban hành")


def _steps(examined: Examined) -> Iterator[Finding]:
    """Yield what the agenda asks for and no other check has named."""
    said_elsewhere = {StepKind.ROLL_CALL, StepKind.NOTE_TAKER, StepKind.OPENING, StepKind.FOLLOW_UP}
    for step in examined.session.steps:
        if step.kind in said_elsewhere:
            continue
        for text in missing(examined.session, step, examined.profile):
            if text != "Chưa ghi giờ kết thúc":
                yield Finding(
                    "step_lacks", "warning", f"Bước {step.number}: {text[0].lower()}{text[1:]}", step.kind, "Ghi tiếp"
                )


_CHECKS: tuple[Callable[[Examined], Iterator[Finding]], ...] = (
    _head, _times, _people, _roll, _discussion, _votes, _named, _opinions, _tasks, _output, _steps,
)  # fmt: skip
