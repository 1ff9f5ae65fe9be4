"""The first page of a long document, drawn before the others are laid out."""

from __future__ import annotations

from collections.abc import Callable

from app.exporters.opening import PAGES_NEEDED, opening_of
from app.exporters.page_pieces import in_pieces
from app.exporters.page_process import still_wanted
from app.exporters.pdf import RdocxRenderer


def first_page(docx: bytes, dpi: int, goes_on: Callable[[], bool] = still_wanted) -> bytes | None:
    """Return the picture of a document's first page; its time does not grow with the document.

    None for a document that is short or laid out whole as fast; raises KnownError when it cannot be drawn, or once
    ``goes_on`` says to stop.
    """
    beginning = opening_of(in_pieces(docx))
    if beginning is None:
        return None
    drawn = RdocxRenderer().open(beginning, goes_on)
    return drawn.png(0, dpi) if drawn.page_count >= PAGES_NEEDED else None
