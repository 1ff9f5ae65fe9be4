"""The keys of the program as data: which keys act in which place, and what people read for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: What stands on a keyboard for Qt's names of keys.
_CAPS = {
    "Return": "Enter", "Ins": "Insert", "Del": "Delete", "PgUp": "Page Up", "PgDown": "Page Down",
    "Space": "Phím cách", "Up": "↑", "Down": "↓",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Keys, in Qt's portable names, that do one thing; ``shown`` is what people read where the names do not say it.

    ``at`` names the module that reads the keys itself; without it they are shortcuts. ``caps`` are other ways in which
    the window shows them.
    """

    keys: tuple[str, ...]
    does: str
    shown: str = ""
    at: str = ""
    caps: tuple[str, ...] = ()

    @property
    def cap(self) -> str:
        """What people read: ``Ctrl Enter``."""
        return self.shown or ", ".join(key_words(key) for key in self.keys)


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A place of the window and its keys; ``code`` is the name of a page, or ``live:`` with the kind of a step."""

    code: str
    title: str
    keys: tuple[KeyEntry, ...]


def key_words(key: str) -> str:
    """Return a key as it stands on the keyboard: ``Ctrl Enter`` for ``Ctrl+Return``."""
    return " ".join(_CAPS.get(part, part) for part in key.split("+"))


def caps_of(places: Iterable[KeyPlace]) -> frozenset[str]:
    """Return every way in which a text may name a key of these places."""
    entries = [entry for place in places for entry in place.keys]
    whole = {cap for entry in entries for cap in (entry.cap, *entry.caps)}
    return frozenset(whole | {key_words(key) for entry in entries for key in entry.keys})


def keys_here(places: Iterable[KeyPlace], codes: Iterable[str]) -> tuple[KeyPlace, ...]:
    """Return the places of these codes that have keys, in the order of the codes."""
    known = {place.code: place for place in places}
    return tuple(known[code] for code in codes if code in known)
