"""The whole guide with its pictures, to be read at length: topics on the left, the text on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import help_topics
from app.ui.form_parts import key
from app.ui.help import html
from app.ui.help.help_text import HelpText
from app.ui.help.topic_list import TopicList
from app.ui.tokens import LINE, Tokens
from app.ui.widgets import button, key_hint, label, row

LIST_WIDTH = 290


class GuideView(QWidget):
    """Signals: ``left`` to go back to where the reader came from."""

    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName("guide_page")
        self.setAccessibleName("Hướng dẫn sử dụng")
        self._contents = TopicList(tokens, "guide_contents", "Mục lục hướng dẫn")
        self._contents.setFixedWidth(round(LIST_WIDTH * tokens.scale**0.5))
        self._text = HelpText(tokens, "guide_text", "Nội dung hướng dẫn")
        self._back = button("Quay lại", "leave_guide")
        self._contents.show_chapters(help_topics.chapters(help_topics.topics()))
        self._contents.add("Bảng phím", "keys")
        self._arrange()
        self._contents.currentRowChanged.connect(self._go)
        self._text.topic_wanted.connect(self._text.scrollToAnchor)
        self._back.clicked.connect(self.left)
        key("Escape", self, self.left.emit)

    def focus_first(self) -> None:
        """Put the keyboard on the first topic."""
        self._contents.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take pictures as sharp as the screen is when the window comes to another one."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._text.picture_width = 0
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the pictures to the width, with the place that was being read still in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(self._room(), LINE * self._tokens.body * 5 // 4)
        if width > 0 and width != self._text.picture_width:
            self._text.picture_width = width
            self._text.setHtml(html.guide_html(help_topics.topics(), help_topics.key_places(), width))
            self._go()

    def _room(self) -> int:
        """Return the width, in pixels, that is left to the text, even before anything is laid out."""
        tokens, bar = self._tokens, self._text.verticalScrollBar().sizeHint().width()
        return self.width() - 2 * tokens.edge - self._contents.width() - tokens.space - bar - tokens.gap

    def _go(self, _: int = 0) -> None:
        if self._contents.chosen:
            self._text.scrollToAnchor(self._contents.chosen)

    def _arrange(self) -> None:
        tokens = self._tokens
        hints = (key_hint("↑ ↓", "chọn mục"), key_hint("Tab", "sang phần đọc"), key_hint("Esc", "quay lại"))
        body = QHBoxLayout()
        body.setSpacing(tokens.space)
        body.addWidget(self._contents)
        body.addWidget(self._text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        box.setSpacing(tokens.room(12))
        box.addLayout(row(label("Hướng dẫn sử dụng", "title"), None, *hints, self._back, spacing=tokens.room(14)))
        box.addLayout(body, 1)
