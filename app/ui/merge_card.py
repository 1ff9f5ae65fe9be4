"""One session of a file beside the book's: what is done with it, and piece by piece what is taken."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.merging import Choice, Difference, Meeting, Take
from app.domain.text_diff import marked
from app.services.merging import Offered
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ListTable
from app.ui.marked_text import MarkedText
from app.ui.merge_tables import DIFFERENCES, MergeDifferencesTable, Told
from app.ui.widgets import button, column, label, name_control, row

SAME = "Buổi này trong sổ và trong tệp giống nhau."
NEW = "Sổ chưa có buổi này. Thêm vào sổ thì lấy nguyên cả buổi."
NEW_SEALED = "Sổ chưa có buổi này; biên bản đã chốt ở máy kia và giữ nguyên dấu chốt."
ALIKE = "Sổ đã có buổi cùng ngày hoặc cùng quý: “{}”. Nếu là một buổi, đồng chí để lại ở tệp."
SEALED = "Biên bản ở tệp đã chốt: lấy cả buổi thì giữ dấu chốt, lấy từng chỗ thì biên bản vẫn để mở."
REST = "Ngoài các chỗ này còn chi tiết khác, chỉ có khi lấy cả buổi."
ONLY_SEAL = "Nội dung giống nhau; tệp đã chốt biên bản."
WHOLE_TAKES_AWAY = "Lấy cả buổi thì những gì chỉ sổ này có ở buổi ấy sẽ không còn (bản sao lưu vẫn giữ)."


class MergeCard(QFrame):
    """Signals: ``chosen(session id, Choice)``."""

    chosen = Signal(str, object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("merge_card")
        self.setProperty("role", "card")
        self._one: Offered | None = None
        self._takes: dict[str, Take] = {}
        tokens = context.tokens
        self._topic = label("", "heading", wrap=True, name="merge_topic")
        self._told = label("", "muted", wrap=True, name="merge_told")
        self._whole = QButtonGroup(self)
        self._keep = self._deed("", "keep_mine")
        self._take = self._deed("", "take_whole")
        self._model = MergeDifferencesTable(context, self)
        self.table = ListTable(context, DIFFERENCES)
        name_control(self.table, "merge_differences", "Những chỗ khác nhau của buổi")
        self.table.setModel(self._model)
        self.table.setMinimumHeight(tokens.px(96))
        self._mine = MarkedText(tokens, "mine_text", "Trong sổ này", come=False)
        self._theirs = MarkedText(tokens, "theirs_text", "Trong tệp", come=True)
        self._pieces = QButtonGroup(self)
        self._buttons = {take: self._piece(take, number) for number, take in enumerate(Take, 1)}
        self._build(context)
        self.table.selectionModel().currentRowChanged.connect(self._show_difference)
        for number, take in enumerate(Take, 1):
            key(str(number), self, partial(self._choose_piece, take))
        self.hide()

    def show_session(self, one: Offered, choice: Choice) -> None:
        """Show a session and what is chosen for it."""
        other = self._one is None or one.id != self._one.id
        self._one = one
        self._takes = {} if isinstance(choice, Take) else dict(choice)
        self._topic.setText(" ".join(one.topic.split()) or "Chưa ghi chuyên đề")
        said = _words(one)
        self._told.setText("\n".join(said))
        self._told.setVisible(bool(said))
        is_new, open_to = one.meeting is Meeting.NEW, one.meeting is not Meeting.SAME and not one.blocked
        self._keep.setText("Để lại ở tệp" if is_new else "Giữ của sổ này")
        self._take.setText("Thêm vào sổ" if is_new else "Lấy cả buổi của tệp")
        self._keep.setChecked(choice is Take.MINE or (not isinstance(choice, Take) and not _any(choice)))
        self._take.setChecked(choice is Take.THEIRS)
        self._mark_pieces_only(not isinstance(choice, Take) and _any(choice))
        for one_deed in (self._keep, self._take):
            one_deed.setVisible(open_to)
        self._show_differences(one, choice, from_top=other)
        self.show()

    def _show_differences(self, one: Offered, choice: Choice, *, from_top: bool) -> None:
        whole = choice if isinstance(choice, Take) else None
        rows = tuple(Told(found, whole or self._takes.get(found.key, Take.MINE)) for found in one.differences)
        self._model.show_rows(rows)
        for part in (self.table, self._mine, self._theirs, *self._labels):
            part.setVisible(bool(rows))
        if rows and (from_top or not self.table.chosen()):
            self.table.choose(rows[0].id)
        self._show_difference(self.table.currentIndex())

    def _show_difference(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        shown = self._model.rows[index.row()] if index.isValid() and index.row() < len(self._model.rows) else None
        can = shown is not None and self._one is not None and not self._one.blocked
        for take, made in self._buttons.items():
            made.setVisible(can and (take is not Take.BOTH or (shown is not None and shown.found.can_join)))
            made.setChecked(shown is not None and shown.take is take)
        if shown is not None:
            left, right = marked(shown.found.mine, shown.found.theirs)
            self._mine.show_pieces(left, right)
            self._theirs.show_pieces(right, left)

    def _choose_whole(self, take: Take, _: bool = False) -> None:  # noqa: FBT001, FBT002 (what a button tells)
        if self._one is not None:
            self.chosen.emit(self._one.id, take)

    def _choose_piece(self, take: Take, _: bool = False) -> None:  # noqa: FBT001, FBT002 (what a button tells)
        one, number = self._one, self.table.chosen()
        if one is None or one.blocked or number is None:
            return
        found = next(found for found in one.differences if found.key == number)
        if take is Take.BOTH and not found.can_join:
            return
        present = {told.id: told.take for told in self._model.rows}
        self.chosen.emit(one.id, present | {number: take})

    def _mark_pieces_only(self, pieces: bool) -> None:  # noqa: FBT001 (one switch)
        """Let neither of the two whole ways be marked when pieces are chosen."""
        if pieces:
            self._whole.setExclusive(False)
            self._keep.setChecked(False)
            self._take.setChecked(False)
            self._whole.setExclusive(True)

    def _deed(self, text: str, name: str) -> QPushButton:
        made = button(text, name, kind="chip")
        made.setCheckable(True)
        made.clicked.connect(partial(self._choose_whole, Take.THEIRS if name == "take_whole" else Take.MINE))
        self._whole.addButton(made)
        return made

    def _piece(self, take: Take, number: int) -> QPushButton:
        made = button(f"{number}  {take.vi}", f"piece_{take}", kind="chip", accessible=take.vi)
        made.setCheckable(True)
        made.clicked.connect(partial(self._choose_piece, take))
        self._pieces.addButton(made)
        return made

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._topic)
        box.addWidget(self._told)
        box.addLayout(row(self._keep, self._take, None))
        box.addWidget(self.table, 2)
        texts = QHBoxLayout()
        texts.setSpacing(tokens.gap)
        self._labels = (label("Trong sổ này", "small"), label("Trong tệp", "small"))
        for caption, text in zip(self._labels, (self._mine, self._theirs), strict=True):
            text.setMinimumHeight(tokens.px(72))
            texts.addLayout(column(caption, text, spacing=tokens.px(4)), 1)
        box.addLayout(texts, 2)
        box.addLayout(row(*self._buttons.values(), None))
        box.addStretch()


def _any(choice: Mapping[str, Take]) -> bool:
    return any(take is not Take.MINE for take in choice.values())


def _words(one: Offered) -> list[str]:
    """Return what is to be known of a session before one chooses."""
    if one.meeting is Meeting.SAME:
        return [SAME]
    if one.blocked:
        return [one.blocked]
    if one.meeting is Meeting.NEW:
        return [NEW_SEALED if one.is_sealed else NEW, *([ALIKE.format(one.alike)] if one.alike else [])]
    told = [ONLY_SEAL if not one.differences else SEALED] if one.is_sealed else []
    return [*told, *([REST] if one.has_rest else []), *([WHOLE_TAKES_AWAY] if _only_mine(one.differences) else [])]


def _only_mine(found: tuple[Difference, ...]) -> bool:
    return any(one.mine and not one.theirs for one in found)
