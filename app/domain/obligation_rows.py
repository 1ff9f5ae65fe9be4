"""What people did or changed about something owed, and their own obligations with the days these come back on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.obligation_days import Ground, duties_of_year
from app.domain.obligations import Duty, Settles, in_order, is_open
from app.domain.vocabulary import Repeat
from app.domain.year_records import ObligationRecord

#: The key of a person's own obligation begins so; that of a later day of it goes on with the day.
OWN = "own:"
_MONTHS = {Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.HALF_YEARLY: 6, Repeat.YEARLY: 12}


def obligations(ground: Ground, rows: Sequence[ObligationRecord], year: int, today: date) -> tuple[Duty, ...]:
    """Return what is owed in a year, in order, with what is still open of the years before it."""
    by_key = {row.key: row for row in rows if row.key}
    own = [duty for each in (year - 1, year) for duty in (*_ruled(ground, by_key, each), *_own(rows, by_key, each))]
    older = [duty for row in rows if _is_base(row) and row.year < year - 1 for duty in [_base(row)]]
    shown = [duty for duty in own if duty.year == year or is_open(duty, today)]
    return in_order((*shown, *(duty for duty in older if is_open(duty, today))), today)


def base_key(row: ObligationRecord) -> str:
    """Return the key of a person's own obligation; one that came without has its row's number."""
    return row.key or f"{OWN}#{row.id}"


def days(first: date, repeat: Repeat, year: int) -> tuple[date, ...]:
    """Return the days of a year on which something comes back that is first due on ``first``.

    A day that a month does not have is its last one; the next month has it again.
    """
    if repeat is Repeat.ONCE:
        return (first,) if first.year == year else ()
    step = _MONTHS[repeat]
    months = (year - first.year) * 12 + 12 - first.month
    all_days = (_shifted(first, number * step) for number in range(max(0, months // step + 1)))
    return tuple(day for day in all_days if day.year == year)


def _shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ruled(ground: Ground, rows: Mapping[str, ObligationRecord], year: int) -> Iterator[Duty]:
    for duty in duties_of_year(ground, year):
        row = rows.get(duty.key)
        yield merged(duty, row) if row else duty


def merged(duty: Duty, row: ObligationRecord) -> Duty:
    """Return something owed with what its row says; a blank of the row leaves what the rules say."""
    return replace(
        duty, due_on=row.due_on or duty.due_on, usual_due=duty.due_on if row.due_on else None,
        recipient=row.recipient or duty.recipient, via=row.via or duty.via, how=row.how or duty.how,
        document=row.document or duty.document, issued=row.issued or duty.issued, note=row.note, dropped=row.dropped,
        done_on=row.done_on or duty.done_on if duty.settles is Settles.ROW else duty.done_on,
        proof="" if row.done_on else duty.proof,
    )  # fmt: skip


def _is_base(row: ObligationRecord) -> bool:
    return row.key is None or (row.key.startswith(OWN) and row.key.count(":") == 1)


def _own(rows: Iterable[ObligationRecord], by_key: Mapping[str, ObligationRecord], year: int) -> Iterator[Duty]:
    for row in filter(_is_base, rows):
        if row.due_on is None or row.repeat is Repeat.ONCE:
            if (row.due_on.year if row.due_on else row.year) == year:
                yield _base(row)
            continue
        key = base_key(row)
        done = {_day_of(one) for one in by_key.values() if one.done_on and (one.key or "").startswith(f"{key}:")}
        for day in sorted({*days(row.due_on, row.repeat, year), *(day for day in done if day and day.year == year)}):
            yield _base(row) if day == row.due_on else _later(row, by_key.get(f"{key}:{day.isoformat()}"), day)


def _day_of(row: ObligationRecord) -> date | None:
    try:
        return date.fromisoformat((row.key or "").rpartition(":")[2])
    except ValueError:
        return None


def _base(row: ObligationRecord) -> Duty:
    return Duty(
        base_key(row), row.due_on.year if row.due_on else row.year, row.title, row.due_on, "", row.recipient, row.via,
        row.how, row.document, row.done_on, row.issued, row.note, row.dropped, row=row.id, repeat=row.repeat,
        first_on=row.due_on,
    )  # fmt: skip


def _later(row: ObligationRecord, own: ObligationRecord | None, day: date) -> Duty:
    """Return a later day of an obligation that comes back; what was done on other days is not its own."""
    fresh = replace(row, due_on=day, done_on=None, issued=None, dropped=False)
    duty = replace(_base(fresh), key=f"{base_key(row)}:{day.isoformat()}", year=day.year, first_on=row.due_on)
    return merged(duty, own) if own else duty
