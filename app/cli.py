"""The command: what it is called with, and what it answers. Data goes to stdout, words to stderr, never a traceback.

Opening the window imports nothing that only the other commands need.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from app import arguments, console
from app.errors import KnownError, PasswordWanted

BUG = "Chương trình gặp lỗi; sổ và tệp được giữ nguyên. Chi tiết ghi ở: {}"
#: What a command says where the window asks for a password.
ON_THE_LINE = "Hãy thêm --password-file TỆP, với TỆP là tệp chứa mật khẩu, hoặc - cho đầu vào chuẩn."
#: What comes after a book and asks for every command.
HELP = ("-h", "--help")


def main(given: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0 done, 1 the user must act, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments.speak_vietnamese()
    return console.end(_status(list(sys.argv[1:] if given is None else given)))


def _status(given: list[str]) -> int:
    try:
        return _run(given)
    except SystemExit as end:
        return int(end.code or 0)
    except KnownError as error:
        console.say(f"{error.text.replace(PasswordWanted.ASKED, ON_THE_LINE)} {error.advice}")
        return 1
    except KeyboardInterrupt:
        console.say("Đã dừng theo ý người dùng; sổ và tệp được giữ nguyên.")
        return 1
    except Exception:  # the one place where a bug of a command becomes a sentence
        from app.bootstrap import start_log

        place = start_log()
        logging.getLogger("app").exception("A command failed")
        console.say(BUG.format(place))
        return 1


def _run(given: list[str]) -> int:
    if given and given[0].isalpha():  # every command is one word; the name of a book has at least a dot
        from app import commands

        if given[0] in commands.COMMANDS:
            return commands.run(given[0], given[1:])
    from app import window_command

    parser = window_command.parser(_overview() if set(HELP) & set(given) else "")
    options = parser.parse_args(given)
    if options.self_test:
        if given != ["--self-test"]:
            parser.error("--self-test không đi cùng gì khác")
        from app import self_test

        return self_test.run()
    return window_command.open_window(options)


def _overview() -> str:
    from app import commands

    return commands.overview()
