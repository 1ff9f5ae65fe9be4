"""The page at which a book is handed over and received."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.handover import groups
from app.ui import hand_over_card, take_over_card
from app.ui.coming_going_card import ComingGoingCard
from app.ui.context import AppContext
from app.ui.dressing import dress
from app.ui.hand_over_page import HandOverPage
from app.ui.take_over_card import TakeOverCard
from app.ui.welcome_page import WelcomePage
from tests.factory import digest
from tests.finding import any_made, visible


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HandOverPage:
    """The page; the folder that is chosen is a stick."""
    (tmp_path / "USB").mkdir()
    monkeypatch.setattr(hand_over_card, "ask_folder", lambda *_: tmp_path / "USB")
    made = HandOverPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    made.refresh()
    return made


def handed_over(qtbot: QtBot, page: HandOverPage, stick: Path) -> Path:
    visible(page, QPushButton, "choose_hand_over_place").click()
    visible(page, QPushButton, "hand_over").click()
    qtbot.waitUntil(lambda: not page.worker.is_busy)
    return next(stick.glob("*/*.scb"))


def test_what_is_inside_is_said_before(qtbot: QtBot, page: HandOverPage) -> None:
    qtbot.waitUntil(lambda: "3 buổi đã họp" in visible(page, QLabel, "hand_over_contents").text())
    assert "Sổ không có mật khẩu" in visible(page, QLabel, "hand_over_lock").text()


def test_handing_over_shows_the_sum_and_what_is_left_to_do(qtbot: QtBot, page: HandOverPage, tmp_path: Path) -> None:
    path = handed_over(qtbot, page, tmp_path / "USB")
    code = visible(page, QLabel, "hand_over_code").text().split()
    assert tuple(code) == groups(digest(path))
    assert path.parent.name in visible(page, QLabel, "hand_over_done").text()
    assert page.focusWidget() is visible(page, QPushButton, "hand_over")


def test_the_keyboard_begins_at_who_hands_over(page: HandOverPage) -> None:
    assert page.focusWidget() is visible(page, QLineEdit, "giver_name")


def test_without_a_place_nothing_is_written(page: HandOverPage, tmp_path: Path) -> None:
    visible(page, QPushButton, "hand_over").click()
    assert page.giving.findChildren(QLabel, "hand_over_done")[0].isHidden()
    assert list((tmp_path / "USB").iterdir()) == []


@pytest.fixture
def given(qtbot: QtBot, page: HandOverPage, tmp_path: Path) -> Path:
    """A book that was handed over."""
    return handed_over(qtbot, page, tmp_path / "USB")


def received(qtbot: QtBot, card: TakeOverCard, path: Path) -> TakeOverCard:
    card.look_at(path)
    qtbot.waitUntil(lambda: bool(card.findChildren(QLabel, "take_over_code")[0].text()))
    return card


def typed(qtbot: QtBot, card: TakeOverCard, text: str) -> tuple[str, bool]:
    """Type the sum; return what is said and whether the book may be copied."""
    line = any_made(card, QLineEdit, "letter_code")
    line.clear()
    qtbot.keyClicks(line, text)
    return any_made(card, QLabel, "code_verdict").text(), any_made(card, QPushButton, "copy_handed_book").isEnabled()


def test_the_receiver_compares_the_sum_with_the_letter(qtbot: QtBot, page: HandOverPage, given: Path) -> None:
    card, wanted = received(qtbot, page.taking, given), digest(given)
    assert typed(qtbot, card, wanted[:9]) == ("Đang khớp 9 trên 64 ký tự", False)
    wrong = "0" if wanted[5] != "0" else "1"
    assert typed(qtbot, card, wanted[:5] + wrong) == ("Khác ở nhóm 2: đồng chí đọc lại nhóm ấy", False)
    assert typed(qtbot, card, wanted)[1]


def test_two_people_who_read_it_aloud_may_say_so(
    qtbot: QtBot, page: HandOverPage, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = received(qtbot, page.taking, given)
    monkeypatch.setattr(take_over_card, "ask_save_path", lambda *_: tmp_path / "của tôi.scb")
    visible(card, QCheckBox, "code_agreed").click()
    with qtbot.waitSignal(card.taken):
        visible(card, QPushButton, "copy_handed_book").click()
    assert digest(tmp_path / "của tôi.scb") == digest(given)


def test_the_open_book_is_not_taken_for_the_one_on_the_stick(qtbot: QtBot, page: HandOverPage) -> None:
    page.taking.look_at(page.context.book.path)
    qtbot.waitUntil(lambda: "chính là sổ đang mở" in visible(page, QLabel, "take_over_told").text())


def test_a_new_laptop_receives_from_the_first_page(
    qtbot: QtBot, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    welcome = WelcomePage(dress(app))
    qtbot.addWidget(welcome)
    welcome.show()
    visible(welcome, QPushButton, "open_take_over").click()
    card = received(qtbot, visible(welcome, TakeOverCard, "take_over_card"), given)
    monkeypatch.setattr(take_over_card, "ask_save_path", lambda *_: tmp_path / "mới.scb")
    visible(card, QCheckBox, "code_agreed").click()
    with qtbot.waitSignal(welcome.book_chosen) as chosen:
        visible(card, QPushButton, "copy_handed_book").click()
    assert chosen.args == [str(tmp_path / "mới.scb"), ""]


def test_the_settings_lead_to_both_pages(qtbot: QtBot, context: AppContext) -> None:
    card = ComingGoingCard(context)
    qtbot.addWidget(card)
    pages: list[str] = []
    context.page_requested.connect(pages.append)
    for name in ("open_hand_over", "open_merge"):
        any_made(card, QPushButton, name).click()
    assert pages == ["hand_over", "merge"]
