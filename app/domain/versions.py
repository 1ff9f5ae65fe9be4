"""How a text differs from an earlier version of it, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.vocabulary import Word


class Change(Word):
    """What happened to a paragraph since."""

    SAME = "same", ""
    GONE = "gone", "Bỏ"
    NEW = "new", "Thêm"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what happened to it."""

    change: Change
    text: str


def compare(before: str, after: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of both texts in order: those that stayed, went and came; blank ones are left out."""
    old, new = _parts(before), _parts(after)
    return tuple(_walk(old, new))


def difference_words(before: str, after: str) -> str:
    """Return how much differs, in words: ``thêm 2 đoạn, bỏ 1 đoạn``; ``không khác`` where nothing does."""
    found = [paragraph.change for paragraph in compare(before, after)]
    parts = ((found.count(Change.NEW), "thêm"), (found.count(Change.GONE), "bỏ"))
    return ", ".join(f"{word} {number} đoạn" for number, word in parts if number) or "không khác"


def _parts(text: str) -> list[str]:
    return [part for line in text.split("\n") if (part := " ".join(line.split()))]


def _walk(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Paragraph(Change.SAME, text) for text in old[a:b])
            continue
        yield from (Paragraph(Change.GONE, text) for text in old[a:b])
        yield from (Paragraph(Change.NEW, text) for text in new[c:d])
