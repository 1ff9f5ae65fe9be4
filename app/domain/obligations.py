"""What the cell owes, by when and to whom: one thing of a year, how it stands today, and the order of a list.

Days are calendar days, those of rest as well: no source says that working days are meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.targets import Source
from app.domain.tasks import SOON_DAYS
from app.domain.vietnamese import short_date
from app.domain.vocabulary import FollowUpKind, Gate, Repeat
from app.domain.year import Indicator, Share, Tone
from app.i18n import WEEKDAYS

DAYS_COUNTED = "Số ngày tính theo ngày lịch, kể cả ngày nghỉ."
#: Kinds of document of the program that are made of a year, not of a session.
DOCUMENTS_OF_YEAR = ("year-plan", "year-report", "inspection-pack", "minutes-book")
ON_TIME = (
    "Số việc phải làm của năm đã xong đúng hạn, trên tổng số đã xong và quá hạn chưa xong. Không tính việc chưa có "
    f"hạn, việc thôi làm và buổi sinh hoạt chuyên đề mỗi quý, vì đã có chỉ tiêu riêng. {DAYS_COUNTED}"
)


class Settles(Enum):
    """Where the book keeps that something owed is done, so that it is kept once."""

    ROW = "row"
    FOLLOW_UP = "follow_up"
    APPROVAL = "approval"
    MILESTONE = "milestone"
    SESSION = "session"


class Group(Enum):
    """A part of the list; the value is its heading."""

    OVERDUE = "Quá hạn"
    SOON = f"Trong {SOON_DAYS} ngày tới"
    LATER = "Sau đó"
    UNDATED = "Chưa có hạn"
    DONE = "Đã xong"
    CLOSED = "Thôi làm, không ghi ngày làm"


class Chosen(Enum):
    """Which obligations a list shows; the value is what a person reads."""

    OPEN = "Chưa xong"
    OVERDUE = "Quá hạn"
    DONE = "Đã xong"
    ALL = "Tất cả"


OPEN_GROUPS = (Group.OVERDUE, Group.SOON, Group.LATER, Group.UNDATED)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed, as the rules or a person set it, with what was done about it.

    ``key`` is the same whenever it is computed. ``about`` says which session, quarter or campaign it belongs to.
    ``usual_due`` is the day of the rules where a person has set another one. ``settles`` says where it is kept that it
    is done: in ``follow_up`` or ``gate`` of ``session``, in ``milestone``, or in its own row. From ``lapses_on`` on it
    cannot be done any more. ``issued`` is its line in the number register, ``row`` that of a person's own obligation.
    ``proof`` says by what the book knows that it is done where nobody wrote so here, ``first_on`` is the first day of
    one that comes back.
    """

    key: str
    year: int
    title: str
    due_on: date | None = None
    about: str = ""
    recipient: str = ""
    via: str = ""
    how: str = ""
    document: str = ""
    done_on: date | None = None
    issued: int | None = None
    note: str = ""
    dropped: bool = False
    source: Source | None = None
    advice: str = ""
    settles: Settles = Settles.ROW
    session: str | None = None
    follow_up: FollowUpKind | None = None
    gate: Gate | None = None
    milestone: int | None = None
    row: int | None = None
    repeat: Repeat = Repeat.ONCE
    usual_due: date | None = None
    lapses_on: date | None = None
    proof: str = ""
    first_on: date | None = None

    @property
    def is_own(self) -> bool:
        """Whether a person set it, not the rules."""
        return self.row is not None

    @property
    def line(self) -> str:
        """What is owed and for what, in one line."""
        between = " " if self.about.isdigit() else " – "
        return f"{self.title}{between}{self.about}" if self.about else self.title


@dataclass(frozen=True, slots=True)
class Stand:
    """How something owed stands on a day: its group, the words and their tone."""

    group: Group
    text: str
    tone: Tone


def stand(duty: Duty, today: date) -> Stand:
    """Return how something owed stands."""
    if duty.done_on is not None:
        return _done(duty)
    if duty.dropped:
        return Stand(Group.CLOSED, "Thôi làm", "neutral")
    if duty.lapses_on is not None and duty.lapses_on <= today:
        return Stand(Group.CLOSED, "Không ghi ngày làm", "neutral")
    if duty.due_on is None:
        return Stand(Group.UNDATED, "Chưa có hạn", "neutral")
    days = (duty.due_on - today).days
    if days < 0:
        return Stand(Group.OVERDUE, f"Quá hạn {-days} ngày", "bad")
    text = f"Còn {days} ngày" if days else "Đến hạn hôm nay"
    return Stand(Group.SOON, text, "warn") if days <= SOON_DAYS else Stand(Group.LATER, text, "neutral")


