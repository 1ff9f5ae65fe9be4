"""Sessions of a year in a table, and beside it the form that plans a new one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.agenda import AgendaProfile
from app.domain.naming import session_line
from app.domain.new_session import TypedSession, agendas_for, check_session, people, planned_topic, usual
from app.domain.records import SessionSummary
from app.domain.sitting import may_be_combined, refusal
from app.domain.vietnamese import quarter_of, short_date
from app.domain.vocabulary import SessionKind
from app.services import catalogue, combined, meeting
from app.services.combined import NewSitting, make_sitting
from app.ui import messages
from app.ui.context import AppContext
from app.ui.form_parts import choice, key, refill, side_width
from app.ui.list_table import ListTable
from app.ui.live.flow import FlowLayout
from app.ui.live.rows import is_large
from app.ui.page import Page
from app.ui.session_form import SessionForm
from app.ui.sessions_table import COLUMNS, SessionsTable
from app.ui.widgets import button, card, column, key_hint, label, name_control, row, set_kind

TEACHING = "Bấm “Lập buổi mới”, ghi ngày giờ và người chủ trì; đến buổi, sổ dẫn đồng chí qua từng bước và ghi biên bản."


class SessionsPage(Page):
    """The list of sessions; what is typed in the form stays there while other pages are shown."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "sessions_page", "Buổi sinh hoạt")
        self._year = context.now().year
        self._model = SessionsTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "session_table", "Danh sách buổi sinh hoạt")
        self.form = SessionForm(context.tokens)
        self._years = choice("session_year", "Năm")
        self._new = button("Lập buổi mới", "new_session", kind="primary", shortcut="Ctrl+N")
        self._open = button("Mở buổi", "open_session")
        self._documents = button("Văn bản", "open_documents", accessible="Xem văn bản của buổi")
        self._prepare = button("Chuẩn bị", "prepare_session", accessible="Chuẩn bị buổi sinh hoạt")
        self._assess = button("Chấm điểm", "assess_session", accessible="Tự chấm điểm buổi sinh hoạt")
        self._combine = button("Kết hợp với buổi thường kỳ", "combine_session")
        self._remove = button("Xóa buổi", "remove_session", accessible="Xóa buổi chưa diễn ra")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the sessions again; what is being typed stays."""
        years = sorted({*self.context.book.years(), self._year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self._year)
        self._model.show_sessions(self.context.book.sessions(self._year))
        self._lists.setCurrentIndex(1 if self._model.rows else 0)
        self._empty_title.setText(f"Năm {self._year} chưa có buổi sinh hoạt nào")
        self._note_ways()
        if not self.form.isHidden():
            self._offer()
        self._note_choice()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the list, or on the way to the first session."""
        super().showEvent(event)
        if self.form.isHidden():
            self._to_list()

    def add(self) -> None:
        """Open the form for a new session; what was typed there before is still there."""
        if self.form.isHidden():
            self._offer()
            last = self._last()
            record = self.context.book.session(last.id) if last else None
            members = self.context.book.members()
            self.form.show_session(usual(record, members), people(members), self.context.now().date())
            self.form.show()
            self._note_ways()
        self.form.focus_first()

    def _note_ways(self) -> None:
        """Let one button lead: the open form's, that in the middle of an empty list, or the one above the list."""
        idle = self.form.isHidden()
        set_kind(self._new, "primary" if idle and self._model.rows else "")
        set_kind(self._first, "primary" if idle else "")

    def _offer(self) -> None:
        profiles, default = catalogue.agenda_profiles(), self.context.book.defaults()[0]
        self.form.offer(profiles, default, people(self.context.book.members()))

    def _last(self) -> SessionSummary | None:
        """Return the last session of the year shown or of this one: the usual place and hour are taken from it."""
        own = self._model.rows or tuple(reversed(self.context.book.sessions(self.context.now().year)))
        return next(iter(own), None)

    def _offer_topic(self, day: date | None) -> None:
        """Offer the plan's topic for the quarter of a day, for the present quarter while no day is typed."""
        day = day or self.context.now().date()
        self.form.offer_topic(planned_topic(self.context.book.plan(day.year), day))

    def _create(self) -> None:
        typed = self.form.typed()
        planned_at, faults = check_session(typed, self.context.now().date())
        rules = self.context.book.rules(planned_at.date() if planned_at else None)
        refused = refusal(self.context.book.combine_choice(), rules) if typed.combined else ""
        faults |= {"combined": refused} if refused else {}
        self.form.show_faults(faults)
        profile = self.context.book.agenda(typed.agenda)
        if planned_at is None or profile is None or refused or not self.context.takes(typed.topic):
            return
        self._year = planned_at.year
        quarter = quarter_of(planned_at.date()) if typed.kind is SessionKind.THEMATIC else None
        new = meeting.NewSession(
            typed.kind, typed.topic, planned_at.year, quarter, typed.place, planned_at, typed.chair, typed.minutes_taker
        )
        topic = self.form.planned_topic
        wanted = NewSitting(
            new, profile, self.context.book.cell(), topic.id if topic else None, is_pilot=typed.pilot,
            companion=self._companion() if typed.combined else None,
        )  # fmt: skip
        self.context.save(partial(make_sitting, wanted), then=partial(self._say_made, short_date(planned_at.date())))
        self._close()

    def _say_made(self, day: str, session_id: str) -> None:
        self.refresh()
        self.table.choose(session_id)
        self._to_list()
        self.context.said.emit(f"Đã lập buổi sinh hoạt ngày {day}. Bấm Enter để mở và chuẩn bị tiếp.", "good")

    def _companion(self) -> AgendaProfile:
        """Return the agenda of the regular part of a combined sitting."""
        return agendas_for(SessionKind.REGULAR, catalogue.agenda_profiles(), self.context.book.defaults()[0])[0]

    def _combine_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            uid, profile, cell = chosen.id, self._companion(), self.context.book.cell()
            self.context.save(lambda uow: combined.combine(uow, uid, profile, cell), then=self._say_combined)

    def _say_combined(self, other: str) -> None:
        self.refresh()
        words = "Đã lập phần thường kỳ, họp trước phần chuyên đề; mỗi phần có giờ và biên bản riêng."
        self.context.offered.emit(words, "Hoàn tác", partial(self.context.save, partial(_delete, other)))

    def _chosen(self) -> SessionSummary | None:
        wanted = self.table.chosen()
        return next((summary for summary in self._model.rows if summary.id == wanted), None)

    def _open_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.session_requested.emit(chosen.id)

    def _prepare_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.preparation_requested.emit(chosen.id, "")

    def _show_documents(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.document_requested.emit(chosen.id, "minutes")

    def _show_assessment(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.assessment_requested.emit(chosen.id, "sessions")

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.state != "planned":
            self.context.said.emit("Chỉ xóa được buổi chưa diễn ra. Buổi này được giữ nguyên trong sổ.", "warn")
            return
        uid = chosen.id
        explanation = f"{session_line(chosen)}\nNội dung đã chuẩn bị cho buổi này sẽ mất. Kế hoạch năm giữ nguyên."
        if messages.confirm(self, "Xóa buổi sinh hoạt này?", explanation, "Xóa buổi"):
            self.context.save(lambda uow: meeting.delete_session(uow, uid), then=self._say_deleted)

    def _say_deleted(self, _: object) -> None:
        self.context.said.emit("Đã xóa buổi sinh hoạt chưa diễn ra.", "neutral")

    def _choose_year(self) -> None:
        self._year = self._years.currentData()
        self.refresh()

    def _note_choice(self) -> None:
        chosen = self._chosen()
        for one in (self._open, self._documents, self._prepare):
            one.setEnabled(chosen is not None)
        for one in (self._open, self._documents, self._remove, self._prepare):
            one.setVisible(bool(self._model.rows))
        self._remove.setEnabled(chosen is not None and chosen.state == "planned")
        self._assess.setVisible(chosen is not None and chosen.state != "planned")
        self._combine.setVisible(
            chosen is not None and may_be_combined(chosen.kind, chosen.state) and chosen.part is None
        )

    def _close(self) -> None:
        self.form.hide()
        self._note_ways()
        self.form.show_session(TypedSession(), (), self.context.now().date())
        self._to_list()

    def _to_list(self) -> None:
        (self.table if self._model.rows else self._first).setFocus()

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._open_chosen)
        self.table.selectionModel().currentChanged.connect(self._note_choice)
        self._years.activated.connect(self._choose_year)
        self._new.clicked.connect(self.add)
        self._first.clicked.connect(self.add)
        self._open.clicked.connect(self._open_chosen)
        self._documents.clicked.connect(self._show_documents)
        self._assess.clicked.connect(self._show_assessment)
        self._prepare.clicked.connect(self._prepare_chosen)
        self._remove.clicked.connect(self._delete)
        self._combine.clicked.connect(self._combine_chosen)
        self.form.submitted.connect(self._create)
        self.form.left.connect(self._close)
        self.form.day_changed.connect(self._offer_topic)
        key("Delete", self.table, self._delete)
        key("F4", self.table, self._prepare_chosen)
        QShortcut(QKeySequence("Insert"), self, self.add)

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(row(label("Buổi sinh hoạt", "title"), tokens.space, self._years, None, self._new))
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(self._build_empty())
        self._lists.addWidget(self.table)
        middle.addWidget(self._lists, 1)
        self.form.setFixedWidth(side_width(tokens))
        self.form.hide()
        middle.addWidget(self.form)
        page.addLayout(middle, 1)
        keys = (("Ctrl N", "lập buổi"), ("Enter", "mở buổi"), ("F4", "chuẩn bị"), ("Delete", "xóa buổi chưa diễn ra"))
        hints = FlowLayout(tokens.room(12), *(key_hint(cap, meaning) for cap, meaning in keys))
        chosen = (self._combine, self._remove, self._assess, self._documents, self._prepare, self._open)
        if is_large(tokens):
            page.addLayout(hints)
            page.addLayout(FlowLayout(tokens.room(10), *reversed(chosen)))
            return
        buttons = row(*chosen, spacing=tokens.room(10))
        middle_line = column(None)
        middle_line.addLayout(hints)
        middle_line.addStretch(1)
        buttons.insertLayout(0, middle_line, 1)
        page.addLayout(buttons)

    def _build_empty(self) -> QFrame:
        frame, box = card(self.context.tokens)
        frame.setObjectName("sessions_empty")
        self._empty_title = label("", "title", wrap=True)
        self._first = button("Lập buổi mới", "new_first_session", kind="primary")
        text = label(TEACHING, "muted", wrap=True)
        for part in (self._empty_title, text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        box.addWidget(self._empty_title)
        box.addWidget(text)
        box.addWidget(self._first, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return frame


def _delete(session_id: str, uow: Any) -> None:
    meeting.delete_session(uow, session_id)
