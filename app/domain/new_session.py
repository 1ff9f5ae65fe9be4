"""A session that is being made: what is usual, what is typed, and whether it can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.agenda import AgendaProfile
from app.domain.dates import parse_day, parse_time
from app.domain.members import in_roster_order, is_gone, secretary
from app.domain.records import MemberRecord, PlanTopicRecord, SessionRecord
from app.domain.speakers import Candidate, told_apart
from app.domain.topic_road import AWAY
from app.domain.vietnamese import quarter_of
from app.domain.vocabulary import SessionKind


@dataclass(frozen=True, slots=True)
class TypedSession:
    """What stands in the form of a new session; days and times as they are typed."""

    kind: SessionKind = SessionKind.THEMATIC
    agenda: str = ""
    topic: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    chair: str | None = None
    minutes_taker: str | None = None
    pilot: bool = False
    combined: bool = False


#: What each kind of session is for, in plain words.
KIND_WORDS = {
    SessionKind.THEMATIC: "Bàn kỹ một chuyên đề; mỗi quý ít nhất một lần.",
    SessionKind.REGULAR: "Họp chi bộ hằng tháng, đánh giá việc đã làm và giao việc tới.",
    SessionKind.COMMITTEE: "Họp chi ủy, cấp ủy; chỉ điểm danh các đồng chí trong cấp ủy.",
    SessionKind.OTHER: "Buổi khác của chi bộ, ghi theo một chương trình có sẵn.",
}


def agenda_words(profile: AgendaProfile) -> str:
    """Return what an agenda is, in plain words: how many steps it has and who prescribes it."""
    post = f" {profile.presenter_post} trình bày dự thảo." if profile.presenter_post else ""
    grid = " Có bảng tự soi, tự sửa." if profile.self_review else ""
    return f"{len(profile.steps)} bước, theo {profile.source.document}.{post}{grid}"


def usual(last: SessionRecord | None, members: Iterable[MemberRecord]) -> TypedSession:
    """Return what a new session starts from: the hour, place and note-taker of the last one, the secretary in chair."""
    known = {member.id: member for member in members if not is_gone(member)}
    first = secretary(known.values())
    if last is None:
        return TypedSession(chair=first.id if first else None)
    at = last.planned_at or last.started_at
    return TypedSession(
        time=f"{at:%H:%M}" if at else "",
        place=last.place,
        chair=first.id if first else last.chair if last.chair in known else None,
        minutes_taker=last.minutes_taker if last.minutes_taker in known else None,
    )


def agendas_for(kind: SessionKind, profiles: Sequence[AgendaProfile], default: str) -> tuple[AgendaProfile, ...]:
    """Return the agendas for a kind of session, the book's own first; all of them when none is made for that kind."""
    fitting = [profile for profile in profiles if kind in profile.session_kinds] or list(profiles)
    return tuple(sorted(fitting, key=lambda profile: profile.code != default))


def planned_topic(plan: Iterable[PlanTopicRecord], day: date) -> PlanTopicRecord | None:
    """Return the topic that the plan has for the quarter of ``day`` and that has no session yet."""
    own = (topic for topic in plan if (topic.year, topic.quarter) == (day.year, quarter_of(day)))
    free = (topic for topic in own if topic.session_id is None and topic.topic.strip())
    return next((topic for topic in free if topic.state not in AWAY), None)


def check_session(typed: TypedSession, today: date) -> tuple[datetime | None, dict[str, str]]:
    """Return when the session is to be held, and what is wrong by name of the field; None unless all is well."""
    day, at = parse_day(typed.day, today), parse_time(typed.time) if typed.time.strip() else None
    faults = {}
    if typed.kind is SessionKind.THEMATIC and not typed.topic.strip():
        faults["topic"] = "Chưa ghi tên chuyên đề."
    if day is None:
        faults["day"] = "Ghi ngày theo mẫu 26/11/2026." if typed.day.strip() else "Chưa ghi ngày dự kiến."
    if at is None:
        faults["time"] = "Ghi giờ theo mẫu 14:00." if typed.time.strip() else "Chưa ghi giờ."
    if typed.chair is not None and typed.chair == typed.minutes_taker:
        faults["minutes_taker"] = "Người ghi biên bản phải khác người chủ trì."
    if faults or day is None:
        return None, faults
    return datetime.combine(day, at or time()), {}


def people(members: Iterable[MemberRecord]) -> tuple[Candidate, ...]:
    """Return the members who may chair or take notes, in the order of the roster."""
    present = [member for member in in_roster_order(members) if not is_gone(member)]
    return told_apart(Candidate(m.full_name, m.id, m.position, m.group, apart=m.apart) for m in present)
