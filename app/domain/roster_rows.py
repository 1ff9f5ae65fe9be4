"""The people of a sheet: which rows name somebody, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain import roster_terms as words
from app.domain.roster_dates import is_dated
from app.domain.roster_head import Head, head_at, headless, reassigned
from app.domain.roster_person import Person, RowReader, Usage, whole_name
from app.domain.roster_plan import RosterField, Skipped
from app.domain.roster_values import Sheet, text_of, words_of
from app.domain.vocabulary import Standing

TITLE, HEADING, NUMBERS = "phần đầu trang", "dòng tiêu đề của bảng", "dòng đánh số cột"
SECTION, SUM, FOOT, NAMELESS = "dòng tên nhóm", "dòng cộng", "phần cuối trang", "không có họ và tên"
EXAMPLE = "dòng ví dụ"
NOT_A_NAME, OTHER_TABLE = "không phải họ tên một người", "bảng này không có cột họ và tên"
SPLIT_NAME = (RosterField.FAMILY_NAME, RosterField.GIVEN_NAME)
#: Letters of a skipped row that are shown.
SHOWN = 120

_SUM = re.compile(r"(tong cong|tong so|tong cac|tong|cong chung|cong|co tong|trong do|danh sach (nay )?(co|gom))(\b|$)")
_FOOT = re.compile(
    r"(t m\b.*|tm (chi|dang|ban)\b.*|k t .*|(pho )?bi thu( chi bo| dang uy| dang bo)?|nguoi lap.*|lap bieu|ky ten|"
    r"xac nhan.*|noi nhan.*|thu ky|ky( va)? ghi ro ho ten|ky ten dong dau|luu y.*|ghi chu .*|chi uy|cap uy|dai dien .*|"
    r"chu tich|hieu truong|giam doc|thu truong.*|nguoi (bao cao|tong hop|thong ke).*|"
    r"(.* )?ngay( \d+)? thang( \d+)?( nam( \d+)?)?)"
)
_STANDING_SECTION = re.compile(r"\b(dang vien|dv|mien|tam thoi)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet holds; ``head`` is its first one, None where no row names a column or a person."""

    sheet: Sheet
    head: Head | None = None
    people: tuple[Person, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_sheet(sheet: Sheet, usage: Usage, *, may_lack_head: bool = False) -> Reading:
    """Return the people of a sheet; one without headings is read by what it holds if it may lack them."""
    heads = {head.last: head for row in range(len(sheet.rows)) if (head := head_at(sheet, row)) is not None}
    start = None
    if not heads:
        start = usage.before or (headless(sheet) if may_lack_head else None)
        if start is None:
            return Reading(sheet, skipped=_all_skipped(sheet))
        start = reassigned(replace(start, first=0, last=-1), usage.columns)
    return _Walk(sheet, usage, heads, start).reading()


def _all_skipped(sheet: Sheet) -> tuple[Skipped, ...]:
    texts = (_joined(map(text_of, row)) for row in sheet.rows)
    return tuple(Skipped(i + 1, OTHER_TABLE, sheet.name, text) for i, text in enumerate(texts) if text)


def _joined(texts: Sequence[str] | map[str]) -> str:
    return " | ".join(filter(None, texts))[:SHOWN]


class _Walk:
    """One walk down a sheet; ``reading`` returns what it saw."""

    def __init__(self, sheet: Sheet, usage: Usage, heads: Mapping[int, Head], start: Head | None) -> None:
        self._sheet, self._usage = sheet, usage
        self._heads = {row: reassigned(head, usage.columns) for row, head in heads.items()}
        self._in_head = {row for head in heads.values() for row in range(head.first, head.last + 1)}
        self._first = start or next(iter(self._heads.values()), None)
        self._reader = RowReader(sheet, usage, start) if start is not None else None
        self._group, self._ended = "", False
        self._standing: Standing | None = None
        self._people: list[Person] = []
        self._skipped: list[Skipped] = []

    def reading(self) -> Reading:
        """Walk, once, and return what was seen."""
        for number, row in enumerate(self._sheet.rows):
            texts = tuple(map(text_of, row))
            if any(texts):
                self._look(number, texts)
        return Reading(self._sheet, self._first, tuple(self._people), tuple(self._skipped))

    def _look(self, number: int, texts: tuple[str, ...]) -> None:
        why = self._why_not(number, texts)
        if why or self._reader is None:
            self._skipped.append(Skipped(number + 1, why, self._sheet.name, _joined(texts)))
        else:
            self._people.append(self._reader.person(number, texts, self._group, self._standing))

    def _why_not(self, number: int, texts: tuple[str, ...]) -> str:
        if number in self._in_head:
            if number in self._heads:
                self._reader = RowReader(self._sheet, self._usage, self._heads[number])
                self._ended = False
            return HEADING
        return TITLE if self._reader is None else self._reason(self._reader.head, texts)

    def _reason(self, head: Head, texts: tuple[str, ...]) -> str:
        """Return why a row below a head is no person, or nothing for one who is."""
        filled = [text for text in texts if text]
        name = whole_name(head, texts)
        if _is_numbers(filled):
            return NUMBERS
        if words_of(filled[0]) == "vi du":
            return EXAMPLE
        if self._begins_section(filled, name):
            return SECTION
        listed = words.is_name(name) and (_has_number(head, texts) or name[0].isdigit())
        told_of = listed or _is_told_of(head, texts, name, dated=self._ended)
        if not (listed and len(filled) > 2) and any(_SUM.match(words_of(text)) for text in filled[:2]):
            return SUM
        if not told_of and len(filled) <= 4 and any(_FOOT.fullmatch(words_of(text)) for text in filled):
            self._ended = True
        if self._ended and not told_of:
            return FOOT
        if not name:
            return NAMELESS
        return "" if words.is_name(name) and not name.endswith(":") else NOT_A_NAME

    def _begins_section(self, filled: Sequence[str], name: str) -> bool:
        """Return whether a row begins a part of the list, and keep what it says for the rows below."""
        lead = max(filled, key=len)
        if len(filled) > 3 or words.is_usual_name(name):
            return False
        group = words.section_group(lead)
        if group is not None and (not name or words.section_group(name) is not None):
            self._group, self._standing, self._ended = words.group_of(group, self._usage.groups), None, False
            return True
        standing = words.standing_of(lead)
        if standing is not None and len(filled) <= 2 and _STANDING_SECTION.search(words_of(lead)):
            self._standing = standing
            return True
        return False


def _is_numbers(filled: Sequence[str]) -> bool:
    """Return whether a row only numbers the columns: ``1 2 3``, ``(1) (2)``, ``A B 1 2``."""
    bare = [text.strip("()[]. ") for text in filled]
    return len(bare) > 1 and all(text.isdigit() or len(text) == 1 for text in bare)


def _is_told_of(head: Head, texts: Sequence[str], name: str, *, dated: bool) -> bool:
    """Return whether a row says more than a name: a date, or with a usual name and unless ``dated`` anything kept."""
    if not words.is_name(name) or len(name.split()) < 2 or _FOOT.fullmatch(words_of(name)):
        return False
    kept = (c for c in head.columns if c.field not in (None, RosterField.FULL_NAME, *SPLIT_NAME, RosterField.NOTE))
    said = [texts[c.index] for c in kept if c.index < len(texts) and texts[c.index]]
    if dated or not words.is_usual_name(name):
        return any(map(is_dated, said))
    return not all(map(words.is_usual_name, said))


def _has_number(head: Head, texts: Sequence[str]) -> bool:
    return head.ordinal is not None and head.ordinal < len(texts) and texts[head.ordinal].strip(".() ").isdigit()
