"""The number register of a term: its lines, what is not right in them, and the forms that give numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain import register as rules
from app.domain.register import RegisterFinding
from app.domain.year_records import IssuedDocumentRecord, TermRecord
from app.services import register
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill, teach
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.register_form import RegisterForm
from app.ui.register_table import COLUMNS, RegisterTable
from app.ui.side_view import SideView, said
from app.ui.term_form import TermForm
from app.ui.widgets import button, clear, label, name_control, pill, row

TEACHING = (
    "Mỗi loại văn bản có dãy số riêng, bắt đầu từ 01 và chạy hết nhiệm kỳ. Đồng chí ghi nhiệm kỳ trước, "
    "rồi cấp số cho từng văn bản; sổ tự lấy số tiếp theo và báo số thiếu, số trùng."
)
WORDS = {"double": "Trùng số", "order": "Ngày ngược", "outside": "Ngoài nhiệm kỳ"}
NO_TERM = ("Chưa chia nhiệm kỳ", None)
ALL_CODES = ("Mọi loại", "")
KEYS = (("Ctrl N", "cấp số"), ("Enter", "sửa"), ("Ctrl Enter", "ghi"), ("Esc", "về bảng"))
#: Findings that are shown at once; the rest is a number.
MOST_SHOWN = 4


class RegisterView(SideView):
    """Shows one term; the one of today until another is chosen."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "register_view", ListTable(context, COLUMNS, wrap=True))
        self._terms: tuple[TermRecord, ...] = ()
        self._lines: tuple[IssuedDocumentRecord, ...] = ()
        self._chosen = False
        self._codes = register.codes()
        self._model = RegisterTable(context, self._codes, self)
        name_control(self.table, "register_table", "Sổ số văn bản")
        self._term = choice("register_term", "Nhiệm kỳ", [NO_TERM])
        self._code = choice("register_code", "Chỉ xem loại văn bản", [ALL_CODES])
        self._form = RegisterForm(context.tokens, self._codes)
        self._term_form = TermForm(context.tokens)
        self._add = button("Cấp số", "give_number", kind="primary", accessible="Cấp số cho văn bản")
        self._edit_term = button("Nhiệm kỳ…", "edit_term", kind="link", accessible="Thêm hoặc sửa nhiệm kỳ")
        self._findings = QVBoxLayout()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the register again; what is being typed stays."""
        book = self.context.book
        self._terms = book.ask(register.terms)
        usual = rules.usual_term(self._terms, self.context.now().date())
        wanted = self._term.currentData() if self._chosen else usual.id if usual else None
        strays = not self._terms or bool(book.ask(partial(register.entries, term=None)))
        offered = [(rules.term_title(one.name), one.id) for one in self._terms] + ([NO_TERM] if strays else [])
        refill(self._term, offered, wanted)
        self._term.setCurrentIndex(max(0, self._term.currentIndex()))
        self._lines = book.ask(partial(register.entries, term=self._term.currentData()))
        present = {one.code for one in self._lines}
        titles = [(f"{one.title} ({one.code})", one.code) for one in self._codes if one.code in present]
        refill(self._code, [ALL_CODES, *titles], self._code.currentData() or "")
        self._code.setCurrentIndex(max(0, self._code.currentIndex()))
        year = self.context.now().year
        sessions = [*book.sessions(year - 1), *book.sessions(year)]
        self._form.know(self._lines, self._term.currentData(), self._organisation(), sessions, book.sealed_sessions())
        self._show()

    def show_record(self, number: int) -> None:
        """Show the line of that row number, whatever term it is in."""
        found = self.context.book.ask(partial(register.entry, number=number))
        if found is not None:
            self._chosen = True
            self._term.setCurrentIndex(max(0, self._term.findData(found.term)))
            self._code.setCurrentIndex(0)
            self.refresh()
            super().show_record(number)

    def begin(self, document: str, session: str | None, year: int | None, subject: str) -> None:
        """Open the form for the number of one of our documents, whose kind bears one."""
        code = rules.code_of(document, self._codes)
        if code and self.is_free(self._form):
            self._form.begin(document, session, year, code, subject, self.context.now().date())
            self.open_form(self._form)

    def add(self) -> None:
        """Open the form for a new number."""
        if self.is_free(self._form):
            self._form.show_line(None, code=self._code.currentData() or "", today=self.context.now().date())
            self.open_form(self._form)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on the way to the first line."""
        (self.table if self._lines else self._add).setFocus()

    def _organisation(self) -> str:
        return rules.organisation_code(self.context.book.cell())

    def _show(self) -> None:
        organisation, code = self._organisation(), self._code.currentData()
        shown = tuple(one for one in self._lines if code in ("", one.code))
        found = rules.findings(self._lines, self._terms, organisation)
        wrong = {number: WORDS[one.kind] for one in reversed(found) if one.kind in WORDS for number in one.entries}
        self._model.know(organisation, wrong)
        self._model.show_rows(shown)
        self.show_list(filled=bool(self._lines))
        self._say_findings(found)

    def _say_findings(self, found: Sequence[RegisterFinding]) -> None:
        clear(self._findings)
        for one in found[:MOST_SHOWN]:
            self._findings.addLayout(said(pill(WORDS.get(one.kind, "Thiếu số"), "warn"), one.text))
        if len(found) > MOST_SHOWN:
            self._findings.addWidget(label(f"Và {len(found) - MOST_SHOWN} chỗ khác cần xem.", "muted"))

    def _build(self) -> None:
        px = self.context.tokens.px
        self._findings.setSpacing(px(4))
        head = row(self._term, self._code, None, self._edit_term, self._add)
        sheets = ((self._form, self._store), (self._term_form, self._store_term))
        self.arrange((head, self._findings), self._build_empty(), sheets, KEYS)
        for combo, width, growth in ((self._term, 210, 0.9), (self._code, 150, 0.6)):
            combo.setMinimumWidth(round(width * self.context.tokens.scale**growth))

    def _build_empty(self) -> QFrame:
        add = button("Thêm nhiệm kỳ", "add_first_term")
        add.clicked.connect(self._new_term)
        title = label("Sổ số chưa có văn bản nào", "title", wrap=True)
        return teach(self.context.tokens, "register_empty", title, label(TEACHING, "muted", wrap=True), add)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._edit_chosen)
        self._term.activated.connect(self._change_term)
        self._code.activated.connect(self._show)
        self._add.clicked.connect(self.add)
        Lead(self._add, self._form, self._term_form)
        self._edit_term.clicked.connect(self._change_this_term)
        self._form.voided.connect(self._void)
        self._form.taken_back.connect(self._take_back)
        self._term_form.removed.connect(self._remove_term)
        self._term_form.another.connect(self._new_term)

    def _edit_chosen(self) -> None:
        chosen = next((one for one in self._lines if one.id == self.table.chosen()), None)
        if chosen is not None and self.is_free(self._form):
            self._form.show_line(chosen)
            self.open_form(self._form)

    def _new_term(self) -> None:
        self._show_term(None)

    def _change_this_term(self) -> None:
        self._show_term(next((one for one in self._terms if one.id == self._term.currentData()), None))

    def _show_term(self, term: TermRecord | None) -> None:
        if self.is_free(self._term_form):
            self._term_form.show_term(term, self._terms)
            self.open_form(self._term_form)

    def _change_term(self) -> None:
        self._chosen = True
        self._code.setCurrentIndex(0)
        self.refresh()

    def _store(self) -> None:
        new, record, refused = self._form.new(), self._form.record, partial(self.reopen, self._form)
        if record is None:
            self.context.save(lambda uow: register.give(uow, new), then=self._say_given, refused=refused)
            return
        number = record.id
        kept = replace(new, number=record.number) if new.number is None else new
        self.context.save(lambda uow: register.change(uow, number, kept), refused=refused)

    def _say_given(self, number: int) -> None:
        made = self.context.book.ask(partial(register.entry, number=number))
        if made is not None:
            written = rules.symbol(made.number, made.code, self._organisation())
            self.context.said.emit(f"Đã cấp số {written}.", "good")
            self.show_record(number)

    def _void(self, reason: str) -> None:
        record = self._form.record
        if record is not None:
            number = record.id
            self.close_forms()
            self.context.save(lambda uow: register.void(uow, number, reason))

    def _take_back(self) -> None:
        record = self._form.record
        if record is not None:
            number = record.id
            self.close_forms()
            self.context.save(lambda uow: register.take_back(uow, number), then=self._offer_back)

    def _offer_back(self, kept: IssuedDocumentRecord) -> None:
        def put_back() -> None:
            self.context.save(lambda uow: register.put_back(uow, kept))

        self.context.offered.emit("Đã rút một dòng khỏi sổ số.", "Hoàn tác", put_back)

    def _store_term(self) -> None:
        new, term, refused = self._term_form.new(), self._term_form.term, partial(self.reopen, self._term_form)
        assert new is not None
        if term is None:
            self._chosen = False
            self.context.save(lambda uow: register.add_term(uow, new), refused=refused)
            return
        number = term.id
        self.context.save(lambda uow: register.change_term(uow, number, new), refused=refused)

    def _remove_term(self) -> None:
        term = self._term_form.term
        if term is not None:
            number = term.id
            self.close_forms()
            self._chosen = False
            self.context.save(lambda uow: register.remove_term(uow, number))
