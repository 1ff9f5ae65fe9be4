"""Saving in a test: at once, and a refusal is raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.services.open_book import OpenBook


def save(book: OpenBook, work: Callable[[Any], Any]) -> Any:
    """Save and return what ``work`` returned; raises what the book refused."""
    results: list[Any] = []
    refused: list[BaseException] = []
    book.save(work, done=results.append, failed=refused.append)
    assert book.flush()
    if refused:
        raise refused[0]
    return results[0]
