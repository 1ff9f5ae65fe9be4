"""What stands in the inputs of a panel, kept in the book while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from app.services import meeting
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession


class Drafts:
    """The drafts of one session as one panel sees them, those still on their way to the book included."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._known: dict[str, str] = {}

    def read(self, place: str) -> str:
        """Return what was last kept at ``place``; nothing when nothing was."""
        kept = self._session.typed(f"draft/{place}", self._session.record.drafts.get(place, ""))
        return self._known.get(place, kept)

    def keep(self, place: str, text: str) -> None:
        """Queue ``text`` for ``place``; an empty text removes the draft."""
        self._known[place] = text
        session_id = self._session.id
        self._session.save(
            lambda uow: meeting.keep_draft(uow, session_id, place, text),
            key=f"{session_id}/draft/{place}",
            trace=Trace(place, text, f"{session_id}/{place}"),
            quiet=True,
        )

    def bind(self, saver: AutoSave, place: str, otherwise: str = "") -> None:
        """Show the draft of ``place`` (or ``otherwise``) in an editor and keep there what is typed from now on."""
        saver.bind(self.read(place) or otherwise, partial(self.keep, place))

    def forgetting(self, places: Iterable[str], work: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return ``work`` followed by the removal of drafts in the same unit of work; here they are gone at once."""
        gone = tuple(places)
        self._known.update(dict.fromkeys(gone, ""))
        self._session.texts.start_over(gone)
        self._session.context.let_go([f"{self._session.id}/draft/{place}" for place in gone])
        return partial(_work_and_forget, work, self._session.id, gone)

    def reread(self, places: Iterable[str]) -> None:
        """Trust the book about these places again: what was to remove them was refused."""
        for place in places:
            self._known.pop(place, None)
        self._session.refresh()


def _work_and_forget(work: Callable[[Any], Any], session_id: str, places: tuple[str, ...], uow: Any) -> Any:
    result = work(uow)
    if places:
        meeting.drop_drafts(uow, session_id, places)
    return result
