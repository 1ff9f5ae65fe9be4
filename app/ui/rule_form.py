"""The form beside the rules in which one of them is changed, with what it will say below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.rule_entries import Item
from app.domain.rule_forms import Form
from app.errors import WrongInput
from app.ui.form_parts import FormField, key
from app.ui.rule_inputs import Input, LinesInput, make_input
from app.ui.tokens import LARGE, Tokens
from app.ui.widgets import button, clear, label, row, scrolling


class RuleForm(QFrame):
    """One rule as it is typed.

    Signals: ``edited`` when something in it changes, ``submitted`` to keep it, ``left`` to go back to the table,
    ``discarded`` after the typed changes were given up, ``removal_wanted`` to take the rule out of the pack.
    """

    edited = Signal()
    submitted = Signal()
    left = Signal()
    discarded = Signal()
    removal_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._form: Form | None = None
        self._inputs: dict[str, Input] = {}
        self._fields: dict[str, FormField] = {}
        self.setObjectName("rule_form")
        self.setProperty("role", "card")
        self._build()
        self._connect()

    def show_form(self, title: str, form: Form, *, removable: bool) -> None:
        """Show a form as it stands in the pack."""
        self._form = form
        self._heading.setText(title)
        self._remove.setVisible(removable)
        self._forget_inputs()
        values, told = form.values, (self._note, self.submit)
        self._inputs = {item.name: make_input(item, values[item.name], *told) for item in form.items}
        self._fields = {item.name: self._field(item) for item in form.items}
        self._column.addStretch(1)
        self._order_tabs()
        self._ask()
        self.say_fault("")

    @property
    def form(self) -> Form | None:
        """The form that is shown."""
        return self._form

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the pack does not have."""
        return self._form is not None and self.typed() != self._form.values

    def typed(self) -> dict[str, str]:
        """Return what stands in the form."""
        return {name: made.value() for name, made in self._inputs.items()}

    def preview(self, text: str) -> None:
        """Say what the rule will be."""
        self._preview.setText(text)
        self._preview.setVisible(bool(text))

    def say_fault(self, text: str) -> None:
        """Say what is wrong with the whole."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def say(self, fault: WrongInput | None) -> None:
        """Say beside its item what is wrong, and put the keyboard there; None takes it back."""
        for part in self._fields.values():
            part.say("")
        if fault is None:
            return
        part_of = self._fields.get(fault.place)
        if part_of is None:
            self.say_fault(fault.text)
            return
        part_of.say(fault.problem)
        part_of.control.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the first input."""
        first = next((made.widget() for made in self._inputs.values()), None)
        if first is not None:
            first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()
        self._area.verticalScrollBar().setValue(0)

    def submit(self) -> None:
        """Ask to keep what is typed."""
        self.submitted.emit()

    def discard(self) -> None:
        """Give up what was typed."""
        if self._form is not None:
            self.show_form(self._heading.text(), self._form, removable=self._remove.isVisible())
        self.discarded.emit()

    def _forget_inputs(self) -> None:
        """Let go of the inputs there were; they end later, so their names are free at once."""
        for made in self._inputs.values():
            for control in (made.widget(), *made.widget().findChildren(QWidget)):
                control.setObjectName("")
        clear(self._column)

    def _field(self, item: Item) -> FormField:
        made = self._inputs[item.name]
        part = FormField(item.title, made.widget(), hint=item.hint)
        self._column.addWidget(part)
        if isinstance(made, LinesInput):
            made.fit()
        return part

    def _order_tabs(self) -> None:
        chain = [made.widget() for made in self._inputs.values()]
        for one, other in zip(chain, [*chain[1:], self._save], strict=True):
            QWidget.setTabOrder(one, other)

    def _ask(self) -> None:
        """Show what is to be filled in, as the others stand."""
        typed = self.typed()
        for item in self._form.items if self._form else ():
            self._fields[item.name].setVisible(item.is_asked(typed))
        self._discard.setEnabled(self.is_changed)

    def _note(self) -> None:
        self._ask()
        self.say(None)
        self.say_fault("")
        self.edited.emit()

    def _build(self) -> None:
        tokens = self._tokens
        self._heading = label("", "heading", wrap=True)
        self._preview = label("", "strong", wrap=True, name="rule_preview")
        self._fault = label("", "fault", wrap=True, name="rule_fault")
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, tokens.gap, 0)
        outer.setSpacing(tokens.gap)
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.gap)
        self._save = button("Ghi", "save_rule", kind="primary", accessible="Ghi quy định này vào sổ")
        self._discard = button("Bỏ thay đổi", "discard_rule", accessible="Bỏ những gì vừa sửa")
        self._remove = button("Bỏ mục này", "remove_rule", kind="link", accessible="Bỏ mục này khỏi bộ quy định")
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._heading)
        self._area = scrolling(inner, "rule_fields")
        box.addWidget(self._area, 1)
        (outer if tokens.scale >= LARGE else box).addWidget(self._preview)
        outer.addLayout(self._column)
        box.addWidget(self._fault)
        box.addLayout(row(self._save, self._discard, None))
        box.addLayout(row(self._remove, None))

    def _connect(self) -> None:
        self._save.clicked.connect(self.submit)
        self._discard.clicked.connect(self.discard)
        self._remove.clicked.connect(self.removal_wanted)
        key("Ctrl+Return", self, self.submit)
        key("Escape", self, self.left.emit)
