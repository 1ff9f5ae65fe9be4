"""Every layout of the collection, in every kind of file it makes sense in, gives the people it names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.roster_plan import RosterPlan
from app.services import roster_import
from tests.services.roster.layouts import OLD, Layout, layouts, write

TODAY = date(2026, 11, 23)
ALL = layouts()


def people(plan: RosterPlan) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (r.row, r.full_name, r.standing.value, r.position, r.group, r.joined_on, r.official_on) for r in plan.rows
    )


def read(path: Path) -> RosterPlan:
    return roster_import.make_plan(roster_import.read_file(path), (), TODAY)


def test_the_collection_has_thirty_layouts() -> None:
    assert len(ALL) >= 30
    assert len({layout.name for layout in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("layout", "kind"),
    [(layout, kind) for layout in ALL for kind in layout.formats if kind != "xls"],
    ids=lambda one: one.name if isinstance(one, Layout) else one,
)
def test_a_layout_is_read(layout: Layout, kind: str, tmp_path: Path) -> None:
    assert people(read(write(layout, kind, tmp_path))) == layout.people


@pytest.mark.parametrize("path", sorted(OLD.glob("*.xls")), ids=lambda path: path.stem)
def test_an_old_workbook_is_read(path: Path) -> None:
    layout = next(one for one in ALL if one.name == path.stem)
    assert people(read(path)) == layout.people


def test_every_row_of_a_source_is_told_of(tmp_path: Path) -> None:
    layout = next(one for one in ALL if one.name.startswith("title block"))
    plan = read(write(layout, "xlsx", tmp_path))
    filled = {number for number, row in enumerate(layout.rows, 1) if any(cell != "" for cell in row)}
    assert {row.row for row in plan.rows} | {one.row for one in plan.skipped} == filled
