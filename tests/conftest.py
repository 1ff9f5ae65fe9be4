"""Fixtures: real books in temporary folders, made once and copied; a real window offscreen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from app.domain.records import CellRecord
from app.models import engine
from app.services import books
from app.services.open_book import OpenBook
from tests import lighter
from tests.factory import SAMPLE_FILE

#: Where tests are about what survives a power cut; SQLite waits for the disk there as it does in the program.
DURABLE = ("faults/", "e2e/test_kill.py", "models/test_engine.py")

lighter.begin()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests about durability by where they stand."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and item.path.relative_to(here).as_posix().startswith(DURABLE):
            item.add_marker("durable")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Spare the books of a test that is over what is done for the next time they are opened."""
    with lighter.over():
        return (yield)


@pytest.fixture(autouse=True)
def without_waiting_for_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit without a sync, and derive a password's keys once, except in tests marked as durable."""
    if request.node.get_closest_marker("durable") is None:
        monkeypatch.setattr(engine, "_PRAGMAS", lighter.UNSYNCED)
        monkeypatch.setattr(engine.BookKey, "fresh", lighter.fresh_key)


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Let the windows go that the test has closed."""
    yield
    lighter.end_closed_windows()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, log and recent books of a test to itself."""
    home = tmp_path / "home"
    monkeypatch.setenv("SO_CHI_BO_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def made_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample's members and sessions, without what stands around them, and an empty book."""
    folder = tmp_path_factory.mktemp("books")
    books.import_into(folder / "sample.scb", SAMPLE_FILE.read_bytes())
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
