"""The numbered questions of the discussion, and how the committee of the cell wants it to go."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from app.domain.ready_items import Section
from app.domain.vocabulary import NoteKind, StepKind
from app.ui.live.live_session import LiveSession
from app.ui.live.note_fold import NoteFold
from app.ui.live.parts import GUIDANCE, GUIDANCE_HINT
from app.ui.live.prompts_panel import PromptsPanel
from app.ui.preparation.section import SectionPanel


class PromptsSection(SectionPanel):
    """The panel of the step itself, so that what is written here stands there."""

    section = Section.PROMPTS
    hint = "Các vấn đề này hiện lại ở bước gợi ý thảo luận và bên cạnh phần ghi ý kiến."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        step = session.record.step(StepKind.PROMPTS)
        assert step is not None
        self._panel = PromptsPanel(session, step)
        self._panel.heading.hide()
        self._panel.hint.hide()
        self._panel.column.setContentsMargins(0, 0, 0, 0)
        self._guidance = NoteFold(session, "guidance", GUIDANCE, (NoteKind.GUIDANCE,), hint=GUIDANCE_HINT, lines=3)
        self.column.addWidget(self._panel, 1)
        self.column.addWidget(self._guidance)

    def redraw(self) -> None:
        """Show the questions and the guidance."""
        self._panel.redraw_all()
        self._guidance.redraw()

    def leave(self) -> None:
        """Store what is pending."""
        self._panel.leave_all()
        self._guidance.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the controls in the order in which they stand."""
        super().showEvent(event)
        self._panel.order_tabs()

    def focus_first(self) -> None:
        """Put the keyboard at the line for a new question."""
        self._panel.focus_first()
