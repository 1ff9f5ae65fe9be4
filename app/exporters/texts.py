"""The fixed sentences of documents: the program's own, read from resources, and the book's where it has one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from app.domain.tone_place import TonePlace, placed
from app.domain.wordings import WordingSet, fill, key_of
from app.paths import resources

RECIPIENTS = "recipients"


@lru_cache(maxsize=64)
def wording_set(kind: str) -> WordingSet:
    """Return the program's own fixed texts of a kind of document; a kind without any is a bug of ours."""
    return msgspec.json.decode((resources() / "wording" / f"{kind}.json").read_bytes(), type=WordingSet)


@lru_cache(maxsize=1)
def wording_kinds() -> tuple[str, ...]:
    """Return the kinds of document that have fixed texts, by name."""
    return tuple(sorted(path.stem for path in (resources() / "wording").glob("*.json")))


class Texts:
    """The fixed texts of one kind of document, with ``own`` texts of the book by their whole key."""

    def __init__(self, kind: str, own: Mapping[str, str], tone: TonePlace) -> None:
        self._kind = kind
        self._own = own
        self._tone = tone

    def say(self, name: str, **places: str) -> str:
        """Return a text with its places filled; only the program's own words follow the place of the tone mark."""
        own = self._own.get(key_of(self._kind, name))
        original = wording_set(self._kind).texts[name].text
        return fill(placed(original, self._tone) if own is None else own, places)
