"""Two records of one session side by side, and the record that a person's choices make of them. Nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from app.domain.merge_words import FACTS, LISTS, words
from app.domain.merging import Difference, Take
from app.domain.text_diff import aligned
from app.services import bin_data, draft_places
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_named import members_of

#: What stands between two texts that were both taken.
LINE = "-----"
_NUMBERED = re.compile(r"((?:edit|vote|task|speech)_[a-z_]+)_(\d+)")
JOINED = frozenset(("conclusion",))
#: What goes along with a fact.
_RIDERS = {"started_at": "start_by_hand", "ended_at": "end_by_hand"}
_FAMILIES = {"edit": "contributions", "vote": "votes", "task": "tasks", "speech": "prepared", "prompt": "prompts"}
Names = Mapping[str, str]
Takes = Mapping[str, Take]
#: For each list: the place, from 0, that each line of the book has in the new list; None where it is not taken.
Places = dict[str, list[int | None]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The session that choices make, and where the lines of the book's record went."""

    session: x.Session
    places: Places


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line of a list in the one record, the other, or both; by place from 0."""

    kind: str
    mine: int | None
    theirs: int | None

    def key(self, name: str) -> str:
        return f"{name}/{'' if self.mine is None else self.mine + 1}-{'' if self.theirs is None else self.theirs + 1}"


def differences(mine: x.Session, theirs: x.Session, names: Names) -> tuple[Difference, ...]:
    """Return what can be taken over piece by piece, in the order of a session."""
    return tuple(_found(mine, theirs, names))


def merged(mine: x.Session, theirs: x.Session, takes: Takes) -> Merged:
    """Return the book's record with what was chosen of the other; what nobody chose stays as it is in the book."""
    changes: dict[str, Any] = {}
    for name in FACTS:
        if takes.get(name, Take.MINE) is not Take.MINE:
            changes[name] = _chosen(getattr(mine, name), getattr(theirs, name), takes[name])
            if name in _RIDERS:
                changes[_RIDERS[name]] = getattr(theirs, _RIDERS[name])
    changes["steps"] = _steps(mine, theirs, takes)
    changes["opening_report"] = _report(mine, theirs, takes)
    changes["notes"] = _notes(mine, theirs, takes)
    changes["attendance"] = _roll(mine, theirs, takes)
    lists = {name: _List(name, mine, theirs, takes) for name in LISTS}
    changes |= {name: one.lines for name, one in lists.items()}
    changes |= _linked(lists)
    places = {name: one.mine for name, one in lists.items()}
    changes |= {"drafts": _drafts(mine.drafts, places), "bin": _bin(mine.bin, places)}
    made = replace(mine, **changes)
    return Merged(replace(made, people=_people(made, mine, theirs)), places)


def whole(mine: x.Session, theirs: x.Session) -> Merged:
    """Return the other record as it is, and where the lines of the book's record are in it."""
    return Merged(theirs, {name: [pair.theirs for pair in _pairs(name, mine, theirs) if pair.mine is not None]
                           for name in LISTS})  # fmt: skip


def all_of_theirs(found: Sequence[Difference], *, join: bool = False) -> dict[str, Take]:
    """Return the choice of everything the file says; with ``join`` both texts stand, and nothing of the book goes."""
    if not join:
        return {one.key: Take.THEIRS for one in found}
    return {one.key: Take.BOTH if one.can_join else Take.THEIRS for one in found if not one.mine or one.can_join}


def _found(mine: x.Session, theirs: x.Session, names: Names) -> Iterator[Difference]:
    for name, title in FACTS.items():
        yield from _differ(name, title, getattr(mine, name), getattr(theirs, name), names, join=name in JOINED)
    yield from _people_differ(mine, theirs, names)
    ours, others = mine.opening_report or x.OpeningReport(), theirs.opening_report or x.OpeningReport()
    one, other = (", ".join(names.get(who, who) for who in report.presenters) for report in (ours, others))
    yield from _differ("presenters", "Người trình bày đề dẫn", one, other, names)
    yield from _differ("opening_report", "Báo cáo đề dẫn", ours.text, others.text, names, join=True)
    yield from _texts_differ(mine, theirs, names)
    yield from _lists_differ(mine, theirs, names)


