"""The command ``roster``: what a file of members would change in a book, doing so, and the roster as a workbook."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import console
from app.arguments import Parser, password_option, read_password
from app.errors import KnownError

if TYPE_CHECKING:
    from app.domain.roster_plan import RosterPlan, RosterRow
    from app.models.unit_of_work import Book

#: What an encoding may be called, and what it is called here; nothing means that the program finds it itself.
ENCODINGS = {
    "auto": "", "unicode": "unicode", "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "utf16": "utf-16",
    "cp1258": "cp1258", "windows-1258": "cp1258", "tcvn3": "tcvn3", "abc": "tcvn3", "vni": "vni", "vni-win": "vni",
    "vni-windows": "vni",
}  # fmt: skip
NOTHING = "Không thấy đồng chí nào trong tệp nên chưa nhập gì. Đồng chí xem lại tệp, hoặc thử --sheet, --text-encoding."
NO_SHEET = "Tệp không có trang “{}”. Các trang có người: {}."
STALE = "Danh sách trong sổ vừa được sửa ở nơi khác nên chưa nhập. Hãy chạy lại lệnh; sổ được giữ nguyên."
ROWS = ", ".join


def fill(parser: Parser) -> None:
    """Say what ``roster`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("file", metavar="TỆP", type=Path, nargs="?", help="danh sách .xlsx .xls .ods .csv .docx")
    parser.add_argument("--apply", action="store_true", help="nhập vào sổ; không có thì chỉ xem trước")
    said = "bảng mã của chữ: " + " | ".join(sorted(set(ENCODINGS.values()) - {""})) + "; không ghi thì tự nhận"
    parser.add_argument("--text-encoding", metavar="MÃ", default="auto", type=_encoding, help=said)
    parser.add_argument("--sheet", metavar="TRANG", action="append", default=[], help="chỉ đọc trang (bảng) này")
    parser.add_argument("--out", metavar="TỆP.xlsx", type=Path, help="ghi danh sách trong sổ ra bảng tính")
    password_option(parser)


def act(parser: Parser, options: argparse.Namespace) -> int:
    """Print what the import sees, import with ``--apply``, or write the roster; return the exit status."""
    if (options.file is None) == (options.out is None) or (options.out is not None and options.apply):
        parser.error("cần một trong hai: tệp danh sách để nhập, hoặc --out TỆP.xlsx để ghi ra")
    if options.out is not None and options.out.suffix.lower() != ".xlsx":
        parser.error("tên tệp ở --out phải kết thúc bằng .xlsx")
    return _export(options) if options.out is not None else _import(options)


def _encoding(text: str) -> str:
    if text.lower() not in ENCODINGS:
        raise argparse.ArgumentTypeError(f"không có bảng mã “{text}”")
    return ENCODINGS[text.lower()]


def _export(options: argparse.Namespace) -> int:
    from app.paths import is_part_of
    from app.services import books, roster_export
    from app.services.open_book import OpenBook

    if is_part_of(options.out, options.book):
        raise KnownError("Tệp ở --out chính là sổ. Hãy chọn tên khác; sổ được giữ nguyên.")
    book = OpenBook(books.open_book(options.book, read_password(options)), _no_state)
    try:
        number = roster_export.export_roster(options.out, book.members(), book.cell().name, date.today())
    finally:
        book.close()
    console.say(f"Đã ghi {number} đồng chí ra “{options.out.name}”.")
    return 0


def _import(options: argparse.Namespace) -> int:
    from app.services import books, roster_import

    source = roster_import.read_file(options.file, options.text_encoding)
    book = books.open_book(options.book, read_password(options))
    try:
        plan = _plan(book, source, options)
        said = _apply(book, plan) if options.apply else ""
    finally:
        book.close()
    console.answer(json.dumps(shown(plan), ensure_ascii=False, indent=2))
    if said:
        console.say(said)
    return 0


def _plan(book: Book, source: Any, options: argparse.Namespace) -> RosterPlan:
    from app.domain.roster_plan import RosterChoices
    from app.services import roster_import

    choices = RosterChoices(sheets=tuple(options.sheet), text_encoding=options.text_encoding)
    plan = roster_import.plan_for(book, source, date.today(), choices)
    known = [sheet.name for sheet in plan.sheets]
    for name in options.sheet:
        if name not in known:
            said = NO_SHEET.format(name, ", ".join(s.name for s in plan.sheets if s.people))
            raise KnownError(" ".join((said, *source.source.notes)))
    return plan


def _apply(book: Book, plan: RosterPlan) -> str:
    """Carry a plan out; return what is said of it."""
    from app.domain.roster_plan import RosterAction
    from app.services import roster_import

    if not plan.rows:
        raise KnownError(NOTHING)
    added, updated = plan.count(RosterAction.ADD), plan.count(RosterAction.UPDATE)
    if added or updated:
        try:
            roster_import.carry_out(book, plan, (), datetime.now())
        except roster_import.Stale as error:
            raise KnownError(STALE) from error
    said = [f"Đã thêm {added} đồng chí, cập nhật {updated} đồng chí."]
    asked = [str(row.row) for row in plan.rows if row.action is RosterAction.ASK]
    doubtful = [str(row.row) for row in plan.rows if row.problems and row.action is not RosterAction.ASK]
    if asked:
        said.append(f"Chưa nhập các dòng cần đồng chí chọn trong cửa sổ: {ROWS(asked)}.")
    if doubtful:
        said.append(f"Cần xem lại các dòng: {ROWS(doubtful)}.")
    return " ".join(said)


def shown(plan: RosterPlan) -> dict[str, Any]:
    """Return a plan as the command prints it."""
    return {
        "rows": [_row(row) for row in plan.rows],
        "skipped": [asdict(one) for one in plan.skipped],
        "text_encoding": plan.text_encoding,
        "sheets": [asdict(sheet) for sheet in plan.sheets],
        "columns": [asdict(column) for column in plan.columns],
        "missing": list(plan.missing),
        "notes": list(plan.notes),
    }


def _row(row: RosterRow) -> dict[str, Any]:
    made = asdict(row)
    for name in ("key", "cells"):
        del made[name]
    return made


def _no_state(_: object) -> None:
    """Say nothing: a command has no line about saving."""
