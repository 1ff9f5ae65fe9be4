"""The year's plan: its quarters, what it still lacks under the rules in force, and what a topic's form may say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.plan_year import PlanYear
from app.domain.records import PlanTopicRecord, SessionSummary
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.topic_road import SIDE, TopicFacts, current_state, is_past
from app.domain.vietnamese import quarter_name, quarter_of, short_date
from app.domain.vocabulary import SessionKind, TopicOrigin, TopicState
from app.domain.year import Tone, first_day, is_before_book, least_topics, quarters_of_book

QUARTERS = (1, 2, 3, 4)
#: What a quarter is that was over on the book's first day.
BEFORE_BOOK = "Quý đã qua trước khi có sổ"
#: So many days before its end a quarter without a session held is warned of as ending.
ENDING_DAYS = 31


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of the plan, with its tone."""

    text: str
    tone: Tone


def months_of(quarter: int) -> tuple[int, int, int]:
    """Return the three months of a quarter."""
    return (3 * quarter - 2, 3 * quarter - 1, 3 * quarter)


def by_quarter(topics: Sequence[TopicFacts]) -> dict[int | None, tuple[TopicFacts, ...]]:
    """Return the topics of each quarter by month, those without a month after them.

    Topics without a quarter stand under None, which is left out when there are none.
    """
    placed: dict[int | None, tuple[TopicFacts, ...]] = {q: _of_quarter(topics, q) for q in QUARTERS}
    unplaced = _of_quarter(topics, None)
    return placed | ({None: unplaced} if unplaced else {})


