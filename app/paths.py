"""Where things lie: resources of the program, and the folder for all that is kept outside a book."""

from __future__ import annotations

import errno
import os
import sys
import zlib
from pathlib import Path

HOME_VARIABLE = "SO_CHI_BO_HOME"
#: A file of this name beside the program makes it keep its data there; Windows may hide that a name ends in .txt.
PORTABLE = ("portable", "portable.txt")
KEPT_BESIDE = "du-lieu"
#: What SQLite keeps beside a book while it is open: the end of the name.
BESIDE_A_BOOK = ("-wal", "-shm", "-journal")
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM)


def resources() -> Path:
    """Return the folder of the program's own data, in a checkout, an installed wheel and a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def is_there(path: Path) -> bool:
    """Return whether something stands at ``path``; False for a name that no file can have."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def short_mark(path: Path) -> str:
    """Return eight letters and digits that tell files of one name apart by their places."""
    place = str(path.resolve()).encode(errors="surrogatepass")
    return f"{zlib.crc32(place):08x}"


def is_part_of(path: Path, book: Path) -> bool:
    """Return whether a file is a book or one that SQLite keeps beside it, by whatever name or link."""
    try:
        place = book.resolve()
        parts = (place, *(Path(f"{place}{end}") for end in BESIDE_A_BOOK))
        return path.resolve() in parts or (path.exists() and any(one.exists() and path.samefile(one) for one in parts))
    except (OSError, ValueError):
        return False


def sync_folder(folder: Path) -> None:
    """Put new names in a folder on the disk; raises OSError. Windows and some network folders have no way to do so."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def program_folder() -> Path | None:
    """Return the folder the program was unpacked into; None for one that is installed among Python's packages."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    package = Path(__file__).resolve().parent
    return None if (package / "_resources").is_dir() else package.parent


def portable_home() -> Path | None:
    """Return the folder beside a portable program in which it keeps its data; None for a program that is installed."""
    folder = program_folder()
    if folder is None:
        return None
    kept = folder / KEPT_BESIDE
    return kept if kept.is_dir() or any(is_there(folder / name) for name in PORTABLE) else None


def home() -> Path:
    """Return the folder for settings, log, backups and recent books.

    ``SO_CHI_BO_HOME`` comes first, then the folder beside a portable program, then the platform's place.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    beside = portable_home()
    if beside is not None:
        return beside
    from platformdirs import user_data_path

    return user_data_path("so-chi-bo", appauthor=False)
