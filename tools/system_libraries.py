"""What only a built folder carries: PyInstaller's start code, and libraries of the Linux on which it was built."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

#: Parts of names of libraries that must not be given away with the program: they are GPL.
REFUSED = ("readline", "libhistory", "gdbm", "libhogweed")
BILL, TEXTS = "resources/licenses/sbom.cdx.json", "resources/licenses/texts"
#: GPL with an exception by which a program built with it may be under any licence.
STARTER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"


def add(folder: Path, environment: Path) -> None:
    """Add to the bill and the texts of a built folder what building it brought along; stops at a GPL library."""
    refused = [path.name for path in folder.rglob("*.so*") if any(word in path.name for word in REFUSED)]
    if refused:
        raise SystemExit(f"these must not be given away: {', '.join(refused)}")
    texts = folder / TEXTS
    bill = json.loads((folder / BILL).read_text(encoding="utf-8"))
    bill["components"] += [starter(environment, texts), *(package(name, texts) for name in sorted(packages(folder)))]
    (folder / BILL).write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def starter(environment: Path, texts: Path) -> dict[str, Any]:
    """Return PyInstaller's start code as a component; copies its licence."""
    (source,) = environment.rglob("pyinstaller-*.dist-info/licenses/COPYING.txt")
    version = source.parents[1].name.removeprefix("pyinstaller-").removesuffix(".dist-info")
    shutil.copy(source, texts / "pyinstaller.txt")
    purl = f"pkg:pypi/pyinstaller@{version}"
    return _component("pyinstaller", version, purl, "mã khởi động của bản dựng sẵn", STARTER_LICENCE, "pyinstaller.txt")


def packages(folder: Path) -> set[str]:
    """Return the Debian packages whose libraries a folder carries; none where there is no Debian."""
    if shutil.which("dpkg-query") is None:
        return set()
    return {found for name in _libraries(folder) if (found := package_of(name))}


def _libraries(folder: Path) -> Iterable[str]:
    """Return the libraries beside the program; Python's own stands in the bill already."""
    for path in folder.iterdir():
        if ".so" in path.name and not path.is_symlink() and not path.name.startswith("libpython"):
            yield path.name


def package_of(library: str) -> str:
    """Return the Debian package a library is of, nothing for one that came with a wheel."""
    found = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    return found.stdout.partition(":")[0].split(",")[0] if found.returncode == 0 else ""


def package(name: str, texts: Path) -> dict[str, Any]:
    """Return a Debian package as a component; copies its licence."""
    target = f"debian-{name}.txt"
    shutil.copy(Path("/usr/share/doc") / name / "copyright", texts / target)
    version = subprocess.check_output(["dpkg-query", "-W", "-f", "${Version}", name], text=True)
    purl = f"pkg:deb/debian/{name}@{version}"
    return _component(name, version, purl, "thư viện của Debian đi cùng bản Linux", "xem toàn văn", target)


def _component(name: str, version: str, purl: str, purpose: str, licence: str, text: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "description": purpose,
        "licenses": [{"license": {"name": licence}}],
        "purl": purl,
        "properties": [{"name": "so-chi-bo:texts", "value": text}],
    }
