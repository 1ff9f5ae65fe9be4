"""The commands that only read: a search and the figures of a year, as JSON on standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.services import books
from tests.factory import digest

Captured = pytest.CaptureFixture[str]


def answer(capsys: Captured, *arguments: str | Path) -> Any:
    assert main([str(one) for one in arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def test_hits_say_session_kind_of_place_and_snippet(sample_path: Path, capsys: Captured) -> None:
    hits = answer(capsys, "search", sample_path, "cai cach hanh chinh")
    assert hits[0].keys() == {"session", "kind", "number", "place", "snippet", "year"}
    assert {"session": "2026-q3", "kind": "topic", "place": "Chuyên đề"}.items() <= next(
        hit.items() for hit in hits if hit["kind"] == "topic"
    )


def test_a_member_is_found_without_a_session(sample_path: Path, capsys: Captured) -> None:
    hit = answer(capsys, "search", sample_path, "nguyen van hung")[0]
    assert (hit["session"], hit["kind"], hit["snippet"]) == (None, "member", "Nguyễn Văn Hùng")


@pytest.mark.parametrize(
    "text", ["", '"', "*", "AND OR NOT", "--", "-", "-x", "--year", "'; DROP TABLE search; --", "😀"]
)
def test_whatever_is_searched_is_literal(sample_path: Path, capsys: Captured, text: str) -> None:
    assert isinstance(answer(capsys, "search", sample_path, text), list)
    assert isinstance(answer(capsys, "search", sample_path, "--", text), list)


def test_a_password_is_still_an_option(tmp_path: Path, capsys: Captured) -> None:
    book, secret = tmp_path / "mật.scb", tmp_path / "mat-khau.txt"
    secret.write_text("Mật khẩu\n", "utf-8")
    books.make_sample(book, "Mật khẩu")
    for call in (["--password-file", secret, book, "-chi"], [book, "-chi", f"--password-file={secret}"]):
        assert answer(capsys, "search", *call) == answer(capsys, "search", book, "chi", "--password-file", secret)


def test_the_year_is_given_in_figures(sample_path: Path, capsys: Captured) -> None:
    made = answer(capsys, "stats", sample_path, "--year", "2026")
    assert [one["code"] for one in made["indicators"]] == ["attendance", "spoken", "thematic", "tasks"]
    assert (made["year"], made["indicators"][0]["part"], made["indicators"][0]["whole"]) == (2026, 85, 90)
    assert len(made["members"]) == 32


def test_a_year_without_sessions_is_empty(sample_path: Path, capsys: Captured) -> None:
    assert answer(capsys, "stats", sample_path, "--year", "1999")["sessions"] == []


@pytest.mark.parametrize("arguments", [["stats"], ["stats", "--year", "0"], ["stats", "--year", "x"], ["search"]])
def test_a_wrong_call_says_what_is_missing(sample_path: Path, capsys: Captured, arguments: list[str]) -> None:
    assert main([arguments[0], str(sample_path), *arguments[1:]]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize("call", [["search", "chi bo"], ["stats", "--year", "2026"]])
def test_a_book_that_is_not_there_is_said_and_not_made(tmp_path: Path, capsys: Captured, call: list[str]) -> None:
    missing = tmp_path / "không có.scb"
    assert main([call[0], str(missing), *call[1:]]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not missing.exists()


def test_reading_leaves_the_book_as_it_was(sample_path: Path, capsys: Captured) -> None:
    before = digest(sample_path)
    answer(capsys, "search", sample_path, "chi bo")
    answer(capsys, "stats", sample_path, "--year", "2026")
    assert digest(sample_path) == before
