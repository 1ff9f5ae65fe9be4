"""What the program remembers outside books, and what it makes of a file that is not right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import settings
from app.settings import Settings


def kept(home: Path, text: str) -> Settings:
    home.mkdir(parents=True, exist_ok=True)
    (home / settings.FILE).write_text(text, "utf-8")
    return settings.load()


def test_without_a_file_everything_is_as_usual(own_home: Path) -> None:
    assert settings.load() == Settings()
    assert not own_home.exists()


def test_what_was_chosen_is_remembered(own_home: Path) -> None:
    chosen = Settings(
        type_scale=1.5, dark=True, contrast="on", last_book="/sổ/của tôi.scb", recent_books=("/a.scb", "/b.scb"),
        documents_folder="/văn bản", seen_version="0.1.0",
    )  # fmt: skip
    settings.save(chosen)
    assert settings.load() == chosen
    assert [found.name for found in own_home.iterdir()] == [settings.FILE]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00", "[" * 100_000])
def test_a_file_that_cannot_be_read_counts_as_none(own_home: Path, text: str) -> None:
    assert kept(own_home, text) == Settings()


def test_a_file_that_is_no_text_counts_as_none(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / settings.FILE).write_bytes(b"\xff\xfe")
    assert settings.load() == Settings()


def test_what_is_wrong_is_left_out_and_the_rest_is_kept(own_home: Path) -> None:
    odd = {"type_scale": "big", "dark": 1, "last_book": 7, "recent_books": ["/a", 3], "x": 1}
    text = json.dumps(odd | {"documents_folder": "/b"})
    assert kept(own_home, text) == Settings(documents_folder="/b")


@pytest.mark.parametrize(
    ("scale", "used"), [("1.25", 1.25), ("0.1", 1.0), ("99.0", 2.0), ("NaN", 1.0), ("-1e400", 1.0)]
)
def test_the_size_of_letters_stays_within_what_can_be_read(own_home: Path, scale: str, used: float) -> None:
    assert kept(own_home, f'{{"type_scale": {scale}}}').type_scale == used


def test_an_opened_book_comes_first_and_only_once(tmp_path: Path) -> None:
    found = Settings()
    for name in ("a", "b", "a"):
        found = found.opened(tmp_path / name)
    assert found.last_book == str(tmp_path / "a")
    assert found.recent_books == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_only_a_few_books_are_remembered(tmp_path: Path) -> None:
    found = Settings()
    for number in range(20):
        found = found.opened(tmp_path / str(number))
    assert len(found.recent_books) == 8
    assert found.recent_books[0] == str(tmp_path / "19")


def test_a_place_that_cannot_be_written_to_does_not_stop_work(own_home: Path) -> None:
    own_home.write_text("no folder")
    settings.save(Settings(dark=True))
    assert own_home.read_text() == "no folder"


def test_a_name_that_cannot_be_written_down_does_not_stop_work(own_home: Path) -> None:
    settings.save(Settings(dark=True))
    settings.save(Settings(last_book="/\udcff.scb"))
    assert settings.load() == Settings(dark=True)
