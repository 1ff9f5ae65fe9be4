"""What the session issues in writing beside its minutes: nothing, a conclusion or a resolution."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.vocabulary import OutputKind
from app.services import meeting
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, label

ASK = "Văn bản ban hành:"
NOT_SAID = "Văn bản ban hành (chưa chọn):"


class OutputRow(QWidget):
    """One chip a kind; choosing the chosen one again takes it back."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("output_kind")
        self.setAccessibleName("Văn bản ban hành")
        self._title = label(NOT_SAID, "small")
        self._chips = {kind: button(kind.vi, f"output_{kind}", kind="chip") for kind in OutputKind}
        for kind, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setAccessibleName(f"Văn bản ban hành: {kind.vi}")
            chip.clicked.connect(partial(self._choose, kind))
        self.setLayout(FlowLayout(session.context.tokens.room(6), self._title, *self._chips.values()))
        self.redraw()

    def redraw(self) -> None:
        """Show the present record."""
        chosen = self._session.record.output
        self._title.setText(NOT_SAID if chosen is None else ASK)
        for kind, chip in self._chips.items():
            chip.setChecked(kind is chosen)

    def _choose(self, kind: OutputKind) -> None:
        checked = self._chips[kind].isChecked()
        for other, chip in self._chips.items():
            chip.setChecked(checked and other is kind)
        chosen = kind if checked else None
        self._session.save(partial(_set_output, self._session.id, chosen), key=f"{self._session.id}/output")


def _set_output(session_id: str, kind: OutputKind | None, uow: Any) -> None:
    meeting.set_facts(uow, session_id, output=kind)
