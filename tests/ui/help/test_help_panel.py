"""The help beside the work: it speaks of the open place, is searched, and gives the keyboard back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.help import watch
from app.ui.help.guide_view import GuideView
from app.ui.help.help_text import HelpText
from app.ui.help.panel import HelpPanel
from app.ui.help.topic_list import TopicList
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import any_made, visible, waited
from tests.ui.live.frame import HELD, focus_name, press, type_text
from tests.ui.windows import shown_window

F1, ESCAPE = Qt.Key.Key_F1, Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def shared(qapp: QApplication, made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window over the sample for all tests."""
    book = Path(shutil.copy(made_books / "sample.scb", tmp_path_factory.mktemp("help") / "so.scb"))
    with shown_window(book, tmp_path_factory.mktemp("home")) as window:
        yield window


@pytest.fixture
def window(shared: MainWindow) -> MainWindow:
    """The window on its desk, with the keyboard there and no help."""
    for panel in shared.findChildren(HelpPanel):
        panel.left.emit()
    shared.show_page("desk")
    shared.activateWindow()
    QTest.qWaitForWindowActive(shared)
    return shared


def opened(window: MainWindow) -> HelpPanel:
    """Press F1 and return the panel."""
    press(F1)
    return visible(window, HelpPanel, "help_panel")


def text(window: MainWindow) -> str:
    """Return what the help shows to be read."""
    return visible(window, HelpText, "help_text").toPlainText()


def test_help_speaks_of_the_open_page_with_its_keys(window: MainWindow) -> None:
    window.show_page("plan")
    opened(window)
    assert "Kế hoạch chuyên đề của năm" in text(window)
    assert "Ctrl N" in text(window)
    assert "Ở mọi nơi trong cửa sổ" in text(window)


def test_escape_gives_the_keyboard_back_where_it_was(window: MainWindow) -> None:
    window.show_page("members")
    visible(window, QLineEdit, "member_filter").setFocus()
    panel = opened(window)
    assert focus_name() == "help_search"
    press(ESCAPE)
    assert not panel.isVisible()
    assert focus_name() == "member_filter"
    press(F1)
    press(F1)
    assert focus_name() == "member_filter"


def test_the_work_beside_it_goes_on(window: MainWindow) -> None:
    window.show_page("members")
    panel = opened(window)
    visible(window, QLineEdit, "member_filter").setFocus()
    type_text("hung")
    assert visible(window, QLineEdit, "member_filter").text() == "hung"
    assert panel.isVisible()
    press(F1)
    press(ESCAPE)
    assert focus_name() == "member_filter"


def test_help_follows_to_another_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("plan")
    opened(window)
    window.show_page("tasks")
    qtbot.waitUntil(lambda: "Bảng nhiệm vụ" in text(window))


def test_in_a_session_it_stands_beside_the_words_that_are_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.open_session(HELD)
    any_made(window, LiveView, "live_view").show_step(6)
    typed = visible(window, QPlainTextEdit, "contribution_input")
    typed.setFocus()
    panel = opened(window)
    assert "Ghi ý kiến thảo luận" in text(window)
    qtbot.waitUntil(lambda: typed.mapTo(window, typed.rect().topRight()).x() < panel.mapTo(window, panel.pos() * 0).x())
    assert typed.width() > 400
    drawn = visible(window, HelpText, "help_text").document().revision()
    typed.setFocus()
    type_text("Nhất trí")
    assert visible(window, HelpText, "help_text").document().revision() == drawn
    press(F1)
    press(ESCAPE)
    assert focus_name() == "contribution_input"
    assert visible(window, QLineEdit, "speaker_input")


def test_another_step_brings_its_topic(window: MainWindow, qtbot: QtBot) -> None:
    window.open_session(HELD)
    live = any_made(window, LiveView, "live_view")
    live.show_step(1)
    opened(window)
    live.show_step(2)
    qtbot.waitUntil(lambda: text(window).startswith("Điểm danh"))


def test_search_is_blind_to_diacritics_and_enter_opens(window: MainWindow) -> None:
    opened(window)
    type_text("quen mat kh")
    assert visible(window, TopicList, "help_list").chosen == "quen-mat-khau"
    press(Qt.Key.Key_Return)
    assert text(window).startswith("Khi quên mật khẩu")


def test_arrows_in_the_search_choose_among_what_was_found(window: MainWindow) -> None:
    opened(window)
    type_text("so")
    first = visible(window, TopicList, "help_list").chosen
    press(Qt.Key.Key_Down)
    assert visible(window, TopicList, "help_list").chosen != first
    assert focus_name() == "help_search"


