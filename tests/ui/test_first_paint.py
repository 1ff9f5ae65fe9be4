"""The first paint asks for nothing dear, and shows what it would have shown otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app import settings
from app.settings import Settings
from app.ui.composition import Compositions
from app.ui.dressing import dress, dress_at_once
from app.ui.main_window import MainWindow, show_window
from app.ui.pages import Pages
from app.ui.pages_room import PagesRoom
from app.ui.tokens import LIGHT, LIGHT_CONTRAST
from app.ui.widgets import label, pill, set_tone
from tests.finding import visible

WORDS = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from app.ui.dressing import make_app
from app.ui.main_window import show_window

def tell():
    dear = {QtCore: {"Qt"}, QtWidgets: {"QStyle"}}
    print(sorted(name for module, names in dear.items() for name in names & set(vars(module))))
    window.close()

app = make_app()
window = show_window(Path(sys.argv[1]), None)
window.painted.connect(tell)
app.exec()
"""


def test_it_makes_no_words_of_qt_or_of_styles(sample_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WORDS, str(sample_path)], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_the_numbers_stand_for_what_they_say(qtbot: QtBot) -> None:
    text, room = label("<b>họp</b>"), PagesRoom(Pages())
    qtbot.addWidget(text)
    qtbot.addWidget(room)

    assert text.textFormat() is Qt.TextFormat.PlainText
    assert room.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_click_on_the_key_in_a_button_is_one_on_the_button(qtbot: QtBot, sample_path: Path) -> None:
    window = show_window(sample_path, None)
    qtbot.addWidget(window)
    window.load()
    ways = visible(window, QPushButton, "nav_search")
    cap = ways.findChildren(QLabel)[0]
    with qtbot.waitSignal(ways.clicked):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=cap.mapTo(window, cap.rect().center()))
    window.close()


def test_it_has_the_contrast_that_the_system_wanted_last(qapp: QApplication, own_home: Path) -> None:
    settings.save(Settings(system_contrast=True))
    assert dress_at_once(qapp).colours is LIGHT_CONTRAST
    settings.save(Settings(system_contrast=True, contrast="off"))
    assert dress_at_once(qapp).colours is LIGHT
    settings.save(Settings(contrast="on"))
    assert dress_at_once(qapp).colours is LIGHT_CONTRAST


def test_what_the_system_wants_now_comes_right_after_it(qtbot: QtBot, own_home: Path, sample_path: Path) -> None:
    settings.save(Settings(system_contrast=True))
    window = show_window(sample_path, None)
    qtbot.addWidget(window)
    assert window.tokens.colours is LIGHT_CONTRAST
    qtbot.waitUntil(lambda: window._context is not None)

    assert window.tokens.colours is window.context.tokens.colours is LIGHT
    assert not settings.load().system_contrast
    assert len(window.findChildren(QPushButton, "nav_search")) == 1
    window.close()


def test_a_look_that_is_right_leaves_the_frame_as_it_is(qtbot: QtBot, qapp: QApplication, sample_path: Path) -> None:
    window = MainWindow(dress(qapp))
    qtbot.addWidget(window)
    frame = window.centralWidget()
    window.wait_for(sample_path, None)
    window.load()

    assert window.centralWidget() is frame
    window.close()


def test_what_was_not_shown_yet_takes_on_its_look_when_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    tokens = dress(qapp)
    tone = pill("đạt")
    qtbot.addWidget(tone)
    set_tone(tone, "chưa đạt", "bad")
    tone.show()
    assert tone.palette().color(tone.foregroundRole()).name() == tokens.colours.bad
    set_tone(tone, "đạt", "good")
    assert tone.palette().color(tone.foregroundRole()).name() == tokens.colours.good


def test_compositions_are_followed_once_somebody_can_type(qtbot: QtBot, qapp: QApplication, sample_path: Path) -> None:
    for follower in qapp.findChildren(Compositions):
        delete(follower)
    window = show_window(sample_path, None)
    qtbot.addWidget(window)
    assert not qapp.findChildren(Compositions)
    qtbot.waitUntil(lambda: bool(qapp.findChildren(Compositions)))
    window.close()
