"""The board of tasks of all sessions: what is overdue first, and each brought up to date in the panel beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.members import in_roster_order
from app.domain.records import TaskRecord
from app.domain.task_board import Board, Grouping, dated_session, grouped
from app.domain.tasks import Chosen, choose, state
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.services import task_board, task_reports
from app.services.saver import Trace
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill, side_width, teach
from app.ui.live.flow import FlowLayout
from app.ui.page import Page
from app.ui.task_fields import TEXTS
from app.ui.task_strip import TaskAbout, TaskStrip
from app.ui.tasks_table import COLUMNS, TaskList, TasksTable, TaskView
from app.ui.widgets import button, key_line, label, name_control, row

NONE_AT_ALL = "Chưa có nhiệm vụ nào"
TEACHING = (
    "Nhiệm vụ được giao trong buổi sinh hoạt, ở bước tổng hợp, kết luận: nội dung, người làm, hạn và người kiểm tra. "
    "Giao xong sẽ hiện ở đây để theo dõi đến khi có kết quả."
)
NONE_HERE = {
    Chosen.OPEN: "Không còn nhiệm vụ nào đang làm",
    Chosen.SOON: "Không có nhiệm vụ nào sắp đến hạn",
    Chosen.OVERDUE: "Không có nhiệm vụ nào quá hạn",
    Chosen.DONE: "Chưa có nhiệm vụ nào xong",
    Chosen.UNCHECKED: "Không có nhiệm vụ nào chờ kiểm tra",
    Chosen.DROPPED: "Không có nhiệm vụ nào thôi thực hiện",
    Chosen.ALL: "Đồng chí này không có nhiệm vụ nào",
}
#: The value of the choice of all years.
EVERY_YEAR = 0
_STORES: dict[str, Callable[..., None]] = {
    "result": task_reports.set_result,
    "evidence": task_reports.set_evidence,
    "cause": task_reports.set_cause,
    "check_note": task_reports.set_check_note,
}


class TasksPage(Page):
    """Tasks by choice, person, year and group; what is typed is durable while it is typed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "tasks_page", "Nhiệm vụ")
        self._board = Board()
        self._names: dict[str, str] = {}
        self._model = TasksTable(context, self)
        self.table = TaskList(context, COLUMNS, wrap=True)
        name_control(self.table, "tasks_table", "Danh sách nhiệm vụ")
        self._person = choice("task_person", "Của đồng chí nào: người làm hoặc người kiểm tra")
        self._group = choice("task_group", "Xếp nhóm", [(one.value, one) for one in Grouping])
        self._year = choice("task_year", "Năm")
        self._chosen_year = context.now().year
        self._strip = TaskStrip(context.tokens)
        self._filters = QButtonGroup(self)
        self._empty = label("", "title", wrap=True)
        self._teaching = label(TEACHING, "muted", wrap=True)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the tasks again; what is being typed stays."""
        book = self.context.book
        years = sorted({*book.years(), self._chosen_year} - {EVERY_YEAR}, reverse=True)
        refill(self._year, [*((f"Năm {one}", one) for one in years), ("Mọi năm", EVERY_YEAR)], self._chosen_year)
        year = self._chosen_year or None
        self._board = book.ask(lambda uow: task_board.board(uow, year))
        members = in_roster_order(book.members())
        self._names = {member.id: member.shown_name for member in members}
        busy = {person for task in self._board.tasks for person in (*task.assignees, task.inspector)}
        people = [(f"Của đ/c {m.shown_name}", m.id) for m in members if m.id in busy]
        refill(self._person, [("Của mọi người", None), *people], self._person.currentData())
        self._show_tasks()
        self._follow()

    def leave(self) -> None:
        """Store what is pending."""
        self._strip.flush()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the table."""
        super().showEvent(event)
        if self._strip.isHidden():
            self.table.setFocus()

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        for combo, width in ((self._group, 180), (self._person, 196), (self._year, 168)):
            combo.setFixedWidth(round(width * tokens.scale**0.5))
        self._group.setMaximumWidth(tokens.px(230))
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        page.addLayout(row(label("Nhiệm vụ", "title"), None, self._group, self._person, self._year))
        chips = FlowLayout(tokens.room(6))
        for number, which in enumerate(Chosen):
            chip = button(which.value, f"filter_{which.name.lower()}", kind="chip")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            chips.addWidget(chip)
        self._filters.button(0).setChecked(True)
        page.addLayout(chips)
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "tasks_empty", self._empty, self._teaching))
        self._lists.addWidget(self.table)
        self._strip.setFixedWidth(side_width(tokens))
        self._strip.hide()
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self._lists, 1)
        middle.addWidget(self._strip)
        page.addLayout(middle, 1)
        keys = (("Enter", "ghi tình trạng, kết quả"), ("Esc", "về bảng"), ("Tab", "sang ô khác"))
        page.addLayout(key_line(tokens, *keys))

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._bind)
        self.table.clicked.connect(self._open_strip)
        self.table.activated.connect(self._work)
        self._filters.idClicked.connect(self._show_tasks)
        for combo in (self._person, self._group):
            combo.activated.connect(self._show_tasks)
        self._year.activated.connect(self._choose_year)
        self._strip.marked.connect(self._mark)
        self._strip.dated.connect(self._date)
        self._strip.checked.connect(self._check)
        self._strip.check_dated.connect(self._date_check)
        self._strip.opened.connect(self.context.session_requested)
        self._strip.left.connect(self._close_strip)

    def _choose_year(self) -> None:
        self._chosen_year = self._year.currentData()
        self.refresh()

    def _show_tasks(self) -> None:
        today, person = self._today(), self._person.currentData()
        for number, which in enumerate(Chosen):
            count = len(choose(self._board.tasks, which, today, person))
            self._filters.button(number).setText(f"{which.value} {count}" if count else which.value)
        which = list(Chosen)[self._filters.checkedId()]
        shown = choose(self._board.tasks, which, today, person)
        self._model.show_rows(tuple(self._rows(shown)))
        self.table.span_headings()
        self._empty.setText(NONE_HERE[which] if self._board.tasks else NONE_AT_ALL)
        self._teaching.setVisible(not self._board.tasks)
        self._lists.setCurrentIndex(1 if shown else 0)

    def _rows(self, shown: tuple[TaskRecord, ...]) -> Iterator[TaskView]:
        by = self._group.currentData()
        for number, group in enumerate(grouped(shown, by, self._board, self._names, self._today()), 1):
            if group.title:
                yield TaskView(-number, f"{group.title} ({len(group.tasks)})", heading=True)
            yield from map(self._view, group.tasks)

    def _today(self) -> date:
        return self.context.now().date()

    def _view(self, task: TaskRecord) -> TaskView:
        people = ", ".join(self._names[member] for member in task.assignees if member in self._names)
        return TaskView(
            task.id, task.content, people, short_date(task.due_on) if task.due_on else "Chưa đặt",
            self._names.get(task.inspector or "", ""), self._board.origin(task),
            state(task, self._today()), task.result, task.status is not TaskStatus.OPEN,
        )  # fmt: skip

    def _about(self, task: TaskRecord) -> TaskAbout:
        view, files = self._view(task), self._board.files.get(task.id, 0)
        coming = self._board.coming if task.status is TaskStatus.OPEN else None
        parts = (
            f"Người làm: {view.people}" if view.people else "",
            f"Hạn: {view.due}",
            f"Kiểm tra: {view.inspector}" if view.inspector else "",
            f"Yêu cầu: {task.requirement}" if task.requirement else "",
            f"Biện pháp: {task.measure}" if task.measure else "",
            f"Giao tại: {view.session}",
            f"{files} tệp kèm theo, xem ở buổi sinh hoạt" if files else "",
            f"Nêu lại ở buổi tới: {dated_session(coming)}" if coming and coming.id != task.session_id else "",
        )
        return TaskAbout("\n".join(part for part in parts if part), tuple(self._heard(task)))

    def _heard(self, task: TaskRecord) -> Iterator[tuple[str, str]]:
        """Yield the sessions that heard of a task, with words."""
        for heard in self._board.hearings.get(task.id, ()):
            session = self._board.sessions.get(heard.session)
            if session is not None:
                yield heard.session, f"Đã nghe {dated_session(session)}: {heard.status.vi.lower()}"

    def _open_strip(self) -> None:
        if self._strip.task is not None:
            self._strip.show()

    def _work(self) -> None:
        self._open_strip()
        self._strip.focus_first()

    def _close_strip(self) -> None:
        """Store what is pending and give the room back to the table."""
        self._strip.flush()
        self._strip.hide()
        self.table.setFocus()

    def _bind(self, index: QModelIndex) -> None:
        """Give the strip to the chosen task; when none is chosen any more it keeps the one it has."""
        task_id = self.table.chosen() if index.isValid() else None
        if task_id is None or (self._strip.task is not None and self._strip.task.id == task_id):
            return
        task = next((t for t in self._board.tasks if t.id == task_id), None)
        if task is not None:
            stores = {name: partial(self._store, task_id, name) for name in TEXTS}
            self._strip.bind(task, self._about(task), stores)

    def _follow(self) -> None:
        """Show in the strip what the book says of its task now."""
        task = next((t for t in self._board.tasks if self._strip.task and t.id == self._strip.task.id), None)
        if task is not None:
            self._strip.follow(task, self._about(task))

    def _store(self, task_id: int, name: str, text: str) -> None:
        write = _STORES[name]
        self.context.save(
            lambda uow: write(uow, task_id, text),
            key=f"task/{task_id}/{name}",
            trace=Trace(f"task_{name}", text, str(task_id)),
            then=self._note_text,
            quiet=True,
        )

    def _note_text(self, _: object) -> None:
        self.refresh()

    def _mark(self, task_id: int, status: TaskStatus) -> None:
        today = self._today()
        self.context.save(lambda uow: task_reports.set_status(uow, task_id, status, today))

    def _date(self, task_id: int, day: date) -> None:
        self.context.save(lambda uow: task_reports.set_done_on(uow, task_id, day), key=f"task/{task_id}/done_on")

    def _check(self, task_id: int, is_checked: bool) -> None:  # noqa: FBT001 (a chip's)
        day = self._today() if is_checked else None
        self.context.save(lambda uow: task_reports.set_checked(uow, task_id, day))

    def _date_check(self, task_id: int, day: date) -> None:
        self.context.save(lambda uow: task_reports.set_checked(uow, task_id, day), key=f"task/{task_id}/checked_on")
