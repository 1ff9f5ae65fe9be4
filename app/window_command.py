"""The command without a word before the book: opening the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import __version__
from app.arguments import Parser, password_option, read_password
from app.paths import is_there


def parser(commands: str) -> Parser:
    """Return what reads the way to the window; its help ends with ``commands``."""
    made = Parser(
        prog="so-chi-bo",
        description="Sổ Chi Bộ: ghi sinh hoạt chi bộ, không cần mạng.\nKhông có lệnh thì mở cửa sổ với sổ gần nhất.",
        epilog=f"lệnh:\n{commands}\n\nTrợ giúp của từng lệnh: so-chi-bo LỆNH --help",
    )
    made.add_argument("book", nargs="?", metavar="SỔ", type=Path, help="tệp sổ .scb")
    said = f"Sổ Chi Bộ {__version__}"
    made.add_argument("--version", action="version", version=said, help="hiện số phiên bản rồi thôi")
    tried = "thử mọi phần của chương trình trên một sổ tạm rồi thôi; không chạm tới sổ nào của đồng chí"
    made.add_argument("--self-test", action="store_true", help=tried)
    password_option(made)
    window_options(made)
    return made


def window_options(made: Parser) -> None:
    """Let a command that opens the window take what the window takes."""
    shown = "thoát ngay khi màn hình đầu tiên có nội dung hiện ra; sổ không mở được thì nói vì sao"
    made.add_argument("--exit-when-shown", action="store_true", help=shown)
    made.add_argument("--trace-saves", metavar="TỆP", type=Path, help="ghi mỗi lần lưu bền vào tệp này, một dòng JSON")


def open_window(options: argparse.Namespace) -> int:
    """Open the window over the book that was named, else the last one; return the exit status."""
    from app import settings
    from app.bootstrap import run_window

    book = options.book
    if book is None:
        last = settings.load().last_book
        book = Path(last) if last and is_there(Path(last)) else None
    return run_window(
        book, read_password(options), exit_when_shown=options.exit_when_shown, trace_file=options.trace_saves
    )
