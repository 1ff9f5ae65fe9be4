"""Files kept in the book, and papers of which it only knows the place: each function is one user action."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import msgspec
from sqlalchemy import LargeBinary, cast, select

from app.domain.attachments import Limits, kept_name, media_of, too_large
from app.domain.secrecy import REFUSED, mark_of
from app.domain.targets import Source
from app.domain.vietnamese import clean
from app.domain.year_records import AttachmentRecord
from app.errors import KnownError, NotFound, reason_of
from app.models import linked, readers
from app.models.papers import Attachment, AttachmentContent
from app.models.unit_of_work import UnitOfWork
from app.paths import is_there, resources
from app.services.rows import added

CHUNK = 256 * 1024
GONE = "Tệp này không còn trong sổ; các tệp khác được giữ nguyên."
CHANGED = (
    "Nội dung tệp “{}” trong sổ không khớp mã kiểm tra ghi lúc thêm: sổ đã bị sửa từ bên ngoài hoặc hỏng. "
    "Đồng chí lấy lại tệp từ bản sao lưu."
)
NO_TITLE = "Chưa ghi tên tệp hoặc tên hồ sơ."
NO_PLACE = "Chưa chọn tệp; nếu chỉ có bản giấy, đồng chí ghi nơi để hồ sơ."
NO_FILE = "“{}” không phải là tệp thường (thư mục, lối tắt hoặc thiết bị). Đồng chí chọn chính tệp cần giữ."
EMPTY = "Tệp “{}” trống, không có nội dung để giữ."


class _Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: Source
    one_file: int
    much: int


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """What is typed of a file or a paper; ``session`` is an id, the other links are row numbers."""

    title: str
    session: str | None = None
    topic: int | None = None
    directive: int | None = None
    task: int | None = None
    paper_place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and may be kept."""

    file_name: str
    content: bytes
    sha256: str


@lru_cache(maxsize=1)
def limits() -> Limits:
    """Return how much the book takes, from resources."""
    found = msgspec.json.decode((resources() / "attachments" / "limits.json").read_bytes(), type=_Limits)
    return Limits(found.one_file, found.much)


def read_file(path: Path) -> ReadFile:
    """Return a file in pieces read one after the other; for a thread beside the window.

    Raises KnownError for one that cannot be read, is empty or too large, or is headed by a mark of secrecy.
    """
    from app.exporters.first_lines import first_lines

    name = kept_name(path.name)
    if path.is_symlink() or (is_there(path) and not path.is_file()):
        raise KnownError(NO_FILE.format(name))
    try:
        content = b"".join(_pieces(path))
    except OSError as error:
        raise KnownError(f"Không đọc được “{name}”: {reason_of(error)}. Sổ được giữ nguyên.") from error
    if not content:
        raise KnownError(EMPTY.format(name))
    _refuse_marked(first_lines(path.name, content))
    return ReadFile(name, content, hashlib.sha256(content).hexdigest())


def kept(uow: UnitOfWork) -> tuple[AttachmentRecord, ...]:
    """Return every file and paper, the newest first; never their content."""
    return linked.fetch(uow.session, AttachmentRecord, Attachment, order_by=Attachment.id.desc())


def add(uow: UnitOfWork, new: NewAttachment, at: datetime, file: ReadFile | None = None) -> int:
    """Keep a file, or without one the place of a paper; return its row number."""
    if file is None and not new.paper_place.strip():
        raise KnownError(NO_PLACE)
    row = Attachment(added_at=at)
    _fill(uow, row, new)
    if file is not None:
        fault = too_large(len(file.content), limits())
        if fault:
            raise KnownError(fault)
        row.file_name, row.media = file.file_name, media_of(file.file_name)
        row.size, row.sha256 = len(file.content), file.sha256
    number = added(uow, row)
    if file is not None:
        uow.session.add(AttachmentContent(attachment_id=number, content=file.content))
        uow.session.flush()
    return number


def change(uow: UnitOfWork, attachment: int, new: NewAttachment) -> None:
    """Replace what is said of a file; its content never changes."""
    row = _row(uow, attachment)
    if not row.sha256 and not new.paper_place.strip():
        raise KnownError(NO_PLACE)
    _fill(uow, row, new)


def remove(uow: UnitOfWork, attachment: int) -> None:
    """Remove a file with its content for good; the caller has asked."""
    uow.session.delete(_row(uow, attachment))
    uow.session.flush()


def content(uow: UnitOfWork, attachment: int) -> bytes:
    """Return a file's content; raises KnownError when it is not what was kept."""
    row = uow.session.execute(
        select(Attachment.title, Attachment.sha256, cast(AttachmentContent.content, LargeBinary))
        .join(AttachmentContent, AttachmentContent.attachment_id == Attachment.id)
        .where(Attachment.id == attachment)
    ).first()
    if row is None:
        raise NotFound(GONE)
    title, digest, data = row
    if hashlib.sha256(data).hexdigest() != digest:
        raise KnownError(CHANGED.format(title))
    return bytes(data)


def _pieces(path: Path) -> Iterator[bytes]:
    """Return a file piece by piece; stop as soon as it is larger than the book takes."""
    total = 0
    with path.open("rb") as source:
        while piece := source.read(CHUNK):
            total += len(piece)
            fault = too_large(max(total, path.stat().st_size), limits())
            if fault:
                raise KnownError(fault)
            yield piece


def _refuse_marked(text: str) -> None:
    mark = mark_of(text)
    if mark is not None:
        raise KnownError(REFUSED.format(mark))


def _fill(uow: UnitOfWork, row: Attachment, new: NewAttachment) -> None:
    title = " ".join(clean(new.title).split())
    if not title:
        raise KnownError(NO_TITLE)
    _refuse_marked(f"{new.title}\n{new.note}")
    row.title, row.paper_place, row.note = title, " ".join(clean(new.paper_place).split()), clean(new.note)
    row.session_id = readers.session_key(uow.session, new.session) if new.session else None
    row.topic_id, row.directive_id, row.task_id = new.topic, new.directive, new.task


def _row(uow: UnitOfWork, attachment: int) -> Attachment:
    row = uow.session.get(Attachment, attachment)
    if row is None:
        raise NotFound(GONE)
    return row
