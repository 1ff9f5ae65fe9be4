"""Two laptops that recorded whatever people record: what is taken is what was said there, and nothing else moves."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.merging import Meeting, Take
from app.services import checking
from app.services.merge_source import normal
from app.services.open_book import OpenBook
from tests.factory import opened
from tests.services import two_laptops as two
from tests.services.exchange_files import Json, files

CELL = {"name": "Chi bộ Thôn Đông", "superior": "Đảng bộ xã Tân Hòa", "place": "Tân Hòa", "kind": "residential"}
pytestmark = pytest.mark.long
FEW = settings(
    max_examples=int(os.environ.get("EXAMPLES", "4")), deadline=None, suppress_health_check=list(HealthCheck)
)


def alike(one: Json, other: Json) -> Json:
    """Return the other file with the members of the first: two laptops of one cell."""
    return other | {"members": one["members"], "cell": one["cell"], "plan": []}


@FEW
@given(files(CELL), files(CELL))
def test_taking_whole_sessions_makes_them_what_the_file_says(one: Json, other: Json) -> None:
    other = alike(one, other)
    with tempfile.TemporaryDirectory() as folder:
        path = two.book_of(Path(folder) / "a.scb", one | {"plan": []})
        wanted = two.book_of(Path(folder) / "b.scb", other)
        book = OpenBook.open(path, None, lambda state: None)
        preview = two.shown(book, two.written(Path(folder) / "b.json", other))
        two.merge(book, preview, {uid.id: Take.THEIRS for uid in preview.sessions})
        assert {one.meeting for one in two.shown(book, wanted).sessions} == {Meeting.SAME}
        book.close()
        with opened(path) as made, opened(wanted) as theirs, made.read() as ours, theirs.read() as others:
            assert normal(ours) == normal(others)
            assert checking.faults(made) == ()


@FEW
@given(files(CELL), files(CELL))
def test_piece_by_piece_never_breaks_a_book(one: Json, other: Json) -> None:
    other = alike(one, other)
    with tempfile.TemporaryDirectory() as folder:
        path = two.book_of(Path(folder) / "a.scb", one | {"plan": []})
        book = OpenBook.open(path, None, lambda state: None)
        preview = two.shown(book, two.written(Path(folder) / "b.json", other))
        for offered in preview.sessions:
            for number, found in enumerate(offered.differences):
                takes = {found.key: Take.BOTH if found.can_join and number % 2 else Take.THEIRS}
                two.merge(book, preview, {offered.id: takes})
                preview = two.shown(book, two.written(Path(folder) / "b.json", other))
                break
        book.close()
        with opened(path) as made:
            assert checking.faults(made) == ()
        assert json.dumps(two.says(path))
