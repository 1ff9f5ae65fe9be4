"""Several members chosen by name: each a chip that can be removed, and an input for the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.speakers import Candidate
from app.ui.live.flow import FlowLayout
from app.ui.live.name_input import NameInput, distinction
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label


class NameChips(QWidget):
    """Chosen members in order.

    Signals: ``changed(tuple of member ids)`` when the person adds or removes one, ``done`` for Enter with nothing
    typed.
    """

    changed = Signal(object)
    done = Signal()

    def __init__(
        self, tokens: Tokens, host: QWidget, members: Callable[[], Sequence[Candidate]], name: str, accessible: str
    ) -> None:
        super().__init__()
        self._members = members
        self._ids: tuple[str, ...] = ()
        self._name = name
        self.input = NameInput(tokens, host, self._others, f"{name}_input", accessible, beside=distinction)
        self.input.setPlaceholderText("Gõ tên, bấm Enter")
        self.input.picked.connect(self._picked)
        self.input.unmatched.connect(self._unmatched)
        self.input.textEdited.connect(self._edited)
        self._hint = label("", "small", wrap=True)
        self._hint.hide()
        self._flow = FlowLayout(tokens.room(6))
        self._chips = QWidget()
        self._chips.setLayout(self._flow)
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.room(6))
        for item in (self.input, self._chips, self._hint):
            column.addWidget(item)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those chosen, in order."""
        return self._ids

    def show_ids(self, ids: Iterable[str]) -> None:
        """Show these members as chosen."""
        wanted = tuple(ids)
        if wanted == self._ids:
            return
        self._ids = wanted
        clear(self._flow)
        names = {person.member_id: person.shown_name for person in self._members()}
        before: QWidget = self.input
        for member_id in wanted:
            chip = self._chip(member_id, names.get(member_id, member_id))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
        self._chips.setVisible(bool(wanted))

    def _chip(self, member_id: str, name: str) -> QWidget:
        chip = button(f"{name}  ×", f"{self._name}_chip_{member_id}", kind="chip", accessible=f"Bỏ chọn {name}")
        chip.setToolTip(f"Bỏ chọn {name}")
        chip.clicked.connect(partial(self._drop, member_id))
        return chip

    def _others(self) -> list[Candidate]:
        return [p for p in self._members() if p.member_id is not None and p.member_id not in self._ids]

    def _picked(self, person: Candidate) -> None:
        self.input.clear()
        self._set((*self._ids, person.member_id or ""))

    def _drop(self, member_id: str) -> None:
        self._set(tuple(one for one in self._ids if one != member_id))
        self.input.setFocus()

    def _set(self, ids: tuple[str, ...]) -> None:
        self.show_ids(ids)
        self.changed.emit(self._ids)

    def _edited(self) -> None:
        self._hint.hide()

    def _unmatched(self, text: str) -> None:
        self._hint.setText(f"Không có đảng viên nào khớp với “{text}”.")
        self._hint.setVisible(bool(text))
        if not text and self._ids:
            self.done.emit()
