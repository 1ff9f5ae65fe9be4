"""The head of the documents page: the two faces of the cell's papers, the year, and the session or the whole year."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.naming import session_line
from app.domain.records import SessionSummary
from app.ui.context import AppContext
from app.ui.widgets import Combo, button, label, name_control

#: What the list of sessions holds for the whole year; no session has an empty id.
WHOLE_YEAR = ""


class DocumentChoice(QFrame):
    """Shows the sessions of a year and the year itself.

    Signals: ``chosen`` when a person chose another session, the year, or another year; ``kind_chosen(kind)`` from the
    list of kinds that stands in for the column where that has no room.
    """

    chosen = Signal()
    kind_chosen = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._wanted: str | None = None
        self.year_box = _chooser("document_year", "Năm của văn bản")
        self.session_box = _chooser("document_session", "Buổi sinh hoạt hoặc cả năm")
        self.kind_box = _chooser("document_kind", "Loại văn bản")
        self.pages = label("", "small", name="document_pages")
        self.papers = button("Sổ số và hồ sơ", "open_papers", kind="tab", accessible="Sang trang Sổ số và hồ sơ")
        self._here = button("Văn bản", "stay_at_documents", kind="tab", accessible="Trang Văn bản")
        self.setProperty("role", "head")
        self.year_box.activated.connect(self._choose_year)
        self.session_box.activated.connect(self._choose_session)
        self.kind_box.activated.connect(self._choose_kind)
        self.papers.clicked.connect(partial(self._go, "papers"))
        self._here.clicked.connect(self._press)
        self._arrange()

    @property
    def year(self) -> int:
        """The year that is shown."""
        return int(self.year_box.currentData() or self._context.now().year)

    @property
    def session_id(self) -> str:
        """The session chosen, empty for the whole year."""
        return str(self.session_box.currentData() or WHOLE_YEAR)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard comes through, in order."""
        return self._here, self.papers, self.year_box, self.session_box, self.kind_box

    def show_kinds(self, kinds: dict[str, str], chosen: str) -> None:
        """Show the kinds of document with their titles, one of them chosen."""
        _fill(self.kind_box, [(title, kind) for kind, title in kinds.items()], chosen)

    def want_session(self, session_id: str) -> None:
        """Show a session from the next ``refresh`` on, with its year."""
        self._wanted = session_id
        self.year_box.clear()

    def want_year(self, year: int) -> None:
        """Show a whole year from the next ``refresh`` on."""
        self._wanted = WHOLE_YEAR
        self.year_box.clear()
        self.year_box.addItem(str(year), year)

    def refresh(self) -> None:
        """Read years and sessions anew; what is chosen stays where it is there still."""
        book = self._context.book
        year = self.year_box.currentData()
        if year is None and self._wanted:
            year = book.session(self._wanted).year
        years = book.years()
        known = years if year is None or year in years else tuple(sorted({*years, year}, reverse=True))
        _fill(self.year_box, [(str(one), one) for one in known], year)
        self.year_box.setVisible(len(known) > 1)
        self._fill_sessions()

    def _fill_sessions(self) -> None:
        sessions = self._context.book.sessions(self.year)
        known = {summary.id for summary in sessions} | {WHOLE_YEAR}
        if self._wanted not in known:
            self._wanted = _usual(sessions)
        offered = [(session_line(one), one.id) for one in reversed(sessions)]
        _fill(self.session_box, [*offered, (f"Cả năm {self.year}", WHOLE_YEAR)], self._wanted)
        self.session_box.setToolTip(self.session_box.currentText())

    def _choose_year(self) -> None:
        self._wanted = WHOLE_YEAR if self.session_id == WHOLE_YEAR else None
        self._fill_sessions()
        self.chosen.emit()

    def _choose_session(self) -> None:
        self._wanted = self.session_id
        self.session_box.setToolTip(self.session_box.currentText())
        self.chosen.emit()

    def _choose_kind(self) -> None:
        self.kind_chosen.emit(self.kind_box.currentData())

    def _press(self, *_: object) -> None:
        self._here.setChecked(True)

    def _go(self, page: str, *_: object) -> None:
        self.papers.setChecked(False)
        self._context.page_requested.emit(page)

    def _arrange(self) -> None:
        tokens = self._context.tokens
        for tab in (self._here, self.papers):
            tab.setCheckable(True)
        self._press()
        tabs = QHBoxLayout()
        tabs.setSpacing(tokens.room(20))
        tabs.addWidget(self._here)
        tabs.addWidget(self.papers)
        tabs.addStretch(1)
        choosers = QHBoxLayout()
        choosers.setSpacing(tokens.gap)
        choosers.addWidget(self.year_box)
        choosers.addWidget(self.session_box, 1)
        choosers.addWidget(self.pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.space, tokens.room(6), tokens.space, tokens.gap)
        whole.setSpacing(tokens.room(6))
        whole.addLayout(tabs)
        whole.addLayout(choosers)
        whole.addWidget(self.kind_box)


def _chooser(name: str, accessible: str) -> QComboBox:
    made = Combo()
    name_control(made, name, accessible)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _fill(target: QComboBox, items: list[tuple[str, object]], chosen: object) -> None:
    """Put items into a chooser and choose one of them, else the first."""
    target.clear()
    for text, data in items:
        target.addItem(text, data)
    target.setCurrentIndex(max(0, target.findData(chosen)))


def _usual(sessions: tuple[SessionSummary, ...]) -> str:
    """Return the session whose documents are wanted most likely: the last one that has begun, else the first."""
    begun = [summary for summary in sessions if summary.started_at is not None]
    return begun[-1].id if begun else sessions[0].id if sessions else WHOLE_YEAR
