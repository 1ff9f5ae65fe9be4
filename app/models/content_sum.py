"""What is known of a whole book for as long as nothing is written: the sum of its content, the facts of its desk.

The sum tells whether a plain book changed while no program of ours had it open.

SQLite does not notice a single bit that rots in a text. An encrypted book carries a check on every page; a plain one
keeps the SHA-256 of its whole content, taken when it is closed and void from the first change after that. Whatever the
file says otherwise when it is opened again was written by somebody else, or by nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import KnownError, going_on
from app.models import backup
from app.models.cell import ContentSum
from app.models.unit_of_work import Book

ALTERED = "nội dung sổ khác với lúc đóng lần trước: tệp bị hỏng hoặc bị sửa ngoài chương trình"


def take(book: Book) -> backup.Proof | None:
    """Keep the sum of what a plain book holds, if it was written to; nothing more is written before it is closed.

    Return what the book was read to hold for that, None where it was not read.
    """
    if book.is_encrypted or not book.has_written:
        return None
    with book.read() as uow:
        if _kept(uow.session)[1]:
            return None
    found = backup.proof_of(book.path, None)
    with book.write() as uow:
        uow.session.execute(update(ContentSum).values(sha256=found.sha256, clean=True))
        uow.keep()
    return found


def fault(book: Book, go_on: Callable[[], None] = going_on) -> str:
    """Return what is wrong with the content of a plain book that was closed whole; nothing where it is as it was.

    Reads everything there is, and says nothing of a book that is being written to. ``go_on`` may raise Stopped.
    """
    if book.is_encrypted:
        return ""
    with book.read() as uow:
        wanted, clean = _kept(uow.session)
    if not clean:
        return ""
    found = backup.proof_of(book.path, None, go_on).sha256
    with book.read() as uow:
        still = _kept(uow.session) == (wanted, True)
    return ALTERED if still and found != wanted else ""


def kept_desk(book: Book) -> bytes | None:
    """Return the facts of the desk that were kept, None once something was written."""
    with book.read() as uow:
        return uow.session.scalar(select(ContentSum.desk))


def keep_desk(book: Book, facts: bytes) -> None:
    """Keep the facts of the desk; raises KnownError where the book cannot be written to.

    To be called when nothing else is being written, with facts that were read after the last change.
    """
    with book.write() as uow:
        uow.session.execute(update(ContentSum).values(desk=facts))
        uow.keep()


def _kept(session: Session) -> tuple[str, bool]:
    row = session.execute(select(ContentSum.sha256, ContentSum.clean)).first()
    if row is None:
        raise KnownError(ALTERED)
    return row.sha256, row.clean
