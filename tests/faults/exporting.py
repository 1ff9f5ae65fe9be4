"""``python -m tests.faults.exporting FOLDER ACKS DOCUMENT…``: exports documents again and again until it is stopped.

A number is noted once a file is said to be exported. The same names come again and again, so that earlier files are
replaced too.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.exporters.files import write_atomically

NAMES = 4


def target_of(folder: Path, number: int) -> Path:
    """Return where the export of that number goes."""
    return folder / f"biên bản {number % NAMES}.docx"


def export(folder: Path, acks: Path, documents: Sequence[bytes]) -> None:
    """Export one document after the other."""
    with acks.open("a") as file:
        for number in itertools.count():
            write_atomically(target_of(folder, number), documents[number % len(documents)])
            os.write(file.fileno(), f"{number}\n".encode())


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name).read_bytes() for name in sys.argv[3:]])
