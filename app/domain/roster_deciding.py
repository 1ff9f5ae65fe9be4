"""A plan as the user's decisions make it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.roster_plan import (
    RosterAction,
    RosterChoice,
    RosterDecision,
    RosterPlan,
    RosterRow,
    Skipped,
)
from app.errors import KnownError

LEFT_OUT = "đồng chí chọn bỏ qua"
TWICE = "Dòng {} và dòng {} cùng được chọn là đồng chí {}. Đồng chí chọn lại một trong hai dòng; sổ chưa thay đổi."
NOBODY = "Dòng {}: đồng chí được chọn không có trong những người trùng tên. Đồng chí chọn lại; sổ chưa thay đổi."


def decided(plan: RosterPlan, decisions: Iterable[RosterDecision]) -> RosterPlan:
    """Return the plan that the decisions make of it; rows left out are skipped, undecided ones still ask.

    Raises KnownError when two rows would be the same member, or a decision names nobody who was offered.
    """
    chosen = {decision.key: decision for decision in decisions}
    rows: list[RosterRow] = []
    skipped = list(plan.skipped)
    for row in plan.rows:
        decision = chosen.get(row.key)
        if decision is not None and decision.choice is RosterChoice.LEAVE_OUT:
            skipped.append(Skipped(row.row, LEFT_OUT, row.sheet, row.full_name))
        else:
            rows.append(row if decision is None else _decided(row, decision))
    _refuse_twice(rows)
    return replace(plan, rows=tuple(rows), skipped=tuple(skipped))


def _decided(row: RosterRow, decision: RosterDecision) -> RosterRow:
    if decision.choice is RosterChoice.NEW_PERSON:
        return replace(row, action=RosterAction.ADD, member=None, changes=())
    candidate = next((one for one in row.candidates if one.member == decision.member), None)
    if candidate is None:
        raise KnownError(NOBODY.format(row.row))
    action = RosterAction.UPDATE if candidate.changes else RosterAction.SAME
    return replace(row, action=action, member=candidate.member, changes=candidate.changes)


def _refuse_twice(rows: Iterable[RosterRow]) -> None:
    seen: dict[str, RosterRow] = {}
    for row in rows:
        if row.member is not None and row.action is not RosterAction.ASK:
            other = seen.setdefault(row.member, row)
            if other is not row:
                raise KnownError(TWICE.format(other.row, row.row, row.full_name))
