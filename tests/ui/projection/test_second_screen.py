"""The second screen beside a running session, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.projection import CardKind
from app.services import decisions, meeting
from app.ui.frame import FootLine
from app.ui.main_window import MainWindow, open_main_window
from app.ui.projection.placement import Mode, Rect, Surroundings
from app.ui.projection.projector import Projector
from tests.gallery.scenes import SESSION, at, running_book
from tests.keyboard import press, type_text
from tests.ui.clipping import cut_texts

F9, F11, F12 = Qt.Key.Key_F9, Qt.Key.Key_F11, Qt.Key.Key_F12
LAPTOP, WALL = Rect(0, 0, 1366, 768), Rect(1366, 0, 1280, 720)
ALONE = Surroundings(LAPTOP, LAPTOP, (), Rect(262, 40, 842, 680))
BOTH = Surroundings(LAPTOP, LAPTOP, (WALL,), ALONE.notes)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return running_book(tmp_path_factory.mktemp("running") / "running.scb")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, running: Path) -> Iterator[MainWindow]:
    shown = open_main_window(shutil.copy(running, tmp_path / "running.scb"))
    qtbot.waitActive(shown)
    shown.load()
    shown.open_session(SESSION)
    QApplication.processEvents()
    yield shown
    shown.close()


@pytest.fixture
def words(qtbot: QtBot, window: MainWindow) -> QPlainTextEdit:
    """The editor of an opinion, with the keyboard in it."""
    found = window.findChild(QPlainTextEdit, "contribution_input")
    assert found is not None
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


class Desk:
    """Screens that come and go."""

    def __init__(self) -> None:
        self.now = BOTH

    def look(self, beside: QWidget | None) -> Surroundings:
        return self.now


@pytest.fixture
def desk(window: MainWindow) -> Iterator[tuple[Desk, Projector]]:
    """A second screen that stands on screens of our choice."""
    screens = Desk()
    projector = Projector(window.context, screens.look)
    live = window.findChild(QWidget, "live_view")
    projector.attend(live.session)  # type: ignore[union-attr]
    projector.toggle(window)
    yield screens, projector
    projector.close()


def show(window: MainWindow) -> Projector:
    press(F9)
    assert window.context.projector.is_on
    return window.context.projector


def texts(projector: Projector) -> tuple[str, ...]:
    assert projector.window is not None
    return projector.window.canvas.texts


def strip(window: MainWindow) -> str:
    found = window.findChild(QPushButton, "projection_switch")
    assert found is not None
    return found.text() if found.isVisible() else ""


def change(window: MainWindow, work) -> None:
    """Change the session as a panel does, and let the window follow."""
    live = window.findChild(QWidget, "live_view")
    live.session.save(work)  # type: ignore[union-attr]
    window.context.book.flush()
    QApplication.processEvents()


def vote(window: MainWindow) -> None:
    new = decisions.NewVote("Thông qua nghị quyết?", 27, 0, 1)
    change(window, lambda uow: decisions.add_vote(uow, SESSION, new))


def take_floor(window: MainWindow, name: str) -> None:
    speaker = window.findChild(QLineEdit, "speaker_input")
    assert speaker is not None
    speaker.setFocus()
    type_text(name, speaker)
    QTest.keyClick(speaker, Qt.Key.Key_Return)


def test_f9_switches_it_on_and_off_and_the_foot_says_so(window: MainWindow, words: QPlainTextEdit) -> None:
    assert strip(window) == "Màn chiếu: tắt"
    projector = show(window)
    assert projector.window is not None
    assert projector.window.isVisible()
    assert strip(window) == "Màn chiếu: chương trình (cửa sổ riêng)"
    press(F9)
    assert not projector.window.isVisible()
    assert strip(window) == "Màn chiếu: tắt"


def test_the_keyboard_stays_in_the_notes(qtbot: QtBot, window: MainWindow, words: QPlainTextEdit) -> None:
    before = words.toPlainText()
    words.moveCursor(words.textCursor().MoveOperation.End)
    show(window)
    qtbot.waitUntil(words.hasFocus)
    for key in (F11, F12, F11):
        press(key)
    type_text(" gương")
    assert words.toPlainText() == f"{before} gương"
    assert words.hasFocus()


def test_its_buttons_leave_the_keyboard_in_the_notes(window: MainWindow, words: QPlainTextEdit) -> None:
    projector = window.context.projector
    for name in ("projection_switch", "projection_next", "projection_blank"):
        found = window.findChild(QPushButton, name)
        assert found is not None
        assert found.accessibleName()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    assert (projector.is_on, projector.kind, projector.is_blank) == (True, CardKind.SPEAKER, True)


def test_no_word_of_the_notes_is_ever_shown(window: MainWindow, words: QPlainTextEdit) -> None:
    type_text("Điều chỉ thư ký biết")
    vote(window)
    take_floor(window, "Hà Thị Lan")
    projector = show(window)
    record = window.context.book.session(SESSION)
    secrets = [said.text for said in record.contributions] + [text for text in record.drafts.values() if len(text) > 20]
    assert len(secrets) > 3
    for _ in CardKind:
        seen = "\n".join(every_text(projector))
        assert not [secret for secret in secrets if secret in seen or secret[:20] in seen]
        press(F11)


def every_text(projector: Projector) -> list[str]:
    assert projector.window is not None
    inside: list[QObject] = [projector.window, *projector.window.findChildren(QObject)]
    found = [*texts(projector), projector.window.windowTitle()]
    for one in inside:
        if isinstance(one, QWidget):
            found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel):
            found.append(one.text())
    return found


def test_next_leafs_through_what_there_is_and_round(window: MainWindow, words: QPlainTextEdit) -> None:
    vote(window)
    projector = show(window)
    seen = []
    for _ in range(5):
        seen.append(projector.kind)
        press(F11)
    agenda, speaker, result, title = CardKind.AGENDA, CardKind.SPEAKER, CardKind.VOTE, CardKind.TITLE
    assert seen == [agenda, speaker, result, title, agenda]


def test_blank_shows_nothing_until_it_is_pressed_again(window: MainWindow, words: QPlainTextEdit) -> None:
    projector = show(window)
    whole = texts(projector)
    press(F12)
    assert (texts(projector), strip(window)) == ((), "Màn chiếu: để trống (cửa sổ riêng)")
    press(F12)
    assert texts(projector) == whole


def test_the_keys_do_nothing_while_it_is_off(window: MainWindow, words: QPlainTextEdit) -> None:
    press(F11)
    press(F12)
    assert not window.context.is_projecting
    assert not window.context.projector.is_blank


def test_it_follows_the_session(qtbot: QtBot, window: MainWindow, words: QPlainTextEdit) -> None:
    projector = show(window)
    take_floor(window, "Hà Thị Lan")
    assert projector.kind is CardKind.SPEAKER
    assert "Hà Thị Lan" in texts(projector)
    vote(window)
    qtbot.waitUntil(lambda: projector.kind is CardKind.VOTE)
    assert "Thông qua nghị quyết?" in texts(projector)
    change(window, lambda uow: meeting.set_step(uow, SESSION, 7, started_at=at(15, 0)))
    qtbot.waitUntil(lambda: projector.kind is CardKind.AGENDA)


def test_the_speaker_leaves_the_screen_with_the_opinion_kept(qtbot: QtBot, window: MainWindow) -> None:
    take_floor(window, "Hà Thị Lan")
    projector = show(window)
    assert "Hà Thị Lan" in texts(projector)
    words = window.findChild(QPlainTextEdit, "contribution_input")
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Đã có 04 ý kiến của 03 đồng chí" in texts(projector))
    assert "Hà Thị Lan" not in texts(projector)


def test_the_time_of_a_speech_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    take_floor(window, "Hà Thị Lan")
    projector = show(window)
    assert "00:00" in texts(projector)
    qtbot.waitUntil(lambda: not {"00:01", "00:02", "00:03"}.isdisjoint(texts(projector)), timeout=10_000)


def test_the_minutes_are_shown_as_they_are_read_and_put_away_after(qtbot: QtBot, window: MainWindow) -> None:
    change(window, lambda uow: meeting.finish_session(uow, SESSION, at(15, 45)))
    window.pages.open_read_back(SESSION)
    reader = window.findChild(QTextBrowser, "read_back_text")
    assert reader is not None
    press(F9, target=reader)
    projector = window.context.projector
    assert projector.kind is CardKind.READ_BACK
    assert any("THÀNH PHẦN" in text for text in texts(projector))
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    assert projector.fraction == 1.0
    press(Qt.Key.Key_Escape, target=reader)
    assert projector.kind is CardKind.TITLE


def test_while_it_is_on_every_page_says_so(window: MainWindow, words: QPlainTextEdit) -> None:
    show(window)
    window.show_page("desk")
    assert strip(window).startswith("Màn chiếu: chương trình")
    press(F9, target=window)
    assert strip(window) == ""


def test_it_goes_with_the_book(window: MainWindow, words: QPlainTextEdit) -> None:
    shown = show(window).window
    assert shown is not None
    window.close()
    assert not shown.isVisible()


def test_a_screen_of_its_own_is_filled_without_a_frame(desk: tuple[Desk, Projector]) -> None:
    _, projector = desk
    shown = projector.window
    assert shown is not None
    assert projector.mode is Mode.SCREEN
    assert shown.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert (shown.x(), shown.width(), shown.height()) == (WALL.x, WALL.width, WALL.height)


def test_a_pulled_cable_hides_it_and_plugging_in_brings_it_back(
    qtbot: QtBot, desk: tuple[Desk, Projector], words: QPlainTextEdit
) -> None:
    screens, projector = desk
    assert projector.window is not None
    screens.now = ALONE
    projector.look_again()
    assert (projector.mode, projector.window.isVisible(), projector.is_on) == (Mode.WAITING, False, True)
    screens.now = BOTH
    projector.look_again()
    assert (projector.mode, projector.window.isVisible()) == (Mode.SCREEN, True)
    qtbot.waitUntil(words.hasFocus)


def test_it_goes_on_following_while_the_cable_is_out(
    qtbot: QtBot, window: MainWindow, desk: tuple[Desk, Projector]
) -> None:
    screens, projector = desk
    screens.now = ALONE
    projector.look_again()
    take_floor(window, "Hà Thị Lan")
    screens.now = BOTH
    projector.look_again()
    assert "Hà Thị Lan" in texts(projector)


def test_switched_off_while_the_cable_is_out_it_stays_off(window: MainWindow, desk: tuple[Desk, Projector]) -> None:
    screens, projector = desk
    screens.now = ALONE
    projector.look_again()
    projector.toggle(window)
    screens.now = BOTH
    projector.look_again()
    assert projector.window is not None
    assert (projector.mode, projector.window.isVisible()) == (Mode.OFF, False)


def test_a_window_that_the_notes_grow_under_goes_down_to_the_task_bar(
    window: MainWindow, words: QPlainTextEdit
) -> None:
    shown = show(window).window
    assert shown is not None
    shown.setWindowState(Qt.WindowState.WindowNoState)
    shown.setGeometry(1110, 500, 240, 135)
    window.resize(1600, 768)
    QApplication.processEvents()
    assert shown.isMinimized()


def test_with_large_type_the_foot_still_has_room(qtbot: QtBot, tmp_path: Path, running: Path) -> None:
    settings.save(replace(settings.Settings(), type_scale=1.75))
    shown = open_main_window(shutil.copy(running, tmp_path / "Sổ sinh hoạt của chi bộ Văn phòng năm 2026.scb"))
    qtbot.waitActive(shown)
    shown.load()
    shown.open_session(SESSION)
    take_floor(shown, "Hà Thị Lan")
    shown.context.projector.toggle(shown)
    foot = shown.findChild(FootLine)
    assert foot is not None
    qtbot.waitUntil(lambda: cut_texts(foot, shown.tokens) == [])  # what is being saved changes the line meanwhile
    assert shown.minimumSizeHint().width() <= 1366
    shown.close()


def test_a_window_closed_by_its_frame_is_off(window: MainWindow, words: QPlainTextEdit) -> None:
    projector = show(window)
    assert projector.window is not None
    projector.window.close()
    assert not projector.is_on
    assert strip(window) == "Màn chiếu: tắt"
