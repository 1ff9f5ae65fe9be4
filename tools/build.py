"""Build the program for the system this is run on, prove that it works, and measure it.

    python -m tools.build                  build/dist/so-chi-bo/, its self-test, size and start; build/build.json
    python -m tools.build --archive        the same, and a .tar.xz with its SHA-256 beside it
    python -m tools.build --no-measure     build and self-test only

The packages come from requirements.txt and requirements-build.txt, with hashes, into an environment of its own. Size
and start are told as ratios: to a bare window that is built and trimmed alike, and to the same program run from source.
It takes about two minutes. PyInstaller needs ``objdump`` (Debian: binutils) and Python's shared library.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app import __version__
from benchmarks.timing import compare
from tools import system_libraries
from tools.command_line import Line, count

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build"
DIST = OUT / "dist"
FOLDER = DIST / "so-chi-bo"
ENVIRONMENT = OUT / "env"
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
#: The program that has a standard output.
COMMAND = FOLDER / ("so-chi-bo-lenh.exe" if os.name == "nt" else "so-chi-bo")
REQUIREMENTS = ("requirements.txt", "requirements-build.txt")
LINUX_FILES = ("so-chi-bo.desktop", "so-chi-bo.xml")
#: What is aimed at, and from where on the build is taken to be broken.
START_GOAL, START_LIMIT = 1.15, 1.5
SIZE_GOAL, SIZE_LIMIT = 1.6, 2.0


def main(arguments: Sequence[str]) -> int:
    """Build what was asked for; return 0, or 1 when the built program does not do what it should."""
    parser = Line("python -m tools.build", __doc__)
    parser.add_argument("--archive", action="store_true", help="pack the folder")
    parser.add_argument("--no-measure", action="store_true", help="neither size nor start")
    parser.add_argument("--rounds", type=count, default=15, help="paired runs of the start (15)")
    parser.add_argument("--json", type=Path, default=OUT / "build.json", help="where the figures go")
    options = parser.parse_args(arguments)
    prepare()
    freeze("build.spec")
    complete()
    if not self_test():
        return 1
    found: dict[str, object] = {"version": __version__, "self_test": "passed"}
    if not options.no_measure:
        freeze("packaging/bare.spec")
        found |= sizes() | starts(options.rounds)
    if options.archive:
        found |= pack()
    options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return report(found)


def prepare() -> None:
    """Make the environment with exactly the packages of the requirements files, once per their content."""
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in REQUIREMENTS)).hexdigest()
    stamp = ENVIRONMENT / ".installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    must([sys.executable, "-m", "venv", ENVIRONMENT])
    files = [word for name in REQUIREMENTS for word in ("-r", ROOT / name)]
    must([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--require-hashes",
          "--only-binary", ":all:", *files])  # fmt: skip
    stamp.write_text(wanted)


def freeze(spec: str) -> None:
    """Run PyInstaller."""
    must([PYTHON, "-m", "PyInstaller", ROOT / spec, "--distpath", DIST, "--workpath", OUT / "work", "--noconfirm",
          "--log-level", "ERROR"])  # fmt: skip


def complete() -> None:
    """Add licences of what building brought along, and on Linux menu entry and kind of file."""
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENSE.txt")
    system_libraries.add(FOLDER / "_internal", ENVIRONMENT)
    if not sys.platform.startswith("linux"):
        return
    share = FOLDER / "share"
    share.mkdir()
    for name in LINUX_FILES:
        shutil.copy(ROOT / "packaging" / "linux" / name, share)
    shutil.copy(ROOT / "resources" / "icons" / "so-chi-bo.png", share)
    shutil.copy(ROOT / "packaging" / "linux" / "cai-dat.sh", FOLDER)


def self_test() -> bool:
    """Run the self-test of the built program from another folder, with nothing of this one in reach."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SO_CHI_BO"))}
    with tempfile.TemporaryDirectory() as elsewhere:
        return subprocess.run([COMMAND, "--self-test"], cwd=elsewhere, env=clean, check=False).returncode == 0


def sizes() -> dict[str, object]:
    """Return the sizes of both folders in bytes and their ratio."""
    own, bare = size(FOLDER), size(DIST / "bare")
    return {"folder_bytes": own, "bare_bytes": bare, "size_ratio": own / bare}


def size(folder: Path) -> int:
    """Return the size of all files of a folder in bytes; links count nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def starts(rounds: int) -> dict[str, object]:
    """Return the times from the start of the process to its end after the first screen, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"SO_CHI_BO_HOME": str(Path(name) / "home"), "QT_QPA_PLATFORM": "offscreen"}
        book = Path(name) / "so.scb"
        program(PYTHON, "-m", "app", "demo", book, "--no-open")()
        shown = (book, "--exit-when-shown")
        cases = {
            "source": program(PYTHON, "-m", "app", *shown),
            "built": program(FOLDER / f"so-chi-bo{SUFFIX}", *shown),
            "bare": program(DIST / "bare" / f"bare{SUFFIX}"),
        }
        figures = {one.name: one for one in compare(cases, "source", rounds)}
    told = {f"start_{name}_ms": {"median": f.median, "least": f.least, "most": f.most} for name, f in figures.items()}
    return told | {"start_ratio": figures["built"].ratio, "start_rounds": rounds}


def program(*command: object) -> Callable[[], None]:
    """Return a case that runs a program from start to end."""
    words = [str(word) for word in command]

    def run() -> None:
        quiet = subprocess.DEVNULL
        subprocess.run(words, cwd=ROOT, check=True, stdin=quiet, stdout=quiet, stderr=quiet)

    return run


def pack() -> dict[str, object]:
    """Pack the folder; return what is to be known of the archive."""
    archive = OUT / f"so-chi-bo-{__version__}-{sys.platform}.tar.xz"
    with tarfile.open(archive, "w:xz") as target:
        target.add(FOLDER, arcname=f"so-chi-bo-{__version__}")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", encoding="ascii")
    return {"archive": archive.name, "archive_bytes": archive.stat().st_size, "archive_sha256": digest}


def report(found: dict[str, object]) -> int:
    """Print the figures; return 1 when one of them shows a broken build."""
    if "size_ratio" not in found:
        return 0
    size_ratio, start_ratio = float(str(found["size_ratio"])), float(str(found["start_ratio"]))
    own, bare = (int(str(found[f"{name}_bytes"])) / 1e6 for name in ("folder", "bare"))
    print(f"size:  {own:.0f} MB, bare Qt folder {bare:.0f} MB, ratio {size_ratio:.2f} (goal {SIZE_GOAL})")
    told = json.loads(json.dumps(found))
    medians = {name: told[f"start_{name}_ms"]["median"] for name in ("source", "built", "bare")}
    print("start: " + ", ".join(f"{name} {value:.0f} ms" for name, value in medians.items()), end="")
    print(f", built : source {start_ratio:.2f} (goal {START_GOAL})")
    return 1 if size_ratio > SIZE_LIMIT or start_ratio > START_LIMIT else 0


def must(command: Iterable[object]) -> None:
    """Run a command that has to succeed, in the project's folder."""
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
