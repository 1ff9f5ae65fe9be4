"""Minutes made of a made-up session, as lines."""

from __future__ import annotations

from typing import Any

from app.domain.records import SessionRecord
from app.domain.roll import count
from app.exporters.blocks import Document
from app.exporters.minutes_outline import minutes_document
from app.exporters.profile import load_profile
from tests.exporters.reading import outline_text
from tests.factory import rules, session

PROFILE = load_profile()


def minutes(**facts: Any) -> Document:
    record: SessionRecord = session(**facts)
    return minutes_document(record, count(record.roll, rules()), PROFILE)


def lines(**facts: Any) -> list[str]:
    return outline_text(minutes(**facts))


def block(kind: type[Any], /, **facts: Any) -> Any:
    return next(one for one in minutes(**facts).blocks if isinstance(one, kind))


def after(heading: str, found: list[str]) -> list[str]:
    """Return the lines under a heading, up to the next numbered one."""
    start = next(number for number, line in enumerate(found) if line.endswith(heading)) + 1
    end = next((n for n in range(start, len(found)) if found[n][:1].isdigit() or found[n].startswith("I")), len(found))
    return found[start:end]
