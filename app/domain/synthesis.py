"""Opinions put together for the conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.records import ContributionRecord
from app.domain.vocabulary import Label


def by_label(
    contributions: Sequence[ContributionRecord],
) -> tuple[tuple[Label | None, tuple[ContributionRecord, ...]], ...]:
    """Return opinions grouped by label in the order of the vocabulary, those without one last; no empty group."""
    groups = ((kind, tuple(said for said in contributions if said.label is kind)) for kind in (*Label, None))
    return tuple((kind, group) for kind, group in groups if group)
