"""The texts of a session that stand in editors: emptied ones go into the bin, and come back into their editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from app.domain.records import SessionRecord
from app.domain.secrecy import mark_of
from app.domain.stream import Fading
from app.services import paper_bin
from app.services.bin_data import KeptText
from app.ui.autosave import AutoSave

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.paper_bin import Restored
    from app.ui.live.live_session import LiveSession


class BoundTexts:
    """Knows each editor by the place of its text: ``step/3``, ``note/guidance``, ``conclusion`` or that of a draft."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._savers: dict[str, AutoSave] = {}
        self._fading: dict[str, Fading] = {}
        session.brought_back.connect(self._show_again)

    def bind(self, place: str, saver: AutoSave, text: str, store: Callable[[str], None]) -> None:
        """Show ``text`` in an editor and store there what is typed; what is emptied is kept in the bin."""
        self._savers[place], self._fading[place] = saver, Fading(text)
        saver.bind(text, partial(self._store, place, store))

    def start_over(self, places: Iterable[str]) -> None:
        """Know that the words at these places went where they belong, not away."""
        for place in places:
            if place in self._fading:
                self._fading[place] = Fading("")

    def _store(self, place: str, store: Callable[[str], None], text: str) -> None:
        gone = self._fading[place].note(text)
        if gone and mark_of(gone) is None:
            work = partial(_keep, self._session.id, KeptText(place, gone), self._session.context.now())
            self._session.save(work)
        store(text)

    def _show_again(self, restored: Restored) -> None:
        """Show a text that came back in the editor that is open on it."""
        saver = self._savers.get(restored.place)
        if saver is not None and isValid(saver):
            text = text_at(self._session.record, restored.place)
            self._fading[restored.place] = Fading(text)
            saver.show_text(text)


def text_at(record: SessionRecord, place: str) -> str:
    """Return the text of a session at a place."""
    kind, _, name = place.partition("/")
    if kind == "step":
        return next((step.text for step in record.steps if str(step.number) == name), "")
    if kind == "note":
        return next((text for note, text in record.notes.items() if note == name), "")
    if place in paper_bin.FACTS:
        return record.conclusion if place == "conclusion" else record.opening_report.text
    return record.drafts.get(place, "")


def _keep(session_id: str, kept: KeptText, at: datetime, uow: Any) -> None:
    paper_bin.keep_text(uow, session_id, kept, at)
