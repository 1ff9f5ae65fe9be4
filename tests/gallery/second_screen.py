"""What the meeting sees on the second screen, card by card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.projection import CardKind
from app.domain.records import Speaker
from app.services import books, decisions, meeting
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow
from tests.gallery.scenes import SESSION, running_book

SCREEN = QSize(1366, 768)
CARDS = {
    CardKind.TITLE: "title", CardKind.AGENDA: "agenda", CardKind.SPEAKER: "speaker", CardKind.VOTE: "vote",
    CardKind.READ_BACK: "read-back",
}  # fmt: skip
SPEAKING = Speaker("Hoàng Tiến Đạt", "Đảng viên", "m6")

Shoot = Callable[[QWidget, str], None]


def voted_book(path: Path) -> Path:
    """Make the sample with its fourth session in the discussion, a vote taken and a limit set for speeches."""
    running_book(path)
    book = books.open_book(path)
    with book.write() as uow:
        question = "Thông qua dự thảo kết luận chuyên đề quý IV năm 2026"
        decisions.add_vote(uow, SESSION, decisions.NewVote(question, 25, 1, 2, base=28))
        meeting.set_facts(uow, SESSION, speech_minutes=5)
        uow.commit()
    book.close()
    return path


def shoot_cards(window: MainWindow, shoot: Shoot, settle: Callable[[], None], end: str) -> None:
    """Every card as it fills a screen, and the window of the notes while it is on."""
    window.open_session(SESSION)
    settle()
    live = window.findChild(LiveView)
    switch, after = (window.findChild(QPushButton, f"projection_{name}") for name in ("switch", "next"))
    assert live is not None
    assert live.session is not None
    assert switch is not None
    assert after is not None
    shoot(window, f"projection-off{end}")
    live.session.floor.give(SPEAKING)
    switch.click()
    settle()
    shoot(window, f"projection-on{end}")
    window.pages.open_read_back(SESSION)
    settle()
    for _ in CARDS:
        shoot_card(window, shoot, settle, end)
        after.click()
    switch.click()


def shoot_card(window: MainWindow, shoot: Shoot, settle: Callable[[], None], end: str) -> None:
    """The card that is shown now, at the size of a screen."""
    projector = window.context.projector
    assert projector.window is not None
    projector.window.resize(SCREEN)
    settle()
    shoot(projector.window, f"projection-{CARDS[projector.kind]}{end}")
