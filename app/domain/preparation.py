"""What is prepared before a session: who was given what, what was agreed to, who was served, and what comes next.

What has to be there comes from the rules in force: who agrees and how many days before (``RulePack.gates``), and when
the documents reach the members (the obligation ``documents_sent``). Days are calendar days before the planned day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.members import sitting_posts
from app.domain.records import MemberRecord, SessionRecord
from app.domain.roll import rank
from app.domain.rules import DOCUMENTS_SENT, GateRule, ObligationRule, RulePack
from app.domain.vietnamese import name_key
from app.domain.vocabulary import Gate, Standing, StepKind
from app.domain.year_records import (
    ApprovalRecord,
    BriefRecord,
    DispatchRecord,
    ParentHintRecord,
    ReportVersionRecord,
)

#: Kinds of document that are given out; ``DOCUMENTS`` stands for the papers of a session without an opening report.
DRAFT, DOCUMENTS, FINISHED = "opening-report", "documents", "topic-report"
NOTICE, INVITATION = "notice", "invitation"

_NOT_SERVED = (Standing.LEFT, Standing.TEMPORARY_AWAY, Standing.EXEMPT)
_WHO = {
    Gate.OUTLINE_CELL: "chi bộ", Gate.DRAFT_COMMITTEE: "chi ủy", Gate.DRAFT_SECRETARY: "bí thư",
    Gate.PARENT: "cấp trên", Gate.PARENT_DESK: "ban tham mưu cấp trên",
}  # fmt: skip
_DRAFTS = (Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY)


@dataclass(frozen=True, slots=True)
class PreparationRecord:
    """What the book keeps of a session's preparation beside the session itself, each list oldest first.

    Prompts, guests and prepared speeches are parts of the session (``SessionRecord``).
    """

    brief: BriefRecord
    versions: tuple[ReportVersionRecord, ...] = ()
    approvals: tuple[ApprovalRecord, ...] = ()
    hints: tuple[ParentHintRecord, ...] = ()
    dispatches: tuple[DispatchRecord, ...] = ()

    def version(self, number: int | None) -> ReportVersionRecord | None:
        """Return the version of that row, None when there is none such."""
        return next((version for version in self.versions if version.id == number), None)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A member whom the documents of a session have to reach."""

    id: str
    full_name: str
    group: str = ""
    position: str = ""
    apart: str = ""

    @property
    def shown_name(self) -> str:
        """The name as lists show it, told from a namesake."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name


@dataclass(frozen=True, slots=True)
class GateNeed:
    """Somebody who has to agree: ``gates`` are those of which one is enough, ``rule`` the first one's."""

    gates: tuple[Gate, ...]
    rule: GateRule

    @property
    def who(self) -> str:
        """Who agrees: ``chi ủy hoặc bí thư``."""
        return " hoặc ".join(_WHO[gate] for gate in self.gates)

    @property
    def title(self) -> str:
        """What is done: ``Chi ủy hoặc bí thư thông qua dự thảo``."""
        if self.gates[0] not in _DRAFTS:
            return self.gates[0].vi
        return f"{self.who[0].upper()}{self.who[1:]} thông qua dự thảo"


def draft_of(record: SessionRecord) -> str:
    """Return the kind of document that members get before the session."""
    return DRAFT if record.step(StepKind.OPENING_REPORT) else DOCUMENTS


def days_before(record: SessionRecord, days: int | None) -> date | None:
    """Return the day that many days before the planned one, None where either is not set."""
    return None if days is None or record.planned_at is None else record.planned_at.date() - timedelta(days=days)


def documents_rule(record: SessionRecord, rules: RulePack) -> ObligationRule | None:
    """Return the rule that members get documents before a session of this kind, None where there is none."""
    asked = (rule for rule in rules.obligations if rule.code == DOCUMENTS_SENT)
    return next((rule for rule in asked if not rule.kinds or record.kind in rule.kinds), None)


def documents_due(record: SessionRecord, rules: RulePack) -> date | None:
    """Return the last day on which members may get the documents, None where no rule or no planned day sets it."""
    rule = documents_rule(record, rules)
    return days_before(record, rule.days) if rule else None


def recipients(record: SessionRecord, members: Iterable[MemberRecord]) -> tuple[Recipient, ...]:
    """Return whom the documents have to reach: the convened, or before the start whoever will be; posts first.

    Members who attend elsewhere or are exempt are left out.
    """
    called = [entry for entry in record.roll if entry.convened]
    if called:
        found = [
            Recipient(e.member_id, e.full_name, e.group, e.position, e.apart) for e in called if _served(e.standing)
        ]
    else:
        able = [member for member in members if _served(member.standing)]
        posts = sitting_posts(record.kind, record.cell.kind, [member.position for member in able])
        able = [member for member in able if posts is None or member.position in posts]
        found = [Recipient(m.id, m.full_name, m.group, m.position, m.apart) for m in able]
    return tuple(sorted(found, key=lambda one: (rank(one.position), name_key(one.full_name))))


