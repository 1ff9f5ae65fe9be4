"""``python -m benchmarks --json FILE``: every figure with its floor, as a table and as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.services import books
from benchmarks import cells, export, first_document, live, reference, search, start, store, year_documents
from benchmarks.timing import Figure

#: Years of the large book that the live session is measured in.
YEARS = 20
#: Cells of a committee in a smoke run.
QUICK_CELLS = 8
#: Ratios that would mean something is broken, far above what is measured: the quick run of CI fails on these.
LIMITS = {
    "first paint of the window": 8.0,
    "minutes as .docx": 40.0,
    "one session as records": 150.0,
    live.FULL: 4.0,
    live.KEYS.format("a new opinion"): 20.0,
    search.NAME: 12.0,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; return 1 when a ratio is beyond every doubt."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--json", type=Path, required=True, help="file to write")
    parser.add_argument("--quick", action="store_true", help="few rounds, for a smoke run")
    options = parser.parse_args(arguments)
    rounds = 3 if options.quick else 11
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SO_CHI_BO_HOME"] = str(folder / "home")
        book = folder / "sample.scb"
        books.make_sample(book)
        groups = {"start": start.measure(book, rounds), "export": export.measure(folder, rounds * 2)}
        groups["reading"], groups["saving"] = store.measure(folder, rounds)
        groups["live"] = live.measure(folder, rounds, number=1 if options.quick else YEARS)
        groups["search"] = search.measure(folder / live.LARGE)
        held = reference.measure(folder)
        first = first_document.measure(folder)
        papers = year_documents.measure(folder)
        below = cells.measure(folder, QUICK_CELLS if options.quick else cells.CELLS)
    _print(groups)
    _print_reference(held)
    print(first_document.summary(first))
    print(cells.summary(below))
    print("documents of a year: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in papers.items()))
    figures = {group: [asdict(figure) for figure in measured] for group, measured in groups.items()}
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    options.json.parent.mkdir(parents=True, exist_ok=True)
    made = {
        "machine": machine,
        "figures": figures,
        "reference_session": held,
        "first_document": first,
        "cells": below,
        **papers,
    }
    options.json.write_text(json.dumps(made, indent=2, ensure_ascii=False), encoding="utf-8")
    broken = [f for measured in groups.values() for f in measured if f.ratio > LIMITS.get(f.name, float("inf"))]
    for figure in broken:
        print(f"BROKEN: {figure.name}: {figure.ratio:.1f} times its floor", file=sys.stderr)
    tiring = held["keys"] > held["goals"]["keys"] or held["clicks"] > held["goals"]["clicks"]
    tiring = tiring or first["keys"] > first["goals"]["keys"] or first["screens"] > first["goals"]["screens"]
    return 1 if broken or tiring else 0


def _print_reference(held: dict[str, Any]) -> None:
    parts = ", ".join(f"{name} {keys}" for name, keys in held["parts"].items())
    print(f"reference session: {held['keys']} keys, {held['clicks']} clicks beyond the text itself ({parts})")


def _print(groups: dict[str, list[Figure]]) -> None:
    print(f"{'':40}{'median ms':>10}{'least':>9}{'most':>9}{'ratio':>8}")
    for measured in groups.values():
        for figure in measured:
            print(f"{figure.name:40}{figure.median:10.1f}{figure.least:9.1f}{figure.most:9.1f}{figure.ratio:8.2f}")


if __name__ == "__main__":
    sys.exit(main())
