"""The opening report: who presents it, and its text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.readiness import agreed_words
from app.domain.records import StepRecord
from app.domain.speakers import Candidate, people
from app.services import meeting
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.name_chips import NameChips
from app.ui.live.panel import StepPanel
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import field, label


class OpeningReportPanel(StepPanel):
    """Presenters, the report, and a short note of the step."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._members = session.members
        self._saving = 0
        self._presenters = NameChips(self.tokens, self, self._everyone, "presenter", "Thêm người trình bày")
        self._presenters.input.setMaximumWidth(self.tokens.px(420))
        self._presenters.changed.connect(self._keep_presenters)
        self._presenters.done.connect(self._to_report)
        self._report = TextEdit(self.tokens, "opening_report_input", "Nội dung báo cáo đề dẫn", lines=8)
        self._report.setPlaceholderText("Ghi tóm tắt, hoặc dán toàn văn báo cáo đề dẫn")
        self._note = TextEdit(self.tokens, "step_text", "Ghi chú của bước này", lines=1, most=4)
        self._savers = (AutoSave(self._presenters.input), AutoSave(self._report), AutoSave(self._note))
        session.bind_draft(self._savers[0], "presenter_input")
        session.bind_fact(self._savers[1], "opening_report", session.record.opening_report.text)
        session.bind_step_text(self._savers[2], step)
        self.column.addLayout(field("Người trình bày", self._presenters))
        self.column.addLayout(field("Nội dung báo cáo đề dẫn", self._report), 1)
        self._agreed = label("", "small", wrap=True, name="report_agreed")
        self.column.addWidget(self._agreed)
        self.column.addLayout(field("Ghi chú của bước này (nếu có)", self._note))
        self.redraw()

    def redraw(self) -> None:
        """Show the record; the presenters wait while a choice of them is still on its way there."""
        self._savers[1].follow(self.session.record.opening_report.text)
        self._savers[2].follow(self.step.text)
        words = agreed_words(self.session.record, self.session.prepared)
        self._agreed.setText(f"{words}." if words else "")
        self._agreed.setVisible(bool(words))
        if not self._saving:
            self._presenters.show_ids(self.session.record.opening_report.presenters)

    def leave(self) -> None:
        """Queue what is pending in the inputs."""
        for saver in self._savers:
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the presenter, from whom Enter leads on to the report."""
        self._presenters.input.setFocus()

    def _to_report(self) -> None:
        self._report.setFocus()

    def _everyone(self) -> tuple[Candidate, ...]:
        return people(self.session.record, self._members)

    def _keep_presenters(self, ids: tuple[str, ...]) -> None:
        session_id = self.session.id
        self._saving += 1
        self.session.save(
            lambda uow: meeting.set_presenters(uow, session_id, ids), then=self._kept, refused=self._refused
        )

    def _kept(self, _: object) -> None:
        self._refused()

    def _refused(self) -> None:
        self._saving -= 1
        self.redraw()
