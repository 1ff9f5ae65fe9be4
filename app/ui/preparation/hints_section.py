"""What the committee above asks the cell to speak about, each with the answer it got."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.ready_items import Section
from app.domain.stream import paragraphs
from app.domain.year_records import ParentHintRecord
from app.services import meeting, paper_bin, preparing
from app.services.bin_data import KeptText
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.undo_line import UndoLine
from app.ui.preparation.hint_card import HintCard
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import button, key_hint, name_control, row

PLACE = "hint_input"


class HintsSection(SectionPanel):
    """A card for each hint, and a line that adds one with Enter."""

    section = Section.HINTS
    hint = "Ghi từng tồn tại, hạn chế cấp trên gợi ý; mỗi gợi ý cần có trả lời, hoặc ý kiến đã nêu trong buổi."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._cards: dict[int, HintCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(self.tokens.room(10))
        self._input = QLineEdit()
        name_control(self._input, PLACE, "Gợi ý mới của cấp trên")
        self._input.setPlaceholderText("Ghi một gợi ý rồi bấm Enter")
        self._undo = UndoLine(self.tokens, "undo_hint")
        self.savers.append(AutoSave(self._input))
        session.bind_draft(self.savers[0], PLACE)
        self._button = button("Thêm gợi ý", "add_hint")
        line = row(self._input, key_hint("Enter", "thêm"), self._button, spacing=self.tokens.gap)
        self.column.addLayout(self._list)
        self.column.addLayout(line)
        self.column.addWidget(self._undo)
        self.column.addStretch(1)
        self._input.returnPressed.connect(self._add)
        self._button.clicked.connect(self._add)
        self.redraw()

    def redraw(self) -> None:
        """Show the hints there are; those that stay keep their editors."""
        hints = self.session.prepared.hints
        for number in [number for number in self._cards if number not in {hint.id for hint in hints}]:
            self._take_out(number)
        for place, hint in enumerate(hints, 1):
            if hint.id not in self._cards:
                self._put_in(hint)
            self._cards[hint.id].show_hint(place, hint)
        if self.isVisible():
            self._order_tabs()

    def leave(self) -> None:
        """Store what is pending."""
        super().leave()
        for one in self._cards.values():
            one.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Tab go through the cards before the line below them; only a window knows of such an order."""
        super().showEvent(event)
        self._order_tabs()

    def focus_first(self) -> None:
        """Put the keyboard into the first answer that is missing, else at the line for a new hint."""
        waiting = [hint for hint in self.session.prepared.hints if not hint.answer.strip() and not hint.contribution]
        card = self._cards.get(waiting[0].id) if waiting else None
        (card.answer if card is not None else self._input).setFocus()

    def _order_tabs(self) -> None:
        controls = [control for one in self._cards.values() for control in one.controls]
        for before, after in pairwise([*controls, self._input, self._button]):
            QWidget.setTabOrder(before, after)

    def _put_in(self, hint: ParentHintRecord) -> None:
        made = HintCard(self.session, hint)
        made.removed.connect(self._remove)
        self._cards[hint.id] = made
        self._list.addWidget(made)

    def _take_out(self, number: int) -> None:
        gone = self._cards.pop(number)
        had_focus = gone.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        gone.let_go()
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        if had_focus:
            self._input.setFocus()

    def _add(self) -> None:
        self.savers[0].settle()
        text = " ".join(self._input.text().split())
        self._input.setFocus()
        if text:
            self.savers[0].forget()
            self.savers[0].show_text("")
            self.session.save(partial(_add, self.session.id, text), trace=Trace("hint", text))

    def _remove(self, number: int) -> None:
        hint = next((one for one in self.session.prepared.hints if one.id == number), None)
        if hint is None:
            return
        self._cards[number].leave()
        words = (hint.text, self._cards[number].answer.toPlainText(), hint.contribution)
        kept = None if self.session.record.seal else KeptText(PLACE, paragraphs(*words[:2]))
        self.session.save(partial(_remove, self.session.id, number, kept, self.session.context.now()))
        back = partial(_bring_back, self.session.id, words)
        self._undo.offer("Đã xóa gợi ý của cấp trên.", partial(self.session.save, back))


def _add(session_id: str, text: str, uow: Any) -> int:
    meeting.keep_draft(uow, session_id, PLACE, "")
    return preparing.add_hint(uow, session_id, text)


def _remove(session_id: str, number: int, kept: KeptText | None, at: datetime, uow: Any) -> None:
    if kept is not None:
        paper_bin.keep_text(uow, session_id, kept, at)
    preparing.remove_hint(uow, number)


def _bring_back(session_id: str, words: tuple[str, str, int | None], uow: Any) -> int:
    return preparing.add_hint(uow, session_id, *words)
