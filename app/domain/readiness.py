"""How far a session's preparation is: one line for each thing to prepare, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain import preparation as prep
from app.domain.preparation import PreparationRecord, Recipient
from app.domain.ready_items import ReadyItem, Section
from app.domain.records import RollEntry, SessionRecord
from app.domain.rules import RulePack
from app.domain.vietnamese import short_date
from app.domain.vocabulary import Gate, StepKind


def readiness(
    record: SessionRecord, prepared: PreparationRecord, rules: RulePack, asked: Sequence[Recipient]
) -> tuple[ReadyItem, ...]:
    """Return what a session needs before it begins; ``asked`` are those whom its documents have to reach."""
    items = [_facts(record)]
    if record.step(StepKind.OPENING_REPORT):
        items += [_brief(record, prepared), _outline(record, prepared, rules), _report(record, prepared)]
    if record.step(StepKind.PROMPTS):
        items.append(_prompts(record))
    if record.step(StepKind.OPENING_REPORT):
        items.append(_approval(record, prepared, rules))
    if record.step(StepKind.DISCUSSION):
        items.append(_speeches(record))
    items += [_hints(prepared), _guests(record, prepared), _notice(prepared)]
    items += [_documents(record, prepared, rules, asked), _supervisor(prepared)]
    return tuple(items)


def agreed_words(record: SessionRecord, prepared: PreparationRecord) -> str:
    """Return when the draft was agreed to last and which version of it, nothing while nobody agreed."""
    given = [one for one in prepared.approvals if one.gate is not Gate.OUTLINE_CELL and one.done_on is not None]
    if not given:
        return ""
    last = max(given, key=lambda one: (one.done_on or date.min, one.id))
    version = prepared.version(last.version)
    said = f"Đã thông qua {_day(last.done_on)}" + (f", bản {version.number}" if version else "")
    return f"{said}; nội dung đã sửa sau đó" if prep.was_changed(record, prepared, last) else said


def _facts(record: SessionRecord) -> ReadyItem:
    wanted = {
        "chuyên đề" if record.step(StepKind.OPENING_REPORT) else "": record.topic.strip(),
        "ngày giờ": record.planned_at, "địa điểm": record.place.strip(), "người chủ trì": record.chair,
        "người ghi biên bản": record.minutes_taker,
    }  # fmt: skip
    lacking = [name for name, value in wanted.items() if name and not value]
    if lacking or record.planned_at is None:
        return ReadyItem(Section.FACTS, f"Chưa có {', '.join(lacking)}", done=False)
    return ReadyItem(Section.FACTS, f"{record.planned_at:%H:%M} ngày {short_date(record.planned_at.date())}", done=True)


def _brief(record: SessionRecord, prepared: PreparationRecord) -> ReadyItem:
    who = _names(record)
    if not who:
        return ReadyItem(Section.BRIEF, "Chưa phân công người trình bày", done=False)
    talked = prepared.brief.talked_on
    said = f"đã trao đổi {_day(talked)}" if talked else "chưa ghi ngày trao đổi"
    return ReadyItem(Section.BRIEF, f"{who}: {said}", done=talked is not None, who=who)


def _outline(record: SessionRecord, prepared: PreparationRecord, rules: RulePack) -> ReadyItem:
    written = bool(prepared.brief.outline.strip())
    need = next((one for one in prep.gate_needs(prepared, rules) if Gate.OUTLINE_CELL in one.gates), None)
    if need is None:
        return ReadyItem(Section.OUTLINE, "Đã có" if written else "Nếu cần", done=written, needed=False)
    given = prep.approval_of(prepared, need)
    if given is not None:
        return ReadyItem(Section.OUTLINE, f"Chi bộ thông qua {_day(given.done_on)}", done=True)
    state = "Chi bộ chưa thông qua" if written else "Chưa có đề cương"
    return ReadyItem(Section.OUTLINE, state, done=False, due_on=prep.gate_due(record, rules, need), who="Chi bộ")


def _report(record: SessionRecord, prepared: PreparationRecord) -> ReadyItem:
    text, who = record.opening_report.text.strip(), _names(record)
    if not text:
        return ReadyItem(Section.REPORT, "Chưa có nội dung", done=False, who=who)
    if not prepared.versions:
        return ReadyItem(Section.REPORT, "Đã có, chưa lưu bản nào", done=True, who=who)
    last = prepared.versions[-1]
    state = f"Đã lưu bản {last.number}" if last.text.strip() == text else f"Đang sửa, sau bản {last.number}"
    return ReadyItem(Section.REPORT, state, done=True, who=who)


def _prompts(record: SessionRecord) -> ReadyItem:
    number = len(record.prompts)
    return ReadyItem(Section.PROMPTS, f"{number} vấn đề" if number else "Chưa có", done=bool(number))


def _approval(record: SessionRecord, prepared: PreparationRecord, rules: RulePack) -> ReadyItem:
    needs = [need for need in prep.gate_needs(prepared, rules) if Gate.OUTLINE_CELL not in need.gates]
    if not needs:
        return ReadyItem(Section.APPROVAL, "Quy định đang dùng không yêu cầu", done=False, needed=False)
    missing = [need for need in needs if prep.approval_of(prepared, need) is None]
    if not missing:
        return ReadyItem(Section.APPROVAL, agreed_words(record, prepared), done=True)
    need = min(missing, key=lambda one: prep.gate_due(record, rules, one) or date.max)
    asked = prep.sent_outside(prepared, prep.DRAFT) if Gate.PARENT in need.gates else None
    if asked is not None:
        state = f"Đã gửi cấp trên {_day(asked.sent_on)}, chờ ý kiến"
        return ReadyItem(Section.APPROVAL, state, done=False, who=need.who)
    state = f"Chờ {need.who}"
    return ReadyItem(Section.APPROVAL, state, done=False, due_on=prep.gate_due(record, rules, need), who=need.who)


def _speeches(record: SessionRecord) -> ReadyItem:
    number = len(record.prepared)
    return ReadyItem(Section.SPEECHES, f"{number} tham luận" if number else "Nếu có", done=bool(number), needed=False)


def _hints(prepared: PreparationRecord) -> ReadyItem:
    open_ones = sum(not hint.answer.strip() and hint.contribution is None for hint in prepared.hints)
    if not prepared.hints:
        return ReadyItem(Section.HINTS, "Nếu có", done=False, needed=False)
    said = f"{open_ones} chưa có trả lời" if open_ones else "đã có trả lời"
    return ReadyItem(Section.HINTS, f"{len(prepared.hints)} gợi ý, {said}", done=not open_ones, needed=False)


def _guests(record: SessionRecord, prepared: PreparationRecord) -> ReadyItem:
    if not record.guests:
        state = "Buổi điểm, chưa mời đại biểu" if record.is_pilot else "Nếu có"
        return ReadyItem(Section.GUESTS, state, done=False, needed=record.is_pilot)
    sent = _last_day(prepared, prep.INVITATION)
    said = f"gửi giấy mời {_day(sent)}" if sent else "chưa gửi giấy mời"
    return ReadyItem(Section.GUESTS, f"{len(record.guests)} đại biểu, {said}", done=sent is not None)


def _notice(prepared: PreparationRecord) -> ReadyItem:
    sent = _last_day(prepared, prep.NOTICE)
    if sent is not None:
        return ReadyItem(Section.NOTICE, f"Đã thông báo {_day(sent)}", done=True)
    return ReadyItem(Section.NOTICE, "Chưa thông báo", done=False)


def _documents(
    record: SessionRecord, prepared: PreparationRecord, rules: RulePack, asked: Sequence[Recipient]
) -> ReadyItem:
    missing = prep.unserved(prepared, prep.draft_of(record), asked)
    needed = prep.documents_rule(record, rules) is not None
    if not asked:
        return ReadyItem(Section.SERVED, "Chưa có đảng viên trong sổ", done=False, needed=needed)
    if not missing:
        return ReadyItem(Section.SERVED, f"Đã gửi đủ {len(asked)} đồng chí", done=True, needed=needed)
    state = "Chưa gửi" if len(missing) == len(asked) else f"Còn {len(missing)}/{len(asked)} đồng chí"
    return ReadyItem(Section.SERVED, state, done=False, needed=needed, due_on=prep.documents_due(record, rules))


def _supervisor(prepared: PreparationRecord) -> ReadyItem:
    name = " ".join(prepared.brief.supervisor.split())
    return ReadyItem(Section.SUPERVISOR, name or "Nếu có", done=bool(name), needed=False)


def _names(record: SessionRecord) -> str:
    entries = (record.person(member) for member in record.opening_report.presenters)
    names = ", ".join(_given(entry) for entry in entries if entry)
    return f"Đ/c {names}" if names else ""


def _given(entry: RollEntry) -> str:
    """Return the last two words of a name, the whole name with its mark where a namesake has the same."""
    return entry.shown_name if entry.apart else " ".join(entry.full_name.split()[-2:])


def _last_day(prepared: PreparationRecord, document: str) -> date | None:
    return max(_days(prepared, document), default=None)


def _days(prepared: PreparationRecord, document: str) -> Iterator[date]:
    return (one.sent_on for one in prepared.dispatches if one.document == document and one.sent_on is not None)


def _day(day: date | None) -> str:
    return short_date(day).rpartition("/")[0] if day else "(chưa ghi ngày)"
