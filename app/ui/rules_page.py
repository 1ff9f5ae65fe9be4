"""Rule packs: every rule with its source, which pack is in force, the cell's own pack and the form that changes it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.rule_faults import pack_faults
from app.domain.rule_forms import HEAD
from app.domain.rule_list_forms import NEW_CRITERION, NEW_OBLIGATION, can_remove, form_of, removed
from app.domain.rule_periods import spans
from app.domain.rule_words import Part, lines, total_words
from app.domain.rules import RulePack
from app.errors import WrongInput
from app.services import catalogue, rule_books
from app.ui.context import AppContext
from app.ui.form_parts import choice, key, refill, side_width
from app.ui.page import Page
from app.ui.rule_deeds import RuleDeeds
from app.ui.rule_form import RuleForm
from app.ui.rules_side import RulesSide
from app.ui.rules_view import RulesView
from app.ui.widgets import button, key_line, label, row

#: Titles of forms that are not those of a line.
TITLES = {
    HEAD: "Tên và hiệu lực", "scoring": "Phiếu chấm điểm", NEW_OBLIGATION: "Việc mới", NEW_CRITERION: "Tiêu chí mới",
}  # fmt: skip
UNFINISHED = "Đồng chí ghi hoặc bỏ thay đổi của mục này trước."
KEYS = (("Enter", "sửa"), ("Ctrl N", "thêm"), ("Ctrl Enter", "ghi"), ("Delete", "bỏ mục"), ("Esc", "quay lại"))
#: The only fault with which a changed pack waits instead of being refused: its points do not add up yet.
WAITS = "scoring.criteria"


class RulesPage(Page):
    """Looks at one pack; a pack of the cell's own can be changed. What is not in order yet waits in the book."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "rules_page", "Bộ quy định")
        self._packs: tuple[RulePack, ...] = ()
        self._shipped = frozenset(pack.code for pack in catalogue.rule_packs())
        self._code = ""
        self._work: RulePack | None = None
        self._editing = ""
        self._shown = choice("rules_shown", "Bộ quy định đang xem")
        self._head = button("Tên, hiệu lực…", "edit_rules", accessible="Sửa tên và hiệu lực của bộ quy định riêng")
        self._leave = button("Về Thiết lập", "leave_rules")
        self.view = RulesView(context)
        self.form = RuleForm(context.tokens)
        self.side = RulesSide(context.tokens)
        self._beside = QStackedWidget()
        self._deeds = RuleDeeds(context, self)
        self._build()
        self._connect()

    @property
    def pack(self) -> RulePack:
        """The pack that is looked at, with what was changed in it."""
        return self._work or next(pack for pack in self._packs if pack.code == self._code)

    @property
    def is_own(self) -> bool:
        """Whether the pack that is looked at is the cell's own."""
        return self._code not in self._shipped

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._beside.currentWidget() is self.form

    def refresh(self) -> None:
        """Read packs and days again; what is being typed stays."""
        book = self.context.book
        self._packs = book.rule_packs()
        if self._code not in {pack.code for pack in self._packs}:
            self._look_at(book.rules().code)
        refill(self._shown, [(pack.title, pack.code) for pack in self._packs], self._code)
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the table."""
        super().showEvent(event)
        if not self.is_editing:
            self.view.table.setFocus()

    def leave(self) -> None:
        """Keep what is typed when it is in order; otherwise it stays in the form."""
        if self.is_editing and self.form.is_changed:
            self._submit()

    def edit(self, line: str) -> None:
        """Open the form of a rule, of the pack or of something new; a shipped pack says how to have one's own."""
        if not self.is_own:
            self.context.said.emit(rule_books.SHIPPED, "neutral")
            self.side.begin_copy()
            return
        if self.is_editing and self.form.is_changed:
            self.form.say_fault(UNFINISHED)
            self.form.focus_first()
            return
        self._editing = line
        title = TITLES.get(line) or next(one.title for one in lines(self.pack) if one.id == line)
        self.form.show_form(title, form_of(self.pack, line, self._packs), removable=can_remove(line))
        self._beside.setCurrentWidget(self.form)
        self.form.focus_first()
        self._preview()

    def look_at(self, code: str) -> None:
        """Show another pack, unless something typed waits to be kept."""
        if self.is_editing and self.form.is_changed:
            self.form.say_fault(UNFINISHED)
        else:
            self._look_at(code)
        self.refresh()

    def _look_at(self, code: str) -> None:
        self._code = code
        self._work = self.context.book.rule_draft(code) if self.is_own else None
        self._close()

    def _redraw(self) -> None:
        book, pack = self.context.book, self.pack
        self.view.show_pack(pack, self._packs, own=self.is_own, waiting=self._work is not None)
        self._head.setVisible(self.is_own)
        stretches = spans(book.defaults()[1], book.rule_periods())
        self.side.suggest(pack.valid_from)
        removable = self.is_own and pack.code not in {span.code for span in stretches}
        self.side.show_state(stretches, self._packs, self.context.now().date(), removable=removable)

    def _preview(self) -> None:
        """Say what the rule will be, as far as what is typed can be read."""
        form = self.form.form
        if form is None:
            return
        try:
            changed = form.put(self.form.typed())
        except WrongInput:
            self.form.preview("")
            return
        known = {one.id for one in lines(self.pack)}
        made = [one for one in lines(changed) if one.id == self._editing or one.id not in known]
        parts = [made[0].value if can_remove(made[0].id) else made[0].sentence] if made else []
        if self.view.part is Part.SCORING and changed.scoring and self._editing != "scoring":
            parts.append(total_words(changed.scoring))
        self.form.preview("\n".join(parts))

    def _submit(self) -> None:
        form = self.form.form
        if form is None:
            return
        try:
            changed = form.put(self.form.typed())
        except WrongInput as error:
            self.form.say(error)
            return
        if self._keep(changed):
            self._close()
            self.view.table.setFocus()

    def _keep(self, changed: RulePack) -> bool:
        """Keep a changed pack, waiting while only its points do not add up; return whether it was."""
        faults = list(pack_faults(changed))
        if any(place != WAITS for place, _ in faults):
            self.form.say_fault("; ".join(problem for _, problem in faults))
            return False
        self._work = changed
        self._redraw()
        if faults:
            self.context.save(lambda uow: rule_books.keep_draft(uow, changed), key=f"rules/{changed.code}")
        else:
            done = partial(self._kept, changed)
            self.context.save(lambda uow: rule_books.save_pack(uow, changed), then=done)
        return True

    def _kept(self, changed: RulePack, _: Any) -> None:
        if self._work == changed:
            self._work = None

    def _remove_line(self, line: str) -> None:
        before = self.pack
        if not self.is_own or not can_remove(line):
            return
        title = next(one.title for one in lines(before) if one.id == line)
        if self._keep(removed(before, line)):
            self._close()
            self.view.table.setFocus()
            self.context.offered.emit(f"Đã bỏ “{title}”.", "Hoàn tác", partial(self._bring_back, before))

    def _remove_edited(self) -> None:
        self._remove_line(self._editing)

    def _bring_back(self, before: RulePack) -> None:
        if self._code == before.code:
            self._keep(before)

    def _forget_changes(self) -> None:
        code, self._work = self._code, None
        self.context.save(lambda uow: rule_books.drop_draft(uow, code))
        self._close()
        self._redraw()

    def _close(self) -> None:
        self._editing = ""
        self._beside.setCurrentWidget(self.side)

    def _back(self) -> None:
        """Go back by one: from the form or the side to the table, from the table to the settings."""
        at_table = self.view.table.hasFocus()
        if self.is_editing and not self.form.is_changed:
            self._close()
        if at_table:
            self._go_to_settings()
        else:
            self.view.table.setFocus()

    def _go_to_settings(self) -> None:
        self.context.page_requested.emit("settings:ways")

    def _copy(self, title: str) -> None:
        if not title.strip():
            self.side.say_title("Chưa ghi tên, ví dụ: Quy định của Đảng ủy xã.")
            self.side.begin_copy()
            return
        self._deeds.copy(self._code, title)

    def _copied(self, code: str) -> None:
        self.side.taken()
        self._packs = self.context.book.rule_packs()
        self._look_at(code)
        self.view.table.setFocus()

    def _apply(self, since: date | None) -> None:
        self._deeds.apply(self._code, since)

    def _drop_period(self, since: date) -> None:
        self._deeds.drop_period(next(one.code for one in self.context.book.rule_periods() if one.since == since), since)

    def _remove_pack(self) -> None:
        self._deeds.remove(next(one for one in self._packs if one.code == self._code))

    def _forget_work(self) -> None:
        self._work = None

    def _choose(self, _: int) -> None:
        self.look_at(str(self._shown.currentData()))

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        self._shown.setMinimumContentsLength(8)
        title = label("Bộ quy định", "title")
        self._shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        page.addLayout(row(title, self._shown, self._head, self._leave, spacing=tokens.gap))
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self.view, 1)
        for part in (self.side, self.form):
            self._beside.addWidget(part)
        self._beside.setFixedWidth(side_width(tokens))
        middle.addWidget(self._beside)
        page.addLayout(middle, 1)
        page.addLayout(key_line(tokens, *KEYS))

    def _connect(self) -> None:
        self._shown.activated.connect(self._choose)
        self._head.clicked.connect(partial(self.edit, HEAD))
        self._leave.clicked.connect(self._go_to_settings)
        self.view.edit_wanted.connect(self.edit)
        self.view.removal_wanted.connect(self._remove_line)
        self.view.changes_dropped.connect(self._forget_changes)
        self.view.part_chosen.connect(self._redraw)
        self.form.edited.connect(self._preview)
        self.form.submitted.connect(self._submit)
        self.form.left.connect(self._back)
        self.form.discarded.connect(self._close)
        self.form.removal_wanted.connect(self._remove_edited)
        self.side.shown_wanted.connect(self.look_at)
        self.side.apply_wanted.connect(self._apply)
        self.side.period_dropped.connect(self._drop_period)
        self.side.copy_wanted.connect(self._copy)
        self.side.removal_wanted.connect(self._remove_pack)
        self.side.left.connect(self._back)
        self._deeds.copied.connect(self._copied)
        self._deeds.applied.connect(self.side.taken)
        self._deeds.removed.connect(self._forget_work)
        key("Escape", self.view, self._back)
