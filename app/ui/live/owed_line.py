"""One thing owed after a session, in a row of a grid."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout

from app.domain.timeline import Owed
from app.domain.vietnamese import short_date
from app.domain.vocabulary import FollowUpKind
from app.ui.live.flow import FlowLayout
from app.ui.live.moment_field import DayField
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, pill, set_tone


class OwedLine:
    """``done`` writes that it was done today, ``day`` corrects the day, ``undo`` takes it back."""

    def __init__(self, tokens: Tokens, kind: FollowUpKind, grid: QGridLayout, place: int) -> None:
        self.is_done = False
        self._state = pill("")
        self.done = button("Đã xong hôm nay", f"done_{kind}", accessible=f"{kind.vi}: đã xong hôm nay")
        self.day = DayField(tokens, f"day_{kind}", f"{kind.vi}: ngày xong")
        self.undo = button("Bỏ ghi", f"undo_{kind}", kind="link", accessible=f"{kind.vi}: bỏ ghi đã xong")
        grid.addWidget(label(kind.vi, wrap=True), place, 0)
        grid.addLayout(FlowLayout(tokens.gap, self._state, self.done, self.day, self.undo), place, 1)

    def show_owed(self, what: Owed, today: date) -> None:
        """Show whether it is done, due or overdue."""
        set_tone(self._state, *owed_words(what, today))
        had_focus = self.done.hasFocus() or self.undo.hasFocus()
        self.is_done = what.done_on is not None
        self.day.show_day(what.done_on)
        for item, shown in ((self.done, not self.is_done), (self.day, self.is_done), (self.undo, self.is_done)):
            item.setVisible(shown)
        if had_focus:
            (self.undo if self.is_done else self.done).setFocus()


def owed_words(what: Owed, today: date) -> tuple[str, str]:
    """Return how something owed stands today, and its tone."""
    if what.done_on is not None:
        late = what.due_on is not None and what.done_on > what.due_on
        return ("Đã xong, sau hạn", "warn") if late else ("Đã xong", "good")
    if what.due_on is None:
        return "Chưa làm", "neutral"
    if what.is_overdue(today):
        return f"Quá hạn {short_date(what.due_on)}", "bad"
    return f"Hạn {short_date(what.due_on)}", "warn"
