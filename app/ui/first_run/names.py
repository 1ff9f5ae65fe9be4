"""The first three questions: the name of the cell, the organisation above it, the place of the date line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from app.domain.cell_names import NameFinding, name_findings, place_findings, place_of, superior_findings
from app.domain.records import CellRecord
from app.domain.vietnamese import one_line
from app.domain.vocabulary import CellKind
from app.ui.first_run.head_preview import HeadPreview
from app.ui.first_run.question import Asked, Question
from app.ui.form_parts import FormField, choice, key, line
from app.ui.name_advice import TAKE_KEY, NameAdvice
from app.ui.tokens import Tokens

LATER = "Sau này sửa ở Thiết lập, mục “Tên chi bộ”."
SKIP = "Chưa rõ thì để trống và bấm Enter; văn bản để chấm chỗ này."
NAME = Asked(
    "Chi bộ của đồng chí tên là gì?",
    "Tên này đứng ở đầu mọi biên bản, báo cáo; loại hình giúp sổ gợi ý chuyên đề phù hợp. "
    "Chỉ cần trả lời câu này, bốn câu sau đều bỏ qua được.",
    LATER,
)
ABOVE = Asked(
    "Cấp trên trực tiếp là đảng bộ nào?",
    f"Dòng đầu tiên của văn bản ghi tên đảng bộ cấp trên, cũng là nơi chi bộ gửi báo cáo. {SKIP}",
    LATER,
)
PLACE = Asked(
    "Dòng ngày tháng ghi địa danh nào?",
    f"Địa danh đứng trước ngày tháng ở đầu văn bản, thường là tên xã, phường nơi chi bộ đặt. {SKIP}",
    LATER,
)
MISSING = "Chưa ghi tên chi bộ. Ví dụ: Chi bộ Thôn Đông."
KEEP = "Muốn giữ như đã ghi thì bấm Enter lần nữa."
EXPECTED = "Theo tên cấp trên, địa danh có thể là “{}”."

Look = Callable[[str, CellKind], tuple[NameFinding, ...]]


class NameQuestion(Question):
    """A name with what is unusual in it and the head of a document below.

    What is unusual holds a person up once: the same answer goes through the second time.
    """

    def __init__(self, tokens: Tokens, asked: Asked, field: FormField, look: Look) -> None:
        super().__init__(tokens, asked)
        assert isinstance(field.control, QLineEdit)
        self.kind = CellKind.AGENCY
        self.edit, self.field, self._look = field.control, field, look
        self._told = ""
        self.advice = NameAdvice(tokens, self.edit.objectName().removesuffix("_input"), keyed=True)
        self.preview = HeadPreview(tokens)
        for part in (field, self.advice, self.preview):
            self.answer.addWidget(part)
        self.edit.textEdited.connect(self._note_edit)
        self.edit.editingFinished.connect(self._advise)
        self.advice.taken.connect(self._take)
        key(TAKE_KEY, self, self.advice.take)

    @property
    def text(self) -> str:
        """The answer on one line."""
        return one_line(self.edit.text())

    def begin(self) -> None:
        """Put the keyboard into the name."""
        self.edit.setFocus()

    def check(self, *, in_passing: bool = False) -> bool:
        """Return whether to go on."""
        findings = self._look(self.text, self.kind)
        if in_passing or not findings or self._told == self.text:
            return True
        self._told = self.text
        self.advice.show_findings(findings, KEEP)
        self._describe()
        self.edit.setFocus()
        return False

    def _advise(self) -> None:
        if self._told != self.text:
            self.advice.show_findings(self._look(self.text, self.kind))
            self._describe()

    def _note_edit(self) -> None:
        if self.field.fault and self.text:
            self.field.say("")
        if self.advice.text:
            self._advise()
        self.edited.emit()

    def _take(self, text: str) -> None:
        self.edit.setText(text)
        self.advice.show_findings(self._look(self.text, self.kind))
        self._describe()
        self.edit.setFocus()
        self.edited.emit()

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(self.field.fault or self.advice.text)


class CellQuestion(NameQuestion):
    """The name of the cell and what kind of cell it is: the one answer that a book cannot do without."""

    def __init__(self, tokens: Tokens) -> None:
        edit = line("cell_name_input", "Tên chi bộ", "Chi bộ Thôn Đông")
        super().__init__(tokens, NAME, FormField("Tên chi bộ", edit), name_findings)
        self._kinds = choice("kind_choice", "Loại hình chi bộ", [(kind.vi, kind.value) for kind in CellKind])
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.space)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for column, part in enumerate((self.field, FormField("Loại hình", self._kinds))):
            grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignTop)
        self.answer.insertLayout(0, grid)
        self._kinds.activated.connect(self._note_kind)

    def check(self, *, in_passing: bool = False) -> bool:
        """Return whether there is a name, and nothing unusual in it that was not told yet."""
        named = any(c.isalnum() for c in self.text)
        self.field.say("" if named else MISSING)
        if not named:
            self.edit.setFocus()
            return False
        return super().check(in_passing=in_passing)

    def _note_kind(self) -> None:
        self.kind = tuple(CellKind)[self._kinds.currentIndex()]
        self._note_edit()


class PlaceQuestion(NameQuestion):
    """The place of the date line; what the superior's name lets expect is offered while nothing is typed."""

    def __init__(self, tokens: Tokens) -> None:
        edit = line("place_input", "Địa danh ghi trong văn bản", "Tân Hòa")
        super().__init__(tokens, PLACE, FormField("Địa danh", edit), place_findings)
        self.superior = ""

    def begin(self) -> None:
        """Offer the place that may be meant, and put the keyboard into the line."""
        super().begin()
        self._expect()

    def _advise(self) -> None:
        super()._advise()
        if not self.text:
            self._expect()

    def _expect(self) -> None:
        place = place_of(self.superior)
        if not self.text and place:
            self.advice.show_findings((NameFinding(EXPECTED.format(place), place),))


def superior_question(tokens: Tokens) -> NameQuestion:
    """Return the question for the organisation above."""
    edit = line("superior_input", "Đảng bộ cấp trên", "Đảng bộ xã Tân Hòa")
    return NameQuestion(tokens, ABOVE, FormField("Đảng bộ cấp trên trực tiếp", edit), superior_findings)


def cell_of(name: NameQuestion, superior: NameQuestion, place: NameQuestion) -> CellRecord:
    """Return the organisation that the answers describe."""
    return CellRecord(name.text, superior.text, place.text, name.kind)
