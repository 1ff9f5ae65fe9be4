"""What is in force and since when, beside the rules: the days of change, a pack from a day on, a pack of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.partial_dates import parse_day
from app.domain.rule_periods import Span, warnings
from app.domain.rule_words import day_words
from app.domain.rules import RulePack
from app.errors import WrongInput
from app.ui.form_parts import FormField, example_of, key, line
from app.ui.live.side_list import Line, SideList
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row, rule, scrolling

FROM_START = "từ đầu sổ"
EXAMPLE_DAY = "01/01/2027"
OWN_HINT = "Bộ kèm theo chương trình giữ nguyên. Muốn đổi số liệu, đồng chí lập bộ riêng từ bộ đang xem rồi sửa."
APPLY_HINT = "Để trống: áp dụng từ đầu sổ cho tới ngày thay đổi đầu tiên."


class RulesSide(QFrame):
    """The stretches of time under each pack, and what can be done with the pack that is looked at.

    Signals: ``shown_wanted(code)`` to look at a pack, ``apply_wanted(since)`` to let the one looked at be in force from
    a day (None: from the start), ``period_dropped(since)``, ``copy_wanted(title)``, ``removal_wanted`` and ``left``.
    """

    shown_wanted = Signal(str)
    apply_wanted = Signal(object)
    period_dropped = Signal(object)
    copy_wanted = Signal(str)
    removal_wanted = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("rules_side")
        self.setProperty("role", "card")
        self._now = label("", "strong", wrap=True, name="rules_now")
        self._since_words = label("", "small", name="rules_since")
        self._warning = label("", "fault", wrap=True, name="rules_warning")
        self.timeline = SideList(tokens, "rules_timeline", "Bộ quy định theo thời gian", most=5, keeps_mark=True)
        self._drop = button("Bỏ mốc đang chọn", "remove_rule_period", kind="link")
        self._since = line("rules_from", "Áp dụng bộ đang xem từ ngày", EXAMPLE_DAY)
        self._since_field = FormField("Áp dụng bộ đang xem từ ngày", self._since, hint=APPLY_HINT)
        self._apply = button("Áp dụng", "apply_rules", accessible="Áp dụng bộ quy định đang xem")
        self._title = line("own_rules_title", "Tên bộ quy định riêng", "Quy định của Đảng ủy xã")
        self._title_field = FormField("Tên bộ quy định riêng", self._title, hint=OWN_HINT)
        self._copy = button("Lập bộ quy định riêng", "copy_rules")
        self._remove = button("Xóa bộ riêng đang xem", "remove_rules", kind="link")
        self._build(tokens)
        self._connect()

    def show_state(self, spans: Sequence[Span], packs: Sequence[RulePack], today: date, *, removable: bool) -> None:
        """Show the stretches of time, the one of today marked; ``removable`` is whether the pack looked at may go."""
        by_code = {pack.code: pack for pack in packs}
        present = next(span for span in spans if span.holds(today))
        in_force = by_code[present.code]
        self._now.setText(in_force.title)
        said = " ".join(warnings(present, in_force))
        self._warning.setText(said)
        self._warning.setVisible(bool(said))
        self.timeline.setVisible(len(spans) > 1)
        self._since_words.setText(f"{FROM_START[:1].upper()}{FROM_START[1:]}." if len(spans) == 1 else "")
        self._since_words.setVisible(len(spans) == 1)
        self.timeline.show_lines([_line(span, by_code[span.code], now=span == present) for span in spans])
        self._drop.setVisible(len(spans) > 1)
        self._remove.setVisible(removable)

    def suggest(self, since: date | None) -> None:
        """Show, as an example, the day from which the pack looked at holds by its source."""
        self._since.setPlaceholderText(day_words(since) if since else example_of(EXAMPLE_DAY))

    def taken(self) -> None:
        """Empty the lines: what was asked for is done."""
        self._since.clear()
        self._title.clear()

    def begin_copy(self) -> None:
        """Put the keyboard where a pack of one's own gets its name."""
        self._title.setFocus()

    def say_title(self, fault: str) -> None:
        """Say what is wrong with the name of the new pack."""
        self._title_field.say(fault)

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, tokens.gap, 0)
        box.setSpacing(tokens.gap)
        for part in (label("Đang áp dụng", "heading"), self._now, self._since_words, self._warning, self.timeline):
            box.addWidget(part)
        box.addLayout(row(self._drop, None))
        box.addWidget(self._since_field)
        box.addLayout(row(self._apply, None))
        box.addWidget(rule())
        box.addWidget(self._title_field)
        box.addLayout(row(self._copy, None))
        box.addLayout(row(self._remove, None))
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        whole.addWidget(scrolling(inner, "rules_side_parts"))

    def _connect(self) -> None:
        self.timeline.picked.connect(self._show)
        self.timeline.act_on("Bỏ mốc này", "Delete", "rule_period_remove").triggered.connect(self._drop_marked)
        self._drop.clicked.connect(self._drop_marked)
        self._since.returnPressed.connect(self._submit_day)
        self._apply.clicked.connect(self._submit_day)
        self._title.returnPressed.connect(self._submit_title)
        self._copy.clicked.connect(self._submit_title)
        self._remove.clicked.connect(self.removal_wanted)
        key("Escape", self, self.left.emit)

    def _show(self, span: Span) -> None:
        self.shown_wanted.emit(span.code)

    def _drop_marked(self) -> None:
        span = self.timeline.current
        if isinstance(span, Span) and span.since is not None:
            self.period_dropped.emit(span.since)

    def _submit_day(self) -> None:
        typed = self._since.text().strip()
        try:
            since = parse_day(typed) if typed else None
        except WrongInput as error:
            self._since_field.say(error.problem)
            self._since.setFocus()
            return
        self._since_field.say("")
        self.apply_wanted.emit(since)

    def _submit_title(self) -> None:
        self._title_field.say("")
        self.copy_wanted.emit(self._title.text())


def _line(span: Span, pack: RulePack, *, now: bool) -> Line:
    since = f"từ {day_words(span.since)}" if span.since else FROM_START
    aloud = f"{pack.title}, {since}{', đang áp dụng' if now else ''}"
    return Line(pack.title, since, "good" if now else "", aloud, span)
