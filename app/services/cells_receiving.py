"""Files of the cells below a committee: read and checked like an import, kept in figures, one file all or nothing.

``Reader.read`` needs no book and may run on any thread; the other functions are one user action in a unit of work.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from app.domain.below import Arrived, BelowCellRecord, BelowSessionRecord, ReceivedFileRecord, told_until
from app.domain.seal import START, seal_hash
from app.domain.vietnamese import clean, short_date
from app.domain.vocabulary import CellKind
from app.errors import KnownError, WrongInput
from app.models import below_reader, readers
from app.models.committee import BelowCell, BelowSession, BelowSpeaking, ReceivedFile
from app.models.linked import fetch
from app.models.passing import PassingBook
from app.models.seal import Seal
from app.models.session import CellSession
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, exchange_check, exchange_import

NOT_COMMITTEE = "Chỉ sổ của cấp ủy mới nhận tệp của các chi bộ. Hãy mở sổ của cấp ủy; tệp và sổ được giữ nguyên."
OWN_FILE = "Tệp này là của chính sổ đang mở, không phải của một chi bộ trực thuộc. Sổ được giữ nguyên."
BROKEN_CHAIN = "dấu chốt không nối tiếp buổi chốt trước (thiếu, bị thay hoặc bị sửa); tệp không được nhận"


class Outcome(Enum):
    """What became of a file; the value is what a person reads."""

    NEW = "Chi bộ mới"
    UPDATED = "Đã cập nhật"
    SAME = "Đã có, không đổi"
    RENAMED = "Cần hỏi: đổi tên"
    OLDER = "Cần hỏi: tệp cũ hơn"
    REFUSED = "Không nhận"

    @property
    def asks(self) -> bool:
        """Whether a person has to answer before anything is kept."""
        return self in (Outcome.RENAMED, Outcome.OLDER)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What happened to one file: ``cell`` is the name in it, ``text`` says more where there is more to say."""

    file_name: str
    outcome: Outcome
    cell: str = ""
    text: str = ""
    sessions: int = 0


class Reader:
    """Reads files one after the other, from one thread at a time; to be closed after the last."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._book = PassingBook()

    def close(self) -> None:
        """Let go of what reading needs."""
        self._book.close()

    def read(self, data: bytes, file_name: str) -> Arrived:
        """Return what a file says in figures; raises WrongInput for one that no book would take in."""
        file = exchange_check.parse(data)
        with self._book.unit() as uow:
            exchange_import.import_file(uow, file)
            _check_chain(uow)
            sessions = below_reader.sessions_in_figures(uow.session, catalogue.rule_pack(), self._today)
            return Arrived(
                BelowCellRecord(
                    0, clean(file.cell.name), clean(file.cell.superior), file.cell.kind,
                    below_reader.attending(uow.session),
                ),
                tuple(clean(one.name) for one in file.cell.former_names),
                file_name,
                hashlib.sha256(data).hexdigest(),
                told_until(sessions),
                sessions,
                below_reader.speaking_in_figures(uow.session),
            )  # fmt: skip


def files_in(folder: Path) -> list[Path]:
    """Return the exchange files of a folder by name; those in folders within are left out."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ".json" and path.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name.casefold())


def known(uow: UnitOfWork) -> dict[str, str]:
    """Return the SHA-256 of the last file of every cell, with the cell's name."""
    last = select(func.max(ReceivedFile.id)).group_by(ReceivedFile.cell_id)
    query = select(ReceivedFile.sha256, BelowCell.name).join(BelowCell).where(ReceivedFile.id.in_(last))
    return dict(uow.session.execute(query).all())


def same(data: bytes, file_name: str, last: Mapping[str, str]) -> Receipt | None:
    """Return the receipt of a file that is the last one of its cell (see ``known``): it need not be read again."""
    cell = last.get(hashlib.sha256(data).hexdigest())
    return Receipt(file_name, Outcome.SAME, cell) if cell is not None else None


def keep(
    uow: UnitOfWork, arrived: Arrived, at: datetime, *, renamed: bool | None = None, older: bool = False
) -> Receipt:
    """Take a file over, all of it or nothing; return what happened. The same file twice changes nothing.

    A cell that seems to bear a new name is asked about until ``renamed`` says whether it is that cell; a file that is
    older than what the book knows, until ``older`` says that it is meant. Raises KnownError in a book of a cell.
    """
    _refuse_elsewhere(uow, arrived.cell)
    present = _of_that_name(uow, arrived.cell)
    if present is None and renamed is not False:
        present = _same_under_another_name(uow, arrived)
        if present is not None and renamed is None:
            return _receipt(arrived, Outcome.RENAMED, f"Trong sổ là “{present.name}” ({present.superior}).")
    if present is None:
        _replace(uow, _add_cell(uow, arrived.cell), arrived, at)
        return _receipt(arrived, Outcome.NEW)
    files = fetch(uow.session, ReceivedFileRecord, ReceivedFile, _files_of(present.id))
    if files and files[-1].sha256 == arrived.sha256:
        return Receipt(arrived.file_name, Outcome.SAME, arrived.cell.name)
    if not older and _is_older(files, arrived):
        return _receipt(arrived, Outcome.OLDER, _known_until(files[-1]))
    cell = {name: getattr(arrived.cell, name) for name in ("name", "superior", "kind", "members")}
    uow.session.execute(update(BelowCell).where(BelowCell.id == present.id).values(**cell))
    _replace(uow, present.id, arrived, at)
    was = present.name if present.name != arrived.cell.name else ""
    return _receipt(arrived, Outcome.UPDATED, f"Trước đây là “{was}”." if was else "")


