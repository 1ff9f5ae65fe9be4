"""The day on which a session is prepared in these tests."""

from __future__ import annotations

import pytest

from app.ui.context import AppContext
from tests.ui.preparation.frame import MORNING


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the morning of 23 November 2026."""
    monkeypatch.setattr(AppContext, "now", lambda self: MORNING)
