"""The commands ``search`` and ``stats``: what stands where in a book, and a year in figures, both as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from app import console
from app.arguments import Parser, password_option, read_password

OPTION = "--password-file"
#: A script gets more than a person who types; the newest sessions come first.
MOST_HITS = 1000


def shielded(arguments: Sequence[str]) -> list[str]:
    """Return the arguments of ``search`` with a space before a text that looks like an option: any text is literal."""
    made: list[str] = []
    for place, one in enumerate(arguments):
        is_value = place > 0 and arguments[place - 1] == OPTION
        is_option = one in (OPTION, "-h", "--help") or one.startswith(f"{OPTION}=")
        if one == "--" and place == len(arguments) - 2:
            continue
        made.append(f" {one}" if one.startswith("-") and not is_value and not is_option else one)
    return made


def fill_search(parser: Parser) -> None:
    """Say what ``search`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("text", metavar="CHỮ", help="chữ cần tìm, không cần dấu; mọi chữ phải cùng có ở một chỗ")
    password_option(parser)


def search(_: Parser, options: argparse.Namespace) -> int:
    """Print where the words stand, the newest sessions first; return the exit status."""
    from app.services.open_book import OpenBook

    book = OpenBook.open(options.book, read_password(options), _no_state)
    try:
        found = [
            {"session": hit.session_id} | {name: value for name, value in asdict(hit).items() if name != "session_id"}
            for hit in book.search(options.text, MOST_HITS)
        ]
    finally:
        book.close()
    console.answer(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def fill_stats(parser: Parser) -> None:
    """Say what ``stats`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("--year", metavar="NĂM", type=int, required=True, help="năm cần thống kê")
    password_option(parser)


def stats(parser: Parser, options: argparse.Namespace) -> int:
    """Print the indicators of a year; return the exit status."""
    from app.services.open_book import OpenBook
    from app.services.statistics import statistics

    if not date.min.year < options.year < date.max.year:
        parser.error(f"không có năm {options.year}")
    book = OpenBook.open(options.book, read_password(options), _no_state)
    try:
        made = statistics(book, options.year, date.today())
    finally:
        book.close()
    console.answer(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def _no_state(_: object) -> None:
    """Say nothing: a command has no line about saving."""
