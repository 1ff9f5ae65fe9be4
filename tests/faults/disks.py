"""Disks that can be filled, or lose their power: mounted for a test by root on Linux, else the reason why not."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Switches an ext4 off as if the power had gone: nothing that was not synced reaches the disk, its log neither.
_SHUTDOWN = 0x8004587D
_WITHOUT_LOG = struct.pack("I", 2)


class DiskRefusedError(Exception):
    """This machine does not allow such a disk; the text says why."""


class PowerDisk:
    """A small ext4 in a file, mounted at ``folder``."""

    def __init__(self, image: Path, folder: Path, megabytes: int) -> None:
        self._image = image
        self.folder = folder
        folder.mkdir(exist_ok=True)
        with image.open("wb") as file:
            file.truncate(megabytes << 20)
        run("mkfs.ext4", "-q", "-F", str(image))
        self.mount()

    def mount(self) -> None:
        """Mount it, which replays its log as after any power cut."""
        run("mount", "-o", "loop", str(self._image), str(self.folder))

    def cut(self) -> None:
        """Take its power away; every later call of a program on it fails."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, _WITHOUT_LOG)
        except OSError as error:
            raise DiskRefusedError(f"this kernel does not let a disk be shut down: {error}") from error
        finally:
            os.close(handle)

    def unmount(self) -> None:
        """Take it away; a program that was just killed may hold it for a moment."""
        for _ in range(100):
            if not subprocess.run(["umount", str(self.folder)], capture_output=True, check=False).returncode:
                return
            time.sleep(0.05)
        raise AssertionError(f"{self.folder} is still in use")


def run(*command: str) -> None:
    """Run a command of the system; raises DiskRefusedError with what it said."""
    try:
        subprocess.run(command, capture_output=True, check=True, text=True)
    except FileNotFoundError as error:
        raise DiskRefusedError(f"{command[0]} is not installed") from error
    except subprocess.CalledProcessError as error:
        raise DiskRefusedError(f"{command[0]}: {error.stderr.strip()}") from error


@contextmanager
def power_disk(folder: Path, megabytes: int = 48) -> Iterator[PowerDisk]:
    """Give a new disk in a folder of its own; raises DiskRefusedError where there can be none."""
    _need_root()
    folder.mkdir(parents=True, exist_ok=True)
    disk = PowerDisk(folder / "disk.img", folder / "đĩa", megabytes)
    try:
        yield disk
    finally:
        disk.unmount()
        (folder / "disk.img").unlink()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Give a folder that holds no more than ``size``, such as ``64k``; raises DiskRefusedError."""
    _need_root()
    folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def fill(folder: Path) -> Path:
    """Fill a disk to its last byte; return the file that does, to be removed when there is to be room again."""
    path = folder / "đầy.bin"
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    return path


def _need_root() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        raise DiskRefusedError("mounting a disk takes root on Linux")
