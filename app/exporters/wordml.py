"""WordprocessingML as text: pure functions from measures and words to pieces of ``document.xml``.

Every paragraph and run carries its whole form besides its named style, so that a text copied into another
document keeps its look. Nothing here knows a measure of its own; the writer hands them all over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import escape  # xml.sax.saxutils imports what opens network connections
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

if TYPE_CHECKING:
    from app.exporters.profile import Page

Align = Literal["left", "center", "right", "both"]

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
    )
)

#: Where the page of a document's first section will be told.
EMPTY_SECTION = "<w:sectPr/>"

_TWIPS_PER_MM = 1440 / 25.4
_POINTS_PER_MM = 72 / 25.4
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("([\t\n])")
_COUNTED_ANEW = '<w:pgNumType w:start="1"/><w:titlePg/>'
_SPECIAL = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Face:
    """The form of letters; the size is in points."""

    font: str
    language: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a paragraph: spacings in points, the indent in millimetres; ``line`` None is single spacing.

    A paragraph with ``new_page`` begins a page.
    """

    align: Align
    line: float | None = None
    before: float = 0
    after: float = 0
    first_line: float = 0
    keep_next: bool = False
    outline: int | None = None
    new_page: bool = False


class FaceChange(TypedDict, total=False):
    """What of a face may differ from paragraph to paragraph of one style."""

    size: float
    bold: bool
    italic: bool
    underline: bool


class FormChange(TypedDict, total=False):
    """What of a form may differ from paragraph to paragraph of one style."""

    align: Align
    line: float
    before: float
    after: float
    keep_next: bool
    first_line: float
    new_page: bool


@dataclass(frozen=True)
class Look:
    """A named paragraph style with everything it stands for."""

    style: str
    form: Form
    face: Face

    @property
    def style_id(self) -> str:
        """The id that paragraphs name the style by."""
        return self.style.replace(" ", "")

    @cached_property
    def opening(self) -> str:
        """The start of a paragraph that has text."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style_id}"/>{paragraph_format(self.form)}</w:pPr>'

    @cached_property
    def empty(self) -> str:
        """A paragraph without text; only here the letters of its mark decide the height."""
        return f"{self.opening.removesuffix('</w:pPr>')}{run_properties(self.face)}</w:pPr></w:p>"

    @cached_property
    def run_opening(self) -> str:
        """The start of a run in the look's own face."""
        return f"<w:r>{run_properties(self.face)}"

    @cached_property
    def _openings(self) -> dict[tuple[bool, bool], str]:
        """The start of a run by whether it is bold, and italic."""
        styles = ((bold, italic) for bold in (False, True) for italic in (False, True))
        return {
            (bold, italic): f"<w:r>{run_properties(replace(self.face, bold=bold, italic=italic))}"
            for bold, italic in styles
        }

    def run(self, text: str, *, bold: bool, italic: bool) -> str:
        """Return a ``w:r`` in the look's face but for these two; an empty text gives no run."""
        content = _content(text)
        return f"{self._openings[bold, italic]}{content}</w:r>" if content else ""

    def faced(self, **changes: Unpack[FaceChange]) -> Look:
        """Return this look with other letters."""
        return _changed(self, "face", tuple(changes.items()))

    def formed(self, **changes: Unpack[FormChange]) -> Look:
        """Return this look with its paragraphs standing otherwise."""
        return _changed(self, "form", tuple(changes.items()))


@lru_cache(maxsize=1024)
def _changed(look: Look, part: str, changes: tuple[tuple[str, object], ...]) -> Look:
    """Return a look with one of its parts changed; the same one each time, with what it has worked out already."""
    return replace(look, **{part: replace(getattr(look, part), **dict(changes))})


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres * _POINTS_PER_MM


def column_twips(millimetres: Iterable[float]) -> tuple[int, ...]:
    """Return widths of columns whose sum is right to the twip, however many there are."""
    edges, total = [0], 0.0
    for width in millimetres:
        total += width
        edges.append(twips(total))
    return tuple(right - left for left, right in pairwise(edges))


