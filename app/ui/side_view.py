"""The frame of a view with a table and, beside it, the forms in which its records are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.ui.context import AppContext
from app.ui.form_parts import key, side_width
from app.ui.list_table import ListTable
from app.ui.side_form import SideForm
from app.ui.widgets import key_line, label, row

#: A form and what keeps what is typed in it; the caller has checked it.
Sheet = tuple[SideForm, Callable[[], None]]


class SideView(QWidget):
    """A table with forms beside it, of which one at most is open. Nothing that is typed is lost by going elsewhere."""

    def __init__(self, context: AppContext, name: str, table: ListTable) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(name)
        self.table = table
        self._sheets: Sequence[Sheet] = ()
        self._lists = QStackedWidget()
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        key("Ctrl+N", self, self.add)

    def refresh(self) -> None:
        """Redraw from the book; what is being typed stays."""
        raise NotImplementedError

    def add(self) -> None:
        """Open the form for something new."""
        raise NotImplementedError

    def show_record(self, number: int) -> None:
        """Show the record of that row number."""
        if self.table.choose(number):
            self.table.setFocus()

    def leave(self) -> None:
        """Store what is typed when it is in order; otherwise it stays in its form."""
        for form, store in self._sheets:
            if not form.isHidden() and form.is_changed and form.check():
                store()
                form.take_as_kept()

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on the way to the first record."""
        raise NotImplementedError

    def arrange(
        self, head: Sequence[QLayout], empty: QFrame, sheets: Sequence[Sheet], keys: Sequence[tuple[str, str]]
    ) -> None:
        """Put together what stands above the table, what stands in its place while it is empty, and the forms."""
        tokens = self.context.tokens
        self._sheets = sheets
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.room(12))
        for part in head:
            page.addLayout(part)
        self._lists.addWidget(empty)
        self._lists.addWidget(self.table)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self._lists, 1)
        for form, store in sheets:
            form.setFixedWidth(side_width(tokens))
            form.hide()
            form.left.connect(self.back)
            form.submitted.connect(partial(self.submit, form, store))
            middle.addWidget(form)
        page.addLayout(middle, 1)
        page.addLayout(key_line(tokens, *keys))

    def show_list(self, *, filled: bool) -> None:
        """Show the table, or what stands in its place while there is nothing in it."""
        self._lists.setCurrentIndex(1 if filled else 0)

    def is_free(self, form: SideForm) -> bool:
        """Return whether a form may show something else; unfinished work is kept, or shown instead."""
        for one, store in self._sheets:
            if one.isHidden() or not one.is_changed:
                continue
            if not one.check():
                return False
            store()
            one.take_as_kept()
        return True

    def open_form(self, form: SideForm) -> None:
        """Open a form, close the others."""
        for one, _ in self._sheets:
            one.setVisible(one is form)
        form.focus_first()

    def close_forms(self) -> None:
        """Close the forms and go to the table."""
        for one, _ in self._sheets:
            one.hide()
        self.focus_first()

    def reopen(self, form: SideForm) -> None:
        """Show a form again whose words the book did not take; why has been said."""
        form.take_as_refused()
        self.open_form(form)

    def back(self) -> None:
        """Go to the table; a form with unfinished changes stays open."""
        for form, _ in self._sheets:
            if not form.is_changed:
                form.hide()
        self.focus_first()

    def submit(self, form: SideForm, store: Callable[[], None]) -> None:
        """Keep what a form says when it is in order, and close it."""
        if form.check():
            store()
            form.take_as_kept()
            self.close_forms()


def said(word: QWidget, text: str) -> QHBoxLayout:
    """Return a short word with the sentence beside it, which may take several lines."""
    made = row(word)
    made.addWidget(label(text, wrap=True), 1)
    return made
