"""Beside the discussion: the prompts, who has not spoken, what was decided so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.domain.records import PromptRecord, SessionRecord
from app.domain.speakers import Candidate, unspoken
from app.ui.live.name_popup import NameDelegate, NameListModel
from app.ui.tokens import Tokens
from app.ui.widgets import clear, column, label, name_control


class DiscussionSide(QWidget):
    """Redrawn by ``show_record``.

    Signals: ``picked(Candidate)`` when somebody who has not spoken is chosen.
    """

    picked = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._prompts: tuple[PromptRecord, ...] | None = None
        self._prompt_column = column(spacing=tokens.px(4))
        self._heading = label("", "heading", name="unspoken_heading")
        self._model = NameListModel()
        self._list = self._make_list()
        self._none = label("", "small", wrap=True)
        self._counts = label("", "small", wrap=True, name="decision_counts")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.px(14), tokens.px(14), tokens.px(14), tokens.px(14))
        layout.setSpacing(tokens.gap)
        layout.addWidget(label("Gợi ý của bí thư", "heading"))
        layout.addLayout(self._prompt_column)
        layout.addSpacing(tokens.gap)
        for item in (self._heading, self._none):
            layout.addWidget(item)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._counts)

    def show_record(self, record: SessionRecord, people: Sequence[Candidate]) -> None:
        """Show a session as it stands."""
        if record.prompts != self._prompts:
            self._prompts = record.prompts
            self._show_prompts(record.prompts)
        silent = {entry.member_id for entry in unspoken(record)}
        waiting = [person for person in people if person.member_id in silent]
        self._show_waiting(waiting, called=any(entry.status for entry in record.roll))
        self._counts.setText(f"Nhiệm vụ đã giao: {len(record.tasks)} · Biểu quyết: {len(record.votes)}")

    def _make_list(self) -> QListView:
        made = QListView()
        name_control(made, "unspoken_list", "Đồng chí có mặt chưa phát biểu")
        made.setProperty("role", "stream")
        made.setMinimumHeight(self._tokens.px(140))
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setModel(self._model)
        made.setItemDelegate(NameDelegate(self._tokens, made, _group))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.activated.connect(self._activated)
        made.clicked.connect(self._activated)
        return made

    def _show_prompts(self, prompts: Sequence[PromptRecord]) -> None:
        clear(self._prompt_column)
        words = [f"{number}. {prompt.text}" for number, prompt in enumerate(prompts, 1)]
        for text in words or ["Chưa có gợi ý."]:
            self._prompt_column.addWidget(label(text, "" if words else "small", wrap=True))

    def _show_waiting(self, waiting: Sequence[Candidate], *, called: bool) -> None:
        chosen = self._list.currentIndex().row()
        self._heading.setText(f"Chưa phát biểu  {len(waiting)}" if called else "Chưa phát biểu")
        self._none.setText("Các đồng chí có mặt đều đã phát biểu." if called else "Danh sách hiện sau khi điểm danh.")
        self._none.setVisible(not waiting)
        if self._model.show_people(waiting) and chosen >= 0:
            self._list.setCurrentIndex(self._model.index(min(chosen, len(waiting) - 1)))

    def _activated(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(Qt.ItemDataRole.UserRole))


def _group(person: Candidate) -> str:
    return person.group
