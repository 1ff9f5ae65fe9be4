"""Rows that become two when the type is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.ui.tokens import Tokens
from app.ui.widgets import column, field, row

#: From this size of type on there is room for half as much beside each other.
LARGE_TYPE = 1.4


def is_large(tokens: Tokens) -> bool:
    """Return whether the type is so large that a row holds only half as much."""
    return tokens.scale >= LARGE_TYPE


def ends(tokens: Tokens, left: Sequence[QWidget], right: Sequence[QWidget]) -> QBoxLayout:
    """Return things at the left and at the right end of a row; with large type one row below the other."""
    gap = tokens.room(10)
    if not is_large(tokens):
        return row(*left, None, *right, spacing=gap)
    layout = column(spacing=tokens.room(4))
    layout.addLayout(row(*left, None, spacing=gap))
    layout.addLayout(row(*right, None, spacing=gap))
    return layout


def fields(tokens: Tokens, *named: tuple[str, QWidget, int], large: int = 2) -> QGridLayout:
    """Return controls under their names, each with its share of the width; ``large`` in a row with large type."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.room(12))
    grid.setVerticalSpacing(tokens.gap)
    across = large if is_large(tokens) else len(named)
    for place, (title, control, share) in enumerate(named):
        under = field(title, control)
        under.addStretch(1)
        grid.addLayout(under, place // across, place % across)
        grid.setColumnStretch(place % across, max(share, grid.columnStretch(place % across)))
    return grid
