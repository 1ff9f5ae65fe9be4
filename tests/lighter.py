"""What makes the tests cheap without making them weaker; each of these holds for one process of the test run.

A book is opened thousands of times in a run, and only once in a run of the program: what SQLAlchemy has compiled, what
a password gives and the tables of an empty book are therefore kept from one book to the next.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import cycle
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlcipher3 import dbapi2 as driver

from app.domain.backup_words import Reason
from app.errors import Stopped
from app.models import content_sum, engine, migrate
from app.models.engine import BookKey
from app.services import backups

_create_engine, _create, _upgrade = sqlalchemy.create_engine, migrate.create, migrate.upgrade
_take, _keep = content_sum.take, backups.keep
_MIGRATIONS = migrate.MIGRATIONS
#: Where Python may keep what it has compiled when it may not do so beside the sources.
_BYTECODE = Path(__file__).parents[1] / ".pytest_cache" / "bytecode"
#: Whether the test is over and what stood around it is being put away.
_is_over = False
#: What connections are told when a test is not about power cuts: as the program does, but without waiting for the disk.
UNSYNCED = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in engine._PRAGMAS)


def begin() -> None:
    """Keep from now on what costs much and is the same for every book."""
    sqlalchemy.create_engine = _engine_sharing_statements
    hashlib.pbkdf2_hmac = lru_cache(maxsize=256)(hashlib.pbkdf2_hmac)
    migrate.create = _create_from_template
    content_sum.take, backups.keep = _take_unless_over, _keep_unless_over
    if sys.dont_write_bytecode:  # else every process of a run, of hundreds, would compile the same files again
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(_BYTECODE)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(_BYTECODE)


@contextmanager
def over() -> Iterator[None]:
    """Put away what stood around a test: nobody opens its book again, nor asks for a last backup of it."""
    global _is_over  # noqa: PLW0603 (of the process, as all here)
    _is_over = True
    try:
        yield
    finally:
        _is_over = False


def _take_unless_over(book: Any) -> Any:
    return None if _is_over else _take(book)


def _keep_unless_over(path: Path, key: BookKey | None, now: Any, reason: Reason, **how: Any) -> Any:
    if _is_over and reason is Reason.CLOSE:
        raise Stopped
    return _keep(path, key, now, reason, **how)


@cache
def _salts(password: str) -> Iterator[bytes]:
    return cycle((os.urandom(16), os.urandom(16)))


def fresh_key(password: str) -> BookKey:
    """Return a key with another salt than the one before; the two of a password are derived once."""
    return BookKey.derive(password, next(_salts(password)))


@cache
def _first() -> Any:
    first = _create_engine("sqlite://", module=driver)
    first.connect().close()
    return first


def _engine_sharing_statements(*arguments: Any, **facts: Any) -> Any:
    """Return an engine that knows the statements which the engines before it have compiled."""
    made, first = _create_engine(*arguments, **facts), _first()
    if made.dialect.name != first.dialect.name:
        return made
    made.dialect = made.pool._dialect = first.dialect
    made._compiled_cache = first._compiled_cache
    return made


@cache
def _empty_book() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.scb"
        _create(path, None)
        return path.read_bytes()


def _create_from_template(path: Path, key: BookKey | None) -> None:
    """Make a book whose tables were made by the migrations once; one with a key, or a test's own ones, in full."""
    if key is not None or migrate.MIGRATIONS != _MIGRATIONS or migrate.upgrade is not _upgrade:
        _create(path, key)
        return
    engine.make_file(path, None)
    path.write_bytes(_empty_book())


def end_closed_windows() -> None:
    """Let the windows go that a test has closed: the program ends with its window, a test run does not.

    Each that stays would look at every event of all the tests after it, and be dressed anew with every look.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    module = sys.modules.get("app.ui.windows")
    if module is None:
        return

    for window in module._windows:
        if isValid(window) and window._context is None and not window.isVisible():
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    module._windows[:] = filter(isValid, module._windows)
