"""What commands are called with: a parser that speaks Vietnamese, and the password that never stands on the line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from app import console
from app.errors import KnownError

#: What argparse says, in Vietnamese.
_WORDS = {
    "usage: ": "Cách gọi: ",
    "positional arguments": "đối số",
    "options": "tùy chọn",
    "show this help message and exit": "hiện trợ giúp này rồi thôi",
    "%(prog)s: error: %(message)s\n": "%(prog)s: gọi chưa đúng: %(message)s\n",
    "the following arguments are required: %s": "còn thiếu: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r (chọn một trong: %(choices)s)",
    "expected one argument": "cần một giá trị",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không hợp lệ (%(type)s)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s chưa rõ, có thể là %(matches)s",
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and ends with 2 when it is called wrongly."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the call."""
        console.say(f"{self.prog}: gọi chưa đúng: {message}. Xem: {self.prog} --help")
        raise SystemExit(2)

    def _print_message(self, message: str, file: Any = None) -> None:
        console.answer(message.rstrip("\n"))  # help and version are what was asked for; argparse hides a failure


def password_option(parser: Parser) -> None:
    """Let a command take a password, from a file or from standard input, never from its line."""
    parser.add_argument("--password-file", metavar="TỆP", help="tệp chứa mật khẩu của sổ; - là đầu vào chuẩn")


def read_password(options: argparse.Namespace) -> str | None:
    """Return the password that was given, None without one; raises KnownError when it cannot be read."""
    name = options.password_file
    if name is None:
        return None
    try:
        data = console.typed_password() if name == "-" else Path(name).read_bytes()
        password = data.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(f"Không đọc được tệp mật khẩu “{name}”. Hãy kiểm tra tên tệp.") from error
    if not password:
        raise KnownError("Mật khẩu trống. Hãy ghi mật khẩu vào dòng đầu của tệp, hoặc bỏ --password-file.")
    return password


def speak_vietnamese() -> None:
    """Let argparse say what it says in Vietnamese."""
    argparse.__dict__["_"] = _vietnamese


def _vietnamese(text: str) -> str:
    return _WORDS.get(text, text)
