"""The topic library beside the form: search, choose, and the cell's own list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout

from app.domain.topic_library import LibraryTopic, categories, choose
from app.domain.vocabulary import CellKind
from app.ui.context import AppContext
from app.ui.form_parts import choice, key, refill
from app.ui.list_table import Column, ListTable
from app.ui.record_table import RecordTable
from app.ui.widgets import button, key_hint, label, name_control, row

COLUMNS = (Column("Chuyên đề", 240, stretch=True), Column("Nhóm", 164, drop=1))
NOTHING = "Không có chuyên đề nào như vậy. Đồng chí bớt chữ đã gõ hoặc bỏ dấu chọn loại hình."


class LibraryTable(RecordTable[LibraryTopic]):
    """Topics of the library with where they come from."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: LibraryTopic, column: int) -> str:
        """Return what a cell says."""
        if column == 0:
            return record.title
        return f"{record.category} ({record.year})" if record.year else record.category

    def is_muted(self, record: LibraryTopic, column: int) -> bool:
        """Return whether the cell says only where a topic comes from."""
        return column == 1


class SearchLine(QLineEdit):
    """A line whose arrow down goes into the list below it.

    Signals: ``down`` on that key.
    """

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go down into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class LibraryPicker(QFrame):
    """Topics to choose from.

    Signals: ``chosen(LibraryTopic)``, ``dropped(number)`` for one of the cell's own list, ``left`` to go back.
    """

    chosen = Signal(object)
    dropped = Signal(int)
    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("library_picker")
        self.setProperty("role", "card")
        self.setAccessibleName("Danh mục chuyên đề")
        self._topics: tuple[LibraryTopic, ...] = ()
        self._kind: CellKind | None = None
        self._search = SearchLine()
        name_control(self._search, "library_search", "Tìm trong danh mục")
        self._search.setPlaceholderText("Gõ vài chữ để tìm, không cần dấu")
        self._category = choice("library_category", "Nhóm nội dung")
        self._fitting = QCheckBox("Hợp loại hình chi bộ")
        name_control(self._fitting, "library_fitting", "Chỉ chuyên đề hợp loại hình chi bộ")
        self._fitting.setChecked(True)
        self._model = LibraryTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "library_topics", "Chuyên đề trong danh mục")
        self.table.setMinimumHeight(context.tokens.px(150))
        self._note = label("", "small", wrap=True, name="library_note")
        self._take = button("Dùng chuyên đề này", "take_library_topic", kind="primary")
        self._drop = button("Bỏ khỏi danh mục", "drop_library_topic", kind="link")
        self._leave = button("Thôi", "close_library", accessible="Đóng danh mục")
        self._build(context)
        self._connect()

    def show_topics(self, topics: tuple[LibraryTopic, ...], kind: CellKind) -> None:
        """Offer these topics to a cell of a kind; what is typed stays."""
        self._topics, self._kind = topics, kind
        groups = [(text, text) for text in categories(topics)]
        refill(self._category, [("Mọi nhóm", ""), *groups], self._category.currentData() or "")
        self._filter()

    def begin(self) -> None:
        """Choose the first topic and put the keyboard into the search."""
        if self._model.rows:
            self.table.choose(self._model.rows[0].id)
        self._search.setFocus()
        self._search.selectAll()

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        self.table.setModel(self._model)
        box.addWidget(label("Danh mục chuyên đề", "heading"))
        box.addWidget(self._search)
        filters = row(spacing=tokens.room(10))
        filters.addWidget(self._category, 1)
        filters.addWidget(self._fitting)
        box.addLayout(filters)
        box.addWidget(self.table, 1)
        box.addWidget(self._note)
        box.addLayout(row(self._take, self._leave, None, self._drop, spacing=tokens.gap))
        box.addLayout(row(key_hint("Enter", "dùng chuyên đề"), key_hint("Esc", "thôi"), None, spacing=tokens.room(14)))

    def _connect(self) -> None:
        self._search.textEdited.connect(self._filter)
        self._search.returnPressed.connect(self._choose)
        self._search.down.connect(self.table.setFocus)
        self._category.activated.connect(self._filter)
        self._fitting.clicked.connect(self._filter)
        self.table.activated.connect(self._choose)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self._take.clicked.connect(self._choose)
        self._drop.clicked.connect(self._ask_drop)
        self._leave.clicked.connect(self.left)
        key("Escape", self, self.left.emit)
        key("Delete", self.table, self._ask_drop)

    def _filter(self) -> None:
        kind = self._kind if self._fitting.isChecked() else None
        self._model.show_rows(choose(self._topics, self._search.text(), self._category.currentData() or "", kind))
        if not self.table.currentIndex().isValid() and self._model.rows:
            self.table.choose(self._model.rows[0].id)
        self._tell()

    def _current(self) -> LibraryTopic | None:
        wanted = self.table.chosen()
        return next((one for one in self._model.rows if one.id == wanted), None)

    def _tell(self, _: QModelIndex | None = None) -> None:
        current = self._current()
        said = [current.hint, current.note] if current else [] if self._model.rows else [NOTHING]
        self._note.setText("\n".join(part for part in said if part))
        self._note.setVisible(bool(self._note.text()))
        self._take.setEnabled(current is not None)
        self._drop.setVisible(current is not None and current.own is not None)

    def _choose(self) -> None:
        current = self._current()
        if current is not None:
            self.chosen.emit(current)

    def _ask_drop(self) -> None:
        current = self._current()
        if current is not None and current.own is not None:
            self.dropped.emit(current.own)
