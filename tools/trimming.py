"""What a built folder leaves out: parts of Qt and of Python that the program never uses, and libraries only they need.

Used by ``build.spec`` and by the bare window it is measured against, so that both are trimmed alike. What is left out
wrongly is found by the self-test of the built program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import PurePath

#: name in the folder, source file, type: PyInstaller's own tuples
Entry = tuple[str, str, str]

#: Symbols go from libraries on Linux; Windows has them in files of their own.
STRIP = sys.platform.startswith("linux")
#: Modules that nothing of the program imports when it runs; ``readline`` is GPL.
MODULES = [
    "tkinter", "unittest", "test", "pydoc", "pdb", "doctest", "lib2to3", "distutils", "setuptools", "pkg_resources",
    "curses", "readline", "sqlite3", "ssl", "_ssl", "multiprocessing", "xmlrpc", "ftplib", "_wmi",
    "lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax", "lxml.builder", "lxml.cssselect",
    "lxml.doctestcompare", "lxml.usedoctest", "lxml.ElementInclude",
    "smtplib", "cgi", "_pydecimal", "sqlalchemy.ext.asyncio", "asyncio", "_asyncio", "http", "urllib.request",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    "PySide6.QtDBus", "PySide6.QtTest",
]  # fmt: skip
#: Plugins of Qt that stay, by folder and by what their file name contains; the rest go with what only they need.
PLUGINS = {
    "platforms": ("xcb", "offscreen", "windows"),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),
    "iconengines": ("svg",),
    "imageformats": ("svg",),
    "printsupport": ("cups", "windows"),
}
#: Parts of names of files that are not needed.
UNWANTED = ("locale-data", "translations", "opengl32sw", "isoschematron", "default-docx-template")
#: Printing on Linux goes through the CUPS of the machine; with it are there the libraries it needs.
OF_THE_MACHINE = (
    "libcups.", "libavahi", "libgnutls.", "libgssapi_krb5.", "libkrb5", "libk5crypto.", "libcom_err.", "libkeyutils.",
    "libhogweed.", "libnettle.", "libgmp.", "libidn2.", "libunistring.", "libtasn1.", "libp11-kit.",
)  # fmt: skip


def binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Return the libraries that stay: extension modules, the plugins of Qt in use, and whatever these need."""
    kept = [entry for entry in entries if not _is_unwanted(entry[0]) and _is_plugin_in_use(entry[0])]
    wanted = _needed(kept)
    return [entry for entry in kept if _is_root(entry) or PurePath(entry[0]).name.lower() in wanted]


def datas(entries: Iterable[Entry], libraries: Iterable[Entry]) -> list[Entry]:
    """Return the data files that stay; of the links to libraries those whose library does."""
    there = {PurePath(name).name for name, _, _ in libraries}
    return [
        (name, source, kind)
        for name, source, kind in entries
        if not _is_unwanted(name) and (kind != "SYMLINK" or PurePath(source).name in there)
    ]


def _is_unwanted(name: str) -> bool:
    last = PurePath(name).name
    return any(part in name for part in UNWANTED) or last.startswith(OF_THE_MACHINE)


def _is_plugin_in_use(name: str) -> bool:
    parts = PurePath(name).parts
    if "plugins" not in parts:
        return True
    folder, file = parts[-2], parts[-1]
    return any(word in file for word in PLUGINS.get(folder, ()))


def _is_root(entry: Entry) -> bool:
    """Return whether a library is loaded by name, not because another is linked with it."""
    name, _, kind = entry
    return (
        kind == "EXTENSION"
        or "plugins" in PurePath(name).parts
        or PurePath(name).name.lower().startswith(("libpython", "python3", "vcruntime", "msvcp"))
    )


def _needed(entries: Iterable[Entry]) -> set[str]:
    """Return the names of all libraries that the roots are linked with, directly or through others."""
    from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped,import-not-found,unused-ignore]

    sources = {PurePath(name).name.lower(): source for name, source, kind in entries if kind != "SYMLINK"}
    waiting = [source for name, source, kind in entries if kind != "SYMLINK" and _is_root((name, source, kind))]
    found: set[str] = set()
    while waiting:
        for imported, _ in get_imports(waiting.pop()):
            name = PurePath(imported).name.lower()
            if name not in found:
                found.add(name)
                if name in sources:
                    waiting.append(sources[name])
    return found
