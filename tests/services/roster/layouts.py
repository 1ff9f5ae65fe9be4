"""The collection of layouts in tests/data/rosters/layouts.txt, and the files made of them.

``=d`` before a cell makes it a real date, ``=n`` a number; ``¶`` is a line break in a cell; whole numbers of up to
three digits are numbers. ``merged:`` names merged ranges, ``formats:`` the kinds of file in which the layout makes
sense.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter

DATA = Path(__file__).parents[2] / "data" / "rosters"
EVERYWHERE = ("xlsx", "ods", "csv", "docx")
#: Layouts that are kept as .xls, made once with xlwt: this program writes none.
OLD = DATA / "xls"

Cell = str | float | date
Merged = tuple[int, int, int, int]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{MIMETYPE}"/></manifest:manifest>'
)


@dataclass(frozen=True)
class Layout:
    """Cells and what they say: (row, name, standing, post, group, joined, official)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    people: tuple[tuple[object, ...], ...]
    merged: tuple[Merged, ...] = ()
    formats: tuple[str, ...] = field(default=EVERYWHERE)


def layouts() -> tuple[Layout, ...]:
    """Return the collection."""
    parts = re.split(r"^=== ", (DATA / "layouts.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]
    return tuple(map(_layout, parts))


def _layout(text: str) -> Layout:
    name, _, rest = text.partition("\n")
    cells, _, people = rest.partition("--- people\n")
    lines = cells.rstrip("\n").split("\n")
    options = {line.partition(":")[0]: line.partition(":")[2].split() for line in lines if _is_option(line)}
    rows = tuple(tuple(_cell(one.strip()) for one in line.split("|")) for line in lines if not _is_option(line))
    merged = tuple(map(_range, options.get("merged", [])))
    formats = tuple(options.get("formats", EVERYWHERE))
    said = tuple(_person(line) for line in people.split("\n") if line.strip())
    return Layout(name.strip(), rows, said, merged, formats)


def _is_option(line: str) -> bool:
    return line.startswith(("merged:", "formats:"))


def _cell(text: str) -> Cell:
    if text.startswith("=d"):
        return date.fromisoformat(text[2:])
    if text.startswith("=n") or re.fullmatch(r"\d{1,3}", text):
        return float(text.removeprefix("=n"))
    return text.replace("¶", "\n")


def _range(text: str) -> Merged:
    ends = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", text)
    assert ends
    return int(ends[2]) - 1, ord(ends[1]) - 65, int(ends[4]) - 1, ord(ends[3]) - 65


def _person(line: str) -> tuple[object, ...]:
    row, name, standing, post, group, joined, official = (part.strip() for part in line.split("|"))
    return int(row), name, standing, post, group, joined or None, official or None


def write(layout: Layout, kind: str, folder: Path) -> Path:
    """Return a file of the layout."""
    path = folder / f"danh sách.{kind}"
    path.write_bytes({"xlsx": xlsx, "ods": ods, "csv": as_csv, "docx": docx}[kind](layout))
    return path


def xlsx(layout: Layout, *, from_1904: bool = False) -> bytes:
    """Return a workbook; dates are real ones."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "date_1904": from_1904})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for place in layout.merged:
        sheet.merge_range(*place, "")
    for number, row in enumerate(layout.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell != "":
                sheet.write(number, column, cell)
    book.close()
    return made.getvalue()


def ods(layout: Layout) -> bytes:
    """Return an OpenDocument spreadsheet written by hand."""
    rows = "".join(_ods_row(layout, number) for number in range(len(layout.rows)))
    names = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Trang 1">{rows}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": MIMETYPE, "content.xml": content, "META-INF/manifest.xml": MANIFEST})


def _ods_row(layout: Layout, number: int) -> str:
    cells = []
    for column, cell in enumerate(layout.rows[number]):
        span = next((m for m in layout.merged if m[:2] == (number, column)), None)
        down, right = (span[2] - span[0] + 1, span[3] - span[1] + 1) if span else (1, 1)
        extra = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"' if span else ""
        cells.append(_ods_cell(cell, extra))
    end = '<table:table-cell table:number-columns-repeated="16000"/>'
    return f"<table:table-row>{''.join(cells)}{end}</table:table-row>"


def _ods_cell(cell: Cell, extra: str) -> str:
    if isinstance(cell, date):
        kind = f' office:value-type="date" office:date-value="{cell.isoformat()}"'
        return f"<table:table-cell{kind}{extra}><text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
    if isinstance(cell, float):
        kind = f' office:value-type="float" office:value="{cell:g}"'
        return f"<table:table-cell{kind}{extra}><text:p>{cell:g}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
    return (
        f'<table:table-cell office:value-type="string"{extra}>{lines}</table:table-cell>'
        if cell
        else (f"<table:table-cell{extra}/>")
    )


def as_csv(layout: Layout, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Return the cells as a spreadsheet saves them as text."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows([shown(cell) for cell in row] for row in layout.rows)
    return made.getvalue().encode(encoding)


def shown(cell: Cell) -> str:
    """Return a cell as a spreadsheet shows it."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:g}" if isinstance(cell, float) else cell


def docx(layout: Layout) -> bytes:
    """Return a document with one table."""
    import docx as word

    width = max(map(len, layout.rows))
    document = word.Document()
    document.add_paragraph("Danh sách kèm theo")
    table = document.add_table(rows=len(layout.rows), cols=width)
    cells = [list(row.cells) for row in table.rows]
    for number, row in enumerate(layout.rows):
        for column, cell in enumerate(row):
            if cell != "":
                cells[number][column].text = shown(cell)
    for top, left, bottom, right in layout.merged:
        cells[top][left].merge(cells[min(bottom, len(cells) - 1)][min(right, width - 1)])
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of parts."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
