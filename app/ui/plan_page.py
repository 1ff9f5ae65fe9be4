"""The year's plan: four quarters with their topics, and a session made from a topic in one press."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.plan import by_quarter, progress, topic_state
from app.domain.records import PlanTopicRecord, SessionSummary
from app.domain.vietnamese import quarter_of
from app.services import planning
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill, side_width
from app.ui.page import Page
from app.ui.plan_cards import PlanCards, Quarters, TopicView
from app.ui.plan_form import TopicForm
from app.ui.widgets import button, key_hint, label, row

TEACHING = (
    "Năm này chưa có chuyên đề nào. Bấm “Thêm chuyên đề” để ghi chuyên đề của từng quý và đồng chí chuẩn bị; "
    "đến quý thì bấm “Lập buổi sinh hoạt”, không phải gõ lại."
)
MADE = "Đã lập buổi sinh hoạt. Bấm “Mở buổi” để chuẩn bị."


class PlanPage(Page):
    """Topics of a year by quarter."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "plan_page", "Kế hoạch năm")
        self.year = context.now().year
        self._topics: tuple[PlanTopicRecord, ...] = ()
        self._years = choice("plan_year", "Năm của kế hoạch")
        self._progress = label("", "muted", wrap=True, name="plan_progress")
        self._add = button("Thêm chuyên đề", "add_topic", kind="primary", shortcut="Ctrl+N")
        self._cards = PlanCards(context.tokens)
        self._form = TopicForm(context.tokens)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the plan again; what is being typed stays."""
        this_year = self.context.now().year
        years = sorted({*self.context.book.years(), this_year - 1, this_year, this_year + 1, self.year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self.year)
        self._topics = self.context.book.plan(self.year)
        sessions = self.context.book.sessions()
        self._progress.setText(progress(self._topics, sessions) or TEACHING)
        self._form.offer_members(self.context.book.members())
        self._cards.show_plan(self._views(sessions))

    def leave(self) -> None:
        """Store what is typed when there is a topic; an empty form keeps nothing."""
        if not self._form.isHidden() and self._form.is_changed and self._form.check():
            self._store()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard where work begins."""
        super().showEvent(event)
        if self._form.isHidden():
            self._add.setFocus()

    def add(self, quarter: int | None = None) -> None:
        """Open the form for a new topic, after storing what was being changed."""
        if self._may_open(None):
            self._form.show_topic(None, self.year, quarter or self._next_quarter())
        self._show_form()

    def edit(self, topic_id: int) -> None:
        """Open the form for a topic, after storing what was being changed."""
        topic = next((t for t in self._topics if t.id == topic_id), None)
        if topic is not None and self._may_open(topic_id):
            self._form.show_topic(topic, self.year, topic.quarter)
        self._show_form()

    def make_session(self, topic_id: int) -> None:
        """Make the session of a topic with the book's usual agenda."""
        code = self.context.book.defaults()[0]
        profile = self.context.book.agenda(code)
        if profile is None:
            self.context.said.emit(f"Không thấy chương trình “{code}”. Hãy chọn chương trình khác ở Thiết lập.", "bad")
            return
        self.context.save(lambda uow: planning.session_from_topic(uow, topic_id, profile), then=self._say_made)

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.px(18), tokens.edge, tokens.px(14))
        page.setSpacing(tokens.px(12))
        self._years.setFixedWidth(tokens.px(126))
        page.addLayout(row(label("Kế hoạch năm", "title"), tokens.gap, self._years, None, self._add))
        page.addWidget(self._progress)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.px(14))
        middle.addWidget(self._cards, 1)
        self._form.setFixedWidth(side_width(tokens))
        self._form.hide()
        middle.addWidget(self._form)
        page.addLayout(middle, 1)
        keys = (("Ctrl N", "thêm"), ("Tab", "sang chuyên đề khác"), ("Ctrl Enter", "ghi"), ("Esc", "về kế hoạch"))
        page.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.px(14)))

    def _connect(self) -> None:
        self._years.activated.connect(self._change_year)
        self._add.clicked.connect(self._add_new)
        self._cards.adding.connect(self.add)
        self._cards.editing.connect(self.edit)
        self._cards.making.connect(self.make_session)
        self._cards.opening.connect(self.context.session_requested)
        self._form.submitted.connect(self._submit)
        self._form.left.connect(self._back)
        self._form.removed.connect(self._remove)
        QShortcut(QKeySequence("Insert"), self, self._add_new)

    def _add_new(self) -> None:
        self.add()

    def _change_year(self) -> None:
        self.leave()
        self._form.hide()
        self.year = self._years.currentData()
        self.refresh()

    def _may_open(self, topic_id: int | None) -> bool:
        """Return whether the form is free for another topic; unfinished work is shown instead."""
        if self._form.isHidden() or not self._form.is_changed:
            return True
        if (self._form.topic.id if self._form.topic else None) == topic_id or not self._form.check():
            return False
        self._store()
        return True

    def _show_form(self) -> None:
        self._form.show()
        self._form.focus_first()

    def _submit(self) -> None:
        if not self._form.check():
            return
        was_new = self._form.topic is None
        self._store()
        if was_new:
            self._form.focus_first()
        else:
            self._back()

    def _store(self) -> None:
        """Queue what the form says and show an empty one for the same quarter; the caller has checked it."""
        new, topic = self._form.typed(), self._form.topic
        if topic is None:
            self.context.save(lambda uow: planning.add_topic(uow, new))
        else:
            number = topic.id
            self.context.save(lambda uow: planning.change_topic(uow, number, new))
        self._form.show_topic(None, self.year, new.quarter)

    def _remove(self) -> None:
        topic = self._form.topic
        if topic is None:
            return
        number, record = topic.id, topic
        self._form.show_topic(None, self.year, topic.quarter)
        self._back()

        def restore() -> None:
            self.context.save(lambda uow: planning.restore_topic(uow, record))

        def offer(_: object) -> None:
            self.context.offered.emit(f"Đã bỏ “{record.topic}” khỏi kế hoạch.", "Hoàn tác", restore)

        self.context.save(lambda uow: planning.remove_topic(uow, number), then=offer)

    def _back(self) -> None:
        """Go to the plan; a form with unfinished changes stays open."""
        topic = self._form.topic
        if not self._form.is_changed:
            self._form.hide()
        self._cards.focus_topic(topic.id if topic else None)

    def _say_made(self, _: object) -> None:
        self.context.said.emit(MADE, "good")

    def _next_quarter(self) -> int:
        """Return the first quarter from today's on that has no topic yet."""
        now = self.context.now()
        first = quarter_of(now.date()) if now.year == self.year else 1
        taken = {topic.quarter for topic in self._topics}
        return next((number for number in range(first, 5) if number not in taken), first)

    def _views(self, sessions: tuple[SessionSummary, ...]) -> Quarters:
        names = {member.id: member.full_name for member in self.context.book.members()}

        def view(topic: PlanTopicRecord) -> TopicView:
            preparers = ", ".join(f"đ/c {names[m]}" for m in topic.preparers if m in names)
            return TopicView(topic.id, topic.topic, topic_state(topic, sessions), preparers, topic.session_id)

        placed = by_quarter(self._topics)
        return {quarter: tuple(view(topic) for topic in topics) for quarter, topics in placed.items()}
