"""The file of a new book as somebody types it: where it will lie, and what no system accepts as its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.file_names import NAMELESS, safe_file_name
from app.domain.vietnamese import one_line

ENDING = ".scb"


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a book cannot lie there, and the path that could be taken instead (None: only the person knows one)."""

    text: str
    offer: Path | None = None


def book_path(typed: str, folder: Path) -> Path:
    """Return where a book lies that was typed as a path, or as a name in ``folder``; the ending is added."""
    path = folder / _typed(typed)
    return path if path.suffix.lower() == ENDING else path.with_name(f"{path.name}{ENDING}")


def file_fault(typed: str, folder: Path) -> FileFault | None:
    """Return what is wrong with a typed path as such; whether something lies there already is not looked at.

    A name is judged as Windows does, whatever the system: books travel on memory sticks.
    """
    text = _typed(typed)
    if not text or text.endswith(("/", "\\")):
        return FileFault("Chưa ghi tên tệp sổ.")
    path = book_path(text, folder)
    stem, safe = one_line(path.name[: -len(ENDING)]), safe_file_name(path.name[: -len(ENDING)])
    if stem == safe:
        return None
    if safe == NAMELESS:
        return FileFault("Tên tệp cần có chữ hoặc số.")
    too_long = len(stem) > len(safe) and stem.startswith(safe)
    why = "quá dài" if too_long and stem[len(safe)] not in " ." else "có ký hiệu hoặc tên mà Windows không nhận"
    return FileFault(f"Tên tệp “{_short(stem)}” {why}.", path.with_name(f"{safe}{ENDING}"))


def _typed(text: str) -> str:
    """Return a path without the quotation marks that the file manager of Windows copies along."""
    return "".join(c for c in text if c.isprintable()).strip().strip('"').strip()


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:40]}…"
