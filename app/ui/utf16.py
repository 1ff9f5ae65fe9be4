"""Places in a text as Qt counts them: in units of UTF-16."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def first(text: str, number: int) -> str:
    """Return what stands in the first ``number`` units of a text."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * number].decode("utf-16-le", "surrogatepass")
