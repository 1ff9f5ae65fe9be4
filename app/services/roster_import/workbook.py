"""Sheets of .xlsx and .ods through calamine, which lays a sheet out whole: what lies far off is cut out before.

One stray cell at XFD1048576 would otherwise cost gigabytes. Each part is looked through first; only parts that were
are handed on, with their true sizes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from app.domain.roster_planning import Source
from app.domain.roster_values import Sheet, Value
from app.errors import KnownError
from app.services.roster_import import limits
from app.services.roster_import.archive import Archive, packed
from app.services.roster_import.limits import Budget
from app.services.roster_import.xml_scan import Scan

_UNUSED = re.compile(
    r"(^|/)(docProps|customXml|theme|drawings|charts|media|comments|pivot\w*|externalLinks|tables)/|comments\d*\.xml$"
)
_SHARED = "xl/sharedstrings.xml"
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


Read = TypeVar("Read")
Merged = Mapping[str, list[tuple[int, int, int, int]]]


class Found:
    """What the scans of a file add up to: far cells, merged cells of an .ods, and whether days count from 1904."""

    def __init__(self) -> None:
        self.budget = Budget()
        self.far = self._merged = 0
        self.from_1904 = False
        self.lengths: list[int] = []

    def see_merged(self) -> None:
        """Count a merged range."""
        self._merged += 1
        if self._merged > limits.MOST_RANGES:
            raise KnownError(limits.TOO_MUCH)

    def see_far(self) -> None:
        """Count a cell that lies far off; so many are a list too long, and no slip."""
        self.far += 1
        if self.far > limits.MOST_COLUMNS:
            raise KnownError(limits.TOO_MUCH)


def read_xlsx(name: str, archive: Archive) -> Source:
    """Return the sheets of an .xlsx; raises KnownError for what cannot be read."""
    parts = archive.read_all(n for n in archive.names if n.endswith((".xml", ".rels")) and not _UNUSED.search(n))
    found = Found()
    shared = next((part for part in parts if part.lower() == _SHARED), "")
    clean = {}
    for part in sorted(parts, key=lambda n: n != shared):
        scan = _Part(parts[part], found)
        made = scan.run()
        if part == shared or not scan.is_shared:
            clean[part] = made
    sheets, notes = _sheets(packed(clean), {})
    return Source(name, sheets, from_1904=found.from_1904, notes=(*notes, *far_notes(found.far)))


def read_ods(name: str, archive: Archive) -> Source:
    """Return the sheets of an .ods; raises KnownError for what cannot be read."""
    wanted = ("content.xml", "META-INF/manifest.xml")
    parts = archive.read_all(n for n in wanted if n in archive.names)
    if "content.xml" not in parts or b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise KnownError(limits.PROTECTED if "content.xml" in parts else limits.BROKEN)
    found = Found()
    scan = _Content(parts["content.xml"], found)
    parts["content.xml"] = scan.run()
    parts |= {"mimetype": _MIMETYPE, "META-INF/manifest.xml": _MANIFEST}
    sheets, notes = _sheets(packed(parts), scan.merged)
    return Source(name, sheets, notes=(*notes, *far_notes(found.far)))


def far_notes(far: int) -> tuple[str, ...]:
    """Return the note about cells far off, if there were any."""
    return (limits.FAR.format(far),) if far else ()


def _sheets(data: bytes, merged: Merged) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the sheets, and what is said of those left out."""
    import python_calamine as calamine

    budget = Budget()

    def read() -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        usual = [one for one in book.sheets_metadata if one.typ is calamine.SheetTypeEnum.WorkSheet]
        sheets = tuple(_sheet(book, one, merged, budget) for one in usual[: limits.MOST_SHEETS])
        return sheets, limits.sheet_notes(len(usual))

    return guarded(read)


def guarded(read: Callable[[], Read]) -> Read:
    """Return what ``read`` reads; whatever a library raises on a broken file becomes a KnownError."""
    try:
        return read()
    except (KnownError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # calamine's panics are no Exception
        known = type(error).__name__ == "PasswordError"
        raise KnownError(limits.PROTECTED if known else limits.BROKEN) from error


def _sheet(book: Any, about: Any, merged: Merged, budget: Budget) -> Sheet:
    import python_calamine as calamine

    sheet = book.get_sheet_by_name(about.name)
    rows = [limits.trimmed([_value(cell) for cell in row]) for row in sheet.to_python(skip_empty_area=False)]
    budget.spend(sum(map(len, rows)))
    ranges = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    ranges = ranges or merged.get(about.name, [])
    hidden = about.visible is not calamine.SheetVisibleEnum.Visible
    return Sheet(about.name, tuple(rows), limits.merged_within(ranges, len(rows)), hidden)


def _value(value: Any) -> Value:
    """Return a cell; times of day say nothing in a roster."""
    from datetime import date, datetime

    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | bool | date) and value != "" else None


