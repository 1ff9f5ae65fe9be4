"""The right-hand column of the documents page: what the document is, what to look at in it, and how to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.findings import Finding
from app.ui.findings_list import FindingsList
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, pill, row, rule, set_tone


class DocumentPanel(QFrame):
    """Shows title, findings, the session's documents and the buttons that take the document out.

    Signals: ``kind_chosen(kind)``; ``finding_chosen(Finding)``; ``docx_wanted``, ``pdf_wanted`` and ``print_wanted``.
    """

    kind_chosen = Signal(str)
    finding_chosen = Signal(object)
    docx_wanted = Signal()
    pdf_wanted = Signal()
    print_wanted = Signal()

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
        self._group = QButtonGroup(self)
        self.kind_buttons = [self._kind_button(kind, title) for kind, title in kinds.items()]
        self.docx = button("Xuất .docx", "export_docx", kind="primary", accessible="Xuất tệp Word", shortcut="Ctrl+E")
        self.print = button("In", "print_document", accessible="In văn bản")
        self.pdf = button("PDF", "export_pdf", accessible="Xuất tệp PDF")
        self._add_hint(self.docx, "Ctrl E")
        self.docx.clicked.connect(self.docx_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.print.clicked.connect(self.print_wanted)
        self._arrange()
        self.show_waiting("")

    def offer(self, kind: str, *, offered: bool) -> None:
        """Let a document be chosen or not."""
        for one in self.kind_buttons:
            if one.property("document_kind") == kind:
                one.setVisible(offered)

    def show_waiting(self, kind: str) -> None:
        """Show which document is coming; it cannot be taken out yet."""
        self._title.setText(self._kinds.get(kind, "Văn bản"))
        for one in self.kind_buttons:
            one.setChecked(one.property("document_kind") == kind)
        self._enable(there=False)

    def show_made(self, title: str, findings: tuple[Finding, ...]) -> None:
        """Show what was found in the document; it can be taken out now, whatever was found."""
        self._title.setText(title)
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
        self._clean.setText(reason)
        self._clean.show()
        self._enable(there=False)
        self._state.hide()

    def _enable(self, *, there: bool) -> None:
        self._state.setVisible(there)
        for one in (self.docx, self.pdf, self.print):
            one.setEnabled(there)

    def _kind_button(self, kind: str, title: str) -> QPushButton:
        made = button(title, f"document_kind_{kind.replace('-', '_')}", kind="nav", accessible=f"Xem {title}")
        made.setCheckable(True)
        made.setProperty("document_kind", kind)
        made.clicked.connect(self._choose_kind)
        self._group.addButton(made)
        return made

    def _choose_kind(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            self.kind_chosen.emit(chosen.property("document_kind"))

    def _add_hint(self, target: QPushButton, key: str) -> None:
        inner = QHBoxLayout(target)
        inner.setContentsMargins(0, 0, self._tokens.px(10), 0)
        hint = key_hint(key)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner.addWidget(hint, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(self._tokens.space, self._tokens.space, self._tokens.space, self._tokens.space)
        column.setSpacing(self._tokens.gap)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addWidget(self.list, 1)
        column.addWidget(self._clean, 1)
        column.addWidget(rule())
        column.addWidget(label("Văn bản của buổi này", "heading"))
        kinds = QVBoxLayout()
        kinds.setSpacing(self._tokens.px(3))
        for one in self.kind_buttons:
            kinds.addWidget(one)
        column.addLayout(kinds)
        column.addSpacing(self._tokens.gap)
        column.addWidget(self.docx)
        pair = row(spacing=self._tokens.gap)
        pair.addWidget(self.print, 1)
        pair.addWidget(self.pdf, 1)
        column.addLayout(pair)
