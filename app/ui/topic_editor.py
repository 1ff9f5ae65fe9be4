"""A topic of the plan whole: what is planned at the left; progress, advice or the library at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.topic_library import categories
from app.domain.topic_road import TopicFacts
from app.services import topic_library
from app.services.planning import NewTopic
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.library_picker import LibraryPicker
from app.ui.live.rows import is_large
from app.ui.plan_form import TopicForm
from app.ui.plan_view import PlanView
from app.ui.topic_check import TopicCheck
from app.ui.topic_progress import TopicProgress
from app.ui.widgets import button, card, label, row, scrolling

BESIDE, LIBRARY = range(2)


class TopicEditor(QWidget):
    """One topic as it is worked on.

    Signals: ``submitted`` to keep it, ``left`` to go back to the plan, ``removed`` to take it out of the plan,
    ``marked(state, day, note)``, ``keep_wanted`` to put it into the cell's list, ``dropped(number)`` from that list.
    """

    submitted = Signal()
    left = Signal()
    removed = Signal()
    marked = Signal(object, object, str)
    keep_wanted = Signal()
    dropped = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        tokens = context.tokens
        self._view: PlanView | None = None
        self.setObjectName("topic_form")
        self._back = button("‹ Về kế hoạch", "back_to_plan", kind="link", accessible="Về kế hoạch năm")
        self._heading = label("", "title")
        self._form = TopicForm(tokens, self)
        self._progress = TopicProgress(tokens)
        self._check = TopicCheck(tokens)
        self._library = LibraryPicker(context)
        self._save = button("Ghi", "save_topic", kind="primary", accessible="Ghi chuyên đề vào kế hoạch")
        self._cancel = button("Bỏ thay đổi", "cancel_topic", accessible="Bỏ những gì vừa sửa")
        self._remove = button("Bỏ khỏi kế hoạch", "remove_topic", kind="link", accessible="Bỏ chuyên đề khỏi kế hoạch")
        self._right = QStackedWidget()
        self._build()
        self._connect()
        self._loaded: NewTopic | None = None

    @property
    def facts(self) -> TopicFacts | None:
        """The topic that is shown, None for a new one."""
        return self._form.facts

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return self._loaded is not None and self.typed() != self._loaded

    def show_topic(self, facts: TopicFacts | None, view: PlanView, quarter: int | None) -> None:
        """Show a topic, or an empty form for a new one in a quarter."""
        self._view = view
        self._heading.setText(f"{'Chuyên đề' if facts else 'Thêm chuyên đề'} năm {view.plan.year}")
        self._remove.setVisible(facts is not None)
        self._form.show_topic(facts, view, quarter)
        self._check.show_answers(facts.topic.self_check if facts else "", view.rules)
        self._progress.setVisible(facts is not None)
        if facts is not None:
            self._progress.show_topic(facts, view)
        self._right.setCurrentIndex(BESIDE)
        self._form.offer_categories(categories(self.context.book.ask(topic_library.topics)))
        self._loaded = self.typed()

    def follow(self, view: PlanView) -> None:
        """Show what the book says now beside the fields; what is typed stays."""
        self._view = view
        self._form.offer(view)
        fresh = view.plan.topic(self.facts.topic.id) if self.facts else None
        if fresh is not None:
            self._progress.show_topic(fresh, view)
        if self._right.currentIndex() == LIBRARY:
            self._offer_library()

    def typed(self) -> NewTopic:
        """Return what stands in the form."""
        return self._form.typed(self._check.kept)

    def check(self) -> bool:
        """Return whether the topic can be kept; say what is wrong."""
        return self._form.check()

    def kept(self) -> None:
        """Know that what is typed now is in the book or on its way there."""
        self._loaded = self.typed()

    def focus_first(self) -> None:
        """Put the keyboard at the end of the topic."""
        self._form.focus_first()

    def discard(self) -> None:
        """Give up what was typed."""
        if self._view is not None:
            quarter = self._loaded.quarter if self._loaded else None
            self.show_topic(self.facts, self._view, quarter)
        self.left.emit()

    def _build(self) -> None:
        tokens = self.context.tokens
        frame, box = card(tokens)
        box.addWidget(self._form)
        beside = QVBoxLayout()
        beside.setSpacing(tokens.room(12))
        beside.addWidget(self._progress)
        beside.addWidget(self._check)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.gap)
        whole.addLayout(row(self._back, self._heading, None, spacing=tokens.room(10)))
        whole.addLayout(self._work(frame, beside), 1)
        whole.addLayout(row(self._save, self._cancel, None, self._remove, spacing=tokens.room(10)))

    def _work(self, form: QFrame, beside: QVBoxLayout) -> QHBoxLayout:
        """Return form and cards beside each other; with large type one below the other, with the library instead."""
        tokens, middle = self.context.tokens, QHBoxLayout()
        middle.setSpacing(tokens.gap)
        large = is_large(tokens)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, tokens.gap, 0)
        column.setSpacing(tokens.room(12))
        if large:
            column.addWidget(form)
        column.addLayout(beside, 1)
        self._right.addWidget(scrolling(cards, "topic_cards"))
        self._right.addWidget(scrolling(self._library, "library_area"))
        if not large:
            inner = QWidget()
            left = QVBoxLayout(inner)
            left.setContentsMargins(0, 0, tokens.gap, 0)
            left.addWidget(form)
            middle.addWidget(scrolling(inner, "topic_fields"), 11)
        middle.addWidget(self._right, 10)
        return middle

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self.discard)
        self._remove.clicked.connect(self.removed)
        self._progress.marked.connect(self.marked)
        self._form.library_wanted.connect(self._open_library)
        self._form.keep_wanted.connect(self.keep_wanted)
        self._library.chosen.connect(self._take)
        self._library.left.connect(self._close_library)
        self._library.dropped.connect(self.dropped)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self._escape)

    def _escape(self) -> None:
        if self._right.currentIndex() == LIBRARY:
            self._close_library()
        else:
            self.left.emit()

    def _offer_library(self) -> None:
        book = self.context.book
        self._library.show_topics(book.ask(topic_library.topics), book.cell().kind)

    def _open_library(self) -> None:
        self._offer_library()
        self._right.setCurrentIndex(LIBRARY)
        self._library.begin()

    def _close_library(self) -> None:
        self._right.setCurrentIndex(BESIDE)
        self._form.focus_first()

    def _take(self, topic: object) -> None:
        self._right.setCurrentIndex(BESIDE)
        self._form.take(topic)  # type: ignore[arg-type]
