"""The last stage of the exporter: a neutral document and a format profile become the bytes of a .docx."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from io import BytesIO
from itertools import zip_longest
from typing import NamedTuple, assert_never
from zipfile import ZipFile

import docx
from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.shared import Mm

from app.errors import KnownError
from app.exporters import wordml
from app.exporters.blocks import (
    Authority,
    Block,
    Document,
    Head,
    Heading,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
)
from app.exporters.profile import FormatProfile
from app.exporters.wordml import Face, Form, Look
from app.paths import resources

BASE_TEMPLATE = "docx/base.docx"

_STAR = "*"
_RULE_WEIGHT = 0.75  # points
_RULE_DROP = 1.2  # of the title's size: just below the feet of its letters
_CELL_PADDING = (1.9, 0.7)  # millimetres
_LETTER = 0.5  # of its size: how wide a letter is, spaces and ragged ends of lines included
_TITLE_LIMIT = 255  # characters that a document property may have
_COMPRESSION = 3  # half the time of the usual 6 for a tenth more bytes
_TABLES = (Head, Table, Signatures, Authority)
_CLOSINGS = (Signatures, Authority)


class Looks(NamedTuple):
    """Every kind of paragraph there is, as a profile wants it; each is a named style of the template too."""

    body: Look
    heading_1: Look
    heading_2: Look
    heading_3: Look
    head: Look
    kind: Look
    subject: Look
    table: Look
    signature: Look
    recipients: Look
    page_number: Look
    gap: Look

    @classmethod
    def of(cls, profile: FormatProfile) -> Looks:
        """Return the looks of a profile."""
        body, sizes = profile.body, profile.sizes
        face = partial(Face, body.font, body.language)
        text = Form("both", body.line, body.before, first_line=body.first_line)
        heading = partial(replace, text, keep_next=True)
        bold = face(sizes.heading, bold=True)
        return cls(
            body=Look("SCB Body", text, face(body.size)),
            heading_1=Look("SCB Heading 1", heading(outline=0), bold),
            heading_2=Look("SCB Heading 2", heading(outline=1), bold),
            heading_3=Look("SCB Heading 3", heading(outline=2), replace(bold, italic=True)),
            head=Look("SCB Head", Form("center"), face(sizes.organisation)),
            kind=Look("SCB Title", Form("center", before=4 * body.before), face(sizes.kind, bold=True)),
            subject=Look("SCB Subject", Form("center"), face(sizes.subject, bold=True)),
            table=Look("SCB Table", Form("left", body.line), face(sizes.table)),
            signature=Look("SCB Signature", Form("center", body.line, keep_next=True), face(sizes.authority)),
            recipients=Look("SCB Recipients", Form("left", keep_next=True), face(sizes.recipients)),
            page_number=Look("SCB Page Number", Form("center"), face(sizes.page_number)),
            gap=Look("SCB Gap", Form("left", 1), face(1)),
        )


def write_docx(document: Document, profile: FormatProfile, *, created: datetime) -> bytes:
    """Return the .docx of a document; equal input gives equal bytes.

    ``created`` goes into the properties; without a time zone it is local time. The file names no author.
    Raises KnownError if the program's own template is missing.
    """
    base = _base_template()
    package = docx.Document(BytesIO(base))
    _set_page(package, profile)
    _set_properties(package, document.title, created.astimezone(UTC), profile.body.language)
    body = parse_xml(f"<w:body {wordml.NAMESPACES}>{_Layout(profile).body(document.blocks)}</w:body>")
    body.append(package.element.body.sectPr)
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


def _set_page(package: Package, profile: FormatProfile) -> None:
    section, page = package.sections[0], profile.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header)
    header = section.header.part.element
    number = wordml.page_number(Looks.of(profile).page_number)
    header.replace(header[0], parse_xml(f"<w:hdr {wordml.NAMESPACES}>{number}</w:hdr>")[0])


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


class _Layout:
    """Turns blocks into WordprocessingML by one profile."""

    def __init__(self, profile: FormatProfile) -> None:
        self._profile = profile
        self._looks = looks = Looks.of(profile)
        self._headings = {1: looks.heading_1, 2: looks.heading_2, 3: looks.heading_3}
        page = profile.page
        self._text_width = wordml.twips(page.width) - wordml.twips(page.left) - wordml.twips(page.right)

    def body(self, blocks: tuple[Block, ...]) -> str:
        """Return the whole body; Word needs a paragraph between two tables and after the last one."""
        parts: list[str] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            parts.append(self._block(block, following))
            if isinstance(block, _TABLES) and (following is None or isinstance(following, _TABLES)):
                parts.append(wordml.paragraph(_led(self._looks.gap, following)))
        return "".join(parts)

    def _block(self, block: Block, following: Block | None) -> str:
        match block:
            case Head():
                return self._head(block)
            case Title():
                return self._title(block)
            case Heading():
                return wordml.line_of_text(self._before(self._headings[block.level], following), block.text)
            case Paragraph():
                look = self._looks.body.formed(keep_next=True) if block.text.endswith(":") else self._looks.body
                return _paragraph(self._before(look, following), block.runs)
            case Table():
                return self._table(block, following)
            case Signatures():
                return self._signatures(block)
            case Authority():
                return self._authority(block)
            case _:
                assert_never(block)

    def _before(self, look: Look, following: Block | None) -> Look:
        """Let a text stand off the table under it, and stay on the page of the signatures under it."""
        look = look.formed(after=self._profile.body.before) if isinstance(following, Table) else look
        return _led(look, following)

    def _head(self, head: Head) -> str:
        sizes = self._profile.sizes
        look = self._looks.head
        issuer = (
            (look, head.superior),
            (look.faced(bold=True), head.issuer),
            (look, _STAR),
            (look.faced(size=sizes.number), head.number),
        )
        place_date = look.faced(italic=True, size=sizes.place_date)
        right = self._party_title(head.party_title) + wordml.line_of_text(place_date, head.place_date)
        left = _lines(line for line in issuer if line[1])
        return self._side_by_side(left, right, wordml.twips(self._profile.head.left_column))

    def _party_title(self, text: str) -> str:
        size = self._profile.sizes.party_title
        look = self._looks.head.faced(bold=True, size=size).formed(after=self._profile.body.before)
        line = wordml.drawn_line(self._profile.head.rule_length, _RULE_DROP * size, _RULE_WEIGHT)
        return wordml.paragraph(look, line, wordml.run(text, look.face))

    def _title(self, title: Title) -> str:
        subject = self._looks.subject
        rule = subject.faced(bold=False).formed(after=self._profile.body.before)
        lines = ((self._looks.kind, title.kind), *((subject, line) for line in title.subject), (rule, title.rule))
        return _lines(lines)

    def _table(self, table: Table, following: Block | None) -> str:
        widths = wordml.column_twips(column.width for column in table.columns)
        head = self._looks.table.formed(align="center", keep_next=True).faced(bold=True)
        looks = [self._looks.table.formed(align=column.align) for column in table.columns]
        last = [_led(look, following) for look in looks]
        rows = [_row(widths, [head] * len(widths), [column.title for column in table.columns], header=True)]
        rows += [_row(widths, looks, texts, whole=self._fits(widths, looks, texts)) for texts in table.rows[:-1]]
        rows += [_row(widths, last, texts, whole=self._fits(widths, looks, texts)) for texts in table.rows[-1:]]
        return wordml.table(widths, rows, ruled=True, padding=_CELL_PADDING)

    def _fits(self, widths: Iterable[int], looks: Iterable[Look], texts: Iterable[str]) -> bool:
        """Return whether a row surely takes less than half a page; rdocx 0.16 cuts a whole one off at the foot."""
        page = self._profile.page
        half = wordml.twips(page.height - page.top - page.bottom) / 2
        return all(_height(*cell) < half for cell in zip(widths, looks, texts, strict=True))

    def _signatures(self, block: Signatures) -> str:
        with_post = bool(block.left.post or block.right.post)
        left, right = (self._signer(signer, with_post=with_post) for signer in (block.left, block.right))
        return self._side_by_side(left, right, self._text_width // 2)

    def _authority(self, block: Authority) -> str:
        items = self._looks.recipients
        label = self._first(items).faced(underline=True, size=self._profile.sizes.recipients_label)
        label = label.formed(line=self._profile.body.line)  # so that it stands level with the signature
        lines = ((label, block.recipients_label), *((items, text) for text in block.recipients))
        signer = self._signer(block.signer, with_post=bool(block.signer.post))
        return self._side_by_side(_lines(lines), signer, self._text_width // 2)

    def _signer(self, signer: Signer, *, with_post: bool) -> str:
        look = self._looks.signature
        bold = look.faced(bold=True)
        post = [(look, signer.post)] if with_post else []
        room = [(look, "")] * self._profile.signature_lines
        return _lines([(self._first(bold), signer.authority), *post, *room, (bold, signer.name)])

    def _first(self, look: Look) -> Look:
        """Let the first line of a closing stand off the body."""
        return look.formed(before=2 * self._profile.body.before)

    def _side_by_side(self, left: str, right: str, left_width: int) -> str:
        widths = (left_width, self._text_width - left_width)
        cells = (wordml.cell(width, content) for width, content in zip(widths, (left, right), strict=True))
        return wordml.table(widths, [wordml.row(cells)], ruled=False)


def _led(look: Look, following: Block | None) -> Look:
    return look.formed(keep_next=True) if isinstance(following, _CLOSINGS) else look


def _paragraph(look: Look, runs: Iterable[Run]) -> str:
    return wordml.paragraph(
        look, *(wordml.run(run.text, look.faced(bold=run.bold, italic=run.italic).face) for run in runs)
    )


def _height(width: int, look: Look, text: str) -> float:
    """Return about how many twips a text takes in a cell, rather more than less."""
    per_line = (width - 2 * wordml.twips(_CELL_PADDING[0])) / (_LETTER * 20 * look.face.size)
    lines = sum(1 + len(line) // per_line for line in text.split("\n"))
    return lines * 20 * (look.form.line or 1.2 * look.face.size)


def _row(
    widths: Iterable[int], looks: Iterable[Look], texts: Iterable[str], *, header: bool = False, whole: bool = True
) -> str:
    cells = (
        wordml.cell(width, wordml.line_of_text(look, text))
        for width, look, text in zip(widths, looks, texts, strict=True)
    )
    return wordml.row(cells, header=header, whole=whole)


def _lines(lines: Iterable[tuple[Look, str]]) -> str:
    return "".join(wordml.line_of_text(look, text) for look, text in lines)
