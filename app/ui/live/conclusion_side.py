"""Beside the conclusion: the opinions by label, to be put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import ContributionRecord
from app.domain.speakers import Candidate, speaker_name
from app.domain.synthesis import by_label
from app.ui.tokens import Tokens
from app.ui.widgets import clear, label


class ConclusionSide(QWidget):
    """Redrawn by ``show_opinions``."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("opinions_by_label")
        self.setAccessibleName("Ý kiến theo loại")
        self._shown: tuple[ContributionRecord, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.px(14), tokens.px(14), tokens.px(14), tokens.px(14))
        self._column.setSpacing(tokens.px(6))
        self._gap = tokens.gap

    def show_opinions(self, contributions: Sequence[ContributionRecord], people: Sequence[Candidate]) -> None:
        """Show opinions under their labels."""
        if tuple(contributions) == self._shown:
            return
        self._shown = tuple(contributions)
        clear(self._column)
        self._column.addWidget(label(f"Ý kiến thảo luận  {len(contributions)}", "heading"))
        if not contributions:
            self._column.addWidget(label("Chưa ghi ý kiến nào ở bước thảo luận.", "small", wrap=True))
        for kind, group in by_label(contributions):
            self._column.addSpacing(self._gap)
            self._column.addWidget(label(f"{kind.vi if kind else 'Chưa xếp loại'} ({len(group)})", "strong"))
            for said in group:
                self._column.addWidget(label(speaker_name(said.speaker, people), "small", wrap=True))
                self._column.addWidget(label(said.text, wrap=True))
        self._column.addStretch(1)
