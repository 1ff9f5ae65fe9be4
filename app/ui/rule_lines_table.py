"""The table of the rules of one pack: what is ruled, what is asked, where it comes from."""

from __future__ import annotations

from app.domain.rule_words import RuleLine, document_words
from app.ui.list_table import Column
from app.ui.record_table import RecordTable
from app.ui.tokens import LARGE, Tokens

#: Width of the titles at the usual type size and at a large one, where there is less room for them.
TITLE, LARGE_TITLE = 220, 126
#: What stands where the source sets nothing.
SILENT = "Nguồn không nêu"


def columns(tokens: Tokens) -> tuple[Column, ...]:
    """Return the columns in a look."""
    title = LARGE_TITLE if tokens.scale >= LARGE else TITLE
    return Column("Quy định", title), Column("Mức đặt ra", 140, stretch=True), Column("Nguồn", 250, drop=1)


class RuleLinesTable(RecordTable[RuleLine]):
    """Shows lines of a pack in the words of people."""

    def text(self, record: RuleLine, column: int) -> str:
        """Return what a cell says."""
        return (record.title, record.value, document_words(record.source) if record.source else SILENT)[column]

    def is_muted(self, record: RuleLine, column: int) -> bool:
        """Return whether a cell stands back: sources, and rules that set nothing."""
        return column == 2 or record.source is None
