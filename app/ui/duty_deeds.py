"""What is done about something owed, queued as one change each; what may be a slip can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from app.domain.obligations import Duty
from app.domain.vietnamese import short_date
from app.services import obligations
from app.services.obligations import NewObligation
from app.services.saver import Trace
from app.ui.context import AppContext


def store_text(context: AppContext, duty: Duty, name: str, text: str, then: Callable[[Any], None]) -> None:
    """Keep a text while it is typed."""
    context.save(
        partial(_change, duty, name, text), key=f"obligation/{duty.key}/{name}",
        trace=Trace(f"obligation_{name}", text, duty.key), then=then, quiet=True,
    )  # fmt: skip


def store_day(context: AppContext, duty: Duty, day: date | None, then: Callable[[Any], None]) -> None:
    """Keep the day it is due while it is typed; None brings back the day of the rules."""
    work = partial(_change, duty, "due_on", day)
    context.save(work, key=f"obligation/{duty.key}/due_on", then=then, quiet=True)


def done(context: AppContext, duty: Duty, day: date) -> None:
    """Write the day on which it was done; the first time it can be taken back from the message."""
    undoing = partial(context.save, partial(_undo, duty))

    def offer(_: object) -> None:
        context.offered.emit(f"Đã ghi “{duty.title}” xong ngày {short_date(day)}.", "Hoàn tác", undoing)

    context.save(partial(_mark, duty, day), then=offer if duty.done_on is None else None)


def undo(context: AppContext, duty: Duty) -> None:
    """Take back that it was done."""
    context.save(partial(_undo, duty))


def set_paper(context: AppContext, duty: Duty, number: int | None) -> None:
    """Say which line of the register it was done with."""
    context.save(partial(_change, duty, "issued", number))


def drop(context: AppContext, duty: Duty, reason: str) -> None:
    """Do without it, for a reason."""
    context.save(lambda uow: obligations.drop(uow, duty, reason))


def take_up(context: AppContext, duty: Duty) -> None:
    """Do it after all."""
    context.save(lambda uow: obligations.take_up(uow, duty))


def keep(context: AppContext, duty: Duty | None, new: NewObligation) -> None:
    """Add a person's own obligation, or change the one that was open."""
    number = duty.row if duty else None
    if number is None:
        context.save(lambda uow: obligations.add_own(uow, new))
    else:
        context.save(lambda uow: obligations.change_own(uow, number, new))


def remove(context: AppContext, number: int, title: str) -> None:
    """Remove a person's own obligation; it can be brought back from the message."""

    def offer(kept: Any) -> None:
        restoring = partial(context.save, lambda uow: obligations.restore_own(uow, kept))
        context.offered.emit(f"Đã xóa “{title}”.", "Hoàn tác", restoring)

    context.save(lambda uow: obligations.remove_own(uow, number), then=offer)


def _change(duty: Duty, name: str, value: object, uow: Any) -> None:
    obligations.change(uow, duty, **{name: value})


def _mark(duty: Duty, day: date, uow: Any) -> None:
    obligations.mark_done(uow, duty, day)


def _undo(duty: Duty, uow: Any) -> None:
    obligations.undo(uow, duty)
