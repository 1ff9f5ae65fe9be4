"""Who came, set against who was expected: one way of saying it for every place."""

from __future__ import annotations

from collections.abc import Callable


def came_of(present: int, expected: int, figure: Callable[[int], str] = str) -> str:
    """Return ``31/32``: who came, of those whose coming was expected (``RollCount.expected``).

    Whoever is exempt or away and did not come is in neither figure, so that present and absent add up; every place
    that sets the present against a whole uses this. ``figure`` writes a number.
    """
    return f"{figure(present)}/{figure(expected)}"
