"""What is owed and the calendar: the panel of one thing, the form of a new one, a chosen day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.ui.main_window import MainWindow
from tests.gallery.states import Shooter

#: A day before the session, and that of the session.
NEW_DAY, SESSION_DAY = date(2026, 12, 5), date(2026, 11, 26)


def shoot_duties(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """Open one thing owed, one that is done, the form of a new one and a day of the calendar."""
    for name, key in (("duty", "year_report:2026"), ("duty-overdue", "reported_up:2026-q3"),
                      ("duty-done", "reported_up:2026-q1")):  # fmt: skip
        window.pages.open_duty(key, None)
        settle()
        shoot(window, f"{name}{end}")
    window.pages.open_duty("", NEW_DAY)
    settle()
    shoot(window, f"duty-new{end}")
    window.show_page("calendar").grid.go_to(SESSION_DAY)
    settle()
    shoot(window, f"calendar-day{end}")
