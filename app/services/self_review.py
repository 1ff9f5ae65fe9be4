"""The self-review ("Tự soi, tự sửa") of a session, line by line: each function is one user action in a unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.records import SelfReviewRecord
from app.domain.vietnamese import clean
from app.domain.vocabulary import ReviewSubject
from app.errors import KnownError
from app.models import readers
from app.models.discussion import SelfReview
from app.models.unit_of_work import UnitOfWork
from app.services.convening import name_in_session
from app.services.rows import existing


@dataclass(frozen=True, slots=True)
class NewReview:
    """A line as it is typed: ``author`` and ``about`` are members' ids; ``about`` only for a comrade."""

    author: str | None
    subject: ReviewSubject
    shortcoming: str
    measure: str = ""
    due_on: date | None = None
    about: str | None = None


def add_line(uow: UnitOfWork, uid: str, new: NewReview, *, number: int | None = None) -> int:
    """Add a line, at the end unless it has its ``number`` already; return its id."""
    row = SelfReview(id=number, session_id=readers.session_key(uow.session, uid))
    return _fill(uow, row, new)


def change_line(uow: UnitOfWork, number: int, new: NewReview) -> None:
    """Replace what a line says."""
    _fill(uow, existing(uow, SelfReview, number), new)


def as_new(line: SelfReviewRecord) -> NewReview:
    """Return what is needed to write a line again after it was deleted."""
    return NewReview(line.author, line.subject, line.shortcoming, line.measure, line.due_on, line.about)


def _fill(uow: UnitOfWork, row: SelfReview, new: NewReview) -> int:
    shortcoming = clean(new.shortcoming).strip()
    if not shortcoming:
        raise KnownError("Chưa ghi khuyết điểm, nội dung cần sửa.")
    row.subject, row.shortcoming, row.measure = new.subject, shortcoming, clean(new.measure).strip()
    row.due_on = new.due_on
    for column, member in (("author_id", new.author), ("about_id", new.about)):
        setattr(row, column, None if member is None else name_in_session(uow, row.session_id, member))
    uow.session.add(row)
    uow.session.flush()
    return row.id
