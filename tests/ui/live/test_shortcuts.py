"""No key means two things: every shortcut that is in force in a step stands there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from app.ui.pages import PAGES
from tests.ui.live.frame import PLANNED, find

HELD_IN_PLACE = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


def keys_in_force(
    shortcuts: list[QShortcut], actions: list[QAction], buttons: list[QAbstractButton], focus: QWidget
) -> Iterator[str]:
    """Yield the keys that act now, each as often as something answers to it."""
    for shortcut in shortcuts:
        place = shortcut.parent()
        assert isinstance(place, QWidget)
        if shortcut.isEnabled() and place.isVisible() and place.isEnabled() and reaches(shortcut, place, focus):
            yield from (key.toString() for key in shortcut.keys())  # noqa: SIM118 (Qt, not a dictionary)
    for action in actions:
        places = [place for place in action.associatedObjects() if isinstance(place, QWidget) and place.isVisible()]
        if action.isEnabled() and any(reaches(action, place, focus) for place in places):
            yield from (key.toString() for key in action.shortcuts())
    for made in buttons:
        if made.isVisible() and made.isEnabled() and not made.shortcut().isEmpty():
            yield made.shortcut().toString()


def reaches(keyed: QShortcut | QAction, place: QWidget, focus: QWidget) -> bool:
    """Return whether a shortcut of ``place`` acts while the keyboard is in ``focus``."""
    context = keyed.context() if isinstance(keyed, QShortcut) else keyed.shortcutContext()
    if context not in HELD_IN_PLACE:
        return True
    within = context == Qt.ShortcutContext.WidgetWithChildrenShortcut and place.isAncestorOf(focus)
    return place is focus or within


def doubled(window: QWidget) -> dict[str, list[str]]:
    """Return the keys that mean two things, with the fields where they do."""
    found: dict[str, list[str]] = {}
    keyed = [window.findChildren(kind) for kind in (QShortcut, QAction, QAbstractButton)]
    for focus in window.findChildren(QWidget):
        if focus.isVisible() and focus.isEnabled() and focus.focusPolicy() != Qt.FocusPolicy.NoFocus:
            for key, times in Counter(keys_in_force(*keyed, focus)).items():
                if times > 1:
                    found.setdefault(key, []).append(focus.objectName())
    return found


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    """The window over a session that has just begun."""
    shown = open_main_window(sample_path)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.open_session(PLANNED)
    find(shown, QPushButton, "start_session").click()
    qtbot.waitUntil(lambda: shown.context.book.session(PLANNED).state == "running")
    yield shown
    shown.close()


def test_no_key_means_two_things_in_any_step(window: MainWindow) -> None:
    live, found = find(window, LiveView, "live_view"), {}
    for number in range(1, 9):
        live.show_step(number)
        found[number] = doubled(window)
    assert not {number: keys for number, keys in found.items() if keys}


def test_no_key_means_two_things_in_any_form_of_the_conclusion(window: MainWindow) -> None:
    live, found = find(window, LiveView, "live_view"), {}
    for form in ("Ctrl+T", "Ctrl+B", "Ctrl+R", "Ctrl+G", "Ctrl+M"):
        live.show_step(6)
        live.show_step(7)
        shortcut = next(one for one in window.findChildren(QShortcut) if meant(one, form))
        shortcut.activated.emit()
        found[form] = doubled(window)
    assert not {form: keys for form, keys in found.items() if keys}


def test_no_key_means_two_things_on_any_page(window: MainWindow) -> None:
    found = {}
    for page, *_ in PAGES:
        window.show_page(page)
        found[page] = doubled(window)
    assert not {page: keys for page, keys in found.items() if keys}


def meant(shortcut: QShortcut, keys: str) -> bool:
    """Return whether this is the shortcut of the open step with these keys."""
    place = shortcut.parent()
    return isinstance(place, QWidget) and place.isVisible() and shortcut.key().toString() == keys


def test_a_key_given_twice_is_found(window: MainWindow) -> None:
    QShortcut(QKeySequence("F8"), window)
    assert "F8" in doubled(window)
