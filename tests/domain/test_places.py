"""The step in which a place that was found is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.places import Place, step_of
from app.services.open_book import OpenBook


@pytest.mark.parametrize(("kind", "number", "step"), [
    ("topic", 0, 1), ("guest", 4, 1), ("roll", 0, 2), ("step", 3, 3), ("opening_report", 0, 4), ("prompt", 2, 5),
    ("contribution", 7, 6), ("conclusion", 0, 7), ("task", 1, 7), ("vote", 1, 7), ("open_question", 1, 7),
    ("supplement", 1, 8), ("step", 99, None), ("session", 0, None), ("anything", 0, None),
])  # fmt: skip
def test_every_kind_of_place_has_its_step(open_sample: OpenBook, kind: str, number: int, step: int | None) -> None:
    assert step_of(open_sample.session("2026-q1"), Place("2026-q1", kind, number)) == step


def test_an_agenda_without_the_step_has_no_place_for_it(open_sample: OpenBook) -> None:
    bare = replace(open_sample.session("2026-q1"), steps=())
    assert step_of(bare, Place("2026-q1", "contribution", 1)) is None
