"""A PostgreSQL server of the test run's own: in a temporary folder, reached only through a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The account that Debian's package makes; the server refuses to run as root.
ACCOUNT = "postgres"
START_SECONDS = 20.0


class NoServer(Exception):
    """Why there is no server to test on."""


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a running server with a database that sorts text by its bytes; raises NoServer."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="scb-pg-", dir="/tmp"))
    as_whom = _prepare(folder)
    try:
        data = folder / "data"
        made = _run([*as_whom, programs / "initdb", "-D", data, "--locale=C", "--encoding=UTF8", "--auth=trust",
                     "--username=scb", "--no-sync"])  # fmt: skip
        if made.returncode:
            raise NoServer(f"initdb: {made.stderr.strip()[-200:]}")
        options = ("listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off")
        given = [part for option in options for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([*map(str, (*as_whom, programs / "postgres", "-D", data)), *given],
                                       stdout=log, stderr=log, cwd="/")  # fmt: skip
        try:
            _wait(process, folder)
            yield f"postgresql+psycopg://scb@/postgres?host={folder}"
        finally:
            process.send_signal(signal.SIGINT)  # ends without waiting for connections that are open
            process.wait(START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(url: str, statement: str) -> None:
    """Run a statement that no transaction may hold, such as making a database."""
    import psycopg

    address = url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def _programs() -> Path:
    """Return the folder of the newest server there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if not found:
        raise NoServer("PostgreSQL is not installed (Debian's package postgresql)")
    return found[-1].parent


def _prepare(folder: Path) -> list[str]:
    """Let the server's account have the folder; return what starts a program as that account."""
    if os.geteuid():
        return []
    try:
        account = pwd.getpwnam(ACCOUNT)
    except KeyError as error:
        raise NoServer("there is no account to run the server as") from error
    if shutil.which("setpriv") is None:
        raise NoServer("setpriv is not there to run the server as another account")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--pdeathsig=INT"]


def _run(command: list[object]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd="/")


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the server answers; raises NoServer when it does not start."""
    import psycopg

    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise NoServer(f"postgres: {(folder / 'log').read_text()[-300:]}")
        try:
            psycopg.connect(host=str(folder), user="scb", dbname="postgres").close()
        except psycopg.OperationalError:
            process_wait(process, 0.05)
        else:
            return
    raise NoServer("the server did not answer in time")


def process_wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait a moment, less when the process ends."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return
