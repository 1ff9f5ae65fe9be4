"""What one row of a roster says of a person, read by the columns of its head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain import roster_terms as words
from app.domain.roster_dates import frame_of, read_date, split_pair
from app.domain.roster_head import Column, Head, is_tick
from app.domain.roster_headings import names_both_dates
from app.domain.roster_plan import RosterField
from app.domain.roster_values import Sheet, Value, lines_of, text_of, words_of
from app.domain.vocabulary import Standing

LABELS = {
    RosterField.JOINED_ON: "Ngày vào Đảng", RosterField.OFFICIAL_ON: "Ngày chính thức",
    RosterField.LEFT_ON: "Ngày chuyển đi",
}  # fmt: skip
BACKWARDS = "Ngày chính thức đang trước ngày vào Đảng; đồng chí xem lại."
UNKNOWN = "Chưa hiểu tư cách đảng viên “{}”."
_NAMES = (RosterField.FULL_NAME, RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a sheet is read with: the day, the workbook's way of counting days, the columns as the user takes them.

    ``groups`` are the book's by their words; ``before`` is the head of the table before, which one without continues.
    """

    today: date
    from_1904: bool = False
    columns: tuple[tuple[int, RosterField | None], ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    before: Head | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What a row says of somebody; what it does not say is empty or None.

    ``apart`` are the cells that the book does not keep, which tell namesakes of one file apart.
    """

    row: int
    full_name: str
    sheet: str = ""
    standing: Standing | None = None
    position: str = ""
    group: str = ""
    joined_on: str | None = None
    official_on: str | None = None
    left_on: str | None = None
    problems: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def whole_name(head: Head, texts: Sequence[str]) -> str:
    """Return the name that a row holds, put together where it stands in two columns."""
    parts = (texts[c.index] for f in _NAMES if (c := head.of(f)) is not None and c.index < len(texts))
    return " ".join(filter(None, parts))


class RowReader:
    """Reads the rows below one head."""

    def __init__(self, sheet: Sheet, usage: Usage, head: Head) -> None:
        self._sheet, self._usage, self.head = sheet, usage, head
        self._above = {
            (row, left): top for top, left, bottom, right in sheet.merged if left == right
            for row in range(top + 1, min(bottom + 1, len(sheet.rows)))
        }  # fmt: skip
        below = range(head.last + 1, len(sheet.rows))
        self._frames = {
            c.index: frame_of((self._value(row, c.index) for row in below), usage.today, from_1904=usage.from_1904)
            for c in head.columns if c.field in LABELS
        }  # fmt: skip
        kept = [c.index for c in head.columns if c.field is not None]
        self._kept = frozenset((*kept, head.ordinal))

    def person(self, row: int, texts: tuple[str, ...], group: str, section: Standing | None) -> Person:
        """Return what a row says; its section's group and standing where it says none itself."""
        problems: list[str] = []
        name = words.read_name(self._name(row, texts))
        dates = self._dates(row, problems)
        standing = self._standing(row, name.aside, problems)
        own_group = self._text(row, RosterField.GROUP)
        apart = (words_of(text) for index, text in enumerate(texts) if text and index not in self._kept)
        return Person(
            row + 1, name.name, self._sheet.name, standing or section, self._post(row, name.aside),
            words.group_of(own_group, self._usage.groups) if own_group else group,
            dates[RosterField.JOINED_ON], dates[RosterField.OFFICIAL_ON], dates[RosterField.LEFT_ON],
            tuple(filter(None, (name.problem, *problems))), texts, tuple(apart),
        )  # fmt: skip

    def _value(self, row: int, index: int) -> Value:
        """Return a cell; one of cells merged downwards has what the first says."""
        cells = self._sheet.rows[self._above.get((row, index), row)]
        return cells[index] if index < len(cells) else None

    def _text(self, row: int, wanted: RosterField) -> str:
        column = self.head.of(wanted)
        return "" if column is None else text_of(self._value(row, column.index))

    def _name(self, row: int, texts: Sequence[str]) -> str:
        """Return the name of a row; what is written below it in the same cell is none of it."""
        column = self.head.of(RosterField.FULL_NAME)
        lines = lines_of(self._value(row, column.index)) if column is not None else ()
        below = len(lines) == 2 and words.is_usual_name(lines[0]) and len(lines[0].split()) > 2
        return lines[0] if below else whole_name(self.head, texts)

    def _post(self, row: int, aside: str) -> str:
        said = self._text(row, RosterField.POSITION)
        if words.standing_of(said) is not None and len(words_of(said).split()) <= 5:
            said = ""
        return words.post_of(said) or ("" if words.standing_of(aside) is not None else words.post_of(aside))

    def _standing(self, row: int, aside: str, problems: list[str]) -> Standing | None:
        for column in self.head.columns:
            text = text_of(self._value(row, column.index)) if column.field is RosterField.STANDING else ""
            if text and is_tick(text):
                text = column.heading.rpartition(" – ")[2]
            found = words.standing_of(text)
            if found is not None:
                return found
            if text.strip("-. "):
                problems.append(UNKNOWN.format(text))
        said = (aside, self._text(row, RosterField.POSITION), self._text(row, RosterField.NOTE))
        dated = (self._text(row, RosterField.OFFICIAL_ON), self._text(row, RosterField.LEFT_ON))
        known = (words.standing_of(text) for text in (*said, *dated))
        return next((found for found in known if found is not None), self._gone(row))

    def _gone(self, row: int) -> Standing | None:
        return Standing.LEFT if any(c.isdigit() for c in self._text(row, RosterField.LEFT_ON)) else None

    def _dates(self, row: int, problems: list[str]) -> dict[RosterField, str | None]:
        made: dict[RosterField, str | None] = dict.fromkeys(LABELS)
        for column in self.head.columns:
            if column.field in LABELS:
                made.update(self._column_dates(row, column, column.field, problems))
        joined, official = made[RosterField.JOINED_ON], made[RosterField.OFFICIAL_ON]
        if joined and official and official[: len(joined)] < joined[: len(official)]:
            problems.append(BACKWARDS)
        return made

    def _column_dates(
        self, row: int, column: Column, kind: RosterField, problems: list[str]
    ) -> dict[RosterField, str | None]:
        value = self._split_date(row, column) if column.parts else self._value(row, column.index)
        if words.standing_of(text_of(value)) is not None:
            return {}
        pair = split_pair(value) if names_both_dates(column.heading) else None
        kinds = (RosterField.JOINED_ON, RosterField.OFFICIAL_ON) if pair is not None else (kind,)
        made = {}
        for one, part in zip(kinds, pair or (value,), strict=True):
            reading = read_date(part, LABELS[one], self._frames[column.index])
            problems += [reading.problem] if reading.problem else []
            made[one] = reading.kept
        return made

    def _split_date(self, row: int, column: Column) -> str:
        """Return the date of three columns: day, month, year, as far as they say something."""
        parts = [text_of(self._value(row, index)) for index in column.parts]
        return "/".join(part for part in parts if part)
