"""Writing a file whole or not at all, so that an export never destroys the one before it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from app.errors import KnownError
from app.paths import is_there, sync_folder

TEMPORARY_PREFIX = ".so-chi-bo-"

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
#: Letters of a whole path from which on Windows says that there is no such file; those of a temporary name.
_LONG, _TEMPORARY_LETTERS = 240, 48
_UNTOUCHED = "Tệp cũ (nếu có) vẫn nguyên vẹn."


def write_atomically(path: Path, data: bytes) -> None:
    """Make ``path`` hold ``data``, on the disk and read back; an earlier file is replaced in one step.

    A link stays a link: the file it leads to is replaced. What is no file, such as ``/dev/stdout``, is written to.

    Raises KnownError with what happened and what to do; nothing else is left in the folder, and the earlier file
    is as it was unless the text says that the new one had been written.
    """
    if is_there(path) and not path.is_file() and not path.is_dir():
        _write_through(path, data)
        return
    path = path.resolve() if is_there(path) and path.is_symlink() else path
    temporary = path.parent / f"{TEMPORARY_PREFIX}{uuid4().hex}.tmp"
    try:
        _write_synced(temporary, data)
        _compare(temporary, data, path.name)
        _replace(temporary, path)
    except OSError as error:
        raise _known(error, path) from error
    except ValueError as error:
        raise _bad_name(path) from error
    finally:
        with suppress(OSError, ValueError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path)
    _compare(path, data, path.name)


def _write_through(path: Path, data: bytes) -> None:
    """Write to a device or a pipe, which has no earlier content to keep; a reader may go before the end."""
    try:
        with path.open("wb") as file:
            file.write(data)
    except BrokenPipeError:
        return
    except OSError as error:
        raise _known(error, path) from error


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except PermissionError as error:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)) from error
        raise KnownError(
            f"Không ghi đè được “{path.name}”: tệp đang mở trong Word hoặc đang bị khóa. {_UNTOUCHED} "
            "Hãy đóng tệp đó rồi xuất lại, hoặc chọn tên khác.",
            retryable=True,
        ) from error


def _sync_folder(path: Path) -> None:
    """Put the new name itself on the disk."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise _doubtful(path.name, f"ổ đĩa báo lỗi số {error.errno}") from error


def _compare(path: Path, data: bytes, name: str) -> None:
    try:
        same = path.read_bytes() == data
    except OSError as error:
        raise _doubtful(name, "không đọc lại được") from error
    if not same:
        raise _doubtful(name, "đọc lại không đúng như đã ghi")


def _doubtful(name: str, problem: str) -> KnownError:
    return KnownError(
        f"Đã ghi “{name}” nhưng {problem}. Nội dung trong sổ không mất. Hãy xuất lại vào ổ đĩa khác.",
        retryable=True,
    )


def _known(error: OSError, path: Path) -> KnownError:
    """Return what a person can do about ``error``; the order matters, as Windows says one thing by many numbers."""
    name, folder = path.name or str(path), path.parent
    code = error.errno
    if isinstance(error, PermissionError):
        problem, advice = f"không được phép ghi vào thư mục “{folder}”", "Hãy chọn thư mục khác."
    elif code in _FULL:
        problem, advice = "ổ đĩa đã đầy", "Hãy xóa bớt tệp không cần hoặc chọn ổ đĩa khác rồi xuất lại."
    elif code == errno.EROFS:
        problem, advice = "ổ đĩa này chỉ cho đọc", "Hãy chọn nơi khác để lưu."
    elif code == errno.ENAMETOOLONG or (code == errno.ENOENT and _is_long(path)):
        problem, advice = "tên tệp hoặc đường dẫn quá dài", "Hãy đặt tên ngắn hơn."
    elif code == errno.ENOENT and folder.is_dir():
        problem, advice = f"thư mục “{folder}” không nhận tệp mới", "Hãy chọn thư mục khác."
    elif code in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO):
        problem, advice = f"không thấy thư mục “{folder}”", "Hãy cắm lại USB (nếu có) hoặc chọn thư mục khác."
    elif code in (errno.EISDIR, errno.ENOTEMPTY, errno.EBUSY):
        problem, advice = "đã có một thư mục mang tên này", "Hãy chọn tên khác."
    elif code == errno.EINVAL:
        return _bad_name(path)
    else:
        problem, advice = f"ổ đĩa báo lỗi số {code}", "Hãy thử lại hoặc chọn ổ đĩa khác."
    return KnownError(f"Không ghi được “{name}”: {problem}. {_UNTOUCHED} {advice}", retryable=True)


def _is_long(path: Path) -> bool:
    """Return whether Windows may find a path too long, of the file itself or of the temporary one beside it."""
    return len(str(path.parent.absolute())) + max(len(path.name), _TEMPORARY_LETTERS) >= _LONG


def _bad_name(path: Path) -> KnownError:
    name = path.name.encode(errors="replace").decode().replace("\0", "?")
    return KnownError(
        f"Không ghi được “{name}”: tên tệp có ký tự không dùng được. {_UNTOUCHED} "
        'Hãy đặt tên không có các ký tự \\ / : * ? " < > |.'
    )
