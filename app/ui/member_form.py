"""The form beside the roster in which one member is added or changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.members import KNOWN_POSTS, TypedMember, check_typed, typed_member
from app.domain.partial_dates import show_partial
from app.domain.records import MemberRecord
from app.domain.vocabulary import Standing
from app.ui.form_parts import FormField, choice, key, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row, scrolling

EXAMPLE = "03/02/2001"


class MemberForm(QFrame):
    """One member as they are typed.

    Signals: ``submitted`` when the person wants to keep what is typed, ``left`` to go back to the table,
    ``discarded`` after the typed changes were given up, ``anonymise_wanted(id)`` when a member's name is to go.
    """

    submitted = Signal()
    left = Signal()
    discarded = Signal()
    anonymise_wanted = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.member: MemberRecord | None = None
        self._loaded = TypedMember()
        self.setObjectName("member_form")
        self.setProperty("role", "card")
        self._name = line("member_name", "Họ và tên", "Nguyễn Văn Hùng")
        self._standing = choice("member_standing", "Tình trạng", [(_upper(s.vi), s.value) for s in Standing])
        self._position = choice("member_position", "Chức vụ", [(post, post) for post in KNOWN_POSTS], editable=True)
        self._group = choice("member_group", "Tổ đảng", editable=True)
        self._joined = line("member_joined_on", "Ngày vào Đảng", EXAMPLE)
        self._official = line("member_official_on", "Ngày chính thức", EXAMPLE)
        self._left = line("member_left_on", "Ngày chuyển đi", EXAMPLE)
        self._since = line("member_since", "Có tình trạng này từ ngày", EXAMPLE)
        self._fields = {
            "full_name": FormField("Họ và tên", self._name),
            "standing": FormField("Tình trạng", self._standing),
            "since": FormField("Có tình trạng này từ ngày", self._since),
            "left_on": FormField("Ngày chuyển đi", self._left),
            "position": FormField("Chức vụ", self._position),
            "group": FormField("Tổ đảng", self._group),
            "joined_on": FormField("Ngày vào Đảng", self._joined),
            "official_on": FormField("Ngày chính thức", self._official),
        }
        self._build()
        self._connect()
        self.show_member(None, ())

    def show_member(self, member: MemberRecord | None, groups: tuple[str, ...]) -> None:
        """Show a member, or an empty form for a new one."""
        self.member = member
        self._loaded = typed_member(member) if member else TypedMember()
        self._heading.setText(member.shown_name if member else "Thêm đồng chí")
        self.offer_groups(groups)
        self._write(self._loaded)
        self._show_faults({})
        self._anonymise.setVisible(member is not None and member.standing is Standing.LEFT)

    def offer_groups(self, groups: tuple[str, ...]) -> None:
        """Offer the groups that are known, without changing what is typed."""
        if groups == tuple(self._group.itemText(number) for number in range(self._group.count())):
            return
        typed = self._group.currentText()
        self._group.clear()
        self._group.addItems(groups)
        self._group.setEditText(typed)

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return replace(self.typed(), since="") != self._loaded

    def typed(self) -> TypedMember:
        """Return what stands in the form."""
        return TypedMember(
            self._name.text(), self._chosen(), self._position.currentText(), self._group.currentText(),
            self._joined.text(), self._official.text(), self._left.text(),
            self._since.text() if self._asks_since() else "",
        )  # fmt: skip

    def check(self) -> dict[str, str | None] | None:
        """Return the dates as they are kept; None after saying beside the fields what is wrong."""
        dates, faults = check_typed(self.typed())
        self._show_faults(faults)
        if faults:
            self._fields[next(name for name in self._fields if name in faults)].control.setFocus()
            return None
        return dates

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self._name.setFocus()
        self._name.selectAll()

    def discard(self) -> None:
        """Give up what was typed."""
        self._write(self._loaded)
        self._show_faults({})
        self.discarded.emit()

    def _build(self) -> None:
        self._heading = label("", "heading", wrap=True)
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, self._tokens.gap, 0)
        fields.setSpacing(self._tokens.gap)
        for part in self._fields.values():
            fields.addWidget(part)
        fields.addStretch(1)
        self._save = button("Ghi", "save_member", kind="primary", accessible="Ghi đồng chí này vào sổ")
        self._discard = button("Bỏ thay đổi", "discard_member", accessible="Bỏ những gì vừa sửa")
        self._anonymise = button("Ẩn danh…", "anonymise_member", kind="link", accessible="Bỏ tên khỏi danh sách chi bộ")
        box = QVBoxLayout(self)
        tokens = self._tokens
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._heading)
        box.addWidget(scrolling(inner, "member_fields"), 1)
        box.addLayout(row(self._save, self._discard, None, self._anonymise))

    def _connect(self) -> None:
        lines = [self._name, self._joined, self._official, self._left, self._since]
        for combo in (self._position, self._group):
            edit = combo.lineEdit()
            assert edit is not None
            lines.append(edit)
            combo.activated.connect(self._note_change)
        for edit in lines:
            edit.returnPressed.connect(self.submitted)
            edit.textEdited.connect(self._note_change)
        self._standing.activated.connect(self._note_standing)
        self._save.clicked.connect(self.submitted)
        self._discard.clicked.connect(self.discard)
        self._anonymise.clicked.connect(self._ask_anonymous)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)

    def _ask_anonymous(self) -> None:
        if self.member is not None:
            self.anonymise_wanted.emit(self.member.id)

    def _write(self, typed: TypedMember) -> None:
        self._name.setText(typed.full_name)
        self._standing.setCurrentIndex(self._standing.findData(typed.standing.value))
        self._position.setEditText(typed.position)
        self._group.setEditText(typed.group)
        for edit, text in (
            (self._joined, typed.joined_on), (self._official, typed.official_on), (self._left, typed.left_on),
        ):  # fmt: skip
            edit.setText(text)
        self._since.setText(show_partial(date.today().isoformat()))
        self._note_standing()

    def _chosen(self) -> Standing:
        return tuple(Standing)[self._standing.currentIndex()]

    def _asks_since(self) -> bool:
        return self.member is not None and self._chosen() not in (self.member.standing, Standing.LEFT)

    def _note_standing(self) -> None:
        self._fields["left_on"].setVisible(self._chosen() is Standing.LEFT)
        self._fields["since"].setVisible(self._asks_since())
        self._note_change()

    def _note_change(self) -> None:
        self._discard.setEnabled(self.is_changed)
        edited = self.focusWidget()
        for part in self._fields.values():
            if part.fault and isinstance(edited, QLineEdit) and part.isAncestorOf(edited):
                part.say("")

    def _show_faults(self, faults: dict[str, str]) -> None:
        for name, part in self._fields.items():
            part.say(faults.get(name, ""))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
