"""The desk before the book is open: what it was worked out from when the book was last closed, if that still holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.domain.desk_facts import DeskFacts
from app.models import first_look

if TYPE_CHECKING:
    from app.services.doors import BookKey


def desk(path: Path, key: BookKey | None, today: date) -> DeskFacts | None:
    """Return the facts of the desk of ``today``, or None where only the book itself can tell."""
    return desk_of(first_look.kept(path, key), today)


def desk_of(data: bytes | None, today: date) -> DeskFacts | None:
    """Return what ``written`` wrote, or None where it is nothing that holds today."""
    if data is None:
        return None
    try:
        facts = msgspec.msgpack.decode(data, type=DeskFacts)
    except msgspec.MsgspecError:  # another version of the program, or another hand, wrote it
        return None
    return facts if facts.holds_on(today) else None


def written(facts: DeskFacts) -> bytes:
    """Return facts as ``desk`` reads them."""
    return msgspec.msgpack.encode(facts)
