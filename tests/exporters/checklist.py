"""What every exported document must satisfy: the layout rules of HD 05-HD/VPTW (27/5/2026) and HD 36-HD/VPTW (2018)."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.exporters.reading import opened

DATE = re.compile(r".+, ngày (0[1-9]|[12]\d|3[01]|\s+) tháng (01|02|[3-9]|1[0-2]|\s+) năm (\d{4}|\s+)")
TITLED = re.compile(r"đồng chí|ts\b|ths\b|gs\b|đại tá", re.IGNORECASE)
SIZES = {"16", "20", "22", "24", "28", "30", "32"}
FONT = "Times New Roman"


def faults(
    docx: bytes, *, code: str | None, organisation: str = "CB", end: str = ";", labels: tuple[str, str] | None = None
) -> list[str]:
    """Return what is wrong with a document; ``code`` is its type, such as ``KH``, None for one without a number.

    One authority signs it, unless ``labels`` say who signs on the left (blank: nobody) and on the right.
    """
    word = opened(docx)
    closing = _closing(word, end) if labels is None else _signatures(word, labels)
    checks = (_page(docx, word), _runs(word), _text(word), _head(word, code, organisation), _title(word), _body(word),
              _tables(word), closing, _ending(word))  # fmt: skip
    return [fault for check in checks for fault in check]


def _page(docx: bytes, word: Word) -> Iterator[str]:
    for section in word.element.body.iter(qn("w:sectPr")):
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        if sorted((size.get(qn("w:w")), size.get(qn("w:h")))) != ["11906", "16838"]:
            yield "the page is not A4"
        if [margins.get(qn(f"w:{edge}")) for edge in ("top", "bottom", "left", "right", "header")] != [
            "1134", "1134", "1701", "850", "567",
        ]:  # fmt: skip
            yield "margins"
    if not word.sections[0].different_first_page_header_footer:
        yield "the first page is numbered"
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def _runs(word: Word) -> Iterator[str]:
    for run in word.element.body.iter(qn("w:r")):
        fonts, size, colour = (run.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}") for name in ("rFonts", "sz", "color"))
        if run.find(qn("w:t")) is None:
            continue
        if {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} != {FONT}:
            yield "font"
        if size.get(qn("w:val")) not in SIZES or colour is not None:
            yield f"size or colour of “{run.findtext(qn('w:t'))}”"


def _text(word: Word) -> Iterator[str]:
    text = "".join(str(node.text or "") for node in word.element.body.iter(qn("w:t")))
    if not unicodedata.is_normalized("NFC", text) or any("\u0300" <= letter <= "\u0323" for letter in text):
        yield "text is not composed"
    if "\u00a0" in text or "{" in text:
        yield "a hard space, or a place nobody filled"
    for item in word.element.body.iter(qn("w:p")):
        said = Paragraph(item, None).text  # type: ignore[arg-type]
        spaced = re.sub(r"([Nn]gày|tháng|năm|Số)\s+", r"\1 ", said)
        if "  " in spaced:
            yield f"double spaces in “{said}”"
        if re.search(r" [,;.:!?](\s|$)|,,|\.\.$|;\.", said):
            yield f"stray marks in “{said}”"


def _head(word: Word, code: str | None, organisation: str) -> Iterator[str]:
    left, right = word.tables[0].rows[0].cells
    superior, issuer, star, *number = left.paragraphs
    title, place = right.paragraphs
    if not superior.text.startswith("ĐẢNG BỘ") or superior.runs[0].bold:
        yield "superior"
    if not issuer.runs[0].bold or issuer.text != issuer.text.upper() or star.text != "*":
        yield "issuer"
    pattern = rf"Số( {{6}}| \d{{2,}})-{code}/{organisation}"
    if code and not re.fullmatch(pattern, number[0].text):
        yield f"number “{number[0].text}”"
    if not code and any(item.text.startswith("Số") for item in number):
        yield f"number “{number[0].text}” of a paper that has none"
    if title.text != "ĐẢNG CỘNG SẢN VIỆT NAM" or not title.runs[-1].bold or "wp:anchor" not in title._p.xml:
        yield "the Party's title or its line"
    if not DATE.fullmatch(place.text) or not place.runs[0].italic:
        yield f"place and date “{place.text}”"


def _title(word: Word) -> Iterator[str]:
    kind, *subject = _until_rule(word)
    sizes = {_size(kind), *(f"s{_size(item)}" for item in subject)}
    if not kind.runs[0].bold or kind.text != kind.text.upper() or not sizes <= {"30", "32", "s28", "s30"}:
        yield "title"
    if any(not item.runs[0].bold or item.text[:1].isupper() for item in subject[:1]):
        yield "subject"
    if {str(item.alignment) for item in (kind, *subject)} != {"CENTER (1)"}:
        yield "title not in the middle"


def _until_rule(word: Word) -> list[Paragraph]:
    texts = [item.text for item in word.paragraphs]
    return [item for item in word.paragraphs[: texts.index("-----")] if item.text]


def _body(word: Word) -> Iterator[str]:
    for item in word.paragraphs:
        if item.style is None or item.style.name != "SCB Body":
            continue
        ind, spacing = (item._p.pPr.find(qn(f"w:{name}")) for name in ("ind", "spacing"))  # type: ignore[union-attr]
        line = int(spacing.get(qn("w:line")))
        if not 360 <= line <= 440 or spacing.get(qn("w:lineRule")) != "exact" or int(spacing.get(qn("w:before"))) < 120:
            yield f"spacing of “{item.text}”"
        if (ind.get(qn("w:firstLine")), str(item.alignment)) != ("567", "JUSTIFY (3)"):
            yield f"form of “{item.text}”"


def _tables(word: Word) -> Iterator[str]:
    for table in word.tables:
        ruled = "single" in table._tbl.xpath("./w:tblPr/w:tblBorders/w:top/@w:val")
        widths = [int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
        if not ruled and sum(widths) != 9355:
            yield "a table without lines is not as wide as the text"
        if ruled and sum(widths) > 14300:
            yield "a table is wider than a page on its side"
        if ruled and len(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")) != 1:
            yield "the head of a table is not repeated"
        if ruled and len(table._tbl.xpath("./w:tr[1]/w:trPr/w:cantSplit")) != 1:
            yield "the head of a table breaks"


def _closing(word: Word, end: str) -> Iterator[str]:
    left, right = _signed(word).rows[0].cells
    yield from _recipients(left, end)
    authority, post, *room, name = right.paragraphs
    if not authority.text.startswith("T/M ") or not authority.runs[0].bold:
        yield f"authority “{authority.text}”"
    if post.text not in ("BÍ THƯ", "PHÓ BÍ THƯ") or post.runs[0].bold:
        yield f"post “{post.text}”"
    if len(room) < 3 or any(item.text for item in room) or not name.runs[0].bold or TITLED.search(name.text):
        yield f"name “{name.text}”"


def _signatures(word: Word, labels: tuple[str, str]) -> Iterator[str]:
    cells = word.tables[-1].rows[0].cells
    if tuple(cell.paragraphs[0].text for cell in cells) != labels:
        yield f"labels of the signatures “{cells[0].paragraphs[0].text}”, “{cells[1].paragraphs[0].text}”"
    for cell in (cell for label, cell in zip(labels, cells, strict=True) if label):
        first, *_, name = cell.paragraphs
        if not first.runs[0].bold or len(cell.paragraphs) < 5 or TITLED.search(name.text):
            yield f"signature “{name.text}”"


def _ending(word: Word) -> Iterator[str]:
    last = [item.text for item in word.paragraphs if item.style and item.style.name == "SCB Body"][-1]
    if not last.endswith(".") or last.endswith("./."):
        yield f"last sentence “{last}”"


def _signed(word: Word) -> Table:
    return next(table for table in word.tables if table.cell(0, 0).text.startswith("Nơi nhận"))


def _recipients(cell: _Cell, end: str) -> Iterator[str]:
    label, *items = cell.paragraphs
    if not label.runs[0].underline or label.runs[0].bold or label.runs[0].italic or _size(label) != "28":
        yield "label of the recipients"
    for item in items[:-1]:
        if not item.text.startswith("- ") or not item.text.endswith(end) or _size(item) != "24":
            yield f"recipient “{item.text}”"
    if not items[-1].text.startswith("- Lưu ") or not items[-1].text.endswith("."):
        yield f"last recipient “{items[-1].text}”"


def _size(item: Paragraph) -> Any:
    return item._p.xpath("string(./w:r[w:t][1]/w:rPr/w:sz/@w:val)")
