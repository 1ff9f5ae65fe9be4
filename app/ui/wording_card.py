"""The fixed sentences of documents in the settings: by kind of document, each with a way back to the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from app.domain.partial_dates import show_partial
from app.domain.wording_places import explained
from app.domain.wordings import DocumentText, tidy
from app.errors import WrongInput
from app.ui.form_parts import FormField, choice, key, refill
from app.ui.live.side_list import Line, SideList
from app.ui.live.undo_line import UndoLine
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row

HELP = "Chọn loại văn bản, chọn câu rồi sửa. Chữ trong ngoặc nhọn do chương trình tự điền. Biên bản đã chốt không đổi."
CHANGED = "đã sửa"
LINES = 3.6


class WordingCard(QFrame):
    """Shows the texts of one kind of document and the one being changed.

    Signals: ``submitted(key, text)`` with a text that is in order; ``reset_wanted(key)``. Call ``arrived`` when either
    is in the book, or was refused.
    """

    submitted = Signal(str, str)
    reset_wanted = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("wording_card")
        self.setProperty("role", "card")
        self._texts: tuple[DocumentText, ...] = ()
        self._key = ""
        self._on_their_way = 0
        self._group = choice("wording_kind", "Loại văn bản của câu chữ")
        self._rows = SideList(tokens, "wording_rows", "Các câu của loại văn bản này", most=6, keeps_mark=True)
        self._input = QPlainTextEdit()
        name_control(self._input, "wording_input", "Câu chữ của văn bản")
        self._input.setTabChangesFocus(True)
        line_height = self._input.fontMetrics().lineSpacing() * tokens.scale
        self._input.setFixedHeight(round(LINES * line_height) + tokens.px(12))
        self._field = FormField("Câu chữ", self._input)
        self._source = label("", "small", wrap=True, name="wording_source")
        self._save = button("Ghi câu này", "save_wording", kind="primary", accessible="Ghi câu chữ của văn bản")
        self._reset = button("Trở lại mẫu gốc", "reset_wording", accessible="Trở lại câu chữ của mẫu gốc")
        self._undo = UndoLine(tokens, "undo_wording")
        self._build(tokens)
        self._connect()

    def follow(self, texts: Sequence[DocumentText]) -> None:
        """Show what the book says, unless a change is still on its way there; a sentence being changed stays."""
        if not self._on_their_way:
            self._show(texts)

    def arrived(self, _: object = None) -> None:
        """Know that a change that was told is in the book, or was refused."""
        self._on_their_way -= 1

    def _show(self, texts: Sequence[DocumentText]) -> None:
        changed = self.is_changed
        self._texts = tuple(texts)
        groups = dict.fromkeys(one.group for one in self._texts)
        refill(self._group, [(group, group) for group in groups], self._group.currentData() or next(iter(groups), None))
        self._show_rows()
        if not changed:
            self._show_text(self._key if self._current else self._first())

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        current = self._current
        return current is not None and self._input.toPlainText() != current.text

    @property
    def _current(self) -> DocumentText | None:
        return next((one for one in self._texts if one.key == self._key), None)

    def _first(self) -> str:
        return next((one.key for one in self._texts if one.group == self._group.currentData()), "")

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(8))
        box.addWidget(label("Câu chữ trong văn bản", "heading"))
        box.addWidget(label(HELP, "small", wrap=True))
        box.addWidget(FormField("Loại văn bản", self._group))
        box.addWidget(self._rows)
        box.addWidget(self._field)
        box.addLayout(row(self._save, self._reset, None, spacing=tokens.gap))
        box.addWidget(self._undo)
        box.addWidget(self._source)

    def _connect(self) -> None:
        self._group.activated.connect(self._choose_group)
        self._rows.picked.connect(self._pick)
        self._input.textChanged.connect(self._note_change)
        self._save.clicked.connect(self._submit)
        self._reset.clicked.connect(self._bring_original)
        key("Ctrl+Return", self._input, self._submit)
        key("Escape", self._input, self._give_up)

    def _show_rows(self) -> None:
        group = self._group.currentData()
        shown = [one for one in self._texts if one.group == group]
        self._rows.show_lines(
            [Line(one.title, CHANGED if one.own is not None else "", "neutral", data=one.key) for one in shown]
        )

    def _choose_group(self) -> None:
        self._show_rows()
        self._show_text(self._first())

    def _pick(self, key: str) -> None:
        self._show_text(key)
        self._input.setFocus()

    def _show_text(self, key: str) -> None:
        self._key = key
        current = self._current
        if current is None:
            return
        if self._input.toPlainText() != current.text:
            self._input.setPlainText(current.text)
        self._field.hint_at(f"Tự điền: {explained(current.places)}." if current.places else "")
        source = current.source
        told = "; ".join(part for part in (source.document, show_partial(source.date), source.clause) if part)
        self._source.setText(f"Nguồn của mẫu gốc: {told}.")
        self._note_change()

    def _note_change(self) -> None:
        current = self._current
        self._field.say("")
        self._save.setEnabled(self.is_changed)
        self._reset.setEnabled(current is not None and (current.own is not None or self.is_changed))

    def _submit(self) -> None:
        """Hand the text over when it is in order; else say what is not."""
        current = self._current
        if current is None or not self.is_changed:
            return
        try:
            text = tidy(self._input.toPlainText(), current.places)
        except WrongInput as error:
            self._field.say(f"{error.problem[0].upper()}{error.problem[1:]}.")
            self._input.setFocus()
            return
        self._tell(current.key, text)

    def _bring_original(self) -> None:
        current = self._current
        if current is None:
            return
        if current.own is None:
            self._input.setPlainText(current.original)
            return
        self._undo.offer("Đã trở lại mẫu gốc.", partial(self._tell, current.key, current.own))
        self._tell(current.key, None)

    def _tell(self, key: str, own: str | None) -> None:
        """Show a text as it will be and tell of it; None goes back to the original."""
        self._texts = tuple(replace(one, own=own) if one.key == key else one for one in self._texts)
        self._on_their_way += 1
        group = next((one.group for one in self._texts if one.key == key), None)
        self._group.setCurrentIndex(self._group.findData(group))
        self._show_rows()
        self._show_text(key)
        if own is None:
            self.reset_wanted.emit(key)
        else:
            self.submitted.emit(key, own)

    def _give_up(self) -> None:
        current = self._current
        if current is not None:
            self._input.setPlainText(current.text)
