"""The roster: every member in a table, and beside it the form or the list that adds and changes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.members import PastedMember, figures, groups, standing_day
from app.domain.records import MemberRecord
from app.services import anonymising, roster
from app.services.roster import NewMember
from app.ui.context import AppContext
from app.ui.form_parts import key, line, side_width, teach
from app.ui.list_table import ListTable
from app.ui.member_form import MemberForm
from app.ui.members_table import COLUMNS, MembersTable
from app.ui.messages import confirm
from app.ui.page import Page
from app.ui.paste_panel import PastePanel
from app.ui.widgets import button, key_hint, label, name_control, row

TEACHING = (
    "Trước hết hãy ghi danh sách chi bộ. Nhanh nhất là chép cột họ tên từ Excel hay Word rồi bấm “Dán danh sách”; "
    "chức vụ và ngày vào Đảng có thể bổ sung sau."
)
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
        self.table = ListTable(context, COLUMNS)
        name_control(self.table, "member_table", "Danh sách đảng viên")
        self._form = MemberForm(context.tokens)
        self._paste = PastePanel(context.tokens)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the members again; what is being typed stays."""
        self._members = self.context.book.members()
        self._model.show_members(self._members)
        self._paste.know(self._members)
        self._form.offer_groups(groups(self._members))
        self._figures.setText(figures(self._members))
        self._lists.setCurrentIndex(1 if self._members else 0)
        self._filter.setVisible(bool(self._members))

    def leave(self) -> None:
        """Store what is typed when it is in order; otherwise it stays in the form."""
        if not self._form.isHidden() and self._form.is_changed and self._form.check() is not None:
            self._store()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the table."""
        super().showEvent(event)
        if self._form.isHidden() and self._paste.isHidden():
            self.table.setFocus()

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.px(18), tokens.edge, tokens.px(14))
        page.setSpacing(tokens.px(12))
        self._figures = label("", "muted", wrap=True, name="member_figures")
        self._filter = line("member_filter", "Lọc danh sách đồng chí", "Lọc: hung, to 1… (Ctrl+L)")
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(tokens.px(230))
        self._add = button("Thêm đồng chí", "add_member", kind="primary", shortcut="Ctrl+N")
        self._open_paste = button("Dán danh sách", "paste_members")
        page.addLayout(row(label("Đảng viên", "title"), None, self._open_paste, self._add))
        line_two = QHBoxLayout()
        line_two.addWidget(self._figures, 1)
        line_two.addWidget(self._filter)
        page.addLayout(line_two)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.px(14))
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(self._build_empty())
        self._lists.addWidget(self.table)
        middle.addWidget(self._lists, 1)
        for panel in (self._form, self._paste):
            panel.setFixedWidth(side_width(tokens))
            panel.hide()
            middle.addWidget(panel)
        page.addLayout(middle, 1)
        keys = (("Ctrl N", "thêm"), ("Enter", "sửa, ghi"), ("Ctrl L", "lọc"), ("Esc", "về danh sách"))
        page.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.px(14)))

    def _build_empty(self) -> QFrame:
        paste = button("Dán danh sách", "paste_first_members", kind="primary")
        add = button("Thêm từng đồng chí", "add_first_member")
        paste.clicked.connect(self.paste)
        add.clicked.connect(self.add)
        title, text = label("Sổ chưa có đồng chí nào", "title", wrap=True), label(TEACHING, "muted", wrap=True)
        return teach(self.context.tokens, "members_empty", title, text, paste, add)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.activated.connect(self._edit_chosen)
        self._filter.textEdited.connect(self._model.filter)
        self._filter.textChanged.connect(self._model.filter)
        self._filter.returnPressed.connect(self.table.setFocus)
        self._add.clicked.connect(self.add)
        self._open_paste.clicked.connect(self.paste)
        self._form.submitted.connect(self._submit)
        self._form.left.connect(self._back)
        self._form.discarded.connect(self._close)
        self._form.anonymise_wanted.connect(self._anonymise)
        self._paste.pasted.connect(self._add_pasted)
        self._paste.left.connect(self._back)
        QShortcut(QKeySequence("Insert"), self, self.add)
        QShortcut(QKeySequence("Ctrl+L"), self, self._filter.setFocus)
        key("Escape", self._filter, self._leave_filter)

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
        """Open the panel for a pasted list."""
        self._form.hide()
        self._paste.show()
        self._paste.focus_first()

    def _edit_chosen(self) -> None:
        if self.table.chosen() is not None:
            self.edit(self.table.chosen())

    def _may_open(self, member: MemberRecord | None) -> bool:
        """Return whether the form is free for another member; unfinished work is shown instead."""
        if not self._form.is_changed:
            return True
        same = (self._form.member and self._form.member.id) == (member and member.id)
        self._paste.hide()
        self._form.show()
        if same or self._form.check() is None:
            self._form.focus_first()
            return False
        self._store()
        return True

    def _show_form(self, member: MemberRecord | None) -> None:
        self._paste.hide()
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

    def _add_pasted(self, lines: tuple[PastedMember, ...]) -> None:
        new = tuple(NewMember(line.full_name, position=line.position, group=line.group) for line in lines)
        if not self.context.takes("\n".join(line.full_name for line in lines)):
            return
        self.context.save(lambda uow: roster.add_members(uow, new), then=self._say_added)
        self._paste.empty()
        self._close()

    def _anonymise(self, member_id: str) -> None:
        member = next((one for one in self._members if one.id == member_id), None)
        if member is not None and confirm(self, SURE.format(member.full_name), FOR_GOOD, "Ẩn danh"):
            self._form.show_member(None, groups(self._members))
            self._close()
            self.context.save(lambda uow: anonymising.anonymise(uow, member_id), then=self._say_anonymous)

    def _say_anonymous(self, name: str) -> None:
        self.context.said.emit(f"Trong danh sách nay ghi “{name}”. Biên bản các buổi trước giữ nguyên.", "good")

    def _say_added(self, number: int) -> None:
        self.context.said.emit(f"Đã thêm {number} đồng chí vào sổ.", "good")

    def _back(self) -> None:
        """Go to the table; a form with unfinished changes stays open."""
        if not self._form.is_changed:
            self._form.hide()
        self._paste.hide()
        self._focus_list()

    def _close(self) -> None:
        self._form.hide()
        self._paste.hide()
        self._focus_list()

    def _focus_list(self) -> None:
        (self.table if self._members else self._add).setFocus()

    def _choose(self, member_id: str) -> None:
        self.refresh()
        self.table.choose(member_id)

    def _leave_filter(self) -> None:
        self._filter.clear()
        self.table.setFocus()
