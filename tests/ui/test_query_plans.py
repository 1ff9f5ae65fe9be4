"""No screen reads a table that grows with the years from end to end: every statement that a walk runs is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gallery.scenes import SESSION, running_book
from tests.query_plans import full_scans, watched
from tests.ui import walk
from tests.ui.windows import shown_window

HELD = "2026-q3"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a session that is running."""
    return running_book(tmp_path_factory.mktemp("plans") / "running.scb")


def test_pages_use_the_indices(qapp: QApplication, book: Path, tmp_path: Path) -> None:
    with watched() as statements, shown_window(book, tmp_path / "home") as window:
        assert list(walk.page_by_page(window))
    assert len(statements) > 50
    assert full_scans(book, statements) == []


@pytest.mark.long
def test_every_screen_uses_the_indices(qapp: QApplication, book: Path, tmp_path: Path) -> None:
    with watched() as statements, shown_window(book, tmp_path / "home") as window:
        meeting, around = walk.meeting(window, SESSION), walk.beside_the_navigation(window, SESSION, HELD)
        for places in (walk.pages(window), meeting, around):
            assert list(places)
    assert full_scans(book, statements) == []


def test_a_full_scan_is_seen(book: Path) -> None:
    faults = ["SELECT * FROM contributions", "SELECT x.text FROM drafts AS x", "SELECT count(*) FROM roll"]
    links = [f"SELECT id FROM contributions WHERE {link} = ?" for link in ("prompt_id", "answers_id", "member_id")]
    harmless = ["SELECT * FROM contributions WHERE session_id = ?", "SELECT * FROM members", *links]
    assert len(full_scans(book, faults)) == len(faults)
    assert full_scans(book, harmless) == []
