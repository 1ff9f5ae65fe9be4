"""Changes of opinions on their way to the book: an opinion opened again meanwhile shows them, not what was before."""

from __future__ import annotations

from app.domain.records import ContributionRecord, Speaker
from app.services.meeting import NewContribution


class ComingChanges:
    """Knows the newest change of each opinion until it is durable or refused."""

    def __init__(self) -> None:
        self._coming: dict[int, NewContribution] = {}

    def put(self, number: int, new: NewContribution) -> None:
        """Remember a change."""
        self._coming[number] = new

    def drop(self, number: int, new: NewContribution, *_: object) -> None:
        """Forget a change, unless there is a newer one."""
        if self._coming.get(number) is new:
            del self._coming[number]

    def newest(self, said: ContributionRecord) -> ContributionRecord:
        """Return an opinion as it will be."""
        new = self._coming.get(said.id)
        if new is None:
            return said
        speaker = Speaker(new.speaker_name, new.speaker_title, new.speaker)
        return ContributionRecord(
            said.id, speaker, new.text, new.at, new.label, new.disposition, new.response, new.prompt, new.answers,
            new.by_hand,
        )  # fmt: skip
