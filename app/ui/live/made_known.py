"""Documents from above that a session makes known: one is chosen, put into the text, and noted with the document."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.directives import citation, is_stale, short_name
from app.services import directives
from app.ui.form_parts import choice, refill
from app.ui.live.live_session import LiveSession
from app.ui.widgets import label, row

ASK = ("Chèn văn bản phổ biến…", None)
HOW = "Chọn trong danh sách Văn bản cấp trên; tên văn bản được chèn vào nội dung."


class MadeKnown(QWidget):
    """Hidden while there is no document that holds, and once the minutes are closed.

    Signals: ``chosen(words)`` with the document as texts cite it.
    """

    chosen = Signal(str)

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._words: dict[int, str] = {}
        self._choice = choice("made_known", "Chèn văn bản cấp trên được phổ biến ở buổi này", [ASK])
        self._choice.setMinimumContentsLength(24)
        line = row(self._choice)
        line.addWidget(label(HOW, "small", wrap=True), 1)
        self.setLayout(line)
        self._choice.activated.connect(self._choose)
        self.redraw()

    def redraw(self) -> None:
        """Offer the documents that hold and were not made known here yet."""
        context = self._session.context
        known = {one.directive for one in context.book.ask(directives.uses) if one.session == self._session.id}
        today = context.now().date()
        held = [one for one in context.book.ask(directives.received) if not is_stale(one, today)]
        self._words = {one.id: citation(one) for one in held if one.id not in known}
        refill(self._choice, [ASK, *((short_name(one), one.id) for one in held if one.id not in known)], None)
        self._choice.setCurrentIndex(0)
        self.setVisible(bool(self._words) and self._session.record.seal is None)

    def _choose(self) -> None:
        number, session_id = self._choice.currentData(), self._session.id
        self._choice.setCurrentIndex(0)
        if number in self._words:
            self.chosen.emit(self._words[number])
            self._session.save(lambda uow: directives.use(uow, number, session=session_id))
