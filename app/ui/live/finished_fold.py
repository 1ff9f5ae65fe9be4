"""Giving the finished report to members or tổ, after the session."""

from __future__ import annotations

from app.domain.preparation import FINISHED, received
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.preparation.served_editor import ServedEditor
from app.ui.widgets import label

TITLE = "Gửi bản hoàn thiện"
HINT = "Khi đã ghi đủ mọi đồng chí, mục “Gửi đảng viên hoặc tổ đảng” ở trên được ghi ngày theo."


class FinishedFold(Fold):
    """The editor of dispatches of the finished report."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session.context.tokens, "finished_report", TITLE)
        self._session = session
        self._editor = ServedEditor(session, FINISHED, "finished", lasting=False)
        self.inside.addWidget(label(HINT, "small", wrap=True))
        self.inside.addWidget(self._editor)
        self.redraw()

    def redraw(self) -> None:
        """Show who got the report, or beside the closed line how many did."""
        if self.is_open:
            self._editor.redraw()
            self.say("")
            return
        asked = self._session.asked
        got = received(self._session.prepared, FINISHED, asked)
        self.say(f"đã gửi {len(got)}/{len(asked)}" if got else "")

    def focus_first(self) -> None:
        """Put the keyboard on whom to send to."""
        self._editor.focus_first()

    def unfold(self) -> None:
        """Show the editor as things stand, with the keyboard on whom to send to."""
        super().unfold()
        self.redraw()

    def _turn(self) -> None:
        super()._turn()
        self.redraw()
