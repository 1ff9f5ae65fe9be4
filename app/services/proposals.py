"""Topics that members propose: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from app.domain.plan_year import Proposal
from app.domain.vietnamese import clean
from app.domain.vocabulary import ProposalStatus, TopicState
from app.errors import KnownError, NotFound
from app.models import plan_reader
from app.models.plan import PlanTopic, ProposalSupporter, TopicProposal
from app.models.unit_of_work import UnitOfWork
from app.services import convening, planning
from app.services.planning import NewTopic

TAKEN_ALREADY = "Đề xuất này đã được đưa vào kế hoạch."


@dataclass(frozen=True, slots=True)
class NewProposal:
    """A proposal as it is noted; ``proposer`` and ``supporters`` are ids of members."""

    year: int
    text: str
    proposer: str | None = None
    made_on: date | None = None
    supporters: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A proposal that became a topic, and how it stood before."""

    proposal: int
    topic: int
    status: ProposalStatus


def add(uow: UnitOfWork, new: NewProposal) -> int:
    """Note a proposal; return its number."""
    return _fill(uow, TopicProposal(status=ProposalStatus.WAITING), new)


def change(uow: UnitOfWork, number: int, new: NewProposal) -> None:
    """Replace what is noted of a proposal; what became of it stays."""
    _fill(uow, _row(uow, number), new)


def remove(uow: UnitOfWork, number: int) -> Proposal:
    """Delete a proposal; return it, for ``bring_back``."""
    row = _row(uow, number)
    kept = plan_reader.proposals(uow.session, TopicProposal.id == number)[0]
    uow.session.delete(row)
    uow.session.flush()
    return kept


def bring_back(uow: UnitOfWork, kept: Proposal) -> int:
    """Put back a proposal that was deleted; return its number."""
    record = kept.record
    topic = record.topic if record.topic and uow.session.get(PlanTopic, record.topic) else None
    row = TopicProposal(status=record.status, topic_id=topic)
    new = NewProposal(record.year, record.text, record.proposer, record.made_on, kept.supporters, record.note)
    return _fill(uow, row, new)


def set_status(uow: UnitOfWork, number: int, status: ProposalStatus) -> ProposalStatus:
    """Say what became of a proposal; return what was said before."""
    row = _row(uow, number)
    before, row.status = row.status, status
    return before


def take_into_plan(uow: UnitOfWork, number: int, quarter: int | None = None) -> Taken:
    """Make a topic of the year's plan from a proposal, in its words; return what ``take_back`` needs."""
    row = _row(uow, number)
    if row.topic_id is not None:
        raise KnownError(TAKEN_ALREADY)
    topic = planning.add_topic(uow, NewTopic(row.year, row.text, quarter), TopicState.PLANNED)
    before, row.status, row.topic_id = row.status, ProposalStatus.TAKEN, topic
    uow.session.flush()
    return Taken(number, topic, before)


def take_back(uow: UnitOfWork, taken: Taken) -> None:
    """Undo making a topic from a proposal."""
    row = _row(uow, taken.proposal)
    row.status, row.topic_id = taken.status, None
    uow.session.flush()
    if uow.session.get(PlanTopic, taken.topic) is not None:
        planning.remove_topic(uow, taken.topic)


def _row(uow: UnitOfWork, number: int) -> TopicProposal:
    row = uow.session.get(TopicProposal, number)
    if row is None:
        raise NotFound("Đề xuất này không còn trong sổ; các đề xuất khác được giữ nguyên.")
    return row


def _fill(uow: UnitOfWork, row: TopicProposal, new: NewProposal) -> int:
    text = " ".join(clean(new.text).split())
    if not text:
        raise KnownError("Chưa ghi nội dung đề xuất.")
    row.year, row.text, row.made_on, row.note = new.year, text, new.made_on, clean(new.note).strip()
    row.proposer_id = convening.member_key(uow, new.proposer) if new.proposer else None
    uow.session.add(row)
    uow.session.flush()
    uow.session.execute(delete(ProposalSupporter).where(ProposalSupporter.proposal_id == row.id))
    for member in dict.fromkeys(new.supporters):
        uow.session.add(ProposalSupporter(proposal_id=row.id, member_id=convening.member_key(uow, member)))
    uow.session.flush()
    return row.id
