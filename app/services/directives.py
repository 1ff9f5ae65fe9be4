"""Documents received from above and what rests on them: each function is one user action in a unit of work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain import directives
from app.domain.secrecy import REFUSED, mark_of
from app.domain.vietnamese import clean
from app.domain.year_records import DirectiveRecord, DirectiveUseRecord
from app.errors import KnownError, NotFound
from app.models import linked, readers
from app.models.papers import Directive, DirectiveUse
from app.models.plan import PlanTopic
from app.models.unit_of_work import UnitOfWork
from app.services.rows import added

GONE = "Văn bản này không còn trong danh sách; các văn bản khác được giữ nguyên."
NO_TITLE = "Chưa ghi tên hoặc trích yếu văn bản."
CIRCLE = "Hai văn bản không thể thay thế lẫn nhau. Đồng chí xem lại ô “Đã thay bằng”."


@dataclass(frozen=True, slots=True)
class NewDirective:
    """A document from above as it is typed; ``superseded_by`` is the row number of the one that replaced it."""

    title: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    note: str = ""
    valid_until: date | None = None
    superseded_by: int | None = None
    is_basis: bool = False


def received(uow: UnitOfWork) -> tuple[DirectiveRecord, ...]:
    """Return every document received, the newest day first, those without a day last."""
    order = (Directive.issued_on.is_(None), Directive.issued_on.desc(), Directive.id.desc())
    return linked.fetch(uow.session, DirectiveRecord, Directive, order_by=order)


def uses(uow: UnitOfWork) -> tuple[DirectiveUseRecord, ...]:
    """Return what rests on a document or made it known, in the order of entry."""
    return linked.fetch(uow.session, DirectiveUseRecord, DirectiveUse)


def warnings(uow: UnitOfWork, today: date) -> tuple[tuple[int, str], ...]:
    """Return what rests on a document that holds no more: its row number and what to do."""
    counts = Counter(one.directive for one in uses(uow))
    return directives.warnings(received(uow), counts, today)


def bases(uow: UnitOfWork, today: date, *, topic: int | None = None, session: str | None = None) -> tuple[str, ...]:
    """Return the documents a text rests on, as they are cited: those of every text, and those of a topic or session."""
    wanted = {
        one.directive
        for one in uses(uow)
        if (topic is not None and one.topic == topic) or (session is not None and one.session == session)
    }
    known = received(uow)
    general = [one for one in known if one.is_basis and not directives.is_stale(one, today)]
    own = [one for one in known if one.id in wanted and one not in general]
    return tuple(
        directives.citation(one) for one in sorted([*general, *own], key=lambda one: one.issued_on or date.max)
    )


def add(uow: UnitOfWork, new: NewDirective) -> int:
    """Write a document down; return its row number."""
    row = Directive()
    _fill(uow, row, new)
    return added(uow, row)


def change(uow: UnitOfWork, directive: int, new: NewDirective) -> None:
    """Replace what is said of a document; raises KnownError when two would replace each other."""
    known = {one.id: one for one in received(uow)}
    if not directives.may_supersede(directive, new.superseded_by, known):
        raise KnownError(CIRCLE)
    _fill(uow, _row(uow, directive), new)


def remove(uow: UnitOfWork, directive: int) -> None:
    """Remove a document with what was noted of its uses; files kept with it stay."""
    row = _row(uow, directive)
    uow.session.delete(row)
    uow.session.flush()


def as_typed(record: DirectiveRecord) -> NewDirective:
    """Return a document as it would be typed."""
    return NewDirective(
        record.title, record.number, record.issued_on, record.issuer, record.note, record.valid_until,
        record.superseded_by, record.is_basis,
    )  # fmt: skip


def put_back(uow: UnitOfWork, new: NewDirective, places: Iterable[tuple[int | None, str | None]]) -> int:
    """Write a document again that was removed, with its uses (topic, session) that are still there; return its row."""
    number = add(uow, new)
    for topic, session in places:
        with suppress(NotFound):
            use(uow, number, topic=topic, session=session)
    return number


def use(uow: UnitOfWork, directive: int, *, topic: int | None = None, session: str | None = None) -> int:
    """Note that a topic rests on a document or a session made it known; return the row, one that is there already."""
    key = readers.session_key(uow.session, session) if session else None
    if topic is not None and uow.session.get(PlanTopic, topic) is None:
        raise NotFound("Chuyên đề này không còn trong kế hoạch.")
    where = (DirectiveUse.directive_id == directive, DirectiveUse.topic_id == topic, DirectiveUse.session_id == key)
    known = uow.session.scalar(select(DirectiveUse.id).where(*where))
    if known is not None:
        return known
    _row(uow, directive)
    return added(uow, DirectiveUse(directive_id=directive, topic_id=topic, session_id=key))


def drop_use(uow: UnitOfWork, number: int) -> None:
    """Take back that something rests on a document."""
    row = uow.session.get(DirectiveUse, number)
    if row is not None:
        uow.session.delete(row)


def _fill(uow: UnitOfWork, row: Directive, new: NewDirective) -> None:
    title = " ".join(clean(new.title).split())
    if not title:
        raise KnownError(NO_TITLE)
    mark = mark_of(f"{new.title}\n{new.note}")
    if mark is not None:
        raise KnownError(REFUSED.format(mark))
    if new.superseded_by is not None:
        _row(uow, new.superseded_by)
    row.number, row.issuer = " ".join(clean(new.number).split()), " ".join(clean(new.issuer).split())
    row.title, row.note = title, clean(new.note)
    row.issued_on, row.valid_until = new.issued_on, new.valid_until
    row.superseded_by_id, row.is_basis = new.superseded_by, new.is_basis


def _row(uow: UnitOfWork, directive: int) -> Directive:
    row = uow.session.get(Directive, directive)
    if row is None:
        raise NotFound(GONE)
    return row
