"""The stream of opinions: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update

from app.domain import stream
from app.domain.records import ContributionRecord, SessionRecord, Speaker
from app.domain.vietnamese import clean
from app.errors import KnownError
from app.models import session_reader
from app.models.discussion import Contribution, Speech
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import bin_data as b
from app.services import bin_links as links
from app.services import meeting, paper_bin
from app.services.meeting import NewContribution
from app.services.rows import existing, gone

CHANGED = "Hai phần đã được sửa sau khi tách nên không gộp lại được. Nội dung được giữ nguyên."


def move(uow: UnitOfWork, number: int, way: int) -> None:
    """Move an opinion before the one before it (-1) or after the one after it (1); at the end nothing happens."""
    row = existing(uow, Contribution, number)
    other = stream.beside(number, way, _record(uow, row).contributions)
    if other is not None:
        neighbour = existing(uow, Contribution, other.id)
        row.place, neighbour.place = neighbour.place, row.place
        uow.session.flush()


def split(uow: UnitOfWork, number: int, first: NewContribution, rest: str) -> int:
    """Write ``first`` to an opinion and ``rest`` as the next one, of the same speaker; return the new one's id.

    Links, disposition and response stay with the first.
    """
    meeting.change_contribution(uow, number, first)
    row = existing(uow, Contribution, number)
    place = links.make_room(uow, row.session_id, row.place)
    second = replace(first, text=rest, disposition=None, response="", prompt=None, answers=None)
    return meeting.add_contribution(uow, _uid(uow, row), second, place=place)


def unsplit(uow: UnitOfWork, number: int, text: str, second: int, rest: str) -> None:
    """Take a split back as long as both parts are as the split left them: the first says ``text`` again."""
    row, other, whole = existing(uow, Contribution, number), existing(uow, Contribution, second), clean(text)
    settled = other.response or other.disposition
    if other.text != clean(rest) or settled or not stream.is_split(whole, row.text, other.text):
        raise KnownError(CHANGED)
    row.text = whole
    uow.session.execute(update(Contribution).where(Contribution.answers_id == second).values(answers_id=number))
    uow.session.execute(update(Speech).where(Speech.contribution_id == second).values(contribution_id=number))
    uow.session.delete(other)
    uow.session.flush()


def as_said(said: ContributionRecord, new: NewContribution) -> ContributionRecord:
    """Return what an opinion will be once a change of it is durable."""
    speaker = Speaker(new.speaker_name, new.speaker_title, new.speaker)
    return ContributionRecord(
        said.id, speaker, new.text, new.at, new.label, new.disposition, new.response, new.prompt, new.answers,
        new.by_hand,
    )  # fmt: skip


def merge(uow: UnitOfWork, number: int, at: datetime) -> int:
    """Join the next opinion to this one, if the same person spoke; return the id of the one that went into the bin."""
    row = existing(uow, Contribution, number)
    record = _record(uow, row)
    first, second = stream.find(number, record.contributions), stream.beside(number, 1, record.contributions)
    why = stream.why_apart(first, second) if first else gone(Contribution)
    if first is None or second is None or why:
        raise KnownError(why)
    whole = stream.joined(first, second)
    kept = b.KeptMerge(links.opinion(uow, second.id, record), first, whole.text)
    text = f"{second.speaker.full_name}: {second.text}"
    paper_bin.put(uow, row.session_id, "text", text, kept, at)
    uow.session.execute(update(Contribution).where(Contribution.answers_id == second.id).values(answers_id=number))
    uow.session.execute(update(Speech).where(Speech.contribution_id == second.id).values(contribution_id=number))
    meeting.change_contribution(uow, number, links.as_new(uow, row.session_id, whole))
    uow.session.delete(existing(uow, Contribution, second.id))
    uow.session.flush()
    return second.id


def _uid(uow: UnitOfWork, row: Contribution) -> str:
    return str(uow.session.scalar(select(CellSession.uid).where(CellSession.id == row.session_id)))


def _record(uow: UnitOfWork, row: Contribution) -> SessionRecord:
    return session_reader.session_record(uow.session, _uid(uow, row))
