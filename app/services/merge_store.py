"""Putting a merged session into a book: new, or in the place of the one that is there, with all that points to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import delete, select, update

from app.domain.vietnamese import clean
from app.errors import KnownError
from app.models import readers
from app.models.discussion import Contribution, QueueLine, SelfReview, Speech, Vote
from app.models.member import Member, MemberStanding
from app.models.papers import Attachment
from app.models.plan import YearPlan
from app.models.preparation import ParentHint
from app.models.roll import RollLine
from app.models.session import (
    BinLine,
    CellSession,
    Draft,
    FollowUp,
    Guest,
    OpenQuestion,
    Presenter,
    Prompt,
    SessionNote,
    SessionStep,
)
from app.models.task import Task, TaskReview
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services import exchange_parts, exchange_seal, roster
from app.services import exchange_people as xp
from app.services.exchange_named import members_of
from app.services.exchange_sessions import add_session
from app.services.merge_parts import Places

#: Tables of a session's own rows, in an order in which they may be emptied, and a column with words of those that are
#: searched: naming it lets the index of words follow a row to its session.
_OWN: tuple[tuple[Any, str], ...] = (
    (Speech, ""), (Contribution, "text"), (Vote, "question"), (TaskReview, ""), (Task, "content"), (Prompt, "text"),
    (RollLine, ""), (SessionStep, "text"), (Guest, "full_name"), (Presenter, ""), (FollowUp, ""), (Draft, ""),
    (SessionNote, ""), (OpenQuestion, "text"), (BinLine, ""), (QueueLine, ""), (SelfReview, ""),
)  # fmt: skip
#: What outside a session points to its rows.
_POINTERS: tuple[tuple[Any, str, str], ...] = (
    (ParentHint, "contribution_id", "contributions"), (YearPlan, "vote_id", "votes"),
    (Attachment, "task_id", "tasks"), (TaskReview, "task_id", "tasks"),
)  # fmt: skip
_LISTS: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "contributions": (Contribution, (Contribution.place, Contribution.id)),
    "votes": (Vote, (Vote.id,)),
    "tasks": (Task, (Task.id,)),
}
_KEPT = ("id", "uid", "follows_id")


def add_members(uow: UnitOfWork, members: Sequence[xp.Member], sessions: Sequence[x.Session]) -> int:
    """Add the members whom sessions name and the roster does not have; return how many."""
    present = set(uow.session.scalars(select(Member.uid)))
    named = {member for session in sessions for _, member in members_of(session, "")} - present
    fresh = [member for member in members if member.id in named]
    for one in fresh:
        facts = (one.position, one.group, one.joined_on, one.official_on, one.left_on)
        row = roster.add_member(uow, roster.NewMember(one.full_name, one.standing, *facts, one.id))
        for span in one.history:
            uow.session.add(MemberStanding(member_id=row.id, standing=span.standing, since=span.since))
    uow.session.flush()
    return len(fresh)


def put(uow: UnitOfWork, session: x.Session, places: Places | None) -> None:
    """Put a session into the book; ``places`` say where the lines of the one that is there went, None for a new one.

    Its links with other sessions follow with ``close`` once all of them are in.
    """
    if places is None:
        add_session(uow, session, session.id)
        return
    old = readers.session_key(uow.session, session.id)
    before = {name: _numbers(uow, name, old) for name in _LISTS}
    beside = replace(session, id=f"{session.id} (gộp)", seal=None, supplements=[])
    add_session(uow, beside, session.id)
    uow.session.flush()
    new = readers.session_key(uow.session, beside.id)
    _lead_on(uow, before, {name: _numbers(uow, name, new) for name in _LISTS}, places)
    _exchange(uow, old, new)


def close(uow: UnitOfWork, session: x.Session) -> None:
    """Link a session that was put into the book with the others, and close its minutes as the file has them."""
    exchange_parts.import_links(uow, _tied(uow, session))
    exchange_seal.import_closing(uow, session, session.id)
    uow.session.flush()


def _numbers(uow: UnitOfWork, name: str, key: int) -> list[int]:
    model, order = _LISTS[name]
    return list(uow.session.scalars(select(model.id).where(model.session_id == key).order_by(*order)))


def _lead_on(
    uow: UnitOfWork, before: Mapping[str, Sequence[int]], after: Mapping[str, Sequence[int]], places: Places
) -> None:
    """Let what points to rows of the session point to those that came in their place."""
    moved = {
        name: {
            number: None if at is None else after[name][at]
            for number, at in zip(before[name], places[name], strict=True)
        }
        for name in _LISTS
    }
    for model, column, name in _POINTERS:
        where = getattr(model, column)
        for number, fresh in moved[name].items():
            uow.session.execute(update(model).where(where == number).values({column: fresh}))
    for number, fresh in moved["tasks"].items():
        given = uow.session.scalar(select(Task.resolution_id).where(Task.id == number))
        if given is not None and fresh is not None:
            uow.session.execute(update(Task).where(Task.id == fresh).values(resolution_id=given))


def _exchange(uow: UnitOfWork, old: int, new: int) -> None:
    """Give the rows of the session that was made beside to the one that is there, and let the made one go."""
    uow.session.execute(update(Contribution).where(Contribution.session_id == old).values(answers_id=None))
    for model, _ in _OWN:
        uow.session.execute(delete(model).where(model.session_id == old))
    for model, words in _OWN:
        same = {words: getattr(model, words)} if words else {}
        uow.session.execute(update(model).where(model.session_id == new).values(session_id=old, **same))
    made = uow.session.execute(select(CellSession.__table__).where(CellSession.id == new)).mappings().one()
    facts = {name: value for name, value in made.items() if name not in _KEPT}
    uow.session.execute(update(CellSession).where(CellSession.id == old).values(**facts, follows_id=None))
    uow.session.expire_all()
    uow.session.execute(delete(CellSession).where(CellSession.id == new))


def _tied(uow: UnitOfWork, session: x.Session) -> x.Session:
    """Return a session with only those links that lead to something in this book."""
    have = set(readers.session_ids(uow.session))
    asked = [one if one.closed_in in have else replace(one, closed_in=None) for one in session.open_questions]
    heard = [
        one if _is_there(uow, one, have) else replace(one, session=None, task=None) for one in session.task_reviews
    ]
    follows = session.follows if session.follows in have else None
    if session.seal is not None and follows != session.follows:
        raise KnownError(
            f"Buổi “{session.topic}” đã chốt và nối tiếp một buổi sổ này chưa có. Đồng chí lấy cả hai buổi."
        )
    return replace(session, open_questions=asked, task_reviews=heard, follows=follows)


def _is_there(uow: UnitOfWork, heard: x.TaskReview, have: set[str]) -> bool:
    if heard.session not in have or heard.task is None:
        return False
    numbers = _numbers(uow, "tasks", readers.session_key(uow.session, heard.session))
    if heard.task > len(numbers):
        return False
    said = uow.session.scalar(select(Task.content).where(Task.id == numbers[heard.task - 1]))
    return said == clean(heard.content)
