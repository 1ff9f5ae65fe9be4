"""Merging sessions recorded on another laptop: a preview of what differs, and what a person chose, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed

from msgspec.structs import replace
from sqlalchemy import select

from app.domain.merging import Choice, Difference, Match, Meeting, Take
from app.domain.seal import START
from app.domain.vocabulary import SessionKind
from app.errors import KnownError, WrongInput
from app.models import readers
from app.models.seal import Seal
from app.models.unit_of_work import UnitOfWork
from app.services import exchange_format as x
from app.services import merge_parts, merge_rows, merge_store, minutes_seal, roster
from app.services.exchange_named import members_of
from app.services.merge_source import Source, normal

OTHER_CELL = "Tệp là của {}, còn sổ này của {}. Không gộp hai chi bộ; sổ được giữ nguyên."
CLOSED = "Biên bản trong sổ này đã chốt nên buổi này được giữ nguyên."
UNCLEAR = "Có đồng chí chưa rõ là ai trong sổ này: {}. Đồng chí chọn ở trên."
FORKED = "Dấu chốt của buổi này nối với chuỗi chốt của máy kia, không nối được vào sổ này; buổi được để lại ở tệp."
MOVED = "Sổ đã thay đổi từ lúc xem. Đồng chí xem lại chỗ khác nhau rồi chọn lại; sổ được giữ nguyên."
NOT_WHOLE = "Gộp như vậy làm đứt chuỗi dấu chốt nên không gộp. Sổ được giữ nguyên."
#: Facts in which records may differ without any of them being taken over piece by piece.
_REST = ("kind", "agenda", "year", "quarter", "cell", "follows", "pilot")


class Moved(KnownError):
    """The book is not as it was when the differences were looked at."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A session of a file beside the book's: how they stand to each other and what differs.

    ``blocked`` says why nothing of it can be taken over, ``has_rest`` that something differs which comes only with the
    whole session. ``alike`` names a session of the book that may be the same one under another id.
    """

    id: str
    kind: SessionKind
    topic: str
    at: str
    meeting: Meeting
    is_closed: bool
    is_sealed: bool
    blocked: str = ""
    differences: tuple[Difference, ...] = ()
    has_rest: bool = False
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file offers; it changes nothing. ``mine`` is what the book said then."""

    source: Source
    sessions: tuple[Offered, ...]
    mine: Mapping[str, x.Session]

    @property
    def matches(self) -> tuple[Match, ...]:
        """Who the members of the file are."""
        return self.source.matches


@dataclass(frozen=True, slots=True)
class Merge:
    """What was taken over: sessions added, sessions changed, members added."""

    added: int
    changed: int
    members: int


def preview(uow: UnitOfWork, source: Source) -> Preview:
    """Return what a file offers to the book; raises WrongInput for the file of another organisation."""
    cell = readers.cell(uow.session)
    known = {cell.name, *(name.name for name in roster.former_names(uow))}
    if source.cell.name not in known:
        raise WrongInput("cell.name", OTHER_CELL.format(source.cell.name, cell.name))
    mine = normal(uow, [one.id for one in source.file.sessions])
    names = {member.id: member.full_name for member in readers.members(uow.session)}
    names |= {member.id: member.full_name for member in source.members if member.id not in names}
    chain = _Chain(uow)
    held = {(one.kind, one.year, one.quarter, str(one.started_at or one.planned_at)[:10]): one.topic
            for one in readers.summaries(uow.session) if one.id not in mine}  # fmt: skip
    order = sorted(source.sessions.values(), key=lambda one: one.seal.number if one.seal else 0)
    fits = {one.id: chain.takes(one) for one in order if mine.get(one.id) is None or mine[one.id].seal is None}
    offered = []
    for uid in (one.id for one in source.file.sessions):
        theirs = mine[uid] if uid in source.same else source.sessions[uid]
        made = _offered(theirs, mine.get(uid), names, source)
        if not made.blocked and made.meeting is not Meeting.SAME and not fits.get(uid, True):
            made = changed(made, blocked=FORKED)
        key = (theirs.kind, theirs.year, theirs.quarter, str(theirs.started_at or theirs.planned_at)[:10])
        offered.append(changed(made, alike=held.get(key, "")) if uid not in mine else made)
    return Preview(source, tuple(offered), mine)


