"""Opinions put together for the conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.records import ContributionRecord, PromptRecord
from app.domain.vocabulary import Label


def by_label(
    contributions: Sequence[ContributionRecord],
) -> tuple[tuple[Label | None, tuple[ContributionRecord, ...]], ...]:
    """Return opinions grouped by label in the order of the vocabulary, those without one last; no empty group."""
    groups = ((kind, tuple(said for said in contributions if said.label is kind)) for kind in (*Label, None))
    return tuple((kind, group) for kind, group in groups if group)


def by_prompt(
    contributions: Sequence[ContributionRecord], prompts: Sequence[PromptRecord]
) -> tuple[tuple[PromptRecord | None, tuple[ContributionRecord, ...]], ...]:
    """Return opinions grouped by prompt in the order of the prompts, the others last; an answer goes with its question.

    A prompt to which nobody spoke is there as well: it shows what was not discussed.
    """
    groups: dict[int | None, list[ContributionRecord]] = {prompt.id: [] for prompt in prompts}
    groups[None] = []
    asked = {said.id: said.prompt for said in contributions}
    for said in contributions:
        place = said.prompt if said.prompt is not None else asked.get(said.answers or 0)
        groups[place if place in groups else None].append(said)
    made = tuple((prompt, tuple(groups[prompt.id])) for prompt in prompts)
    return (*made, (None, tuple(groups[None]))) if groups[None] else made
