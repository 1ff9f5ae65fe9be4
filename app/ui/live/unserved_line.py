"""A quiet line that members come to the session without its documents, where the rules ask for them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.preparation import serving_fault
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, pill


class UnservedLine(QWidget):
    """Hidden until it is drawn, where nobody is missing, where no rule asks, and once the session is over."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._words = pill("", "warn")
        self._words.setObjectName("unserved_words")
        self._open = button("Xem ai chưa nhận", "open_unserved", kind="link")
        self.setLayout(FlowLayout(session.context.tokens.gap, self._words, self._open))
        self._open.clicked.connect(self._show)
        self.hide()

    def redraw(self) -> None:
        """Say how many have no documents."""
        session = self._session
        over = session.record.state == "held"
        fault = "" if over else serving_fault(session.record, session.prepared, session.rules, session.asked)
        self._words.setText(fault)
        self.setVisible(bool(fault))

    def _show(self) -> None:
        self._session.context.preparation_requested.emit(self._session.id, "served")
