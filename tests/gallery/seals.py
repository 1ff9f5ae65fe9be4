"""Closed minutes, as they are shown when all is well and after another tool has changed them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2 as driver

from app.services import books, minutes_seal
from app.ui.main_window import MainWindow
from tests.gallery.scenes import at

HELD = ("2026-q1", "2026-q2", "2026-q3")
CHANGED = HELD[1]


class Shooter(Protocol):
    """Takes a picture of a window under a name."""

    def __call__(self, window: MainWindow, name: str) -> None:
        """Take it."""


def changed_book(path: Path) -> Path:
    """Make the sample with closed minutes, one of them changed with another tool."""
    books.make_sample(path)
    book = books.open_book(path)
    for session in HELD:
        with book.write() as uow:
            minutes_seal.finalise(uow, session, at(16, 30))
            uow.commit()
    book.close()
    raw = driver.connect(str(path))
    raw.execute("DROP TRIGGER sealed_sessions_update")
    raw.execute("UPDATE sessions SET conclusion = 'X' || substr(conclusion, 2) WHERE uid = ?", (CHANGED,))
    raw.commit()
    raw.close()
    return path


def shoot_seals(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The list, closed minutes that are whole, and those that are not."""
    window.open_session(HELD[0])
    shoot(window, f"sealed-session{end}")
    window.context.seals.check(CHANGED)
    window.show_page("sessions")
    shoot(window, f"sealed-changed-list{end}")
    window.open_session(CHANGED)
    settle()
    shoot(window, f"sealed-changed-session{end}")
