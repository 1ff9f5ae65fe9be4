"""The list of standard sentences: the program's own, or the book's."""

from __future__ import annotations

import re
from pathlib import Path

from app.domain.phrases import FIELDS
from app.services import phrases
from tests.factory import opened, write


def kept(path: Path) -> tuple[str, ...]:
    with opened(path) as book, book.read() as uow:
        return phrases.phrases(uow)


def test_a_book_without_a_list_has_the_usual_one(empty_path: Path):
    assert kept(empty_path) == phrases.usual().phrases


def test_the_usual_list_says_where_it_comes_from_and_repeats_nothing():
    usual = phrases.usual()
    assert usual.source.document
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", usual.source.date)
    assert len(set(usual.phrases)) == len(usual.phrases)


def test_the_usual_list_shows_what_is_filled_without_asking():
    used = set(re.findall(r"\{(.+?)\}", " ".join(phrases.usual().phrases)))
    assert {"tên", "chủ trì", "giờ", "có mặt", "tổng số", "vắng"} <= used & set(FIELDS)


def test_a_list_is_kept_in_its_order_without_repetitions(empty_path: Path):
    write(empty_path, lambda uow: phrases.set_phrases(uow, ["Hai.", " Một\n nữa. ", "", "Hai."]))
    assert kept(empty_path) == ("Hai.", "Một nữa.")


def test_an_empty_list_brings_the_usual_one_back(empty_path: Path):
    write(empty_path, lambda uow: phrases.set_phrases(uow, ["Một."]))
    write(empty_path, lambda uow: phrases.set_phrases(uow, []))
    assert kept(empty_path) == phrases.usual().phrases
