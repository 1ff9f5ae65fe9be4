"""Which days of a year the rules in force turn into something owed: fixed days, sessions, quarters, half-years."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain.naming import session_name, session_time
from app.domain.obligations import Duty, Settles
from app.domain.records import SessionSummary
from app.domain.rule_periods import Span
from app.domain.rules import DOCUMENTS_SENT, TOPICS_CHOSEN, GateRule, ObligationRule, RulePack, When
from app.domain.vietnamese import quarter_name, short_date
from app.domain.vocabulary import FollowUpKind, Gate, SessionKind
from app.domain.year import QUARTERS
from app.domain.year_records import InspectionRecord, MilestoneRecord

HALVES = {1: "nửa đầu năm", 2: "nửa cuối năm"}
#: By what the book knows that something is done.
BY_NUMBER = "theo số văn bản trong sổ số"
BY_DISPATCH = "theo ngày gửi tài liệu ghi ở phần chuẩn bị"
BY_INSPECTION = "theo lần kiểm tra đã ghi"
#: The code of the duty to meet on a topic in each quarter, which follows from a plain number of the rules.
THEMATIC = "thematic_quarter"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the book knows that something owed follows from.

    ``spans`` say which of ``packs`` is in force when; ``parent`` is the committee above; ``since`` is the book's first
    day: what the calendar asked for before it is left out. ``approved`` has the day on which a gate of a session was
    passed, ``served`` that on which the last of those convened got the documents of a session, ``issued`` line and day
    of a year's own document in the register.
    """

    spans: Sequence[Span]
    packs: dict[str, RulePack]
    parent: str = ""
    since: date = date.min
    sessions: Sequence[SessionSummary] = ()
    milestones: Sequence[MilestoneRecord] = ()
    campaigns: dict[int, str] = field(default_factory=dict)
    inspections: Sequence[InspectionRecord] = ()
    approved: dict[tuple[str, Gate], date] = field(default_factory=dict)
    served: dict[str, date] = field(default_factory=dict)
    issued: dict[tuple[str, int], tuple[int, date]] = field(default_factory=dict)

    def pack(self, day: date) -> RulePack:
        """Return the pack in force on a day."""
        return self.packs[next(span.code for span in self.spans if span.holds(day))]


def duties_of_year(ground: Ground, year: int) -> tuple[Duty, ...]:
    """Return what the rules, the sessions and the campaigns of a year ask for, before anything was done about it."""
    calendar = (duty for duty in _by_calendar(ground, year) if duty.due_on and duty.due_on >= ground.since)
    return (*calendar, *_by_sessions(ground, year), *_by_campaigns(ground, year))


def fixed_day(year: int, month_and_day: str) -> date:
    """Return the day of a year that ``MM-DD`` names; 29 February is the 28th where there is none."""
    month, day = (int(part) for part in month_and_day.split("-"))
    return date(year, month, 28 if (month, day) == (2, 29) and not isleap(year) else day)


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    return date(year, quarter * 3, monthrange(year, quarter * 3)[1])


def half_end(year: int, half: int) -> date:
    """Return 30 June or 31 December."""
    return quarter_end(year, half * 2)


def _by_calendar(ground: Ground, year: int) -> Iterator[Duty]:
    """Yield what falls on days of the calendar; each day is judged by the pack in force on it."""
    for pack in _packs(ground, year):
        for rule in pack.obligations:
            for part in _parts(rule, year):
                if ground.pack(part.last) is pack and _is_asked(ground, rule, year, part):
                    yield _calendar_duty(ground, pack, rule, year, part)
    yield from _thematic_quarters(ground, year)


