"""What an import of the roster says on the screen: a line for every row of the source, parts of the list, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.old_fonts import CAPITALS, OldFont
from app.domain.partial_dates import show_partial
from app.domain.roster_deciding import decided
from app.domain.roster_plan import (
    Candidate,
    RosterAction,
    RosterChange,
    RosterChoice,
    RosterColumn,
    RosterDecision,
    RosterField,
    RosterPlan,
    RosterRow,
    Skipped,
)
from app.domain.vocabulary import Word

LEFT_OUT = "Bỏ qua"
NOT_KEPT = "Không nhập cột này"
NOTHING_TO_DO = "Chưa có gì để ghi"
BLANK = "(trống)"

#: What is done with a row, in two words, and their tone.
_DOES = {
    RosterAction.ADD: ("Thêm mới", "good"),
    RosterAction.UPDATE: ("Cập nhật", "warn"),
    RosterAction.SAME: ("Không đổi", "neutral"),
    RosterAction.ASK: ("Cần chọn", "bad"),
}
_ENCODINGS = {
    "unicode": "Unicode",
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1258": "Windows 1258",
    **{font.value: f"Phông cũ {font.vi.partition(' (')[0]}" for font in OldFont},
}


class RosterPart(Word):
    """A part of the list that can be shown by itself."""

    ALL = "all", "Tất cả"
    LOOK = "look", "Cần xem"
    ADD = "add", "Thêm"
    UPDATE = "update", "Cập nhật"
    SAME = "same", "Không đổi"
    LEFT_OUT = "left_out", "Không nhập"


_PARTS = {
    RosterAction.ADD: frozenset({RosterPart.ADD}),
    RosterAction.UPDATE: frozenset({RosterPart.UPDATE}),
    RosterAction.SAME: frozenset({RosterPart.SAME}),
    RosterAction.ASK: frozenset({RosterPart.LOOK}),
}


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A row of the source as the list shows it; ``id`` is the key of a row, ``-1 - n`` for the nth skipped one."""

    id: int
    place: str
    full_name: str
    does: str
    tone: str
    says: str
    parts: frozenset[RosterPart]

    @property
    def stands_back(self) -> bool:
        """Whether nothing happens with the row."""
        return bool(self.parts & {RosterPart.SAME, RosterPart.LEFT_OUT})


def lines(plan: RosterPlan, decisions: Mapping[int, RosterDecision]) -> tuple[RosterLine, ...]:
    """Return a line for every row, in the order of the source; ``plan`` is as the decisions make it."""
    names = dict.fromkeys([row.sheet for row in plan.rows] + [one.sheet for one in plan.skipped])
    sheets, several = {name: number for number, name in enumerate(names)}, len(names) > 1
    placed = [(sheets[row.sheet], row.row, _row_line(row, decisions, several=several)) for row in plan.rows]
    placed += [
        (sheets[one.sheet], one.row, _skipped_line(one, -1 - number, several=several))
        for number, one in enumerate(plan.skipped)
    ]
    return tuple(line for _, _, line in sorted(placed, key=lambda place: place[:2]))


def part(shown: Iterable[RosterLine], which: RosterPart) -> tuple[RosterLine, ...]:
    """Return the lines of a part."""
    return tuple(line for line in shown if which is RosterPart.ALL or which in line.parts)


def _row_line(row: RosterRow, decisions: Mapping[int, RosterDecision], *, several: bool) -> RosterLine:
    place, says = place_words(row.row, row.sheet if several else ""), row_words(row)
    decision = decisions.get(row.key)
    if _is_out(decision):
        parts = frozenset({RosterPart.LEFT_OUT})
        return RosterLine(row.key, place, row.full_name, LEFT_OUT, "neutral", says, parts)
    parts = _PARTS[row.action]
    if row.problems and decision is None:
        parts |= {RosterPart.LOOK}
    return RosterLine(row.key, place, row.full_name, *_DOES[row.action], says, parts)


def _skipped_line(one: Skipped, number: int, *, several: bool) -> RosterLine:
    place = place_words(one.row, one.sheet if several else "")
    return RosterLine(number, place, one.text, LEFT_OUT, "neutral", one.why, frozenset({RosterPart.LEFT_OUT}))


def single_lines(plan: RosterPlan) -> tuple[str, ...]:
    """Return the rows that say one thing only, among which a mark of secrecy stands where a source bears one."""
    alone = (cells[0] for row in plan.rows if len(cells := [cell for cell in row.cells if cell.strip()]) == 1)
    return (*alone, *(one.text for one in plan.skipped))


def place_words(row: int, sheet: str = "") -> str:
    """Return ``12`` or, where a source has several sheets, ``Danh sách, 12``."""
    return f"{sheet}, {row}" if sheet else str(row)


