"""Questions and their answers, read together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.records import ContributionRecord


def with_answers(contributions: Sequence[ContributionRecord]) -> tuple[ContributionRecord, ...]:
    """Return opinions in the order they were given, each question followed by its answers, whoever spoke between."""
    there = {said.id for said in contributions}
    roots = [said for said in contributions if said.answers not in there]
    answers: dict[int, list[ContributionRecord]] = {}
    for said in contributions:
        if said.answers in there:
            answers.setdefault(said.answers, []).append(said)
    ordered: dict[int, ContributionRecord] = {}
    for said in (*roots, *contributions):  # answers that answer each other in a ring have no root
        _put(said, answers, ordered)
    return tuple(ordered.values())


def _put(
    said: ContributionRecord,
    answers: Mapping[int, Sequence[ContributionRecord]],
    ordered: dict[int, ContributionRecord],
) -> None:
    if said.id in ordered:
        return
    ordered[said.id] = said
    for answer in answers.get(said.id, ()):
        _put(answer, answers, ordered)
