"""Fixed sentences of documents as data: named places in them, and what a person may write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.targets import Source
from app.domain.vietnamese import clean
from app.errors import WrongInput

LONGEST = 2000
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class FixedText:
    """A fixed text with the named places it may hold, such as ``{cell}``; ``title`` says what it is."""

    title: str
    text: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingSet:
    """The fixed texts of one kind of document, by name, with where they come from."""

    kind: str
    title: str
    source: Source
    texts: dict[str, FixedText]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A fixed text as the book has it: the original, and its own text where it has one."""

    key: str
    group: str
    title: str
    original: str
    places: tuple[str, ...]
    source: Source
    own: str | None = None

    @property
    def text(self) -> str:
        """The text in force."""
        return self.original if self.own is None else self.own


def key_of(kind: str, name: str) -> str:
    """Return the key of a fixed text in a book: ``notice.opening``."""
    return f"{kind}.{name}"


def fill(text: str, places: Mapping[str, str]) -> str:
    """Return a text with its places filled; a place nobody fills stays as it is written."""
    return _BRACES.sub(lambda found: places.get(found[1] or "", found[0]), text)


def unknown_places(text: str, places: tuple[str, ...]) -> Iterator[str]:
    """Return what stands in braces, or a brace on its own, and is no place."""
    return (found[0] for found in _BRACES.finditer(text) if found[1] not in places)


def tidy(text: str, places: tuple[str, ...]) -> str:
    """Return a person's text ready to keep; raises WrongInput when it holds places that are not known."""
    kept = "\n".join(line for line in (" ".join(line.split()) for line in clean(text).split("\n")) if line)
    if not kept:
        raise WrongInput("Câu chữ", "không được để trống; bấm “Trở lại mẫu gốc” nếu đồng chí muốn dùng câu có sẵn")
    if len(kept) > LONGEST:
        raise WrongInput("Câu chữ", f"dài quá {LONGEST} chữ")
    strange = sorted(set(unknown_places(kept, places)))
    if strange:
        usable = ", ".join(f"{{{name}}}" for name in places)
        advice = f"chỉ dùng được: {usable}" if places else "câu này không có chỗ tự điền"
        raise WrongInput("Câu chữ", f"có chỗ không hiểu: {', '.join(strange)}; {advice}")
    return kept
