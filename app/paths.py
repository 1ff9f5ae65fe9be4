"""Where things lie: resources of the program, and the folder for all that is kept outside a book."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

HOME_VARIABLE = "SO_CHI_BO_HOME"
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


def home() -> Path:
    """Return the folder for settings, log and recent books; ``SO_CHI_BO_HOME`` overrides the platform's place."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("so-chi-bo", appauthor=False)
