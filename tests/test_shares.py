"""One way of writing a share for people: 90%, as documents of the Party have it."""

from __future__ import annotations

import re

import pytest

from app.paths import resources

APART = re.compile(r"\d\s%")
SHIPPED = sorted(
    path.relative_to(resources()).as_posix()
    for folder in ("agendas", "formats", "help", "phrases", "rules", "topics", "wording")
    for path in (resources() / folder).rglob("*")
    if path.suffix in {".json", ".md"}
)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_sign_stands_at_its_figure(name: str) -> None:
    assert not APART.search((resources() / name).read_text(encoding="utf-8"))
