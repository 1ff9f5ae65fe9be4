"""The roster: every member in a table, and beside it the form that adds and changes them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain import desk
from app.domain.desk import FirstStep
from app.domain.file_names import safe_file_name
from app.domain.members import figures, groups, standing_day
from app.domain.records import MemberRecord
from app.services import anonymising, roster, roster_export
from app.services.roster import NewMember
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import clearable, key, line, side_width, teach
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.member_form import MemberForm
from app.ui.members_table import COLUMNS, MembersTable
from app.ui.messages import ask_save_path, confirm
from app.ui.next_step_line import NextStepLine
from app.ui.page import Page
from app.ui.widgets import button, key_line, label, name_control, row

TEACHING = (
    "Trước hết hãy ghi danh sách chi bộ. Nhanh nhất là lấy từ tệp Excel, Word đã có, hoặc chép các ô rồi dán vào; "
    "đồng chí xem trước từng dòng rồi mới ghi vào sổ."
)
EXCEL = "Excel (*.xlsx)"
SURE = "Ẩn danh đồng chí {}?"
FOR_GOOD = (
    "Họ tên, chức vụ, tổ và các ngày của đồng chí bị bỏ khỏi danh sách, không lấy lại được. "
    "Biên bản các buổi đã họp không thay đổi; bản sao lưu cũ vẫn còn tên cho đến khi được dọn."
)


class MembersPage(Page):
    """Members of the cell; nothing typed in the form is lost by leaving the page."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "members_page", "Đảng viên")
        self._members: tuple[MemberRecord, ...] = ()
        self._model = MembersTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "member_table", "Danh sách đảng viên")
        self._form = MemberForm(context.tokens)
        self._next = NextStepLine(context.tokens)
        self.worker = FileWorker(context, self)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the members again; what is being typed stays."""
        self._members = self.context.book.members()
        self._model.show_members(self._members)
        self._form.offer_groups(groups(self._members))
        self._figures.setText(figures(self._members))
        self._lists.setCurrentIndex(1 if self._members else 0)
        self._filter.setVisible(bool(self._members))
        self._offer_ways(first=not self._members)
        self._export.setVisible(bool(self._members))
        self._next.show_step(desk.waiting_step(self._first_steps()))

    def leave(self) -> None:
        """Store what is typed when it is in order; otherwise it stays in the form."""
        if not self._form.isHidden() and self._form.is_changed and self._form.check() is not None:
            self._store()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the table, or on the way to the first members."""
        super().showEvent(event)
        if self._form.isHidden():
            self._focus_list()

    def _first_steps(self) -> tuple[FirstStep, ...]:
        """Return the first things to do in a new book; a book with a plan is asked for no more."""
        book, year = self.context.book, self.context.now().year
        if not self._members or book.plan(year):
            return ()
        return desk.first_steps(book.year_figures(year))

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        self._figures = label("", "muted", wrap=True, name="member_figures")
        self._filter = line("member_filter", "Lọc danh sách đồng chí", prompt="Lọc: hung, to 1… (Ctrl+L)")
        clearable(self._filter, tokens)
        self._filter.setFixedWidth(tokens.px(230))
        self._add = button("Thêm đồng chí", "add_member", kind="primary", shortcut="Ctrl+N")
        self._import = button("Nhập từ tệp…", "import_members", accessible="Nhập danh sách từ tệp Excel, Word")
        self._open_paste = button("Dán danh sách", "paste_members", accessible="Dán danh sách chép từ nơi khác")
        self._export = button("Xuất danh sách (.xlsx)", "export_members", kind="link")
        page.addLayout(row(label("Đảng viên", "title"), None, self._import, self._open_paste, self._add))
        line_two = QHBoxLayout()
        line_two.addWidget(self._figures, 1)
        line_two.addWidget(self._export)
        line_two.addWidget(self._filter)
        page.addLayout(line_two)
        page.addWidget(self._next)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(self._build_empty())
        self._lists.addWidget(self.table)
        middle.addWidget(self._lists, 1)
        self._form.setFixedWidth(side_width(tokens))
        self._form.hide()
        middle.addWidget(self._form)
        page.addLayout(middle, 1)
        keys = (
            ("Ctrl N", "thêm"),
            ("Enter", "sửa, ghi"),
            ("Ctrl V", "dán danh sách"),
            ("Ctrl L", "lọc"),
            ("Esc", "về danh sách"),
        )
        page.addLayout(key_line(tokens, *keys))

    def _offer_ways(self, *, first: bool) -> None:
        """Leave the ways to the first members to the middle of an empty page."""
        for way in (self._import, self._open_paste, self._add):
            way.setVisible(not first)

    def _build_empty(self) -> QFrame:
        paste = self._first = button("Dán danh sách", "paste_first_members", kind="primary")
        file = button("Nhập từ tệp…", "import_first_members")
        add = button("Thêm từng đồng chí", "add_first_member", shortcut="Ctrl+N")
        file.clicked.connect(self._import_file)
        paste.clicked.connect(self.paste)
        add.clicked.connect(self.add)
        title, text = label("Sổ chưa có đồng chí nào", "title", wrap=True), label(TEACHING, "muted", wrap=True)
        return teach(self.context.tokens, "members_empty", title, text, paste, file, add)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.activated.connect(self._edit_chosen)
        self._filter.textEdited.connect(self._model.filter)
        self._filter.textChanged.connect(self._model.filter)
        self._filter.returnPressed.connect(self.table.setFocus)
        self._add.clicked.connect(self.add)
        for one in (self._add, self._first):
            Lead(one, self._form)
        self._import.clicked.connect(self._import_file)
        self._open_paste.clicked.connect(self.paste)
        self._export.clicked.connect(self._save_list)
        self._next.wanted.connect(self._to_desk)
        self._form.submitted.connect(self._submit)
        self._form.left.connect(self._back)
        self._form.discarded.connect(self._close)
        self._form.anonymise_wanted.connect(self._anonymise)
        QShortcut(QKeySequence("Insert"), self, self.add)
        QShortcut(QKeySequence("Ctrl+L"), self, self._filter.setFocus)
        key("Escape", self._filter, self._leave_filter)
        key("Ctrl+V", self.table, self._paste_cells)

    def add(self) -> None:
        """Open the form for a new member, after storing what was being changed."""
        if self._may_open(None):
            self._show_form(None)

    def edit(self, member_id: str) -> None:
        """Open the form for a member, after storing what was being changed."""
        member = next((m for m in self._members if m.id == member_id), None)
        if member is not None and self._may_open(member):
            self.table.choose(member_id)
            self._show_form(member)

    def paste(self) -> None:
        """Go to the place where a list is pasted."""
        self.context.import_requested.emit("")

    def _paste_cells(self) -> None:
        """Show what the cells that were copied elsewhere would do."""
        self.context.import_requested.emit(QGuiApplication.clipboard().text())

    def _to_desk(self) -> None:
        self.context.page_requested.emit("desk")

    def _import_file(self) -> None:
        self.context.import_requested.emit(None)

    def _save_list(self) -> None:
        """Ask for a file and write the roster into it off this thread."""
        today, cell = self.context.now().date(), self.context.book.cell().name
        suggested = _documents() / f"{safe_file_name(f'Danh sách đảng viên {cell}')}.xlsx"
        path = ask_save_path(self, "Xuất danh sách đảng viên", suggested, EXCEL)
        if path is not None:
            job = partial(roster_export.export_roster, path, self._members, cell, today)
            self.worker.run(job, partial(self._say_exported, path))

    def _say_exported(self, path: Path, number: int) -> None:
        self.context.said.emit(f"Đã ghi {number} đồng chí vào “{path.name}”, thư mục {path.parent}", "good")

    def _edit_chosen(self) -> None:
        if self.table.chosen() is not None:
            self.edit(self.table.chosen())

    def _may_open(self, member: MemberRecord | None) -> bool:
        """Return whether the form is free for another member; unfinished work is shown instead."""
        if not self._form.is_changed:
            return True
        same = (self._form.member and self._form.member.id) == (member and member.id)
        self._form.show()
        if same or self._form.check() is None:
            self._form.focus_first()
            return False
        self._store()
        return True

    def _show_form(self, member: MemberRecord | None) -> None:
        self._form.show_member(member, groups(self._members))
        self._form.show()
        self._form.focus_first()

    def _submit(self) -> None:
        if self._form.check() is None:
            return
        was_new = self._form.member is None
        self._store()
        if was_new:
            self._form.focus_first()
        else:
            self._close()

    def _store(self) -> None:
        """Queue what the form says and show an empty form; the caller has checked it."""
        dates = self._form.check()
        assert dates is not None
        typed, member = self._form.typed(), self._form.member
        new = NewMember(typed.full_name, typed.standing, typed.position, typed.group, **dates)
        if member is None:
            self.context.save(lambda uow: roster.add_member(uow, new).uid, then=self._choose)
        else:
            uid = member.id
            since = standing_day(typed)
            self.context.save(lambda uow: roster.change_member(uow, uid, new, since=since))
        self._form.show_member(None, groups(self._members))

    def _anonymise(self, member_id: str) -> None:
        member = next((one for one in self._members if one.id == member_id), None)
        if member is not None and confirm(self, SURE.format(member.shown_name), FOR_GOOD, "Ẩn danh"):
            self._form.show_member(None, groups(self._members))
            self._close()
            self.context.save(lambda uow: anonymising.anonymise(uow, member_id), then=self._say_anonymous)

    def _say_anonymous(self, name: str) -> None:
        self.context.said.emit(f"Trong danh sách nay ghi “{name}”. Biên bản các buổi trước giữ nguyên.", "good")

    def _back(self) -> None:
        """Go to the table; a form with unfinished changes stays open."""
        if not self._form.is_changed:
            self._form.hide()
        self._focus_list()

    def _close(self) -> None:
        self._form.hide()
        self._focus_list()

    def _focus_list(self) -> None:
        (self.table if self._members else self._first).setFocus()

    def _choose(self, member_id: str) -> None:
        self.refresh()
        self.table.choose(member_id)

    def _leave_filter(self) -> None:
        self._filter.clear()
        self.table.setFocus()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
