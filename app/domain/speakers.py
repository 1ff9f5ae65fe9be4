"""Finding a person by a few typed letters, and who has not spoken yet.

Letters are compared without diacritics, đ as d and either tone placement (``vietnamese.fold``). A query is initials in
the order of the name (``nvh``), the beginnings of some of its words (``lan``, ``n v hung``) or any part of it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.members import in_roster_order
from app.domain.namesakes import marks
from app.domain.records import ContributionRecord, MemberRecord, RollEntry, SessionRecord, Speaker
from app.domain.roll import in_order
from app.domain.vietnamese import clean, fold, name_key
from app.domain.vocabulary import AttendanceStatus, Standing

_ABSENT = (AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED, AttendanceStatus.EXEMPT)
_TONES = "\u0300\u0301\u0303\u0309\u0323"

GIVEN, INITIALS, GIVEN_START, OTHER_START, SOME_INITIALS, INSIDE = range(6)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant: a member by id, or a guest (``member_id`` is None)."""

    full_name: str
    member_id: str | None = None
    title: str = ""
    group: str = ""
    spoken: int = 0
    absent: bool = False
    apart: str = ""

    @property
    def distinction(self) -> str:
        """Who the person is, in short: post or title, else the tổ đảng, else what tells them from a namesake."""
        return self.title or self.group or self.apart

    @property
    def shown_name(self) -> str:
        """The name as lists show it, told from a namesake."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name

    @property
    def situation(self) -> str:
        """What is worth knowing before giving the floor, in a few words."""
        if self.absent:
            return "vắng mặt"
        said = f"{self.spoken} ý kiến" if self.spoken else "chưa phát biểu"
        return f"khách mời · {said}" if self.member_id is None else said


def people(record: SessionRecord, members: Iterable[MemberRecord] = ()) -> tuple[Candidate, ...]:
    """Return everybody who may speak: the roll in its order, members of today's roster not on it, then guests."""
    by_member = Counter(c.speaker.member_id for c in record.contributions if c.speaker.member_id)
    by_name = Counter(fold(c.speaker.full_name) for c in record.contributions if not c.speaker.member_id)
    listed = {entry.member_id for entry in record.roll}
    found = [
        Candidate(e.full_name, e.member_id, e.position, e.group, by_member[e.member_id], e.status in _ABSENT, e.apart)
        for e in in_order(record.roll)
    ]
    found += [
        Candidate(m.full_name, m.id, m.position, m.group, apart=m.apart)
        for m in in_roster_order(members)
        if m.id not in listed and m.standing is not Standing.LEFT
    ]
    found += [
        Candidate(g.full_name, None, g.title, "", by_name[fold(g.full_name)], apart="khách mời") for g in record.guests
    ]
    return told_apart(found)


def candidates(query: str, record: SessionRecord, members: Iterable[MemberRecord] = ()) -> list[Candidate]:
    """Return the people whom ``query`` may mean, the likeliest first.

    Those in the room come before the absent, a match of the given name before one elsewhere in the name, whoever has
    not spoken in this session before whoever has. Letters inside a word count only when nothing else fits.
    Diacritics that are typed prefer the name that has them. An empty query returns everybody.
    """
    return match(query, people(record, members))


def match(query: str, among: Iterable[Candidate]) -> list[Candidate]:
    """Return those ``among`` whom ``query`` may mean, ranked as ``candidates`` says."""
    found = [(quality, person) for person in among if (quality := _quality(query, person.full_name)) is not None]
    clear = [pair for pair in found if pair[0] != INSIDE]
    return [person for _, person in sorted(clear or found, key=lambda pair: _rank(query, *pair))]


def named(full_name: str, among: Iterable[Candidate]) -> list[Candidate]:
    """Return those who bear exactly this name."""
    wanted = " ".join(clean(full_name).split()).casefold()
    return [person for person in among if person.full_name.casefold() == wanted]


def certain(query: str, among: Sequence[Candidate]) -> Candidate | None:
    """Return the one person whom ``query`` can mean, or None when it fits nobody or several."""
    found = (named(query, among) or match(query, among)) if query.strip() else []
    return found[0] if len(found) == 1 else None


def is_whole_name(text: str) -> bool:
    """Return whether ``text`` may stand in the minutes as a person's name: two words or more."""
    return len(text.split()) >= 2


def unspoken(record: SessionRecord) -> tuple[RollEntry, ...]:
    """Return the members in the room who have not spoken, in the order of the roll sheet."""
    spoken = {contribution.speaker.member_id for contribution in record.contributions}
    present = (entry for entry in record.roll if entry.status is not None and entry.status.is_present)
    return tuple(in_order(entry for entry in present if entry.member_id not in spoken))


def speaker_name(speaker: Speaker, among: Iterable[Candidate]) -> str:
    """Return a speaker's name as lists show it, told from namesakes."""
    person = next((p for p in among if speaker.member_id and p.member_id == speaker.member_id), None)
    return person.shown_name if person else speaker.full_name


def name_in(record: SessionRecord, speaker: Speaker) -> str:
    """Return a speaker's name as the record of the session tells it from namesakes."""
    entry = record.person(speaker.member_id)
    return entry.shown_name if entry is not None and entry.apart else speaker.full_name


def last_of(contributions: Sequence[ContributionRecord]) -> int:
    """Return the highest id among contributions, 0 when there is none."""
    return max((contribution.id for contribution in contributions), default=0)


def told_apart(people: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return people with what tells namesakes among them apart; what told them apart before is their last fact."""
    known = tuple(people)
    told = marks([(p.full_name, (p.title, p.group, p.apart)) for p in known])
    pairs = zip(known, told, strict=True)
    return tuple(person if person.apart == mark else replace(person, apart=mark) for person, mark in pairs)


def _quality(query: str, full_name: str) -> int | None:
    asked, words = fold(query).split(), fold(full_name).split()
    if not asked:
        return GIVEN
    initials = "".join(word[0] for word in words)
    typed = "".join(asked)
    if asked == words[-len(asked) :]:
        return GIVEN
    if len(typed) > 1 and typed == initials:
        return INITIALS
    last = _last_start(asked, words)
    if last is not None:
        return GIVEN_START if last == len(words) - 1 else OTHER_START
    if len(typed) > 1 and typed in initials:
        return SOME_INITIALS
    return INSIDE if len(typed) > 1 and " ".join(asked) in " ".join(words) else None


def _last_start(asked: Sequence[str], words: Sequence[str]) -> int | None:
    """Return where the last of ``asked`` begins a word, when all of them begin words in their order."""
    place = len(words)
    last = None
    for part in reversed(asked):
        place = next((i for i in range(place - 1, -1, -1) if words[i].startswith(part)), -1)
        if place < 0:
            return None
        last = place if last is None else last
    return last


def _rank(query: str, quality: int, person: Candidate) -> tuple[object, ...]:
    other_tones = _has_diacritics(query) and not _same_tones(query, person.full_name)
    spoken = person.spoken > 0
    guest = person.member_id is None
    return (person.absent, quality, other_tones, spoken, guest, name_key(person.full_name))


def _has_diacritics(text: str) -> bool:
    return fold(text) != text.casefold()


def _same_tones(query: str, full_name: str) -> bool:
    words = [_toned(word) for word in full_name.split()]
    return all(any(word == _toned(part) for word in words) for part in query.split())


def _toned(word: str) -> str:
    """Return a word with its tone at the end, so that ``hoà`` and ``hòa`` agree."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tone = "".join(c for c in decomposed if c in _TONES)
    return "".join(c for c in decomposed if c not in _TONES) + tone
