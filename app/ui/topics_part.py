"""The topics of a year: quarters as cards, one topic whole when it is opened, and what goes into the next year."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.plan import progress, to_carry
from app.domain.topic_road import next_state
from app.domain.vietnamese import quarter_of
from app.domain.vocabulary import TopicState
from app.services import planning
from app.ui.context import AppContext
from app.ui.plan_cards import PlanCards
from app.ui.plan_view import PlanView
from app.ui.topic_editor import TopicEditor
from app.ui.topic_saves import TopicSaves
from app.ui.topic_words import quarter_views
from app.ui.widgets import button, label, row

TEACHING = (
    "Năm này chưa có chuyên đề nào. Bấm “Thêm chuyên đề” để ghi chuyên đề của từng quý và đồng chí chuẩn bị, "
    "hoặc chọn từ danh mục; đến quý thì bấm “Lập buổi”, không phải gõ lại."
)
UNFINISHED = "Còn thay đổi chưa ghi: bấm “Ghi” hoặc “Bỏ thay đổi”."
CARDS, EDITOR = range(2)


class TopicsPart(QWidget):
    """Topics by quarter, or one topic.

    Signals: ``editing_changed`` when a topic is opened or closed.
    """

    editing_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._view: PlanView | None = None
        self._fresh: int | None = None
        self._saves = TopicSaves(context)
        self._progress = label("", "muted", wrap=True, name="plan_progress")
        self._carry = button("", "carry_over")
        self._summary = QWidget()
        self.cards = PlanCards(context.tokens, self._summary)
        self._editor: TopicEditor | None = None
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def editor(self) -> TopicEditor:
        """The form of one topic, made when it is first needed."""
        if self._editor is None:
            self._editor = TopicEditor(self.context)
            self._stack.addWidget(self._editor)
            self._connect_editor(self._editor)
        return self._editor

    @property
    def is_editing(self) -> bool:
        """Whether a topic is open."""
        return self._stack.currentIndex() == EDITOR

    def show_plan(self, view: PlanView) -> None:
        """Show a year; what is being typed stays."""
        self._view = view
        waiting = self._show_waiting(view)
        self._progress.setText(f"{progress(view.plan, view.rules, view.today) or TEACHING} {waiting}".strip())
        self.cards.show_plan(quarter_views(view))
        if self.is_editing:
            self.editor.follow(view)
        elif self._fresh is not None and view.plan.topic(self._fresh) is not None:
            self.cards.focus_topic(self._fresh, "edit_topic")
            self._fresh = None

    def leave(self) -> None:
        """Store what is typed when there is a topic; an empty form keeps nothing."""
        if self.is_editing and self.editor.is_changed and self._may_store():
            self._store()
            if self.editor.facts is None:
                self.close_editor()

    def fold(self) -> bool:
        """Show the cards; return whether it could be done, as unfinished work stays on the screen."""
        if self.is_editing and self.editor.is_changed:
            self.context.said.emit(UNFINISHED, "warn")
            return False
        self.close_editor()
        return True

    def close_editor(self) -> None:
        """Show the cards."""
        self._stack.setCurrentIndex(CARDS)
        self.editing_changed.emit()

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        if self.is_editing:
            self.editor.focus_first()
        else:
            self.cards.focus_topic()

    def add(self, quarter: int | None = None) -> None:
        """Open the form for a new topic, after storing what was being changed."""
        if self._view is not None and self._may_open(None):
            self.editor.show_topic(None, self._view, quarter or self._next_quarter())
        self._open()

    def edit(self, topic_id: int) -> None:
        """Open a topic, after storing what was being changed."""
        facts = self._view.plan.topic(topic_id) if self._view else None
        if self._view is None or facts is None:
            return
        if self._may_open(topic_id):
            self.editor.show_topic(facts, self._view, facts.topic.quarter)
        self._open()

    def make_session(self, topic_id: int) -> None:
        """Make the session of a topic with the agenda of its campaign, else with the book's usual one."""
        self._saves.make_session(topic_id, self._agenda_of(topic_id) or self.context.book.defaults()[0])

    def _agenda_of(self, topic_id: int) -> str:
        facts = self._view.plan.topic(topic_id) if self._view else None
        if self._view is None or facts is None:
            return ""
        campaigns = (one.record for one in self._view.plan.campaigns)
        return next((one.agenda for one in campaigns if one.id == facts.topic.campaign), "")

    def mark_next(self, topic_id: int) -> None:
        """Write that a topic came into its next state today."""
        facts = self._view.plan.topic(topic_id) if self._view else None
        state = next_state(facts) if facts else None
        if state is not None:
            self._saves.mark(topic_id, state, self.context.now().date(), "")

    def _build(self) -> None:
        tokens = self.context.tokens
        summary = row(spacing=tokens.room(12))
        summary.addWidget(self._progress, 1)
        summary.addWidget(self._carry)
        self._summary.setLayout(summary)
        self._stack.addWidget(self.cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.cards.adding.connect(self.add)
        self.cards.editing.connect(self.edit)
        self.cards.making.connect(self.make_session)
        self.cards.marking.connect(self.mark_next)
        self.cards.opening.connect(self.context.session_requested)
        self.cards.preparing.connect(self.context.preparation_requested)
        self._carry.clicked.connect(self._carry_over)

    def _connect_editor(self, editor: TopicEditor) -> None:
        editor.submitted.connect(self._submit)
        editor.left.connect(self._back)
        editor.removed.connect(self._remove)
        editor.marked.connect(self._mark_open)
        editor.keep_wanted.connect(self._keep_in_library)
        editor.dropped.connect(self._saves.drop_from_library)

    def _show_waiting(self, view: PlanView) -> str:
        """Offer to take what waits into the next year; return in words what that is."""
        topics, proposals, following = len(to_carry(view.plan)), len(view.plan.waiting), view.plan.year + 1
        parts = [f"{topics} chuyên đề hoãn, để ngỏ"] if topics else []
        parts += [f"{proposals} đề xuất đang xem xét"] if proposals else []
        if view.plan.year > view.today.year:
            parts = []
        self._carry.setHidden(not parts)
        self._carry.setText(f"Mang sang năm {following}")
        self._carry.setAccessibleName(f"Mang chuyên đề hoãn, để ngỏ và đề xuất sang kế hoạch năm {following}")
        return f"Còn {' và '.join(parts)}." if parts else ""

    def _open(self) -> None:
        self._stack.setCurrentIndex(EDITOR)
        self.editing_changed.emit()
        self.editor.focus_first()

    def _may_open(self, topic_id: int | None) -> bool:
        """Return whether the form is free for another topic; unfinished work is shown instead."""
        if not self.is_editing or not self.editor.is_changed:
            return True
        if self._open_id() == topic_id or not self._may_store():
            return False
        self._store()
        return True

    def _open_id(self) -> int | None:
        return self.editor.facts.topic.id if self.editor.facts else None

    def _submit(self) -> None:
        if self._may_store():
            self._store()
            self._back()

    def _may_store(self) -> bool:
        return self.editor.check() and self.context.takes(*astuple(self.editor.typed()))

    def _store(self) -> None:
        """Queue what the form says; the caller has checked it."""
        new, number = self.editor.typed(), self._open_id()
        self.editor.kept()
        if number is None:
            self.context.save(lambda uow: planning.add_topic(uow, new), then=self._show_new)
        else:
            self.context.save(lambda uow: planning.change_topic(uow, number, new))

    def _show_new(self, number: int) -> None:
        """Put the keyboard on a topic that was just added when it is shown, unless the person has gone on."""
        self._fresh = number if self.isVisible() and not self.is_editing else None

    def _back(self) -> None:
        """Go to the plan; a form with unfinished changes stays open."""
        if self.editor.is_changed:
            self.context.said.emit(UNFINISHED, "warn")
            return
        self.close_editor()
        self.cards.focus_topic(self._open_id(), "edit_topic")

    def _remove(self) -> None:
        facts = self.editor.facts
        if facts is not None:
            self.editor.kept()
            self.close_editor()
            self.cards.focus_topic()
            self._saves.remove(facts.topic)

    def _mark_open(self, state: TopicState, day: date | None, note: str) -> None:
        number = self._open_id()
        if number is not None:
            self._saves.mark(number, state, day, note)

    def _keep_in_library(self) -> None:
        self._saves.keep_in_library(self.editor.typed())

    def _carry_over(self) -> None:
        if self._view is not None:
            self._saves.carry_over(self._view.plan.year)

    def _next_quarter(self) -> int:
        """Return the first quarter from today's on that has no topic yet."""
        if self._view is None:
            return 1
        now, year = self._view.today, self._view.plan.year
        first = quarter_of(now) if now.year == year else 1
        taken = {one.topic.quarter for one in self._view.plan.topics}
        return next((number for number in range(first, 5) if number not in taken), first)
