"""What every page gets: the open book, the look, and the ways to speak and to move. Nothing is looked up globally."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import KnownError
from app.ui.bridge import Bridge
from app.ui.tokens import Tokens

if TYPE_CHECKING:
    from app.services.open_book import OpenBook
    from app.services.saver import Trace

BUG_TEXT = "Chương trình gặp lỗi khi ghi mục này. Nội dung trước đó được giữ nguyên; hãy thử lại."


class AppContext(QObject):
    """Shared by the pages of one window.

    Signals: ``data_changed`` after a change is durable; ``session_requested(id)``, ``document_requested(id, kind)``,
    ``read_back_requested(id)`` and ``page_requested(name)`` to move; ``said(text, tone)`` for the message bar;
    ``offered(text, action, function)`` for a message with one thing that can be done about it, such as “Hoàn tác”;
    ``look_changed`` after ``tokens`` were replaced and applied to the program.
    """

    data_changed = Signal()
    session_requested = Signal(str)
    document_requested = Signal(str, str)
    page_requested = Signal(str)
    read_back_requested = Signal(str)
    said = Signal(str, str)
    offered = Signal(str, str, object)
    look_changed = Signal()

    def __init__(self, book: OpenBook, bridge: Bridge, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.bridge = bridge
        self.tokens = tokens

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
            if then is not None:
                then(result)
            if not quiet:
                self.data_changed.emit()

        def failed(error: BaseException) -> None:
            self.refuse(error)
            if refused is not None:
                refused()

        done = self.bridge.on_window(finished)
        self.book.save(work, key=key, trace=trace, done=done, failed=self.bridge.on_window(failed))

    def refuse(self, error: BaseException) -> None:
        """Say why something was not done."""
        if isinstance(error, KnownError):
            self.said.emit(error.text, "bad")
            return
        import logging

        logging.getLogger("app").error("A change was refused by a bug", exc_info=error)
        self.said.emit(BUG_TEXT, "bad")
