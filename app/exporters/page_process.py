"""Long documents are laid out by a process of their own, so that the window goes on while that takes seconds.

The engine holds Python's lock from the beginning of a document to its last page. The process is this file, run by the
same Python, or the built program called with ``FLAG``; it gets the document and gives pages through its standard input
and output, writes no file, and ends when its input does. One that does not answer is ended: when nobody wants the
answer any more, when patience is over, with the program, and by itself where the program was killed.
"""

from __future__ import annotations

import faulthandler
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import IO

FLAG = "--draw-pages"
_HEAD = struct.Struct(">cQ")
_PAGE = struct.Struct(">II")
#: How long an answer may take: the longest document that memory holds takes a small part of it, on any machine.
PATIENCE_SECONDS = 300.0
#: The same for one page of a document that is laid out.
PAGE_PATIENCE_SECONDS = 60.0
#: How far looks are apart whether somebody still waits. Looks are counted, for a clock runs on while a laptop sleeps.
LOOK_SECONDS = 0.1
#: A process that nobody ends any more ends itself, after those who would have ended it.
_OWN_PATIENCE_SECONDS = PATIENCE_SECONDS + 30
_DONE, _NONE, _BROKEN, _DOCX, _PNG, _PDF = b"+", b"0", b"-", b"D", b"N", b"F"


class BrokenDocument(Exception):
    """The file cannot be drawn."""


class LostProcess(Exception):
    """The process ended before it answered."""


class SilentProcess(LostProcess):
    """The process did not answer in time and was ended."""


def still_wanted() -> bool:
    """Return that somebody waits for the answer; others return whether somebody still does."""
    return True


_running: set[subprocess.Popen[bytes]] = set()


def end_all() -> None:
    """End every process: the program ends, and perhaps without coming back to those who have them."""
    for process in tuple(_running):
        process.kill()


class PageProcess:
    """A document opened in a process of its own.

    Raises OSError when that cannot be started, LostProcess when it is lost, BrokenDocument for a bad file. It is ended
    once ``goes_on``, asked on another thread while the document is laid out, says that nobody wants it any more.
    """

    def __init__(self, docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> None:
        self._is_silent = False
        self._process = subprocess.Popen(  # noqa: S603 (ourselves)
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _running.add(self._process)
        try:
            self.page_count = int(self._ask(_DOCX, docx, goes_on) or b"0")
        except BaseException:
            self.close()
            raise

    def png(self, page: int, dpi: int) -> bytes | None:
        """Return the picture of a page that there is, None for one that cannot be drawn at this resolution."""
        return self._ask(_PNG, _PAGE.pack(page, dpi), patience=PAGE_PATIENCE_SECONDS)

    def pdf(self) -> bytes:
        """Return the whole document as PDF."""
        return self._ask(_PDF, b"") or b""

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        self._process.wait()
        _running.discard(self._process)

    def __del__(self) -> None:
        if hasattr(self, "_process"):
            self.close()

    def _ask(
        self, what: bytes, said: bytes, goes_on: Callable[[], bool] = still_wanted, patience: float | None = None
    ) -> bytes | None:
        assert self._process.stdin
        assert self._process.stdout
        try:
            with self._watched(goes_on, PATIENCE_SECONDS if patience is None else patience):
                _send(self._process.stdin, what, said)
                answer, data = _receive(self._process.stdout)
        except OSError as error:
            raise (SilentProcess if self._is_silent else LostProcess) from error
        if answer == _BROKEN:
            raise BrokenDocument
        return data if answer == _DONE else None

    @contextmanager
    def _watched(self, goes_on: Callable[[], bool], patience: float) -> Iterator[None]:
        """End the process when its answer takes too long or is not wanted any more: whoever reads it then wakes up."""
        answered = Event()
        Thread(target=self._watch, args=(answered, goes_on, patience), name="page process", daemon=True).start()
        try:
            yield
        finally:
            answered.set()

    def _watch(self, answered: Event, goes_on: Callable[[], bool], patience: float) -> None:
        for _ in range(round(patience / LOOK_SECONDS)):
            if answered.wait(LOOK_SECONDS):
                return
            if not goes_on():
                break
        else:
            self._is_silent = True
        self._process.kill()


def serve(asked: IO[bytes], told: IO[bytes], nowhere: int | None = None) -> None:
    """Run in the process: open the document that comes first, then give what is asked for until nobody asks.

    With ``nowhere``, a file descriptor that nobody reads, the process ends itself when an answer takes far too long: a
    clock of Python's own, which needs no lock of Python's, else the engine would hold it up.
    """
    import rdocx

    document = None
    with suppress(OSError):
        while True:
            what, said = _receive(asked)
            if nowhere is not None:
                faulthandler.dump_traceback_later(_OWN_PATIENCE_SECONDS, exit=True, file=nowhere)
            try:
                if what == _DOCX:
                    document = rdocx.Document.from_bytes(said)
                    answer: bytes | None = str(document.page_count()).encode()
                elif document is None:
                    return
                else:
                    answer = document.to_pdf() if what == _PDF else document.render_page_to_png(*_PAGE.unpack(said))
            except rdocx.RdocxError:
                _send(told, _BROKEN, b"")
            else:
                _send(told, _NONE if answer is None else _DONE, answer or b"")
            if nowhere is not None:
                faulthandler.cancel_dump_traceback_later()


def serve_standard() -> int:
    """Serve whoever started this process; return its exit status."""
    with open(0, "rb", closefd=False) as asked, open(1, "wb", closefd=False) as told:
        serve(asked, told, os.open(os.devnull, os.O_WRONLY))
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-I", __file__]


def _send(stream: IO[bytes], kind: bytes, data: bytes) -> None:
    stream.write(_HEAD.pack(kind, len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Return the next message; raises OSError when there is none any more."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise BrokenPipeError
    kind, length = _HEAD.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise BrokenPipeError
    return kind, data


if __name__ == "__main__":
    sys.exit(serve_standard())