def received(record: PreparationRecord, document: str, asked: Iterable[Recipient]) -> dict[str, DispatchRecord]:
    """Return by which dispatch each of those asked got a document, by the member's id: their own, else their tổ's."""
    sent = [one for one in record.dispatches if one.document == document]
    own = {one.member: one for one in sent if one.member}
    groups = {one.group_name: one for one in sent if one.group_name and not one.member}
    found = {one.id: own.get(one.id) or groups.get(one.group or "\0") for one in asked}
    return {member: dispatch for member, dispatch in found.items() if dispatch is not None}


def unserved(record: PreparationRecord, document: str, asked: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return who has not got a document yet."""
    got = received(record, document, asked)
    return tuple(one for one in asked if one.id not in got)


def sent_outside(record: PreparationRecord, document: str) -> DispatchRecord | None:
    """Return the last dispatch of a document to somebody who is no member, None when there was none."""
    sent = (one for one in reversed(record.dispatches) if one.document == document)
    return next((one for one in sent if one.recipient and not one.member), None)


def groups_of(asked: Iterable[Recipient]) -> tuple[str, ...]:
    """Return the tổ of those asked, in their order."""
    return tuple(dict.fromkeys(one.group for one in asked if one.group))


def gate_needs(record: PreparationRecord, rules: RulePack) -> tuple[GateNeed, ...]:
    """Return who has to agree before the session: as the rules ask, and whoever agreed without being asked."""
    used = {approval.gate for approval in record.approvals}
    known = {rule.gate: rule for rule in rules.gates}
    needs: list[GateNeed] = []
    for gate, rule in known.items():
        if any(gate in need.gates for need in needs) or not (rule.required or gate in used):
            continue
        both = (gate, rule.either) if rule.either in known else (gate,)
        needs.append(GateNeed(tuple(one for one in both if one is not None), rule))
    return tuple(needs)


def offered_gates(rules: RulePack) -> tuple[Gate, ...]:
    """Return whose consent can be written down: those the rules name first, every other after them."""
    return tuple(dict.fromkeys((*(rule.gate for rule in rules.gates), *Gate)))


def approval_of(record: PreparationRecord, need: GateNeed) -> ApprovalRecord | None:
    """Return the last consent that satisfies a need, None while there is none."""
    given = [one for one in record.approvals if one.gate in need.gates and one.done_on is not None]
    return max(given, key=lambda one: (one.done_on or date.min, one.id), default=None)


def gate_due(record: SessionRecord, rules: RulePack, need: GateNeed) -> date | None:
    """Return until when somebody has to agree: by the gate's own days, else before the documents are sent."""
    lead = need.rule.lead_days
    return days_before(record, lead) if lead is not None else documents_due(record, rules)


def was_changed(record: SessionRecord, prepared: PreparationRecord, approval: ApprovalRecord) -> bool:
    """Return whether the opening report differs from the version that was agreed to."""
    version = prepared.version(approval.version)
    return version is not None and version.text.strip() != record.opening_report.text.strip()


def purpose_words(brief: BriefRecord) -> str:
    """Return the purpose and the requirements of the briefing as the session may say them, nothing without any."""
    parts = (("Mục đích", brief.purpose), ("Yêu cầu", brief.requirements))
    return "\n".join(f"{title}: {text.strip()}" for title, text in parts if text.strip())


def serving_fault(
    record: SessionRecord, prepared: PreparationRecord, rules: RulePack, asked: Sequence[Recipient]
) -> str:
    """Return that members come to the session without its documents, in words; nothing where no rule asks for it."""
    rule = documents_rule(record, rules)
    missing = unserved(prepared, draft_of(record), asked)
    if rule is None or not missing:
        return ""
    who = "Chưa ghi việc gửi tài liệu cho đảng viên" if len(missing) == len(asked) else (
        f"{len(missing)} đồng chí chưa nhận tài liệu"
    )  # fmt: skip
    before = f"trước ít nhất {rule.days} ngày" if rule.days else "trước buổi sinh hoạt"
    return f"{who}; quy định gửi {before}."


def _served(standing: Standing) -> bool:
    """Return whether documents are to reach members of this standing."""
    return standing not in _NOT_SERVED
