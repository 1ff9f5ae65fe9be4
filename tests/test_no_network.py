"""No module of the program imports what opens a connection; a local socket is the one exception."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).resolve().parents[1] / "app"
FORBIDDEN = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc",
    "socketserver", "asyncio", "asyncore", "asynchat", "webbrowser", "requests", "urllib3", "httpx", "aiohttp",
    "websockets", "multiprocessing.connection", "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtNetworkAuth", "PySide6.QtRemoteObjects",
}  # fmt: skip
#: A window tells a second one of the same book to come forward; nothing of this leaves the machine.
LOCAL = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def imported(file: Path) -> Iterator[str]:
    """Return what a module imports, names out of packages whole."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def is_forbidden(name: str) -> bool:
    parts = name.split(".")
    return name not in LOCAL and any(".".join(parts[:end]) in FORBIDDEN for end in range(1, len(parts) + 1))


def test_nothing_that_opens_a_connection_is_imported() -> None:
    found = {f"{file.name}: {name}" for file in APP.rglob("*.py") for name in imported(file) if is_forbidden(name)}
    assert found == set()


def test_the_search_sees_every_form(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("import http.client\nfrom urllib import request\nfrom PySide6 import QtNetwork\n", encoding="utf-8")
    assert [is_forbidden(name) for name in imported(file)] == [True, True, True]
