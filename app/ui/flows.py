"""The ways of a window that are not gone every day, each made when it is first needed: their code costs the start."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.lock_watch import LockWatch
    from app.ui.look_flow import LookFlow
    from app.ui.main_window import MainWindow
    from app.ui.password_flow import PasswordFlow
    from app.ui.restore_flow import RestoreFlow
    from app.ui.welcome_flow import WelcomeFlow


class Flows(QObject):
    """Has one way of each kind for its window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @cached_property
    def lock(self) -> LockWatch:
        """To a locked window and back."""
        from app.ui.lock_watch import LockWatch

        return LockWatch(self._window)

    @cached_property
    def look(self) -> LookFlow:
        """To another look."""
        from app.ui.look_flow import LookFlow

        return LookFlow(self._window)

    @cached_property
    def passwords(self) -> PasswordFlow:
        """To another password."""
        from app.ui.password_flow import PasswordFlow

        return PasswordFlow(self._window)

    @cached_property
    def restoring(self) -> RestoreFlow:
        """From a backup to an open book."""
        from app.ui.restore_flow import RestoreFlow

        return RestoreFlow(self._window)

    @cached_property
    def welcome(self) -> WelcomeFlow:
        """From the welcome page to an open book."""
        from app.ui.welcome_flow import WelcomeFlow

        return WelcomeFlow(self._window)
