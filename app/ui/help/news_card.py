"""A quiet card on the desk, once after the program was brought up to date: what is new, in a few lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app import __version__, settings
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

if TYPE_CHECKING:
    from app.services.help_topics import News

MOST_LINES = 4
MORE = "Đồng chí xem lại bất cứ lúc nào: bấm F1, chọn “Mới”."


def unseen() -> tuple[News, ...]:
    """Return the news that this machine has not been told, the newest first; from now on they count as told.

    On a machine where the program is new, nothing is.
    """
    chosen = settings.load()
    if chosen.seen_version == __version__:
        return ()
    from app.services import help_topics

    was_used = bool(chosen.seen_version or chosen.last_book)
    settings.save(replace(chosen, seen_version=__version__))
    return help_topics.news_since(chosen.seen_version, __version__) if was_used else ()


class NewsCard(QFrame):
    """Hidden without news, and once somebody has read it."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("news_card")
        self.setAccessibleName("Có gì mới")
        self.setProperty("role", "card")
        news = unseen()
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        done = button("Đã xem", "news_seen", kind="link", accessible="Đã xem, ẩn thông báo có gì mới")
        done.clicked.connect(self.hide)
        box.addLayout(row(label(news[0].title if news else "", "heading"), None, done))
        for line in news[0].lines[:MOST_LINES] if news else ():
            box.addWidget(label(f"• {line.text}", wrap=True))
        box.addWidget(label(MORE, "small", wrap=True))
        if not news:
            self.hide()
