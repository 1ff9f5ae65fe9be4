"""Documents received from above: what plans and reports rest on, and what has replaced them."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain import directives as rules
from app.domain.year_records import DirectiveRecord, DirectiveUseRecord
from app.services import directives
from app.ui.context import AppContext
from app.ui.directive_form import DirectiveForm
from app.ui.directives_table import COLUMNS, DirectivesTable
from app.ui.form_parts import teach
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.paper_owners import owners
from app.ui.side_view import SideView, said
from app.ui.widgets import button, clear, label, name_control, pill, row

TEACHING = (
    "Ghi số, ngày, tên văn bản cấp trên gửi đến. Văn bản đánh dấu “căn cứ chung” sẽ đứng trong phần căn cứ của "
    "kế hoạch, báo cáo; khi có văn bản mới thay thế, sổ nhắc những chỗ còn dùng văn bản cũ."
)
KEYS = (("Ctrl N", "thêm"), ("Enter", "sửa"), ("Ctrl Enter", "ghi"), ("Esc", "về bảng"))
MOST_SHOWN = 3


class DirectivesView(SideView):
    """Every document received, the newest first."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "directives_view", ListTable(context, COLUMNS, wrap=True))
        self._received: tuple[DirectiveRecord, ...] = ()
        self._uses: tuple[DirectiveUseRecord, ...] = ()
        self._names: dict[str, str] = {}
        self._model = DirectivesTable(context, self)
        name_control(self.table, "directives_table", "Văn bản cấp trên gửi đến")
        self._form = DirectiveForm(context.tokens)
        self._add = button("Thêm văn bản", "add_directive", kind="primary")
        self._count = label("", "muted", name="directives_count")
        self._warnings = QVBoxLayout()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the documents again; what is being typed stays."""
        book, today = self.context.book, self.context.now().date()
        self._received, self._uses = book.ask(directives.received), book.ask(directives.uses)
        counts = Counter(one.directive for one in self._uses)
        self._model.show_directives(self._received, dict(counts), today)
        self._offer_places()
        record = self._form.record
        self._form.show_uses(self._uses_of(record.id) if record else ())
        self.show_list(filled=bool(self._received))
        self._count.setText(f"{len(self._received)} văn bản" if self._received else "")
        self._warn(rules.warnings(self._received, counts, today))

    def add(self) -> None:
        """Open the form for a new document."""
        if self.is_free(self._form):
            self._form.show_directive(None, ())
            self.open_form(self._form)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on the way to the first document."""
        (self.table if self._received else self._add).setFocus()

    def _offer_places(self) -> None:
        """Offer topics and sessions of last year, this year and the next."""
        self._names = owners(self.context)
        self._form.offer(self._received, [(text, place) for place, text in self._names.items()])

    def _uses_of(self, number: int) -> list[tuple[str, int]]:
        mine = (one for one in self._uses if one.directive == number)
        return [(self._names.get(_place(one), "Một buổi hoặc chuyên đề của năm trước"), one.id) for one in mine]

    def _warn(self, found: tuple[tuple[int, str], ...]) -> None:
        clear(self._warnings)
        for _, text in found[:MOST_SHOWN]:
            self._warnings.addLayout(said(pill("Xem lại", "warn"), text))
        if len(found) > MOST_SHOWN:
            self._warnings.addWidget(label(f"Và {len(found) - MOST_SHOWN} văn bản khác cần xem lại.", "muted"))

    def _build(self) -> None:
        self._warnings.setSpacing(self.context.tokens.room(4))
        title, text = label("Chưa ghi văn bản cấp trên nào", "title", wrap=True), label(TEACHING, "muted", wrap=True)
        empty: QFrame = teach(self.context.tokens, "directives_empty", title, text)
        self.arrange((row(self._count, None, self._add), self._warnings), empty, ((self._form, self._store),), KEYS)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._edit_chosen)
        self._add.clicked.connect(self.add)
        Lead(self._add, self._form)
        self._form.removed.connect(self._remove)
        self._form.use_wanted.connect(self._use)
        self._form.use_dropped.connect(self._drop_use)

    def _edit_chosen(self) -> None:
        chosen = next((one for one in self._received if one.id == self.table.chosen()), None)
        if chosen is not None and self.is_free(self._form):
            self._form.show_directive(chosen, self._uses_of(chosen.id))
            self.open_form(self._form)

    def _store(self) -> None:
        new, record, refused = self._form.new(), self._form.record, partial(self.reopen, self._form)
        if record is None:
            self.context.save(lambda uow: directives.add(uow, new), then=self.show_record, refused=refused)
            return
        number = record.id
        self.context.save(lambda uow: directives.change(uow, number, new), refused=refused)

    def show_record(self, number: int) -> None:
        """Show the document of that row number."""
        self.refresh()
        super().show_record(number)

    def _remove(self) -> None:
        record = self._form.record
        if record is None:
            return
        number, places = record.id, [(one.topic, one.session) for one in self._uses if one.directive == record.id]
        new = directives.as_typed(record)

        def restore() -> None:
            self.context.save(lambda uow: directives.put_back(uow, new, places))

        def offer(_: object) -> None:
            self.context.offered.emit(f"Đã xóa {rules.short_name(record)} khỏi danh sách.", "Hoàn tác", restore)

        self.close_forms()
        self.context.save(lambda uow: directives.remove(uow, number), then=offer)

    def _use(self, place: str) -> None:
        record = self._form.record
        if record is not None:
            number, (kind, _, name) = record.id, place.partition(":")
            topic, session = (int(name), None) if kind == "topic" else (None, name)
            self.context.save(lambda uow: directives.use(uow, number, topic=topic, session=session))

    def _drop_use(self, number: int) -> None:
        self.context.save(lambda uow: directives.drop_use(uow, number))


def _place(use: DirectiveUseRecord) -> str:
    return f"topic:{use.topic}" if use.topic is not None else f"session:{use.session}"