def _texts_differ(mine: x.Session, theirs: x.Session, names: Names) -> Iterator[Difference]:
    left, right = _by_step(mine), _by_step(theirs)
    for number in sorted({*left, *right}):
        one, other = (steps[number].text if number in steps else "" for steps in (left, right))
        yield from _differ(f"steps/{number}", f"Ghi ở bước {number}", one, other, names, join=True)
    for kind in sorted({*mine.notes, *theirs.notes}):
        yield from _differ(
            f"notes/{kind}", kind.vi, mine.notes.get(kind, ""), theirs.notes.get(kind, ""), names, join=True
        )


def _lists_differ(mine: x.Session, theirs: x.Session, names: Names) -> Iterator[Difference]:
    for name, title in LISTS.items():
        ours, others = getattr(mine, name), getattr(theirs, name)
        for pair in _pairs(name, mine, theirs):
            if pair.kind != "same":
                one = words(ours[pair.mine], names) if pair.mine is not None else ""
                other = words(others[pair.theirs], names) if pair.theirs is not None else ""
                join = name == "contributions" and pair.kind == "changed"
                yield Difference(pair.key(name), title, one, other, join)


def _differ(key: str, title: str, mine: Any, theirs: Any, names: Names, *, join: bool = False) -> Iterator[Difference]:
    if mine != theirs:
        said = words(mine, names, key), words(theirs, names, key)
        yield Difference(key, title, *said, join and all(said))


def _people_differ(mine: x.Session, theirs: x.Session, names: Names) -> Iterator[Difference]:
    left, right = _by_member(mine), _by_member(theirs)
    for member in {**left, **right}:
        one, other = left.get(member), right.get(member)
        if one != other:
            one_said, other_said = (_roll_words(line, names) for line in (one, other))
            yield Difference(f"attendance/{member}", f"Điểm danh: {names.get(member, member)}", one_said, other_said)


def _roll_words(line: xp.Attendance | None, names: Names) -> str:
    if line is None:
        return ""
    return words(replace(line, member=""), names) or "có tên, chưa điểm danh"


def _pairs(name: str, mine: x.Session, theirs: x.Session) -> list[_Pair]:
    ours, others = ([words(one, {}) or " " for one in getattr(session, name)] for session in (mine, theirs))
    rows = aligned(ours, others)
    kinds = {"same": "same", "changed": "changed", "removed": "mine", "added": "theirs"}
    return [_Pair(kinds[row.kind], row.ours, row.theirs) for row in rows]


class _List:
    """A list of the new session; ``mine`` and ``theirs`` say where the lines of either record went."""

    def __init__(self, name: str, mine: x.Session, theirs: x.Session, takes: Takes) -> None:
        ours, others = getattr(mine, name), getattr(theirs, name)
        self.lines: list[Any] = []
        self.of_mine: list[bool] = []
        self.mine: list[int | None] = [None] * len(ours)
        self.theirs: list[int | None] = [None] * len(others)
        for pair in _pairs(name, mine, theirs):
            take = takes.get(pair.key(name), Take.MINE)
            one = None if pair.mine is None else ours[pair.mine]
            other = None if pair.theirs is None else others[pair.theirs]
            made = _line(one, other, take)
            if made is None:
                continue
            if pair.mine is not None:
                self.mine[pair.mine] = len(self.lines)
            if pair.theirs is not None:
                self.theirs[pair.theirs] = len(self.lines)
            self.of_mine.append(made is not other)
            self.lines.append(made)


def _line(mine: Any, theirs: Any, take: Take) -> Any:
    if take is Take.BOTH and mine is not None and theirs is not None:
        return replace(mine, text=_chosen(mine.text, theirs.text, take))
    return theirs if take is not Take.MINE else mine


def _chosen(mine: Any, theirs: Any, take: Take) -> Any:
    if take is Take.BOTH and mine and theirs:
        return f"{mine}\n{LINE}\n{theirs}"
    return theirs if take is not Take.MINE else mine


