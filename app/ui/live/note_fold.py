"""Optional short texts of a step: what newer rules add to it, lessons learned, the committee's guidance."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.vocabulary import NoteKind
from app.ui.autosave import AutoSave
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import field, label

WRITTEN = "đã ghi"


class NoteFold(Fold):
    """A field for each kind of note, durable as it is typed; it stands open where something is written."""

    def __init__(
        self, session: LiveSession, name: str, title: str, kinds: Sequence[NoteKind], *, hint: str = "", lines: int = 2
    ) -> None:
        super().__init__(session.context.tokens, name, title)
        self._session = session
        self.editors: dict[NoteKind, TextEdit] = {}
        self._savers: dict[NoteKind, AutoSave] = {}
        if hint:
            self.inside.addWidget(label(hint, "small", wrap=True))
        for kind in kinds:
            editor = TextEdit(self.tokens, f"note_{kind}", kind.vi, lines=lines, most=5)
            self.editors[kind], self._savers[kind] = editor, AutoSave(editor)
            session.bind_note(self._savers[kind], kind)
            self.inside.addLayout(field(kind.vi, editor))
        self.open(shown=self._is_written())
        self.redraw()

    def redraw(self) -> None:
        """Follow the book, and say whether something stands in a closed fold."""
        for kind, saver in self._savers.items():
            saver.follow(self._session.record.notes.get(kind, ""))
        self.say("" if self.is_open or not self._is_written() else WRITTEN)

    def leave(self) -> None:
        """Store what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.editors.values())).setFocus()

    def _is_written(self) -> bool:
        return any(self._session.record.notes.get(kind) for kind in self.editors)

    def _turn(self) -> None:
        super()._turn()
        self.redraw()
