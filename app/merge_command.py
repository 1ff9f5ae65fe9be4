"""The command ``merge``: what another laptop recorded beside the book, as JSON, and what of it is taken over."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import console
from app.arguments import Parser, password_option, read_password

if TYPE_CHECKING:
    from app.domain.merging import Choice
    from app.models.unit_of_work import Book
    from app.services.exchange_format import ExchangeFile
    from app.services.merge_source import Own
    from app.services.merging import Preview

DONE = "Đã thêm {} buổi, thay {} buổi, thêm {} đảng viên. Trước khi gộp sổ đã được sao lưu."
BOTH = "buổi “{}” có ở cả --take lẫn --join; hãy chọn một"
LOCKED = (
    "Sổ trong tệp có mật khẩu khác, hoặc tệp không phải là sổ chi bộ. "
    "Hãy thêm --other-password-file TỆP, hoặc chọn tệp khác; sổ được giữ nguyên."
)
MOVED = "Sổ vừa được ghi ở nơi khác trong khi so sánh nên chưa gộp. Hãy chạy lại lệnh; sổ được giữ nguyên."
NOTHING = "Không có gì được chọn để gộp. Sổ được giữ nguyên."


def fill(parser: Parser) -> None:
    """Say what ``merge`` is called with."""
    parser.add_argument("book", metavar="SỔ", type=Path, help="tệp sổ .scb")
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp trao đổi .json hoặc sổ .scb của máy kia")
    parser.add_argument("--apply", action="store_true", help="gộp: thêm những buổi sổ chưa có; không có thì chỉ xem")
    parser.add_argument("--take", metavar="MÃ", action="append", default=[], help="lấy cả buổi này của tệp")
    parser.add_argument("--join", metavar="MÃ", action="append", default=[], help="giữ của sổ, thêm phần chỉ tệp có")
    who = "đồng chí MÃ của tệp là MÃ trong sổ; “MÃ=” là người mới"
    parser.add_argument("--member", metavar="MÃ=MÃ", action="append", default=[], help=who)
    other = "tệp chứa mật khẩu của sổ ở máy kia, khi khác mật khẩu của sổ này"
    parser.add_argument("--other-password-file", metavar="TỆP", help=other)
    password_option(parser)


def merge(parser: Parser, options: argparse.Namespace) -> int:
    """Print what differs and, with ``--apply``, take over what was chosen; return the exit status."""
    from app.services import books, merge_source, merging

    password = read_password(options)
    members = _members(parser, options.member)
    book = books.open_book(options.book, password)
    try:
        other = read_password(argparse.Namespace(password_file=options.other_password_file))
        file = _read(options.file, other or password, book)
        with book.read() as uow:
            own = merge_source.own(uow, file)
        _check_members(parser, members, file, own)
        source = merge_source.source(file, own, members, secret=book.is_encrypted)
        with book.read() as uow:
            shown = merging.preview(uow, source)
        choices = _choices(parser, shown, options)
        said = _apply(book, shown, choices) if options.apply else ""
    finally:
        book.close()
    console.answer(json.dumps(_told(shown, choices), ensure_ascii=False, indent=2))
    if said:
        console.say(said)
    return 0


def _read(path: Path, password: str | None, book: Book) -> ExchangeFile:
    """Return what the other laptop recorded; raises KnownError in the words of a command."""
    from app.errors import KnownError
    from app.services import merge_source

    try:
        return merge_source.read(path, password, book.key, own=book.path)
    except merge_source.NeedsPassword as error:
        raise KnownError(LOCKED) from error


def _apply(book: Book, shown: Preview, choices: dict[str, Choice]) -> str:
    """Back the book up and take over what was chosen; return what to say."""
    from app.domain.backup_words import Reason
    from app.errors import KnownError
    from app.models import content_sum
    from app.services import backups, merging

    if not choices:
        return NOTHING
    backups.ensure(book.path, book.key, datetime.now(), Reason.IMPORT)
    try:
        with book.write() as uow:
            done = merging.apply(uow, shown, choices)
            uow.commit()
    except merging.Moved as error:
        raise KnownError(MOVED) from error
    content_sum.take(book)
    return DONE.format(done.added, done.changed, done.members)


def _choices(parser: Parser, shown: Preview, options: argparse.Namespace) -> dict[str, Choice]:
    from app.domain.merging import Take
    from app.services import merging

    known = {one.id for one in shown.sessions}
    strange = next((uid for uid in [*options.take, *options.join] if uid not in known), None)
    if strange is not None:
        parser.error(f"tệp không có buổi “{strange}”")
    twice = next((uid for uid in options.take if uid in options.join), None)
    if twice is not None:
        parser.error(BOTH.format(twice))
    joined: dict[str, Choice] = dict.fromkeys(options.join, Take.BOTH)
    taken: dict[str, Choice] = dict.fromkeys(options.take, Take.THEIRS)
    return merging.usual(shown) | joined | taken


def _members(parser: Parser, given: Sequence[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    if any(not sign or not theirs for theirs, sign, _ in pairs):
        parser.error("--member phải có dạng MÃ=MÃ")
    return {theirs: ours for theirs, _, ours in pairs}


def _check_members(parser: Parser, members: Mapping[str, str], file: ExchangeFile, own: Own) -> None:
    """End with 2 where somebody is named whom the file, or the book, does not have."""
    known = {member.id for member in file.members}
    for theirs, ours in members.items():
        if theirs not in known or (ours and ours not in own.members):
            strange, where = (theirs, "tệp") if theirs not in known else (ours, "sổ")
            parser.error(f"{where} không có đồng chí “{strange}”")


def _told(shown: Preview, choices: dict[str, Choice]) -> dict[str, Any]:
    members = [{"id": one.id, "full_name": one.full_name, "found": str(one.found), "book": one.book,
                "options": [uid for uid, _ in one.options]} for one in shown.matches]  # fmt: skip
    sessions = [
        {
            "id": one.id, "topic": one.topic, "at": one.at, "status": str(one.meeting), "closed": one.is_closed,
            "sealed": one.is_sealed, "blocked": one.blocked, "alike": one.alike,
            "action": str(choices.get(one.id, "mine")), "differences": [asdict(found) for found in one.differences],
        }
        for one in shown.sessions
    ]  # fmt: skip
    return {"members": members, "sessions": sessions}
