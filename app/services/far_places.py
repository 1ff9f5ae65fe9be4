"""Work at a place that may never answer: a share of the network that is gone, a disk that sleeps or is harmed.

Nobody can end a thread that waits inside the operating system. It is left there, and until it comes back nothing more
is asked of that place.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from app.errors import KnownError, Stopped, going_on

Result = TypeVar("Result")

#: How far looks are apart whether there was an answer. They are counted, for a clock runs on while a laptop sleeps.
LOOK_SECONDS = 0.05
#: How long a place is waited for that is not wanted any more.
STOP_SECONDS = 1.0
NO_ANSWER = (
    "“{}” chưa trả lời: ổ mạng có thể đã mất, hoặc ổ đĩa đang ngủ hay bị hỏng. Sổ vẫn nguyên vẹn; "
    "chương trình sẽ thử lại, hoặc đồng chí chọn nơi khác."
)


class NoAnswer(KnownError):
    """A place gave no sign for as long as it was waited for."""


_changed = Lock()
_left: set[_Asked] = set()


def ask(
    place: str,
    work: Callable[[Callable[[], None]], Result],
    seconds: float,
    go_on: Callable[[], None] = going_on,
) -> Result:
    """Return the result of ``work(sign)``, done on a thread, or raise what it raises.

    ``sign`` is to be called again and again while the work gets on. Raises NoAnswer when that did not happen for so
    many seconds, and at once while the place still owes an answer; ``go_on`` may raise Stopped, as ``sign`` does then.
    """
    if any(one.place == place for one in tuple(_left)):
        raise NoAnswer(NO_ANSWER.format(place))
    return _Asked(place, work).result(seconds, go_on)  # type: ignore[no-any-return]


class _Asked:
    """What one thread was asked for."""

    def __init__(self, place: str, work: Callable[[Callable[[], None]], Any]) -> None:
        self.place = place
        self._work = work
        self._heard = self._is_stopped = False
        self._found: Any = None
        self._error: BaseException | None = None
        self._done = Event()
        Thread(target=self._run, name="far place", daemon=True).start()

    def result(self, seconds: float, go_on: Callable[[], None]) -> Any:
        """Return what the work gave, as ``ask`` does."""
        silent = 0
        while not self._done.wait(LOOK_SECONDS):
            silent = 0 if self._heard else silent + 1
            self._heard = False
            try:
                go_on()
            except Stopped:
                self._is_stopped, seconds = True, min(seconds, STOP_SECONDS)
            if silent * LOOK_SECONDS >= seconds:
                self._leave()
        if self._error is not None:
            raise self._error
        return self._found

    def _leave(self) -> None:
        """Wait no longer, unless the answer has come just now."""
        with _changed:
            if self._done.is_set():
                return
            _left.add(self)
        raise Stopped if self._is_stopped else NoAnswer(NO_ANSWER.format(self.place))

    def _run(self) -> None:
        try:
            self._found = self._work(self._sign)
        except BaseException as error:  # noqa: BLE001 (raised again where it was asked for)
            self._error = error
        with _changed:
            self._done.set()
            _left.discard(self)

    def _sign(self) -> None:
        self._heard = True
        if self._is_stopped:
            raise Stopped
