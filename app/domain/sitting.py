"""A sitting: one session, or two held one after the other; how long it takes against the rules, whether it may be.

The sources disagree whether a thematic session may share a sitting with the regular one; the cell chooses, else its
rule pack says. Lengths only warn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.records import SessionRecord, SittingPart
from app.domain.rules import RulePack
from app.domain.vocabulary import CombinePolicy, SessionKind

#: The kinds that may share a sitting, each with its companion.
COMPANIONS = {SessionKind.THEMATIC: SessionKind.REGULAR, SessionKind.REGULAR: SessionKind.THEMATIC}
_NAMES = {
    SessionKind.THEMATIC: "chuyên đề",
    SessionKind.REGULAR: "thường kỳ",
    SessionKind.COMMITTEE: "cấp ủy",
    SessionKind.OTHER: "kia",
}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a sitting took so far, against the least that the rules ask for."""

    minutes: int
    least: int
    combined: bool = False

    @property
    def is_short(self) -> bool:
        """Whether the rules ask for more."""
        return self.minutes < self.least


def policy(chosen: CombinePolicy | None, rules: RulePack) -> CombinePolicy:
    """Return what holds for the cell: its own choice, else that of its rules."""
    return chosen or rules.combine.policy


def refusal(chosen: CombinePolicy | None, rules: RulePack) -> str:
    """Return why sittings are not combined, in the rule's words, or nothing when they may be."""
    if policy(chosen, rules) is not CombinePolicy.FORBIDDEN:
        return ""
    source = rules.combine.source
    if chosen is not None:
        said = "Chi bộ đã chọn không tổ chức lồng ghép sinh hoạt chuyên đề với sinh hoạt thường kỳ"
    else:
        said = f"{source.document}: {source.clause}"
    return f"{said}. Muốn kết hợp, đồng chí chọn lại trong Thiết lập, mục Cách làm việc."


def may_be_combined(kind: SessionKind, state: str) -> bool:
    """Return whether a session on its own can be given a regular part before it: a thematic one not yet begun."""
    return kind is SessionKind.THEMATIC and state == "planned"


def is_combined(session: SessionRecord) -> bool:
    """Return whether a session is one part of a combined sitting."""
    return part_number(session) > 0


def part_number(session: SessionRecord) -> int:
    """Return 1 or 2 in a combined sitting, 0 for a session on its own."""
    return 2 if session.follows else 1 if session.followed_by else 0


def other_name(session: SessionRecord) -> str:
    """Return what the other part is called: ``phần thường kỳ``; nothing for a session on its own."""
    return f"phần {_NAMES[session.other_part.kind]}" if session.other_part else ""


def part_words(session: SessionRecord) -> str:
    """Return which part of a combined sitting a session is, and how the part before it stands; nothing for no part."""
    other = session.other_part
    if other is None:
        return ""
    if not session.follows:
        return f" Đây là phần 1 của buổi họp kết hợp; {other_name(session)} tiếp theo."
    stands = {"planned": "chưa bắt đầu", "running": "chưa ghi giờ kết thúc", "held": "đã xong"}[other.state]
    return f" Đây là phần 2 của buổi họp kết hợp; {other_name(session)} {stands}."


def must_wait(session: SessionRecord, chosen: CombinePolicy) -> bool:
    """Return whether this is the second part and the first still goes on, where parts are held in turn."""
    first = session.other_part if session.follows else None
    return chosen is not CombinePolicy.FREE and first is not None and first.state == "running"


def least_minutes(session: SessionRecord, rules: RulePack) -> int:
    """Return the least length of the sitting that a session belongs to."""
    members = sum(entry.convened for entry in session.roll)
    return rules.least_minutes(members, combined=is_combined(session))


def length(session: SessionRecord, rules: RulePack, now: datetime | None = None) -> Length | None:
    """Return how long the sitting took, up to ``now`` where it still goes on; None while that cannot be told.

    A part that has not begun counts nothing; while one goes on and no time is given the length cannot be told.
    """
    spans = []
    for part in (session, session.other_part):
        span = _span(part, now) if part is not None and part.started_at is not None else None
        if span is not None:
            spans.append(span)
        elif part is session or (part is not None and part.started_at is not None):
            return None
    return Length(_together(spans), least_minutes(session, rules), is_combined(session))


def whole_length(session: SessionRecord, rules: RulePack) -> Length | None:
    """Return how long the sitting took once all of it is over, else None."""
    other = session.other_part
    over = session.state == "held" and (other is None or other.state == "held")
    return length(session, rules) if over else None


def _span(part: SessionRecord | SittingPart, now: datetime | None) -> tuple[datetime, datetime] | None:
    end = part.ended_at or now
    return (part.started_at, end) if part.started_at and end and end >= part.started_at else None


def _together(spans: list[tuple[datetime, datetime]]) -> int:
    """Return the minutes that spans cover, those in common once."""
    seconds, reached = 0.0, datetime.min
    for start, end in sorted(spans):
        seconds += max((end - max(start, reached)).total_seconds(), 0)
        reached = max(reached, end)
    return int(seconds // 60)
