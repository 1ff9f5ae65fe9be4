"""The panel beside what is owed, in which the chosen one is done, changed or dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.dates import parse_day
from app.domain.obligations import DAYS_COUNTED, DOCUMENTS_OF_YEAR, Duty, Settles, Stand, due_words
from app.domain.vietnamese import short_date
from app.ui.autosave import AutoSave
from app.ui.form_parts import FormField, choice, key, line, refill
from app.ui.live.flow import FlowLayout
from app.ui.preparation.day_mark import DayMark
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, pill, rule, scrolling, set_tone

#: Lines to type in, by the fact they hold: title, example.
LINES = {
    "recipient": ("Nơi nhận", "Ban Thường vụ Đảng ủy"),
    "via": ("Qua", "Ban Tuyên giáo, Văn phòng"),
    "how": ("Cách gửi", "văn bản, Sổ tay đảng viên điện tử"),
}
NO_PAPER = ("Chưa có trong sổ số", None)
NO_REASON = "Ghi lý do thôi làm vào đây rồi bấm lại."
BY_SESSION = "Sổ tự ghi khi buổi sinh hoạt chuyên đề của quý kết thúc."
BY_CAMPAIGN = "Mốc này thuộc đợt sinh hoạt; hạn và nơi nhận sửa trong đợt ấy ở Kế hoạch."


class DutyStrip(QFrame):
    """One thing owed; what is typed is stored while it is typed.

    Signals: ``done(date)``, ``done_today``, ``undone``, ``papered(line or None)``, ``dropped`` with the reason in the
    note, ``taken_up``, ``edited`` and ``removed`` of a person's own, ``opened`` for the session or the plan,
    ``document_wanted``, ``left`` to go back to the table.
    """

    done = Signal(object)
    done_today = Signal()
    undone = Signal()
    papered = Signal(object)
    dropped = Signal()
    taken_up = Signal()
    edited = Signal()
    removed = Signal()
    opened = Signal()
    document_wanted = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.duty: Duty | None = None
        self._today = date.min
        self.setObjectName("duty_strip")
        self.setProperty("role", "card")
        self._title = label("", "strong", wrap=True, name="duty_title")
        self._state = pill("")
        self._words = label("", "small", wrap=True, name="duty_words")
        self.mark = DayMark(tokens, "duty", "Đã làm", "Việc này")
        self._due = line("duty_due", "Hạn", "20/12")
        self._due_field = FormField("Hạn", self._due)
        self._texts: dict[str, QLineEdit | QPlainTextEdit] = {
            name: line(f"duty_{name}", title, example) for name, (title, example) in LINES.items()
        }
        self._paper = choice("duty_paper", "Số văn bản trong sổ số")
        note = QPlainTextEdit()
        name_control(note, "duty_note", "Ghi chú, lý do")
        note.setTabChangesFocus(True)
        note.setFixedHeight(tokens.px(62))
        self._texts["note"] = note
        self._note_field = FormField("Ghi chú, lý do", note, hint="Gõ đến đâu lưu đến đấy.")
        self._savers = {name: AutoSave(editor) for name, editor in self._texts.items()}
        self._due_saver = AutoSave(self._due)
        self._source = label("", "small", wrap=True, name="duty_source")
        self._links = self._make_links()
        self._details = QWidget()
        self._build(tokens)
        self._connect()

    def bind(
        self, duty: Duty, stand: Stand, papers: Sequence[tuple[str, int]], stores: Mapping[str, Callable[[str], None]],
        today: date,
    ) -> None:  # fmt: skip
        """Show another obligation; ``stores`` keep its texts and its day while they are typed."""
        for name, saver in self._savers.items():
            saver.bind(getattr(duty, name), stores[name])
        self._due_saver.bind(short_date(duty.due_on) if duty.due_on else "", stores["due_on"])
        self._note_field.say("")
        self.follow(duty, stand, papers, today)

    def follow(self, duty: Duty, stand: Stand, papers: Sequence[tuple[str, int]], today: date) -> None:
        """Show what the book says of it now; text being typed stays."""
        self.duty, self._today = duty, today
        for name, saver in self._savers.items():
            saver.follow(getattr(duty, name))
        self._due_saver.follow(short_date(duty.due_on) if duty.due_on else "")
        self._title.setText(duty.line)
        set_tone(self._state, stand.text, stand.tone)
        self._words.setText(_words(duty))
        self._words.setVisible(bool(self._words.text()))
        refill(self._paper, [NO_PAPER, *papers], duty.issued)
        self._show_due()
        self.mark.show_day(duty.done_on)
        self.mark.setVisible(duty.settles is not Settles.SESSION and not duty.proof)
        self._details.setVisible(duty.settles is not Settles.MILESTONE)
        self._show_source(duty)
        self._show_links(duty)

    def flush(self) -> None:
        """Store what is pending."""
        for saver in (*self._savers.values(), self._due_saver):
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard on what is done about it."""
        if not self.mark.isHidden():
            self.mark.focus_first()
        else:
            (self._due if self._links["open"].isHidden() else self._links["open"]).setFocus()

    @property
    def reason(self) -> str:
        """What stands in the note."""
        return self._texts["note"].toPlainText().strip()  # type: ignore[union-attr]

    def _make_links(self) -> dict[str, QPushButton]:
        words = {
            "open": "Mở buổi", "document": "Mở văn bản", "usual": "Theo quy định", "drop": "Thôi làm",
            "take_up": "Làm lại việc này", "edit": "Sửa việc này", "remove": "Xóa việc này",
        }  # fmt: skip
        return {name: button(text, f"duty_{name}", kind="link") for name, text in words.items()}

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, tokens.gap, 0)
        column.setSpacing(tokens.room(10))
        for part in (self._title, self._words):
            column.addWidget(part)
        column.addLayout(FlowLayout(tokens.gap, self._state))
        column.addWidget(self.mark)
        column.addLayout(FlowLayout(tokens.space, self._links["open"], self._links["document"]))
        column.addWidget(rule())
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(tokens.gap)
        details.addWidget(self._due_field)
        details.addLayout(FlowLayout(tokens.gap, self._links["usual"]))
        for name, (title, _) in LINES.items():
            details.addWidget(FormField(title, self._texts[name]))
        details.addWidget(FormField("Số văn bản", self._paper))
        details.addWidget(self._note_field)
        others = ("drop", "take_up", "edit", "remove")
        details.addLayout(FlowLayout(tokens.space, *(self._links[name] for name in others)))
        column.addWidget(self._details)
        column.addWidget(self._source)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.addWidget(scrolling(inner, "duty_fields"))

    def _connect(self) -> None:
        self.mark.today.connect(self.done_today)
        self.mark.chosen.connect(self.done)
        self.mark.undone.connect(self.undone)
        self._due.textEdited.connect(self._show_due)
        self._paper.activated.connect(self._choose_paper)
        for name, signal in (
            ("open", self.opened), ("document", self.document_wanted), ("take_up", self.taken_up),
            ("edit", self.edited), ("remove", self.removed),
        ):  # fmt: skip
            self._links[name].clicked.connect(signal)
        self._links["usual"].clicked.connect(self._take_usual)
        self._links["drop"].clicked.connect(self._drop)
        for keys in ("Escape", "Ctrl+Return"):
            key(keys, self, self.left.emit)

    def _show_due(self, *_: object) -> None:
        text = self._due.text().strip()
        day = parse_day(text, self._today) if text else None
        if text and day is None:
            self._due_field.say("Ghi ngày và tháng, như 20/12.")
            return
        self._due_field.say("")
        shown = self.duty is not None and day == self.duty.due_on
        self._due_field.hint_at(due_words(self.duty) if shown and self.duty else short_date(day) if day else "")

    def _show_source(self, duty: Duty) -> None:
        said = [f"Căn cứ: {duty.source.document} – {duty.source.clause}" if duty.source else "", duty.advice]
        self._source.setText("\n".join(part for part in (*said, DAYS_COUNTED if duty.due_on else "") if part))

    def _show_links(self, duty: Duty) -> None:
        shown = {
            "open": duty.session is not None or duty.settles is Settles.SESSION,
            "document": document_place(duty) is not None,
            "usual": duty.usual_due is not None,
            "drop": not duty.dropped and duty.done_on is None and duty.settles is not Settles.SESSION,
            "take_up": duty.dropped and duty.done_on is None,
            "edit": duty.is_own,
            "remove": duty.is_own,
        }
        for name, link in self._links.items():
            link.setVisible(shown[name])
        self._links["open"].setText("Mở buổi" if duty.session else "Mở kế hoạch")
        if duty.usual_due is not None:
            self._links["usual"].setText(f"Theo quy định: {short_date(duty.usual_due)}")

    def _choose_paper(self) -> None:
        self.papered.emit(self._paper.currentData())

    def _take_usual(self) -> None:
        if self.duty is not None and self.duty.usual_due is not None:
            self._due.setText(short_date(self.duty.usual_due))
            self._due_saver.flush()

    def _drop(self) -> None:
        self.flush()
        self._note_field.say("" if self.reason else NO_REASON)
        if self.reason:
            self.dropped.emit()
        else:
            self._texts["note"].setFocus()


def document_place(duty: Duty) -> str | None:
    """Return of what the document of something owed is, a session or a year; None where there is nothing to open."""
    if duty.session is not None and duty.document:
        return duty.session
    return str(duty.year) if duty.document in DOCUMENTS_OF_YEAR else None


def _words(duty: Duty) -> str:
    if duty.proof and duty.done_on:
        return f"Xong ngày {short_date(duty.done_on)}, {duty.proof}."
    return {Settles.SESSION: BY_SESSION, Settles.MILESTONE: BY_CAMPAIGN}.get(duty.settles, "")
