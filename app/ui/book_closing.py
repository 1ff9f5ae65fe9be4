"""A book on its way out of the window: durable, closed and backed up, while the window stays alive and says so.

What a person must not leave is waited for whatever it takes: the book is closed before its lock is given away and
before anything else is opened. The last backup may be left; the next start makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from app.ui.curtain import Curtain
from app.ui.frame import BACKING_UP

if TYPE_CHECKING:
    from app.services.open_book import OpenBook
    from app.ui.book_opening import BookOpening
    from app.ui.context import AppContext
    from app.ui.shell import Shell
    from app.ui.tokens import Tokens

SAVING = "Đang lưu…"
SAVING_WHY = "Sổ chưa ghi được hết những gì vừa nhập; chương trình đang thử lại. Lý do ở dòng cuối cửa sổ."
CLOSING = "Đang đóng sổ…"
CLOSING_WHY = "Chương trình ghi nốt, rồi đọc lại cả sổ trước khi đóng. Sổ càng nhiều năm càng lâu."
BACKING_UP_WHY = (
    "Sổ đã đóng. Chương trình đang chép bản sao lưu và đọc lại từng phần. "
    "Nếu đồng chí dừng, bản sao lưu sẽ được làm ở lần mở sau."
)
AWAITED = "Đang chờ mở xong sổ “{}” để đóng lại…"
AWAITED_WHY = "Việc mở đang dở (như nâng cấp sổ của bản cũ) không ngắt giữa chừng, để sổ luôn nguyên vẹn."


class BookClosing:
    """Closes what a window has; ``in_sight`` of a person the window lives meanwhile, else it stands still."""

    def __init__(self, shell: Shell, tokens: Tokens, *, in_sight: bool) -> None:
        self._foot = shell.foot
        self._curtain = Curtain(tokens, shell, shell.foot) if in_sight and shell.isVisible() else None

    def saves(self, book: OpenBook) -> bool:
        """Wait until everything queued is durable; return whether it is."""
        self._say(SAVING, SAVING_WHY)
        done: list[bool] = []
        self._do(lambda: done.append(book.flush()))
        return done[0]

    def turn_away(self, opening: BookOpening) -> None:
        """Wait for a book that is being opened, and close it."""
        said = AWAITED.format(opening.path.name)
        self._say(said, AWAITED_WHY)
        self._do(opening.abandon)

    def close(self, context: AppContext, patience: float) -> None:
        """Close the book of a context, nothing of which runs any more, and back it up in ``patience`` seconds."""
        self._say(CLOSING, CLOSING_WHY)
        self._do(partial(_close, context.book))
        self._say(BACKING_UP, BACKING_UP_WHY, stoppable=True)
        context.backups.finish(patience, self._wait)

    def give_up(self) -> None:
        """Wait no longer for what can be left."""
        if self._curtain is not None:
            self._curtain.give_up()

    def end(self, line: str) -> None:
        """Let the window go on, with a line that tells of backups."""
        self._foot.show_backup(line)
        if self._curtain is not None:
            self._curtain.lift()

    def _say(self, title: str, why: str, *, stoppable: bool = False) -> None:
        self._foot.show_backup(title)
        if self._curtain is None:
            self._foot.repaint()
        else:
            self._curtain.say(title, why, stoppable=stoppable)

    def _do(self, work: Callable[[], object]) -> None:
        """Do on a thread what has to be done, and raise what it raises."""
        raised: list[BaseException] = []
        thread = Thread(target=_run, args=(work, raised), name="book closing")
        thread.start()
        self._wait(thread)
        thread.join()  # also when the program was told to end meanwhile
        if raised:
            raise raised[0]

    def _wait(self, thread: Thread, seconds: float | None = None) -> None:
        if self._curtain is None:
            thread.join(seconds)
        else:
            self._curtain.wait(thread, seconds)


def _close(book: OpenBook) -> None:
    from app.services import last_run

    book.flush()
    if book.close(date.today()):
        last_run.end(book.path)


def _run(work: Callable[[], object], raised: list[BaseException]) -> None:
    try:
        work()
    except BaseException as error:  # noqa: BLE001 (raised again where the work was asked for)
        raised.append(error)
