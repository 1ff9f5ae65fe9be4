"""Where a command speaks: data to standard output, words to standard error, a password from standard input.

Any of the three may be closed, full or gone; that too becomes a sentence and a status, never a traceback.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

from app.errors import KnownError

NOWHERE = "Đầu ra chuẩn đang đóng nên không có chỗ ghi kết quả. Hãy chuyển kết quả vào một tệp: > TỆP."
FULL = "Không ghi được kết quả ra đầu ra chuẩn: {}. Sổ được giữ nguyên; hãy chuyển kết quả vào tệp ở ổ đĩa khác."
NO_INPUT = "Đầu vào chuẩn đang đóng hoặc không đọc được. Hãy đưa mật khẩu vào: --password-file - < TỆP."
EMPTY_INPUT = "Đầu vào chuẩn trống nên không có mật khẩu. Hãy đưa mật khẩu vào: --password-file - < TỆP."


def answer(text: str) -> None:
    """Write data to standard output; raises KnownError when it cannot be written, SystemExit when nobody reads on."""
    if sys.stdout is None:
        raise KnownError(NOWHERE)
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as error:
        _give_up(error)


def say(text: str) -> None:
    """Write one line of words to standard error, if there is one."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(" ".join(text.split()) + "\n")
            sys.stderr.flush()
        except OSError:
            _to_nowhere(sys.stderr)


def end(status: int) -> int:
    """Make sure that all data has gone out; return the status to end with."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        try:
            _give_up(error)
        except KnownError as known:
            say(known.text)
            return 1
        except SystemExit:
            return status
    return status


def typed_password() -> bytes:
    """Return what stands on standard input; raises KnownError when that is nothing."""
    try:
        data = sys.stdin.buffer.read() if sys.stdin is not None else None
    except (OSError, ValueError):
        data = None
    if data is None:
        raise KnownError(NO_INPUT)
    if not data.strip():
        raise KnownError(EMPTY_INPUT)
    return data


def _give_up(error: OSError) -> None:
    """Say what is wrong with standard output; a reader who has gone has what was wanted, and nothing is said."""
    _to_nowhere(sys.stdout)
    if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows calls a reader who has gone an invalid argument
        raise SystemExit(0) from error
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    problem = "nơi nhận đã đầy" if full else f"máy báo lỗi số {error.errno}"
    raise KnownError(FULL.format(problem)) from error


def _to_nowhere(stream: TextIO) -> None:
    """Lead what is still waiting in a stream away, so that Python does not stumble over it at its end."""
    with suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, stream.fileno())
        os.close(sink)
