"""Backups: the settings' card, the page that restores, what is said afterwards, and a damaged book."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from app import settings
from app.domain.backup_words import Reason
from app.models.unit_of_work import UnitOfWork
from app.services import backups, books, meeting
from app.ui.main_window import MainWindow
from tests.gallery.scenes import SESSION
from tests.gallery.states import find


class Shooter(Protocol):
    """Takes a picture of a window under a name."""

    def __call__(self, window: MainWindow, name: str) -> None:
        """Take it."""


def backed_up_book(path: Path) -> Path:
    """Make the sample with three backups, the session going on between them; no other book has any."""
    shutil.rmtree(backups.home_root(), ignore_errors=True)
    books.make_sample(path)
    works: tuple[tuple[datetime, Reason, Callable[[UnitOfWork], object]], ...] = (
        (datetime(2026, 11, 18, 8, 2), Reason.OPEN, lambda uow: None),
        (datetime(2026, 11, 26, 13, 58), Reason.OPEN, lambda uow: meeting.set_facts(uow, SESSION, place="Phòng họp")),
        (datetime(2026, 11, 26, 14, 30), Reason.CHANGE, _speak),
    )
    for at, reason, work in works:
        _write(path, work)
        backups.keep(path, None, at, reason)
    _write(path, _speak)
    return path


def shoot_backups(
    window: MainWindow, shoot: Shooter, wait: Callable[[Callable[[], bool]], None], end: str, book: Path
) -> None:
    """From the welcome page to a restored book, and on to the settings."""
    settings.save(settings.load().opened(book))
    find(window, QPushButton, "open_backup").click()
    changed = window.findChild(QLabel, "book_changed")
    assert changed is not None
    wait(changed.isVisible)
    find(window, QTableView, "backup_list").selectRow(1)
    wait(changed.isVisible)
    shoot(window, f"restore{end}")
    find(window, QPushButton, "restore_backup").click()
    wait(lambda: window.has_book)
    shoot(window, f"restored{end}")
    window.context.backups.take()
    window.show_page("settings").show_section("backup")
    shoot(window, f"backup-card{end}")
    window.close_book()
    book.write_bytes(book.read_bytes()[:5000])
    window.show_welcome(book)
    shoot(window, f"damaged-book{end}")


def _speak(uow: UnitOfWork) -> None:
    meeting.add_contribution(uow, SESSION, meeting.NewContribution("Nhất trí với báo cáo đề dẫn.", speaker="m3"))


def _write(path: Path, work: Callable[[UnitOfWork], object]) -> None:
    book = books.open_book(path)
    with book.write() as uow:
        work(uow)
        uow.commit()
    book.close()
