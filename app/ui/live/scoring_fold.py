"""The optional sub-step in which the cell scores its session: the way to the sheet, and the result in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.vocabulary import NoteKind
from app.ui.live.live_session import LiveSession
from app.ui.live.note_fold import NoteFold
from app.ui.widgets import button, row


class ScoringFold(NoteFold):
    """A button that opens the sheet; with ``kinds`` the result can be written by hand as well."""

    def __init__(self, session: LiveSession, title: str, kinds: Sequence[NoteKind], *, hint: str = "") -> None:
        self.sheet = button("Chấm điểm theo phiếu", "open_assessment", accessible="Chấm điểm buổi sinh hoạt theo phiếu")
        super().__init__(session, "sub_scoring", title, kinds, hint=hint)
        self.inside.insertLayout(1 if hint else 0, row(self.sheet, None))
        self.sheet.clicked.connect(self._to_sheet)

    def redraw(self) -> None:
        """Follow the book, and say the result while the fold is closed."""
        super().redraw()
        result = self._session.record.notes.get(NoteKind.SCORING, "")
        self.say("" if self.is_open else result)

    def focus_first(self) -> None:
        """Put the keyboard on the way to the sheet."""
        self.sheet.setFocus()

    def _to_sheet(self) -> None:
        self.leave()
        self._session.context.assessment_requested.emit(self._session.id, "live")
