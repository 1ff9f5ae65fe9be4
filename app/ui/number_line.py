"""The number of the document that is shown: what the register gave it, or the way to the next number."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import register as rules
from app.domain.naming import session_name
from app.domain.vietnamese import short_date
from app.services import register
from app.services.register import NewIssued
from app.ui.context import AppContext
from app.ui.live.flow import FlowLayout
from app.ui.widgets import button, label

SEALED = "Biên bản đã chốt: bản đã chốt giữ nguyên dòng số lúc chốt; đồng chí ghi số bằng tay trên bản in."


class NumberLine(QWidget):
    """Says the number; one press gives the next one, dated today or, for minutes, the day of the session."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._about: tuple[str, str | None, int] = ("", None, 0)
        self.setObjectName("number_line")
        self._number = label("", "muted", wrap=True, name="document_number")
        self.give = button("Cấp số", "give_document_number", kind="link", accessible="Cấp số cho văn bản này")
        self._sealed = label(SEALED, "small", wrap=True, name="sealed_number")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(FlowLayout(context.tokens.gap, self._number, self.give))
        box.addWidget(self._sealed)
        self.give.clicked.connect(self._give)

    def show_document(self, kind: str, session_id: str | None, year: int) -> None:
        """Show what the register says of a document of a session, or with None of a year."""
        self._about = (kind, session_id, year)
        code = rules.code_of(kind, register.codes())
        self.setVisible(bool(code) and (session_id is not None or register.is_of_year(kind)))
        if self.isHidden():
            return
        ask = self._context.book.ask
        issued = (
            ask(partial(register.issued_of_session, session_id=session_id))
            if session_id is not None
            else ask(partial(register.issued_of_year, year=year))
        )
        found = issued.get(kind)
        organisation = rules.organisation_code(self._context.book.cell())
        numbered = found is not None and found.number is not None
        if found is not None and numbered:
            day = f", ngày {short_date(found.issued_on)}" if found.issued_on else ""
            self._number.setText(f"Số {rules.symbol(found.number, code, organisation)}{day}")
        else:
            self._number.setText("Chưa cấp số")
            following = ask(partial(register.following, code=code, today=self._context.now().date()))
            self.give.setText(f"Cấp số {rules.symbol(following, code, organisation)}")
        self.give.setVisible(not numbered)
        self._sealed.setVisible(ask(partial(register.is_sealed, session_id=session_id, document=kind)))

    def _give(self) -> None:
        kind, session_id, year = self._about
        today, codes = self._context.now().date(), register.codes()
        title, day, about = rules.document_title(kind, codes), today, f"năm {year}"
        for summary in self._context.book.sessions(year) if session_id is not None else ():
            if summary.id == session_id:
                about = f"{session_name(summary)} năm {year}"
                day = summary.started_at.date() if kind == "minutes" and summary.started_at else today
        term = rules.usual_term(self._context.book.ask(register.terms), today)
        new = NewIssued(
            rules.code_of(kind, codes), term=term.id if term else None, document=kind, issued_on=day,
            subject=f"{title}: {about}", session=session_id, year=None if session_id is not None else year,
        )  # fmt: skip
        self._context.save(lambda uow: register.give(uow, new), then=self._say_given)

    def _say_given(self, _: int) -> None:
        self.show_document(*self._about)
        self._context.said.emit(f"Đã ghi vào sổ số: {self._number.text()}.", "good")
