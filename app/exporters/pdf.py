"""From a .docx to pages: the port, and its one adapter. Word stays the truth; this is preview, print and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from app.errors import KnownError

if TYPE_CHECKING:
    import rdocx


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

    def open(self, docx: bytes) -> RenderedDocument:
        """Return the document opened; takes most of the time of drawing it."""
        import rdocx

        with _known_errors():
            return _RdocxDocument(rdocx.Document.from_bytes(docx))

    def pdf(self, docx: bytes) -> bytes:
        """Return the document as PDF."""
        return self.open(docx).pdf()

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
        if picture is None:
            raise KnownError(f"Không vẽ được trang {page + 1} ở độ nét {dpi} điểm/inch. Hãy chọn độ nét khác.")
        return picture

    def pdf(self) -> bytes:
        with _known_errors():
            return self._document.to_pdf()


@contextmanager
def _known_errors() -> Iterator[None]:
    import rdocx

    try:
        yield
    except rdocx.RdocxError as error:
        raise KnownError(
            "Không dựng được trang từ tệp này: tệp bị hỏng hoặc không phải văn bản Word (.docx). "
            "Nội dung trong sổ không mất. Hãy xuất lại tệp .docx và mở bằng Word."
        ) from error
