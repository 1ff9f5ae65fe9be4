"""What stands around the pages: the navigation, and the line at the foot that tells the truth about saving."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label
from app.ui.widgets import row as in_a_row

if TYPE_CHECKING:
    from app.services.saver import SaveState
    from app.ui.context import AppContext
    from app.ui.projection.strip import ProjectionStrip

WIDTH = 196
#: Large type widens the navigation less than itself, to leave room for the page.
GROWTH = 0.65
#: The key that leads to the search from anywhere in the window.
FIND_KEY = "Ctrl+F"


class SideBar(QFrame):
    """The navigation. Signals: ``chosen(name)`` when a person wants a page."""

    chosen = Signal(str)

    def __init__(
        self, tokens: Tokens, pages: Sequence[tuple[str, str]], last: str, aside: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Make the navigation; ``aside`` are pages that only some books have, hidden until they are offered."""
        self._is_wanted, self._is_aside = True, False
        super().__init__()
        self.setProperty("role", "side")
        self.setFixedWidth(round(WIDTH * tokens.scale**GROWTH))
        self._tokens = tokens
        self._buttons: dict[str, QPushButton] = {}
        self._names: tuple[str, ...] = ("",)
        self._name = label("", "small", wrap=True, name="cell_name")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(10), tokens.room(18), tokens.room(10), tokens.room(14))
        column.setSpacing(tokens.room(3))
        for item in (label("Sổ Chi Bộ", "brand"), self._name):
            item.setContentsMargins(tokens.room(10), 0, 0, 0)
            column.addWidget(item)
        column.addSpacing(tokens.gap)
        for number, (name, title) in enumerate(pages, 1):
            if name == last:
                column.addStretch(1)
            column.addWidget(self._add(name, title, f"Alt+{number}"))
            if number == 1:
                for other, heading in aside:
                    column.addWidget(self._add(other, heading, "Alt+0"))
                    self.offer(other, offered=False)

    def offer(self, name: str, *, offered: bool) -> None:
        """Show the way to a page that only some books have, or take it away."""
        self._buttons[name].setVisible(offered)
        self._buttons[name].setEnabled(offered)

    @property
    def is_wanted(self) -> bool:
        """Whether it belongs to what is shown, even while it stands aside."""
        return self._is_wanted

    def setVisible(self, visible: bool) -> None:  # noqa: N802, FBT001 (Qt's name)
        """Be in sight or not, once it need not stand aside."""
        self._is_wanted = visible
        super().setVisible(visible and not self._is_aside)

    def stand_aside(self, *, aside: bool) -> None:
        """Leave the room to something else for a while, or come back."""
        self._is_aside = aside
        super().setVisible(self._is_wanted and not aside)

    def show_name(self, name: str, superior: str) -> None:
        """Show whose book this is: the cell's name, and its superior's where there is room for both."""
        whole = " · ".join(filter(None, (name, superior)))
        self._names = (whole, name, "")
        self._name.setToolTip(whole)
        self._name.setAccessibleName(whole)
        self._fit_name()
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room that the ways need; the name gives way."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self._name.height() * self._name.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Show as much of the name as there is room for, and nothing cut."""
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        self._name.ensurePolished()
        width = self.width() - 2 * self._tokens.room(10) - self._name.contentsMargins().left()
        room = self.height() - self.minimumSizeHint().height()
        for text in self._names:
            lines = self._lines(text, width)
            if lines.height() <= room and lines.width() <= width:
                break
        self._name.setText(text)
        self._name.setFixedHeight(lines.height())

    def _lines(self, text: str, width: int) -> QRect:
        if not text:
            return QRect()
        wrapped = QtCore.Qt.TextFlag.TextWordWrap
        return self._name.fontMetrics().boundingRect(0, 0, width, 10_000, wrapped, text)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for known, made in self._buttons.items():
            made.setChecked(known == name)

    def _add(self, name: str, title: str, key: str) -> QPushButton:
        made = button(title, f"nav_{name}", kind="nav")
        made.setCheckable(True)
        made.setToolTip(f"{title} ({key})")
        if name == "search":
            self._show_key(made, FIND_KEY)
        made.clicked.connect(partial(self._choose, name))
        QShortcut(QKeySequence(key), self, made.click)
        self._buttons[name] = made
        return made

    def _show_key(self, made: QPushButton, key: str) -> None:
        """Show a key inside a button."""
        cap = label(key.replace("+", " "), "key")
        cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, self._tokens.gap, 0)
        inside.addStretch(1)
        inside.addWidget(cap)
        made.setToolTip(f"{made.text()} ({key})")

    def _choose(self, name: str) -> None:
        self.chosen.emit(name)


