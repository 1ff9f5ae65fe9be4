"""The form in which a term of the committee is added or changed: the numbers of documents run within it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from app.domain.register import check_term
from app.domain.year_records import TermRecord
from app.errors import WrongInput
from app.services.register import NewTerm
from app.ui.form_parts import FormField, line
from app.ui.side_form import SideForm, day_field, day_in, day_typed, put_day
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

MEANING = (
    "Số văn bản bắt đầu từ 01 và chạy liên tục theo từng loại trong một nhiệm kỳ, từ đại hội này đến đại hội sau; "
    "không bắt đầu lại khi sang năm."
)


class TermForm(SideForm):
    """One term as it is typed.

    Signals beside those of the base: ``removed`` to take it out of the book, ``another`` to add a further one.
    """

    removed = Signal()
    another = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "term", "Ghi nhiệm kỳ vào sổ")
        self.term: TermRecord | None = None
        self._others: tuple[TermRecord, ...] = ()
        self._name = line("term_name", "Tên nhiệm kỳ", "2025–2030")
        self._name_field = FormField("Nhiệm kỳ", self._name)
        self._since = day_field("Từ ngày", "term_since", hint="Ngày bế mạc đại hội bầu chi ủy khóa này.")
        self._until = day_field("Đến ngày", "term_until", hint="Bỏ trống khi nhiệm kỳ còn chạy.")
        self._remove = button("Xóa nhiệm kỳ", "remove_term", kind="link")
        self._another = button("Thêm nhiệm kỳ khác", "add_term", kind="link")
        self._remove.clicked.connect(self.removed)
        self._another.clicked.connect(self.another)
        fields = (label(MEANING, "small", wrap=True), self._name_field, self._since, self._until)
        self.arrange(fields, self._another, self._remove)
        self.show_term(None, ())

    def show_term(self, term: TermRecord | None, known: tuple[TermRecord, ...]) -> None:
        """Show a term, or an empty form for a new one."""
        self.term = term
        self._others = tuple(one for one in known if term is None or one.id != term.id)
        self._name.setText(term.name if term else "")
        put_day(self._since, term.since if term else None)
        put_day(self._until, term.until if term else None)
        for link in (self._another, self._remove):
            link.setVisible(term is not None)
        self.begin_anew("Sửa nhiệm kỳ" if term else "Thêm nhiệm kỳ")

    def typed(self) -> tuple[str, str, str]:
        """Return what stands in the form."""
        return self._name.text(), day_typed(self._since), day_typed(self._until)

    def new(self) -> NewTerm | None:
        """Return the term as it is to be kept, None after saying what is wrong."""
        try:
            since, until = day_in(self._since), day_in(self._until)
        except WrongInput:
            return None
        if since is None:
            self._since.say("Chưa ghi ngày bắt đầu.")
            self._since.control.setFocus()
            return None
        return self._fitting(NewTerm(self._name.text(), since, until))

    def check(self) -> bool:
        """Return whether the term can be kept; say what is wrong."""
        return self.new() is not None

    def restore(self) -> None:
        """Show again what the book has."""
        known = (*self._others, *((self.term,) if self.term else ()))
        self.show_term(self.term, known)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._name.setFocus()

    def _fitting(self, new: NewTerm) -> NewTerm | None:
        fields = {"name": self._name_field, "since": self._since, "until": self._until}
        for field in fields.values():
            field.say("")
        try:
            check_term(new.name, new.since, new.until or date.max, self._others)
        except WrongInput as error:
            fields[error.place].say(error.problem)
            fields[error.place].control.setFocus()
            return None
        return new
