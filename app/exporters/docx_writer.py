"""The last stage of the exporter: a neutral document and a format profile become the bytes of a .docx."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

import docx
import msgspec
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from app.errors import KnownError
from app.exporters import drawing, wordml
from app.exporters.blocks import Document, Sheet
from app.exporters.layout import Layout
from app.exporters.looks import Looks
from app.exporters.profile import FormatProfile
from app.paths import resources

BASE_TEMPLATE = "docx/base.docx"

_TITLE_LIMIT = 255  # characters that a document property may have
_COMPRESSION = 3  # half the time of the usual 6 for a tenth more bytes


def write_docx(document: Document, profile: FormatProfile, *, created: datetime) -> bytes:
    """Return the .docx of a document; equal input gives equal bytes.

    ``created`` goes into the properties; without a time zone it is local time. The file names no author.
    Raises KnownError if the program's own template is missing.
    """
    base = _base_template()
    package = docx.Document(BytesIO(base))
    profile = _on_sheet(profile, document.sheet) if document.sheet else profile
    _set_page(package, profile)
    _set_properties(package, document.title, created.astimezone(UTC), profile.body.language)
    content = Layout(profile).body(document.blocks)
    body = parse_xml(f"<w:body {wordml.NAMESPACES}>{drawing.numbered_lines(content)}</w:body>")
    _put_first_section(body, package.element.body.sectPr)
    package.element.replace(package.element.body, body)
    return _zipped(base, package)


@lru_cache(maxsize=1)
def _base_template() -> bytes:
    try:
        return (resources() / BASE_TEMPLATE).read_bytes()
    except OSError as error:
        raise KnownError(
            f"Không đọc được tệp mẫu “{BASE_TEMPLATE}” của chương trình. Nội dung trong sổ không mất. "
            "Hãy cài lại chương trình."
        ) from error


def _on_sheet(profile: FormatProfile, sheet: Sheet) -> FormatProfile:
    """Return the profile with the document's own sheet for its page."""
    edge = sheet.margin
    page = msgspec.structs.replace(
        profile.page, width=sheet.width, height=sheet.height, top=edge, bottom=edge, left=edge, right=edge
    )
    return msgspec.structs.replace(profile, page=page)


def _set_page(package: Package, profile: FormatProfile) -> None:
    section, page = package.sections[0], profile.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header)
    header = section.header.part.element
    number = wordml.page_number(Looks.of(profile).page_number)
    header.replace(header[0], parse_xml(f"<w:hdr {wordml.NAMESPACES}>{number}</w:hdr>")[0])


def _put_first_section(body: BaseOxmlElement, section: BaseOxmlElement) -> None:
    """Put the first section, whose headers all others share, where its pages end."""
    places = body.xpath("./w:p/w:pPr/w:sectPr")
    if places:
        places[0].getparent().replace(places[0], section)
    else:
        body.append(section)


def _set_properties(package: Package, title: str, created: datetime, language: str) -> None:
    properties = package.core_properties
    properties.title = wordml.clean(title)[:_TITLE_LIMIT]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = created
    properties.language = language
    properties.revision = 1


def _zipped(base: bytes, package: Package) -> bytes:
    """Return the base package with the parts that python-docx holds; entries keep their order and fixed date."""
    parts = {str(part.partname).lstrip("/"): part.blob for part in package.part.package.iter_parts()}
    target = BytesIO()
    with ZipFile(BytesIO(base)) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            data = parts.get(entry.filename)
            data = source.read(entry) if data is None else data
            archive.writestr(entry, data, compresslevel=_COMPRESSION)
    return target.getvalue()
