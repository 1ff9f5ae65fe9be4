"""The people of a roster beside the members of the book: who is new, known, changed, or not told without asking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from app.domain.partial_dates import show_partial
from app.domain.records import MemberRecord
from app.domain.roster_person import Person
from app.domain.roster_plan import Candidate, RosterAction, RosterChange, RosterField, RosterRow, Skipped
from app.domain.roster_values import words_of
from app.domain.tone_place import TonePlace, placed
from app.domain.vietnamese import clean, fold
from app.domain.vocabulary import Standing

#: The Charter of the Party, article 5: probation lasts twelve months from the day of joining.
PROBATION_MONTHS = 12
PROBATION = "Vào Đảng chưa đủ 12 tháng và chưa có ngày chính thức: ghi là đảng viên dự bị."
NAMESAKES = "Trong sổ có đồng chí cùng họ tên; đồng chí chọn là cùng một người hay người khác."
OTHER_DATES = "Trong sổ có đồng chí cùng họ tên nhưng khác ngày; đồng chí chọn là cùng một người hay người khác."
NEARLY = "Trong sổ có họ tên gần giống; đồng chí chọn là cùng một người hay người khác."
GONE = "Trong sổ đồng chí này đã chuyển đi; đồng chí chọn ghi lại hay là người khác."
TWICE = "Dòng {} cùng họ tên; đồng chí chọn thêm cả hai hay bỏ qua một dòng."
APART = "Cùng họ tên với dòng {} nhưng khác các mục khác: coi là hai người."
SAME_MEMBER = "Dòng {} cũng là đồng chí này; đồng chí chọn giữ dòng nào."
REPEATED = "trùng hệt dòng {}"
#: Namesakes in a file with whom one of them is compared; more of them are no roster.
MOST_NAMESAKES = 50


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a plan, and the rows that only repeat another."""

    rows: tuple[RosterRow, ...]
    repeated: tuple[Skipped, ...]


def match(people: Sequence[Person], members: Sequence[MemberRecord], today: date) -> Matched:
    """Return what an import would do with each person."""
    kept, repeated = _once(people)
    book = _Book(members)
    times = Counter(_key(person.full_name) for person in kept)
    rows = [
        book.row(number, person, today, unique=times[_key(person.full_name)] == 1) for number, person in enumerate(kept)
    ]
    return Matched(tuple(_told_apart(rows, kept)), tuple(repeated))


def merged(member: MemberRecord, row: RosterRow) -> MemberRecord:
    """Return a member with what a row says besides; what it does not say stays, and so does a date known better."""
    standing = row.standing if row.says_standing else member.standing
    if not row.says_standing and row.official_on and member.standing is Standing.PROBATIONARY:
        standing = Standing.OFFICIAL
    return replace(
        member,
        full_name=_better_name(member.full_name, row.full_name),
        standing=standing,
        position=_unless_same(member.position, row.position),
        group=_unless_same(member.group, row.group),
        joined_on=_finer(member.joined_on, row.joined_on),
        official_on=_finer(member.official_on, row.official_on),
        left_on=_finer(member.left_on, row.left_on) if standing is Standing.LEFT else member.left_on,
    )


def changes(member: MemberRecord, row: RosterRow) -> tuple[RosterChange, ...]:
    """Return what a row would change in a member, field by field, as people read it."""
    old, new = _shown(member), _shown(merged(member, row))
    return tuple(RosterChange(field, old[field], new[field]) for field in old if old[field] != new[field])


class _Book:
    """The members of the book by name."""

    def __init__(self, members: Iterable[MemberRecord]) -> None:
        self._by_key: dict[str, list[MemberRecord]] = defaultdict(list)
        self._by_words: dict[str, list[MemberRecord]] = defaultdict(list)
        for member in members:
            self._by_key[_key(member.full_name)].append(member)
            self._by_words[words_of(member.full_name)].append(member)

    def row(self, number: int, person: Person, today: date, *, unique: bool) -> RosterRow:
        """Return the row of a person; ``unique``: nobody else of the file bears the name."""
        row = _plain_row(number, person)
        same = self._by_key.get(_key(person.full_name), [])
        if not same:
            near = [m for m in self._by_words.get(words_of(person.full_name), ()) if _may_be(m, row)]
            return _asked(row, near, NEARLY) if near else _new(row, today)
        sure = [member for member in same if _agreement(member, row) > 0]
        if not sure and unique and len(same) == 1 and _agreement(same[0], row) == 0:
            sure = same
        if len(sure) == 1:
            return _known(row, sure[0])
        against = all(_agreement(member, row) < 0 for member in same)
        return _asked(row, sure or same, OTHER_DATES if against else NAMESAKES)


def _plain_row(number: int, person: Person) -> RosterRow:
    return RosterRow(
        number, person.row, person.full_name, person.standing or Standing.OFFICIAL, person.position, person.group,
        person.joined_on, person.official_on, person.left_on, problems=person.problems, sheet=person.sheet,
        says_standing=person.standing is not None, cells=person.cells,
    )  # fmt: skip


def _new(row: RosterRow, today: date) -> RosterRow:
    if row.says_standing or row.official_on or not row.joined_on or len(row.joined_on) < len("2001-02"):
        return row
    year, month = int(row.joined_on[:4]), int(row.joined_on[5:7])
    if (today.year - year) * 12 + today.month - month >= PROBATION_MONTHS:
        return row
    return replace(row, standing=Standing.PROBATIONARY, problems=(*row.problems, PROBATION))


