"""Topics that members propose as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.plan_year import Proposal
from app.domain.vietnamese import short_date
from app.domain.vocabulary import ProposalStatus
from app.ui.context import AppContext
from app.ui.list_table import Column
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Đề xuất", 260, stretch=True),
    Column("Người đề xuất", 160, drop=2),
    Column("Ủng hộ", 96, drop=3),
    Column("Ngày", 124, drop=4),
    Column("Tình trạng", 180, drop=1),
)
STATUS = 4
TONES = {ProposalStatus.WAITING: "warn", ProposalStatus.TAKEN: "good", ProposalStatus.DECLINED: "neutral"}


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal in words."""

    id: int
    text: str
    proposer: str
    backing: str
    day: str
    status: ProposalStatus


_TEXTS: tuple[Callable[[ProposalView], str], ...] = (
    lambda p: p.text,
    lambda p: p.proposer,
    lambda p: p.backing,
    lambda p: p.day,
    lambda p: p.status.vi,
)


def proposal_view(one: Proposal, names: dict[str, str]) -> ProposalView:
    """Return a proposal as the table shows it."""
    record = one.record
    day = short_date(record.made_on) if record.made_on else ""
    backing = f"{len(one.supporters)} đ/c" if one.supporters else ""
    return ProposalView(record.id, record.text, names.get(record.proposer or "", ""), backing, day, record.status)


class ProposalsTable(RecordTable[ProposalView]):
    """Proposals in the order given; those decided on stand back."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: ProposalView, column: int) -> str:
        """Return what a cell says."""
        return _TEXTS[column](record)

    def tone(self, record: ProposalView, column: int) -> str | None:
        """Return the tone of the state."""
        return TONES[record.status] if column == STATUS else None

    def is_muted(self, record: ProposalView, column: int) -> bool:
        """Return whether the proposal is decided on."""
        return record.status is not ProposalStatus.WAITING