def row_words(row: RosterRow) -> str:
    """Return in one line what to know of a row: what is odd, else what changes, else what is known."""
    if row.problems:
        return " ".join(row.problems)
    if row.action is RosterAction.ASK:
        return f"Trong sổ có {len(row.candidates)} đồng chí có thể là đồng chí này."
    return "; ".join(change_words(change) for change in row.changes) or " · ".join(facts(row))


def facts(row: RosterRow) -> tuple[str, ...]:
    """Return what a row says of a person: ``chính thức``, ``Tổ đảng 1``, ``vào Đảng 03/02/2001``."""
    dated = (("vào Đảng", row.joined_on), ("chính thức", row.official_on), ("chuyển đi", row.left_on))
    said = (row.standing.vi, row.position, row.group, *(f"{word} {show_partial(day)}" for word, day in dated if day))
    return tuple(filter(None, said))


def change_words(change: RosterChange) -> str:
    """Return ``Tổ đảng: Tổ 1 → Tổ 2``."""
    return f"{change.field.vi}: {change.old or BLANK} → {change.new or BLANK}"


def candidate_words(candidate: Candidate) -> str:
    """Return a member with what tells namesakes apart."""
    return f"{candidate.full_name}, {candidate.about}" if candidate.about else candidate.full_name


def taken(plan: RosterPlan, decisions: Mapping[int, RosterDecision]) -> RosterPlan:
    """Return a plan as the decisions make it, in which a row that is left out keeps its place and can come back.

    Raises KnownError when two rows would be the same member.
    """
    return decided(plan, [one for one in decisions.values() if not _is_out(one)])


def counts(plan: RosterPlan, decisions: Mapping[int, RosterDecision]) -> RosterCounts:
    """Return how many rows add, change and still ask; ``plan`` is as the decisions make it."""
    rows = [row.action for row in plan.rows if not _is_out(decisions.get(row.key))]
    return RosterCounts(*(rows.count(action) for action in (RosterAction.ADD, RosterAction.UPDATE, RosterAction.ASK)))


def _is_out(decision: RosterDecision | None) -> bool:
    return decision is not None and decision.choice is RosterChoice.LEAVE_OUT


def still_meant(
    before: RosterPlan, now: RosterPlan, decisions: Mapping[int, RosterDecision]
) -> dict[int, RosterDecision]:
    """Return the decisions about rows that are the same in another plan of the source, by their keys there."""
    known = {row.key: _same(row) for row in before.rows}
    keys = {_same(row): row.key for row in now.rows}
    meant = ((keys.get(known[key]), one) for key, one in decisions.items() if key in known)
    return {key: replace(one, key=key) for key, one in meant if key is not None}


def _same(row: RosterRow) -> tuple[str, int, str]:
    return row.sheet, row.row, row.full_name


@dataclass(frozen=True, slots=True)
class RosterCounts:
    """How many members an import adds and changes, and about how many rows nothing is decided yet."""

    added: int = 0
    changed: int = 0
    asked: int = 0

    @property
    def deed(self) -> str:
        """What the button does: ``Ghi vào sổ: thêm 12, cập nhật 3``; what it says while there is nothing to do."""
        said = (f"thêm {self.added}" if self.added else "", f"cập nhật {self.changed}" if self.changed else "")
        return f"Ghi vào sổ: {', '.join(filter(None, said))}" if any(said) else NOTHING_TO_DO

    @property
    def done(self) -> str:
        """What was done, as a sentence."""
        said = (
            f"thêm {self.added} đồng chí" if self.added else "",
            f"cập nhật {self.changed} đồng chí" if self.changed else "",
        )
        return f"Đã {' và '.join(filter(None, said))}."

    @property
    def open(self) -> str:
        """What is said of the rows about which nothing is decided yet."""
        return f"Còn {self.asked} dòng cần đồng chí chọn; chưa chọn thì không ghi dòng ấy." if self.asked else ""


def encoding_words(encoding: str) -> str:
    """Return how people call the encoding of a text."""
    return _ENCODINGS.get(encoding, encoding)


def old_font_words(encoding: str) -> str:
    """Return what is said of a source in an old font, nothing of any other."""
    font = next((one for one in OldFont if one.value == encoding), None)
    if font is None:
        return ""
    said = f"Danh sách viết bằng phông cũ {font.vi}, ở đây đã đổi sang Unicode."
    return f"{said} {CAPITALS}" if font is OldFont.TCVN3 else said


def column_words(column: RosterColumn) -> str:
    """Return ``Cột B “Họ và tên”``; a column without a heading has its letter only."""
    return f"Cột {column.letter} “{column.heading}”" if column.heading else f"Cột {column.letter}"


def field_entries() -> list[tuple[str, RosterField | None]]:
    """Return what a column can be taken for."""
    return [(NOT_KEPT, None), *((field.vi, field) for field in RosterField)]
