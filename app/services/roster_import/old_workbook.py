"""Sheets of .xls through xlrd: pure Python, so that a hostile file costs an error and never the program."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import date
from time import monotonic
from typing import Any

from app.domain.roster_planning import Source
from app.domain.roster_values import Sheet, Value
from app.errors import KnownError
from app.services.roster_import import limits
from app.services.roster_import.workbook import guarded

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_DOCUMENT = "WordDocument".encode("utf-16-le")
#: Seconds after which no further sheet is read.
PATIENCE = 5.0


def read_xls(name: str, data: bytes) -> Source:
    """Return the sheets of an .xls; raises KnownError for what cannot be read, protected files and old .doc."""
    limits.check_bytes(len(data), limits.MOST_OLD_BYTES)
    if _ENCRYPTED_PACKAGE in data:
        raise KnownError(limits.PROTECTED)
    if _WORD_DOCUMENT in data and "Workbook".encode("utf-16-le") not in data:
        raise KnownError(limits.OLD_WORD)
    made: list[Any] = []
    sheets = guarded(lambda: _sheets(data, made))
    return Source(name, sheets, from_1904=made[0].datemode == 1, notes=limits.sheet_notes(made[0].nsheets))


def _sheets(data: bytes, made: list[Any]) -> tuple[Sheet, ...]:
    import xlrd  # type: ignore[import-untyped]

    try:
        with redirect_stdout(io.StringIO()):
            book = xlrd.open_workbook(
                file_contents=data, on_demand=True, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
            )
    except xlrd.XLRDError as error:
        raise KnownError(limits.PROTECTED if "encrypted" in str(error).lower() else limits.BROKEN) from error
    made.append(book)
    budget, begun, sheets = limits.Budget(), monotonic(), []
    for number in range(min(book.nsheets, limits.MOST_SHEETS)):
        if monotonic() - begun > PATIENCE:
            raise KnownError(limits.TOO_MUCH)
        sheets.append(_sheet(book.sheet_by_index(number), book.datemode, budget))
        book.unload_sheet(number)
    return tuple(sheets)


def _sheet(sheet: Any, datemode: int, budget: limits.Budget) -> Sheet:
    rows = []
    for number in range(sheet.nrows):
        row = limits.trimmed([_value(cell.ctype, cell.value, datemode) for cell in sheet.row(number)])
        budget.spend(len(row), sum(len(value) for value in row if isinstance(value, str)))
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > limits.MOST_ROWS:
        rows = _near(rows)
    ranges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, tuple(rows), limits.merged_within(ranges, len(rows)), sheet.visibility != 0)


def _near(rows: Sequence[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Return the rows near the top, when those far off are a few stray ones."""
    if sum(bool(row) for row in rows[limits.MOST_ROWS :]) > limits.MOST_COLUMNS:
        raise KnownError(limits.TOO_MUCH)
    return list(rows[: limits.MOST_ROWS])


def _value(kind: int, value: Any, datemode: int) -> Value:
    import xlrd

    if kind == xlrd.XL_CELL_DATE:
        return _day(value, datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_TEXT:
        return str(value) or None
    return float(value) if kind == xlrd.XL_CELL_NUMBER else None


def _day(value: float, datemode: int) -> Value:
    import xlrd

    try:
        year, month, day, *_ = xlrd.xldate_as_tuple(value, datemode)
        return date(year, month, day)
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return float(value)
