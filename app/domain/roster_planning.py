"""From the sheets of a source to the plan of an import."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from app.domain.members import groups
from app.domain.old_fonts import OldFont, convert, detect
from app.domain.records import MemberRecord
from app.domain.roster_head import Head
from app.domain.roster_matching import match
from app.domain.roster_person import Usage
from app.domain.roster_plan import RosterChoices, RosterColumn, RosterField, RosterPlan, RosterSheet
from app.domain.roster_rows import Reading, read_sheet
from app.domain.roster_terms import section_group
from app.domain.roster_values import Sheet, Value, text_of, words_of
from app.domain.roster_words import old_font_words
from app.errors import KnownError

#: Of two sheets more than so many names in common: they are the same list of two times.
SAME_LIST = 0.3
HEADLESS = "Không thấy dòng tiêu đề nên các cột được nhận theo nội dung; đồng chí xem lại từng cột."
OTHER_SHEETS = "Tệp có nhiều trang cùng một danh sách; đang đọc trang “{}”."
NO_PEOPLE = "Không thấy cột họ và tên hoặc không có đồng chí nào trong tệp này."
UNICODE = "unicode"
#: Letters that are converted from an old font; more would take long, and no roster has them.
MOST_OLD_LETTERS = 3_000_000
TOO_MUCH = "Tệp có quá nhiều chữ phông cũ để là danh sách đảng viên. Đồng chí chép riêng danh sách rồi nhập lại."
_FONTS = {font.value: font for font in OldFont}
_SAMPLES = 3
_WANTED = (
    RosterField.STANDING, RosterField.POSITION, RosterField.GROUP, RosterField.JOINED_ON, RosterField.OFFICIAL_ON,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of a file: its sheets, what its text was, what else it could be, and what reading left out."""

    name: str
    sheets: tuple[Sheet, ...]
    text_encoding: str = UNICODE
    encodings: tuple[str, ...] = (UNICODE, *OldFont)
    from_1904: bool = False
    notes: tuple[str, ...] = ()


def plan(source: Source, members: Sequence[MemberRecord], today: date, choices: RosterChoices) -> RosterPlan:
    """Return what importing a source would do to a book with these members."""
    sheets, encoding = _in_unicode(source, choices.text_encoding)
    known = {words_of(name): name for name in groups(members)}
    readings = _readings(sheets, Usage(today, source.from_1904, groups=known), choices)
    chosen = _chosen(readings, choices.sheets)
    matched = match([person for reading in chosen for person in reading.people], members, today)
    skipped = [*(one for reading in chosen for one in reading.skipped), *matched.repeated]
    order = {reading.sheet.name: place for place, reading in enumerate(chosen)}
    return RosterPlan(
        source.name,
        matched.rows,
        tuple(sorted(skipped, key=lambda one: (order[one.sheet], one.row))),
        encoding,
        source.encodings,
        tuple(RosterSheet(r.sheet.name, len(r.people), r in chosen) for r in readings),
        tuple(column for reading in chosen for column in _columns(reading)),
        _missing(chosen),
        (*source.notes, *_notes(readings, chosen, encoding)),
        choices,
        basis(members),
    )


def basis(members: Sequence[MemberRecord]) -> str:
    """Return what tells one state of the roster from another."""
    return hashlib.sha256(repr(tuple(members)).encode()).hexdigest()


def _in_unicode(source: Source, wanted: str) -> tuple[tuple[Sheet, ...], str]:
    """Return the sheets in Unicode and what they were: what the user says, otherwise what each column looks like."""
    if source.text_encoding != UNICODE or wanted == UNICODE:
        return source.sheets, source.text_encoding
    forced = _FONTS.get(wanted)
    made = [_sheet_in_unicode(sheet, forced) for sheet in source.sheets]
    fonts = [font for _, font in made if font is not None]
    return tuple(sheet for sheet, _ in made), fonts[0].value if fonts else UNICODE


def _sheet_in_unicode(sheet: Sheet, forced: OldFont | None) -> tuple[Sheet, OldFont | None]:
    whole = forced or detect([cell for row in sheet.rows for cell in row if isinstance(cell, str)])
    if whole is None:
        return sheet, None
    if sum(len(cell) for row in sheet.rows for cell in row if isinstance(cell, str)) > MOST_OLD_LETTERS:
        raise KnownError(TOO_MUCH)
    width = max(map(len, sheet.rows), default=0)
    columns = [[row[i] for row in sheet.rows if i < len(row) and isinstance(row[i], str)] for i in range(width)]
    plain = frozenset() if forced else frozenset(i for i in range(width) if _is_unicode(columns[i]))
    rows = tuple(tuple(_converted(c, whole) if i not in plain else c for i, c in enumerate(row)) for row in sheet.rows)
    return replace(sheet, rows=rows), whole


