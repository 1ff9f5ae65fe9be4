"""How the cell wants its documents, in the settings: what the guidance leaves open or cells do otherwise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout

from app.domain.document_options import (
    END_MARKS,
    LINES,
    LONGEST_LABEL,
    SECTION_MARKS,
    USUAL,
    DocumentOptions,
    ExtractForm,
    OpeningForm,
)
from app.domain.tone_place import TonePlace
from app.domain.vietnamese import clean
from app.domain.vocabulary import Signatory
from app.ui.form_parts import FormField, choice, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row

HINT = "Áp dụng cho văn bản lập từ nay; biên bản đã chốt giữ nguyên. Nơi nhận sửa ở thẻ Câu chữ trong văn bản."
LEFT, RIGHT = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"
NAMES = {
    "signatory": "Người ký văn bản",
    "opening": "Mở đầu biên bản",
    "minutes_taker_label": "Biên bản: nhãn ký bên trái",
    "chair_label": "Biên bản: nhãn ký bên phải",
    "end_mark": "Dấu kết thúc văn bản",
    "section_mark": "Dấu sau số mục",
    "line_spacing": "Giãn dòng (pt)",
    "tone": "Vị trí dấu thanh trong chữ in sẵn",
    "extract": "Trích biên bản",
}
NUMBERED, DATED = "Biên bản có dòng “Số …-BB”", "Biên bản có địa danh, ngày tháng"
TWO_SIDED = "In hai mặt: trang chẵn đổi lề trái, phải"


class DocumentOptionsCard(QFrame):
    """Shows the choices; each change is told at once.

    Signals: ``changed(DocumentOptions)``. Call ``arrived`` when that is in the book, or was refused.
    """

    changed = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("document_options_card")
        self.setProperty("role", "card")
        self._options = USUAL
        self._on_their_way = 0
        self._choices: dict[str, QComboBox] = {
            "signatory": _choice("signatory", [(f"{word.vi} ký thay mặt (T/M)", word) for word in Signatory]),
            "opening": _choice("opening", [(word.vi, word) for word in OpeningForm]),
            "end_mark": _choice("end_mark", [("Theo thể thức", ""), *((f"Dấu {mark}", mark) for mark in END_MARKS)]),
            "section_mark": _choice(
                "section_mark", [("Theo thể thức", ""), *((f"I{mark} MỤC, 1{mark} Ý", mark) for mark in SECTION_MARKS)]
            ),
            "line_spacing": _choice("line_spacing", [("Theo thể thức", 0), *((str(each), each) for each in LINES)]),
            "tone": _choice("tone", [(word.vi, word) for word in TonePlace]),
            "extract": _choice("extract", [(word.vi, word) for word in ExtractForm]),
        }
        self._labels = {
            "minutes_taker_label": line("minutes_taker_label", NAMES["minutes_taker_label"], prompt=LEFT),
            "chair_label": line("chair_label", NAMES["chair_label"], prompt=RIGHT),
        }
        self._ticks = {
            "minutes_numbered": QCheckBox(NUMBERED),
            "minutes_dated": QCheckBox(DATED),
            "two_sided": QCheckBox(TWO_SIDED),
        }
        for name, tick in self._ticks.items():
            name_control(tick, name, tick.text())
        self._reset = button("Lấy lại cách thường dùng", "reset_document_options", kind="link")
        self._build(tokens)
        self._connect()

    def follow(self, options: DocumentOptions) -> None:
        """Show what the book says, unless a change is still on its way there; a label being typed stays."""
        if not self._on_their_way:
            self._show(options)

    def arrived(self, _: object = None) -> None:
        """Know that a change that was told is in the book, or was refused."""
        self._on_their_way -= 1

    def _show(self, options: DocumentOptions) -> None:
        self._options = options
        for name, combo in self._choices.items():
            combo.setCurrentIndex(max(0, combo.findData(getattr(options, name))))
        for name, tick in self._ticks.items():
            tick.setChecked(getattr(options, name))
        for name, typed in self._labels.items():
            if not typed.hasFocus():
                typed.setText(getattr(options, name))
        self._reset.setEnabled(options != USUAL)

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(8))
        box.addWidget(label("Cách trình bày văn bản", "heading"))
        for name in ("signatory", "opening"):
            box.addWidget(FormField(NAMES[name], self._choices[name]))
        for tick in self._ticks.values():
            box.addWidget(tick)
        for name, typed in self._labels.items():
            typed.setMaxLength(LONGEST_LABEL)
            box.addWidget(FormField(NAMES[name], typed))
        for name in ("end_mark", "section_mark", "line_spacing", "tone", "extract"):
            box.addWidget(FormField(NAMES[name], self._choices[name]))
        box.addLayout(row(self._reset, None))
        box.addWidget(label(HINT, "small", wrap=True))

    def _connect(self) -> None:
        for combo in self._choices.values():
            combo.activated.connect(self._tell)
        for tick in self._ticks.values():
            tick.clicked.connect(self._tell)
        for typed in self._labels.values():
            typed.editingFinished.connect(self._tell)
        self._reset.clicked.connect(self._bring_usual)

    def _tell(self, *_: object) -> None:
        facts: dict[str, object] = {name: combo.currentData() for name, combo in self._choices.items()}
        facts |= {name: tick.isChecked() for name, tick in self._ticks.items()}
        facts |= {name: " ".join(clean(typed.text()).split()) for name, typed in self._labels.items()}
        chosen = replace(self._options, **facts)  # type: ignore[arg-type]
        if chosen != self._options:
            self._options = chosen
            self._reset.setEnabled(chosen != USUAL)
            self._on_their_way += 1
            self.changed.emit(chosen)

    def _bring_usual(self) -> None:
        for typed in self._labels.values():
            typed.clear()
        self._show(USUAL)
        self._on_their_way += 1
        self.changed.emit(USUAL)


def _choice(name: str, entries: list[tuple[str, object]]) -> QComboBox:
    return choice(f"documents_{name}", NAMES[name], entries)
