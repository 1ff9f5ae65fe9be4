"""Counting a roll: the figures, the sentence and the voting base, always from the same entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.namesakes import in_document
from app.domain.vietnamese import fold, name_key, two_digits
from app.domain.vocabulary import AttendanceStatus, Standing

if TYPE_CHECKING:
    from app.domain.records import MemberRecord, RollEntry
    from app.domain.rules import RulePack

_POSTS = ("bi thu", "pho bi thu", "chi uy vien")
#: What follows a post that is not one of the cell: "Bí thư Đoàn thanh niên", "Phó Bí thư Chi đoàn".
_ELSEWHERE = re.compile(r"\w|\s+((chi|lien chi|thanh|tinh|huyen|quan|xa|phuong) )?doan\b")


@dataclass(frozen=True, slots=True)
class RollCount:
    """Counts of one roll.

    ``total`` is everyone convened. Whoever is exempt or away and did not come is neither present nor absent, so
    ``total == present + absent + exempt + away + uncalled``. ``expected`` is the denominator of the attendance
    rate: everyone but the exempt and the away who did not come.
    """

    total: int
    official: int
    probationary: int
    temporary_here: int
    present: int
    excused: tuple[RollEntry, ...]
    unexcused: tuple[RollEntry, ...]
    uncalled: tuple[RollEntry, ...]
    exempt: int
    away: int
    voting_base: int
    voting_excluded: int

    @property
    def absent(self) -> int:
        """Members expected who did not come."""
        return len(self.excused) + len(self.unexcused)

    @property
    def expected(self) -> int:
        """Members whose coming was expected."""
        return self.total - self.exempt - self.away

    @property
    def rate(self) -> float | None:
        """Share of the expected who came, or None when nobody was expected."""
        return self.present / self.expected if self.expected else None


def unexpected_words(counts: RollCount) -> str:
    """Return who is in neither figure of ``came_of``, in a sentence; nothing when there is nobody."""
    parts = []
    if counts.exempt:
        parts.append(f"{two_digits(counts.exempt)} đồng chí được miễn sinh hoạt")
    if counts.away:
        parts.append(f"{two_digits(counts.away)} đồng chí sinh hoạt tạm thời nơi khác")
    return f"Tổng số {two_digits(counts.total)} đồng chí; không tính {' và '.join(parts)}." if parts else ""


def is_away(entry: RollEntry) -> bool:
    """Return whether the member attends elsewhere for a time and was not seen here."""
    return entry.standing is Standing.TEMPORARY_AWAY and not _came(entry)


def is_exempt(entry: RollEntry) -> bool:
    """Return whether the member is exempt (by standing, or for this session) and did not come."""
    if entry.status is AttendanceStatus.EXEMPT:
        return True
    return entry.standing is Standing.EXEMPT and not _came(entry)


def count(roll: Sequence[RollEntry], rules: RulePack) -> RollCount:
    """Return the counts of a roll under the rules in force.

    The voting base is every official member convened, not those in the room: members attending elsewhere are left
    out, exempt ones count only when they came (regulation on the Charter, 294-QĐ/TW, point 9.3.2).
    """
    convened = [entry for entry in roll if entry.convened]
    kinds = _alike(convened)
    official = _number(kinds, lambda e: e.standing in (Standing.OFFICIAL, Standing.EXEMPT, Standing.TEMPORARY_AWAY))
    base = _number(kinds, lambda e: votes(e, rules))
    return RollCount(
        total=len(convened),
        official=official,
        probationary=_number(kinds, lambda e: e.standing is Standing.PROBATIONARY),
        temporary_here=_number(kinds, lambda e: e.standing is Standing.TEMPORARY_HERE),
        present=_number(kinds, _came),
        excused=_open(convened, AttendanceStatus.EXCUSED),
        unexcused=_open(convened, AttendanceStatus.UNEXCUSED),
        uncalled=_open(convened, None),
        exempt=_number(kinds, lambda e: is_exempt(e) and not is_away(e)),
        away=_number(kinds, is_away),
        voting_base=base,
        voting_excluded=official - base,
    )


def votes(entry: RollEntry, rules: RulePack) -> bool:
    """Return whether this person belongs to the base of a vote."""
    if entry.standing in rules.voting:
        return entry.status is not AttendanceStatus.EXEMPT
    return entry.standing in rules.voting_when_present and _came(entry)


def sentence(counts: RollCount) -> str:
    """Return the counts as the minutes word them, with names and reasons of the absent."""
    kinds = [f"chính thức: {two_digits(counts.official)}", f"dự bị: {two_digits(counts.probationary)}"]
    if counts.temporary_here:
        kinds.append(f"sinh hoạt tạm thời: {two_digits(counts.temporary_here)}")
    parts = [
        f"Tổng số đảng viên: {two_digits(counts.total)} đồng chí ({'; '.join(kinds)}).",
        f"Có mặt: {two_digits(counts.present)} đồng chí.",
        _absences(counts),
    ]
    if counts.exempt:
        parts.append(f"Được miễn sinh hoạt: {two_digits(counts.exempt)} đồng chí.")
    if counts.away:
        parts.append(f"Sinh hoạt tạm thời nơi khác: {two_digits(counts.away)} đồng chí.")
    return " ".join(parts)


def _absences(counts: RollCount) -> str:
    if not counts.absent:
        return "Vắng mặt: 0."
    reasons = []
    if counts.excused:
        reasons.append(f"có lý do: {_names(counts.excused, with_reason=True)}")
    if counts.unexcused:
        reasons.append(f"không lý do: {_names(counts.unexcused, with_reason=False)}")
    return f"Vắng mặt: {two_digits(counts.absent)} đồng chí; {'; '.join(reasons)}."


def _names(entries: Iterable[RollEntry], *, with_reason: bool) -> str:
    def one(entry: RollEntry) -> str:
        name = in_document(entry)
        mark = f"{entry.apart}; " if name != entry.full_name else ""
        said = f"{entry.full_name} ({mark}{reason_of(entry) or '……'})" if with_reason else name
        return f"đ/c {said}"

    return ", ".join(one(entry) for entry in entries)


def reason_of(entry: RollEntry) -> str:
    """Return the reason of an absence in words: the text given, else the category, else nothing."""
    if entry.reason:
        return entry.reason
    return entry.reason_kind.vi if entry.reason_kind else ""


def _came(entry: RollEntry) -> bool:
    return entry.status is not None and entry.status.is_present


def _alike(entries: Iterable[RollEntry]) -> list[list[RollEntry]]:
    """Return entries by all that counting looks at: however large the cell, there are few kinds."""
    kinds: defaultdict[object, list[RollEntry]] = defaultdict(list)
    for entry in entries:
        kinds[entry.standing, entry.status].append(entry)
    return list(kinds.values())


def _number(kinds: Iterable[Sequence[RollEntry]], test: Callable[[RollEntry], bool]) -> int:
    return sum(len(same) for same in kinds if test(same[0]))


def _open(entries: Iterable[RollEntry], status: AttendanceStatus | None) -> tuple[RollEntry, ...]:
    """Return those with a status whose coming was expected, in the order of a roll sheet."""
    return tuple(in_order(e for e in entries if e.status is status and not is_away(e) and not is_exempt(e)))


def rank(position: str) -> int:
    """Return the place of a post on a sheet: secretary, deputy, committee member, everybody else."""
    words = fold(position).strip()
    for number, post in enumerate(_POSTS):
        if words.startswith(post) and not _ELSEWHERE.match(words.removeprefix(post)):
            return number
    return len(_POSTS)


def standing_on(member: MemberRecord, day: str | None) -> Standing:
    """Return how a member stood on a day: today's standing, but of one who left since then the one before that."""
    if member.standing is not Standing.LEFT or day is None or (member.left_on or "") <= day:
        return member.standing
    spans = (span for span in member.history if (span.since or "") <= day)
    before = [span.standing for span in spans if span.standing is not Standing.LEFT]
    if before:
        return before[-1]
    probationary = member.official_on > day if member.official_on else bool(member.joined_on)
    return Standing.PROBATIONARY if probationary else Standing.OFFICIAL


def in_order(entries: Iterable[RollEntry]) -> list[RollEntry]:
    """Return entries in the order of a roll sheet: posts first, then everybody in the order of Vietnamese names."""
    return sorted(entries, key=lambda entry: (rank(entry.position), name_key(entry.full_name)))
