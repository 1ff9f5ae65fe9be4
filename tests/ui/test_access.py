"""Every screen can be worked without a mouse, is named for screen readers, and says nothing by colour alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow
from tests.gallery.scenes import SESSION, running_book
from tests.ui import access, walk
from tests.ui.windows import shown_window

HELD = "2026-q3"
Found = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def found(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    """What was stumbled over on a walk through every screen, by what it is and where."""
    book = running_book(tmp_path_factory.mktemp("access") / "so.scb")
    with shown_window(Path(shutil.copy(book, book.with_name("copy.scb"))), tmp_path_factory.mktemp("home")) as window:
        yield _walk(window)


def _walk(window: MainWindow) -> Found:
    looks = access.FocusLooks()
    looking = {
        "unnamed": access.unnamed, "unreachable": access.unreachable, "colliding": access.colliding,
        "wordless": access.wordless, "unseen": looks.unseen, "rivals": access.rivals,
    }  # fmt: skip
    made: Found = {name: {} for name in looking}
    for places in (
        walk.pages(window), walk.meeting(window, SESSION), walk.beside_the_navigation(window, SESSION, HELD)
    ):  # fmt: skip
        for place in places:
            for name, look in looking.items():
                if stumbled := look(window):
                    made[name][place] = stumbled
    return made


@pytest.mark.parametrize("what", ["unnamed", "unreachable", "colliding", "wordless", "unseen", "rivals"])
def test_nobody_stumbles_over_a_control(found: Found, what: str) -> None:
    assert found[what] == {}
