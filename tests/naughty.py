"""The strings of ``tests/data/naughty.txt``."""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).parent / "data" / "naughty.txt"


def strings() -> list[str]:
    """Return every string, in the order of the file."""
    lines = FILE.read_text("ascii").splitlines()
    return [json.loads(f'"{line}"') for line in lines if not line.startswith("#")]
