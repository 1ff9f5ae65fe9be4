"""A year's roll as a grid: a row for each member, a column for each session held, a sign for each mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.naming import session_line, session_time
from app.domain.presence import Presence
from app.domain.records import SessionSummary
from app.domain.roll import is_away, is_exempt
from app.domain.roll_marks import status_tone, status_words
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import AttendanceStatus, SessionKind

#: The signs of the grid with what they say; "•" beside a sign says that the member spoke.
SIGNS: Mapping[AttendanceStatus | None, str] = {
    AttendanceStatus.PRESENT: "✓",
    AttendanceStatus.LATE: "M",
    AttendanceStatus.LEFT_EARLY: "S",
    AttendanceStatus.EXCUSED: "P",
    AttendanceStatus.UNEXCUSED: "K",
}
EXEMPT, AWAY, UNCALLED, SPOKE = "–", "→", "?", "•"
LEGEND = (
    ("✓", "có mặt"), ("M", "đến muộn"), ("S", "về sớm"), ("P", "vắng có lý do"), ("K", "vắng không lý do"),
    (EXEMPT, "được miễn"), (AWAY, "ở nơi khác"), (UNCALLED, "chưa điểm danh"), (SPOKE, "có phát biểu"),
)  # fmt: skip
_KINDS = {SessionKind.REGULAR: "TK", SessionKind.OTHER: "khác", SessionKind.COMMITTEE: "CU"}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A member with what is known of them at each session of the year, None where they were not on the roll."""

    id: str
    full_name: str
    cells: tuple[Presence | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The sessions held, in their order, and the members who were on the roll of any."""

    sessions: tuple[SessionSummary, ...] = ()
    rows: tuple[GridRow, ...] = ()


def make_grid(lines: Iterable[Presence], names: Mapping[str, str], sessions: Iterable[SessionSummary]) -> Grid:
    """Return the grid of a year; members stand in the order of ``names`` (id to name)."""
    own: defaultdict[str, dict[str, Presence]] = defaultdict(dict)
    held: dict[str, None] = {}
    for line in lines:
        own[line.entry.member_id][line.session_id] = line
        held[line.session_id] = None
    known = {one.id: one for one in sessions}
    shown = tuple(known[one] for one in held if one in known)
    rows = tuple(
        GridRow(member, name, tuple(own[member].get(one.id) for one in shown))
        for member, name in names.items()
        if member in own
    )
    return Grid(shown, rows)


def sign(cell: Presence | None) -> str:
    """Return the sign of a cell; nothing where the member was not convened."""
    if cell is None or not cell.entry.convened:
        return ""
    if is_away(cell.entry):
        return AWAY
    if is_exempt(cell.entry):
        return EXEMPT
    return SIGNS.get(cell.entry.status, UNCALLED)


def tone(cell: Presence | None) -> str:
    """Return the tone of a cell: good, warn, bad, or neutral where nobody was expected or called."""
    if cell is None or is_away(cell.entry) or is_exempt(cell.entry):
        return "neutral"
    return status_tone(cell.entry) or "neutral"


def cell_words(cell: Presence | None) -> str:
    """Return a cell in words: ``Vắng có lý do · công tác``, ``Có mặt, có phát biểu``."""
    if cell is None or not cell.entry.convened:
        return "Không triệu tập"
    return status_words(cell.entry) + (", có phát biểu" if cell.spoke else "")


def column_title(session: SessionSummary) -> str:
    """Return the heading of a session: its day and month over its kind, such as ``10/9`` over ``CĐ III``."""
    at = session_time(session)
    quarter = f"CĐ {quarter_name(session.quarter)}" if session.quarter else "CĐ"
    kind = quarter if session.kind is SessionKind.THEMATIC else _KINDS[session.kind]
    return f"{at.day}/{at.month}\n{kind}" if at else kind


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session in the list of a member: ``id`` is the session's, ``words`` what the roll says of the member."""

    id: str
    title: str
    words: str
    tone: str


def own_sessions(grid: Grid, member: str) -> tuple[OwnSession, ...]:
    """Return the sessions of a member, the newest first."""
    row = next((one for one in grid.rows if one.id == member), None)
    if row is None:
        return ()
    made = [
        OwnSession(session.id, column_title(session).replace("\n", " · "), cell_words(cell), tone(cell))
        for session, cell in zip(grid.sessions, row.cells, strict=True)
        if cell is not None
    ]
    return tuple(reversed(made))


def described(grid: Grid, row: int, column: int) -> str:
    """Return a cell with whom and which session it is about, in one line."""
    member = grid.rows[row]
    return f"{member.full_name} · {session_line(grid.sessions[column])}: {cell_words(member.cells[column])}"
