"""Who presents, what the secretary agreed with them, and when they talked."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.domain.ready_items import Section
from app.domain.speakers import Candidate, people
from app.services import meeting, preparing
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.name_chips import NameChips
from app.ui.live.rows import fields
from app.ui.preparation.day_mark import DayMark
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import field

TEXTS = (
    ("purpose", "Mục đích"), ("requirements", "Yêu cầu"), ("content", "Nội dung trọng tâm"),
    ("method", "Phương pháp, cách làm"),
)  # fmt: skip


class BriefSection(SectionPanel):
    """The presenters, four texts, and the day of the talk."""

    section = Section.BRIEF
    hint = "Bí thư trao đổi mục đích, yêu cầu, nội dung, phương pháp với đồng chí được phân công; ghi lại để theo dõi."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._saving = 0
        self._presenters = NameChips(
            self.tokens, self, self._everyone, "prepare_presenter", "Thêm đồng chí chuẩn bị, trình bày"
        )
        self._presenters.input.setMaximumWidth(self.tokens.px(420))
        self.savers.append(AutoSave(self._presenters.input))
        session.bind_draft(self.savers[0], "presenter_input")
        self.column.addLayout(field("Đồng chí chuẩn bị, trình bày báo cáo đề dẫn", self._presenters))
        self._texts = {name: self.brief_text(name, title) for name, title in TEXTS}
        for one, other in (TEXTS[:2], TEXTS[2:]):
            self.column.addLayout(
                fields(self.tokens, *((title, self._texts[name], 1) for name, title in (one, other)), large=1)
            )
        self._talked = DayMark(self.tokens, "talked", "Đã trao đổi", "Trao đổi với đồng chí được phân công")
        self.column.addLayout(field("Trao đổi với đồng chí được phân công", self._talked))
        self.column.addStretch(1)
        self._presenters.changed.connect(self._keep_presenters)
        self._presenters.done.connect(self._texts["purpose"].setFocus)
        self._talked.today.connect(self._talk_today)
        self._talked.chosen.connect(self._set_talked)
        self._talked.undone.connect(partial(self._set_talked, None))
        self.redraw()

    def redraw(self) -> None:
        """Show the briefing; the presenters wait while a choice of them is still on its way to the book."""
        brief = self.session.prepared.brief
        for (name, _), saver in zip(TEXTS, self.savers[1:], strict=True):
            saver.follow(getattr(brief, name))
        self._talked.show_day(brief.talked_on)
        if not self._saving:
            self._presenters.show_ids(self.session.record.opening_report.presenters)

    def focus_first(self) -> None:
        """Put the keyboard where something is missing: the presenter, else the first empty text, else the day."""
        brief = self.session.prepared.brief
        if not self._presenters.ids:
            self._presenters.input.setFocus()
            return
        empty = next((self._texts[name] for name, _ in TEXTS if not getattr(brief, name).strip()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._talked.focus_first()

    def _everyone(self) -> tuple[Candidate, ...]:
        return people(self.session.record, self.session.context.book.members())

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

    def _talk_today(self) -> None:
        self._set_talked(self.session.context.now().date())

    def _set_talked(self, day: date | None) -> None:
        session_id = self.session.id
        self.session.save(
            lambda uow: preparing.set_brief(uow, session_id, talked_on=day), key=f"{session_id}/talked_on"
        )
