"""What documents need of the book beside a session's or a year's own record; the number of queries is fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from app.domain import sitting
from app.domain.agenda import AgendaProfile
from app.domain.document_variants import VERSION
from app.domain.preparation import PreparationRecord
from app.domain.records import SessionRecord
from app.domain.rules import RulePack
from app.domain.vietnamese import paragraphs
from app.domain.vocabulary import Gate
from app.domain.year_records import ReportVersionRecord
from app.exporters.extras import Approved, Extras
from app.models import readers
from app.models.plan import PlanTopic
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import assessing, directives, document_options, preparing, register, wordings

#: Consents that make a draft the report.
_FINAL = (Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY)
#: Kinds of document that cite what they rest on.
CITING = ("resolution", "opening-report")


def of_agenda(session: SessionRecord, rules: RulePack, agenda: AgendaProfile | None) -> Extras:
    """Return what the agenda and the sitting alone tell, the usual choices for everything else."""
    whole = sitting.whole_length(session, rules)
    return Extras(agenda.recipients if agenda else (), whole.minutes if whole else None, sheet=rules.scoring)


def of_minutes(uow: UnitOfWork, session: SessionRecord, rules: RulePack, agenda: AgendaProfile | None) -> Extras:
    """Return what minutes need: the cell's own choices and wording, and the number the register gave."""
    return replace(
        of_agenda(session, rules, agenda),
        options=document_options.options(uow),
        wordings=wordings.own(uow),
        issued=register.issued_of_session(uow, session.id),
        members=readers.members(uow.session),
    )


def of_session(
    uow: UnitOfWork, session: SessionRecord, rules: RulePack, agenda: AgendaProfile | None, kind: str, variant: str
) -> Extras:
    """Return what any document of a session needs."""
    prepared = preparing.preparation(uow, session.id)
    version = _version(session, prepared, variant)
    return replace(
        of_minutes(uow, session, rules, agenda),
        bases=_bases(uow, session) if kind in CITING else (),
        papers=_papers(session),
        approvals=_approvals(prepared),
        draft=None if version is None or _is_final(session, prepared, version) else version.number,
        drafted_on=version.made_at.date() if version else None,
        purpose=_purpose(prepared),
        assessed=assessing.assessed(uow, session.id),
        variant=variant,
    )


def of_year(uow: UnitOfWork, year: int, today: date, variant: str = "") -> Extras:
    """Return what documents of a year need."""
    return Extras(
        options=document_options.options(uow),
        wordings=wordings.own(uow),
        issued=register.issued_of_year(uow, year),
        bases=directives.bases(uow, today),
        members=readers.members(uow.session),
        variant=variant,
    )


def is_confidential(uow: UnitOfWork, session_id: str) -> bool:
    """Return whether the plan marks the session's topic as confidential."""
    query = select(PlanTopic.confidential).join(CellSession, CellSession.id == PlanTopic.session_id)
    return bool(uow.session.scalar(query.where(CellSession.uid == session_id, PlanTopic.confidential)))


def report_text(prepared: PreparationRecord, variant: str) -> str | None:
    """Return the text of the version that a variant chooses, None for the report as it stands."""
    found = _chosen(prepared, variant)
    return found.text if found else None


def _chosen(prepared: PreparationRecord, variant: str) -> ReportVersionRecord | None:
    return next((one for one in prepared.versions if f"{VERSION}{one.id}" == variant), None)


def _version(session: SessionRecord, prepared: PreparationRecord, variant: str) -> ReportVersionRecord | None:
    """Return the version that is printed: the one chosen, else the last that says what the report says now."""
    same = (one for one in reversed(prepared.versions) if one.text == session.opening_report.text)
    return _chosen(prepared, variant) or next(same, None)


def _is_final(session: SessionRecord, prepared: PreparationRecord, version: ReportVersionRecord) -> bool:
    """Return whether a version is the report: it was agreed to, or what the meeting that began heard."""
    agreed = any(one.gate in _FINAL and one.done_on and one.version == version.id for one in prepared.approvals)
    return agreed or (session.started_at is not None and version.text == session.opening_report.text)


def _approvals(prepared: PreparationRecord) -> tuple[Approved, ...]:
    numbers = {one.id: one.number for one in prepared.versions}
    return tuple(
        Approved(one.gate, one.done_on, one.by_name, numbers.get(one.version) if one.version else None)
        for one in prepared.approvals
    )


def _purpose(prepared: PreparationRecord) -> str:
    """Return purpose and requirements as the briefing has them, in the words noted."""
    return "\n".join(text for text in (prepared.brief.purpose, prepared.brief.requirements) if text.strip())


def _papers(session: SessionRecord) -> tuple[str, ...]:
    """Return what is handed out with the notice: the opening report, where it is written."""
    if not session.opening_report.text.strip():
        return ()
    topic = " ".join(paragraphs(session.topic))
    return (f"báo cáo đề dẫn “{topic}”" if topic and "“" not in topic else "báo cáo đề dẫn",)


def _bases(uow: UnitOfWork, session: SessionRecord) -> tuple[str, ...]:
    day = session.started_at or session.planned_at
    return directives.bases(uow, day.date() if day else date.today(), session=session.id)
