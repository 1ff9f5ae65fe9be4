"""Rule packs in an exchange file are checked like the file of a stranger."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.errors import WrongInput
from app.services import books, catalogue
from app.services.open_book import OpenBook
from tests.factory import exchange

DATA = catalogue.pack_text(replace(catalogue.rule_pack(), code="own", title="Quy định xã", minimum_minutes=75))


def whole(**changes: Any) -> bytes:
    """Return a small file with a pack of the cell's own that is in force from a day on."""
    file = exchange(
        rule_packs=[{"code": "own", "data": DATA, "changed_at": "2026-11-22T22:00"}],
        rule_periods=[{"since": "2026-07-01", "code": "own"}],
    )
    return json.dumps(file | changes).encode()


def test_packs_and_days_come_with_the_book(tmp_path: Path) -> None:
    books.import_into(tmp_path / "moi.scb", whole())
    book = OpenBook.open(tmp_path / "moi.scb", None, lambda state: None)
    assert (book.rules(date(2026, 6, 30)).code, book.rules(date(2026, 7, 1)).minimum_minutes) == ("HD42-2025", 75)
    book.close()


def test_a_book_may_go_by_its_own_pack_from_the_start(tmp_path: Path) -> None:
    cell = exchange()["cell"] | {"rules": "own"}
    books.import_into(tmp_path / "moi.scb", whole(cell=cell, rule_periods=[]))
    book = OpenBook.open(tmp_path / "moi.scb", None, lambda state: None)
    assert book.rules().title == "Quy định xã"
    book.close()


def pack(data: str, code: str = "own") -> dict[str, Any]:
    return {"rule_packs": [{"code": code, "data": data, "changed_at": "2026-11-22T22:00"}]}


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no JSON": (pack("{"), "rule_packs[0].data"),
    "a fault inside": (pack(DATA.replace('"minimum_minutes": 75', '"minimum_minutes": 0')), "minimum_minutes"),
    "another code": (pack(DATA.replace('"own"', '"other"')), "rule_packs[0].data, code"),
    "a shipped code": (pack(DATA, "HD12-2018"), "rule_packs[0].code"),
    "a day of no pack": ({"rule_periods": [{"since": "2026-07-01", "code": "HD99"}]}, "rule_periods[0].code"),
}


@pytest.mark.parametrize(("changes", "place"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_named_by_its_place(tmp_path: Path, changes: dict[str, Any], place: str) -> None:
    with pytest.raises(WrongInput) as caught:
        books.import_into(tmp_path / "moi.scb", whole(**changes))
    assert place in caught.value.place


def test_two_packs_of_one_code_are_one_too_many(tmp_path: Path) -> None:
    double = pack(DATA)["rule_packs"] * 2
    with pytest.raises(WrongInput, match=r"rule_packs\[1\]"):
        books.import_into(tmp_path / "moi.scb", whole(rule_packs=double))
