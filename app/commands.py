"""The commands, and what each does with the book that it is given. Nothing of this is needed to open the window."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app import (
    backup_commands,
    console,
    merge_command,
    password_command,
    reading_commands,
    receive_command,
    roster_command,
)
from app.arguments import Parser, password_option, read_password
from app.errors import KnownError
from app.paths import is_part_of
from app.window_command import open_window, window_options

LISTS = ("sessions", "members", "tasks", "obligations", "documents")
#: Kinds of document of a session, and of a year.
KINDS = (
    "minutes", "topic-report", "supplement", "opening-report", "resolution", "conclusion-notice", "notice",
    "invitation", "attendance", "extract", "self-assessment", "backdrop", "blank-sheets",
)  # fmt: skip
YEAR_KINDS = ("year-plan", "year-report", "minutes-book", "inspection-pack", "absence-notice", "cells-report")
#: Copies by who gets them.
SCOPES = ("file", "members", "parent")
NO_SESSION = "{} là văn bản của một buổi, cần --session MÃ (xem mã bằng: so-chi-bo list SỔ sessions)"
NO_YEAR = "{} là văn bản của cả năm, cần --year NĂM, ví dụ --year 2026"
FORMS = (".docx", ".pdf")


def _fill_demo(parser: Parser) -> None:
    parser.add_argument("book", nargs="?", metavar="SỔ", type=Path, help="tệp sổ .scb sẽ lập; bỏ trống thì lập tạm")
    parser.add_argument("--no-open", action="store_true", help="chỉ lập sổ, không mở cửa sổ")
    password_option(parser)
    window_options(parser)


def _demo(_: Parser, options: argparse.Namespace) -> int:
    from app.services import books

    path = options.book or Path(tempfile.mkdtemp(prefix="so-chi-bo-")) / "so-mau.scb"
    books.make_sample(path, read_password(options))
    if options.no_open or sys.stdout is not None:  # a window that was started by a click has no standard output
        console.answer(str(path))
    if options.no_open:
        return 0
    options.book = path
    return open_window(options)


def _fill_import(parser: Parser) -> None:
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb; chưa có thì lập mới")
    parser.add_argument("file", metavar="TỆP.json", type=Path, help="tệp trao đổi so-chi-bo/1")
    password_option(parser)


def _import(_: Parser, options: argparse.Namespace) -> int:
    from app.services import books

    done = books.import_into(options.book, books.read_exchange(options.file), read_password(options))
    said = f"Đã thêm {done.members} đảng viên, {done.sessions} buổi sinh hoạt."
    if done.known_members or done.known_sessions:
        said += f" Đã có sẵn: {done.known_members} đảng viên, {done.known_sessions} buổi."
    console.say(said)
    return 0


def _fill_dump(parser: Parser) -> None:
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("--out", metavar="TỆP.json", type=Path, required=True, help="tệp trao đổi sẽ ghi")
    password_option(parser)


def _dump(_: Parser, options: argparse.Namespace) -> int:
    from app.services import books, checking, documents, exchange_guard

    _spare_book(options)
    book = books.open_book(options.book, read_password(options))
    try:
        data = books.dump_book(book)
        documents.write(options.out, data)
        _warn(exchange_guard.heaviness(len(data)))
        _warn(checking.content_fault(book))
    finally:
        book.close()
    return 0


def _fill_list(parser: Parser) -> None:
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("what", metavar="GÌ", choices=LISTS, help=" | ".join(LISTS))
    parser.add_argument("--year", metavar="NĂM", type=int, help="chỉ năm này")
    password_option(parser)


def _list(_: Parser, options: argparse.Namespace) -> int:
    from app.services import listing
    from app.services.open_book import OpenBook

    book = OpenBook.open(options.book, read_password(options), _no_state)
    try:
        found = json.dumps(listing.LISTS[options.what](book, options.year), ensure_ascii=False, indent=2)
    finally:
        book.close()
    console.answer(found)
    return 0


def _fill_export(parser: Parser) -> None:
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("kind", metavar="LOẠI", choices=KINDS + YEAR_KINDS, help=" | ".join(KINDS + YEAR_KINDS))
    parser.add_argument("--session", metavar="MÃ", help="mã buổi sinh hoạt, xem: so-chi-bo list SỔ sessions")
    parser.add_argument("--year", metavar="NĂM", type=int, help="năm, cho văn bản của cả năm")
    parser.add_argument("--profile", metavar="MẪU", help="mẫu thể thức, ví dụ HD05_2026")
    whom = "members: bản gửi đảng viên; parent: bản gửi cấp trên; không ghi: bản lưu hồ sơ"
    parser.add_argument("--scope", metavar="BẢN", choices=SCOPES, default=SCOPES[0], help=whom)
    parser.add_argument("--variant", metavar="DẠNG", default="", help="dạng khác của văn bản, ví dụ blank, a3, guest:1")
    parser.add_argument("--out", metavar="TỆP", type=Path, required=True, help="tệp .docx hoặc .pdf sẽ ghi")
    password_option(parser)


def _export(parser: Parser, options: argparse.Namespace) -> int:
    from app.domain.copies import scope_of
    from app.services import documents
    from app.services.open_book import OpenBook

    of_year = options.kind in YEAR_KINDS
    if (options.year if of_year else options.session) is None:
        parser.error((NO_YEAR if of_year else NO_SESSION).format(options.kind))
    if of_year and not date.min.year < options.year < date.max.year:
        parser.error(f"không có năm {options.year}")
    form = options.out.suffix.lower()
    if form not in FORMS:
        parser.error(f"tên tệp ở --out phải kết thúc bằng {' hoặc '.join(FORMS)}")
    _check_profile(parser, options.profile)
    _spare_book(options)
    book = OpenBook.open(options.book, read_password(options), _no_state)
    try:
        if not documents.has_variant(book, options.kind, options.variant, None if of_year else options.session):
            parser.error(f"{options.kind} không có dạng “{options.variant}”")
        copy = documents.Copy(scope_of(options.scope), options.variant)
        if of_year:
            made = documents.make_year(book, options.year, options.kind, options.profile, copy)
        else:
            made = documents.make(book, options.session, options.kind, options.profile, copy)
        altered = book.content_fault()
    finally:
        book.close()
    documents.write(options.out, made.docx if form == ".docx" else documents.pdf(made.docx))
    _warn(altered)
    for part in made.left_out:
        console.say(f"Bản này không có: {part[0].lower()}{part[1:]}.")
    for finding in made.findings:
        console.say(f"Cần xem: {finding.text}.")
    return 0


def _warn(fault: str) -> None:
    """Say that a book was altered from outside, if it was: what was written says the same."""
    if fault:
        console.say(f"Cần xem: {fault}.")


def _check_profile(parser: Parser, profile: str | None) -> None:
    """End with 2 for a format profile that does not exist."""
    from app.services.formats import format_profiles

    if profile is not None and profile not in (known := [code for code, _ in format_profiles()]):
        parser.error(f"không có mẫu thể thức “{profile}” (chọn một trong: {', '.join(known)})")


def _spare_book(options: argparse.Namespace) -> None:
    """Raise KnownError where a file would be written over the book itself, or over what SQLite keeps beside it."""
    if is_part_of(options.out, options.book):
        raise KnownError("Tệp ở --out chính là sổ. Hãy chọn tên khác; sổ được giữ nguyên.")


def _fill_check(parser: Parser) -> None:
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    password_option(parser)


def _check(_: Parser, options: argparse.Namespace) -> int:
    from app.services import books, checking

    book = books.open_book(options.book, read_password(options))
    try:
        found = checking.faults(book)
    finally:
        book.close()
    for text in found:
        console.say(f"Sổ “{options.book.name}”: {text}.")
    if not found:
        console.say(f"Sổ “{options.book.name}” nguyên vẹn.")
    return 1 if found else 0


def _no_state(_: object) -> None:
    """Say nothing: a command has no line about saving."""


Fill = Callable[[Parser], None]
Act = Callable[[Parser, argparse.Namespace], int]

COMMANDS: dict[str, tuple[str, Fill, Act]] = {
    "demo": ("lập sổ mẫu rồi mở", _fill_demo, _demo),
    "receive": ("nhận tệp của các chi bộ vào sổ của cấp ủy, dạng JSON", receive_command.fill, receive_command.receive),
    "import": ("thêm một tệp trao đổi vào sổ", _fill_import, _import),
    "roster": ("nhập danh sách đảng viên từ bảng tính, hoặc ghi ra .xlsx", roster_command.fill, roster_command.act),
    "merge": ("gộp buổi ghi ở máy khác, dạng JSON", merge_command.fill, merge_command.merge),
    "dump": ("ghi cả sổ ra một tệp trao đổi", _fill_dump, _dump),
    "list": ("liệt kê, dạng JSON", _fill_list, _list),
    "check": ("kiểm tra sổ: tệp, bảng, dấu chốt biên bản", _fill_check, _check),
    "backup": ("sao lưu sổ ra một tệp đã kiểm tra", backup_commands.fill_backup, backup_commands.backup),
    "restore": ("khôi phục sổ từ một bản sao", backup_commands.fill_restore, backup_commands.restore),
    "password": ("đặt, đổi hoặc bỏ mật khẩu của sổ", password_command.fill, password_command.change),
    "stats": ("chỉ tiêu của một năm, dạng JSON", reading_commands.fill_stats, reading_commands.stats),
    "search": ("tìm chữ trong sổ, dạng JSON", reading_commands.fill_search, reading_commands.search),
    "export": ("ghi một văn bản .docx hoặc .pdf", _fill_export, _export),
}


def run(name: str, given: list[str]) -> int:
    """Run a command with its arguments; return its exit status."""
    summary, fill, act = COMMANDS[name]
    parser = Parser(prog=f"so-chi-bo {name}", description=summary)
    fill(parser)
    return act(parser, parser.parse_args(reading_commands.shielded(given) if name == "search" else given))


def overview() -> str:
    """Return a line for each command."""
    return "\n".join(f"  {name:8} {summary}" for name, (summary, _, _) in COMMANDS.items())
