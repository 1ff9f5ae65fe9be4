"""Pages of a very long paragraph: it is laid out as several, one right below the other; the .docx keeps it whole.

The engine's memory grows with the square of a paragraph: 0.4 GB for 100,000 letters, 2.4 GB for 300,000. In pieces it
grows with the document. A piece ends at a line broken by hand where there is one near, else at a space; then its last
line is not stretched to the margin, which is all that can be seen of it.
"""

from __future__ import annotations

import re

from app.exporters.main_part import changed

#: Letters of a piece, about three pages; longer ones cost more memory, shorter ones save none.
MOST = 10_000
#: From how many letters on a line broken by hand ends a piece.
_ENOUGH = 7_500
_OPENING, _END = "<w:p>", "</w:p>"
_PROPERTIES = re.compile(r"<w:p>(<w:pPr>.*?</w:pPr>)?")
_TOKEN = re.compile(
    r"(?P<run><w:r>(?:<w:rPr>.*?</w:rPr>)?)|(?P<end></w:r>)|(?P<sign><w:br/>|<w:tab/>)"
    r"|<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>"
)
_FOR_FIRST = re.compile(r'<w:pageBreakBefore/>|<w:outlineLvl [^>]*/>|(?<=w:before=")\d+|(?<=w:firstLine=")\d+')
_FOR_LAST = re.compile(r'<w:keepNext/>|(?<=w:after=")\d+')


def in_pieces(docx: bytes) -> bytes:
    """Return a .docx that looks the same and has no paragraph of more than ``MOST`` letters; mostly the one given."""
    return changed(docx, _all_cut, least=MOST) or docx


def _all_cut(text: str) -> str:
    """Return ``document.xml`` with every long paragraph in pieces."""
    return _END.join(_last_cut(part) if len(part) > MOST else part for part in text.split(_END))


def _last_cut(part: str) -> str:
    """Return what ends with a paragraph, its end left out, with that one in pieces."""
    start = part.rfind(_OPENING)
    found = _PROPERTIES.match(part, start) if start >= 0 and len(part) - start > MOST else None
    pieces = _Pieces().of(part[found.end() :]) if found else None
    if found is None or pieces is None or len(pieces) == 1:
        return part
    form, last = found[1] or "", len(pieces) - 1
    made = (f"{_OPENING}{_form(form, first=not n, last=n == last)}{piece}" for n, piece in enumerate(pieces))
    return part[:start] + _END.join(made)


def _form(form: str, *, first: bool, last: bool) -> str:
    """Return the form of a piece: what begins a paragraph is for the first one, what ends it for the last."""
    for part, wanted in ((_FOR_FIRST, first), (_FOR_LAST, last)):
        form = form if wanted else part.sub(lambda found: "" if found[0].startswith("<") else "0", form)
    return form


class _Pieces:
    """Shares out the runs of a paragraph; each piece has whole runs."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._piece: list[str] = []
        self._run, self._letters = "", 0

    def of(self, runs: str) -> list[str] | None:
        """Return the pieces, None for runs that hold anything but words, tabs and breaks."""
        place = 0
        for token in _TOKEN.finditer(runs):
            if token.start() != place:
                return None
            place = token.end()
            self._take(token)
        self._pieces.append("".join(self._piece))
        return self._pieces if place == len(runs) else None

    def _take(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            self._words(token["text"])
        elif token["sign"] == "<w:br/>" and self._letters >= _ENOUGH:
            self._cut()
        else:
            self._run = token["run"] or self._run
            self._letters += bool(token["sign"])
            self._piece.append(token[0])

    def _words(self, text: str) -> None:
        while self._letters + len(text) > MOST:
            end = _place(text, max(1, MOST - self._letters))
            rest = text[end:].lstrip(" ")
            if not rest:
                break
            self._add(text[:end].rstrip(" "))
            self._cut()
            text = rest
        self._add(text)

    def _add(self, text: str) -> None:
        self._letters += len(text)
        self._piece.append(f'<w:t xml:space="preserve">{text}</w:t>')

    def _cut(self) -> None:
        self._pieces.append("".join((*self._piece, "</w:r>")))
        self._piece, self._letters = [self._run], 0


def _place(text: str, room: int) -> int:
    """Return where to cut a text that has no more room than this: at a space, else never inside an ``&…;``."""
    space = text.rfind(" ", 1, room + 1)
    if space > 0:
        return space
    sign = text.rfind("&", max(0, room - 5), room)
    return sign if sign > 0 and ";" not in text[sign:room] else room