BACKING_UP = "Đang sao lưu…"
#: What is said beside the reason why a save fails.
KEPT = "Nội dung vẫn còn trên màn hình và sẽ tự lưu khi ghi được."


class FootLine(QFrame):
    """The line at the foot: ``saved_state``, ``backup_state`` and the book's name.

    Signals: ``backup_chosen`` when somebody wants to know more of the backups, ``lock_chosen`` to lock the window,
    ``help_chosen`` for help.
    """

    backup_chosen = Signal()
    lock_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._tokens = tokens
        self._strip: ProjectionStrip | None = None
        self._saved = label("", "small", name="saved_state")
        self._saved.setAccessibleName("Tình trạng lưu")
        self._backup = button("", "backup_state", kind="foot", accessible="Sao lưu")
        self._backup.clicked.connect(self.backup_chosen)
        self._backup.hide()
        self._lock = button("Khóa sổ", "lock_book", kind="foot", accessible="Khóa sổ, hỏi mật khẩu khi mở lại")
        self._lock.setToolTip("Khóa sổ (Ctrl+Shift+L)")
        self._lock.clicked.connect(self.lock_chosen)
        self._lock.hide()
        door = button("Trợ giúp", "open_help", kind="foot", accessible="Trợ giúp về nơi đang làm")
        door.setToolTip("Trợ giúp (F1)")
        door.clicked.connect(self.help_chosen)
        self._help = QWidget()
        self._help.setLayout(in_a_row(door, key_hint("F1"), spacing=tokens.room(4)))
        self._book = label("", "small", name="book_name")
        self._network = label("Không kết nối mạng", "small")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(tokens.room(14), tokens.room(3), tokens.room(14), tokens.room(3))
        row.addWidget(self._saved)
        row.addSpacing(tokens.space)
        row.addWidget(self._backup)
        row.addSpacing(tokens.space)
        row.addWidget(self._book)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self._help)
        row.addSpacing(tokens.gap)
        row.addWidget(self._network)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a height only: what is said first gives way to what is needed, and the window keeps its width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Say as much as there is room for after something else was said."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave out the door to the help, before it the book's name and first what is always true, for want of room."""
        parts = (self._help, self._book, self._network)
        widths = {one: one.sizeHint().width() + self._row.spacing() for one in parts}
        needed = self._row.minimumSize().width() - sum(width for one, width in widths.items() if not one.isHidden())
        for one, width in widths.items():
            fits = needed + width <= self.width()
            needed += width if fits else 0
            if one.isHidden() == fits:
                one.setVisible(fits)

    def show_book(self, name: str) -> None:
        """Show the name of the book's file."""
        self._book.setText(f"Sổ: {name}")

    def offer_lock(self, offered: bool) -> None:  # noqa: FBT001 (what the book says)
        """Offer to lock the window of a book with a password."""
        self._lock.setVisible(offered)

    def show_backup(self, text: str) -> None:
        """Say how backups fare; nothing hides it."""
        self._backup.setText(text)
        self._backup.setAccessibleDescription(text)
        self._backup.setVisible(bool(text))

    def show_projection(self, context: AppContext, *, offered: bool) -> None:
        """Offer the second screen where there is something to show on it; while it is on it stays in sight."""
        if self._strip is None and (offered or context.is_projecting):
            from app.ui.projection.strip import ProjectionStrip

            self._strip = ProjectionStrip(self._tokens, context.projector)
            self._row.insertWidget(self._row.count() - 2, self._strip)
        if self._strip is not None:
            self._strip.offer(offered=offered)
        self._fit()

    def end_projection(self) -> None:
        """Let go of the second screen: its book is closed."""
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None

    def show_state(self, state: SaveState) -> None:
        """Say when the last save was durable, that one is on its way, or why it fails."""
        from app.services.saver import Phase

        at = state.at.strftime("%H:%M:%S") if state.at else ""
        since = f" (đã lưu {at})" if at else ""
        words = {
            Phase.SAVED: f"● Đã lưu {at}".rstrip(),
            Phase.SAVING: f"○ Đang lưu…{since}",
            Phase.FAILED: f"▲ CHƯA LƯU: {state.reason} {KEPT}{since}",
        }
        self._saved.setText(words[state.phase])
        failed = state.phase is Phase.FAILED
        self._saved.setWordWrap(failed)
        self._row.setStretchFactor(self._saved, 100 if failed else 0)
        tone = "bad" if failed else None
        if self._saved.property("tone") != tone:
            self._saved.setProperty("tone", tone)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)
            QCoreApplication.sendEvent(self._saved, QEvent(QEvent.Type.StyleChange))  # takes the pill's margins
