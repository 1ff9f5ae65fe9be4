"""Set everything up, then do the main job on the sample book or pass the tests. Needs only Python 3.11 or newer.

python3 run.py          make the sample book, write its documents into sample/, open the window
python3 run.py test     ruff, mypy, import-linter, pytest
python3 run.py app …    the command so-chi-bo with its arguments
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = HERE / "sample"
#: Tests that may have failed for being late; more of them have failed for another reason.
MOST_AGAIN = 3
#: What Qt needs on Debian 12: the first line for any use, the second for a window on a screen.
QT_LIBRARIES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libgssapi-krb5-2 fontconfig "
    "libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 "
    "libcups2"
).split()


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; return the exit status."""
    if sys.version_info < (3, 11):
        print("Cần Python 3.11 trở lên. / Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    what, rest = (arguments[0], list(arguments[1:])) if arguments else ("demo", [])
    if what in {"-h", "--help"}:
        print(__doc__)
        return 0
    if what not in {"demo", "test", "app"} or (what == "demo" and rest):
        wrong = (rest or [what])[0]
        print(
            f"run.py: không hiểu “{wrong}”; chỉ có demo, test, app. / No such word; --help tells more.", file=sys.stderr
        )
        return 2
    if what == "test":
        prepare("requirements-dev.txt")
        return test(rest)
    prepare("requirements.txt")
    if what == "app":
        return run([PYTHON, "-m", "app", *rest])
    return demo()


def demo() -> int:
    """Make the sample book and its documents, then open the window where there is a screen."""
    book = SAMPLE / "so-mau.scb"
    shutil.rmtree(SAMPLE, ignore_errors=True)
    SAMPLE.mkdir()
    steps: list[list[object]] = [["demo", book, "--no-open"]]
    for kind, name in (("minutes", "bien-ban"), ("topic-report", "bao-cao-chuyen-de")):
        steps += [
            ["export", book, kind, "--session", "2026-q1", "--out", SAMPLE / f"{name}{form}"]
            for form in (".docx", ".pdf")
        ]
    for step in steps:
        status = run([PYTHON, "-m", "app", *step])
        if status:
            return status
    print(f"Sổ mẫu và văn bản nằm ở: {SAMPLE}")
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("Máy này không có màn hình nên không mở cửa sổ. / No screen here, so no window was opened.")
        return 0
    return run([PYTHON, "-m", "app", book])


def test(rest: Sequence[str]) -> int:
    """Run every check; return the first failure's status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks: list[list[object]] = [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [PYTHON, "-m", "mypy"],
        [PYTHON.with_name("lint-imports"), "--no-cache"],
    ]
    for check in [] if rest else checks:
        status = run(check)
        if status:
            return status
    status = run([PYTHON, "-m", "pytest", *(rest or ("-n", "auto", "--dist", "worksteal"))])
    return again() if status == 1 and not rest else status


def again() -> int:
    """Give a few tests that failed one more chance, alone and in sight: a busy machine can make a real window late."""
    failed = HERE / ".pytest_cache" / "v" / "cache" / "lastfailed"
    names = json.loads(failed.read_text()) if failed.exists() else {}
    if not 0 < len(names) <= MOST_AGAIN:
        return 1
    print(f"{len(names)} failed beside others; each must pass alone:", *names, sep="\n  ", flush=True)
    return run([PYTHON, "-m", "pytest", "--last-failed"])


def prepare(requirements: str) -> None:
    """Make the environment with exactly the packages of a requirements file, once per version of that file."""
    wanted = hashlib.sha256((HERE / requirements).read_bytes()).hexdigest()
    stamp = VENV / f".{requirements}.installed"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted):
        make_venv()
        must([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--require-hashes",
              "--only-binary", ":all:", "-r", HERE / requirements])  # fmt: skip
        if requirements == "requirements-dev.txt":
            must([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-deps",
                  "--no-build-isolation", "-e", HERE])  # fmt: skip
        stamp.write_text(wanted)
    need_qt()


def make_venv() -> None:
    """Make .venv; on a Debian without python3-venv install that first, or say how."""
    if PYTHON.exists() and run([PYTHON, "-m", "pip", "--version"], quiet=True) == 0:
        return
    if run([sys.executable, "-c", "import ensurepip"], quiet=True) != 0:
        apt_install(["python3-venv"], "Python thiếu mô-đun venv")
    shutil.rmtree(VENV, ignore_errors=True)
    must([sys.executable, "-m", "venv", VENV])


def need_qt() -> None:
    """Install what Qt lacks on this Linux, or name it exactly."""
    probe = [PYTHON, "-c", "import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg"]
    if run(probe, quiet=True) == 0:
        return
    if not sys.platform.startswith("linux"):
        must(probe)
    apt_install(QT_LIBRARIES, "Thiếu thư viện cho Qt")
    must(probe)


def apt_install(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root; without that right, or elsewhere, say the exact command and stop."""
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        subprocess.run([*command.split(), "-qq"], check=True, env=environment, stdout=subprocess.DEVNULL)
        return
    print(f"{why}. Hãy chạy lệnh sau rồi thử lại / run this, then try again:\n  sudo {command}", file=sys.stderr)
    raise SystemExit(1)


def must(command: Sequence[object]) -> None:
    """Run a command that has to succeed."""
    status = run(command)
    if status:
        raise SystemExit(status)


def run(command: Sequence[object], *, quiet: bool = False) -> int:
    """Run a command in the project's folder; return its status."""
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            [str(part) for part in command], cwd=HERE, stdout=sink, stderr=sink, check=False
        ).returncode
    except FileNotFoundError:
        return 127


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
