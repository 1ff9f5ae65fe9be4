"""The tasks of all sessions: what is overdue first, and each brought up to date in the panel beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.members import in_roster_order
from app.domain.naming import session_name
from app.domain.records import TaskRecord
from app.domain.tasks import Chosen, choose, state
from app.domain.vietnamese import short_date
from app.domain.vocabulary import TaskStatus
from app.services import task_reports
from app.services.saver import Trace
from app.ui.context import AppContext
from app.ui.form_parts import choice, refill, side_width, teach
from app.ui.list_table import ListTable
from app.ui.page import Page
from app.ui.task_strip import TaskStrip
from app.ui.tasks_table import COLUMNS, TasksTable, TaskView
from app.ui.widgets import button, key_hint, label, name_control, row

NONE_AT_ALL = "Chưa có nhiệm vụ nào"
TEACHING = (
    "Nhiệm vụ được giao trong buổi sinh hoạt, ở bước tổng hợp, kết luận: nội dung, người làm, hạn và người kiểm tra. "
    "Giao xong sẽ hiện ở đây để theo dõi đến khi có kết quả."
)
NONE_HERE = {
    Chosen.OPEN: "Không còn nhiệm vụ nào đang làm",
    Chosen.OVERDUE: "Không có nhiệm vụ nào quá hạn",
    Chosen.DONE: "Chưa có nhiệm vụ nào xong",
    Chosen.ALL: "Đồng chí này không có nhiệm vụ nào",
}


class TasksPage(Page):
    """Tasks by choice and by person; the result is durable while it is typed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "tasks_page", "Nhiệm vụ")
        self._tasks: tuple[TaskRecord, ...] = ()
        self._names: dict[str, str] = {}
        self._sessions: dict[str, str] = {}
        self._model = TasksTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "tasks_table", "Danh sách nhiệm vụ")
        self._person = choice("task_person", "Người làm hoặc người kiểm tra")
        self._strip = TaskStrip(context.tokens)
        self._filters = QButtonGroup(self)
        self._empty = label("", "title", wrap=True)
        self._teaching = label(TEACHING, "muted", wrap=True)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the tasks again; what is being typed stays."""
        book = self.context.book
        self._tasks = book.tasks()
        members = book.members()
        self._names = {member.id: member.full_name for member in members}
        self._sessions = {s.id: f"{session_name(s)}/{s.year}" for s in book.sessions()}
        busy = {person for task in self._tasks for person in (*task.assignees, task.inspector)}
        people = [(m.full_name, m.id) for m in in_roster_order(members) if m.id in busy]
        refill(self._person, [("Mọi người", None), *people], self._person.currentData())
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
        page.setContentsMargins(tokens.edge, tokens.px(18), tokens.edge, tokens.px(14))
        page.setSpacing(tokens.px(12))
        self._person.setFixedWidth(tokens.px(220))
        page.addLayout(row(label("Nhiệm vụ", "title"), None, self._person))
        chips = QHBoxLayout()
        chips.setSpacing(tokens.px(6))
        for number, which in enumerate(Chosen):
            chip = button(which.value, f"filter_{which.name.lower()}", kind="chip")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._filters.button(0).setChecked(True)
        page.addLayout(chips)
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "tasks_empty", self._empty, self._teaching))
        self._lists.addWidget(self.table)
        self._strip.setFixedWidth(side_width(tokens))
        self._strip.hide()
        middle = QHBoxLayout()
        middle.setSpacing(tokens.px(14))
        middle.addWidget(self._lists, 1)
        middle.addWidget(self._strip)
        page.addLayout(middle, 1)
        keys = (("Enter", "ghi tình trạng, kết quả"), ("Esc", "về bảng"), ("Tab", "sang ô khác"))
        page.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.px(14)))

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._bind)
        self.table.clicked.connect(self._open_strip)
        self.table.activated.connect(self._work)
        self._filters.idClicked.connect(self._show_tasks)
        self._person.activated.connect(self._show_tasks)
        self._strip.marked.connect(self._mark)
        self._strip.opened.connect(self.context.session_requested)
        self._strip.left.connect(self._close_strip)

    def _show_tasks(self) -> None:
        today, person = self.context.now().date(), self._person.currentData()
        for number, which in enumerate(Chosen):
            count = len(choose(self._tasks, which, today, person))
            self._filters.button(number).setText(f"{which.value} {count}" if count else which.value)
        which = list(Chosen)[self._filters.checkedId()]
        shown = choose(self._tasks, which, today, person)
        self._model.show_rows(tuple(self._view(task) for task in shown))
        self._empty.setText(NONE_HERE[which] if self._tasks else NONE_AT_ALL)
        self._teaching.setVisible(not self._tasks)
        self._lists.setCurrentIndex(1 if shown else 0)

    def _view(self, task: TaskRecord) -> TaskView:
        people = ", ".join(self._names[member] for member in task.assignees if member in self._names)
        return TaskView(
            task.id, task.content, people, short_date(task.due_on) if task.due_on else "Chưa đặt",
            self._names.get(task.inspector or "", ""), self._sessions.get(task.session_id or "", ""),
            state(task, self.context.now().date()), task.result, task.status is not TaskStatus.OPEN,
        )  # fmt: skip

    def _details(self, task: TaskRecord) -> str:
        view = self._view(task)
        parts = (
            f"Người làm: {view.people}" if view.people else "",
            f"Hạn: {view.due}",
            f"Kiểm tra: {view.inspector}" if view.inspector else "",
            f"Yêu cầu: {task.requirement}" if task.requirement else "",
            f"Biện pháp: {task.measure}" if task.measure else "",
            f"Buổi: {view.session}",
        )
        return "\n".join(part for part in parts if part)

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
        task = next(t for t in self._tasks if t.id == task_id)
        self._strip.bind(task, self._details(task), partial(self._store_result, task_id))

    def _follow(self) -> None:
        """Show in the strip what the book says of its task now."""
        task = next((t for t in self._tasks if self._strip.task and t.id == self._strip.task.id), None)
        if task is not None:
            self._strip.follow(task, self._details(task))

    def _store_result(self, task_id: int, text: str) -> None:
        self.context.save(
            lambda uow: task_reports.set_result(uow, task_id, text),
            key=f"task/{task_id}/result",
            trace=Trace("task_result", text, str(task_id)),
            then=self._note_result,
            quiet=True,
        )

    def _note_result(self, _: object) -> None:
        self.refresh()

    def _mark(self, task_id: int, status: TaskStatus) -> None:
        self.context.save(lambda uow: task_reports.set_status(uow, task_id, status))