def _known(row: RosterRow, member: MemberRecord) -> RosterRow:
    if member.standing is Standing.LEFT and not (row.says_standing and row.standing is Standing.LEFT):
        return _asked(row, [member], GONE)
    changed = changes(member, row)
    action = RosterAction.UPDATE if changed else RosterAction.SAME
    return replace(
        row, standing=merged(member, row).standing, action=action, changes=changed, member=member.id,
        candidates=(_candidate(member, row),),
    )  # fmt: skip


def _asked(row: RosterRow, members: Sequence[MemberRecord], problem: str) -> RosterRow:
    return replace(
        row, action=RosterAction.ASK, problems=(*row.problems, problem),
        candidates=tuple(_candidate(member, row) for member in members),
    )  # fmt: skip


def _candidate(member: MemberRecord, row: RosterRow) -> Candidate:
    joined = f"vào Đảng {show_partial(member.joined_on)}" if member.joined_on else "chưa ghi ngày vào Đảng"
    about = ", ".join(filter(None, (member.position, member.group, member.standing.vi, joined)))
    return Candidate(member.id, member.full_name, about, changes(member, row))


def _agreement(member: MemberRecord, row: RosterRow | Person) -> int:
    """Return 1 when a date says that they are the same, -1 when the dates only speak against it, 0 without dates."""
    pairs = ((member.joined_on, row.joined_on), (member.official_on, row.official_on))
    said = [_agree(one, other) for one, other in pairs if one and other]
    return 1 if any(said) else -1 if said else 0


def _agree(one: str, other: str) -> bool:
    known = min(len(one), len(other))
    return one[:known] == other[:known]


def _may_be(member: MemberRecord, row: RosterRow) -> bool:
    """Return whether a name that differs in diacritics only may be the same: one has none, or the dates agree."""
    bare = any(fold(name) == name.casefold() for name in (member.full_name, row.full_name))
    return _agreement(member, row) > 0 or (bare and _agreement(member, row) == 0)


def _once(people: Sequence[Person]) -> tuple[list[Person], list[Skipped]]:
    """Return the people without those whose row says again all that an earlier one says, dates among it."""
    seen: dict[tuple[object, ...], Person] = {}
    kept, repeated = [], []
    for person in people:
        fact = replace(person, row=0, cells=(), sheet="")
        key = tuple(getattr(fact, name) for name in Person.__slots__)
        first = seen.setdefault(key, person)
        if first is person or not (person.joined_on or person.official_on or person.apart):
            kept.append(person)
        else:
            repeated.append(Skipped(person.row, REPEATED.format(first.row), person.sheet, person.full_name))
    return kept, repeated


def _told_apart(rows: list[RosterRow], people: Sequence[Person]) -> Iterable[RosterRow]:
    """Return the rows with a word about namesakes in the file itself, and a question where they may be one person."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_name[_key(row.full_name)].append(row.key)
    for keys in by_name.values():
        for place, key in enumerate(keys[1:], 1):
            earlier, member = keys[: min(place, MOST_NAMESAKES)], rows[key].member
            shared = next((k for k in earlier if member is not None and rows[k].member == member), None)
            if shared is not None:
                rows[shared] = _doubted(rows[shared], SAME_MEMBER.format(rows[key].row))
                rows[key] = _doubted(rows[key], SAME_MEMBER.format(rows[shared].row))
            elif rows[key].action is RosterAction.ADD:
                rows[key] = _beside(rows, people, key, earlier)
    return rows


def _beside(rows: Sequence[RosterRow], people: Sequence[Person], key: int, earlier: Iterable[int]) -> RosterRow:
    first = None
    for other in (k for k in earlier if rows[k].member is None):
        if not _differ(people[other], people[key]):
            return _doubted(rows[key], TWICE.format(rows[other].row))
        first = other if first is None else first
    if first is None:
        return rows[key]
    return replace(rows[key], problems=(*rows[key].problems, APART.format(rows[first].row)))


def _doubted(row: RosterRow, problem: str) -> RosterRow:
    return replace(row, action=RosterAction.ASK, member=None, changes=(), problems=(*row.problems, problem))


def _differ(one: Person, other: Person) -> bool:
    """Return whether two rows of one name surely speak of two people."""
    pairs = ((one.joined_on, other.joined_on), (one.official_on, other.official_on))
    if any(a and b and not _agree(a, b) for a, b in pairs):
        return True
    return not any(a and b for a, b in pairs) and bool(one.apart) and bool(other.apart) and one.apart != other.apart


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    """Return a name for comparison: case and the place of tone marks do not count, diacritics do."""
    return placed(" ".join(clean(name).casefold().split()), TonePlace.OLD)


def _better_name(old: str, new: str) -> str:
    """Return the name that stays: the book's, unless only the file's has diacritics or its letters differ."""
    if _key(old) == _key(new):
        return old
    return old if fold(new) == new.casefold() and fold(old) == fold(new) else new


def _unless_same(old: str, new: str) -> str:
    return old if not new or _key(old) == _key(new) else new


def _finer(old: str | None, new: str | None) -> str | None:
    """Return the new date, unless there is none or it only says less of the same day."""
    return old if new is None or (old is not None and old.startswith(new)) else new


def _shown(member: MemberRecord) -> dict[RosterField, str]:
    return {
        RosterField.FULL_NAME: member.full_name, RosterField.STANDING: member.standing.vi,
        RosterField.POSITION: member.position, RosterField.GROUP: member.group,
        RosterField.JOINED_ON: show_partial(member.joined_on),
        RosterField.OFFICIAL_ON: show_partial(member.official_on), RosterField.LEFT_ON: show_partial(member.left_on),
    }  # fmt: skip
