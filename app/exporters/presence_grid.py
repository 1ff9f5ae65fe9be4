"""Who came to which session, as tables: a row for each member, a column for each session, a sign for each mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from app.domain.presence import Presence
from app.domain.records import SessionSummary
from app.domain.year_grid import AWAY, LEGEND, SPOKE, Grid, column_title, make_grid, sign
from app.exporters.blocks import Block, Column, Paragraph, Run, Table

#: Signs of the window that the type of documents has no letters for.
_PRINTED = {"✓": "x", AWAY: "T"}
_MOST, _MOST_UPRIGHT = 12, 6  # sessions that one table has room for
_WIDTH, _WIDTH_UPRIGHT = 252, 165  # millimetres of a page on its side, and of one that stands
_NUMBER, _NAME = 12, 60
_WIDEST = 24


def lies_on_its_side(sessions: Sequence[SessionSummary]) -> bool:
    """Return whether so many sessions need a page that lies on its side."""
    return len(sessions) > _MOST_UPRIGHT


def grid_blocks(sessions: Sequence[SessionSummary], lines: Iterable[Presence], names: Mapping[str, str]) -> list[Block]:
    """Return the grid of sessions in tables of at most twelve columns, with what its signs say."""
    grid = make_grid(lines, names, sessions)
    legend = "; ".join(f"{_printed(mark)}: {meaning}" for mark, meaning in LEGEND)
    width = _WIDTH if lies_on_its_side(sessions) else _WIDTH_UPRIGHT
    tables: list[Block] = []
    for part in _parts(len(grid.sessions)):
        tables += [_table(grid, part, width), Paragraph((Run(f"Ghi chú: {legend}.", italic=True),))]
    return tables


def _parts(number: int) -> list[range]:
    """Return the columns of each table, as even as can be."""
    tables = -(-number // _MOST)
    edges = [number * place // tables for place in range(tables + 1)] if tables else []
    return [range(first, last) for first, last in pairwise(edges)]


def _table(grid: Grid, part: range, whole: float) -> Table:
    width = min(_WIDEST, (whole - _NUMBER - _NAME) / len(part))
    columns = (
        Column("TT", _NUMBER, "center"),
        Column("Họ và tên", whole - _NUMBER - width * len(part)),
        *(Column(column_title(grid.sessions[place]), width, "center") for place in part),
    )
    rows = (
        (str(number), row.full_name, *(_cell(row.cells[place]) for place in part))
        for number, row in enumerate(grid.rows, 1)
    )
    return Table(columns, tuple(rows))


def _cell(line: Presence | None) -> str:
    said = SPOKE if line is not None and line.spoke else ""
    return f"{_printed(sign(line))}{said}"


def _printed(mark: str) -> str:
    return _PRINTED.get(mark, mark)
