"""Handing the whole book over: a proved copy and a letter of what is inside, written together or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import and_, func, select

from app.domain.file_names import safe_file_name
from app.domain.handover import BookFile, Contents, Handover, People, contents_of
from app.domain.vietnamese import one_line
from app.domain.vocabulary import Standing, TaskStatus
from app.errors import KnownError, going_on, reason_of
from app.exporters import files
from app.exporters.closing import ended
from app.exporters.docx_writer import write_docx
from app.exporters.extras import Extras
from app.exporters.handover_outline import handover_document
from app.exporters.profile import adapted, load_profile
from app.models import backup
from app.models.member import Member
from app.models.papers import Attachment, IssuedDocument
from app.models.seal import Seal
from app.models.session import CellSession
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.paths import is_there, sync_folder
from app.services import backups, document_options, minutes_seal, wordings

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

LETTER = "Biên bản bàn giao sổ.docx"
CHUNK = 1024 * 1024
_TEMPORARY = ".so-chi-bo-"
#: A temporary folder that was not touched for so long belongs to no program any more.
_STALE_SECONDS = 60
UNSAVED = "Còn nội dung chưa lưu được vào sổ nên chưa bàn giao. Đồng chí xử lý dòng “CHƯA LƯU” ở cuối cửa sổ trước."
NO_FOLDER = "Không thấy thư mục “{}”. Đồng chí cắm lại thẻ nhớ hoặc chọn thư mục khác; sổ được giữ nguyên."
FAILED = "Chưa bàn giao được vào “{}”: {}. Sổ được giữ nguyên; đồng chí chọn thẻ nhớ hoặc thư mục khác rồi làm lại."
NOT_AS_WRITTEN = "Tệp sổ trên “{}” đọc lại không đúng như đã ghi. Đồng chí dùng thẻ nhớ khác; sổ được giữ nguyên."


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written: the folder, the book and the letter in it, and what the letter says of them."""

    folder: Path
    book: Path
    letter: Path
    given: Handover


def contents(uow: UnitOfWork) -> Contents:
    """Return what the book has, year by year; the number of queries is fixed."""
    session = uow.session
    held = CellSession.ended_at.is_not(None)
    year_of_issue = func.coalesce(IssuedDocument.year, func.strftime("%Y", IssuedDocument.issued_on))
    kept = func.strftime("%Y", Attachment.added_at)
    counts = {
        "held": _by(uow, CellSession.year, held),
        "closed": _by(uow, CellSession.year, CellSession.id.in_(select(Seal.session_id))),
        "documents": _by(uow, year_of_issue, IssuedDocument.id > 0),
        "numbered": _by(uow, year_of_issue, IssuedDocument.number.is_not(None)),
        "open_tasks": _by(uow, CellSession.year, and_(Task.session_id == CellSession.id, _is_open())),
        "attachments": _by(uow, kept, Attachment.id > 0),
    }
    present = Member.standing != Standing.LEFT
    return contents_of(
        counts,
        members=session.scalar(select(func.count()).select_from(Member).where(present)),
        planned=session.scalar(select(func.count()).select_from(CellSession).where(CellSession.ended_at.is_(None))),
        faults=tuple(f"buổi {fault.session_id}: {fault.text}" for fault in minutes_seal.faults(uow)),
    )


def hand_over(
    book: OpenBook, folder: Path, people: People, now: datetime, go_on: Callable[[], None] = going_on
) -> HandedOver:
    """Write a folder with the proved copy of the book and the letter into ``folder``; both are read back.

    ``go_on`` may raise Stopped. Raises KnownError when that cannot be; nothing is then left there and the book is as it
    was.
    """
    if not book.flush():
        raise KnownError(UNSAVED, retryable=True)
    if not is_there(folder) or not folder.is_dir():
        raise KnownError(NO_FOLDER.format(folder))
    _sweep(folder)
    temporary = folder / f"{_TEMPORARY}{uuid4().hex}.tmp"
    target = _free_name(folder / safe_file_name(f"Bàn giao {book.cell().name} {now:%Y-%m-%d}"))
    try:
        temporary.mkdir()
        name = f"{safe_file_name(book.path.stem)}.scb"
        backup.copy(book.path, book.key, temporary / name)
        go_on()
        given = _facts(book, temporary / name, people, now)
        go_on()
        files.write_atomically(temporary / LETTER, letter(book, given))
        os.replace(temporary, target)
        if not _is_proved(folder, target, name, given.file.sha256):
            raise KnownError(NOT_AS_WRITTEN.format(target))
    except OSError as error:
        raise KnownError(FAILED.format(folder, reason_of(error))) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return HandedOver(target, target / name, target / LETTER, given)


def letter(book: OpenBook, given: Handover) -> bytes:
    """Return the letter as .docx, in the cell's own wording and format profile."""
    options, own = book.ask(document_options.options), book.ask(wordings.own)
    form = adapted(load_profile(book.defaults()[2]), options)
    document = handover_document(book.cell(), given, form, Extras(options=options, wordings=own))
    return write_docx(ended(document, form), form, created=given.file.made_at)


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces; raises OSError."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            total.update(piece)
    return total.hexdigest()


def _facts(book: OpenBook, copy: Path, people: People, now: datetime) -> Handover:
    found = book.ask(contents)
    altered = book.content_fault()
    found = replace(found, faults=(*([altered] if altered else []), *found.faults))
    kept = backups.home_shelf(book.path).existing()
    file = BookFile(copy.name, copy.stat().st_size, sum_of(copy), book.is_encrypted, now)
    named = People(one_line(people.giver), one_line(people.receiver), one_line(people.witness))
    return Handover(file, found, named, len(kept), kept[0].name.at if kept else None)


def _is_proved(folder: Path, target: Path, name: str, sha256: str) -> bool:
    """Return whether the book reads back as it was written; what does not is taken away again."""
    same = False
    try:
        sync_folder(folder)
        same = sum_of(target / name) == sha256
    finally:
        if not same:
            shutil.rmtree(target, ignore_errors=True)
    return same


def _by(uow: UnitOfWork, year: Any, where: Any) -> Mapping[int, int]:
    rows = uow.session.execute(select(year, func.count()).where(where).group_by(year)).all()
    return {int(found): number for found, number in rows if found is not None}


def _is_open() -> Any:
    return Task.status == TaskStatus.OPEN


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed while it handed over left behind."""
    for left in folder.glob(f"{_TEMPORARY}*.tmp"):
        with suppress(OSError):
            if left.is_dir() and abs(time.time() - left.stat().st_mtime) > _STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name} ({n})" if n else path.name) for n in range(1000))
    return next(name for name in names if not is_there(name))
