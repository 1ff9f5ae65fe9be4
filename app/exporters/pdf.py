"""From a .docx to pages: the port, and its one adapter. Word stays the truth; this is preview, print and PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Protocol
from zipfile import BadZipFile, ZipFile

from app.errors import KnownError
from app.exporters.page_pieces import in_pieces
from app.exporters.page_process import BrokenDocument, LostProcess, PageProcess, SilentProcess, still_wanted

if TYPE_CHECKING:
    import rdocx


#: A body of more bytes than this, about fifteen full pages, takes a noticeable part of a second to be laid out.
LONG = 200_000
#: One of more takes so much memory that even a command, which may wait, has it laid out elsewhere.
HUGE = 1_000_000
BROKEN = (
    "Không dựng được trang từ tệp này: tệp bị hỏng hoặc không phải văn bản Word (.docx). "
    "Nội dung trong sổ không mất. Hãy xuất lại tệp .docx và mở bằng Word."
)


LOST = (
    "Chưa dựng được trang: phần dựng trang đã dừng giữa chừng, thường vì văn bản quá dài so với bộ nhớ của máy. "
    "Sổ vẫn nguyên vẹn và vẫn xuất được tệp .docx để mở, in bằng Word. "
    "Đồng chí đóng bớt chương trình khác rồi thử lại, hoặc xuất tệp .docx."
)
SILENT = (
    "Chưa dựng được trang: phần dựng trang không trả lời sau nhiều phút nên chương trình đã dừng phần ấy. "
    "Sổ vẫn nguyên vẹn và vẫn xuất được tệp .docx để mở, in bằng Word."
)


class RenderedDocument(Protocol):
    """A document that is opened and laid out once; pages are drawn when they are asked for."""

    @property
    def page_count(self) -> int:
        """The number of pages."""

    def png(self, page: int, dpi: int) -> bytes:
        """Return the picture of a page; ``page`` counts from 0, raises IndexError beyond the last."""

    def pdf(self) -> bytes:
        """Return the whole document as PDF."""


class PageRenderer(Protocol):
    """Draws the pages of a .docx. Each method raises KnownError if the file cannot be drawn."""

    def open(self, docx: bytes) -> RenderedDocument:
        """Return the document opened, for several pages of it."""

    def pdf(self, docx: bytes) -> bytes:
        """Return the document as PDF."""

    def page_count(self, docx: bytes) -> int:
        """Return the number of pages."""

    def page_png(self, docx: bytes, page: int, dpi: int) -> bytes:
        """Return the picture of one page; ``page`` counts from 0."""


class RdocxRenderer:
    """Draws with rdocx, which brings Liberation Serif along: the widths of Times New Roman, all Vietnamese letters.

    The engine is loaded with the first document, not with the program.
    """

    def open(self, docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> RenderedDocument:
        """Return the document opened; takes most of the time of drawing it.

        A long one is opened by a process of its own where a window waits for it: anywhere but on the first thread.
        A huge one always is. Such a process is ended, and KnownError raised, once ``goes_on`` says so.
        """
        import rdocx

        docx = in_pieces(docx)
        if _size(docx) > (HUGE if threading.current_thread() is threading.main_thread() else LONG):
            try:
                return _DistantDocument(docx, goes_on)
            except OSError:  # no process to be had: it is drawn here, and the window waits
                pass
        with _known_errors():
            return _RdocxDocument(rdocx.Document.from_bytes(docx))

    def pdf(self, docx: bytes, goes_on: Callable[[], bool] = still_wanted) -> bytes:
        """Return the document as PDF; ``goes_on`` as in ``open``."""
        return self.open(docx, goes_on).pdf()

    def page_count(self, docx: bytes) -> int:
        """Return the number of pages."""
        return self.open(docx).page_count

    def page_png(self, docx: bytes, page: int, dpi: int) -> bytes:
        """Return the picture of one page; ``page`` counts from 0."""
        return self.open(docx).png(page, dpi)


class _RdocxDocument:
    def __init__(self, document: rdocx.Document) -> None:
        self._document = document
        self.page_count = document.page_count()

    def png(self, page: int, dpi: int) -> bytes:
        if not 0 <= page < self.page_count:
            raise IndexError(page)
        with _known_errors():
            picture = self._document.render_page_to_png(page, dpi)
        return _drawn(picture, page, dpi)

    def pdf(self) -> bytes:
        with _known_errors():
            return self._document.to_pdf()


class _DistantDocument:
    """Draws in another process. One that is lost is not replaced: what ended it would end the next one as well."""

    def __init__(self, docx: bytes, goes_on: Callable[[], bool]) -> None:
        with _known_errors():
            self._process = PageProcess(docx, goes_on)
        self.page_count = self._process.page_count

    def png(self, page: int, dpi: int) -> bytes:
        if not 0 <= page < self.page_count:
            raise IndexError(page)
        with _known_errors():
            picture = self._process.png(page, dpi)
        return _drawn(picture, page, dpi)

    def pdf(self) -> bytes:
        with _known_errors():
            return self._process.pdf()


def _drawn(picture: bytes | None, page: int, dpi: int) -> bytes:
    if picture is None:
        raise KnownError(f"Không vẽ được trang {page + 1} ở độ nét {dpi} điểm/inch. Hãy chọn độ nét khác.")
    return picture


def _size(docx: bytes) -> int:
    """Return the bytes of a document's body; 0 for what is no document, which will be told of when it is opened."""
    try:
        with ZipFile(BytesIO(docx)) as archive:
            return archive.getinfo("word/document.xml").file_size
    except (BadZipFile, KeyError):
        return 0


@contextmanager
def _known_errors() -> Iterator[None]:
    import rdocx

    try:
        yield
    except (rdocx.RdocxError, BrokenDocument) as error:
        raise KnownError(BROKEN) from error
    except LostProcess as error:
        raise KnownError(SILENT if isinstance(error, SilentProcess) else LOST) from error
