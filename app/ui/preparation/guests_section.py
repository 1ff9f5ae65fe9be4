"""Who is invited, and that the invitations went out."""

from __future__ import annotations

from app.domain import preparation as prep
from app.domain.ready_items import Section
from app.domain.vocabulary import Means
from app.ui.live.guests_editor import GuestsEditor
from app.ui.live.live_session import LiveSession
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.sent_mark import SentMark
from app.ui.widgets import button, field, row


class GuestsSection(SectionPanel):
    """The guests of the session, the invitation as a document, and its day."""

    section = Section.GUESTS
    hint = "Đại biểu cấp trên, khách mời, quần chúng được mời dự; không tính vào số đảng viên và biểu quyết."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._guests = GuestsEditor(session)
        self._open = button("Xem giấy mời", "open_invitation")
        self._sent = SentMark(
            session,
            "invitation_sent",
            prep.INVITATION,
            "Đã gửi giấy mời",
            "Giấy mời đại biểu",
            self._names,
            self._means,
        )
        self.column.addWidget(self._guests)
        self.column.addLayout(row(self._open, None))
        self.column.addLayout(field("Gửi giấy mời", self._sent))
        self.column.addStretch(1)
        self._open.clicked.connect(self._show_document)
        self.redraw()

    def redraw(self) -> None:
        """Show the guests; without any there is nothing to send."""
        self._guests.redraw()
        self._sent.redraw()
        self._sent.done.setEnabled(bool(self.session.record.guests))

    def leave(self) -> None:
        """Store what is pending."""
        self._guests.leave()

    def focus_first(self) -> None:
        """Put the keyboard at the line for a guest."""
        self._guests.name.setFocus()

    def _names(self) -> tuple[str, ...]:
        return tuple(guest.full_name for guest in self.session.record.guests)

    def _means(self) -> Means:
        return Means.PAPER

    def _show_document(self) -> None:
        self.leave()
        self.session.context.document_requested.emit(self.session.id, "invitation")
