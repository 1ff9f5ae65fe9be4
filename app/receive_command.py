"""The command ``receive``: files of cells into a committee's book; says as JSON what happened to each."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import console
from app.arguments import Parser, password_option, read_password

if TYPE_CHECKING:
    from app.models.unit_of_work import Book
    from app.services.cells_receiving import Reader, Receipt

ANSWERS = {"same": True, "other": False}
ASKED = "Có tệp cần trả lời: thêm --renamed same | other (đổi tên), hoặc --older (vẫn nhận tệp cũ hơn)."
NO_FILES = "Thư mục không có tệp .json nào của chi bộ. Hãy chọn đúng thư mục chứa các tệp; sổ được giữ nguyên."
REFUSED = "Không nhận được “{}”: {}"


def fill(parser: Parser) -> None:
    """Say what ``receive`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb của cấp ủy")
    parser.add_argument(
        "files", metavar="TỆP", type=Path, nargs="+", help="tệp trao đổi của các chi bộ, hoặc thư mục chứa các tệp ấy"
    )
    parser.add_argument(
        "--renamed", choices=ANSWERS, help="chi bộ có vẻ đổi tên: same là chi bộ ấy, other là chi bộ khác"
    )
    parser.add_argument("--older", action="store_true", help="vẫn nhận tệp cũ hơn tệp đã nhận")
    password_option(parser)


def receive(_: Parser, options: argparse.Namespace) -> int:
    """Take the files in and print what happened to each; return the exit status."""
    from app.domain.backup_words import Reason
    from app.models import content_sum
    from app.services import backups, books
    from app.services.cells_receiving import Outcome, Reader, known

    files = _files(options.files)
    book = books.open_book(options.book, read_password(options))
    reader = Reader(datetime.now().date())
    try:
        backups.ensure(options.book, book.key, datetime.now(), Reason.IMPORT)
        with book.read() as uow:
            last = known(uow)
        receipts = [_receive(book, reader, path, last, options) for path in files]
        content_sum.take(book)
    finally:
        reader.close()
        book.close()
    console.answer(json.dumps([_said(one) for one in receipts], ensure_ascii=False, indent=2))
    said = [REFUSED.format(one.file_name, one.text) for one in receipts if one.outcome is Outcome.REFUSED]
    said += [ASKED] if any(one.outcome.asks for one in receipts) else []
    for text in said:
        console.say(text)
    return 1 if said else 0


def _files(given: list[Path]) -> list[Path]:
    from app.errors import KnownError
    from app.paths import is_there
    from app.services.cells_receiving import files_in

    found = [path for one in given for path in (files_in(one) if is_there(one) and one.is_dir() else [one])]
    if not found:
        raise KnownError(NO_FILES)
    return found


def _receive(book: Book, reader: Reader, path: Path, last: dict[str, str], options: argparse.Namespace) -> Receipt:
    from app.errors import KnownError
    from app.services import books, cells_receiving

    try:
        data = books.read_exchange(path)
        if seen := cells_receiving.same(data, path.name, last):
            return seen
        arrived = reader.read(data, path.name)
        with book.write() as uow:
            done = cells_receiving.keep(
                uow, arrived, datetime.now().replace(microsecond=0),
                renamed=ANSWERS.get(options.renamed or ""), older=options.older,
            )  # fmt: skip
            uow.commit()
    except KnownError as error:
        return cells_receiving.refused(path.name, error)
    return done


def _said(one: Receipt) -> dict[str, object]:
    return {
        "file": one.file_name, "outcome": one.outcome.name.lower(), "said": one.outcome.value, "cell": one.cell,
        "sessions": one.sessions, "text": one.text,
    }  # fmt: skip
