"""A file made to harm costs a sentence: seconds and megabytes stay bounded, nothing is opened besides."""

from __future__ import annotations

import io
import os
import struct
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.errors import KnownError
from app.services import roster_import
from tests.services.roster.layouts import DATA, MANIFEST, MIMETYPE, OFFICE, OLD, docx, layouts, xlsx, zipped
from tests.services.roster.tools import TODAY

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MOST_SECONDS, MOST_BYTES = 10, 300 * 1024 * 1024
FILE = xlsx(layouts()[0])


def repacked(data: bytes, **parts: str | bytes) -> bytes:
    """Return a zip with some parts exchanged."""
    with ZipFile(io.BytesIO(data)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, part in (kept | parts).items():
            archive.writestr(name, part)
    return made.getvalue()


def sheet(rows: str, before: str = "", **more: str | bytes) -> bytes:
    return repacked(FILE, **{SHEET: f"{before}<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>"}, **more)


def one_text(number: str) -> bytes:
    """Return a workbook whose cells all say the same long text."""
    cells = "".join(f'<row><c r="A{i}" t="s"><v>{number}</v></c></row>' for i in range(1, 5000))
    return sheet(cells, **{"xl/sharedStrings.xml": SHARED})


def document(body: str, before: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return repacked(docx(layouts()[0]), **{"word/document.xml": f"{before}<w:document {space}>{body}</w:document>"})


def spreadsheet(rows: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = f'<office:document-content {names}><office:body><table:table table:name="T">{rows}</table:table>'
    content += "</office:body></office:document-content>"
    return zipped({"mimetype": MIMETYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def lying() -> bytes:
    """Return a workbook whose sheet is longer than its zip says."""
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 10_000_000}</t></is></c></row>'
    data = bytearray(sheet(cell))
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        length = struct.unpack("<H", data[place + 28 : place + 30])[0]
        if data[place + 46 : place + 46 + length] == SHEET.encode():
            struct.pack_into("<I", data, place + 24, 1000)
    return bytes(data)


ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY l "aaaaaaaaaaaaaaaa">]>'
SHARED = f"<sst {SPACE}><si><t>{'A' * 1_000_000}</t></si></sst>"
WIDE = '<row r="20000"><c r="BV20000"><v>1</v></c></row>'
CELL = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
NO_CELL = '<table:table-cell table:number-columns-repeated="16383"/>'
BOMBS: dict[str, Callable[[], bytes]] = {
    "rows.xlsx": lambda: sheet("<row><c><v>1</v></c></row>" * 300_000),
    "cells.xlsx": lambda: sheet("<row>" + "<c><v>1</v></c>" * 300_000 + "</row>"),
    "spaces.xlsx": lambda: sheet(" " * 36_000_000),
    "entity.xlsx": lambda: sheet("<row><c t='inlineStr'><is><t>&e;&l;</t></is></c></row>", ENTITY),
    "one long text.xlsx": lambda: one_text("0"),
    "one text by another number.xlsx": lambda: one_text("+0"),
    "odd cell.xlsx": lambda: sheet('<row r="1"><c r="xfd1048576"><v>1</v></c></row>'),
    "a tag too long.xlsx": lambda: sheet("<row " + " ".join(f'a{i}="1"' for i in range(200_000)) + "/>"),
    "deep.xlsx": lambda: sheet("<a>" * 1_000_000 + "</a>" * 1_000_000),
    "merged.xlsx": lambda: sheet("</sheetData>" + '<mergeCell ref="A1:A1048576"/>' * 100_000 + "<sheetData>"),
    "lying.xlsx": lying,
    "wide.xlsx": lambda: sheet(WIDE, **{f"xl/worksheets/sheet{n}.xml": f"<a>{WIDE}</a>" for n in (2, 3)}),
    "parts.xlsx": lambda: zipped({f"a{i}": "" for i in range(4000)}),
    "cut.xlsx": lambda: FILE[: len(FILE) // 2],
    "empty.xlsx": lambda: zipped({"xl/workbook.xml": "<workbook/>"}),
    "paragraphs.docx": lambda: document("<w:p/>" * 6_000_000),
    "letters.docx": lambda: document(f"<w:tbl><w:tr><w:tc><w:t>{'a' * 21_000_000}</w:t></w:tc></w:tr></w:tbl>"),
    "rows.docx": lambda: document("<w:tbl>" + "<w:tr/>" * 30_000 + "</w:tbl>"),
    "entity.docx": lambda: document("<w:tbl><w:tr><w:tc>&e;</w:tc></w:tr></w:tbl>", ENTITY),
    "no table.docx": lambda: document("<w:p/>"),
    "repeated.ods": lambda: spreadsheet(
        f'<table:table-row table:number-rows-repeated="20000">{CELL * 199}</table:table-row>'
    ),
    "no number.ods": lambda: spreadsheet(
        f'<table:table-row table:number-rows-repeated="x">{CELL}</table:table-row>'
    ),
    "lines.csv": lambda: b"a\n" * 3_000_000,
    "line.csv": lambda: b"a" * 7_000_000,
    "heavy.csv": lambda: b"a" * 9_000_000,
    "quote.csv": lambda: b'"' + b"a,\n" * 2_000_000,
    "letters.csv": lambda: b"\xff" * 2_000_000,
    "nothing.csv": lambda: b"",
    "noise.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(3_000_000),
    "cut.xls": lambda: next(OLD.glob("*.xls")).read_bytes()[:3000],
    "heavy.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9_000_000),
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "page.xls": lambda: b"<html><table><tr><td>a</td></tr></table></html>",
    "letter.pdf": lambda: b"%PDF-1.7",
}  # fmt: skip


def take(path: Path) -> None:
    roster_import.make_plan(roster_import.read_file(path), (), TODAY)


@pytest.mark.parametrize("name", BOMBS)
def test_a_harmful_file_costs_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    begun = time.process_time()
    with pytest.raises(KnownError, match=r"\.$") as error:
        take(path)
    assert time.process_time() - begun < MOST_SECONDS
    assert "root:" not in error.value.text


STRAY = {
    "far.xlsx": lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "past all.xlsx": lambda: sheet('<row r="99999999999"><c><v>1</v></c></row>'),
    "far.ods": lambda: spreadsheet(
        f'<table:table-row>{CELL}</table:table-row><table:table-row table:number-rows-repeated="1048574">{NO_CELL}'
        f"</table:table-row><table:table-row>{NO_CELL}{CELL}</table:table-row>"
    ),
    "all over.ods": lambda: spreadsheet(
        f'<table:table-row table:number-rows-repeated="99999999999">{CELL}</table:table-row>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRAY)
def test_a_cell_far_off_is_left_out_and_told_of(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(STRAY[name]())
    tracemalloc.start()
    try:
        source = roster_import.read_file(path)
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()
    assert "nằm rất xa" in source.source.notes[0]


def test_a_roster_with_a_cell_far_off_is_read(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with ZipFile(io.BytesIO(FILE)) as archive:
        rows = archive.read(SHEET).decode()
    stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path.write_bytes(repacked(FILE, **{SHEET: rows.replace("</sheetData>", stray)}))
    plan = roster_import.make_plan(roster_import.read_file(path), (), TODAY)
    assert [row.full_name for row in plan.rows] == ["Nguyễn Văn Hùng", "Hà Thị Lan", "Ma Thị Hoa"]


@pytest.mark.parametrize("place", ["folder", "pipe", "/dev/zero", "missing.xlsx"])
def test_what_is_no_file_is_refused_at_once(place: str, tmp_path: Path) -> None:
    path = Path(place) if place.startswith("/") else tmp_path / place
    if place == "folder":
        path.mkdir()
    elif place == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes here")
        os.mkfifo(path)
    with pytest.raises(KnownError, match="Sổ chưa thay đổi"):
        roster_import.read_file(path)


@pytest.mark.parametrize(
    ("place", "said"), [("a.csv", "trong thư mục không có tệp"), ("x/a.csv", "không thấy thư mục")]
)
def test_a_file_that_is_missing_is_told_from_a_folder_that_is(place: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=said):
        roster_import.read_file(tmp_path / place)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "ods", "xls"])
def test_a_file_harmed_anywhere_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    import random

    chance = random.Random(6)
    made = {"xlsx": FILE, "docx": docx(layouts()[0]), "ods": spreadsheet(f"<table:table-row>{CELL}</table:table-row>")}
    whole = made.get(kind) or next(DATA.glob("xls/*.xls")).read_bytes()
    for number in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(data)
        with suppress(KnownError):
            take(path)


def test_a_number_without_end_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "số.xlsx"
    names = '<c t="inlineStr"><is><t>Họ và tên</t></is></c><c t="inlineStr"><is><t>Ngày vào Đảng</t></is></c>'
    person = '<c t="inlineStr"><is><t>Nguyễn Văn Hùng</t></is></c><c><v>{}</v></c>'
    numbers = "".join(f"<row>{person.format(number)}</row>" for number in ("1e400", "-1e400", "NaN"))
    path.write_bytes(sheet(f"<row>{names}</row>{numbers}"))
    plan = roster_import.make_plan(roster_import.read_file(path), (), TODAY)
    assert [row.joined_on for row in plan.rows] == [None] * 3


def test_a_file_of_many_namesakes_does_not_take_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "trùng.csv"
    days = (date(1960, 1, 1) + timedelta(number) for number in range(6000))
    rows = "".join(f"Nguyễn Văn Hùng,{day:%d/%m/%Y}\n" for day in days)
    path.write_text(f"Họ và tên,Ngày vào Đảng\n{rows}", encoding="utf-8")
    begun = time.process_time()
    take(path)
    assert time.process_time() - begun < MOST_SECONDS / 2
