"""Fixtures: real books in temporary folders, made once and copied; a real window offscreen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from app.domain.records import CellRecord
from app.services import books
from app.services.open_book import OpenBook


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, log and recent books of a test to itself."""
    home = tmp_path / "home"
    monkeypatch.setenv("SO_CHI_BO_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def made_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample book and an empty one."""
    folder = tmp_path_factory.mktemp("books")
    books.make_sample(folder / "sample.scb")
    books.make_book(folder / "empty.scb", CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")).close()
    return folder


@pytest.fixture
def sample_path(made_books: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample book."""
    return Path(shutil.copy(made_books / "sample.scb", tmp_path / "so-mau.scb"))


@pytest.fixture
def empty_path(made_books: Path, tmp_path: Path) -> Path:
    """A fresh book that knows only whose it is."""
    return Path(shutil.copy(made_books / "empty.scb", tmp_path / "so-moi.scb"))


@pytest.fixture
def open_sample(sample_path: Path) -> Iterator[OpenBook]:
    """The sample book, open."""
    book = OpenBook.open(sample_path, None, lambda state: None)
    yield book
    book.close()