def last_day(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    return date(year, 3 * quarter, 30 if quarter in (2, 3) else 31)


def counts(facts: TopicFacts) -> bool:
    """Return whether a topic counts in the plan: proposals, topics replaced and topics put off do not."""
    return current_state(facts) not in (TopicState.PROPOSED, TopicState.POSTPONED, TopicState.REPLACED)


def held_in(plan: PlanYear, quarter: int) -> int:
    """Return how many thematic sessions a quarter has seen: those in the book, and topics marked as held by hand."""
    sessions = sum(1 for session in _thematic(plan.sessions, plan.year, quarter) if session.state == "held")
    by_hand = (one for one in plan.topics if one.session is None and one.topic.quarter == quarter)
    return sessions + sum(1 for one in by_hand if is_past(current_state(one), TopicState.HELD))


def quarter_stand(plan: PlanYear, quarter: int, rules: RulePack, today: date) -> Remark:
    """Return in words how a quarter stands: held, planned, ending without a session, gone without one."""
    held, end = held_in(plan, quarter), last_day(plan.year, quarter)
    if held and _meets(rules.thematic_per_quarter, held):
        return _after(plan, quarter, held)
    short = f"Mới sinh hoạt {held} chuyên đề" if held else "chưa sinh hoạt chuyên đề"
    if is_before_book(plan.year, quarter, first_day(plan.sessions, today)):
        return Remark(BEFORE_BOOK, "neutral")
    if end < today:
        return Remark(short if held else f"Quý đã qua, {short}", "bad")
    if (today.year, quarter_of(today)) != (plan.year, quarter):
        return _ahead(plan, quarter)
    session = next((s for s in _thematic(plan.sessions, plan.year, quarter) if s.planned_at), None)
    if session is not None and session.planned_at is not None and session.state == "planned":
        return Remark(f"Dự kiến sinh hoạt ngày {short_date(session.planned_at.date())}", "neutral")
    left = (end - today).days
    return Remark(f"Còn {left} ngày hết quý, {short[0].lower()}{short[1:]}", "bad" if left < ENDING_DAYS else "warn")


def missing(plan: PlanYear, rules: RulePack, today: date) -> tuple[str, ...]:
    """Return what the plan still lacks to be whole under the rules; nothing when it is.

    Quarters that were over on the book's first day, and their share of the year's topics, are not asked for.

    At least so many topics a year and so many a quarter (guide 09-HD/ĐUK of 2021, 2.1), adopted by the cell and
    somebody to prepare each.
    """
    counted = [one for one in plan.topics if counts(one)]
    if not counted:
        return ("Kế hoạch chưa có chuyên đề nào.",)
    said = []
    first = first_day(plan.sessions, today)
    own, least = quarters_of_book(plan.year, first), least_topics(rules.topics_per_year, plan.year, first)
    if len(counted) < least:
        document = rules.source_of("topics_per_year").document
        during = "một năm" if len(own) == len(QUARTERS) else "trong các quý còn lại của năm"
        said.append(f"Mới có {len(counted)} chuyên đề; cần ít nhất {least} chuyên đề {during} ({document}).")
    bare = [q for q in own if not _meets(rules.thematic_per_quarter, _planned_in(plan, q))]
    if bare:
        said.append(f"Quý {', '.join(map(quarter_name, bare))} chưa có chuyên đề.")
    if not any(one.adopted for one in counted) and plan.adopted_on is None:
        said.append("Chưa ghi buổi sinh hoạt nào đã thông qua kế hoạch.")
    nobody = [one for one in counted if not one.people and not is_past(current_state(one), TopicState.HELD)]
    if nobody:
        said.append(f"{len(nobody)} chuyên đề chưa phân công chuẩn bị.")
    return tuple(said)


def progress(plan: PlanYear, rules: RulePack, today: date) -> str:
    """Return in words how much of the plan has been done, and what it lacks; nothing for an empty plan."""
    counted = [one for one in plan.topics if counts(one)]
    if not plan.topics:
        return ""
    held = sum(1 for one in counted if is_past(current_state(one), TopicState.HELD))
    reported = sum(1 for one in counted if current_state(one) is TopicState.REPORTED)
    done = f"{len(counted)} chuyên đề, đã sinh hoạt {held}, đã báo cáo cấp trên {reported}."
    lacks = missing(plan, rules, today)
    return " ".join((done, *lacks)) if lacks else f"{done} Kế hoạch đủ theo {rules.title}."


def topic_faults(
    topic: str, quarter: int | None, month: int | None, origin: TopicOrigin, replaces: int | None, reason: str
) -> dict[str, str]:
    """Return what stops a topic from being kept, by name of the field.

    A topic that replaces another says which and why (plan 42-KH/ĐUK of 08/02/2022, note to section II).
    """
    faults = {} if topic.strip() else {"topic": "Chưa ghi tên chuyên đề."}
    if month is not None and quarter is not None and month not in months_of(quarter):
        faults["month"] = f"Tháng {month} không thuộc quý {quarter_name(quarter)}."
    if origin is TopicOrigin.REPLACING:
        if replaces is None:
            faults["replaces"] = "Chọn chuyên đề được thay thế."
        if not reason.strip():
            faults["reason"] = "Ghi lý do thay thế."
    return faults


def replaceable(topics: Iterable[PlanTopicRecord], but: int | None) -> tuple[PlanTopicRecord, ...]:
    """Return the topics that another may replace: those of the plan that replace neither it nor lead back to it."""
    known = {topic.id: topic for topic in topics}

    def leads_back(topic: PlanTopicRecord) -> bool:
        seen: set[int] = set()
        step: int | None = topic.id
        while step is not None and step not in seen:
            if step == but:
                return True
            seen.add(step)
            step = known[step].replaces if step in known else None
        return False

    return tuple(topic for topic in known.values() if not leads_back(topic))


def to_carry(plan: PlanYear) -> tuple[TopicFacts, ...]:
    """Return the topics that go into the next year's plan: those put off and those left open."""
    return tuple(one for one in plan.topics if current_state(one) in (TopicState.POSTPONED, TopicState.LEFT_OPEN))


def _of_quarter(topics: Sequence[TopicFacts], quarter: int | None) -> tuple[TopicFacts, ...]:
    own = (one for one in topics if one.topic.quarter == quarter)
    return tuple(sorted(own, key=lambda one: (one.topic.month or 13, one.topic.id)))


def _thematic(sessions: Iterable[SessionSummary], year: int, quarter: int) -> tuple[SessionSummary, ...]:
    return tuple(s for s in sessions if s.kind is SessionKind.THEMATIC and (s.year, s.quarter) == (year, quarter))


def _planned_in(plan: PlanYear, quarter: int) -> int:
    counted = sum(1 for one in plan.topics if one.topic.quarter == quarter and counts(one))
    return max(counted, held_in(plan, quarter))


def _meets(target: Threshold | None, figure: float) -> bool:
    return target is None or target.met_by(figure)


def _after(plan: PlanYear, quarter: int, held: int) -> Remark:
    own = [one for one in plan.topics if one.topic.quarter == quarter and current_state(one) not in SIDE]
    behind = [one for one in own if is_past(current_state(one), TopicState.HELD)]
    owed = [one for one in behind if current_state(one) is not TopicState.REPORTED]
    done = f"Đã sinh hoạt {held} chuyên đề"
    if not behind:
        return Remark(done, "good")
    return Remark(f"{done}, chưa báo cáo xong", "warn") if owed else Remark(f"{done}, đã báo cáo", "good")


def _ahead(plan: PlanYear, quarter: int) -> Remark:
    planned = _planned_in(plan, quarter)
    return Remark(f"Có {planned} chuyên đề", "neutral") if planned else Remark("Chưa có chuyên đề", "warn")