def _packs(ground: Ground, year: int) -> list[RulePack]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    codes = [span.code for span in ground.spans if (span.since or first) <= last and (span.until or last) >= first]
    return [ground.packs[code] for code in dict.fromkeys(codes)]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the year that something is owed for: the day it is reckoned from, its mark in a key, its name."""

    last: date
    mark: str
    name: str
    number: int = 0


def _parts(rule: ObligationRule, year: int) -> list[_Part]:
    if rule.when is When.FIXED:
        name = str(year) if rule.title.endswith("năm") else f"năm {year}"
        return [_Part(fixed_day(year, rule.day), "", name)]
    if rule.when is When.QUARTER_END:
        return [_Part(quarter_end(year, one), f"-q{one}", f"quý {quarter_name(one)}/{year}", one) for one in QUARTERS]
    if rule.when is When.HALF_YEAR:
        return [_Part(half_end(year, one), f"-h{one}", f"{name} {year}", one) for one, name in HALVES.items()]
    return []


def _is_asked(ground: Ground, rule: ObligationRule, year: int, part: _Part) -> bool:
    """Return whether there is anything to send: what was spoken about in a quarter needs a session in it."""
    if rule.when is not When.QUARTER_END or rule.document != "topic-report":
        return True
    return any(one.ended_at for one in _thematic(ground, year, part.number))


def _calendar_duty(ground: Ground, pack: RulePack, rule: ObligationRule, year: int, part: _Part) -> Duty:
    """Return what is owed for a part of the year, and how the book knows that it is done.

    A document of the year is done with its number; an inspection sets its day itself, when it comes later.
    """
    due = part.last + timedelta(days=rule.days or 0)
    known = replace(_ruled(ground, pack, rule), key=f"{rule.code}:{year}{part.mark}", year=year, about=part.name)
    if rule.when is When.HALF_YEAR:
        seen = _inspected(ground, year, part.number)
        return replace(known, due_on=max(due, seen or due), done_on=seen, proof=BY_INSPECTION if seen else "")
    line, day = ground.issued.get((rule.document, year), (None, None)) if rule.when is When.FIXED else (None, None)
    return replace(known, due_on=due, issued=line, done_on=day, proof=BY_NUMBER if day else "")


def _inspected(ground: Ground, year: int, half: int) -> date | None:
    first, last = date(year, 6 * half - 5, 1), half_end(year, half)
    held = [(one.held_on, one.period_until or one.held_on) for one in ground.inspections if one.held_on]
    return min((day for day, until in held if first <= until <= last), default=None)


def _thematic(ground: Ground, year: int, quarter: int) -> list[SessionSummary]:
    mine = (one for one in ground.sessions if one.kind is SessionKind.THEMATIC and one.year == year)
    return [one for one in mine if one.quarter == quarter]


def _thematic_quarters(ground: Ground, year: int) -> Iterator[Duty]:
    for quarter in QUARTERS:
        last = quarter_end(year, quarter)
        pack = ground.pack(last)
        if pack.thematic_per_quarter is None:
            continue
        known = _thematic(ground, year, quarter)
        days = sorted(one.started_at.date() for one in known if one.started_at and one.ended_at)
        met = (day for number, day in enumerate(days, 1) if pack.thematic_per_quarter.met_by(number))
        waiting = next((one.id for one in known if not one.ended_at), None)
        yield Duty(
            f"{THEMATIC}:{year}-q{quarter}", year, "Tổ chức sinh hoạt chuyên đề", last,
            f"quý {quarter_name(quarter)}/{year}", done_on=next(met, None), settles=Settles.SESSION, session=waiting,
            source=pack.source_of("thematic_per_quarter"),
        )  # fmt: skip


def _by_sessions(ground: Ground, year: int) -> Iterator[Duty]:
    for session in ground.sessions:
        at = session_time(session)
        if session.year != year or at is None:
            continue
        pack = ground.pack(at.date())
        for rule in pack.obligations:
            if session.kind in rule.kinds:
                yield from _of_session(ground, pack, rule, session, at.date())
        if session.kind is SessionKind.THEMATIC:
            yield from (_gate(ground, gate, session, at.date()) for gate in pack.gates if _is_dated(gate))


def _of_session(
    ground: Ground, pack: RulePack, rule: ObligationRule, session: SessionSummary, day: date
) -> Iterator[Duty]:
    known = replace(
        _ruled(ground, pack, rule), key=f"{rule.code}:{session.id}", year=session.year, about=_about(session, day),
        session=session.id,
    )  # fmt: skip
    if rule.when is When.BEFORE_SESSION:
        served = ground.served.get(session.id) if rule.code == DOCUMENTS_SENT else None
        yield replace(
            known, due_on=day - timedelta(days=rule.days or 0), done_on=served, lapses_on=_begun(session),
            proof=BY_DISPATCH if served else "",
        )  # fmt: skip
    elif rule.when is When.AFTER_SESSION and session.ended_at is not None:
        due = None if rule.days is None else day + timedelta(days=rule.days)
        done = session.follow_ups.get(rule.follow_up) if rule.follow_up else None
        settles = Settles.FOLLOW_UP if rule.follow_up else Settles.ROW
        yield replace(known, due_on=due, done_on=done, follow_up=rule.follow_up, settles=settles)


def _is_dated(gate: GateRule) -> bool:
    return gate.required and gate.lead_days is not None


def _gate(ground: Ground, rule: GateRule, session: SessionSummary, day: date) -> Duty:
    passed = (ground.approved.get((session.id, gate)) for gate in (rule.gate, rule.either) if gate)
    return Duty(
        f"gate-{rule.gate}:{session.id}", session.year, rule.gate.vi, day - timedelta(days=rule.lead_days or 0),
        _about(session, day), recipient=ground.parent if rule.gate in (Gate.PARENT, Gate.PARENT_DESK) else "",
        document="opening-report", done_on=next(filter(None, passed), None), source=rule.source,
        settles=Settles.APPROVAL, session=session.id, gate=rule.gate, lapses_on=_begun(session),
    )  # fmt: skip


def _begun(session: SessionSummary) -> date | None:
    return session.started_at.date() if session.started_at else None


def _about(session: SessionSummary, day: date) -> str:
    name = session_name(session)
    if session.kind is SessionKind.THEMATIC and session.quarter:
        return f"{name[:1].lower()}{name[1:]}"
    return f"{name[:1].lower()}{name[1:]} ngày {short_date(day)}"


def _ruled(ground: Ground, pack: RulePack, rule: ObligationRule) -> Duty:
    """Return what a rule says of every day it leads to; the parent committee where it names no recipient."""
    recipient, via = pack.addressee(rule)
    if rule.follow_up is FollowUpKind.REPORT_FINISHED or rule.code == TOPICS_CHOSEN:
        recipient = via = ""
    elif not recipient:
        recipient = ground.parent
    return Duty(
        "", 0, rule.title, recipient=recipient, via=via, how=rule.how, document=rule.document, source=rule.source,
        advice=rule.note,
    )  # fmt: skip


def _by_campaigns(ground: Ground, year: int) -> Iterator[Duty]:
    for one in _of_year(ground.milestones, year):
        yield Duty(
            f"milestone:{one.id}", year, one.text, one.due_on, ground.campaigns.get(one.campaign, ""), one.recipient,
            done_on=one.done_on, settles=Settles.MILESTONE, milestone=one.id,
        )  # fmt: skip


def _of_year(milestones: Iterable[MilestoneRecord], year: int) -> Iterator[MilestoneRecord]:
    return (one for one in milestones if one.due_on is not None and one.due_on.year == year)
