"""What the program remembers outside books: look, last book, folder of documents. Never a word of minutes."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from app.paths import home

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's choices; a file that cannot be read counts as none."""

    type_scale: float = 1.0
    dark: bool = False
    last_book: str = ""
    recent_books: tuple[str, ...] = ()
    documents_folder: str = ""
    backup_folder: str = ""
    lock_minutes: int = 10

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
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=2), encoding="utf-8")
        os.replace(fresh, folder / FILE)
    except (OSError, ValueError):
        return
