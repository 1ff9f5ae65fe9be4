"""What a search may be narrowed to: groups of the kinds of place in which words are found."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.vocabulary import Word


class SearchGroup(Word):
    """Kinds of place that people look for together."""

    SAID = "said", "Ý kiến"
    CONCLUDED = "concluded", "Kết luận"
    TASKS = "tasks", "Nhiệm vụ"
    TOPICS = "topics", "Chuyên đề"
    PAPERS = "papers", "Văn bản"
    PEOPLE = "people", "Đảng viên"


_KINDS: dict[SearchGroup, frozenset[str]] = {
    SearchGroup.SAID: frozenset(("contribution", "open_question")),
    SearchGroup.CONCLUDED: frozenset(("conclusion", "vote", "supplement")),
    SearchGroup.TASKS: frozenset(("task",)),
    SearchGroup.TOPICS: frozenset(("topic", "opening_report", "prompt", "step", "plan_topic", "proposal")),
    SearchGroup.PAPERS: frozenset(("issued", "directive", "attachment")),
    SearchGroup.PEOPLE: frozenset(("member", "guest")),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is narrowed to: a year, a group of kinds, what a member said or has to do; None is everything."""

    year: int | None = None
    group: SearchGroup | None = None
    member: str | None = None

    def takes(self, kind: str) -> bool:
        """Return whether places of a kind are looked for."""
        return self.group is None or kind in _KINDS[self.group]

    @property
    def is_wide(self) -> bool:
        """Whether everything is looked for."""
        return self.year is None and self.group is None and self.member is None


EVERYTHING = Narrowing()
