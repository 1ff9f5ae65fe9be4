"""Search: one line to type in, and at once where the words stand in the whole book."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.records import SessionSummary
from app.domain.search_groups import SearchGroup
from app.services import searching
from app.services.headings import headings
from app.services.searching import FIRST_LIMIT, LIMIT, Answer, Hit
from app.ui.context import AppContext
from app.ui.form_parts import clearable, line, teach
from app.ui.found_delegate import FoundDelegate
from app.ui.found_filters import FoundFilters
from app.ui.found_list import MOST_MEMBERS, ROW_ROLE, FoundList, rows_of
from app.ui.page import Page
from app.ui.tokens import Tokens
from app.ui.widgets import key_line, label, name_control, row

TEACHING = (
    "Gõ vài chữ, không cần dấu: “dang uy” cũng tìm ra “Đảng ủy”, “Đảng uỷ”. Đặt trong ngoặc kép để tìm đúng cụm: "
    '"tự soi, tự sửa". Sổ tìm trong chuyên đề, ý kiến, kết luận, nhiệm vụ, văn bản và tên đảng viên của mọi năm.'
)
NOTHING = "Không tìm thấy “{}”"
NOTHING_MORE = "Mọi chữ phải cùng có ở một chỗ. Đồng chí thử bớt chữ, hoặc gõ phần đầu của chữ."
NOTHING_HERE = "Đang chỉ tìm trong: {}. Bấm “Bỏ lọc” để tìm trong cả sổ."
LOOKING = "Đang tìm tiếp ở các buổi trước…"
MOST_SHOWN = 60
#: Pause between two looks at older texts, so that a key that comes is answered first.
REST_MILLISECONDS = 15


class FoundView(QListView):
    """The list of what was found."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "search_results", "Kết quả tìm kiếm")
        self.setItemDelegate(FoundDelegate(tokens, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("role", "found")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the rows the heights of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """Leave the mark where it is when letters are typed."""


class SearchPage(Page):
    """Finds words as they are typed; keys that follow one another at once are answered together, by the last."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "search_page", "Tìm kiếm")
        self._sessions: Mapping[str, SessionSummary] = {}
        self._model = FoundList(self)
        self._input = line("search_input", "Tìm trong sổ", prompt="Gõ vài chữ, không cần dấu")
        self._input.setProperty("role", "reading")
        clearable(self._input, self.context.tokens)
        self._view = FoundView(context.tokens)
        self._count = label("", "muted", name="search_count")
        self._filters = FoundFilters(context.tokens)
        self._hits: list[Hit] = []
        self._rest: int | None = None
        self._papers_wait = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._further = QTimer(self, interval=REST_MILLISECONDS, singleShot=True)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Search again in the book as it is now."""
        book = self.context.book
        self._sessions = book.ask(headings)
        self._filters.offer(book.years(), book.members())
        self._search()

    def leave(self) -> None:
        """Look no further."""
        self._further.stop()

    @property
    def found(self) -> tuple[Hit, ...]:
        """What is listed now."""
        return tuple(self._hits)

    @property
    def is_looking(self) -> bool:
        """Whether more may still be found."""
        return self._soon.isActive() or self._further.isActive()

    def begin(self) -> None:
        """Put the keyboard into the line; whatever stands there is replaced by typing."""
        self._input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._input.selectAll()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the line."""
        super().showEvent(event)
        self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Move the mark from the line with Up, Down and the page keys, without leaving it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._input:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if key is Qt.Key.Key_Down else -1)
                return True
            if key is Qt.Key.Key_Escape:
                self._take_back()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back from the list into the line with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.begin()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._soon.stop()
        words, narrowing = self._input.text(), self._filters.narrowing
        answer = Answer()
        if words.strip():
            look = partial(searching.look, words=words, narrowing=narrowing, limit=FIRST_LIMIT, quick=True)
            answer = self.context.book.ask(look)
        self._hits, self._rest, self._papers_wait = list(answer.hits), answer.rest, bool(words.strip())
        if self._papers_wait and (answer.rest is None or not answer.hits):
            self._add_papers()
        self._show(keep_mark=False)

    def _add_papers(self) -> None:
        """Look for the words in what is of no session."""
        words, narrowing = self._input.text(), self._filters.narrowing
        self._hits += self.context.book.ask(partial(searching.papers, words=words, narrowing=narrowing))
        self._papers_wait = False

    def _look_further(self) -> None:
        """Look where a first look did not, for as many places as are missing; the next pause goes on."""
        if self._papers_wait:
            self._add_papers()
        elif self._rest is not None:
            words, narrowing = self._input.text(), self._filters.narrowing
            room = LIMIT - Answer(tuple(self._hits)).places
            look = partial(searching.go_on, words=words, rest=self._rest, narrowing=narrowing, limit=room)
            answer = self.context.book.ask(look)
            end = sum(1 for hit in self._hits if hit.session_id is not None or hit.kind == "member")
            self._hits[end:end] = answer.hits
            self._rest = answer.rest
        self._show(keep_mark=True)

    def _show(self, *, keep_mark: bool) -> None:
        """Show what was found so far, and go on while there are fewer places than are shown."""
        words, places = self._input.text(), Answer(tuple(self._hits)).places
        looking = self._papers_wait or (self._rest is not None and places < LIMIT)
        only_people = self._filters.narrowing.group is SearchGroup.PEOPLE
        most = len(self._hits) if only_people else MOST_MEMBERS
        present = self._view.currentIndex().data(ROW_ROLE) if keep_mark else None
        self._model.show_rows(rows_of(self._hits, words, self._sessions, most))
        self._show_mark(self._model.row_of(present) if present else self._model.beside(-1, 1))
        self._lists.setCurrentIndex(1 if self._hits else 0)
        self._say_state(words, looking=looking)
        more = "; gõ thêm để tìm hẹp hơn" if places >= LIMIT else ""
        count = f"{'Từ ' if more else ''}{places} chỗ, buổi mới trước{more}" if places else ""
        if looking:
            self._further.start()
        else:
            self._further.stop()
            self._count.setText(count)

    def _say_state(self, words: str, *, looking: bool) -> None:
        typed, chosen = bool(words.strip()), self._filters.words()
        self._title.setText(LOOKING if looking else NOTHING.format(_short(words)) if typed else "Tìm trong cả sổ")
        nothing = NOTHING_HERE.format(chosen) if chosen else NOTHING_MORE
        self._text.setText(nothing if typed else TEACHING)

    def _take_back(self) -> None:
        """Take back what was typed, else what was chosen."""
        if self._input.text():
            self._input.clear()
            self._catch_up()
        else:
            self._filters.reset()

    def _catch_up(self) -> None:
        """Search for what was typed a moment ago, if that has not been done."""
        if self._soon.isActive() or not self._input.text():
            self._search()

    def _open_marked(self) -> None:
        self._catch_up()
        self._open(self._view.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        found = index.data(ROW_ROLE) if index.isValid() else None
        if found is not None and found.place is not None:
            self.context.place_requested.emit(found.place)

    def _move(self, way: int) -> None:
        self._catch_up()
        present = self._view.currentIndex()
        target = self._model.beside(present.row() if present.isValid() else -1, way)
        if target >= 0:
            self._show_mark(target)
        elif way < 0:
            self._view.scrollToTop()

    def _show_mark(self, number: int) -> None:
        if number >= 0:
            self._view.setCurrentIndex(self._model.index(number))
        if number <= 1:
            self._view.scrollToTop()

    def _connect(self) -> None:
        self._view.setModel(self._model)
        self._input.textChanged.connect(self._further.stop)
        self._input.textChanged.connect(self._soon.start)
        self._input.returnPressed.connect(self._open_marked)
        self._input.installEventFilter(self)
        self._soon.timeout.connect(self._search)
        self._further.timeout.connect(self._look_further)
        self._filters.changed.connect(self._search)
        self._view.activated.connect(self._open)

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(row(label("Tìm kiếm", "title"), None, self._count))
        page.addWidget(self._input)
        page.addWidget(self._filters)
        self._title = label("", "title", wrap=True, name="search_state")
        self._text = label("", "muted", wrap=True)
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "search_empty", self._title, self._text))
        self._lists.addWidget(self._view)
        page.addWidget(self._lists, 1)
        keys = (("↑ ↓", "chọn"), ("Enter", "mở tại chỗ"), ("Tab", "lọc"), ("Esc", "xóa chữ"), ("Ctrl F", "về đây"))
        page.addLayout(key_line(tokens, *keys))


def _short(words: str) -> str:
    text = " ".join(words.split())
    return f"{text[:MOST_SHOWN]}…" if len(text) > MOST_SHOWN else text
