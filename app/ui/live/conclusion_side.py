"""Beside the conclusion: the opinions by label or by prompt, to be put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.records import ContributionRecord, SessionRecord
from app.domain.speakers import Candidate, speaker_name
from app.domain.stream import as_shown
from app.domain.synthesis import by_label, by_prompt
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import bring_into_view
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, key_hint, label, pill

NO_LABEL, NO_PROMPT, SILENT = "Chưa xếp loại", "Ngoài các gợi ý", "Chưa có ý kiến nào về gợi ý này."


class Opinion(QFrame):
    """One opinion that the keyboard can go to; a very long one is shown shortened and copied whole.

    Signals: ``copied(text)`` on Enter or a double click, ``moved(way)`` on the arrows, ``turned`` on X, ``left`` on
    Escape.
    """

    copied = Signal(str)
    moved = Signal(int)
    turned = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens, said: ContributionRecord, name: str) -> None:
        super().__init__()
        self.said = said
        words = as_shown(said.text)
        self.setObjectName(f"opinion_{said.id}")
        self.setAccessibleName(f"{name}: {words}")
        self.setProperty("role", "opinion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(6), tokens.room(4), tokens.room(6), tokens.room(4))
        column.setSpacing(tokens.room(2))
        self._taken = pill("đã đưa vào kết luận", "good")
        self._taken.hide()
        for part in (label(name, "small", wrap=True), label(words, wrap=True), self._taken):
            column.addWidget(part)

    def show_taken(self, *, taken: bool) -> None:
        """Say whether the words stand in the conclusion."""
        self._taken.setVisible(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter copies, the arrows move, X groups anew, Escape leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copied.emit(self.said.text)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_X:
            self.turned.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Copy."""
        event.accept()
        self.copied.emit(self.said.text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Come into sight with the keyboard."""
        super().focusInEvent(event)
        bring_into_view(self)


class ConclusionSide(QWidget):
    """Redrawn by ``show_opinions``.

    Signals: ``copied(text)`` when an opinion's words are wanted in the conclusion, ``left`` when the keyboard should go
    back there.
    """

    copied = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("opinions_by_label")
        self.setAccessibleName("Ý kiến thảo luận")
        self._tokens = tokens
        self._shown: object = None
        self._record: SessionRecord | None = None
        self._people: Sequence[Candidate] = ()
        self._opinions: list[Opinion] = []
        self._title = label("", "heading")
        self._chips = {
            False: button("Theo loại", "group_by_label", kind="chip", accessible="Xếp ý kiến theo loại"),
            True: button("Theo gợi ý", "group_by_prompt", kind="chip", accessible="Xếp ý kiến theo gợi ý thảo luận"),
        }
        self._prompted = False
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.room(2))
        self._lay_out()

    def show_opinions(self, record: SessionRecord, people: Sequence[Candidate]) -> None:
        """Show the opinions of a session under their labels or prompts."""
        self._record, self._people = record, people
        shown = (record.contributions, record.prompts, self._prompted)
        if shown != self._shown:
            self._shown = shown
            self._draw(record)
        for opinion in self._opinions:
            opinion.show_taken(taken=bool(opinion.said.text.strip()) and opinion.said.text in record.conclusion)

    @property
    def number(self) -> int:
        """How many opinions are shown."""
        return len(self._opinions)

    def begin(self) -> None:
        """Put the keyboard on the first opinion."""
        (self._opinions[0] if self._opinions else self._chips[self._prompted]).setFocus()

    def turn(self) -> None:
        """Group the other way."""
        self._group(not self._prompted)
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._tokens.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(6))
        column.addWidget(self._title)
        column.addLayout(FlowLayout(px(6), *self._chips.values()))
        for prompted, chip in self._chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._group, prompted))
        keys = (("F4", "vào đây"), ("Enter", "đưa vào kết luận"), ("X", "đổi cách xếp"))
        self._keys = QWidget()
        self._keys.setLayout(FlowLayout(px(10), *(key_hint(*pair) for pair in keys)))
        column.addWidget(self._keys)
        column.addLayout(self._list)
        column.addStretch(1)

    def _group(self, prompted: bool, *_: object) -> None:  # noqa: FBT001 (a chip's)
        self._prompted = prompted
        if self._record is not None:
            self.show_opinions(self._record, self._people)
        for key, chip in self._chips.items():
            chip.setChecked(key is prompted)

    def _draw(self, record: SessionRecord) -> None:
        clear(self._list)
        self._opinions = []
        number = len(record.contributions)
        self._title.setText(f"Ý kiến thảo luận  {number}")
        for prompted, chip in self._chips.items():
            chip.setChecked(prompted is self._prompted)
            chip.setVisible(bool(number))
        self._keys.setVisible(bool(number))
        if not number:
            self._list.addWidget(label("Chưa ghi ý kiến nào ở bước thảo luận.", "small", wrap=True))
            return
        for title, group in self._groups(record):
            self._list.addSpacing(self._tokens.gap)
            self._list.addWidget(label(f"{title} ({len(group)})", "strong", wrap=True))
            if not group:
                self._list.addWidget(label(SILENT, "small", wrap=True))
            for said in group:
                self._put_in(said)

    def _groups(self, record: SessionRecord) -> Iterator[tuple[str, Sequence[ContributionRecord]]]:
        if not self._prompted:
            for kind, group in by_label(record.contributions):
                yield kind.vi if kind else NO_LABEL, group
            return
        for prompt, group in by_prompt(record.contributions, record.prompts):
            yield prompt.text if prompt else NO_PROMPT, group

    def _put_in(self, said: ContributionRecord) -> None:
        made = Opinion(self._tokens, said, speaker_name(said.speaker, self._people))
        made.copied.connect(self.copied)
        made.left.connect(self.left)
        made.turned.connect(self.turn)
        made.moved.connect(partial(self._move, len(self._opinions)))
        self._opinions.append(made)
        self._list.addWidget(made)

    def _move(self, place: int, way: int) -> None:
        if 0 <= place + way < len(self._opinions):
            self._opinions[place + way].setFocus()
