"""Handing the book over and receiving one, side by side: two people sit at this page together."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.handover import Contents, People
from app.errors import KnownError
from app.services import handing_over
from app.services.handing_over import HandedOver
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import key
from app.ui.hand_over_card import BUSY, HandOverCard
from app.ui.page import Page
from app.ui.take_over_card import TakeOverCard
from app.ui.widgets import button, label, row, scrolling

DONE = "Đã ghi bản giao và biên bản vào “{}”."
TAKEN = "Đã chép sổ vào “{}”. Muốn dùng sổ ấy: đóng cửa sổ này rồi bấm đúp vào tệp."
#: How long closing the book waits for a look into it that has begun.
PATIENCE_MILLISECONDS = 1000
#: Least width of a card, in pixels of the tokens.
CARD = 400


class HandOverPage(Page):
    """The giver's card and the receiver's card."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "hand_over_page", "Bàn giao sổ")
        self.busy = BusyLine(context.tokens, "handing_over")
        self.worker = FileWorker(context, self, self.busy)
        self._reader = FileWorker(context, self)
        self.giving = HandOverCard(context.tokens)
        self.taking = TakeOverCard(context.tokens, own=context.book.path)
        self._back = button("Về Thiết lập", "back_to_settings")
        self._build()
        self.giving.wanted.connect(self._hand_over)
        self.taking.taken.connect(self._say_taken)
        self.busy.stopped.connect(self.worker.stop)
        self._back.clicked.connect(self._go_back)
        key("Escape", self, self._go_back)
        self.giving.focus_first()

    def refresh(self) -> None:
        """Show what the book holds now; names being typed stay. Closed minutes are proved for it, on a thread."""
        self._reader.abandon()
        book = self.context.book
        self._reader.run(partial(book.ask, handing_over.contents), self._show_contents)

    def leave(self) -> None:
        """Look no further into the book."""
        self._reader.abandon()

    def finish(self) -> None:
        """Let go of the book, unless that takes long."""
        self._reader.finish(PATIENCE_MILLISECONDS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the cards below each other when they do not fit side by side."""
        super().resizeEvent(event)
        wide = self.width() >= self.context.tokens.px(2 * CARD)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(way)

    def _build(self) -> None:
        tokens, inner = self.context.tokens, QWidget()
        self._cards = QHBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(tokens.room(14))
        self._cards.addWidget(self.giving, 1)
        self._cards.addWidget(self.taking, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addLayout(row(label("Bàn giao sổ", "title"), None, self._back))
        self._area = scrolling(inner, "hand_over_cards")
        box.addWidget(self._area, 1)
        box.addWidget(self.busy)

    def _show_contents(self, found: Contents) -> None:
        self.giving.show_contents(found, is_encrypted=self.context.book.is_encrypted)

    def _hand_over(self, people: People, folder: Path) -> None:
        self.giving.show_busy()
        now, book = self.context.now(), self.context.book
        job = partial(handing_over.hand_over, book, folder, people, now, self.worker.watch())
        self.worker.run(job, self._take, self._refuse, said=BUSY)

    def _refuse(self, error: KnownError) -> None:
        self.giving.say(error.text)

    def _take(self, done: HandedOver) -> None:
        self.giving.show_done(done)
        self._area.verticalScrollBar().setValue(0)
        self.context.said.emit(DONE.format(done.folder.name), "good")

    def _say_taken(self, path: Path) -> None:
        self.context.said.emit(TAKEN.format(path), "good")

    def _go_back(self) -> None:
        self.context.page_requested.emit("settings:backup")