def test_words_that_no_topic_has_are_told(window: MainWindow) -> None:
    opened(window)
    type_text("zzz")
    assert "Chưa có mục nào" in text(window)


def test_contents_lead_to_topics_and_links_on(window: MainWindow) -> None:
    panel = opened(window)
    visible(window, QPushButton, "help_contents").click()
    listed = visible(window, TopicList, "help_list")
    assert listed.item(0).flags() == Qt.ItemFlag.NoItemFlags
    panel.open_topic("ket-luan")
    visible(window, HelpText, "help_text").anchorClicked.emit(QUrl("#bieu-quyet"))
    assert text(window).startswith("Biểu quyết")


def test_rules_are_told_with_their_source(window: MainWindow) -> None:
    opened(window)
    visible(window, QPushButton, "help_rules").click()
    assert "Thời lượng một buổi ≥ 90 phút" in text(window)
    assert "Hướng dẫn 42-HD/BTCTW (28/10/2025)" in text(window)


def test_news_can_always_be_read(window: MainWindow) -> None:
    opened(window)
    visible(window, QPushButton, "help_news").click()
    assert text(window).startswith("Có gì mới")


def test_no_link_leads_outside(window: MainWindow, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"")
    opened(window)
    shown = visible(window, HelpText, "help_text")
    for name in (outside.as_uri(), str(outside), "https://example.org/desk.png", "../desk.png"):
        assert shown.loadResource(2, QUrl(name)) is None
    assert shown.loadResource(2, QUrl("desk.png")) is not None
    shown.anchorClicked.emit(QUrl(outside.as_uri()))
    assert shown.openLinks() is False


def test_the_door_at_the_foot_opens_it(window: MainWindow) -> None:
    visible(window, QPushButton, "open_help").click()
    assert visible(window, HelpPanel, "help_panel").place == "desk"


def test_help_is_there_without_a_book(qtbot: QtBot) -> None:
    shown = open_main_window(None)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    QTest.keyClick(shown, F1)
    panel = visible(shown, HelpPanel, "help_panel")
    assert panel.place == "welcome"
    visible(shown, QPushButton, "help_rules").click()
    assert "Chưa mở sổ nào" in text(shown)
    visible(shown, QPushButton, "open_guide").click()
    visible(shown, GuideView, "guide_page")
    press(ESCAPE)
    assert shown.shown_page is not None
    assert shown.shown_page.objectName() == "welcome_page"


def test_the_guide_takes_its_pictures_anew_on_another_screen(window: MainWindow, qtbot: QtBot) -> None:
    opened(window)
    visible(window, QPushButton, "open_guide").click()
    view, guide = visible(window, GuideView, "guide_page"), visible(window, HelpText, "guide_text")
    width = guide.picture_width
    with qtbot.waitSignal(guide.textChanged):
        QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert guide.picture_width == width
    press(ESCAPE)


def test_the_guide_is_read_in_place_of_the_page_and_left_with_escape(window: MainWindow) -> None:
    window.show_page("plan")
    opened(window)
    visible(window, QPushButton, "open_guide").click()
    guide = visible(window, HelpText, "guide_text")
    assert "Bảng phím" in guide.toPlainText()
    picture = int(re.findall(r'<img[^>]* width="(\d+)"', guide.toHtml())[0])
    assert guide.viewport().width() / 2 < picture <= guide.viewport().width()
    assert not any_made(window, HelpPanel, "help_panel").isVisible()
    press(ESCAPE)
    assert window.shown_page is not None
    assert window.shown_page.objectName() == "plan_page"
    assert window.is_side_shown


@pytest.mark.parametrize(("tab", "door", "word"), [
    ("help_here", "save_guide", "HƯỚNG DẪN SỬ DỤNG"), ("help_keys", "save_key_map", "BẢNG PHÍM CỦA PHẦN MỀM SỔ CHI BỘ"),
])  # fmt: skip
def test_guide_and_map_are_saved_to_be_printed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tab: str, door: str, word: str
) -> None:
    target = tmp_path / "in.docx"
    monkeypatch.setattr(watch, "ask_save_path", lambda *_: target)
    opened(window)
    visible(window, QPushButton, tab).click()
    visible(window, QPushButton, door).click()
    assert waited(lambda: [window] if target.exists() else [])  # written whole, under its name at once
    assert word in [item.text for item in docx.Document(str(target)).paragraphs]


def test_a_new_look_keeps_help_working(window: MainWindow) -> None:
    opened(window)
    window.context.look_changed.emit()
    QTest.qWait(0)
    visible(window, QPushButton, "open_help").click()
    assert visible(window, HelpPanel, "help_panel").place