def _linked(lists: Mapping[str, _List]) -> dict[str, Any]:
    """Return opinions and prepared speeches with their links to the places that lines have now."""
    said, asked, speeches = lists["contributions"], lists["prompts"], lists["prepared"]
    opinions = [
        replace(one, prompt=_moved(one.prompt, asked, mine=mine), answers=_moved(one.answers, said, mine=mine))
        for one, mine in zip(said.lines, said.of_mine, strict=True)
    ]
    prepared = [
        replace(one, contribution=_moved(one.contribution, said, mine=mine))
        for one, mine in zip(speeches.lines, speeches.of_mine, strict=True)
    ]
    return {"contributions": opinions, "prepared": prepared}


def _moved(place: int | None, where: _List, *, mine: bool) -> int | None:
    moved = (where.mine if mine else where.theirs)[place - 1] if place else None
    return None if moved is None else moved + 1


def _steps(mine: x.Session, theirs: x.Session, takes: Takes) -> list[x.Step]:
    left, right = _by_step(mine), _by_step(theirs)
    for number in {*left, *right}:
        take = takes.get(f"steps/{number}", Take.MINE)
        if take is not Take.MINE:
            other = right.get(number, x.Step(number))
            one = left.get(number, replace(other, text=""))
            left[number] = replace(one, text=_chosen(one.text, other.text, take))
    return [left[number] for number in sorted(left)]


def _report(mine: x.Session, theirs: x.Session, takes: Takes) -> x.OpeningReport | None:
    one, other = mine.opening_report or x.OpeningReport(), theirs.opening_report or x.OpeningReport()
    speakers = one.presenters if takes.get("presenters", Take.MINE) is Take.MINE else other.presenters
    made = x.OpeningReport(speakers, _chosen(one.text, other.text, takes.get("opening_report", Take.MINE)))
    return None if made == x.OpeningReport() else made


def _notes(mine: x.Session, theirs: x.Session, takes: Takes) -> dict[Any, str]:
    kinds = sorted({*mine.notes, *theirs.notes})
    made = {kind: _chosen(mine.notes.get(kind, ""), theirs.notes.get(kind, ""), takes.get(f"notes/{kind}", Take.MINE))
            for kind in kinds}  # fmt: skip
    return {kind: text for kind, text in made.items() if text}


def _roll(mine: x.Session, theirs: x.Session, takes: Takes) -> list[Any]:
    left, right = _by_member(mine), _by_member(theirs)
    for member in list({**left, **right}):
        if takes.get(f"attendance/{member}", Take.MINE) is not Take.MINE:
            other = right.get(member)
            if other is None:
                left.pop(member)
            else:
                left[member] = other
    return list(left.values())


def _people(made: x.Session, mine: x.Session, theirs: x.Session) -> list[Any]:
    """Return who people were then: as the book has them, as the file has whom only it names."""
    named = {member for place, member in members_of(made, "") if not place.startswith(".people[")}
    known = {person.member for person in mine.people}
    fresh = [person for person in theirs.people if person.member in named and person.member not in known]
    return [*mine.people, *fresh]


def _drafts(drafts: Mapping[str, str], places: Places) -> dict[str, str]:
    """Return the drafts named after lines under the places that these have now; those of lines that went are gone."""
    if all(at == number for name in _FAMILIES.values() for number, at in enumerate(places[name])):
        return dict(drafts)
    rows = {family: [0 if at is None else at + 1 for at in places[name]] for family, name in _FAMILIES.items()}
    made = {place: text for place, text in drafts.items() if place.startswith(f"{draft_places.CARRIED}#")}
    for place, text in draft_places.local(drafts, rows).items():
        named = _NUMBERED.fullmatch(place)
        holds = (named[1] if named else place) in draft_places.HOLDING and text.isdecimal()
        if "0" not in (named[2] if named else "", text if holds else ""):
            made[f"{named[1]}#{named[2]}" if named else place] = f"#{text}" if holds else text
    return made


def _bin(entries: Sequence[x.BinEntry], places: Places) -> list[x.BinEntry]:
    said, asked = ([0 if at is None else at + 1 for at in places[name]] for name in ("contributions", "prompts"))
    return [replace(entry, data=bin_data.local(entry.data, said, asked)) for entry in entries]


def _by_step(session: x.Session) -> dict[int, x.Step]:
    return {step.step: step for step in session.steps}


def _by_member(session: x.Session) -> dict[str, Any]:
    return {line.member: line for line in session.attendance}
