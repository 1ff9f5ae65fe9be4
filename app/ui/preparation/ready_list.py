"""The list of what is to be prepared: tick or number, what it is, where it stands and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.ready_items import ReadyItem
from app.domain.timeline import Stage
from app.ui.live.step_list import StepDelegate, StepList, StepRow
from app.ui.tokens import Tokens
from app.ui.widgets import name_control


@dataclass(frozen=True, slots=True)
class ReadyRow(StepRow):
    """A thing to prepare as a row; ``needed`` says that the session should not begin without it."""

    needed: bool = True

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        words = "đã xong" if self.stage is Stage.DONE else "chưa xong" if self.needed else "không bắt buộc"
        return ", ".join(part for part in (self.title, words, self.detail, self.missing) if part)


class ReadyDelegate(StepDelegate):
    """Paints a thing to prepare: a tick when it is done, else its number, coloured when it is needed."""

    pad = 6

    def _colours(self, row: StepRow, *, ticked: bool) -> tuple[str, str]:
        """Return the colours of a row's disc and of what stands in it."""
        c = self._tokens.colours
        if row.stage is Stage.AHEAD and isinstance(row, ReadyRow) and row.needed:
            return c.warn_soft, c.warn
        return super()._colours(row, ticked=ticked)


class ReadyList(StepList):
    """What is to be prepared; signals as those of the steps, with numbers counted from one."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        name_control(self, "ready_list", "Các việc chuẩn bị buổi sinh hoạt")
        self.setItemDelegate(ReadyDelegate(tokens, self))

    def show_items(self, items: Sequence[ReadyItem], today: date, number: int) -> None:
        """Show what is to be prepared with one of them as the open one."""
        self.show_rows([_row(place, item, today) for place, item in enumerate(items, 1)], number)


def _row(number: int, item: ReadyItem, today: date) -> ReadyRow:
    when = item.when(today)
    stage = Stage.DONE if item.done else Stage.AHEAD
    said = f"{when[0].upper()}{when[1:]}" if when else ""
    return ReadyRow(number, item.section.vi, stage, item.state, said, bool(when), item.needed)
