"""What the search is narrowed to: a kind of place, a year, a member; everything by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLayout, QPushButton, QWidget

from app.domain.members import in_roster_order
from app.domain.records import MemberRecord
from app.domain.search_groups import EVERYTHING, Narrowing, SearchGroup
from app.ui.form_parts import choice, refill
from app.ui.tokens import Tokens
from app.ui.widgets import button, row

#: Least width in pixels of the tokens at which everything stands in one line.
WIDE = 1000


class FoundFilters(QWidget):
    """Chips for the kind of place, lists for year and member.

    Signals: ``changed`` when the person has chosen something else.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("search_filters")
        self._tokens = tokens
        self._group = QButtonGroup(self)
        self._all = self._chip("Tất cả", "search_group_all", None)
        chips = [self._chip(group.vi, f"search_group_{group.value}", group) for group in SearchGroup]
        self._all.setChecked(True)
        self._years = choice("search_year", "Chỉ tìm trong năm")
        self._members = choice("search_member", "Chỉ tìm của đồng chí")
        self._members.setMinimumWidth(tokens.px(180))
        self._clear = button("Bỏ lọc", "clear_search_filters", kind="link", accessible="Bỏ lọc, tìm trong cả sổ")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(tokens.gap)
        self._chips = row(self._all, *chips, None, spacing=tokens.room(6))
        self._box.addLayout(self._chips, 1)
        self._box.addLayout(row(self._clear, self._years, self._members, None, spacing=tokens.gap))
        self.offer((), ())
        self._group.buttonClicked.connect(self._tell)
        self._years.activated.connect(self._tell)
        self._members.activated.connect(self._tell)
        self._clear.clicked.connect(self.reset)
        self._show_clear()

    @property
    def narrowing(self) -> Narrowing:
        """What is chosen."""
        chosen = self._group.checkedButton()
        value = chosen.property("search_group") if chosen is not None else None
        group = next((one for one in SearchGroup if one.value == value), None)
        return Narrowing(self._years.currentData(), group, self._members.currentData())

    def offer(self, years: Sequence[int], members: Sequence[MemberRecord]) -> None:
        """Offer years and members; what is chosen stays chosen while it is there."""
        present = self.narrowing
        refill(self._years, [("Mọi năm", None), *((f"Năm {year}", year) for year in years)], present.year)
        people = [(one.shown_name, one.id) for one in in_roster_order(tuple(members))]
        refill(self._members, [("Mọi đồng chí", None), *people], present.member)
        for combo in (self._years, self._members):
            combo.setCurrentIndex(max(0, combo.currentIndex()))

    def reset(self) -> bool:
        """Look for everything again; return whether something else was chosen."""
        if self.narrowing == EVERYTHING:
            return False
        self._all.setChecked(True)
        self._years.setCurrentIndex(0)
        self._members.setCurrentIndex(0)
        self._tell()
        return True

    def words(self) -> str:
        """Return what is chosen in words, nothing while everything is looked for."""
        present = self.narrowing
        parts = (
            present.group.vi if present.group else "",
            f"năm {present.year}" if present.year else "",
            f"đồng chí {self._members.currentText()}" if present.member else "",
        )
        return ", ".join(part for part in parts if part)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room without which the chips alone do not stand side by side."""
        return QSize(self._chips.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the lists below the chips where the width is small."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._tokens.px(WIDE)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _tell(self) -> None:
        self._show_clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(not self.narrowing.is_wide)

    def _chip(self, text: str, name: str, group: SearchGroup | None) -> QPushButton:
        made = button(text, name, kind="chip", accessible=f"Tìm: {text}")
        made.setCheckable(True)
        made.setProperty("search_group", group.value if group else "")
        self._group.addButton(made)
        return made