def _is_unicode(cells: Sequence[Value]) -> bool:
    """Return whether a column is Vietnamese in Unicode beside others that are not."""
    texts = [text for text in cells if isinstance(text, str) and not text.isascii()]
    return (
        len(texts) > 2
        and sum(re.search("[\u0102-\u01b0\u1ea0-\u1ef9]", text) is not None for text in texts) > len(texts) / 2
    )


def _converted(cell: Value, font: OldFont) -> Value:
    return convert(cell, font) if isinstance(cell, str) and not cell.isascii() else cell


def _readings(sheets: Sequence[Sheet], usage: Usage, choices: RosterChoices) -> list[Reading]:
    made: list[Reading] = []
    before: Head | None = None
    for sheet in sheets:
        mine = tuple((index, field) for name, index, field in choices.columns if name == sheet.name)
        width = max(map(len, sheet.rows), default=0)
        goes_on = before if before is not None and len(before.columns) == width else None
        reading = read_sheet(sheet, replace(usage, columns=mine, before=goes_on))
        before = reading.head or before
        made.append(reading)
    if all(reading.head is None for reading in made):
        made = [_headless(reading.sheet, usage, choices) for reading in made]
    return [_grouped_by_sheet(reading) for reading in made]


def _headless(sheet: Sheet, usage: Usage, choices: RosterChoices) -> Reading:
    mine = tuple((index, field) for name, index, field in choices.columns if name == sheet.name)
    return read_sheet(sheet, replace(usage, columns=mine), may_lack_head=True)


def _grouped_by_sheet(reading: Reading) -> Reading:
    """Return a reading whose people belong to the group the sheet is named after, where nothing else says one."""
    group = section_group(reading.sheet.name)
    if group is None or any(person.group for person in reading.people):
        return reading
    return replace(reading, people=tuple(replace(person, group=group) for person in reading.people))


def _chosen(readings: Sequence[Reading], wanted: Sequence[str]) -> list[Reading]:
    """Return the sheets to import: the user's, otherwise all visible ones with people, of the same list the newest."""
    if wanted:
        return [reading for reading in readings if reading.sheet.name in wanted]
    able = [r for r in readings if r.people and not r.sheet.hidden] or [r for r in readings if r.people]
    if not able:
        return [reading for reading in readings if not reading.sheet.hidden]
    best = max(able, key=lambda r: (_last_year(r.sheet.name), len(r.people)))
    names = frozenset(words_of(person.full_name) for person in best.people)
    others = [r for r in able if r is not best]
    if any(_overlap(names, other) > SAME_LIST for other in others):
        return [best]
    return able


def _overlap(names: frozenset[str], other: Reading) -> float:
    return sum(words_of(person.full_name) in names for person in other.people) / max(
        1, min(len(names), len(other.people))
    )


def _last_year(name: str) -> int:
    return max((int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", name)), default=0)


def _columns(reading: Reading) -> tuple[RosterColumn, ...]:
    if reading.head is None:
        width = max(map(len, reading.sheet.rows), default=0)
        return tuple(
            RosterColumn(reading.sheet.name, i, _letter(i), "", None, _samples(reading, i)) for i in range(width)
        )
    return tuple(
        RosterColumn(reading.sheet.name, c.index, _letter(c.index), c.heading, c.field, _samples(reading, c.index))
        for c in reading.head.columns
    )


def _samples(reading: Reading, index: int) -> tuple[str, ...]:
    if reading.people:
        texts = (person.cells[index] for person in reading.people if index < len(person.cells))
    else:
        texts = (text_of(row[index]) for row in reading.sheet.rows if index < len(row))
    return tuple(islice(filter(None, texts), _SAMPLES))


def _letter(index: int) -> str:
    """Return a column's letters as a spreadsheet has them."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _missing(chosen: Sequence[Reading]) -> tuple[RosterField, ...]:
    found = {c.field for reading in chosen if reading.head is not None for c in reading.head.columns}
    said = {RosterField.GROUP} if any(p.group for reading in chosen for p in reading.people) else set()
    named = RosterField.FULL_NAME in found or {RosterField.FAMILY_NAME, RosterField.GIVEN_NAME} <= found
    wanted = _WANTED if named else (RosterField.FULL_NAME, *_WANTED)
    return tuple(one for one in wanted if one not in found | said)


def _notes(readings: Sequence[Reading], chosen: Sequence[Reading], encoding: str) -> tuple[str, ...]:
    notes = []
    if not any(reading.people for reading in chosen):
        notes.append(NO_PEOPLE)
    elif any(reading.head is not None and reading.head.last < 0 for reading in chosen[:1]):
        notes.append(HEADLESS)
    if len(chosen) == 1 and sum(bool(reading.people) for reading in readings) > 1:
        notes.append(OTHER_SHEETS.format(chosen[0].sheet.name))
    if font_words := old_font_words(encoding):
        notes.append(font_words)
    return tuple(notes)
