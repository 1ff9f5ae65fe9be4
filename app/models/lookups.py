"""Row numbers by the ids that records carry, and the few statements that nearly every change begins or ends with.

They are made once: putting one together takes longer than SQLite needs to answer it. What waits in the unit of work is
written first, as it is before any other question.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Text, bindparam, delete, func, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app.models.discussion import Contribution
from app.models.member import Member
from app.models.roll import RollLine
from app.models.session import CellSession, Draft

_tables: tuple[Any, ...] = tuple(model.__table__ for model in (CellSession, Member, RollLine, Contribution, Draft))
_session, _member, _roll, _said, _draft = _tables
_SESSION = select(_session.c.id).where(_session.c.uid == bindparam("uid"))
_MEMBER = select(_member.c.id).where(_member.c.uid == bindparam("uid"))
_line = (_roll.c.session_id == bindparam("key")) & (_roll.c.member_id == _member.c.id)
_NAMED = select(_member.c.uid, _member.c.id, _roll.c.id).select_from(_member.outerjoin(_roll, _line))
_NAMED_ALL = _NAMED.where(_member.c.uid.in_(bindparam("uids", expanding=True)))
_FLOOR = (
    select(
        _session.c.id,
        _member.c.id.label("member"),
        _roll.c.id.label("line"),
        select(func.max(_said.c.place)).where(_said.c.session_id == _session.c.id).scalar_subquery().label("last"),
    )
    .select_from(
        _session.outerjoin(_member, _member.c.uid == bindparam("member")).outerjoin(
            _roll, (_roll.c.session_id == _session.c.id) & (_roll.c.member_id == _member.c.id)
        )
    )
    .where(_session.c.uid == bindparam("uid"))
)
_ADD_SAID = insert(_said)
_typed = sqlite.insert(_draft).from_select(
    ["session_id", "place", "text"],
    select(_session.c.id, bindparam("place", type_=Text), bindparam("text", type_=Text)).where(
        _session.c.uid == bindparam("uid")
    ),
)
_KEEP_DRAFT = _typed.on_conflict_do_update(["session_id", "place"], set_={"text": _typed.excluded.text})
_DROP_DRAFTS = delete(_draft).where(
    _draft.c.session_id == select(_session.c.id).where(_session.c.uid == bindparam("uid")).scalar_subquery(),
    _draft.c.place.in_(bindparam("places", expanding=True)),
)


class Floor(NamedTuple):
    """A session, who speaks in it and whether its roll has them, and the last place in its stream of opinions."""

    session: int
    member: int | None
    line: int | None
    last: int | None


@cache
def _owner(model: Any) -> Any:
    table = model.__table__
    return select(table.c.session_id).where(table.c.id == bindparam("number"))


def ask(session: Session, statement: Any, **values: Any) -> Any:
    """Return what a statement over tables finds or does; what waits in the unit of work goes first."""
    session.flush()
    return session.connection().execute(statement, values)


def session_key(session: Session, uid: str) -> int | None:
    """Return the row number of a session, None when the book has none of that id."""
    return ask(session, _SESSION, uid=uid).scalar()  # type: ignore[no-any-return]


def member_key(session: Session, uid: str) -> int | None:
    """Return the row number of a member, None when the book has none of that id."""
    return ask(session, _MEMBER, uid=uid).scalar()  # type: ignore[no-any-return]


def owner(session: Session, model: Any, number: int) -> int | None:
    """Return the row number of the session that a part with that number belongs to, None when there is none such."""
    return ask(session, _owner(model), number=number).scalar()  # type: ignore[no-any-return]


def named(session: Session, key: int, uids: Iterable[str]) -> dict[str, tuple[int, bool]]:
    """Return the row numbers of members by their ids, each with whether the roll of session ``key`` has them."""
    found = ask(session, _NAMED_ALL, key=key, uids=list(uids))
    return {uid: (number, line is not None) for uid, number, line in found}


def floor(session: Session, uid: str, speaker: str | None) -> Floor | None:
    """Return where an opinion of a speaker goes, None when the book has no session of that id."""
    row = ask(session, _FLOOR, uid=uid, member=speaker).first()
    return Floor(*row) if row else None


def add_contribution(session: Session, values: dict[str, Any]) -> int:
    """Put an opinion into the book; return its row number."""
    return int(ask(session, _ADD_SAID, **values).inserted_primary_key[0])


def keep_draft(session: Session, uid: str, place: str, text: str) -> bool:
    """Keep what stands in an input of a session; return whether there is such a session."""
    return bool(ask(session, _KEEP_DRAFT, uid=uid, place=place, text=text).rowcount)


def drop_drafts(session: Session, uid: str, places: Iterable[str]) -> bool:
    """Remove drafts of a session; return whether there were any."""
    return bool(ask(session, _DROP_DRAFTS, uid=uid, places=list(places)).rowcount)
