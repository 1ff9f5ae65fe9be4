"""What a window is made of, around its pages: navigation, room, message bar, and the line that tells of saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.frame import FootLine, SideBar
from app.ui.messages import MessageBar
from app.ui.pages import COMMITTEE_PAGES, PAGES, Pages
from app.ui.pages_room import PagesRoom
from app.ui.tokens import Tokens

if TYPE_CHECKING:
    from app.domain.records import CellRecord
    from app.ui.context import AppContext


class Shell(QWidget):
    """Holds ``side``, ``pages``, ``messages`` and ``foot``."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("page")
        pages, aside = ([(name, title) for name, title, *_ in found] for found in (PAGES, COMMITTEE_PAGES))
        self.side = SideBar(tokens, pages, last="search", aside=aside)
        self.pages = Pages()
        self.messages = MessageBar(tokens)
        self.pages.currentChanged.connect(self.messages.leave_page)
        self.foot = FootLine(tokens)
        middle, room = QHBoxLayout(), PagesRoom(self.pages)
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(room, 1)
        #: What the help finds its room beside: see ``HelpWatch.settle``.
        self.around_help = (middle, self.side, room, self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.messages)
        column.addWidget(self.foot)

    def show_names(self, cell: CellRecord) -> None:
        """Show whose book it is."""
        self.side.show_name(cell.name, cell.superior)
        self.side.offer("cells", offered=cell.kind == "committee")

    def show_saving(self, context: AppContext) -> None:
        """Say how the saves of a book stand, and offer to lock it where it can be locked."""
        self.foot.show_state(context.book.save_state)
        self.foot.offer_lock(context.book.is_encrypted)
