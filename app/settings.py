"""What the program remembers outside books: look, last book, folder of documents. Never a word of minutes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app.paths import home, portable_home, program_folder

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's choices; a file that cannot be read counts as none.

    ``contrast`` is “on”, “off”, or nothing where the person leaves it to the system; ``system_contrast`` is what the
    system wanted when it was last asked.
    """

    type_scale: float = 1.0
    dark: bool = False
    last_book: str = ""
    recent_books: tuple[str, ...] = ()
    documents_folder: str = ""
    backup_folder: str = ""
    lock_minutes: int = 10
    seen_version: str = ""
    contrast: str = ""
    system_contrast: bool = False

    def opened(self, book: Path) -> Settings:
        """Return the settings with ``book`` as the last one opened."""
        name = str(book.resolve())
        recent = (name, *(other for other in self.recent_books if other != name))[:8]
        return replace(self, last_book=name, recent_books=recent)


def load() -> Settings:
    """Return the settings kept, with the usual value for whatever is missing or wrong."""
    try:
        kept = json.loads((home() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    _name_books(kept, _at_full_length)
    usual = Settings()
    good = {}
    for field in fields(Settings):
        value = kept.get(field.name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = tuple(value)
        if isinstance(value, type(getattr(usual, field.name))):
            good[field.name] = value
    made = replace(usual, **good)
    return replace(made, type_scale=min(2.0, max(1.0, made.type_scale)))


def save(settings: Settings) -> None:
    """Keep the settings; a place that cannot be written to is no reason to stop work."""
    try:
        folder = home()
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f".{FILE}.{os.getpid()}"
        kept = asdict(settings)
        _name_books(kept, _from_program)
        fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=2), encoding="utf-8")
        os.replace(fresh, folder / FILE)
    except (OSError, ValueError):
        return


def _name_books(kept: dict[str, Any], name: Callable[[str], str]) -> None:
    """Name the books of a portable program anew: a memory stick has another letter on another machine."""
    if portable_home() is None:
        return
    if isinstance(kept.get("last_book"), str):
        kept["last_book"] = name(kept["last_book"])
    recent = kept.get("recent_books")
    if isinstance(recent, (list, tuple)):
        kept["recent_books"] = [name(book) if isinstance(book, str) else book for book in recent]


def _from_program(book: str) -> str:
    folder = program_folder()
    inside = folder is not None and book and Path(book).is_relative_to(folder)
    return Path(book).relative_to(folder).as_posix() if folder and inside else book


def _at_full_length(book: str) -> str:
    folder = program_folder()
    return str(folder / book) if folder and book else book