def apply(uow: UnitOfWork, shown: Preview, choices: Mapping[str, Choice]) -> Merge:
    """Take over what was chosen, by the ids of sessions; the rest stays as it is in the book. The caller commits.

    Raises KnownError, and nothing is then to be committed: Moved when the book changed since the preview, others when
    it would not be whole.
    """
    offered = [one for one in shown.sessions if one.meeting is not Meeting.SAME]
    wanted = [one for one in offered if takes(choices.get(one.id, Take.MINE))]
    ids = [one.id for one in wanted]
    blocked = next((one for one in wanted if one.blocked), None)
    if blocked is not None:
        raise KnownError(blocked.blocked)
    if normal(uow, ids) != {uid: shown.mine[uid] for uid in ids if uid in shown.mine}:
        raise Moved(MOVED)
    made = [_made(shown, one, choices[one.id]) for one in wanted]
    added = merge_store.add_members(uow, shown.source.members, [session for session, _ in made])
    for session, places in made:
        merge_store.put(uow, session, places)
    _add_around(uow, shown, {session.id for session, places in made if places is None})
    for session, _ in sorted(made, key=lambda one: one[0].seal.number if one[0].seal else 0):
        merge_store.close(uow, session)
    if _has_new_faults(uow):
        raise KnownError(NOT_WHOLE)
    fresh = sum(places is None for _, places in made)
    return Merge(fresh, len(made) - fresh, added)


def _has_new_faults(uow: UnitOfWork) -> bool:
    """Return whether seals are broken that were whole before this unit, which has to be asked only where some are."""
    found = set(minutes_seal.faults(uow))
    if not found:
        return False
    with uow.before() as earlier:
        return not found <= set(minutes_seal.faults(earlier))


def _add_around(uow: UnitOfWork, shown: Preview, fresh: set[str]) -> None:
    """Add what the file has around the sessions that are new."""
    if fresh:
        present = {member.id for member in readers.members(uow.session)}
        merge_rows.add_rows(uow, shown.source.file, fresh, present)


def usual(shown: Preview) -> dict[str, Choice]:
    """Return the choice that adds what the book does not have and changes nothing that it has."""
    return {one.id: Take.THEIRS for one in shown.sessions if one.meeting is Meeting.NEW and not one.blocked}


def takes(choice: Choice) -> bool:
    """Return whether a choice changes the book."""
    if isinstance(choice, Take):
        return choice is not Take.MINE
    return any(take is not Take.MINE for take in choice.values())


def _made(shown: Preview, one: Offered, choice: Choice) -> tuple[x.Session, dict[str, list[int | None]] | None]:
    theirs, mine = shown.source.sessions[one.id], shown.mine.get(one.id)
    if mine is None:
        return theirs, None
    if choice is Take.THEIRS:
        found = merge_parts.whole(mine, theirs)
    else:
        takes = merge_parts.all_of_theirs(one.differences, join=True) if isinstance(choice, Take) else choice
        found = merge_parts.merged(mine, theirs, takes)
    return found.session, found.places


def _offered(theirs: x.Session, mine: x.Session | None, names: Mapping[str, str], source: Source) -> Offered:
    at = theirs.started_at or theirs.planned_at or ""
    closed = mine is not None and mine.seal is not None
    plain = (theirs.id, theirs.kind, theirs.topic, at)
    if mine is not None and _open(mine) == _open(theirs) and (closed or theirs.seal is None):
        return Offered(*plain, Meeting.SAME, closed, theirs.seal is not None)
    found = merge_parts.differences(mine, theirs, names) if mine is not None else ()
    unclear = sorted({names[m] for _, m in members_of(theirs, "") if m in source.unclear})
    blocked = CLOSED if closed else UNCLEAR.format(", ".join(unclear)) if unclear else ""
    return Offered(
        *plain, Meeting.NEW if mine is None else Meeting.DIFFERS, closed, theirs.seal is not None, blocked, found,
        mine is not None and _has_rest(mine, theirs, found),
    )  # fmt: skip


def _has_rest(mine: x.Session, theirs: x.Session, found: Sequence[Difference]) -> bool:
    """Return whether something differs that no single choice takes over."""
    all_taken = merge_parts.merged(mine, theirs, merge_parts.all_of_theirs(found)).session
    return _open(all_taken) != _open(theirs)


def _open(session: x.Session) -> x.Session:
    """Return a session without its seal and what only helps while it is typed."""
    return replace(session, seal=None, supplements=[], bin=[], drafts={}, queue=[])


class _Chain:
    """The seals of the book, and those of a file that can follow them, in their order."""

    def __init__(self, uow: UnitOfWork) -> None:
        rows = uow.session.execute(select(Seal.number, Seal.hash)).all()
        self._hashes: dict[int, str] = {row.number: row.hash for row in rows}

    def takes(self, session: x.Session) -> bool:
        """Return whether the seal of a session goes on from the last one; from then on it is the last one."""
        if session.seal is None:
            return True
        last = max(self._hashes, default=0)
        fits = (session.seal.number, session.seal.previous) == (last + 1, self._hashes.get(last, START))
        if fits:
            self._hashes[session.seal.number] = session.seal.hash
        return fits
