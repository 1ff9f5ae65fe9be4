"""The right-hand column of the documents page: what the document is, what to look at in it, and how to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.findings import Finding
from app.ui.document_copy import DocumentCopy
from app.ui.findings_list import FindingsList
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, pill, row, rule, set_tone

#: Kinds that nobody edits the words of: there is nothing to lay a Word file beside.
WITHOUT_WORDS = ("blank-sheets", "backdrop")


class DocumentPanel(QFrame):
    """Shows title, findings, which copy it is and the buttons that take the document out.

    Signals: ``finding_chosen(Finding)``; ``docx_wanted``, ``pdf_wanted`` and ``print_wanted``;
    ``compare_wanted`` to lay a Word file beside it; ``copy.changed``.
    """

    finding_chosen = Signal(object)
    docx_wanted = Signal()
    pdf_wanted = Signal()
    print_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, tokens: Tokens, kinds: dict[str, str]) -> None:
        super().__init__()
        self._tokens = tokens
        self._kinds = kinds
        self.setProperty("role", "panel")
        self.setFixedWidth(150 + tokens.px(164))
        self._title = label("", "title", wrap=True, name="document_title")
        self._state = pill("")
        self._state.setObjectName("document_state")
        self.list = FindingsList(tokens)
        self.list.chosen.connect(self.finding_chosen)
        self._clean = label("", "muted", wrap=True)
        self._clean.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.copy = DocumentCopy(tokens)
        self.docx = button("Xuất .docx", "export_docx", kind="primary", accessible="Xuất tệp Word", shortcut="Ctrl+E")
        self.print = button("In", "print_document", accessible="In văn bản")
        self.pdf = button("PDF", "export_pdf", accessible="Xuất tệp PDF")
        self._add_hint(self.docx, "Ctrl E")
        self.docx.clicked.connect(self.docx_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.compare = button("So với tệp Word…", "compare_word", accessible="So văn bản với một tệp Word đã sửa")
        self.compare.clicked.connect(self.compare_wanted)
        self._arrange()
        self.show_waiting("")

    def put_below_title(self, part: QWidget) -> None:
        """Put something that belongs to the document below its title."""
        self._column.insertWidget(1, part)

    def show_waiting(self, kind: str) -> None:
        """Show which document is coming; it cannot be taken out yet."""
        self._title.setText(self._kinds.get(kind, "Văn bản"))
        self.compare.setVisible(kind not in WITHOUT_WORDS)
        self._enable(there=False)

    def show_made(self, title: str, findings: tuple[Finding, ...], left_out: tuple[str, ...] = ()) -> None:
        """Show what was found in the document and what it leaves out; it can be taken out now, whatever was found."""
        self._title.setText(title)
        self.copy.tell(left_out)
        self.list.findings.show(findings)
        self.list.setVisible(bool(findings))
        self._clean.setVisible(not findings)
        if findings:
            self._clean.setText("")
            set_tone(self._state, f"Còn {len(findings)} chỗ cần xem", "warn")
        else:
            self._clean.setText("Số liệu khớp, các mục đã đủ. Văn bản có thể xuất hoặc in.")
            set_tone(self._state, "Không còn chỗ nào cần xem", "good")
        self._enable(there=True)

    def show_nothing(self, reason: str) -> None:
        """Show that there is no document and why."""
        self.list.findings.show(())
        self.list.hide()
        self.copy.tell(())
        self._clean.setText(reason)
        self._clean.show()
        self._enable(there=False)
        self._state.hide()

    def _enable(self, *, there: bool) -> None:
        self._state.setVisible(there)
        for one in (self.docx, self.pdf, self.print, self.compare):
            one.setEnabled(there)

    def _add_hint(self, target: QPushButton, key: str) -> None:
        inner = QHBoxLayout(target)
        inner.setContentsMargins(0, 0, self._tokens.room(10), 0)
        hint = key_hint(key)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner.addWidget(hint, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _arrange(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(self._tokens.space, self._tokens.space, self._tokens.space, self._tokens.space)
        column.setSpacing(self._tokens.gap)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addWidget(self.list, 1)
        column.addWidget(self._clean, 1)
        column.addWidget(rule())
        column.addWidget(self.copy)
        column.addSpacing(self._tokens.gap)
        column.addWidget(self.docx)
        pair = row(spacing=self._tokens.gap)
        pair.addWidget(self.print, 1)
        pair.addWidget(self.pdf, 1)
        column.addLayout(pair)
        column.addWidget(self.compare)
