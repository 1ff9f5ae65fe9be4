"""The form beside the number register: a number given to a document, or a line put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from app.domain.naming import session_line
from app.domain.records import SessionSummary
from app.domain.register import VOID, DocumentCode, is_void, next_number, parse_number, symbol, tidy_code, written
from app.domain.year_records import IssuedDocumentRecord
from app.errors import WrongInput
from app.services.register import NewIssued, is_of_year
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.side_form import SideForm, choose, day_field, day_in, day_typed, put_day, text_box
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

SEALED = (
    "Biên bản buổi này đã chốt: số chỉ ghi trong sổ số. Bản đã chốt giữ nguyên từng chữ, "
    "đồng chí ghi số bằng tay trên bản in."
)
NO_DOCUMENT = ("Văn bản khác, soạn ngoài sổ", "")
NO_SESSION = ("Không gắn với buổi nào", None)
OTHER_YEAR = "Buổi của năm khác"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    code: str
    number: str
    issued_on: str
    subject: str
    document: str
    session: str | None
    year: str
    recipients: str
    signer: str
    note: str


class RegisterForm(SideForm):
    """One line of the register.

    Signals beside those of the base: ``voided(reason)`` to withdraw the number; ``taken_back`` to remove the line.
    """

    voided = Signal(str)
    taken_back = Signal()

    def __init__(self, tokens: Tokens, codes: tuple[DocumentCode, ...]) -> None:
        super().__init__(tokens, "issued", "Ghi văn bản vào sổ số")
        self.record: IssuedDocumentRecord | None = None
        self._codes = codes
        self._entries: Sequence[IssuedDocumentRecord] = ()
        self._term: int | None = None
        self._organisation = "CB"
        self._sealed: frozenset[str] = frozenset()
        self._code = choice("issued_code", "Loại văn bản", [(f"{one.title} ({one.code})", one.code) for one in codes])
        self._number = line("issued_number", "Số; bỏ trống để lấy số tiếp theo")
        self._document = choice("issued_document", "Là văn bản nào trong sổ", [NO_DOCUMENT])
        self._session = choice("issued_session", "Của buổi sinh hoạt", [NO_SESSION])
        self._year = line("issued_year", "Của năm", "2026")
        self._subject = text_box(tokens, "issued_subject", "Trích yếu nội dung")
        self._recipients = text_box(tokens, "issued_recipients", "Nơi nhận, mỗi dòng một nơi")
        self._signer = line("issued_signer", "Người ký")
        self._note = text_box(tokens, "issued_note", "Ghi chú", 48)
        self._sealed_note = label(SEALED, "small", wrap=True, name="issued_sealed")
        self._reason = line("void_reason", "Lý do hủy số", "Ghi nhầm loại văn bản")
        self._void = button("Hủy số, giữ dòng trong sổ", "void_issued", kind="link")
        self._back = button("Rút dòng này khỏi sổ", "take_back_issued", kind="link")
        self._build()
        self._connect()
        self.show_line(None)

    def know(
        self, entries: Sequence[IssuedDocumentRecord], term: int | None, organisation: str,
        sessions: Sequence[SessionSummary], sealed: Sequence[str],
    ) -> None:  # fmt: skip
        """Know the lines of the term, who issues, and the sessions whose documents may be numbered."""
        self._entries, self._term, self._organisation = entries, term, organisation
        self._sealed = frozenset(sealed)
        offered, chosen = ((session_line(one), one.id) for one in reversed(sessions)), self._session.currentData()
        refill(self._session, [NO_SESSION, *offered], chosen)
        choose(self._session, chosen, OTHER_YEAR)
        self._hint()

    def show_line(self, record: IssuedDocumentRecord | None, *, code: str = "", today: date | None = None) -> None:
        """Show a line, or an empty form for a new number of a code."""
        self.record = record
        shown = record or IssuedDocumentRecord(0, code or self._code.currentData(), issued_on=today)
        if self._code.findData(shown.code) < 0:
            self._code.addItem(shown.code, shown.code)
        self._code.setCurrentIndex(self._code.findData(shown.code))
        self._offer_documents("" if is_void(shown) else shown.document)
        self._number.setText(written(shown.number))
        put_day(self._day, shown.issued_on)
        choose(self._session, shown.session, OTHER_YEAR)
        self._year.setText(str(shown.year or ""))
        for box, text in (
            (self._subject, shown.subject),
            (self._recipients, shown.recipients),
            (self._note, shown.note),
        ):
            box.setPlainText(text)
        self._signer.setText(shown.signer)
        self._reason.clear()
        gone = record is not None and is_void(record)
        for part in (self._reason_field, self._void):
            part.setVisible(record is not None and not gone)
        self._back.setVisible(record is not None)
        self._show_owner()
        self.begin_anew("Cấp số văn bản" if record is None else "Đã hủy số" if gone else "Sửa dòng trong sổ số")

    def begin(self, document: str, session: str | None, year: int | None, code: str, subject: str, today: date) -> None:
        """Show an empty form for one of our documents; what is filled in already counts as typed."""
        self.show_line(None, code=code, today=today)
        self._offer_documents(document)
        choose(self._session, session, OTHER_YEAR)
        self._year.setText(str(year or ""))
        self._subject.setPlainText(subject)
        self._show_owner()

    def typed(self) -> Typed:
        """Return what stands in the form."""
        return Typed(
            str(self._code.currentData()), self._number.text().strip(), day_typed(self._day),
            self._subject.toPlainText(), str(self._document.currentData() or ""), self._session.currentData(),
            self._year.text().strip(), self._recipients.toPlainText(), self._signer.text().strip(),
            self._note.toPlainText(),
        )  # fmt: skip

    def new(self) -> NewIssued:
        """Return the line as it is to be kept; raises WrongInput after saying what is wrong."""
        typed = self.typed()
        number = self._number_in(typed.number)
        kept = self.record.document if self.record is not None and is_void(self.record) else typed.document
        of_year = is_of_year(kept)
        year = int(typed.year) if of_year and len(typed.year) == 4 and typed.year.isdecimal() else None
        term = self.record.term if self.record is not None else self._term
        return NewIssued(
            tidy_code(typed.code), number, term, kept, day_in(self._day), typed.subject,
            None if of_year else typed.session, year, typed.recipients, typed.signer, typed.note,
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the line can be kept; say what is wrong."""
        try:
            new = self.new()
        except WrongInput:
            return False
        named = bool(new.subject.strip()) or bool(new.document and new.document != VOID)
        self._subject_field.say("" if named else "Chưa ghi trích yếu.")
        if not named:
            self._subject.setFocus()
        return named

    def restore(self) -> None:
        """Show again what the book has."""
        self.show_line(self.record)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._code.setFocus()

    def _number_in(self, text: str) -> int | None:
        """Return the number typed; says what is wrong and raises WrongInput."""
        self._number_field.say("")
        try:
            return parse_number(text)
        except WrongInput as error:
            self._number_field.say(error.problem)
            self._number.setFocus()
            raise

    def _build(self) -> None:
        self._number_field = FormField("Số", self._number)
        self._day = day_field("Ngày ban hành", "issued_day")
        self._subject_field = FormField("Trích yếu", self._subject)
        self._session_field = FormField("Của buổi", self._session)
        self._year_field = FormField("Của năm", self._year)
        self._reason_field = FormField("Lý do hủy số", self._reason, hint="Số đã hủy không cấp lại cho văn bản khác.")
        fields = (
            FormField("Loại văn bản", self._code), self._number_field, self._day,
            FormField("Là văn bản", self._document), self._session_field, self._year_field, self._sealed_note,
            self._subject_field, FormField("Nơi nhận", self._recipients), FormField("Người ký", self._signer),
            FormField("Ghi chú", self._note), self._reason_field,
        )  # fmt: skip
        self.arrange(fields, self._void, self._back)

    def _connect(self) -> None:
        self._code.activated.connect(self._change_code)
        self._document.activated.connect(self._show_owner)
        self._session.activated.connect(self._show_owner)
        self._reason.returnPressed.disconnect()
        self._reason.returnPressed.connect(self._withdraw)
        self._void.clicked.connect(self._withdraw)
        self._back.clicked.connect(self.taken_back)

    def _withdraw(self) -> None:
        reason = self._reason.text().strip()
        self._reason_field.say("" if reason else "Đồng chí ghi lý do trước khi hủy.")
        if reason:
            self.voided.emit(reason)
        else:
            self._reason.setFocus()

    def _change_code(self) -> None:
        self._offer_documents("")
        self._show_owner()

    def _offer_documents(self, chosen: str) -> None:
        code = self._code.currentData()
        known = next((one.documents for one in self._codes if one.code == code), {})
        refill(self._document, [NO_DOCUMENT, *((title, kind) for kind, title in known.items())], chosen)
        self._document.setCurrentIndex(max(0, self._document.currentIndex()))
        self._hint()

    def _show_owner(self) -> None:
        document = str(self._document.currentData() or "")
        self._session_field.setVisible(not is_of_year(document))
        self._year_field.setVisible(is_of_year(document))
        self._sealed_note.setVisible(document == "minutes" and self._session.currentData() in self._sealed)

    def _hint(self) -> None:
        """Say which number is next."""
        code = str(self._code.currentData())
        following = symbol(next_number(self._entries, code, self._term), code, self._organisation)
        self._number.setPlaceholderText(following.partition("-")[0])
        self._number_field.hint_at("" if self.record else f"Bỏ trống để lấy số tiếp theo: {following}")
