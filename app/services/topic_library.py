"""The topic library: what the program brings, and the cell's own list."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
from sqlalchemy import select

from app.domain.topic_library import OWN, LibraryTopic, TopicSet, shipped
from app.domain.vietnamese import clean, fold
from app.domain.vocabulary import CellKind
from app.domain.year_records import LibraryTopicRecord
from app.errors import KnownError, NotFound
from app.models.linked import fetch
from app.models.plan import LibraryTopic as Row
from app.models.unit_of_work import UnitOfWork
from app.paths import resources


@lru_cache(maxsize=4)
def topic_sets(folder: Path | None = None) -> tuple[TopicSet, ...]:
    """Return the topics of documents that the program brings, the newest documents first."""
    files = sorted((folder or resources() / "topics").glob("*.json"))
    sets = [msgspec.json.decode(path.read_bytes(), type=TopicSet) for path in files]
    return tuple(sorted(sets, key=lambda one: one.source.date, reverse=True))


def topics(uow: UnitOfWork) -> tuple[LibraryTopic, ...]:
    """Return every topic to choose from: the cell's own first."""
    own = fetch(uow.session, LibraryTopicRecord, Row)
    return (*(_own(record) for record in own), *shipped(topic_sets()))


def keep(
    uow: UnitOfWork, title: str, category: str = "", quarter: int | None = None, kind: CellKind | None = None,
    source: str = "", source_date: str = "",
) -> int:  # fmt: skip
    """Put a topic into the cell's own list; return its number, that of the one there is when the words are the same."""
    words = " ".join(clean(title).split())
    if not words:
        raise KnownError("Chưa ghi tên chuyên đề.")
    for number, known in uow.session.execute(select(Row.id, Row.title)):
        if fold(known) == fold(words):
            return int(number)
    row = Row(
        title=words, category=clean(category).strip(), cell_kind=kind, quarter=quarter, source=clean(source).strip(),
        source_date=source_date,
    )  # fmt: skip
    uow.session.add(row)
    uow.session.flush()
    return row.id


def drop(uow: UnitOfWork, number: int) -> LibraryTopicRecord:
    """Take a topic out of the cell's own list; return it, for ``bring_back``."""
    row = uow.session.get(Row, number)
    if row is None:
        raise NotFound("Chuyên đề này không còn trong danh mục của chi bộ.")
    record = fetch(uow.session, LibraryTopicRecord, Row, Row.id == number)[0]
    uow.session.delete(row)
    return record


def bring_back(uow: UnitOfWork, record: LibraryTopicRecord) -> int:
    """Put back a topic that was taken out of the cell's own list; return its number."""
    return keep(uow, record.title, record.category, record.quarter, record.cell_kind, record.source, record.source_date)


def _own(record: LibraryTopicRecord) -> LibraryTopic:
    source = ", ".join(part for part in (record.source, record.source_date) if part)
    kinds = (record.cell_kind,) if record.cell_kind else ()
    return LibraryTopic(
        f"own/{record.id}", record.title, record.category, kinds, record.quarter,
        f"{OWN} ({source})" if source else OWN, own=record.id,
    )  # fmt: skip
