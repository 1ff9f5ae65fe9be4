"""The quarters of the year's plan as cards, as many beside each other as the width allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.plan import Remark, months_of
from app.domain.vietnamese import quarter_name
from app.ui.form_parts import key
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, clear, label, pill, row, rule, scrolling


@dataclass(frozen=True, slots=True)
class TopicView:
    """What a card shows of a topic, in words: ``mark`` is the state that one press writes, empty when there is none.

    ``session_id`` while it has a session; ``may_meet``: a session can be made from it.
    """

    id: int
    topic: str
    state: str
    tone: str
    month: str = ""
    people: str = ""
    next: str = ""
    remark: str = ""
    mark: str = ""
    session_id: str | None = None
    may_meet: bool = True


@dataclass(frozen=True, slots=True)
class QuarterView:
    """A quarter (None: topics without one), how it stands and its topics."""

    quarter: int | None
    stand: Remark | None
    topics: tuple[TopicView, ...]


class PlanCards(QWidget):
    """The cards of one year; T on a topic marks its next state.

    Signals: ``adding(quarter)``, ``editing(topic id)``, ``marking(topic id)``, ``making(topic id)`` for a session,
    ``opening(session id)``, ``preparing(session id, nothing)``.
    """

    adding = Signal(object)
    editing = Signal(int)
    marking = Signal(int)
    making = Signal(int)
    opening = Signal(str)
    preparing = Signal(str, str)

    def __init__(self, tokens: Tokens, head: QWidget) -> None:
        """Make cards under ``head``, which scrolls with them: with large type there is little room."""
        super().__init__()
        self._tokens = tokens
        self._shown: tuple[QuarterView, ...] | None = None
        self._cards: list[QFrame] = []
        self._across = 0
        inner = QWidget()
        content = QVBoxLayout(inner)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(tokens.room(10))
        content.addWidget(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.room(12))
        content.addLayout(self._grid, 1)
        self._area = scrolling(inner, "plan_cards")
        self._area.viewport().installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)
        key("T", self, self._mark_focused)

    def show_plan(self, quarters: tuple[QuarterView, ...]) -> None:
        """Show the topics of each quarter; the keyboard stays on the topic it was on."""
        if quarters == self._shown:
            return
        self._shown = quarters
        focused = self.focusWidget()
        had = focused if focused is not None and focused.hasFocus() else None
        kept, name = (had.property("topic"), had.objectName()) if had is not None else (None, "")
        clear(self._grid)
        self._cards = [self._card(quarter) for quarter in quarters]
        self._across = 0
        self._arrange()
        if kept is not None or name:
            self.focus_topic(kept, name)

    def focus_topic(self, topic_id: int | None = None, name: str = "") -> None:
        """Put the keyboard on a topic, best on its button of that name, or on the first thing that can be pressed."""
        buttons = [made for frame in self._cards for made in frame.findChildren(QPushButton)]
        mine = [made for made in buttons if topic_id is not None and made.property("topic") == topic_id]
        same = [made for made in (mine or buttons) if name and made.objectName() == name]
        for made in (same or mine or buttons)[:1]:
            made.setFocus()
            self._area.ensureWidgetVisible(made)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Arrange the cards anew when the width changes."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _mark_focused(self) -> None:
        focused = self.focusWidget()
        topic = focused.property("topic") if focused is not None else None
        for quarter in self._shown or ():
            for shown in quarter.topics:
                if shown.id == topic and shown.mark:
                    self.marking.emit(shown.id)

    def _arrange(self) -> None:
        room, least = self._area.viewport().width(), self._tokens.px(236)
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

    def _card(self, view: QuarterView) -> QFrame:
        frame, box = card(self._tokens)
        quarter = view.quarter
        frame.setObjectName(f"quarter_{quarter or 'none'}")
        title = f"Quý {quarter_name(quarter)}" if quarter else "Chưa xếp quý"
        frame.setAccessibleName(f"{title}: {view.stand.text}" if view.stand else title)
        add = button("Thêm", f"add_topic_{quarter or 'none'}", kind="link", accessible=f"Thêm chuyên đề {title}")
        add.clicked.connect(partial(self.adding.emit, quarter))
        months = f"tháng {', '.join(map(str, months_of(quarter)))}" if quarter else ""
        box.addLayout(row(label(title, "heading"), label(months, "small"), None, add, spacing=self._tokens.room(6)))
        if view.stand is not None:
            role = "fault" if view.stand.tone == "bad" else "small"
            box.addWidget(label(view.stand.text, role, wrap=True, name="quarter_stand"))
        for topic in view.topics:
            box.addWidget(rule())
            self._add_topic(box, topic)
        box.addStretch(1)
        return frame

    def _add_topic(self, box: QVBoxLayout, topic: TopicView) -> None:
        box.addLayout(row(pill(topic.state, topic.tone), None, label(topic.month, "small")))
        box.addWidget(label(topic.topic, wrap=True, name="plan_topic"))
        for text, name in ((topic.people, "topic_people"), (topic.remark, "topic_remark"), (topic.next, "topic_next")):
            if text:
                box.addWidget(label(text, "small", wrap=True, name=name))
        edit = self._button(topic, "Xem, sửa", "edit_topic", f"Xem, sửa chuyên đề: {topic.topic}")
        edit.clicked.connect(partial(self.editing.emit, topic.id))
        buttons: list[QPushButton | None] = [edit, None]
        if topic.session_id is not None:
            main = self._button(topic, "Mở buổi", "open_topic_session", f"Mở buổi sinh hoạt: {topic.topic}")
            main.clicked.connect(partial(self.opening.emit, topic.session_id))
            buttons.insert(0, main)
        elif topic.may_meet:
            main = self._button(topic, "Lập buổi", "make_session", f"Lập buổi sinh hoạt: {topic.topic}")
            main.clicked.connect(partial(self.making.emit, topic.id))
            buttons.insert(0, main)
        box.addLayout(row(*buttons, spacing=self._tokens.space))
        last: list[QPushButton] = []
        if topic.session_id is not None and topic.may_meet:
            prepare = self._button(topic, "Chuẩn bị", "prepare_topic_session", f"Chuẩn bị buổi: {topic.topic}")
            prepare.clicked.connect(partial(self.preparing.emit, topic.session_id, ""))
            last.append(prepare)
        if topic.mark:
            said = f"Đánh dấu {topic.mark}: {topic.topic}"
            mark = self._button(topic, f"✓ {topic.mark}", "mark_topic", said)
            mark.clicked.connect(partial(self.marking.emit, topic.id))
            last.append(mark)
        if last:
            box.addLayout(row(*last, None, spacing=self._tokens.space))

    def _button(self, topic: TopicView, text: str, name: str, accessible: str) -> QPushButton:
        made = button(text, name, kind="link", accessible=accessible)
        made.setProperty("topic", topic.id)
        return made
