"""A question is answered by nobody's typing, and what is typed while it appears is not lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import typing_guard
from app.ui.dressing import dress
from app.ui.main_window import MainWindow
from app.ui.messages import MessageBar, confirm
from app.ui.tokens import LIGHT, Tokens
from tests.composing import finish
from tests.keyboard import type_text

YES, KEEP = "&Xóa buổi", "Giữ nguyên"


@pytest.fixture
def window(qtbot: QtBot, request: pytest.FixtureRequest) -> QWidget:
    """A window with an editor, or with another input where a test asks for it."""
    made = QWidget()
    QVBoxLayout(made).addWidget(getattr(request, "param", QPlainTextEdit)())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def editor(window: QWidget) -> QPlainTextEdit | QLineEdit:
    """The input, with the keyboard."""
    found = next(one for kind in (QPlainTextEdit, QLineEdit) for one in window.findChildren(kind))
    found.setFocus()
    return found


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def key(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or box(), code, modifier)


def answer(title: str) -> QPushButton:
    return next(one for one in box().findChildren(QPushButton) if one.text() == title)


def escape() -> None:
    key(Qt.Key.Key_Escape)


def enter() -> None:
    key(Qt.Key.Key_Return)


def agree() -> None:
    answer(YES).setFocus()
    key(Qt.Key.Key_Space)


def ask(editor: QWidget, *acts: Callable[[], None], last: Callable[[], None] = escape) -> bool:
    """Ask; do the acts at once and the last one as soon as there can be an answer."""
    timer = QTimer(editor, interval=20)

    def go_on() -> None:
        while acts_left:
            acts_left.pop(0)()
        if answer(KEEP).isEnabled():
            timer.stop()
            last()

    acts_left = list(acts)
    timer.timeout.connect(go_on)
    timer.start()
    return confirm(editor.window(), "Xóa buổi này?", "Không lấy lại được.", YES)


def test_what_is_typed_while_a_question_appears_goes_to_the_input_in_order(editor: QPlainTextEdit) -> None:
    type_text("Nhất ")
    assert not ask(editor, lambda: type_text("trí với", box()), lambda: type_text(" báo cáo", box()))
    assert editor.toPlainText() == "Nhất trí với báo cáo"


@pytest.mark.parametrize("code", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_Tab])
def test_no_key_answers_while_it_appears(editor: QPlainTextEdit, code: Qt.Key) -> None:
    open_after: list[bool] = []
    ask(editor, lambda: key(code), lambda: open_after.append(box().isVisible()))
    assert open_after == [True]


def test_a_shortcut_of_a_button_does_not_answer_while_it_appears(editor: QPlainTextEdit) -> None:
    assert not ask(editor, lambda: key(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier))
    assert editor.toPlainText() == ""


def more() -> None:
    type_text("d", box())


def test_backspace_and_enter_go_on_in_the_text(editor: QPlainTextEdit) -> None:
    ask(editor, lambda: type_text("abc", box()), lambda: key(Qt.Key.Key_Backspace), enter, more)
    assert editor.toPlainText() == "ab\nd"


@pytest.mark.parametrize("window", [QLineEdit], indirect=True)
def test_enter_does_nothing_in_a_line_behind_the_question(editor: QLineEdit) -> None:
    pressed: list[bool] = []
    editor.returnPressed.connect(lambda: pressed.append(True))
    ask(editor, lambda: type_text("an", box()), enter)
    assert (editor.text(), pressed) == ("an", [])


def test_words_of_an_input_method_go_to_the_input(editor: QPlainTextEdit) -> None:
    ask(editor, lambda: finish(box(), "chào"))
    assert editor.toPlainText() == "chào"


def test_it_can_be_answered_only_after_the_keys_have_been_quiet(editor: QPlainTextEdit) -> None:
    when: list[bool] = []
    ask(editor, lambda: when.append(answer(KEEP).isEnabled()), lambda: when.append(answer(YES).isEnabled()))
    assert when == [False, False]


def test_typing_on_puts_the_answer_off(editor: QPlainTextEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_guard, "QUIET_MILLISECONDS", 200)
    typist = QTimer(editor, interval=50)
    open_while_typing: list[bool] = []

    def type_one() -> None:
        open_while_typing.append(answer(KEEP).isEnabled())
        type_text("a", box())
        if len(open_while_typing) == 10:
            typist.stop()

    typist.timeout.connect(type_one)
    typist.start()
    ask(editor)
    assert open_while_typing == [False] * 10
    assert editor.toPlainText() == "a" * 10


@pytest.mark.parametrize(("last", "agreed"), [(enter, False), (escape, False), (agree, True)])
def test_afterwards_keys_answer_and_the_safe_answer_is_the_first(
    editor: QPlainTextEdit, last: Callable[[], None], agreed: bool
) -> None:
    assert ask(editor, last=last) is agreed
    assert editor.toPlainText() == ""


def test_once_it_is_answered_the_keyboard_is_where_it_was(editor: QPlainTextEdit, qtbot: QtBot) -> None:
    ask(editor)
    qtbot.waitUntil(editor.hasFocus)
    type_text("tiếp")
    assert editor.toPlainText() == "tiếp"
    assert editor.window().findChildren(QMessageBox) == []


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    """A message bar that is shown."""
    made = MessageBar(Tokens(LIGHT, 1.0, "sans"))
    qtbot.addWidget(made)
    return made


def test_what_was_said_of_a_page_goes_with_the_page(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say("Đã lập buổi sinh hoạt ngày 26/11/2026.", tone="good")
    bar.leave_page()
    assert not bar.isHidden()  # it came with the change of page
    qtbot.waitUntil(lambda: not bar.is_new)
    bar.leave_page()
    assert bar.isHidden()


@pytest.mark.parametrize("how", [{"action": "Hoàn tác"}, {"lasting": True}, {"tone": "bad"}])
def test_an_offer_and_what_must_be_read_stay_on_other_pages(qtbot: QtBot, bar: MessageBar, how: dict[str, Any]) -> None:
    bar.say("Đã xóa ý kiến.", **how)
    qtbot.waitUntil(lambda: not bar.is_new)
    bar.leave_page()
    assert not bar.isHidden()


def test_the_window_takes_back_what_was_said_of_a_page_that_is_left(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(dress(app))
    qtbot.addWidget(window)
    window.show()
    bar = window.findChild(MessageBar, "message_bar")
    assert bar is not None
    window.show_aside(QWidget())
    window.say("Đã lưu.")
    qtbot.waitUntil(lambda: not bar.is_new)
    window.show_aside(QWidget())
    assert bar.isHidden()
