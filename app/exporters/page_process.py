"""Long documents are laid out by a process of their own, so that the window goes on while that takes seconds.

The engine holds Python's lock from the beginning of a document to its last page. The process is this file, run by the
same Python, or the built program called with ``FLAG``; it gets the document and gives pages through its standard input
and output, writes no file, and ends when its input does.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from contextlib import suppress
from typing import IO

FLAG = "--draw-pages"
_HEAD = struct.Struct(">cQ")
_PAGE = struct.Struct(">II")
_DONE, _NONE, _BROKEN, _DOCX, _PNG, _PDF = b"+", b"0", b"-", b"D", b"N", b"F"


class BrokenDocument(Exception):
    """The file cannot be drawn."""


class LostProcess(Exception):
    """The process ended before it answered."""


class PageProcess:
    """A document opened in a process of its own.

    Raises OSError when that cannot be started, LostProcess when it is lost, BrokenDocument for a bad file.
    """

    def __init__(self, docx: bytes) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (ourselves)
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self.page_count = int(self._ask(_DOCX, docx) or b"0")
        except BaseException:
            self.close()
            raise

    def png(self, page: int, dpi: int) -> bytes | None:
        """Return the picture of a page that there is, None for one that cannot be drawn at this resolution."""
        return self._ask(_PNG, _PAGE.pack(page, dpi))

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

    def __del__(self) -> None:
        if hasattr(self, "_process"):
            self.close()

    def _ask(self, what: bytes, said: bytes) -> bytes | None:
        assert self._process.stdin
        assert self._process.stdout
        try:
            _send(self._process.stdin, what, said)
            answer, data = _receive(self._process.stdout)
        except OSError as error:
            raise LostProcess from error
        if answer == _BROKEN:
            raise BrokenDocument
        return data if answer == _DONE else None


def serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Run in the process: open the document that comes first, then give what is asked for until nobody asks."""
    import rdocx

    document = None
    with suppress(OSError):
        while True:
            what, said = _receive(asked)
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


def serve_standard() -> int:
    """Serve whoever started this process; return its exit status."""
    with open(0, "rb", closefd=False) as asked, open(1, "wb", closefd=False) as told:
        serve(asked, told)
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
