"""The form that gives a task, or changes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.dates import full_day, parse_day
from app.domain.records import TaskRecord
from app.domain.speakers import Candidate, people
from app.domain.task_line import Doubt, TaskLine, may_be_marked, read
from app.domain.vietnamese import short_date
from app.services.decisions import NewTask
from app.ui.autosave import AutoSave
from app.ui.form_parts import example_of
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.live.name_chips import NameChips
from app.ui.live.name_input import NameInput, distinction
from app.ui.live.rows import fields, is_large
from app.ui.live.task_notes import AlikeWatch, TaskNotes
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, column, field, key_hint, label, name_control, row

SHORT, SHORTER = "@lan 20/12 kt @hùng Rà soát hồ sơ…, hoặc chỉ ghi nội dung", "@lan 20/12 Rà soát hồ sơ…"
NOT_A_DAY = "Chưa hiểu hạn này; đồng chí ghi dạng 20/12 hoặc 20/12/2026."


class TaskContent(TextEdit):
    """The words of a task, in one paragraph.

    Signals: ``left`` before the keyboard goes on with Tab.
    """

    left = Signal()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 (Qt's)
        """Tell before the keyboard goes on, unless that already sent it somewhere."""
        if forward:
            self.left.emit()
        return super().focusNextPrevChild(forward) if self.hasFocus() else True


class TaskForm(FormCard):
    """Shows a new task or one of the session's; what is typed is a draft until it is kept.

    The words may be a short line (``task_line``): how it is understood stands below while it is typed; Enter puts the
    parts into their fields and keeps the task, unless something has to be asked.

    Signals: ``kept(id or None, NewTask)`` when the person keeps it, ``closed`` when the card should go.
    """

    kept = Signal(object, object)
    closed = Signal()

    def __init__(self, session: LiveSession, host: QWidget, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._session, self._drafts = session, drafts
        self._members = session.members
        self._task: TaskRecord | None = None
        self._title = label("", "heading")
        self.content = TaskContent(tokens, "task_content_input", "Nội dung nhiệm vụ", lines=1, most=3, single=True)
        self.content.setPlaceholderText(example_of(SHORTER if is_large(tokens) else SHORT))
        self._notes, self._alike = TaskNotes(tokens), AlikeWatch(session.context, self.content)
        self.requirement = TextEdit(tokens, "task_requirement_input", "Yêu cầu, kết quả cần đạt", lines=1, most=2)
        self.measure = TextEdit(tokens, "task_measure_input", "Biện pháp thực hiện", lines=1, most=2)
        self.due = QLineEdit()
        name_control(self.due, "task_due_input", "Hạn hoàn thành, dạng 20/12 hoặc 20/12/2026")
        self.due.setPlaceholderText(example_of("20/12"))
        self.due.setProperty("role", "reading")
        self._due_said = label("", "small", wrap=True, name="task_due_day")
        self.assignees = NameChips(tokens, host, self._everyone, "task_assignee", "Thêm người thực hiện")
        who = "Người kiểm tra"
        self.inspector = NameInput(tokens, host, self._everyone, "task_inspector_input", who, beside=distinction)
        self.inspector.setPlaceholderText("Gõ tên, bấm Enter")
        self._hint = label("", "small", wrap=True, name="task_hint")
        self._savers = {
            "task_content_input": AutoSave(self.content), "task_requirement_input": AutoSave(self.requirement),
            "task_measure_input": AutoSave(self.measure), "task_due_input": AutoSave(self.due),
            "task_assignee_input": AutoSave(self.assignees.input), "task_inspector_input": AutoSave(self.inspector),
        }  # fmt: skip
        self._lay_out()
        self._connect()
        self.open(None)

    @property
    def shown(self) -> int | None:
        """The id of the task that is open here, None for a new one."""
        return self._task.id if self._task else None

    @property
    def today(self) -> date:
        """The day from which a day without a year is reckoned: that of the session."""
        record = self._session.record
        return (record.started_at or record.planned_at or self._session.context.now()).date()

    def open(self, task: TaskRecord | None) -> None:
        """Show a task, or the new one, with what was typed and not kept before."""
        self._task = task
        self._title.setText("Sửa nhiệm vụ" if task else "Giao nhiệm vụ")
        self._keep.setText("Lưu nhiệm vụ" if task else "Giao nhiệm vụ")
        shown = task or TaskRecord(0, "")
        texts = {
            "task_content_input": shown.content, "task_requirement_input": shown.requirement,
            "task_measure_input": shown.measure, "task_inspector_input": self._name(shown.inspector),
            "task_due_input": shown.due_on.strftime("%d/%m/%Y") if shown.due_on else "",
        }  # fmt: skip
        for name, saver in self._savers.items():
            self._drafts.bind(saver, self._place(name), texts.get(name, ""))
        chosen = self._drafts.read(self._place("task_assignees"))
        self.assignees.show_ids(chosen.split(",") if chosen else shown.assignees)
        inspector = self._drafts.read(self._place("task_inspector")) or shown.inspector
        self.inspector.remember(self._person(inspector))
        self._hint.clear()
        self._alike.begin(self.shown)
        self._say_day()
        self._listen()

    def flush(self) -> None:
        """Queue what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def leave(self) -> None:
        """Close the form; what was typed stays a draft."""
        self.flush()
        self.closed.emit()

    def places(self) -> tuple[str, ...]:
        """Return the places of this form's drafts."""
        return tuple(self._place(name) for name in (*self._savers, "task_assignees", "task_inspector"))

    def start_over(self) -> None:
        """Be empty for the next task; the drafts are removed by whoever keeps this one."""
        for saver in self._savers.values():
            saver.forget()
        self.assignees.show_ids(())
        self.open(None)

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        keys = (key_hint("Ctrl Enter", "ghi"), key_hint("Esc", "để sau"))
        self.column.addLayout(row(self._title, None, *keys, spacing=tokens.room(12)))
        self.column.addLayout(field("Nội dung nhiệm vụ", self.content))
        self.column.addWidget(self._notes)
        day = QWidget()
        day.setLayout(column(self.due, self._due_said, spacing=tokens.room(4)))
        who = ("Người thực hiện", self.assignees, 5), ("Người kiểm tra", self.inspector, 4)
        self.column.addLayout(fields(tokens, *who, ("Hạn hoàn thành", day, 3)))
        how = ("Yêu cầu", self.requirement, 1), ("Biện pháp", self.measure, 1)
        self.column.addLayout(fields(tokens, *how))
        self._keep = button("Giao nhiệm vụ", "save_task", kind="primary")
        self._away = button("Để sau", "leave_task", accessible="Để sau: đóng khung, giữ phần đang ghi")
        bottom = row(self._hint, self._away, self._keep, spacing=tokens.gap)
        bottom.setStretchFactor(self._hint, 1)
        self.column.addLayout(bottom)

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        self.escaped.connect(self.leave)
        self._keep.clicked.connect(self._save)
        self._away.clicked.connect(self.leave)
        self.content.textChanged.connect(self._listen)
        self.content.entered.connect(self._enter)
        self.content.left.connect(self._spread)
        self._alike.found.connect(self._notes.show_alike)
        self.due.textChanged.connect(self._say_day)
        self.due.returnPressed.connect(self.requirement.setFocus)
        self.inspector.went_on.connect(self.due.setFocus)
        self.inspector.picked.connect(self._inspector_picked)
        self.assignees.changed.connect(self._assignees_changed)
        self.assignees.done.connect(self.inspector.setFocus)

    def _place(self, name: str) -> str:
        return name if self._task is None else f"{name}_{self._task.id}"

    def _everyone(self) -> Sequence[Candidate]:
        return [p for p in people(self._session.record, self._members) if p.member_id is not None]

    def _person(self, member_id: str | None) -> Candidate | None:
        return next((p for p in self._everyone() if p.member_id == member_id), None) if member_id else None

    def _name(self, member_id: str | None) -> str:
        person = self._person(member_id)
        return person.full_name if person else ""

    def _assignees_changed(self, ids: tuple[str, ...]) -> None:
        self._drafts.keep(self._place("task_assignees"), ",".join(ids))

    def _inspector_picked(self, person: Candidate) -> None:
        self._drafts.keep(self._place("task_inspector"), person.member_id or "")

    def _say_day(self) -> None:
        day = self._day()
        otherwise = NOT_A_DAY if self.due.text().strip() else "Chưa ghi hạn"
        self._due_said.setText(full_day(day) if day else otherwise)

    def _line(self) -> TaskLine:
        text = self.content.toPlainText()
        return read(text, self._everyone(), self.today) if may_be_marked(text) else TaskLine(text)

    def _listen(self) -> None:
        """Say how the words are understood, and soon whether another task says the same."""
        line = self._line()
        self._notes.show_line(line)
        self._alike.look(line.content)

    def _enter(self) -> None:
        """Keep the task of a short line; after words without any mark go on to the doers."""
        self._savers["task_content_input"].settle()
        if self._line().is_marked:
            self._save()
        else:
            self.assignees.input.setFocus()

    def _spread(self) -> bool:
        """Put the parts of a short line into their fields; return whether nothing has to be asked."""
        self._savers["task_content_input"].settle()
        line = self._line()
        if not line.is_marked:
            return True
        doubts = [*line.doubts, *self._other_day(line.due_on)]
        self._set_content(line.content)
        ids = tuple(dict.fromkeys((*self.assignees.ids, *(one.member_id or "" for one in line.doers))))
        self.assignees.show_ids(ids)
        self._assignees_changed(ids)
        if line.inspector is not None:
            self.inspector.take(line.inspector)
        if line.due_on is not None and not self.due.text().strip():
            self.due.setText(line.due_on.strftime("%d/%m/%Y"))
        for doubt in reversed(doubts):
            self._ask(doubt)
        return not doubts

    def _set_content(self, text: str) -> None:
        """Replace the words so that Ctrl+Z brings the line back."""
        cursor = self.content.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _other_day(self, day: date | None) -> list[Doubt]:
        written = self._day()
        if day is None or written in (None, day):
            return []
        return [Doubt("due", self.due.text(), f"Hạn đã ghi khác với hạn {short_date(day)} trong dòng; giữ hạn đã ghi?")]

    def _ask(self, doubt: Doubt) -> None:
        """Put the keyboard where a doubt is settled, with what was typed and whom it may mean."""
        if doubt.kind == "due":
            self.due.setText(doubt.typed or self.due.text())
            self.due.setFocus()
        else:
            name = self.assignees.input if doubt.kind == "doer" else self.inspector
            name.setText(doubt.typed)
            name.setFocus()
            name.offer()
        self._hint.setText(doubt.question)

    def _save(self) -> None:
        for saver in self._savers.values():
            saver.settle()
        if not self._spread():
            return
        missing = self._missing()
        if missing is not None:
            text, control = missing
            self._hint.setText(text)
            control.setFocus()
        else:
            self.kept.emit(self.shown, self._new())

    def _missing(self) -> tuple[str, QWidget] | None:
        """Return what cannot be kept as it stands, and where; a name that can only mean one person is taken."""
        if not self.content.toPlainText().strip():
            return "Chưa ghi nội dung nhiệm vụ.", self.content
        if self.due.text().strip() and self._day() is None:
            return NOT_A_DAY, self.due
        for control, who in ((self.assignees.input, "người thực hiện"), (self.inspector, "người kiểm tra")):
            if control.text().strip() and control.settle() is None and control.text().strip():
                return f"Chưa rõ {who}: bấm Enter để chọn, hoặc xóa chữ đang gõ.", control
        return None

    def _day(self) -> date | None:
        text = self.due.text().strip()
        return parse_day(text, self.today) if text else None

    def _new(self) -> NewTask:
        task, inspector = self._task or TaskRecord(0, ""), self.inspector.person
        return NewTask(
            content=self.content.toPlainText(), requirement=self.requirement.toPlainText(),
            measure=self.measure.toPlainText(), due_on=self._day(), assignees=self.assignees.ids,
            inspector=inspector.member_id if inspector else None, status=task.status, result=task.result,
            cause=task.cause,
        )  # fmt: skip
