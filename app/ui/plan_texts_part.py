"""The year's plan as a document: in which session the cell adopted it, and the texts beside its topics."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.domain.dates import parse_day
from app.domain.naming import session_line
from app.domain.plan_year import adoption_words, may_adopt
from app.domain.records import VoteRecord
from app.domain.year_records import YearPlanRecord
from app.services import year_plans
from app.services.year_plans import Adoption
from app.ui.autosave import AutoSave
from app.ui.context import AppContext
from app.ui.form_parts import FormField, choice, example_of, key, line, refill
from app.ui.live.rows import is_large
from app.ui.live.text_edit import TextEdit
from app.ui.plan_view import PlanView
from app.ui.widgets import button, card, label, row, scrolling

NOT_ADOPTED, NO_VOTE = ("Chưa chọn buổi", None), ("Chưa ghi biểu quyết", None)
HOW = (
    "Kế hoạch được chi bộ thảo luận, quyết định tên chuyên đề và thời gian. Chọn buổi đã thông qua, rồi chọn biểu "
    "quyết của buổi ấy; các chuyên đề đang có trong kế hoạch được ghi là đã thông qua."
)
NO_SESSION = "Chưa có buổi nào đã diễn ra trong năm hoặc cuối năm trước."
NO_VOTES = "Buổi này chưa ghi biểu quyết nào."
FIELDS = (
    ("purpose", "Mục đích, yêu cầu", "plan_purpose", "Nâng cao chất lượng sinh hoạt; gắn với nhiệm vụ của chi bộ."),
    ("organisation", "Tổ chức thực hiện", "plan_organisation", "Chi ủy phân công, đôn đốc; đảng viên chuẩn bị ý kiến."),
)


class PlanTextsPart(QWidget):
    """Adoption at the left, texts at the right; what is typed is durable while it is typed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._year: int | None = None
        self._said = label("", "strong", wrap=True, name="plan_adopted")
        self._session = choice("adopted_in", "Buổi đã thông qua kế hoạch")
        self._vote = choice("adopted_by", "Biểu quyết thông qua kế hoạch")
        self._session_field = FormField("Buổi thông qua", self._session)
        self._vote_field = FormField("Biểu quyết", self._vote)
        self._day = line("adopted_day", "Ngày thông qua ở buổi không ghi trong sổ", "15/01")
        self._day_field = FormField("Hoặc ngày thông qua, nếu buổi ấy không ghi trong sổ", self._day)
        self._write_day = button("Ghi ngày", "write_adopted_day", accessible="Ghi ngày chi bộ thông qua kế hoạch")
        self._document = button("Xem văn bản kế hoạch", "open_plan_document")
        self._editors: dict[str, AutoSave] = {}
        self._build()
        self._session.activated.connect(self._choose_session)
        self._vote.activated.connect(self._choose_vote)
        self._write_day.clicked.connect(self._adopt_elsewhere)
        key("Return", self._day, self._adopt_elsewhere)
        self._document.clicked.connect(self._show_document)

    def show_plan(self, view: PlanView) -> None:
        """Show a year; a text being typed stays."""
        plan = view.plan
        texts = plan.texts or YearPlanRecord(plan.year)
        self._said.setText(adoption_words(plan))
        sessions = [(session_line(one), one.id) for one in may_adopt(plan.sessions, plan.year)]
        self._session_field.hint_at("" if sessions else NO_SESSION)
        refill(self._session, [NOT_ADOPTED, *sessions], texts.adopted_in)
        votes = self._votes(texts.adopted_in)
        refill(self._vote, [NO_VOTE, *((vote.question, vote.id) for vote in votes)], texts.vote)
        self._vote_field.setVisible(texts.adopted_in is not None)
        for part in (self._day_field, self._write_day):
            part.setVisible(texts.adopted_in is None and any(not one.adopted for one in plan.topics))
        self._vote_field.hint_at("" if votes else NO_VOTES)
        for field, editor in self._editors.items():
            if self._year == plan.year:
                editor.follow(getattr(texts, field))
            else:
                editor.bind(getattr(texts, field), partial(self._store, plan.year, field))
        self._year = plan.year

    def leave(self) -> None:
        """Store what is pending."""
        for editor in self._editors.values():
            editor.flush()

    def fold(self) -> bool:
        """Return that nothing stands in the way: every text belongs to its year."""
        return True

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self._session.setFocus()

    def _votes(self, session_id: str | None) -> tuple[VoteRecord, ...]:
        return self.context.book.session(session_id).votes if session_id else ()

    def _store(self, year: int, field: str, text: str) -> None:
        work = partial(_set_text, year, field, text)
        self.context.save(work, key=f"year_plan/{year}/{field}", quiet=True)

    def _choose_session(self) -> None:
        self._adopt(self._session.currentData(), None)

    def _choose_vote(self) -> None:
        self._adopt(self._session.currentData(), self._vote.currentData())

    def _adopt(self, session: str | None, vote: int | None) -> None:
        if self._year is not None:
            self.context.save(partial(_adopt, self._year, session, vote), then=self._offer_undo)

    def _adopt_elsewhere(self) -> None:
        if self._year is None:
            return
        day = parse_day(self._day.text(), date(self._year, 1, 1))
        self._day_field.say("" if day else "Ghi ngày theo mẫu 15/01.")
        if day is None:
            self._day.setFocus()
            return
        self._day.clear()
        self.context.save(partial(_adopt_on, self._year, day), then=self._offer_undo)

    def _offer_undo(self, before: Adoption) -> None:
        undo = partial(self.context.save, partial(_take_back, before))
        self.context.offered.emit("Đã ghi việc thông qua kế hoạch.", "Hoàn tác", undo)

    def _show_document(self) -> None:
        self.leave()
        if self._year is not None:
            self.context.document_requested.emit(str(self._year), "year-plan")

    def _build(self) -> None:
        tokens = self.context.tokens
        inner = QWidget()
        large = is_large(tokens)
        columns = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, inner)
        columns.setContentsMargins(0, 0, tokens.gap, 0)
        columns.setSpacing(tokens.room(14))
        columns.addWidget(self._build_adoption(), 4)
        columns.addWidget(self._build_texts(), 6)
        whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "plan_texts"))

    def _build_adoption(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Chi bộ thông qua kế hoạch", "heading", wrap=True))
        box.addWidget(self._said)
        box.addWidget(label(HOW, "small", wrap=True))
        box.addWidget(self._session_field)
        box.addWidget(self._vote_field)
        box.addWidget(self._day_field)
        box.addLayout(row(self._write_day, None))
        box.addStretch(1)
        box.addLayout(row(self._document, None))
        return frame

    def _build_texts(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Nội dung của kế hoạch", "heading"))
        for field, title, name, example in FIELDS:
            editor = TextEdit(self.context.tokens, name, title, lines=6)
            editor.setPlaceholderText(example_of(example))
            self._editors[field] = AutoSave(editor)
            box.addWidget(FormField(title, editor, hint="Gõ đến đâu lưu đến đấy."), 1)
        return frame


def _set_text(year: int, field: str, text: str, uow: Any) -> None:
    year_plans.set_text(uow, year, field, text)


def _adopt(year: int, session: str | None, vote: int | None, uow: Any) -> Adoption:
    return year_plans.adopt(uow, year, session, vote)


def _adopt_on(year: int, day: date, uow: Any) -> Adoption:
    return year_plans.adopt_elsewhere(uow, year, day)


def _take_back(before: Adoption, uow: Any) -> None:
    year_plans.take_back_adoption(uow, before)
