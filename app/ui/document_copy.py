"""Which copy of a document is wanted: for whom, in which form, and what it leaves out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.copies import Scope, scope_of
from app.domain.document_variants import Variant
from app.services.document_kinds import Copy
from app.ui.form_parts import FormField, choice, refill
from app.ui.tokens import Tokens
from app.ui.widgets import label, name_control

ONLY_FILE = "In cả phần tự soi, tự sửa"


class DocumentCopy(QWidget):
    """Asks only what the document at hand leaves open.

    Signals: ``changed`` when a person chose something else.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._scope = choice("document_scope", "Bản này gửi ai", [(scope.vi, scope.value) for scope in Scope])
        self._variant = choice("document_variant", "Dạng của văn bản")
        self._self_review = QCheckBox(ONLY_FILE)
        name_control(self._self_review, "with_self_review", ONLY_FILE)
        self._left_out = label("", "small", wrap=True, name="document_left_out")
        self._scope_field = FormField("Bản này gửi ai", self._scope)
        self._variant_field = FormField("Dạng của văn bản", self._variant)
        self._scope.activated.connect(self._choose)
        self._variant.activated.connect(self.changed)
        self._self_review.clicked.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(6))
        for part in (self._variant_field, self._scope_field, self._self_review, self._left_out):
            box.addWidget(part)
        self._offers_self_review = False

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard comes through, in order."""
        return self._variant, self._scope, self._self_review

    @property
    def copy(self) -> Copy:
        """The copy that is chosen."""
        scope = scope_of(str(self._scope.currentData()))
        alone = self._self_review.isVisibleTo(self) and self._self_review.isChecked()
        return Copy(scope, str(self._variant.currentData() or ""), alone)

    def offer(self, variants: tuple[Variant, ...], *, scopes: bool, self_review: bool, chosen: str = "") -> None:
        """Show what there is to choose for a document: its forms, whether it goes to several, the self-review."""
        refill(self._variant, [(one.title, one.code) for one in variants], chosen)
        self._variant.setCurrentIndex(max(0, self._variant.currentIndex()) if variants else -1)
        self._variant.setToolTip(self._variant.currentText())
        self._variant_field.setVisible(bool(variants))
        self._scope_field.setVisible(scopes)
        if not scopes:
            self._scope.setCurrentIndex(0)
        self._offers_self_review = self_review
        self._show_self_review()

    def tell(self, left_out: tuple[str, ...]) -> None:
        """Say what the copy that was made leaves out."""
        said = "\n".join(f"• {part}" for part in left_out)
        self._left_out.setText(f"Bản này không có:\n{said}" if left_out else "")
        self._left_out.setVisible(bool(left_out))

    def _choose(self) -> None:
        self._show_self_review()
        self.changed.emit()

    def _show_self_review(self) -> None:
        of_file = self._scope.currentData() == Scope.FILE.value
        self._self_review.setVisible(self._offers_self_review and of_file)
        if not of_file:
            self._self_review.setChecked(False)