class _Part(Scan):
    """A part of an .xlsx: the sheets, the shared texts, or one of the small ones."""

    def __init__(self, data: bytes, found: Found) -> None:
        super().__init__(data)
        self._found = found
        self._row = self._column = self._letters = 0
        self._begin = -1
        self._full = self._shared = self._in_value = False
        self._typed = self._root = ""
        self._values = 0
        self._reach = (0, 0)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See a row, a cell, a shared text, or how the workbook counts days."""
        self._root = self._root or name
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t", "is"):
            self._full = True
            self._in_value = name != "is"
            self._values += name == "v"
        elif name == "si":
            self._letters = 0
            if self._root != "sst":
                raise KnownError(limits.BROKEN)
        elif name == "workbookPr":
            self._found.from_1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        elif name == "dimension":
            self._begin = self.place
        elif name == "mergeCell":
            self._found.see_merged()

    def end(self, name: str) -> None:
        """Count a cell that says something; cut one that lies far off."""
        if name == "c":
            self._end_cell()
        elif name == "si":
            self._found.lengths.append(self._letters)
            self._found.budget.spend(0, self._letters)
        elif name in ("v", "t"):
            self._in_value = False
        elif name == "dimension":
            self.cut(self._begin, has_content=False)

    def text(self, text: str) -> None:
        """Count letters; keep the number of a shared text."""
        if self._in_value:
            self._letters += len(text)
            self._typed += text if self._shared else ""

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        self._begin, self._full, self._letters, self._values, self._typed = self.place, False, 0, 0, ""
        if "r" in attributes:
            found = _CELL.fullmatch(attributes["r"])
            if found is None:
                raise KnownError(limits.BROKEN)
            self._column, self._row = _number(found[1]), int(found[2])
        self._shared = attributes.get("t") == "s"

    def _end_cell(self) -> None:
        far = self._row > limits.MOST_ROWS or self._column > limits.MOST_COLUMNS
        if self._full and not far:
            reach = max(self._reach[0], self._row), max(self._reach[1], self._column)
            self._reach = self._found.budget.spread(self._reach, reach)
            self._found.budget.spend(1, self._shared_letters() if self._shared else self._letters)
        elif self._full:
            self._found.see_far()
        if far:
            self.cut(self._begin, has_content=self._full)

    @property
    def is_shared(self) -> bool:
        """Whether the part holds shared texts."""
        return self._root == "sst"

    def _shared_letters(self) -> int:
        """Return the length of the shared text that a cell names by its number."""
        typed, known = self._typed.strip(), self._found.lengths
        if self._values > 1 or not re.fullmatch("[0-9]{1,7}", typed, re.ASCII) or int(typed) >= len(known):
            raise KnownError(limits.BROKEN)
        return known[int(typed)]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Content(Scan):
    """The content of an .ods; ``merged`` holds the merged cells of each sheet."""

    def __init__(self, data: bytes, found: Found) -> None:
        super().__init__(data)
        self._found = found
        self.merged: dict[str, list[tuple[int, int, int, int]]] = {}
        self._sheet = ""
        self._row = self._column = self._letters = self._rows = self._columns = 0
        self._row_begin = self._begin = self._said = 0
        self._reach = (0, 0)
        self._full = self._deep = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See a sheet, a row or a cell."""
        self._deep = True
        if name == "table":
            self._sheet, self._row, self._reach = attributes.get("name", ""), 0, (0, 0)
        elif name == "table-row":
            self._rows, self._column = _times(attributes, "number-rows-repeated"), 0
            self._row_begin, self._said = self.place, 0
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = _times(attributes, "number-columns-repeated")
            self._begin, self._letters, self._deep = self.place, 0, False
            self._full = "value-type" in attributes
            self._note_span(attributes)

    def end(self, name: str) -> None:
        """Count a cell that says something; cut what lies far off, and the long empty ends of rows and sheets."""
        if name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._row += self._rows
            if self._row > limits.MOST_ROWS:
                for _ in range(self._said):
                    self._found.see_far()
                self.cut(self._row_begin, has_content=True)

    def text(self, text: str) -> None:
        """Count letters."""
        self._letters += len(text)
        self._full = self._full or bool(text.strip())

    def _end_cell(self) -> None:
        self._column += self._columns
        far = self._column > limits.MOST_COLUMNS
        if self._full and far:
            self._found.see_far()
        elif self._full:
            self._said += 1
            down = min(self._row + self._rows, limits.MOST_ROWS)
            self._reach = self._found.budget.spread(self._reach, (down, max(self._reach[1], self._column)))
            times = self._columns * (self._rows if self._row + self._rows <= limits.MOST_ROWS else 1)
            self._found.budget.spend(times, times * self._letters)
        if far:
            self.cut(self._begin, has_content=self._deep or self._letters > 0)

    def _note_span(self, attributes: Mapping[str, str]) -> None:
        down, right = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
        if down * right > 1:
            ranges: list[tuple[int, int, int, int]] = self.merged.setdefault(self._sheet, [])
            ranges.append((self._row, self._column, self._row + down - 1, self._column + right - 1))


def _times(attributes: Mapping[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))


__all__: Sequence[str] = ("far_notes", "guarded", "read_ods", "read_xlsx")
