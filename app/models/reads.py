"""Who of this program reads a book at this moment: it is closed once nobody does, and what keeps it is told truly.

Pages read on threads. Such a read may have begun before its page went away, or may come to its turn after that; SQLite
would open the file for it again, behind whoever wants to put another file in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, get_ident
from weakref import WeakSet

from app.errors import KnownError, Stopped

#: How long closing a book waits for reads, each of which ends at its next statement.
PATIENCE_SECONDS = 5.0
STILL_READ = (
    "Chương trình còn đang đọc dở sổ “{}” cho một việc vừa dừng. Đồng chí đợi một lát rồi làm lại; sổ được giữ nguyên."
)

_changed = Condition()


class Reads:
    """The reads of one opening of the book at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        #: Whether the opening is over: no read begins any more, and those that have begun go no further.
        self.has_ended = False
        self._threads: list[int] = []
        with _changed:
            _all.add(self)

    def begin(self) -> Callable[[], None]:
        """Note a read on this thread; return what is to be called at its end. Raises Stopped once it has ended."""
        with _changed:
            self.check()
            thread = get_ident()
            self._threads.append(thread)

        def end() -> None:
            with _changed:
                self._threads.remove(thread)
                _changed.notify_all()

        return end

    def check(self) -> None:
        """Raise Stopped once the opening is over."""
        if self.has_ended:
            raise Stopped

    def end(self) -> bool:
        """Let no read go further and wait a while for those on other threads; return whether there is none."""
        with _changed:
            self.has_ended = True
            return _changed.wait_for(lambda: self.is_free, PATIENCE_SECONDS)

    @property
    def is_free(self) -> bool:
        """Whether no thread but this one reads."""
        return set(self._threads) <= {get_ident()}


_all: WeakSet[Reads] = WeakSet()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Note a read of a file by a connection of its own."""
    end = Reads(path).begin()
    try:
        yield
    finally:
        end()


def are_over(path: Path, seconds: float | None = None) -> bool:
    """Wait a while until no other thread of this program reads a book; return whether none does."""
    place = path.absolute()  # never asking a disk, which may not answer
    with _changed:
        return _changed.wait_for(
            lambda: all(one.is_free for one in tuple(_all) if one.path == place),
            PATIENCE_SECONDS if seconds is None else seconds,
        )


def in_use(path: Path, elsewhere: str) -> KnownError:
    """Return what to say of a book that is locked: what reads it here, else ``elsewhere``, another window."""
    return KnownError((elsewhere if are_over(path, 0) else STILL_READ).format(path.name), retryable=True)
