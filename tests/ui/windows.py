"""A window that several tests of a module share: one start instead of many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from app import settings
from app.models import engine
from app.ui.main_window import MainWindow, open_main_window
from tests import lighter
from tests.ui.walk import settle


@contextmanager
def shown_window(book: Path | None, home: Path, **look: Any) -> Iterator[MainWindow]:
    """Give a window over a book, in a look, that is drawn and has the keyboard; close it afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CHI_BO_HOME", str(home))
        patch.setattr(engine, "_PRAGMAS", lighter.UNSYNCED)
        settings.save(replace(settings.Settings(), **look))
        window = open_main_window(book)
        window.activateWindow()  # another window of the run may have the keyboard
        QTest.qWaitForWindowActive(window)
        window.load()
        settle()
        yield window
        window.close()
        lighter.end_closed_windows()
