"""What only people can say of a year: the texts that the year's report takes over word for word."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.vocabulary import YearNoteKind
from app.services import year_notes
from app.ui.autosave import AutoSave
from app.ui.context import AppContext
from app.ui.form_parts import FormField
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, card, label, row, scrolling

HOW = (
    "Sổ tự lấy số liệu; những lời nhận xét dưới đây do chi bộ ghi, đưa nguyên văn vào báo cáo năm. "
    "Ô bỏ trống thành dòng chấm trong văn bản. Gõ đến đâu lưu đến đấy."
)
RATING = "Ghi mức xếp loại của chi bộ và số lượng chung; không ghi mức của từng đảng viên."


class YearTextsView(QWidget):
    """One text of each kind, durable while it is typed and bound to its year."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("year_texts")
        self._year: int | None = None
        self._editors: dict[YearNoteKind, AutoSave] = {}
        self._report = button("Xem báo cáo năm", "open_year_report")
        self._report.clicked.connect(self._show_report)
        self._build()

    def show_year(self, year: int) -> None:
        """Show the texts of a year; one that is being typed stays."""
        found = self.context.book.ask(lambda uow: year_notes.notes(uow, year))
        for kind, editor in self._editors.items():
            if year == self._year:
                editor.follow(found.get(kind, ""))
            else:
                editor.bind(found.get(kind, ""), partial(self._store, year, kind))
        self._year = year

    def leave(self) -> None:
        """Store what is pending."""
        for editor in self._editors.values():
            editor.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the first text."""
        edit = self.findChild(TextEdit, f"year_note_{YearNoteKind.SITUATION}")
        assert edit is not None
        edit.setFocus()

    def _store(self, year: int, kind: YearNoteKind, text: str) -> None:
        self.context.save(partial(_set_note, year, kind, text), key=f"year_note/{year}/{kind}", quiet=True)

    def _show_report(self) -> None:
        self.leave()
        if self._year is not None:
            self.context.document_requested.emit(str(self._year), "year-report")

    def _build(self) -> None:
        frame, box = card(self.context.tokens)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(frame, "year_texts_area"))
        box.addLayout(row(label("Nhận xét, xếp loại năm", "heading"), None, self._report))
        box.addWidget(label(HOW, "small", wrap=True))
        for kind in YearNoteKind:
            edit = TextEdit(self.context.tokens, f"year_note_{kind}", kind.vi, lines=2, most=10)
            self._editors[kind] = AutoSave(edit)
            box.addWidget(FormField(kind.vi, edit, hint=RATING if kind is YearNoteKind.RATING else ""))


def _set_note(year: int, kind: YearNoteKind, text: str, uow: Any) -> None:
    year_notes.set_note(uow, year, kind, text)
