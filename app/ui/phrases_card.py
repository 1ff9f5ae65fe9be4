"""The standard sentences in the settings: add, change, remove, reorder, back to the usual list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from app.domain.phrases import FIELDS, tidy
from app.ui.form_parts import key
from app.ui.live.side_list import Line, SideList
from app.ui.live.undo_line import UndoLine
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row

HELP = "Khi ghi, đồng chí gõ // rồi vài chữ của câu, bấm Enter để chèn, Tab để điền từng chỗ trong ngoặc nhọn."
KNOWN = "Tự điền: {}."
ADD, CHANGE = "Thêm câu", "Ghi câu đã sửa"


class PhrasesCard(QFrame):
    """Shows a list of sentences; each change is told at once.

    Signals: ``changed(texts)`` with the whole list as it should be from now on; an empty one means the usual list. Call
    ``arrived`` when that is done.
    """

    changed = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("phrases_card")
        self.setProperty("role", "card")
        self._texts: tuple[str, ...] = ()
        self._editing: str | None = None
        self._on_their_way = 0
        self._rows = SideList(tokens, "phrase_rows", "Các câu mẫu", most=7, keeps_mark=True)
        self._input = QLineEdit()
        name_control(self._input, "phrase_input", "Câu mẫu mới hoặc đang sửa")
        self._input.setPlaceholderText("Ví dụ: Đề nghị đồng chí {họ tên} {nội dung}.")
        self._save = button(ADD, "save_phrase", kind="primary")
        self._up = button("Lên", "phrase_up", accessible="Đưa câu mẫu đang chọn lên một chỗ")
        self._down = button("Xuống", "phrase_down", accessible="Đưa câu mẫu đang chọn xuống một chỗ")
        self._gone = button("Xóa", "remove_phrase", accessible="Xóa câu mẫu đang chọn")
        self._reset = button("Lấy lại bộ câu ban đầu", "reset_phrases", kind="link")
        self._undo = UndoLine(tokens, "undo_phrase")
        self._build(tokens)
        self._connect()

    def follow(self, texts: Sequence[str]) -> None:
        """Show what the book says, unless a change is still on its way there; a sentence being typed stays."""
        if not self._on_their_way:
            self._show(texts)

    def arrived(self, _: object = None) -> None:
        """Know that a change that was told is in the book, or was refused."""
        self._on_their_way -= 1

    def _show(self, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)
        self._rows.show_lines([Line(text, data=text) for text in self._texts])

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(8))
        known = "; ".join(f"{{{name}}} {meaning}" for name, meaning in FIELDS.items())
        box.addWidget(label("Câu mẫu", "heading"))
        box.addWidget(label(HELP, "small", wrap=True))
        box.addWidget(self._rows)
        box.addLayout(row(self._up, self._down, self._gone, None, spacing=tokens.room(6)))
        box.addWidget(self._undo)
        box.addWidget(self._input)
        box.addLayout(row(self._save, None, self._reset, spacing=tokens.gap))
        box.addWidget(label(KNOWN.format(known), "small", wrap=True))

    def _connect(self) -> None:
        self._rows.picked.connect(self._edit)
        self._input.returnPressed.connect(self._submit)
        self._save.clicked.connect(self._submit)
        self._gone.clicked.connect(self._remove)
        self._reset.clicked.connect(self._bring_usual)
        self._up.clicked.connect(partial(self._move, -1))
        self._down.clicked.connect(partial(self._move, 1))
        key("Escape", self._input, self._stop_editing)
        for text, keys, name, act in (
            ("Lên một chỗ", "Alt+Up", "phrase_row_up", partial(self._move, -1)),
            ("Xuống một chỗ", "Alt+Down", "phrase_row_down", partial(self._move, 1)),
            ("Xóa", "Delete", "phrase_row_remove", self._remove),
        ):
            self._rows.act_on(text, keys, name).triggered.connect(act)

    def _tell(self, texts: Sequence[str]) -> None:
        self._show(texts)
        self._send(tuple(texts))

    def _send(self, texts: tuple[str, ...]) -> None:
        self._on_their_way += 1
        self.changed.emit(texts)

    def _edit(self, text: str) -> None:
        self._editing = text
        self._input.setText(text)
        self._save.setText(CHANGE)
        self._input.setFocus()

    def _stop_editing(self) -> None:
        self._editing = None
        self._input.clear()
        self._save.setText(ADD)

    def _submit(self) -> None:
        text = tidy(self._input.text())
        self._input.setFocus()
        if not text:
            return
        if self._editing in self._texts:
            texts = [text if one == self._editing else one for one in self._texts]
        else:
            texts = [*self._texts, text]
        self._stop_editing()
        self._tell(list(dict.fromkeys(texts)))

    def _move(self, steps: int, _: bool = False) -> None:  # noqa: FBT001, FBT002 (what a button tells)
        place = self._rows.currentIndex().row()
        to = place + steps
        if place < 0 or not 0 <= to < len(self._texts):
            return
        texts = list(self._texts)
        texts.insert(to, texts.pop(place))
        self._tell(texts)
        self._rows.setCurrentIndex(self._rows.lines.index(to))

    def _remove(self) -> None:
        text, before = self._rows.current, self._texts
        if text is not None:
            self._tell([one for one in self._texts if one != text])
            self._undo.offer("Đã xóa câu mẫu.", partial(self._tell, before))

    def _bring_usual(self) -> None:
        before = self._texts
        self._send(())
        self._undo.offer("Đã lấy lại bộ câu ban đầu.", partial(self._tell, before))
