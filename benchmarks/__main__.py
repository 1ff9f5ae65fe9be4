"""``python -m benchmarks --json FILE``: every figure with its floor and its goal, as a table and as JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    cells,
    closing,
    export,
    first_document,
    live,
    memory,
    preview,
    reference,
    search,
    start,
    store,
    year_documents,
)
from benchmarks.goals import GOALS, LIMITS
from benchmarks.timing import Figure
from tools.command_line import Line

ROOT = Path(__file__).resolve().parent.parent
#: Years of the large book.
YEARS = 20
#: Cells of a committee in a smoke run.
QUICK_CELLS = 8
#: What ``python -m tools.build`` measured of the built program, and what it is to reach.
BUILT = {"start_ratio": ("start of the built program : start from source", 1.15),
         "size_ratio": ("built folder : bare Qt folder built the same way", 1.6)}  # fmt: skip
#: Groups of figures that have a floor.
GROUPS = ("start", "export", "preview", "store", "live", "search", "largest", "memory", "closing")
Groups = dict[str, list[Figure]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; return 1 when a ratio is beyond every doubt."""
    parser = Line("python -m benchmarks", __doc__)
    parser.add_argument("--json", type=Path, required=True, help="file to write")
    parser.add_argument("--quick", action="store_true", help="few rounds and years, for a smoke run")
    parser.add_argument("--only", choices=GROUPS, metavar="GROUP", help=f"one group of figures: {', '.join(GROUPS)}")
    parser.add_argument("--built", type=Path, default=ROOT / "build" / "build.json", help="figures of tools.build")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SO_CHI_BO_HOME"] = str(folder / "home")
        groups = _figures(folder, quick=options.quick, only=options.only)
        facts = {} if options.only else _facts(folder, quick=options.quick)
    if options.quick:
        print("a smoke run: few rounds, and books of one or two years where a name says twenty")
    _print(groups)
    facts["built"] = _built(options.built)
    _print_facts(facts)
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    figures = {group: [_with_goal(figure) for figure in measured] for group, measured in groups.items()}
    options.json.parent.mkdir(parents=True, exist_ok=True)
    made = {"machine": machine, "figures": figures, **facts}
    options.json.write_text(json.dumps(made, indent=2, ensure_ascii=False), encoding="utf-8")
    return 1 if _broken(groups) or _tiring(facts) else 0


def _figures(folder: Path, *, quick: bool, only: str | None) -> Groups:
    """Return the figures that have a floor, by their group."""
    rounds, number = (3, 1) if quick else (11, YEARS)
    many = number if number > 1 else 2
    work: dict[str, Callable[[], Groups]] = {
        "start": lambda: {"start": start.measure(folder, rounds, many)},
        "export": lambda: {"export": export.measure(folder, rounds * 2)},
        "preview": lambda: {"preview": preview.measure(folder, rounds)},
        "store": lambda: dict(zip(("reading", "saving"), store.measure(folder, rounds), strict=True)),
        "live": lambda: {"live": live.measure(folder, rounds, number=number)},
        "search": lambda: {"search": search.measure(folder / live.LARGE)},
        "largest": lambda: {} if quick else {"largest": search.measure_largest(folder)},
        "memory": lambda: {"memory": memory.measure(folder, 1 if quick else 5)},
        "closing": lambda: {} if quick else {"closing": closing.measure(folder, 5)},
    }
    chosen = (only,) if only else GROUPS
    groups: Groups = {}
    for name in ["live", *chosen] if only == "search" else chosen:
        groups |= work[name]()
    return groups


def _facts(folder: Path, *, quick: bool) -> dict[str, Any]:
    """Return what is told in keys, seconds and bytes."""
    return {
        "store": store.facts(folder, 2 if quick else YEARS),
        "reference_session": reference.measure(folder),
        "first_document": first_document.measure(folder),
        "year_documents": year_documents.measure(folder),
        "cells": cells.measure(folder, QUICK_CELLS if quick else cells.CELLS),
    }


def _built(report: Path) -> dict[str, float]:
    """Return the ratios of the built program as it was measured last, nothing where none was built here."""
    if not report.is_file():
        return {}
    told = json.loads(report.read_text(encoding="utf-8"))
    return {name: told[key] for key, (name, _) in BUILT.items() if key in told}


def _with_goal(figure: Figure) -> dict[str, Any]:
    return {**asdict(figure), "goal": GOALS.get(figure.name)}


def _print(groups: Mapping[str, list[Figure]]) -> None:
    print(f"{'':58}{'median':>9}{'least':>9}{'most':>9}{'ratio':>8}{'goal':>7}")
    for group, measured in groups.items():
        unit = "MB" if group == "memory" else "ms"
        print(f"{group} ({unit})")
        for figure in measured:
            goal = GOALS.get(figure.name)
            told = f"{goal:7.2f} {'reached' if figure.ratio <= goal else 'NOT YET'}" if goal else ""
            print(
                f"  {figure.name:56}{figure.median:9.1f}{figure.least:9.1f}{figure.most:9.1f}{figure.ratio:8.2f}{told}"
            )


def _print_facts(facts: Mapping[str, Any]) -> None:
    for name, value in facts.get("store", {}).items():
        print(f"{name}: {value:.2f}")
    for key, (name, goal) in BUILT.items():
        if name in facts["built"]:
            value = facts["built"][name]
            print(f"{name}: {value:.2f}, goal {goal} {'reached' if value <= goal else 'NOT YET'} ({key})")
    if "reference_session" not in facts:
        return
    held = facts["reference_session"]
    parts = ", ".join(f"{name} {keys}" for name, keys in held["parts"].items())
    print(f"reference session: {held['keys']} keys, {held['clicks']} clicks beyond the text itself ({parts})")
    print(first_document.summary(facts["first_document"]))
    print(cells.summary(facts["cells"]))
    seconds = (f"{name} {value:.2f}" for name, value in facts["year_documents"].items())
    print("documents of a year: " + ", ".join(seconds))


def _broken(groups: Mapping[str, list[Figure]]) -> bool:
    found = [f for measured in groups.values() for f in measured if f.ratio > LIMITS.get(f.name, float("inf"))]
    for figure in found:
        print(f"BROKEN: {figure.name}: {figure.ratio:.1f} times its floor", file=sys.stderr)
    return bool(found)


def _tiring(facts: Mapping[str, Any]) -> bool:
    """Return whether the recorded sessions took more keys, clicks or screens than they may."""
    if "reference_session" not in facts:
        return False
    held, first = facts["reference_session"], facts["first_document"]
    over = [held[what] > held["goals"][what] for what in ("keys", "clicks")]
    over += [first[what] > first["goals"][what] for what in ("keys", "screens")]
    return any(over)


if __name__ == "__main__":
    sys.exit(main())
