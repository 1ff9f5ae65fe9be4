"""What stands around the words of a .docx: made from the program's template once, and the same in every document.

python-docx reads the template, sets page, header and properties, and gives the parts of the file; a document then only
adds its own body and properties. That spares each document the reading and writing of a dozen unchanged parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from app.errors import KnownError
from app.exporters import wordml
from app.exporters.profile import Page
from app.exporters.wordml import Look
from app.paths import resources

BASE_TEMPLATE = "docx/base.docx"

_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_TITLE_LIMIT = 255  # characters that a document property may have
_COMPRESSION = 3  # half the time of the usual 6 for a tenth more bytes
_EMPTY_SECTION = wordml.EMPTY_SECTION.encode()
#: What stands in the shell where a document puts its own.
_CONTENT, _TITLE, _MADE = "<!--content-->", "@title@", datetime(2000, 1, 1, tzinfo=UTC)
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Shell:
    """A .docx without its words: ``parts`` is a zip of what never changes, the rest are pieces of its other parts."""

    parts: bytes
    opening: bytes
    section: bytes
    closing: bytes
    properties: str

    def filled(self, content: str, title: str, created: datetime) -> bytes:
        """Return the .docx of a body; its first empty section, or else its end, bears the page and its headers."""
        words, _, rest = content.encode().partition(_EMPTY_SECTION)
        moment = created.astimezone(UTC).strftime(_MOMENT)
        named = self.properties.replace(_TITLE, escape(wordml.clean(title)[:_TITLE_LIMIT]))
        target = BytesIO(self.parts)
        with ZipFile(target, "a") as archive:
            for name, data in (
                (_BODY, b"".join((self.opening, words, self.section, rest, self.closing))),
                (_PROPERTIES, named.replace(_MADE.strftime(_MOMENT), moment).encode()),
            ):
                archive.writestr(_entry(name), data, compresslevel=_COMPRESSION)
        return target.getvalue()


@lru_cache(maxsize=8)
def shell(page: Page, number: Look, language: str) -> Shell:
    """Return the shell of documents on such pages, whose numbers have that look.

    Raises KnownError if the program's own template is missing.
    """
    base = _base_template()
    package = docx.Document(BytesIO(base))
    _set_page(package, page, number)
    _set_properties(package, language)
    body = parse_xml(f"<w:body {wordml.NAMESPACES}>{_CONTENT}</w:body>")
    body.append(package.element.body.sectPr)
    package.element.replace(package.element.body, body)
    parts = {str(part.partname).lstrip("/"): part.blob for part in package.part.package.iter_parts()}
    opening, rest = parts.pop(_BODY).split(_CONTENT.encode())
    cut = rest.index(b"</w:body>")
    properties = parts.pop(_PROPERTIES).decode()
    return Shell(_zipped(base, parts), opening, rest[:cut], rest[cut:], properties)


def _entry(name: str) -> ZipInfo:
    """Return an entry that says nothing of the day or the machine."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _set_page(package: Package, page: Page, number: Look) -> None:
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
