"""The tables of a .docx, read from its XML in one go; nothing else of the document is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.roster_planning import Source
from app.domain.roster_values import Sheet, Value
from app.errors import KnownError
from app.services.roster_import import limits
from app.services.roster_import.archive import Archive
from app.services.roster_import.xml_scan import Scan

DOCUMENT = "word/document.xml"
NO_TABLE = (
    "Tệp Word này không có bảng nào. Đồng chí chọn tệp có bảng danh sách, hoặc chép danh sách rồi dán vào. "
    + limits.KEPT
)
_BREAKS = ("p", "br", "cr", "tab")
_NOT_SAID = ("moveFrom", "Fallback", "instrText", "delText", "txbxContent")


def read_docx(name: str, archive: Archive) -> Source:
    """Return the tables of a .docx as sheets; raises KnownError when it cannot be read or has none."""
    scan = _Document(archive.read(DOCUMENT))
    scan.run()
    if not scan.sheets:
        raise KnownError(NO_TABLE)
    return Source(name, tuple(scan.sheets), notes=limits.sheet_notes(scan.number))


@dataclass(slots=True)
class _Table:
    """A table as it is being read; ``open`` holds, by column, where cells merged downwards began."""

    rows: list[tuple[Value, ...]] = field(default_factory=list)
    merged: dict[tuple[int, int], int] = field(default_factory=dict)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    row: list[Value] = field(default_factory=list)


class _Document(Scan):
    """Gathers the first tables and counts all ``number``; one inside a cell is text of that cell."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.sheets: list[Sheet] = []
        self.number = 0
        self._budget = limits.Budget()
        self._table = _Table()
        self._depth = self._silent = self._before = self._span = 0
        self._text: list[str] = []
        self._goes_on: bool | None = None
        self._in_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See a table, a row, a cell, or how a cell is merged."""
        if name == "tbl":
            self._depth += 1
            self._table = _Table() if self._depth == 1 else self._table
        elif name in _NOT_SAID:
            self._silent += 1
        elif name == "t":
            self._in_text = True
        elif name in _BREAKS and self._text:
            self._text.append("\n" if name in ("p", "br", "cr") else " ")
        elif self._depth == 1:
            self._start_part(name, attributes)

    def end(self, name: str) -> None:
        """Close a table, a row or a cell."""
        if name == "tbl":
            self._depth -= 1
            if self._depth == 0:
                self._end_table()
        elif name in _NOT_SAID:
            self._silent -= 1
        elif name == "t":
            self._in_text = False
        elif self._depth == 1 and name == "tc":
            self._end_cell()
        elif self._depth == 1 and name == "tr":
            self._end_row()

    def text(self, text: str) -> None:
        """Take what a cell says."""
        if self._in_text and self._depth and not self._silent:
            self._text.append(text)

    def _start_part(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tr":
            self._table.row, self._before = [], 0
        elif name == "gridBefore":
            self._table.row = [None] * _few(attributes)
        elif name == "tc":
            self._text, self._span, self._goes_on = [], 1, None
        elif name == "gridSpan":
            self._span = _few(attributes)
        elif name == "vMerge":
            self._goes_on = attributes.get("val", "continue") != "restart"

    def _end_cell(self) -> None:
        said = "".join(self._text).strip("\n")
        table, column, row = self._table, len(self._table.row), len(self._table.rows)
        self._budget.spend(0, len(said))
        if self._goes_on and column in table.open:
            table.merged[table.open[column], column] = row
        elif self._goes_on is False:
            table.open[column] = row
        if self._span > 1:
            table.spans.append((row, column, row, column + self._span - 1))
        room = max(0, limits.MOST_COLUMNS - column)
        table.row += [said or None, *[None] * (self._span - 1)][:room]
        self._text = []

    def _end_row(self) -> None:
        row = limits.trimmed(self._table.row)
        self._budget.spend(len(row))
        self._table.rows.append(row)
        if len(self._table.rows) > limits.MOST_ROWS:
            raise KnownError(limits.TOO_MUCH)

    def _end_table(self) -> None:
        table = self._table
        ranges = [(top, column, bottom, column) for (top, column), bottom in table.merged.items()] + table.spans
        if not any(any(row) for row in table.rows):
            return
        self.number += 1
        if self.number <= limits.MOST_SHEETS:
            merged = limits.merged_within(ranges, len(table.rows))
            self.sheets.append(Sheet(f"Bảng {len(self.sheets) + 1}", tuple(table.rows), merged))


def _few(attributes: Mapping[str, str]) -> int:
    return max(1, min(limits.MOST_COLUMNS, int(attributes.get("val", "1"))))
