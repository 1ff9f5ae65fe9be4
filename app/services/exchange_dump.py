"""The whole book as an exchange file. The same book always gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from app.domain.agenda import AgendaProfile
from app.domain.records import (
    CellRecord,
    ContributionRecord,
    MemberRecord,
    OpeningReportRecord,
    RollEntry,
    SessionRecord,
    VoteRecord,
)
from app.domain.roll import standing_on
from app.domain.vocabulary import FollowUpKind
from app.models import readers, session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import (
    catalogue,
    draft_places,
    exchange_parts,
    exchange_plan,
    exchange_rows,
    exchange_seal,
    roster,
)
from app.services import exchange_format as x
from app.services import exchange_people as xp

_NO_REPORT = OpeningReportRecord()
#: What a step keeps of its agenda's wording.
WORDING = ("kind", "title", "short_title", "lead")


def dump(uow: UnitOfWork) -> bytes:
    """Return the book as UTF-8 JSON, two spaces deep, ending with a line break."""
    members = readers.members(uow.session)
    by_id = {member.id: member for member in members}
    places = exchange_parts.task_places(readers.tasks(uow.session))
    cell = readers.cell(uow.session)
    file = x.ExchangeFile(
        format="so-chi-bo/1",
        cell=_cell(uow, cell),
        members=[_member(member) for member in members],
        sessions=[whole(uow, uid, by_id, places) for uid in readers.session_ids(uow.session)],
        plan=exchange_plan.dump_plan(uow),
        phrases=list(readers.phrases(uow.session)),
        **exchange_rows.dump_rows(uow),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def dump_session(
    session: SessionRecord,
    members: Mapping[str, MemberRecord],
    cell: CellRecord,
    places: dict[int, tuple[str, int]],
    docx: bytes | None,
) -> x.Session:
    """Return one session as the file holds it, with its sealed document ``docx``.

    ``places`` says where each task of the book stands.

    What a reader of the file works out alike from the roster, the organisation and the agenda is left out.
    """
    report = session.opening_report
    convened = [entry for entry in session.roll if entry.convened]
    links = exchange_parts.links_of(session)
    return x.Session(
        id=session.id,
        kind=session.kind,
        agenda=session.agenda,
        year=session.year,
        quarter=session.quarter,
        topic=session.topic,
        place=session.place,
        planned_at=_time(session.planned_at),
        started_at=_time(session.started_at),
        ended_at=_time(session.ended_at),
        chair=session.chair,
        minutes_taker=session.minutes_taker,
        guests=[xp.Guest(guest.full_name, guest.title) for guest in session.guests],
        attendance=[_attendance(entry) for entry in convened],
        whole_roll=session.started_at is not None,
        people=_people(session, members),
        cell=_organisation(session.cell) if session.cell != cell else None,
        steps=_steps(session),
        opening_report=x.OpeningReport(list(report.presenters), report.text) if report != _NO_REPORT else None,
        prompts=[prompt.text for prompt in session.prompts],
        contributions=[_contribution(said, *links[said.id]) for said in session.contributions],
        conclusion=session.conclusion,
        votes=[_vote(vote) for vote in session.votes],
        tasks=[
            x.Task(t.content, t.requirement, t.measure, _day(t.due_on),
                   list(t.assignees), t.inspector, t.status, t.result, t.cause,
                   _day(t.done_on), t.evidence, _day(t.checked_on), t.check_note)
            for t in session.tasks
        ],
        after=_after(session),
        read_back=exchange_seal.dump_read_back(session),
        seal=exchange_seal.dump_seal(session, docx),
        supplements=exchange_seal.dump_supplements(session),
        drafts=draft_places.portable(session, places),
        **exchange_parts.dump_parts(session, places),
    )  # fmt: skip


def whole(
    uow: UnitOfWork, uid: str, members: Mapping[str, MemberRecord], places: dict[int, tuple[str, int]]
) -> x.Session:
    """Return a session of the book as the file holds it."""
    record = session_reader.session_record(uow.session, uid)
    return dump_session(record, members, readers.cell(uow.session), places, readers.sealed_document(uow.session, uid))


def _cell(uow: UnitOfWork, cell: CellRecord) -> xp.Organisation:
    chosen = [None if code == usual else code for code, usual in zip(roster.defaults(uow), roster.USUAL, strict=True)]
    former = [
        xp.FormerName(name.name, name.superior, name.place, name.valid_until.isoformat())
        for name in readers.former_names(uow.session)
        if name.valid_until
    ]
    return xp.Organisation(
        cell.name, cell.superior, cell.place, cell.kind,
        agenda=chosen[0], rules=chosen[1], profile=chosen[2], combine=roster.combine(uow), former_names=former,
    )  # fmt: skip


def _organisation(cell: CellRecord) -> xp.Organisation:
    return xp.Organisation(cell.name, cell.superior, cell.place, cell.kind)


def _member(member: MemberRecord) -> xp.Member:
    return xp.Member(
        member.id, member.full_name, member.standing, member.position, member.group,
        member.joined_on, member.official_on, member.left_on,
        [xp.StandingSince(span.standing, span.since) for span in member.history],
    )  # fmt: skip


def _attendance(entry: RollEntry) -> xp.Attendance:
    return xp.Attendance(
        entry.member_id, entry.status, entry.reason_kind, entry.reason, _time(entry.arrived_at), _time(entry.left_at)
    )


def _people(session: SessionRecord, members: Mapping[str, MemberRecord]) -> list[xp.PersonThen]:
    order = {uid: number for number, uid in enumerate(members)}
    at = session.started_at or session.planned_at
    day = at.date().isoformat() if at else None
    then = []
    for entry in sorted(session.roll, key=lambda entry: order[entry.member_id]):
        now = members[entry.member_id]
        present = (now.full_name, standing_on(now, day), now.position, now.group)
        if (entry.full_name, entry.standing, entry.position, entry.group) != present:
            then.append(xp.PersonThen(entry.member_id, entry.full_name, entry.standing, entry.position, entry.group))
    return then


def _steps(session: SessionRecord) -> list[x.Step]:
    common = session.agenda in x.COMMON_AGENDAS
    profile: AgendaProfile | None = catalogue.agenda_profile(session.agenda) if common else None
    steps = []
    for step in session.steps:
        usual = profile.step(step.number) if profile else None
        own = {
            name: getattr(step, name)
            for name in WORDING
            if usual is None or getattr(usual, name) != getattr(step, name)
        }
        own |= {"chair": step.chair, "planned_minutes": step.planned_minutes, "time_by_hand": step.corrected}
        made = x.Step(step.number, step.text, _time(step.started_at), **own)
        if made != x.Step(step.number):
            steps.append(made)
    return steps


def _contribution(said: ContributionRecord, prompt: int | None, answers: int | None) -> x.Contribution:
    return x.Contribution(
        exchange_parts.speaker_of(said.speaker), _time(said.at), said.label, said.text, said.disposition,
        said.response, prompt, answers, said.by_hand,
    )  # fmt: skip


def _vote(vote: VoteRecord) -> x.Vote:
    return x.Vote(
        vote.question, vote.in_favour, vote.against, vote.other, vote.method, vote.base,
        [x.Dissent(one.member_id, one.stance, one.reason) for one in vote.opinions],
    )  # fmt: skip


def _after(session: SessionRecord) -> x.After | None:
    if not session.follow_ups:
        return None
    days = {kind: day.isoformat() for kind, day in session.follow_ups.items()}
    return x.After(
        days.get(FollowUpKind.REPORT_FINISHED),
        days.get(FollowUpKind.SENT_TO_MEMBERS),
        days.get(FollowUpKind.REPORTED_UP),
    )


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
