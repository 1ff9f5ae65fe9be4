"""A list of topics, by chapter or as a search found them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.domain.help_text import Topic
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

_ID = Qt.ItemDataRole.UserRole


class TopicList(QListWidget):
    """Knows topics by their ids; the heads of chapters cannot be chosen."""

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        name_control(self, name, accessible)
        self._tokens = tokens
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> str:
        """The id of the chosen topic, nothing without one."""
        item = self.currentItem()
        return str(item.data(_ID) or "") if item is not None else ""

    def show_chapters(self, chapters: Sequence[tuple[str, Sequence[Topic]]]) -> None:
        """Show topics under the names of their chapters, a nameless chapter without a head; choose the first topic."""
        self.clear()
        for chapter, held in chapters:
            if chapter:
                self._add_head(chapter)
            for topic in held:
                self.add(topic.title, topic.id)
        self.choose_first()

    def add(self, title: str, name: str) -> None:
        """Add something that can be chosen."""
        QListWidgetItem(title, self).setData(_ID, name)

    def choose_first(self) -> None:
        """Choose the first topic."""
        rows = (row for row in range(self.count()) if self.item(row).data(_ID))
        self.setCurrentRow(next(rows, -1))

    def _add_head(self, text: str) -> None:
        head = QListWidgetItem(text.upper(), self)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self._tokens.family)
        font.setPixelSize(self._tokens.small)
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        head.setForeground(QColor(self._tokens.colours.brand))
