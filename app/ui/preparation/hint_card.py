"""One hint of the committee above: its words, the answer, and the opinion that answers it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from app.domain.speakers import people, speaker_name
from app.domain.year_records import ParentHintRecord
from app.services import preparing
from app.services.saver import Trace
from app.ui import theme
from app.ui.autosave import AutoSave
from app.ui.form_parts import choice, refill
from app.ui.live.live_session import LiveSession
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import field, label, name_control, row

#: How many letters of an opinion stand in the list to choose from.
SHOWN = 70


class HintCard(QFrame):
    """Kept as it is typed. Signals: ``removed(id)`` from the button with the bin."""

    removed = Signal(int)

    def __init__(self, session: LiveSession, hint: ParentHintRecord) -> None:
        super().__init__()
        self._session, self._id = session, hint.id
        tokens = session.context.tokens
        self.setProperty("role", "card")
        self._number = label("", "strong")
        self._text = TextEdit(tokens, f"hint_{hint.id}", "Gợi ý của cấp trên", lines=1, most=4)
        self.answer = TextEdit(tokens, f"hint_answer_{hint.id}", "Trả lời", lines=1, most=5)
        self._opinion = choice(f"hint_opinion_{hint.id}", "Ý kiến trong buổi trả lời gợi ý này")
        self._gone = QToolButton()
        name_control(self._gone, f"remove_hint_{hint.id}", "Xóa gợi ý này")
        self._gone.setIcon(theme.icon("trash", tokens.colours.muted, tokens.px(18)))
        self._gone.setIconSize(QSize(tokens.px(18), tokens.px(18)))
        self._gone.setToolTip("Xóa gợi ý này")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(12), tokens.room(10), tokens.room(12), tokens.room(10))
        column.setSpacing(tokens.gap)
        column.addLayout(row(self._number, self._text, self._gone, spacing=tokens.gap))
        column.addLayout(field("Trả lời", self.answer))
        self._link = QWidget()
        self._link.setLayout(field("Hoặc ý kiến đã nêu trong buổi", self._opinion))
        column.addWidget(self._link)
        self._savers = AutoSave(self._text), AutoSave(self.answer)
        self._savers[0].bind(hint.text, partial(self._store, "text"))
        self._savers[1].bind(hint.answer, partial(self._store, "answer"))
        self._opinion.activated.connect(self._choose)
        self._gone.clicked.connect(partial(self.removed.emit, hint.id))

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Its controls in the order of Tab."""
        return self._text, self._gone, self.answer, self._opinion

    def show_hint(self, place: int, hint: ParentHintRecord) -> None:
        """Show its number and what the book says; opinions can be chosen once there are some."""
        self._number.setText(f"{place}.")
        self._text.setAccessibleName(f"Gợi ý {place} của cấp trên")
        self.answer.setAccessibleName(f"Trả lời gợi ý {place}")
        for saver, text in zip(self._savers, (hint.text, hint.answer), strict=True):
            saver.follow(text)
        record = self._session.record
        everyone = people(record)
        opinions = [
            (f"{speaker_name(said.speaker, everyone)}: {' '.join(said.text.split())}"[:SHOWN], said.id)
            for said in record.contributions
        ]
        refill(self._opinion, [("Chưa chọn", None), *opinions], hint.contribution)
        self._link.setVisible(bool(opinions))

    def leave(self) -> None:
        """Store what is pending."""
        for saver in self._savers:
            saver.flush()

    def let_go(self) -> None:
        """Store nothing any more: the hint is gone."""
        for saver in self._savers:
            saver.forget()

    def _store(self, name: str, text: str) -> None:
        number = self._id
        self._session.save(
            lambda uow: preparing.change_hint(uow, number, **{name: text}),
            key=f"hint/{number}/{name}",
            trace=Trace(f"hint_{name}", text, str(number)),
        )

    def _choose(self) -> None:
        number, opinion = self._id, self._opinion.currentData()
        self._session.save(
            lambda uow: preparing.change_hint(uow, number, contribution=opinion), key=f"hint/{number}/opinion"
        )
