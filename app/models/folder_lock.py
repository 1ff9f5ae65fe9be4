"""One program at a time in a folder, by a lock of the operating system: a program that is killed leaves none behind."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

#: How far tries to get the lock are apart.
_APART_SECONDS = 0.05


@contextmanager
def locked(folder: Path, patience: float) -> Iterator[bool]:
    """Hold the folder while the block runs; give whether it is held after ``patience`` seconds at most.

    Raises OSError when the folder cannot be written to.
    """
    with (folder / ".lock").open("ab") as file:
        end = time.monotonic() + patience
        held = take(file)
        while not held and time.monotonic() < end:
            time.sleep(_APART_SECONDS)
            held = take(file)
        yield held


def take(file: BinaryIO, place: int = 0) -> bool:
    """Return whether the lock of a file is ours now; closing it gives it back. Windows locks the byte at ``place``."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(place)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
