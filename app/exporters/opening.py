"""The beginning of a document as a document of its own, so that its first page can be drawn before all are laid out.

A page is decided by what stands on it and right after it. The beginning is therefore cut well behind the second page,
and whoever draws it looks whether it reaches the third: only then is the first page surely that of the whole document.
"""

from __future__ import annotations

import re

from app.exporters.main_part import changed

_SECTION, _SECTION_END = "<w:sectPr", "</w:sectPr>"
_MARKS = re.compile(r"<w:tbl>|</w:tbl>|</w:tr>|</w:p>|<w:br/>|<w:t(?: [^>]*)?>([^<]*)")
#: Letters on a line of the body, and lines that reach the third page whatever the profile; rather more than needed.
_PER_LINE, _LINES = 75, 100
#: A beginning that is longer than this part of the document saves nothing.
_WORTH = 0.6
#: Pages that a beginning must have for its first page to be that of the whole.
PAGES_NEEDED = 3


def opening_of(docx: bytes) -> bytes | None:
    """Return the beginning of a document that this program wrote as a .docx, None where cutting it saves nothing."""
    return changed(docx, _cut)


def _cut(text: str) -> str | None:
    """Return ``document.xml`` up to the end of a block behind the second page, with the page of the first section."""
    start = text.index(">", text.index("<w:body")) + 1
    section = text.index(_SECTION, start)
    until = _end_of_opening(text, start, section)
    if until is None or until - start > _WORTH * (len(text) - start):
        return None
    page = text[section : text.index(_SECTION_END, section) + len(_SECTION_END)]
    return f"{text[:until]}{page}</w:body></w:document>"


def _end_of_opening(text: str, start: int, stop: int) -> int | None:
    """Return where a block between two places ends after enough lines; a row of a table counts as one."""
    lines = letters = depth = 0
    for mark in _MARKS.finditer(text, start, stop):
        tag = mark[0]
        if mark[1] is not None:
            letters += len(mark[1])
        elif tag == "<w:tbl>":
            depth += 1
        elif tag == "</w:tbl>":
            depth -= 1
        elif tag == "</w:tr>" or not depth:
            lines += 1 + (0 if depth else letters // _PER_LINE)
            letters = 0
        if not depth and mark[1] is None and lines >= _LINES:
            return mark.end()
    return None
