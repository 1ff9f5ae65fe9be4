"""Topics to choose from: what documents suggest, each with its source and day, and the cell's own list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.targets import Source
from app.domain.vietnamese import fold, quarter_name
from app.domain.vocabulary import CellKind

OWN = "Danh mục của chi bộ"


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """A topic as a document suggests it; without ``cell_kinds`` it is for every kind of cell."""

    title: str
    category: str = ""
    cell_kinds: tuple[CellKind, ...] = ()
    quarter: int | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TopicSet:
    """The topics of one document; ``year`` is the one year it was made for, None while it holds on."""

    code: str
    title: str
    source: Source
    topics: tuple[SuggestedTopic, ...]
    year: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LibraryTopic:
    """A topic to choose: ``source`` says where it comes from, ``own`` is its row in the cell's own list.

    A topic with a ``year`` is an example of that year.
    """

    id: str
    title: str
    category: str = ""
    cell_kinds: tuple[CellKind, ...] = ()
    quarter: int | None = None
    source: str = ""
    year: int | None = None
    own: int | None = None
    note: str = ""

    @property
    def hint(self) -> str:
        """What is said beside it: its year, its source, the quarter it is meant for."""
        year = f"Ví dụ năm {self.year}" if self.year else ""
        quarter = f"gợi ý quý {quarter_name(self.quarter)}" if self.quarter else ""
        return " · ".join(part for part in (year, self.source, quarter) if part)


def shipped(sets: Iterable[TopicSet]) -> tuple[LibraryTopic, ...]:
    """Return the topics of documents as they are offered, in their order."""
    return tuple(
        LibraryTopic(
            f"{one.code}/{number}", topic.title, topic.category, topic.cell_kinds, topic.quarter,
            ", ".join(part for part in (one.source.document, topic.clause) if part), one.year, None, one.note,
        )
        for one in sets
        for number, topic in enumerate(one.topics, 1)
    )  # fmt: skip


def choose(
    topics: Iterable[LibraryTopic], typed: str = "", category: str = "", kind: CellKind | None = None
) -> tuple[LibraryTopic, ...]:
    """Return the topics in which every typed word begins a word, of a category, for a kind of cell.

    Diacritics do not count; a topic for no kind in particular is for every kind.
    """
    wanted = fold(typed).split()

    def fits(topic: LibraryTopic) -> bool:
        if (category and topic.category != category) or (kind and topic.cell_kinds and kind not in topic.cell_kinds):
            return False
        words = fold(f"{topic.title} {topic.category} {topic.source}").split()
        return all(any(word.strip('“”"(.,').startswith(part) for word in words) for part in wanted)

    return tuple(topic for topic in topics if fits(topic))


def categories(topics: Iterable[LibraryTopic]) -> tuple[str, ...]:
    """Return the categories there are, in the order in which they first stand."""
    return tuple(dict.fromkeys(topic.category for topic in topics if topic.category))
