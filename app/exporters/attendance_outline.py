"""The attendance sheet of a session (danh sách điểm danh): as the roll-call says, or blank for signing.

Those with a post come first, then everybody by given name, as sheets of cells have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.document_variants import BLANK
from app.domain.namesakes import in_document
from app.domain.records import RollEntry, SessionRecord
from app.domain.roll import RollCount, rank, reason_of
from app.domain.vietnamese import fold, name_key, official_time
from app.domain.vocabulary import AttendanceStatus, Standing
from app.exporters import extras as others
from app.exporters.blocks import Block, Column, Document, Table, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import signatures
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording

KIND = "attendance"
_SHORT = "……"
_MEMBERS = (("TT", 11), ("Họ và tên", 50), ("Chức vụ, tổ đảng", 45), ("Điểm danh", 33), ("Ký tên", 26))
_GUESTS = (("TT", 11), ("Họ và tên", 53), ("Chức vụ, đơn vị", 75), ("Ký tên", 26))


def attendance_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the attendance sheet of a session as blocks; one not yet called is blank."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("attendance_kind")
    called = any(entry.status for entry in session.roll) and extras.variant != BLANK
    people = in_order(session.roll if any(entry.status for entry in session.roll) else expected(session, extras))
    subject = said("subject", members=words.comrades, session=words.session_name(), cell=words.cell.name)
    opening = said("opening", when=words.when(), place=session.place or words.blank, cell=words.cell.name)
    blocks: list[Block] = [
        words.head(KIND, None, words.day),
        Title(kind, (subject, *words.topic_lines()), profile.string("rule")),
        paragraph(opening),
        _table(_MEMBERS, [_row(entry, called=called) for entry in people]),
    ]
    if session.guests:
        rows: list[tuple[str, ...]] = [(guest.full_name, guest.title, "") for guest in session.guests]
        blocks += [paragraph(said("guests")), _table(_GUESTS, rows)]
    counted = words.roll(counts) if called else said("counts", total=f"{len(people):02d}", dots=_SHORT)
    blocks += [paragraph(counted), signatures(words)]
    return Document(f"{kind.capitalize()} {subject}", tuple(blocks))


def in_order(entries: Iterable[RollEntry]) -> list[RollEntry]:
    """Return those convened: posts first, then by given name in the order of the alphabet."""
    convened = (entry for entry in entries if entry.convened)
    return sorted(convened, key=lambda entry: (rank(entry.position), name_key(entry.full_name)))


def expected(session: SessionRecord, extras: Extras) -> list[RollEntry]:
    """Return who is expected of a session whose roll is not called: everybody of the roster who has not left."""
    kept = {entry.member_id: replace(entry, convened=True) for entry in session.roll}
    return [
        kept.get(one.id) or RollEntry(one.id, one.full_name, one.standing, one.position, one.group, apart=one.apart)
        for one in extras.members
        if one.standing not in (Standing.LEFT, Standing.TEMPORARY_AWAY)
    ] or list(session.roll)


def _row(entry: RollEntry, *, called: bool) -> tuple[str, ...]:
    group = "" if fold(entry.group) in fold(entry.position) else entry.group
    post = "; ".join(part for part in (entry.position, group) if part)
    standing = "" if entry.standing is Standing.OFFICIAL else f" ({entry.standing.vi})"
    return (
        f"{in_document(entry, entry.position, entry.group, entry.standing.vi)}{standing}",
        post,
        _status(entry) if called else "",
        "",
    )


def _status(entry: RollEntry) -> str:
    """Return what the roll-call says of somebody, with the time or the reason."""
    if entry.status is None:
        return _SHORT
    if entry.status is AttendanceStatus.LATE and entry.arrived_at:
        return f"{entry.status.vi}: {official_time(entry.arrived_at)}"
    if entry.status is AttendanceStatus.LEFT_EARLY and entry.left_at:
        return f"{entry.status.vi}: {official_time(entry.left_at)}"
    reason = reason_of(entry) if entry.status is AttendanceStatus.EXCUSED else ""
    return f"{entry.status.vi}: {reason}" if reason and fold(reason) != fold(entry.status.vi) else entry.status.vi


def _table(titles: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> Table:
    columns = tuple(Column(title, width, "center" if title == "TT" else "left") for title, width in titles)
    return Table(columns, tuple((str(number), *row) for number, row in enumerate(rows, 1)))
