"""docs/coverage.md has a row for every duty of the sources, and says of each where it stands or why it is not kept."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
#: How many rows each table of duties has, in the order of the document.
NUMBERED = {"A1-{:02}": 24, "A2-{:02}": 21, "A3a-{}": 8, "A3c-{}": 8, "A3d-{}": 12, "A4-{:02}": 18, "A5-{:02}": 20}
CONTRADICTIONS = 18
NAMED = ("A3b-a", "A3b-b", "A3b-c", "A6-roles", "A6-artefacts", "A6-states", "A6-numbers")
IDS = (
    *(form.format(number) for form, last in NUMBERED.items() for number in range(1, last + 1)),
    *(f"C{number}" for number in range(1, CONTRADICTIONS + 1)),
    *NAMED,
)
NOT_KEPT = "not kept"
#: A reason shorter than this explains nothing.
LEAST_REASON = 40


class Row(NamedTuple):
    """A line of the tables: cells two and three are for people, the last two name what can be looked up."""

    id: str
    asked: str
    where: str
    made_by: str
    shown_by: str


@cache
def rows() -> tuple[Row, ...]:
    lines = (ROOT / "docs" / "coverage.md").read_text("utf-8").splitlines()
    return tuple(Row(*_cells(line)) for line in lines if re.match(r"\| (?!Row )", line))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def named(text: str) -> list[str]:
    """Return what stands in backticks."""
    return re.findall(r"`([^`]+)`", text)


@cache
def functions_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def faults(row: Row) -> list[str]:
    """Return what is wrong with a row, in words."""
    if row.where == NOT_KEPT:
        short = len(row.made_by) < LEAST_REASON
        return ["no reason"] * short + ["a test of what is not kept"] * bool(row.shown_by)
    modules, tests = named(row.made_by), [one.partition("::") for one in named(row.shown_by)]
    found = [text for text, given in (("no place", row.where), ("no module", modules), ("no test", tests)) if not given]
    found += [f"{path} is not there" for path in modules if not (ROOT / path).is_file()]
    for path, _, name in tests:
        if not (ROOT / path).is_file() or name not in functions_of(path):
            found.append(f"{path}::{name} is not there")
    return found


def test_every_duty_has_one_row() -> None:
    given = Counter(row.id for row in rows())
    assert sorted(given) == sorted(IDS)
    assert [one for one, times in given.items() if times > 1] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_row_names_what_there_is(row: Row) -> None:
    assert row.asked
    assert faults(row) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (Row("A1-01", "x", "", "`app/cli.py`", "`tests/test_cli.py::x`"), "no place"),
        (Row("A1-01", "x", "Lịch", "", ""), "no module"),
        (Row("A1-01", "x", "Lịch", "`app/nothing.py`", ""), "app/nothing.py is not there"),
        (Row("A1-01", "x", "Lịch", "`app/cli.py`", "`tests/test_cli.py::x`"), "tests/test_cli.py::x is not there"),
        (Row("A1-01", "x", NOT_KEPT, "no", ""), "no reason"),
    ],
)  # fmt: skip
def test_a_faulty_row_is_found(row: Row, fault: str) -> None:
    assert fault in faults(row)