def clean(text: str) -> str:
    """Return ``text`` without carriage returns and the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


@lru_cache(maxsize=256)
def run_properties(face: Face) -> str:
    """Return the ``w:rPr`` of a face, with all four fonts and the language written out."""
    font = f'"{escape(face.font)}"'
    size = round(face.size * 2)
    switches = "<w:b/><w:bCs/>" * face.bold + "<w:i/><w:iCs/>" * face.italic
    underline = '<w:u w:val="single"/>' * face.underline
    return (
        f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>{switches}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}<w:lang w:val="{escape(face.language)}"/></w:rPr>'
    )


@lru_cache(maxsize=256)
def paragraph_format(form: Form) -> str:
    """Return the children of ``w:pPr`` that say how a paragraph stands, the style not among them."""
    line = f'w:line="{round(form.line * 20)}" w:lineRule="exact"' if form.line else 'w:line="240" w:lineRule="auto"'
    outline = "" if form.outline is None else f'<w:outlineLvl w:val="{form.outline}"/>'
    begins = "<w:keepNext/>" * form.keep_next + "<w:pageBreakBefore/>" * form.new_page
    return (
        f'{begins}<w:spacing w:before="{round(form.before * 20)}"'
        f' w:after="{round(form.after * 20)}" {line}/><w:ind'
        f' w:firstLine="{twips(form.first_line)}"/><w:jc w:val="{form.align}"/>{outline}'
    )


def run(text: str, face: Face) -> str:
    """Return a ``w:r``; an empty text gives no run."""
    content = _content(text)
    return f"<w:r>{run_properties(face)}{content}</w:r>" if content else ""


def _content(text: str) -> str:
    """Return the text elements of a run; tabs and line breaks have elements of their own."""
    if text.isprintable():
        return _words(text)
    return "".join(_SPECIAL.get(part) or _words(part) for part in _BREAKS.split(clean(text)))


def _words(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
    return f"<w:t{space}>{escape(text, quote=False)}</w:t>"


def paragraph(look: Look, *runs: str) -> str:
    """Return a ``w:p`` of ready runs."""
    content = "".join(runs)
    return f"{look.opening}{content}</w:p>" if content else look.empty


def line_of_text(look: Look, text: str) -> str:
    """Return a ``w:p`` whose whole text is in the look's face."""
    content = _content(text)
    return f"{look.opening}{look.run_opening}{content}</w:r></w:p>" if content else look.empty


def page_number(look: Look) -> str:
    """Return a ``w:p`` with a PAGE field."""
    face = run_properties(look.face)
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return paragraph(look, *(f"<w:r>{face}{part}</w:r>" for part in parts))


def section_end(look: Look, section: str) -> str:
    """Return a ``w:p`` that ends the section whose ``w:sectPr`` is given."""
    return look.empty.replace("</w:pPr>", f"{section}</w:pPr>")


def section(page: Page, *, landscape: bool, anew: bool) -> str:
    """Return a ``w:sectPr`` that has the headers of the section before it, and that one's numbers going on.

    Where it counts ``anew``, its first page bears no number.
    """
    size = (page.height, page.width) if landscape else (page.width, page.height)
    width, height, top, right, bottom, left, header = (
        twips(length) for length in (*size, page.top, page.right, page.bottom, page.left, page.header)
    )
    turned = ' w:orient="landscape"' * landscape
    return (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="{header}" w:gutter="0"/>'
        f"{_COUNTED_ANEW * anew}</w:sectPr>"
    )


def cell(width: int, paragraphs: str) -> str:
    """Return a ``w:tc``; ``paragraphs`` must end with a ``w:p``, as Word demands."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False, whole: bool = True) -> str:
    """Return a ``w:tr``; one that is ``whole`` never breaks over pages, a header row is repeated on each page."""
    properties = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * header
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Iterable[str], *, ruled: bool, padding: tuple[float, float] = (0, 0)) -> str:
    """Return a ``w:tbl`` of fixed layout; ``padding`` is the millimetres left free in cells across and down."""
    across, down = (twips(length) for length in padding)
    border = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if ruled else 'w:val="none" w:sz="0" w:space="0"'
    borders = "".join(f"<w:{edge} {border}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(
        f'<w:{edge} w:w="{length}" w:type="dxa"/>'
        for edge, length in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
