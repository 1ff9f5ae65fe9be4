"""Problems that a person can act on, as values with a Vietnamese text.

A ``KnownError`` says what happened, what is safe and what to do. Everything else that is raised is a bug
and reaches the one handler in ``app.bootstrap``.
"""

from __future__ import annotations

import errno

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class KnownError(Exception):
    """A problem of the surroundings or of the input, shown to the user as it stands.

    ``text`` is one Vietnamese sentence or two; ``retryable`` tells the saver that the same work may succeed
    later without the user changing it (disk full, file locked, stick pulled out). ``advice`` is what the command says
    besides: how a backup is put back.
    """

    advice = ""

    def __init__(self, text: str, *, retryable: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.retryable = retryable


class WrongInput(KnownError):
    """Something in a file or a field is not right; ``place`` names where, such as ``sessions[2].topic``."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place = place
        self.problem = problem


class NotFound(KnownError):
    """The thing asked for is not in the book."""


class Stopped(KnownError):
    """The person did not want to wait any longer; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu; sổ vẫn như trước.")


class NoSuchSession(NotFound):
    """The book has no session of that id."""

    advice = "Xem các buổi bằng lệnh: so-chi-bo list SỔ sessions."

    def __init__(self, uid: str) -> None:
        super().__init__(f"Sổ không có buổi sinh hoạt “{uid}”.")


class AlreadySaid(KnownError):
    """What was asked of the window is void, and the person has been told why."""


def going_on() -> None:
    """Be asked, at moments when nothing has been changed yet, whether to go on; others raise Stopped instead."""


class TextRefused(KnownError):
    """A text that no book may hold; it stays where it was typed. ``short`` says why in the line about saving."""

    def __init__(self, text: str, short: str) -> None:
        super().__init__(text)
        self.short = short


class BookUnusable(KnownError):
    """The file is no book of ours, is damaged, is newer than this program or needs another password."""


class PasswordWanted(BookUnusable):
    """Only a password can tell whether the file is a book; ``ASKED`` ends what is said, for the window."""

    ASKED = "Hãy nhập mật khẩu để mở."

    def __init__(self, name: str) -> None:
        super().__init__(f"Sổ “{name}” có mật khẩu hoặc không phải là sổ chi bộ. {self.ASKED}")


class BookNewer(BookUnusable):
    """A newer program wrote the book: an earlier backup of it would help nobody."""


def reason_of(error: OSError) -> str:
    """Return in a few Vietnamese words why the disk refused."""
    if error.errno in _FULL:
        return "ổ đĩa đã đầy"
    if error.errno in _GONE:
        return "không thấy thư mục ấy (thẻ nhớ có thể đã rút)"
    if error.errno in _CLOSED:
        return "chỗ ấy không cho ghi"
    return f"ổ đĩa báo lỗi số {error.errno}"
