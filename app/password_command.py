"""The command ``password``: a book gets a password, another one, or none. They stand in files, never on the line."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from app import console
from app.arguments import Parser, password_option, read_password
from app.errors import KnownError

LOCKED = "Sổ “{}” nay mở bằng mật khẩu mới. Khóa khôi phục ở dòng sau: hãy in ra, cất cùng hồ sơ giấy."
OPEN = "Sổ “{}” nay không còn mật khẩu."


def fill(parser: Parser) -> None:
    """Say what ``password`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb, không mở ở cửa sổ nào")
    password_option(parser)
    new = parser.add_mutually_exclusive_group(required=True)
    new.add_argument("--new-password-file", metavar="TỆP", help="tệp chứa mật khẩu mới; - là đầu vào chuẩn")
    new.add_argument("--remove", action="store_true", help="bỏ mật khẩu: ai có tệp đều đọc được")


def change(parser: Parser, options: argparse.Namespace) -> int:
    """Change the password and print the new recovery key; return the exit status."""
    from app.services import passwords

    given = (options.password_file, options.new_password_file)
    if given == ("-", "-"):
        parser.error("chỉ một mật khẩu được đọc từ đầu vào chuẩn")
    present = read_password(options)
    new = None if options.remove else read_password(argparse.Namespace(password_file=options.new_password_file))
    done = passwords.change(options.book, present, new, datetime.now())
    console.say((LOCKED if done.key else OPEN).format(options.book.name))
    if done.key is not None:
        console.answer(done.key.recovery)
    if done.problem:
        raise KnownError(f"Mật khẩu đã đổi, nhưng bản sao lưu chưa theo kịp: {done.problem}")
    return 0
