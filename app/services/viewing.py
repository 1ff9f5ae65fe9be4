"""Files of the book while somebody looks at them: read-only copies in a folder of their own, wiped at the end.

The folder lies beside the settings, so that the next start finds what a crash left behind and wipes that as well.
"""

from __future__ import annotations

import atexit
import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from app.domain.attachments import can_open, ending
from app.domain.file_names import safe_file_name
from app.domain.year_records import AttachmentRecord
from app.errors import KnownError, reason_of
from app.paths import home, is_there

NOT_OPENED = (
    "Sổ không mở loại tệp này để tránh chạy nhầm chương trình lạ. Đồng chí lưu tệp ra ngoài nếu biết chắc là tệp gì."
)
PREFIX = "xem-"


class Viewing:
    """The read-only copies of one window."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        atexit.register(self.wipe)

    def lay_out(self, attachment: AttachmentRecord, content: bytes) -> Path:
        """Return a read-only copy of a file, to be shown by the system; raises KnownError for a kind never opened."""
        if not can_open(attachment):
            raise KnownError(NOT_OPENED)
        try:
            path = self._place(attachment)
            if not is_there(path):
                path.write_bytes(content)
                path.chmod(stat.S_IREAD)
        except OSError as error:
            raise KnownError(f"Không mở được “{attachment.title}”: {reason_of(error)}.") from error
        return path

    def wipe(self) -> None:
        """Remove every copy; one that a program still holds stays until the next start."""
        if self._folder is not None:
            wipe(self._folder)
            self._folder = None

    def _place(self, attachment: AttachmentRecord) -> Path:
        if self._folder is None or not is_there(self._folder):
            above = home() / "dang-xem"
            above.mkdir(mode=0o700, parents=True, exist_ok=True)
            wipe_left(above)
            self._folder = Path(mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=above))
        name = safe_file_name(Path(attachment.file_name).stem)
        return self._folder / f"{attachment.sha256[:12]}-{name}{ending(attachment.file_name)}"


def wipe_left(above: Path) -> None:
    """Remove what programs that are no more left behind."""
    for folder in above.glob(f"{PREFIX}*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not (number.isdecimal() and _is_running(int(number))):
            wipe(folder)


def wipe(folder: Path) -> None:
    """Write over every file of a folder, then remove them and it, as far as the system lets us."""
    for path in folder.glob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IREAD | stat.S_IWRITE)
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
    with suppress(OSError):
        folder.rmdir()


def _is_running(number: int) -> bool:
    """Return whether a program of that number may still run; where that cannot be known, only our own does."""
    if number == os.getpid():
        return True
    if os.name == "nt":
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
