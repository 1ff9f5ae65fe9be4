"""What importing a roster would do, as frozen records for the window and the command.

``services.roster_import`` makes and carries them out: ``read_file(path)`` and ``read_pasted(text)`` return a source
(slow, raise KnownError), ``make_plan(source, members, today, choices)`` a ``RosterPlan`` (fast, again with other
choices), ``apply(uow, plan, decisions)`` a ``RosterUndo`` and ``undo(uow, done)`` takes it back.
``domain.roster_deciding.decided(plan, decisions)`` shows a plan as the decisions make it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.records import StandingRecord
from app.domain.vocabulary import Standing, Word


class RosterField(Word):
    """What a column says of a member; ``FAMILY_NAME`` is họ đệm beside ``GIVEN_NAME``, both make the full name."""

    FULL_NAME = "full_name", "Họ và tên"
    FAMILY_NAME = "family_name", "Họ và tên đệm"
    GIVEN_NAME = "given_name", "Tên"
    STANDING = "standing", "Tư cách đảng viên"
    POSITION = "position", "Chức vụ trong Đảng"
    GROUP = "group", "Tổ đảng"
    JOINED_ON = "joined_on", "Ngày vào Đảng"
    OFFICIAL_ON = "official_on", "Ngày chính thức"
    LEFT_ON = "left_on", "Ngày chuyển đi"
    NOTE = "note", "Ghi chú"


class RosterAction(Word):
    """What an import does with a row."""

    ADD = "add", "Thêm mới"
    UPDATE = "update", "Cập nhật"
    SAME = "same", "Đã có, không đổi"
    ASK = "ask", "Cần đồng chí chọn"


class RosterChoice(Word):
    """What the user decides about a row, whatever its action."""

    SAME_PERSON = "same_person", "Là đồng chí này"
    NEW_PERSON = "new_person", "Là người khác, thêm mới"
    LEAVE_OUT = "leave_out", "Bỏ qua dòng này"


@dataclass(frozen=True, slots=True)
class RosterChange:
    """A field that an update changes, as people read both; ``old`` is empty where the book says nothing yet."""

    field: RosterField
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of the book who may be the person of a row; ``about`` tells namesakes apart in words."""

    member: str
    full_name: str
    about: str
    changes: tuple[RosterChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person in the source.

    ``key`` is its place in the plan and what a decision names; ``row`` is the row as the source numbers it, in the
    sheet ``sheet``. Dates are kept forms (``2001``, ``2001-02``, ``2001-02-03``). ``says_standing`` tells whether the
    source says it; otherwise ``standing`` is the member's present one or the usual one. ``member`` is the member
    matched, None for a new person or while that is asked. ``problems`` are sentences that need no row number before
    them. ``cells`` is the row as it stands in the source, after old fonts were converted.
    """

    key: int
    row: int
    full_name: str
    standing: Standing = Standing.OFFICIAL
    position: str = ""
    group: str = ""
    joined_on: str | None = None
    official_on: str | None = None
    left_on: str | None = None
    action: RosterAction = RosterAction.ADD
    problems: tuple[str, ...] = ()
    changes: tuple[RosterChange, ...] = ()
    member: str | None = None
    candidates: tuple[Candidate, ...] = ()
    sheet: str = ""
    says_standing: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person, or the same person again, and why, in a few words."""

    row: int
    why: str
    sheet: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """A column of a sheet: its heading, what it is taken for (None: not kept), and some of what stands in it."""

    sheet: str
    index: int
    letter: str
    heading: str
    field: RosterField | None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """A sheet of a workbook or a table of a document; ``people`` is how many it seems to name."""

    name: str
    people: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RosterChoices:
    """How the user wants a source read; what is empty the program finds itself.

    ``columns`` holds (sheet, column index, field or None) for each column taken for something else than was found.
    """

    sheets: tuple[str, ...] = ()
    text_encoding: str = ""
    columns: tuple[tuple[str, int, RosterField | None], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """Everything an import would do; nothing is done yet.

    ``text_encoding`` is ``unicode``, ``utf-8``, ``utf-16``, ``cp1258`` … or the old fonts ``tcvn3`` and ``vni``, from
    which the texts shown here were converted; ``encodings`` are the ones that may be chosen instead. ``missing`` are
    fields that no column gives. ``notes`` are sentences about the source as a whole. ``basis`` is the roster it was
    compared with: a plan is carried out only while the book's members are still those.
    """

    source: str
    rows: tuple[RosterRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    text_encoding: str = "unicode"
    encodings: tuple[str, ...] = ()
    sheets: tuple[RosterSheet, ...] = ()
    columns: tuple[RosterColumn, ...] = ()
    missing: tuple[RosterField, ...] = ()
    notes: tuple[str, ...] = ()
    choices: RosterChoices = RosterChoices()
    basis: str = ""

    def count(self, action: RosterAction) -> int:
        """Return how many rows have this action."""
        return sum(row.action is action for row in self.rows)


@dataclass(frozen=True, slots=True)
class RosterDecision:
    """What the user wants done with the row of ``key``; ``member`` is named with ``SAME_PERSON``."""

    key: int
    choice: RosterChoice
    member: str | None = None


@dataclass(frozen=True, slots=True)
class MemberBefore:
    """A member as the book had them before an import changed them, and as the import left them."""

    member: str
    before: tuple[str | None, ...]
    after: tuple[str | None, ...]
    history: tuple[StandingRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterUndo:
    """What taking an import back needs: uids of the members it added, the changed ones, the groups it made."""

    added: tuple[str, ...] = ()
    changed: tuple[MemberBefore, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the import changed nothing."""
        return not self.added and not self.changed
