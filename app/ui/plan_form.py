"""The form beside the year's plan in which one topic is added or changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.plan import QUARTERS
from app.domain.records import MemberRecord, PlanTopicRecord
from app.domain.vietnamese import quarter_name
from app.services.planning import NewTopic
from app.ui.form_parts import FormField, choice, key
from app.ui.people_list import PeopleList
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row, scrolling

UNPLACED = ("Chưa xếp quý", None)


class TopicForm(QFrame):
    """One topic as it is typed.

    Signals: ``submitted`` to keep it, ``left`` to go back to the plan, ``removed`` to take it out of the plan.
    """

    submitted = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.topic: PlanTopicRecord | None = None
        self._year = 0
        self.setObjectName("topic_form")
        self.setProperty("role", "card")
        self._heading = label("", "heading", wrap=True)
        self._text = QPlainTextEdit()
        name_control(self._text, "topic_input", "Tên chuyên đề")
        self._text.setPlaceholderText("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(tokens.px(92))
        quarters = [(f"Quý {quarter_name(number)}", number) for number in QUARTERS]
        self._quarter = choice("topic_quarter", "Quý", [*quarters, UNPLACED])
        self._people = PeopleList(tokens)
        name_control(self._people, "topic_preparers", "Đồng chí chuẩn bị; phím cách để chọn")
        self._text_field = FormField("Tên chuyên đề", self._text)
        self._save = button("Ghi", "save_topic", kind="primary", accessible="Ghi chuyên đề vào kế hoạch")
        self._cancel = button("Bỏ thay đổi", "cancel_topic", accessible="Bỏ những gì vừa sửa")
        self._remove = button("Bỏ khỏi kế hoạch", "remove_topic", kind="link", accessible="Bỏ chuyên đề khỏi kế hoạch")
        self._build(tokens)
        self._connect()
        self._loaded = self.typed()

    def show_topic(self, topic: PlanTopicRecord | None, year: int, quarter: int | None) -> None:
        """Show a topic, or an empty form for a new one in a quarter."""
        self.topic, self._year = topic, year
        self._heading.setText("Sửa chuyên đề" if topic else f"Thêm chuyên đề năm {year}")
        self._remove.setVisible(topic is not None)
        self._text.setPlainText(topic.topic if topic else "")
        self._quarter.setCurrentIndex(self._quarter.findData(topic.quarter if topic else quarter))
        self._people.tick(topic.preparers if topic else ())
        self._text_field.say("")
        self._loaded = self.typed()

    def offer_members(self, members: tuple[MemberRecord, ...]) -> None:
        """Offer the members who belong to the cell; those ticked stay ticked."""
        self._people.offer(members)

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return self.typed() != self._loaded

    def typed(self) -> NewTopic:
        """Return what stands in the form; ticked members keep the order they had."""
        before = self.topic.preparers if self.topic else ()
        ticked = self._people.ticked()
        kept = tuple(m for m in before if m in ticked)
        return NewTopic(
            self._year, " ".join(self._text.toPlainText().split()), self._quarter.currentData(),
            kept + tuple(m for m in ticked if m not in kept), self.topic.note if self.topic else "",
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the topic can be kept; say what is missing."""
        named = bool(self.typed().topic)
        self._text_field.say("" if named else "Chưa ghi tên chuyên đề.")
        if not named:
            self._text.setFocus()
        return named

    def focus_first(self) -> None:
        """Put the keyboard at the end of the topic."""
        self._text.setFocus()
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def discard(self) -> None:
        """Give up what was typed."""
        self.show_topic(self.topic, self._year, self._loaded.quarter)
        self.left.emit()

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.gap)
        fields.addWidget(self._text_field)
        fields.addWidget(FormField("Quý", self._quarter))
        fields.addWidget(FormField("Đồng chí chuẩn bị", self._people, hint="Phím cách để chọn hoặc thôi chọn."), 1)
        fields.addLayout(row(self._remove, None))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.px(14), tokens.gap, tokens.px(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._heading)
        box.addWidget(scrolling(inner, "topic_fields"), 1)
        box.addLayout(row(self._save, self._cancel, None))

    def _connect(self) -> None:
        self._save.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self.discard)
        self._remove.clicked.connect(self.removed)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)