def is_open(duty: Duty, today: date) -> bool:
    """Return whether something is still to be done."""
    return stand(duty, today).group in OPEN_GROUPS


def in_order(duties: Iterable[Duty], today: date) -> tuple[Duty, ...]:
    """Return what is owed: the longest overdue first, then by day, what is done last, the newest first."""
    return tuple(sorted(duties, key=lambda duty: _place(duty, today)))


def choose(duties: Iterable[Duty], which: Chosen, today: date) -> tuple[Duty, ...]:
    """Return the obligations of a choice, in the order given."""
    wanted = {Chosen.OPEN: OPEN_GROUPS, Chosen.OVERDUE: (Group.OVERDUE,), Chosen.DONE: (Group.DONE,)}
    groups = wanted.get(which, tuple(Group))
    return tuple(duty for duty in duties if stand(duty, today).group in groups)


def pressing(duties: Iterable[Duty], today: date) -> tuple[Duty, ...]:
    """Return what is overdue, due soon or without a day, in order; with nothing overdue or soon, the next to come."""
    ordered = tuple((duty, stand(duty, today).group) for duty in in_order(duties, today))
    now = tuple(duty for duty, group in ordered if group in (Group.OVERDUE, Group.SOON))
    next_one = () if now else tuple(duty for duty, group in ordered if group is Group.LATER)[:1]
    return (*now, *next_one, *(duty for duty, group in ordered if group is Group.UNDATED))


def on_time(duties: Iterable[Duty], year: int, today: date) -> Share:
    """Return how many of a year's obligations were done by their day, over those done and those overdue."""
    own = [one for one in duties if one.year == year and one.due_on and one.settles is not Settles.SESSION]
    counted = [one for one in own if stand(one, today).group in (Group.DONE, Group.OVERDUE)]
    return Share(sum(1 for one in counted if days_late(one) == 0), len(counted))


def on_time_indicator(duties: Iterable[Duty], year: int, today: date) -> Indicator:
    """Return the year's figure of what was done on time."""
    kept = tuple(duties)
    share = on_time(kept, year, today)
    overdue = sum(1 for one in kept if one.year == year and stand(one, today).group is Group.OVERDUE)
    tone: Tone = "neutral" if not share.whole else "warn" if overdue else "good"
    note = f"{overdue} việc quá hạn" if overdue else "" if share.whole else "chưa có việc nào đến hạn"
    return Indicator("obligations", "Việc phải làm đúng hạn", share, tone, note, ON_TIME)


def days_late(duty: Duty) -> int | None:
    """Return by how many days something was done after its day, 0 when in time, None while that cannot be told."""
    if duty.done_on is None or duty.due_on is None:
        return None
    return max(0, (duty.done_on - duty.due_on).days)


def due_words(duty: Duty) -> str:
    """Return the day it is due with its day of the week: ``Thứ Bảy, 28/02/2026``."""
    return f"{WEEKDAYS[duty.due_on.weekday()]}, {short_date(duty.due_on)}" if duty.due_on else "Chưa có hạn"


def way(duty: Duty) -> str:
    """Return to whom, through whom and how: ``Đảng ủy xã · qua Ban Tuyên giáo · văn bản``."""
    parts = (duty.recipient, f"qua {duty.via}" if duty.via else "", duty.how)
    return " · ".join(part for part in parts if part)


def _done(duty: Duty) -> Stand:
    late = days_late(duty)
    if late:
        return Stand(Group.DONE, f"Xong muộn {late} ngày", "warn")
    return Stand(Group.DONE, "Đã xong" if late is None else "Xong đúng hạn", "good")


def _place(duty: Duty, today: date) -> tuple[int, int, str, str]:
    group = stand(duty, today).group
    day = duty.done_on if group is Group.DONE else duty.due_on
    number = (day or date.max).toordinal()
    return list(Group).index(group), -number if group is Group.DONE else number, duty.title, duty.key
