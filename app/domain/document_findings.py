"""What a reader of each kind of document would stumble over. Minutes and reports are looked at by ``findings``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.agenda import AgendaProfile
from app.domain.assessment import Assessed, level_words
from app.domain.findings import Finding, findings
from app.domain.records import CellRecord, SessionRecord
from app.domain.rules import RulePack
from app.domain.vietnamese import fold
from app.domain.vocabulary import OutputKind, StepKind

_HEAD = ("superior", "cell_name", "place_name", "topic", "no_place")
_TASKS = ("task_incomplete", "task_short")
#: What of the findings of a session concerns each kind; a kind that is not named is concerned by all of them.
_CONCERNED: dict[str, tuple[str, ...]] = {
    "opening-report": ("superior", "cell_name", "place_name", "topic"),
    "supplement": ("superior", "cell_name", "place_name", "topic", "no_start", "no_chair", "no_note_taker"),
    "resolution": (*_HEAD, *_TASKS, "no_start", "no_end", "no_chair", "no_note_taker", "no_roll", "roll_sum",
                   "vote_empty", "vote_over_base", "vote_named"),
    "conclusion-notice": (*_HEAD, *_TASKS, "no_start", "no_chair", "vote_empty", "vote_over_base"),
    "notice": (*_HEAD, "no_chair"),
    "invitation": (*_HEAD, "no_chair"),
    "attendance": ("superior", "cell_name", "place_name", "no_place", "no_roll", "roll_sum", "no_reason"),
    "self-assessment": ("superior", "cell_name", "place_name", "no_start"),
    "backdrop": ("superior", "cell_name", "place_name", "topic"),
    "blank-sheets": ("superior", "cell_name", "place_name", "topic", "no_place"),
}  # fmt: skip


def document_findings(
    kind: str, session: SessionRecord, rules: RulePack, profile: AgendaProfile | None, assessed: Assessed | None = None
) -> tuple[Finding, ...]:
    """Return what to look at in a document of a session, errors first."""
    found = findings(session, rules, profile)
    codes = _CONCERNED.get(kind)
    if codes is None:
        return found
    check = _OWN.get(kind)
    own = check(session, rules, assessed) if check else ()
    kept = [*(one for one in found if one.code in codes), *own]
    return tuple(sorted(kept, key=lambda one: one.severity != "error"))


def _report(session: SessionRecord, *_: object) -> Iterator[Finding]:
    if not session.opening_report.text.strip():
        yield Finding(
            "no_report", "error", "Báo cáo đề dẫn chưa có nội dung", StepKind.OPENING_REPORT, "Soạn báo cáo đề dẫn"
        )
    if not session.opening_report.presenters:
        yield Finding(
            "no_presenter", "error", "Chưa phân công người trình bày", StepKind.OPENING_REPORT, "Chọn người trình bày"
        )


def _time(session: SessionRecord, *_: object) -> Iterator[Finding]:
    if session.planned_at is None and session.started_at is None:
        yield Finding("no_plan", "error", "Chưa ghi ngày giờ dự kiến", StepKind.OPENING, "Ghi ngày giờ")


def _notice(session: SessionRecord, *_: object) -> Iterator[Finding]:
    yield from _time(session)
    if not session.steps:
        yield Finding("no_agenda", "error", "Buổi này chưa có chương trình", StepKind.OPENING, "Xem chương trình")


def _invitation(session: SessionRecord, *_: object) -> Iterator[Finding]:
    yield from _time(session)
    if not session.guests:
        text = "Buổi này chưa ghi đại biểu nào; giấy mời để trống tên"
        yield Finding("no_guest", "warning", text, StepKind.OPENING, "Ghi đại biểu")


def _conclusion(session: SessionRecord, *_: object) -> Iterator[Finding]:
    if not session.conclusion.strip():
        yield Finding("no_conclusion", "error", "Chưa ghi kết luận", StepKind.CONCLUSION, "Ghi kết luận")


def _resolution(session: SessionRecord, *_: object) -> Iterator[Finding]:
    yield from _conclusion(session)
    if not session.tasks:
        text = "Chưa phân công nhiệm vụ nào: nghị quyết cần ghi rõ ai làm, hạn nào, ai kiểm tra"
        yield Finding("no_tasks", "error", text, StepKind.CONCLUSION, "Phân công nhiệm vụ")
    if not any("nghi quyet" in fold(vote.question) for vote in session.votes):
        text = "Chưa có biểu quyết thông qua nghị quyết; số phiếu để trống"
        yield Finding("no_adoption", "error", text, StepKind.CONCLUSION, "Ghi biểu quyết")
    if session.state == "held" and session.output is not OutputKind.RESOLUTION:
        text = "Buổi này không chọn ra nghị quyết"
        yield Finding("other_output", "warning", text, StepKind.CONCLUSION, "Xem văn bản ban hành")


def _supplement(session: SessionRecord, *_: object) -> Iterator[Finding]:
    if not session.supplements:
        text = "Biên bản chưa có bổ sung, đính chính nào; nội dung để trống"
        yield Finding("no_supplement", "warning", text, StepKind.FOLLOW_UP, "Ghi bổ sung sau khi chốt biên bản")


def _assessment(_: SessionRecord, rules: RulePack, assessed: Assessed | None) -> Iterator[Finding]:
    if assessed is None:
        sheet = "để trống" if rules.scoring else "bộ quy định hiện dùng không có phiếu chấm"
        yield Finding("not_scored", "error", f"Buổi này chưa tự chấm điểm; {sheet}", StepKind.SCORING, "Tự chấm điểm")
        return
    if not level_words(assessed.scores, assessed.sheet):
        yield Finding("score_gaps", "error", "Còn tiêu chí chưa chấm điểm", StepKind.SCORING, "Chấm nốt")
    if assessed.sheet.total != 100:
        text = f"Tổng điểm tối đa của phiếu là {assessed.sheet.total:g}, không phải 100"
        yield Finding("score_total", "warning", text, None, "Sửa trong bộ quy định")


_OWN: dict[str, Callable[[SessionRecord, RulePack, Assessed | None], Iterator[Finding]]] = {
    "opening-report": _report, "resolution": _resolution, "conclusion-notice": _conclusion, "notice": _notice,
    "invitation": _invitation, "self-assessment": _assessment, "supplement": _supplement,
}  # fmt: skip


def year_findings(cell: CellRecord, blanks: int) -> tuple[Finding, ...]:
    """Return what to look at in a document of a year: the head, and how many places are left open."""
    found = []
    if not fold(cell.superior).startswith("dang bo"):
        text = f"Dòng cấp trên phải bắt đầu bằng ĐẢNG BỘ, nay là “{cell.superior}”"
        found.append(Finding("superior", "warning", text, None, "Sửa trong Thiết lập"))
    if not cell.place.strip():
        text = "Chưa ghi địa danh cho dòng ngày tháng"
        found.append(Finding("place_name", "error", text, None, "Ghi trong Thiết lập"))
    if blanks:
        text = f"Còn {blanks} chỗ để trống (……) vì sổ chưa ghi; điền tay hoặc ghi thêm vào sổ"
        found.append(Finding("blanks", "warning", text, None))
    return tuple(sorted(found, key=lambda one: one.severity != "error"))
