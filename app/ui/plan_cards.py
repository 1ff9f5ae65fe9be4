"""The quarters of the year's plan as cards, as many beside each other as the width allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.plan import TopicState
from app.domain.vietnamese import quarter_name
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, clear, label, pill, row, rule, scrolling

TONES = {TopicState.PLANNED: "neutral", TopicState.HAS_SESSION: "warn", TopicState.HELD: "good"}


@dataclass(frozen=True, slots=True)
class TopicView:
    """What a card shows of a topic: ``preparers`` in words, ``session_id`` while it has a session."""

    id: int
    topic: str
    state: TopicState
    preparers: str
    session_id: str | None


Quarters = dict[int | None, tuple[TopicView, ...]]


class PlanCards(QWidget):
    """The cards of one year.

    Signals: ``adding(quarter)``, ``editing(topic id)``, ``making(topic id)`` for a session, ``opening(session id)``.
    """

    adding = Signal(object)
    editing = Signal(int)
    making = Signal(int)
    opening = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._shown: Quarters | None = None
        self._cards: list[QFrame] = []
        self._across = 0
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.px(12))
        self._area = scrolling(inner, "plan_cards")
        self._area.viewport().installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    def show_plan(self, quarters: Quarters) -> None:
        """Show the topics of each quarter; the keyboard stays on the topic it was on."""
        if quarters == self._shown:
            return
        self._shown = quarters
        focused = self.focusWidget()
        kept = focused.property("topic") if focused is not None and focused.hasFocus() else None
        clear(self._grid)
        self._cards = [self._card(quarter, topics) for quarter, topics in quarters.items()]
        self._across = 0
        self._arrange()
        if kept is not None:
            self.focus_topic(kept)

    def focus_topic(self, topic_id: int | None = None) -> None:
        """Put the keyboard on a topic, or on the first thing that can be pressed."""
        buttons = [made for frame in self._cards for made in frame.findChildren(QPushButton)]
        mine = [made for made in buttons if topic_id is not None and made.property("topic") == topic_id]
        for made in (mine or buttons)[:1]:
            made.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Arrange the cards anew when the width changes."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        room, least = self._area.viewport().width(), self._tokens.px(224)
        fitting = (room + self._grid.spacing()) // (least + self._grid.spacing())
        across = 4 if fitting >= 4 else 2 if fitting >= 2 else 1
        if across == self._across:
            return
        self._across = across
        for number, frame in enumerate(self._cards):
            self._grid.addWidget(frame, number // across, number % across)
        last = len(self._cards)
        for number in range(4):
            self._grid.setColumnStretch(number, 1 if number < across else 0)
        for number in range(last + 1):
            self._grid.setRowStretch(number, 0)
        self._grid.setRowStretch(-(-last // across), 1)

    def _card(self, quarter: int | None, topics: tuple[TopicView, ...]) -> QFrame:
        frame, box = card(self._tokens)
        frame.setObjectName(f"quarter_{quarter or 'none'}")
        title = f"Quý {quarter_name(quarter)}" if quarter else "Chưa xếp quý"
        frame.setAccessibleName(title)
        add = button("Thêm", f"add_topic_{quarter or 'none'}", kind="link", accessible=f"Thêm chuyên đề {title}")
        add.clicked.connect(partial(self.adding.emit, quarter))
        box.addLayout(row(label(title, "heading"), None, add))
        for number, topic in enumerate(topics):
            if number:
                box.addWidget(rule())
            self._add_topic(box, topic)
        if not topics:
            box.addWidget(label("Chưa có chuyên đề nào cho quý này.", "muted", wrap=True))
        box.addStretch(1)
        return frame

    def _add_topic(self, box: QVBoxLayout, topic: TopicView) -> None:
        box.addWidget(pill(topic.state.value, TONES[topic.state]), 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(label(topic.topic, wrap=True, name="plan_topic"))
        if topic.preparers:
            box.addWidget(label(f"Chuẩn bị: {topic.preparers}", "small", wrap=True))
        edit = self._button(topic, "Sửa", "edit_topic", f"Sửa chuyên đề: {topic.topic}")
        edit.clicked.connect(partial(self.editing.emit, topic.id))
        if topic.session_id is None:
            main = self._button(topic, "Lập buổi sinh hoạt", "make_session", f"Lập buổi sinh hoạt: {topic.topic}")
            main.clicked.connect(partial(self.making.emit, topic.id))
        else:
            main = self._button(topic, "Mở buổi", "open_topic_session", f"Mở buổi sinh hoạt: {topic.topic}")
            main.clicked.connect(partial(self.opening.emit, topic.session_id))
        box.addLayout(row(main, self._tokens.gap, edit, None))

    def _button(self, topic: TopicView, text: str, name: str, accessible: str) -> QPushButton:
        made = button(text, name, kind="link", accessible=accessible)
        made.setProperty("topic", topic.id)
        return made
