"""A kill at a call that makes something durable; ``python -m tests.faults.sweep`` sweeps all calls of all works."""

from __future__ import annotations

import pytest

from tests.faults.sweep import sweep
from tests.faults.traced import why_not


@pytest.fixture(scope="module", autouse=True)
def traced() -> None:
    """Skip where the machine does not let one process trace another."""
    if why_not():
        pytest.skip(why_not())


LONG = (("closing", 9), ("password", 4), ("import", 9))
SWEPT = [("save", 2), *(pytest.param(*long, marks=pytest.mark.long) for long in LONG)]


@pytest.mark.parametrize(("work", "step"), SWEPT)
def test_a_kill_at_a_sync_call_leaves_a_book_that_opens(work: str, step: int) -> None:
    assert sweep(work, step=step, most=2) == 2
