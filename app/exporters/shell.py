"""What stands around the words of a .docx: made from the program's template once, and the same in every document.

python-docx reads the template, sets page, header and properties, and gives the parts of the file; a document then only
adds its own body and properties. That spares each document the reading and writing of a dozen unchanged parts. The
library is loaded with the first document, not with the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape  # xml.sax.saxutils imports what opens network connections
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from app.errors import KnownError
from app.exporters import wordml
from app.exporters.profile import Page
from app.exporters.wordml import Look
from app.paths import resources

if TYPE_CHECKING:
    from docx.document import Document as Package

BASE_TEMPLATE = "docx/base.docx"

_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_TITLE_LIMIT = 255  # characters that a document property may have
_COMPRESSION = 3  # half the time of the usual 6 for a tenth more bytes
_BATCH = 64_000  # letters that are packed at a time
#: What stands in the shell where a document puts its own.
_CONTENT, _TITLE, _MADE = "<!--content-->", "@title@", datetime(2000, 1, 1, tzinfo=UTC)
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Shell:
    """A .docx without its words: ``parts`` is a zip of what never changes, the rest are pieces of its other parts."""

    parts: bytes
    opening: str
    section: str
    closing: str
    properties: str

    def filled(self, pieces: Iterable[str], title: str, created: datetime) -> bytes:
        """Return the .docx of a body; its first empty section, or else its end, bears the page and its headers.

        The pieces are packed as they come, so that a long body never stands in memory whole.
        """
        moment = created.astimezone(UTC).strftime(_MOMENT)
        named = self.properties.replace(_TITLE, escape(wordml.clean(title)[:_TITLE_LIMIT], quote=False))
        target = BytesIO(self.parts)
        with ZipFile(target, "a", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
            with archive.open(_BODY, "w") as body:
                for piece in _batches(self._around(pieces)):
                    body.write(piece.encode())
            with archive.open(_PROPERTIES, "w") as properties:
                properties.write(named.replace(_MADE.strftime(_MOMENT), moment).encode())
        return target.getvalue()

    def _around(self, pieces: Iterable[str]) -> Iterator[str]:
        """Return the whole part of the body, the page told where it belongs."""
        yield self.opening
        is_told = False
        for piece in pieces:
            if not is_told and wordml.EMPTY_SECTION in piece:
                is_told = True
                yield piece.replace(wordml.EMPTY_SECTION, self.section, 1)
            else:
                yield piece
        yield "" if is_told else self.section
        yield self.closing


@lru_cache(maxsize=8)
def shell(page: Page, number: Look, language: str) -> Shell:
    """Return the shell of documents on such pages, whose numbers have that look.

    Raises KnownError if the program's own template is missing.
    """
    import docx
    from docx.oxml import parse_xml

    base = _base_template()
    package = docx.Document(BytesIO(base))
    _set_page(package, page, number)
    _set_properties(package, language)
    body = parse_xml(f"<w:body {wordml.NAMESPACES}>{_CONTENT}</w:body>")
    body.append(package.element.body.sectPr)
    package.element.replace(package.element.body, body)
    parts = {str(part.partname).lstrip("/"): part.blob for part in package.part.package.iter_parts()}
    opening, rest = parts.pop(_BODY).decode().split(_CONTENT)
    cut = rest.index("</w:body>")
    properties = parts.pop(_PROPERTIES).decode()
    return Shell(_zipped(base, parts), opening, rest[:cut], rest[cut:], properties)


def _batches(pieces: Iterable[str]) -> Iterator[str]:
    """Return the same text in pieces that are worth packing by themselves."""
    batch, size = [], 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size >= _BATCH:
            yield "".join(batch)
            batch, size = [], 0
    yield "".join(batch)


def _set_page(package: Package, page: Page, number: Look) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = package.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header)
    header = section.header.part.element
    field = wordml.page_number(number)
    if page.mirrored:
        settings = package.settings.element
        settings.find(qn("w:zoom")).addnext(OxmlElement("w:mirrorMargins"))
    header.replace(header[0], parse_xml(f"<w:hdr {wordml.NAMESPACES}>{field}</w:hdr>")[0])


def _set_properties(package: Package, language: str) -> None:
    properties = package.core_properties
    properties.title = _TITLE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _MADE
    properties.language = language
    properties.revision = 1


def _zipped(base: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the base package with parts that python-docx holds, without what is a document's own.

    Entries keep their order and fixed date.
    """
    target = BytesIO()
    with ZipFile(BytesIO(base)) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            if entry.filename not in (_BODY, _PROPERTIES):
                data = parts.get(entry.filename)
                archive.writestr(entry, source.read(entry) if data is None else data, compresslevel=_COMPRESSION)
    return target.getvalue()


@lru_cache(maxsize=1)
def _base_template() -> bytes:
    try:
        return (resources() / BASE_TEMPLATE).read_bytes()
    except OSError as error:
        raise KnownError(
            f"Không đọc được tệp mẫu “{BASE_TEMPLATE}” của chương trình. Nội dung trong sổ không mất. "
            "Hãy cài lại chương trình."
        ) from error
