"""The key map says which keys there are: no shortcut of the window is missing from it, and none in it is made up."""

from __future__ import annotations

import importlib.util
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.domain.keys import caps_of, keys_here
from app.domain.vocabulary import AttendanceStatus, Disposition
from app.services.help_topics import key_places
from app.ui.help.place import place_of
from app.ui.live import carried_table, opinion_matrix_table, roll_table, self_review_fold
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow
from app.ui.pages import WORD_COMPARE
from tests.gallery.scenes import SESSION, empty_book, running_book
from tests.ui import walk
from tests.ui.windows import shown_window

#: Places whose keys hold on every page.
EVERYWHERE = ("window", "lists", "forms", "help", "writing")
#: Steps that the agenda of the sample does not have.
NOT_WALKED = ("live:review",)


@dataclass
class Seen:
    """Shortcuts and key caps by the place where they were met."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    caps: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@pytest.fixture(scope="module")
def glimpsed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What the steps of a session met: a part of the whole walk, for every run."""
    met = Seen()
    with shown_window(
        running_book(tmp_path_factory.mktemp("so") / "so.scb"), tmp_path_factory.mktemp("home")
    ) as window:
        window.open_session(SESSION)
        for step in walk.STEPS:
            walk.go_to(window, step)
            look(window, met)
    return met


@pytest.fixture(scope="module")
def seen(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What a walk through every screen met."""
    met = Seen()
    book = Path(shutil.copy(running_book(tmp_path_factory.mktemp("keys") / "made.scb"), tmp_path_factory.mktemp("so")))
    with shown_window(book, tmp_path_factory.mktemp("home")) as window:
        for places in (
            walk.pages(window), walk.meeting(window, SESSION), walk.beside_the_navigation(window, SESSION, "2026-q3"),
        ):  # fmt: skip
            for _ in places:
                look(window, met)
        note(window.pages._page(*WORD_COMPARE), "word_compare", met)
        window.findChild(QWidget, "open_help").click()  # type: ignore[union-attr]
        note(window.findChild(QWidget, "help_panel"), "help", met)
    with shown_window(empty_book(tmp_path_factory.mktemp("so") / "new.scb"), tmp_path_factory.mktemp("home")) as window:
        look(window, met)
    with shown_window(None, tmp_path_factory.mktemp("home")) as window:
        note(window.shown_page, "welcome", met)
    return met


def look(window: MainWindow, met: Seen) -> None:
    """Note the keys of the page that is shown, and those of the window around it."""
    page = window.shown_page
    place = place_of(page)
    if isinstance(page, LiveView) and page.panel is not None:
        beside = page._panels._right.currentWidget()
        for part in (
            (page.panel, beside) if beside is not None and not page._panels.beside.isHidden() else (page.panel,)
        ):
            note(part, place, met)
        own = {keys for keys, owner in shortcuts(page) if owner is page}
        met.keys["live"] |= own
    else:
        note(page, place, met)
    pages = window.findChild(QWidget, "pages")
    met.keys["window"] |= {keys for keys, owner in shortcuts(window) if not pages.isAncestorOf(owner)}  # type: ignore[union-attr]


def note(root: QWidget | None, place: str, met: Seen) -> None:
    """Note every shortcut below a widget, and every key cap that can be seen."""
    assert root is not None
    met.keys[place] |= {keys for keys, _ in shortcuts(root)}
    met.caps[place] |= visible_caps(root)


def shortcuts(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Yield the keys below a widget with the widget they belong to."""
    for one in (*root.findChildren(QShortcut), *root.findChildren(QAction)):
        owner: QObject = one.parent()
        found = one.keys() if isinstance(one, QShortcut) else one.shortcuts()
        for sequence in found:
            if isinstance(owner, QWidget):
                yield sequence.toString(), owner
    for button in root.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            yield button.shortcut().toString(), button


def visible_caps(root: QWidget) -> set[str]:
    """Return the keys that the screen shows."""
    labels = (one for one in root.findChildren(QLabel) if one.property("role") == "key" and one.isVisible())
    return {one.text() for one in labels if one.text()}


def known(place: str) -> tuple[str, ...]:
    """Return the places of the map that hold where the work is."""
    return (place, place.partition(":")[0], *EVERYWHERE)


def listed(place: str) -> set[str]:
    """Return the keys that the map has for a place."""
    return {key for one in keys_here(key_places(), known(place)) for entry in one.keys for key in entry.keys}


def missing_keys(met: Seen) -> dict[str, set[str]]:
    """Return the shortcuts that the map lacks."""
    missing = {place: keys - listed(place) for place, keys in met.keys.items()}
    return {place: keys for place, keys in missing.items() if keys}


def missing_caps(met: Seen) -> dict[str, set[str]]:
    """Return the keys that the screen shows and the map lacks."""
    missing = {place: caps - caps_of(keys_here(key_places(), known(place))) for place, caps in met.caps.items()}
    return {place: caps for place, caps in missing.items() if caps}


def test_keys_of_a_session_are_in_the_map(glimpsed: Seen) -> None:
    assert missing_keys(glimpsed) == {}
    assert missing_caps(glimpsed) == {}


@pytest.mark.long
def test_every_shortcut_of_the_window_is_in_the_map(seen: Seen) -> None:
    assert missing_keys(seen) == {}


@pytest.mark.long
def test_every_shortcut_in_the_map_is_in_the_window(seen: Seen) -> None:
    anywhere = set().union(*seen.keys.values())
    made_up = {
        (place.code, entry.cap): missing
        for place in key_places()
        if place.code not in NOT_WALKED
        for entry in place.keys
        if not entry.at
        and (missing := set(entry.keys) - (anywhere if place.code in EVERYWHERE else seen.keys[place.code]))
    }
    assert made_up == {}


@pytest.mark.long
def test_every_key_that_the_screen_shows_is_in_the_map(seen: Seen) -> None:
    assert missing_caps(seen) == {}


def test_keys_that_a_control_reads_itself_are_read_where_the_map_says() -> None:
    wrong = []
    for place in key_places():
        for entry in place.keys:
            if not entry.at or entry.at == "Qt":
                continue
            spec = importlib.util.find_spec(entry.at)
            assert spec is not None and spec.origin is not None, entry.at
            text = Path(spec.origin).read_text(encoding="utf-8")
            if "Key" not in text and "SIGN" not in text:
                wrong.append((place.code, entry.cap))
    assert wrong == []


def test_marking_keys_of_tables_are_those_of_the_map() -> None:
    assert letters(roll_table.KEYS) <= listed("live:roll_call")
    assert letters(roll_table.REASON_KEYS) <= listed("live:roll_call")
    assert letters(carried_table.KEYS) <= listed("live:conclusion")
    assert letters(opinion_matrix_table.KEYS) <= listed("live:conclusion")
    assert self_review_fold.KEY in listed("live:review")


def letters(keys: dict[Qt.Key, AttendanceStatus | None] | dict[Qt.Key, Disposition | None]) -> set[str]:
    """Return the names of keys as the map has them."""
    names = {key.name.removeprefix("Key_") for key in keys}
    return {{"Delete": "Del"}.get(name, name) for name in names}
