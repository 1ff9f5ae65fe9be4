"""Running a program under strace, which makes one of its calls fail, wait or kill it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest


@cache
def why_not() -> str:
    """Return why no program can be traced here, nothing where one can."""
    found = shutil.which("strace") if sys.platform == "linux" else None
    if found is None:
        return "strace is not installed"
    tried = subprocess.run([found, "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "this machine does not let strace trace a program" if tried.returncode else ""


def tampered(calls: str, what: str, path: Path | None, *command: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m command`` with its calls on a path, or all, tampered with; skips the test where none can be."""
    if why_not():
        pytest.skip(why_not())
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", *(["-P", str(path)] if path else [])]
    tampering = ["-e", f"trace={calls}", "-e", f"inject={calls}:{what}"]
    program = [sys.executable, "-m", *command]
    return subprocess.run([*strace, *tampering, *program], capture_output=True, check=False, text=True)
