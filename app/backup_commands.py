"""The commands ``backup`` and ``restore``: a verified copy of a book, and back."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from app import console
from app.arguments import Parser, password_option, read_password
from app.errors import KnownError
from app.paths import BESIDE_A_BOOK, is_part_of

BESIDE = "Không chép vào “{}” được: tên ấy là của tệp đi kèm sổ. Hãy chọn tên khác; sổ được giữ nguyên."


def fill_backup(parser: Parser) -> None:
    """Say what ``backup`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp bản sao sẽ ghi; chưa được có sẵn")
    password_option(parser)


def backup(_: Parser, options: argparse.Namespace) -> int:
    """Make a verified copy of a book; return the exit status."""
    from app.services import backups, doors

    if options.file.name.endswith(BESIDE_A_BOOK) and is_part_of(options.file, options.book):
        raise KnownError(BESIDE.format(options.file.name))
    backups.copy_out(options.book, doors.unlock(options.book, read_password(options)), options.file)
    console.say(f"Đã sao lưu sổ “{options.book.name}” vào “{options.file}” và đã kiểm tra bản sao.")
    return 0


def fill_restore(parser: Parser) -> None:
    """Say what ``restore`` is called with."""
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp bản sao")
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb sẽ đặt lại")
    parser.add_argument("--replace", action="store_true", help="thay sổ đã có; sổ ấy được giữ thành tệp riêng")
    password_option(parser)


def restore(_: Parser, options: argparse.Namespace) -> int:
    """Put a verified copy back; return the exit status."""
    from app.services import doors, restoring

    key = doors.unlock(options.file, read_password(options))
    aside = restoring.restore(options.file, key, options.book, datetime.now(), replace=options.replace)
    kept = f" Sổ trước đó được giữ ở “{aside}”." if aside else ""
    console.say(f"Đã khôi phục sổ “{options.book}” từ “{options.file.name}”.{kept}")
    return 0
