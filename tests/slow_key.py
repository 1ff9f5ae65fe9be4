"""A derivation of keys that takes as long as a test wants, as on a slow laptop."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

PATIENCE = 5.0


@contextmanager
def slow_key() -> Iterator[Event]:
    """Give what every derivation waits for, five seconds at most; it is open at the end in any case."""
    gate, derive = Event(), hashlib.pbkdf2_hmac

    def slowly(*arguments: Any) -> bytes:
        gate.wait(PATIENCE)
        return derive(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", slowly)
        try:
            yield gate
        finally:
            gate.set()