def refused(file_name: str, error: KnownError) -> Receipt:
    """Return the receipt of a file that cannot be taken in."""
    return Receipt(file_name, Outcome.REFUSED, text=error.text)


def forget(uow: UnitOfWork, cell: int) -> None:
    """Take a cell out of the committee's book with all that is known of it; its files can be taken in again."""
    for model in (BelowSession, BelowSpeaking, ReceivedFile):
        uow.session.execute(delete(model).where(model.__table__.c.cell_id == cell))
    uow.session.execute(delete(BelowCell).where(BelowCell.id == cell))


def _check_chain(uow: UnitOfWork) -> None:
    """Raise WrongInput where the seals of a file do not follow each other; what each covers the import has checked."""
    before = START
    rows = uow.session.execute(
        select(CellSession.uid, Seal.content, Seal.document, Seal.previous, Seal.sealed_at, Seal.hash)
        .join(Seal)
        .order_by(Seal.number)
    )
    for uid, content, document, previous, at, made in rows:
        if previous != before or seal_hash(content, document, previous, at) != made:
            raise WrongInput(f"sessions “{uid}”", BROKEN_CHAIN)
        before = made


def _refuse_elsewhere(uow: UnitOfWork, cell: BelowCellRecord) -> None:
    own = readers.cell(uow.session)
    if own.kind is not CellKind.COMMITTEE:
        raise KnownError(NOT_COMMITTEE)
    if (own.name, own.superior) == (cell.name, cell.superior):
        raise WrongInput("", OWN_FILE)


def _cells(uow: UnitOfWork, *where: Any) -> tuple[BelowCellRecord, ...]:
    return fetch(uow.session, BelowCellRecord, BelowCell, *where)


def _of_that_name(uow: UnitOfWork, cell: BelowCellRecord) -> BelowCellRecord | None:
    return next(iter(_cells(uow, BelowCell.name == cell.name, BelowCell.superior == cell.superior)), None)


def _same_under_another_name(uow: UnitOfWork, arrived: Arrived) -> BelowCellRecord | None:
    """Return the cell that a file may be of: it held the same sessions, or bore one of the file's names."""
    shared = _sharing(uow, arrived.sessions)
    known = _cells(uow)
    by_name = (one for one in known if one.name in (arrived.cell.name, *arrived.former))
    return next((one for one in known if one.id == shared), None) or next(by_name, None)


def _sharing(uow: UnitOfWork, sessions: Iterable[BelowSessionRecord]) -> int | None:
    """Return the cell that held the most of these sessions: the same id, day, hour and topic."""
    held = {(one.uid, one.started_at, one.topic) for one in sessions if one.started_at}
    columns = (BelowSession.cell_id, BelowSession.uid, BelowSession.started_at, BelowSession.topic)
    rows = uow.session.execute(select(*columns).where(BelowSession.uid.in_({uid for uid, _, _ in held})))
    found = Counter(cell for cell, *said in rows if tuple(said) in held)
    return found.most_common(1)[0][0] if found else None


def _is_older(files: tuple[ReceivedFileRecord, ...], arrived: Arrived) -> bool:
    if not files:
        return False
    last = files[-1].told_until
    seen = arrived.sha256 in {one.sha256 for one in files}
    return seen or (last is not None and (arrived.told_until is None or arrived.told_until < last))


def _known_until(file: ReceivedFileRecord) -> str:
    until = f", có việc đến ngày {short_date(file.told_until)}," if file.told_until else ""
    return f"Tệp nhận ngày {short_date(file.received_at.date())}{until} mới hơn."


def _files_of(cell: int) -> Any:
    return ReceivedFile.cell_id == cell


def _add_cell(uow: UnitOfWork, cell: BelowCellRecord) -> int:
    row = BelowCell(name=cell.name, superior=cell.superior, kind=cell.kind, members=cell.members)
    uow.session.add(row)
    uow.session.flush()
    return row.id


def _replace(uow: UnitOfWork, cell: int, arrived: Arrived, at: datetime) -> None:
    """Put what a file says in place of what the one before said, and list the file."""
    for model in (BelowSession, BelowSpeaking):
        uow.session.execute(delete(model).where(model.__table__.c.cell_id == cell))
    for model, records in ((BelowSession, arrived.sessions), (BelowSpeaking, arrived.speaking)):
        rows = [_row(replace(record, cell=cell)) for record in records]
        if rows:
            uow.session.execute(insert(model), rows)
    file = {
        "cell_id": cell, "received_at": at, "file_name": arrived.file_name, "sha256": arrived.sha256,
        "told_until": arrived.told_until, "sessions": len(arrived.sessions),
    }  # fmt: skip
    uow.session.execute(insert(ReceivedFile).values(**file))


def _row(record: Any) -> dict[str, Any]:
    values = asdict(record)
    return {"cell_id": values.pop("cell")} | values


def _receipt(arrived: Arrived, outcome: Outcome, text: str = "") -> Receipt:
    return Receipt(arrived.file_name, outcome, arrived.cell.name, text, len(arrived.sessions))
