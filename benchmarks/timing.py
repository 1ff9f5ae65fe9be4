"""Timing in pairs: every round runs each case once, so that a slow minute of the machine hits all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured case: milliseconds, and the median of its ratios to the floor of each round."""

    name: str
    median: float
    least: float
    most: float
    ratio: float
    rounds: int


def compare(cases: Mapping[str, Callable[[], float | None]], floor: str, rounds: int) -> list[Figure]:
    """Return the figures of all cases, after one round that is not counted.

    A case may return the seconds that count, where not all of what it does is to be measured.
    """
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            started = time.perf_counter()
            own = case()
            if number:
                times[name].append((time.perf_counter() - started if own is None else own) * 1000)
    return [_figure(name, taken, times[floor]) for name, taken in times.items()]


def _figure(name: str, taken: Sequence[float], floor: Sequence[float]) -> Figure:
    ratio = statistics.median(mine / least for mine, least in zip(taken, floor, strict=True))
    return Figure(name, statistics.median(taken), min(taken), max(taken), ratio, len(taken))


def installed() -> dict[str, str]:
    """Return what a process finds around it whose modules are kept compiled, as those of an installed program are.

    A checkout has them so after the first run; one that may not write them would compile itself in every round.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def process(*arguments: str) -> Callable[[], None]:
    """Return a case that runs Python with arguments, from start to end."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)

    return run
