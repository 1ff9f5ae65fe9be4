"""What every page gets: the open book, the look, and the ways to speak and to move. Nothing is looked up globally."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.secrecy import REFUSED, mark_of
from app.errors import KnownError, TextRefused
from app.ui.backup_watch import BackupWatch
from app.ui.bridge import Bridge, is_wanted
from app.ui.seal_watch import SealWatch
from app.ui.tokens import Tokens
from app.ui.turns import APART_MILLISECONDS, SELDOM_MILLISECONDS, Turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.open_book import OpenBook
    from app.services.saver import Trace
    from app.services.viewing import Viewing
    from app.ui.projection.projector import Projector

#: How long a key may have to wait for the saver's thread at most, now and then while something is being saved.
TURN_SECONDS = 0.005
BUG_TEXT = "Chương trình gặp lỗi khi ghi mục này. Nội dung trước đó được giữ nguyên; hãy thử lại."


class AppContext(QObject):
    """Shared by the pages of one window; ``seals`` knows which closed minutes were changed from outside.

    ``backups`` knows how backups of the book fare.

    Signals: ``data_changed`` after a change is durable; ``session_requested(id)``, ``document_requested(id, kind)``,
    ``read_back_requested(id)``, ``assessment_requested(id, page to go back to)``, ``place_requested(Place)``,
    ``duty_requested(key, day)`` (one of the two: to show an obligation, or to add one),
    ``preparation_requested(id, thing to prepare or nothing)``, ``comparison_requested(Wanted, Path)`` of a Word file,
    ``import_requested(pasted cells, an empty text to paste them there, None to choose a file)``,
    ``restore_requested`` and ``page_requested(name)`` to move;
    ``password_wanted(present, new)``, the present one as ``passwords.made_of`` gave it;
    ``said(text, tone)`` for the message bar;
    ``offered(text, action, function)`` for a message with one thing that can be done about it, such as “Hoàn tác”;
    ``look_changing`` before everything in sight takes another look, ``look_changed`` after ``tokens`` were replaced and
    applied to the program.
    """

    data_changed = Signal()
    session_requested = Signal(str)
    document_requested = Signal(str, str)
    page_requested = Signal(str)
    place_requested = Signal(object)
    duty_requested = Signal(str, object)
    read_back_requested = Signal(str)
    assessment_requested = Signal(str, str)
    preparation_requested = Signal(str, str)
    comparison_requested = Signal(object, object)
    import_requested = Signal(object)
    restore_requested = Signal()
    password_wanted = Signal(object, str)
    said = Signal(str, str)
    offered = Signal(str, str, object)
    look_changing = Signal()
    look_changed = Signal()

    def __init__(self, book: OpenBook, bridge: Bridge, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.bridge = bridge
        self.tokens = tokens
        self.seals = SealWatch(self)
        self.backups = BackupWatch(self)
        self._turns = Turns(self._let_saver_on, self)
        self._projector: Projector | None = None
        self._viewing: Viewing | None = None
        self._unkept: dict[str, str] = {}
        #: Whether the window has left the book: what is told of it now concerns nothing that is shown.
        self.has_left = False
        #: Where the window's pages are made, if there is a window.
        self.place: QWidget | None = None

    @property
    def projector(self) -> Projector:
        """The second screen, made when somebody first asks for it."""
        if self._projector is None:
            from app.ui.projection.projector import Projector

            self._projector = Projector(self)
        return self._projector

    @property
    def is_projecting(self) -> bool:
        """Whether the second screen is on."""
        return self._projector is not None and self._projector.is_on

    @property
    def viewing(self) -> Viewing:
        """The read-only copies of files that somebody looks at, made when the first is opened."""
        if self._viewing is None:
            from app.services.viewing import Viewing

            self._viewing = Viewing()
        return self._viewing

    def end_viewing(self) -> None:
        """Wipe the copies with the book."""
        if self._viewing is not None:
            self._viewing.wipe()

    def end_projection(self) -> None:
        """Take the second screen away with the book."""
        if self._projector is not None:
            self._projector.close()

    def leave(self) -> None:
        """Let go of what stands around the book, which is about to be closed: what is told of it concerns nobody."""
        self.has_left = True
        self.end_projection()
        self.end_viewing()
        self.seals.stop()
        self.backups.stop()

    def now(self) -> datetime:
        """Return the local time to the minute, as minutes are kept."""
        return datetime.now().replace(second=0, microsecond=0)

    def save(
        self,
        work: Callable[[Any], Any],
        *,
        key: str | None = None,
        trace: Trace | None = None,
        then: Callable[[Any], None] | None = None,
        quiet: bool = False,
        refused: Callable[[], None] | None = None,
    ) -> None:
        """Queue a change of the book, ``work(uow)``. ``then`` gets its result on this thread once it is durable.

        A ``quiet`` change (text being typed) redraws nothing. A change that is refused is said in the message bar, then
        ``refused`` is called.
        """

        def finished(result: Any) -> None:
            self._unkept.pop(key or "", None)
            if self.has_left:
                return
            if then is not None and is_wanted(then):
                then(result)
            if not quiet:
                self.data_changed.emit()

        def failed(error: BaseException) -> None:
            if key is not None and trace is not None and isinstance(error, TextRefused):
                self._unkept[key] = trace.text
            self.refuse(error)
            if refused is not None and is_wanted(refused):
                refused()

        done = self.bridge.on_window(finished)
        self.book.save(work, key=key, trace=trace, done=done, failed=self.bridge.on_window(failed))
        self._turns.begin()

    def takes(self, *values: object) -> bool:
        """Return whether the book may hold the texts among these; otherwise say where they belong: nothing is sent."""
        mark = next(filter(None, (mark_of(value) for value in values if isinstance(value, str))), None)
        if mark is not None:
            self.said.emit(REFUSED.format(mark), "bad")
        return mark is None

    def typed(self, key: str, kept: str) -> str:
        """Return what was typed last for a key of ``save`` and was refused; else ``kept``."""
        return self._unkept.get(key, kept)

    def let_go(self, keys: Iterable[str]) -> None:
        """Know that what was typed for these keys went where it belongs."""
        for key in keys:
            self._unkept.pop(key, None)
        self.book.dismiss(keys)

    def refuse(self, error: BaseException) -> None:
        """Say why something was not done."""
        if isinstance(error, KnownError):
            self.said.emit(error.text, "bad")
            return
        import logging

        logging.getLogger("app").error("A change was refused by a bug", exc_info=error)
        self.said.emit(BUG_TEXT, "bad")

    def _let_saver_on(self) -> int:
        """Give the saver's thread a turn; return the milliseconds until its next one, 0 when all is durable."""
        if self.book.settle(TURN_SECONDS):
            return 0
        return SELDOM_MILLISECONDS if self.book.save_state.reason else APART_MILLISECONDS
