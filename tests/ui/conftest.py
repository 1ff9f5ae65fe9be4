"""Fixtures for the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.open_book import OpenBook
from app.ui.bridge import Bridge
from app.ui.context import AppContext
from app.ui.dressing import dress


def make_context(path: Path) -> AppContext:
    """Return a context over the book at ``path``; the caller closes its book. It lasts as long as the program."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    bridge = Bridge()
    book = OpenBook.open(path, None, bridge.tell)
    context = AppContext(book, bridge, dress(app), app)
    bridge.setParent(context)
    return context


@pytest.fixture
def context(qtbot: QtBot, sample_path: Path) -> Iterator[AppContext]:
    """What pages get, over the sample book."""
    made = make_context(sample_path)
    yield made
    made.book.close()


@pytest.fixture
def empty_context(qtbot: QtBot, empty_path: Path) -> Iterator[AppContext]:
    """What pages get, over a book without members."""
    made = make_context(empty_path)
    yield made
    made.book.close()
