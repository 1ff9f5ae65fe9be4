"""Where the headings of a roster stand, over one row or several, and what its columns are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from app.domain import roster_headings as headings
from app.domain.members import KNOWN_POSTS
from app.domain.roster_dates import is_dated
from app.domain.roster_plan import RosterField
from app.domain.roster_terms import is_usual_name, post_of, section_group, standing_of
from app.domain.roster_values import Sheet, Value, text_of, words_of

_NAMES = (RosterField.FULL_NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
_DATES = (RosterField.JOINED_ON, RosterField.OFFICIAL_ON, RosterField.LEFT_ON)
#: Rows below a head that show what its columns hold; rows of headings below the one with the names.
_SAMPLE, _DEEPEST = 200, 2
_TICKS = frozenset(("x", "v", "+", "1", "✓", "✔", "√", "co", "*", "☑", "☒"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading as shown, its field (None: not kept), the columns of day, month and year if it is split."""

    index: int
    heading: str
    field: RosterField | None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Rows ``first`` to ``last`` are headings; without any ``last`` is before ``first``.

    ``ordinal`` is the column of the running number.
    """

    first: int
    last: int
    columns: tuple[Column, ...]
    ordinal: int | None = None

    def of(self, field: RosterField) -> Column | None:
        """Return the column of a field, or None."""
        return next((column for column in self.columns if column.field is field), None)


def head_at(sheet: Sheet, row: int) -> Head | None:
    """Return the head whose heading of names stands in a row, or None."""
    cells = sheet.rows[row]
    if any(isinstance(value, date | float) for value in cells) or not headings.may_name(filter(_is_text, cells)):
        return None
    texts = _texts(sheet, row)
    if not _has_names(texts):
        return None
    first = row - 1 if row and _is_upper(_texts(sheet, row - 1)) else row
    last = row
    while last < min(row + _DEEPEST, len(sheet.rows) - 1) and _is_lower(_texts(sheet, last + 1), texts):
        last += 1
    labels = _paths(sheet, first, last)
    columns = [Column(index, _shown(path), _field(path)) for index, path in enumerate(labels)]
    below = sheet.rows[last + 1 : last + 1 + _SAMPLE]
    ordinal = next((i for i, path in enumerate(labels) if path and headings.is_ordinal(path[-1])), None)
    return Head(first, last, tuple(_settled(columns, labels, below)), ordinal)


def headless(sheet: Sheet) -> Head | None:
    """Return the columns of a list without headings by what they hold; dates are left to the user."""
    rows = sheet.rows[:_SAMPLE]
    width = max((len(row) for row in rows), default=0)
    cells = [[text for row in rows if (text := text_of(_cell(row, i)))] for i in range(width)]
    names = max(range(width), key=lambda i: _share(cells[i], is_usual_name) * len(cells[i]), default=None)
    if names is None or _share(cells[names], is_usual_name) < 0.5:
        return None
    columns: list[Column] = []
    for index, found in enumerate(cells):
        field = RosterField.FULL_NAME if index == names else _by_content(found)
        columns.append(Column(index, "", field if _first(columns, field) else None))
    ordinal = next((i for i in range(names) if cells[i] and _share(cells[i], _is_number) == 1), None)
    return Head(0, -1, tuple(columns), ordinal)


def reassigned(head: Head, changes: Iterable[tuple[int, RosterField | None]]) -> Head:
    """Return a head with columns as the user takes them; a field has one column."""
    columns = {column.index: column for column in head.columns}
    for index, field in changes:
        if index not in columns:
            continue
        if field is not None:
            columns = {i: replace(c, field=None) if c.field is field else c for i, c in columns.items()}
        if field is RosterField.FULL_NAME:
            columns = {i: replace(c, field=None) if c.field in _NAMES else c for i, c in columns.items()}
        columns[index] = replace(columns[index], field=field, parts=())
    return replace(head, columns=tuple(columns.values()))


def is_tick(text: str) -> bool:
    """Return whether a cell only says yes."""
    return text.casefold() in _TICKS


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [text_of(value) for value in sheet.rows[row]]


def _is_text(value: Value) -> TypeGuard[str]:
    return isinstance(value, str)


def _cell(row: Sequence[Value], index: int) -> Value:
    return row[index] if index < len(row) else None


def _has_names(texts: Sequence[str]) -> bool:
    """Return whether a row has the heading of names, and does not only look so."""
    fields = [headings.field_of(text) for text in texts]
    known = sum(map(headings.is_known, texts))
    if any(f is RosterField.FULL_NAME and not headings.is_weak(t) for f, t in zip(fields, texts, strict=True)):
        return known >= sum(map(bool, texts)) / 3
    if RosterField.FAMILY_NAME in fields and RosterField.GIVEN_NAME in fields:
        return True
    return RosterField.FULL_NAME in fields and known >= 3


def _is_upper(texts: Sequence[str]) -> bool:
    """Return whether the row above the heading of names holds wider headings, and is no title."""
    filled = [text for text in texts if text]
    return (
        bool(filled)
        and not any(map(_is_number, filled))
        and (
            (len(filled) > 1 and any(map(headings.is_known, filled)))
            or (len(filled) == 1 and headings.is_known(filled[0]))
        )
    )


def _is_lower(texts: Sequence[str], names: Sequence[str]) -> bool:
    """Return whether a row under the heading of names continues the headings."""
    filled = [(index, text) for index, text in enumerate(texts) if text]
    if not filled or any(_is_number(text) or is_dated(text) for _, text in filled):
        return False
    if len(filled) == 1 and filled[0][0] < len(names) and names[filled[0][0]]:
        return False
    below = [text for index, text in filled if index < len(names) and _is_own_column(names[index])]
    return all(map(headings.is_known, below)) and sum(headings.is_known(text) for _, text in filled) * 2 >= len(filled)


def _is_own_column(heading: str) -> bool:
    return headings.is_ordinal(heading) or _field([heading]) in _NAMES


def _paths(sheet: Sheet, first: int, last: int) -> list[list[str]]:
    """Return the headings above each column from the widest to its own; merged and blank ones reach to the right."""
    rows = [_texts(sheet, row) for row in range(first, last + 1)]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    wide = [_widened(sheet, first + depth, row, rows[depth + 1 :]) for depth, row in enumerate(rows)]
    paths = []
    for index in range(width):
        path = [text for row in wide if (text := row[index])]
        paths.append([text for place, text in enumerate(path) if not place or text != path[place - 1]])
    return paths


def _widened(sheet: Sheet, number: int, row: list[str], lower: list[list[str]]) -> list[str]:
    made = list(row)
    spans = {(top, left): right for top, left, bottom, right in sheet.merged if top <= number <= bottom}
    merged_columns = {i for (_, left), right in spans.items() for i in range(left, right + 1)}
    for (_, left), right in spans.items():
        for index in range(left, min(right + 1, len(made))):
            made[index] = made[index] or row[left]
    for index in range(1, len(made)):
        below = any(deeper[index] for deeper in lower)
        if not made[index] and index not in merged_columns and below and made[index - 1]:
            had = any(deeper[index - 1] for deeper in lower)
            made[index] = made[index - 1] if had else ""
    return made


def _shown(path: Sequence[str]) -> str:
    return " – ".join(path)


def _field(path: Sequence[str]) -> RosterField | None:
    return headings.field_of(*path) if path else None


def _settled(columns: list[Column], labels: list[list[str]], below: Sequence[Sequence[Value]]) -> list[Column]:
    """Return columns after a look at what they hold: one column for each field, split names and dates put together."""
    cells = [[text for row in below if (text := text_of(_cell(row, i)))] for i in range(len(columns))]
    columns = [replace(c, field=_by_cells(c.field, cells[c.index])) for c in columns]
    columns = _with_split_dates(columns, labels)
    columns = _with_split_names(columns, cells)
    kept: dict[RosterField, int] = {}
    for column in columns:
        field = column.field
        if field is not None and (field not in kept or len(cells[column.index]) > 2 * len(cells[kept[field]])):
            kept[field] = column.index
    ticked = {c.index for c in columns if c.field is RosterField.STANDING and _share(cells[c.index], is_tick) > 0.5}
    return [
        c if c.field is None or kept[c.field] == c.index or c.index in ticked else replace(c, field=None)
        for c in columns
    ]


def _by_cells(field: RosterField | None, cells: Sequence[str]) -> RosterField | None:
    """Return what a column is when its cells say other than its heading: dates under a standing, ticks under a date."""
    if field is RosterField.STANDING and _share(cells, is_dated) > 0.5:
        return RosterField.OFFICIAL_ON
    if field is RosterField.OFFICIAL_ON and _share(cells, is_tick) > 0.5:
        return RosterField.STANDING
    return field


def _with_split_dates(columns: list[Column], labels: list[list[str]]) -> list[Column]:
    made = list(columns)
    for index in range(len(columns) - 2):
        three = made[index : index + 3]
        parts = [headings.date_part(labels[c.index][-1]) if len(labels[c.index]) > 1 else None for c in three]
        if parts == [0, 1, 2] and three[0].field in _DATES and len({c.field for c in three}) == 1:
            made[index] = replace(three[0], heading=labels[index][0], parts=tuple(c.index for c in three))
            made[index + 1], made[index + 2] = (replace(c, field=None) for c in three[1:])
    return made


def _with_split_names(columns: list[Column], cells: list[list[str]]) -> list[Column]:
    """Return columns with family and given names told apart where one heading stands over both."""
    fields = [column.field for column in columns]
    if RosterField.FULL_NAME not in fields:
        return columns
    name = fields.index(RosterField.FULL_NAME)
    beside = name + 1
    if beside >= len(columns) or columns[beside].field not in (None, RosterField.FULL_NAME, RosterField.GIVEN_NAME):
        return [replace(c, field=None) if c.field in _NAMES and c.index != name else c for c in columns]
    same_heading = columns[beside].heading in ("", columns[name].heading)
    given = columns[beside].field is RosterField.GIVEN_NAME or same_heading
    single = _share(cells[beside], lambda text: len(text.split()) == 1 and text.isalpha()) > 0.8
    spare = given and single and len(cells[beside]) >= len(cells[name]) * 0.8
    if spare and not _repeats(cells[name], cells[beside]):
        new = {name: RosterField.FAMILY_NAME, beside: RosterField.GIVEN_NAME}
        return [replace(c, field=new.get(c.index, None if c.field in _NAMES else c.field)) for c in columns]
    return [replace(c, field=None) if c.field in _NAMES and c.index != name else c for c in columns]


def _repeats(full: Sequence[str], given: Sequence[str]) -> bool:
    """Return whether a column of given names only says again what the full names end with."""
    pairs = list(zip(full, given, strict=False))
    return sum(words_of(one).endswith(words_of(other)) for one, other in pairs) > len(pairs) / 2


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0


def _is_number(text: str) -> bool:
    return text.strip("().").isdigit()


def _by_content(cells: Sequence[str]) -> RosterField | None:
    if _share(cells, lambda text: section_group(text) is not None) > 0.5:
        return RosterField.GROUP
    posts = frozenset(map(words_of, KNOWN_POSTS))
    if _share(cells, lambda text: any(words_of(post_of(text)).startswith(post) for post in posts)) > 0.3:
        return RosterField.POSITION
    return RosterField.STANDING if _share(cells, lambda text: standing_of(text) is not None) > 0.6 else None


def _first(columns: Iterable[Column], field: RosterField | None) -> bool:
    return all(column.field is not field for column in columns)
