"""What was changed since the minutes were closed: one line that opens a list, newest first."""

from __future__ import annotations

from functools import partial

from app.domain.preparation import DOCUMENTS
from app.domain.rules import RulePack
from app.domain.trail import sentence, when
from app.services import trail
from app.services.document_kinds import KINDS
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.widgets import clear, label

TITLE = "Thay đổi sau khi chốt biên bản"
SHOWN = 50


class TrailFold(Fold):
    """Hidden while nothing was changed since the minutes were closed."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session.context.tokens, "trail", TITLE)
        self._session = session
        self.redraw()

    def redraw(self) -> None:
        """Read what was noted, and show it where the list is open."""
        session = self._session
        closed = session.record.seal is not None
        entries = session.context.book.ask(partial(trail.of_session, uid=session.id)) if closed else ()
        self.setVisible(bool(entries))
        self.say("" if self.is_open else f"{len(entries)} lần")
        clear(self.inside)
        if not self.is_open:
            return
        for entry in reversed(entries[-SHOWN:]):
            words = f"{when(entry)}: {sentence(entry, partial(_name, session.rules))}."
            self.inside.addWidget(label(words, "small", wrap=True, name=f"trail_{entry.id}"))
        if len(entries) > SHOWN:
            self.inside.addWidget(label(f"và {len(entries) - SHOWN} lần trước đó.", "muted"))

    def focus_first(self) -> None:
        """Leave the keyboard on the line: there is nothing to act on inside."""
        self.toggle.setFocus()

    def _turn(self) -> None:
        super()._turn()
        self.redraw()


def _name(rules: RulePack, code: str) -> str:
    """Return the name of a kind of document, or of a line of the scoring sheet."""
    lines = {line.code: line.title for line in rules.scoring.criteria} if rules.scoring else {}
    return "Tài liệu" if code == DOCUMENTS else lines.get(code) or KINDS.get(code, code)
