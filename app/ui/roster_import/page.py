"""Taking over a list of members: where it comes from, what every row would do, and one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.records import MemberRecord
from app.domain.roster_plan import RosterChoices, RosterDecision, RosterPlan, RosterUndo
from app.domain.roster_words import RosterCounts, single_lines
from app.services import roster_export, roster_import
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.messages import ask_open_path, ask_save_path
from app.ui.page import Page
from app.ui.roster_import.plan_view import PlanView
from app.ui.roster_import.source_card import SourceCard
from app.ui.widgets import button, label, row

TITLE = "Nhập danh sách đảng viên"
KINDS = "Danh sách (*.xlsx *.xls *.ods *.csv *.docx);;Mọi tệp (*)"
EXCEL = "Excel (*.xlsx)"
READING, WRITING = "Đang đọc {}…", "Đang sao lưu và ghi danh sách vào sổ…"
SAVED = "Đã lưu tệp mẫu “{}”. Đồng chí điền vào tệp rồi chọn lại ở đây."
NOBODY = "Trong {} không thấy tên đồng chí nào. Đồng chí xem lại tệp hoặc chọn lại tờ và các cột."
TAKEN_BACK = "Đã hoàn tác: danh sách trở lại như trước khi nhập."


class RosterImportPage(Page):
    """The source, then its plan. Reading never stops the window, and can be given up."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "roster_import_page", TITLE)
        self._source: Any = None
        self._members: tuple[MemberRecord, ...] = ()
        self._wanted = 0
        self.worker = FileWorker(context, self)
        self.busy = BusyLine(context.tokens, "reading_roster")
        self.card = SourceCard(context.tokens)
        self.view = PlanView(context)
        self._back = button("Về danh sách đảng viên", "leave_import")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Compare anew when the roster has changed meanwhile."""
        if self._source is not None and self.view.plan is not None and self.context.book.members() != self._members:
            self._plan(self.view.plan.choices)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard where the work goes on."""
        super().showEvent(event)
        self._focus()

    def read(self, path: Path) -> None:
        """Read a file off this thread and show what it would do."""
        self._read(f"“{path.name}”", partial(roster_import.read_file, path))

    def read_pasted(self, text: str) -> None:
        """Show what pasted cells or lines would do."""
        self._read(roster_import.PASTED, partial(roster_import.read_pasted, text))

    def begin(self, pasted: str | None) -> None:
        """Read pasted cells, go to the place for them (an empty text), or to the choice of a file (None).

        A plan that is being looked at stays, unless something else is pasted.
        """
        if pasted:
            self.read_pasted(pasted)
        elif self._stack.currentWidget() is self.card and pasted is not None:
            self.card.focus_paste()
        else:
            self._focus()

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path = ask_open_path(self, "Chọn tệp danh sách", _documents(), KINDS)
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(10))
        page.addLayout(row(label(TITLE, "title"), None, self._back))
        page.addWidget(self.busy)
        for part in (self.card, self.view):
            self._stack.addWidget(part)
        page.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self._leave_page)
        self.busy.stopped.connect(self._give_up)
        self.card.file_wanted.connect(self.choose_file)
        self.card.file_given.connect(self.read)
        self.card.pasted.connect(self.read_pasted)
        self.card.template_wanted.connect(self._save_template)
        self.card.left.connect(self._leave_page)
        self.view.choices_changed.connect(self._plan)
        self.view.write_wanted.connect(self._write)
        self.view.other_wanted.connect(self._show_source)
        self.view.left.connect(self._leave_page)

    def _focus(self) -> None:
        shown = self._stack.currentWidget()
        (self.view if shown is self.view else self.card).focus_first()

    def _show_source(self) -> None:
        self._give_up()
        self._source = None
        self.view.forget()
        self._stack.setCurrentWidget(self.card)
        self.card.focus_first()

    def _read(self, what: str, read: Callable[[], Any]) -> None:
        """Read a source and plan it off this thread."""
        members, today = self.context.book.members(), self.context.now().date()

        def work() -> tuple[Any, RosterPlan]:
            source = read()
            return source, roster_import.make_plan(source, members, today, RosterChoices())

        self._run(what, work, partial(self._show, members))

    def _plan(self, choices: RosterChoices) -> None:
        """Plan the same source in another way."""
        source, members, today = self._source, self.context.book.members(), self.context.now().date()

        def work() -> tuple[Any, RosterPlan]:
            return source, roster_import.make_plan(source, members, today, choices)

        self._run("danh sách", work, partial(self._show, members))

    def _run(self, what: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._wanted += 1
        self.busy.begin(READING.format(what))
        self.worker.run(partial(_tried, work), partial(self._deliver, self._wanted, then))

    def _deliver(self, number: int, then: Callable[[Any], None], result: Any) -> None:
        """Show what was read, unless the person does not wait for it any more."""
        if number != self._wanted:
            return
        self.busy.end()
        if isinstance(result, BaseException):
            self.context.refuse(result)
        else:
            then(result)

    def _show(self, members: tuple[MemberRecord, ...], result: tuple[Any, RosterPlan]) -> None:
        source, plan = result
        if not plan.rows and not plan.columns:
            self.context.said.emit(NOBODY.format(plan.source), "bad")
            return
        if not self.context.takes(*single_lines(plan)):
            return
        self._source, self._members = source, members
        self.view.show_plan(plan)
        if self._stack.currentWidget() is not self.view:
            self._stack.setCurrentWidget(self.view)
            self.view.focus_first()

    def _give_up(self) -> None:
        self._wanted += 1
        self.busy.end()

    def _write(self) -> None:
        plan, decisions, counts = self.view.plan, self.view.decisions, self.view.counts
        if plan is None:
            return
        self.view.setEnabled(False)
        self.busy.begin(WRITING)
        book, now = self.context.book, self.context.now()
        back_up = partial(roster_import.back_up, book.path, book.key, now)
        self.worker.run(partial(_tried, back_up), partial(self._apply, plan, decisions, counts))

    def _apply(
        self, plan: RosterPlan, decisions: tuple[RosterDecision, ...], counts: RosterCounts, result: object
    ) -> None:
        """Write once there is a backup from before; where there cannot be one, nothing is written."""
        if isinstance(result, BaseException):
            self._refused()
            self.context.refuse(result)
            return
        self.context.save(
            lambda uow: roster_import.apply(uow, plan, decisions),
            then=partial(self._say_written, counts),
            refused=self._refused,
        )

    def _refused(self) -> None:
        """Let the person go on; the roster may have changed, so the list is compared anew."""
        self.busy.end()
        self.view.setEnabled(True)
        self.refresh()

    def _say_written(self, counts: RosterCounts, done: RosterUndo) -> None:
        self.busy.end()
        self.view.setEnabled(True)
        self._source = None
        self.view.forget()
        self.card.empty()
        self._stack.setCurrentWidget(self.card)
        self.context.page_requested.emit("members")
        self.context.offered.emit(counts.done, "Hoàn tác", partial(self._take_back, done))

    def _take_back(self, done: RosterUndo) -> None:
        self.context.save(lambda uow: roster_import.undo(uow, done), then=self._say_taken_back)

    def _say_taken_back(self, _: object) -> None:
        self.context.said.emit(TAKEN_BACK, "good")

    def _leave_page(self) -> None:
        self.context.page_requested.emit("members")

    def _save_template(self) -> None:
        path = ask_save_path(self, "Lưu tệp mẫu", _documents() / "Danh sách đảng viên (mẫu).xlsx", EXCEL)
        if path is not None:
            self.worker.run(
                partial(roster_export.write_template, path, self.context.now().date()), partial(self._say_saved, path)
            )

    def _say_saved(self, path: Path, _: object) -> None:
        self.context.said.emit(SAVED.format(path.name), "good")


def _tried(work: Callable[[], Any]) -> Any:
    """Return what the work returns, or the error with which it ends."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 (told to the person where the result is awaited)
        return error


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
