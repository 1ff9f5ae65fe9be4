"""What SQLAlchemy imports without need is not loaded with the program, and works where somebody needs it."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import app.models.readers
import app.services.open_book
print(sorted({"asyncio.base_events", "_hashlib", "ssl", "_ssl", "socket", "email.message"} & set(sys.modules)))
print([name for name in sys.modules if name.startswith("_sysconfigdata")])
from sysconfig import get_config_var
import sysconfig
print(get_config_var("py_version_short") == sysconfig.get_python_version(), get_config_var("Py_GIL_DISABLED") or 0)
import asyncio, asyncio.events
async def answer():
    await asyncio.sleep(0)
    return 42
from importlib import metadata
print(metadata.version("SQLAlchemy")[0], type(sys.modules["importlib.metadata"]).__name__)
print(asyncio.run(answer()), asyncio.iscoroutine(answer), type(sys.modules["asyncio"]).__name__)
import hashlib
print(hashlib.sha256(b"so").hexdigest()[:8], len(hashlib.pbkdf2_hmac("sha512", b"so", b"muoi", 1)))
from sqlalchemy.util.concurrency import is_exit_exception
print(is_exit_exception(asyncio.CancelledError()), is_exit_exception(ValueError()))
"""


def test_packages_are_loaded_when_they_are_first_used() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "[]",
        "[]",
        "True 0",
        "2 module",
        "42 False module",
        "a1d98908 64",
        "True False",
    ]


THREADS = """
import sys
import app
import threading
import importlib.metadata
sys.setswitchinterval(1e-5)
found = []
def ask():
    import asyncio
    found.append((asyncio.run.__name__, importlib.metadata.version("SQLAlchemy")[0]))
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(set(found)), len(found))
"""


def test_threads_that_need_a_package_at_once_all_get_it_whole() -> None:
    done = subprocess.run([sys.executable, "-c", THREADS], check=True, capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("[('run', '2')] 8\n", "")
