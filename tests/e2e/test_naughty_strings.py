"""Strings that break programs, in every field of texts: stored, found, exported but for what XML cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.vietnamese import clean, one_line
from app.services import books, documents
from app.services.open_book import OpenBook
from tests.exporters.reading import paragraphs, words
from tests.factory import as_bytes, dump, exchange, exchange_session
from tests.naughty import strings

STRINGS = [f"mốc{number} {one} hết" for number, one in enumerate(strings())]
KEPT = [clean(one) for one in STRINGS]
GROUPS = ["; ".join(STRINGS[start : start + 10]) for start in range(0, len(STRINGS), 10)]
KEPT_GROUPS = [clean(one) for one in GROUPS]


def file() -> bytes:
    """A cell in whose every field of texts such strings stand."""
    count = len(STRINGS)
    members = [
        {"id": f"m{n}", "full_name": one, "standing": "official", "position": one} for n, one in enumerate(STRINGS)
    ]
    session = exchange_session(
        started_at="2026-05-14T14:00", ended_at="2026-05-14T16:00", topic=STRINGS[0], place=STRINGS[1],
        chair="m0", minutes_taker="m1", attendance=[{"member": f"m{n}", "status": "present"} for n in range(count)],
        guests=[{"full_name": one, "title": one} for one in GROUPS],
        opening_report={"presenters": ["m0"], "text": "\n".join(STRINGS)}, conclusion="\n".join(STRINGS),
        steps=[{"step": 1, "text": "\n".join(STRINGS)}], prompts=GROUPS,
        contributions=[{"speaker": f"m{n}", "text": one} for n, one in enumerate(STRINGS)],
        votes=[{"question": one, "for": count} for one in GROUPS],
        tasks=[{"content": one, "requirement": one, "measure": one, "assignees": ["m0"]} for one in GROUPS],
        open_questions=[{"text": one} for one in GROUPS],
    )  # fmt: skip
    return as_bytes(exchange(members=members, sessions=[session]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("naughty") / "so.scb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CHI_BO_HOME", str(path.parent / "home"))
        books.import_into(path, file())
    return path


@pytest.fixture
def book(made: Path) -> Iterator[OpenBook]:
    opened = OpenBook.open(made, None, lambda state: None)
    yield opened
    opened.close()


def test_there_are_strings_of_every_class() -> None:
    assert len(STRINGS) >= 300
    joined = "".join(strings())
    assert all(sign in joined for sign in "\x00\u202e\u200b\ufeff=<'\"ậ😀")


def test_every_field_keeps_them(book: OpenBook) -> None:
    kept, lines = book.session("s1"), clean("\n".join(STRINGS))
    assert [one.text for one in kept.contributions] == KEPT
    assert [one.question for one in kept.votes] == KEPT_GROUPS
    assert [(one.content, one.requirement, one.measure) for one in kept.tasks] == [(one,) * 3 for one in KEPT_GROUPS]
    assert [one.text for one in kept.prompts] == [one.text for one in kept.open_questions] == KEPT_GROUPS
    assert [kept.opening_report.text, kept.conclusion, kept.steps[0].text] == [lines] * 3
    assert [one.full_name for one in book.members()] == [one_line(one) for one in KEPT]


def test_each_is_found(book: OpenBook) -> None:
    for number in range(0, len(STRINGS), 10):
        assert any(f"mốc{number}" in hit.snippet for hit in book.search(f"mốc{number}")), STRINGS[number]


def test_each_may_be_searched_for(book: OpenBook) -> None:
    for one in strings()[::10]:
        book.search(one, 5)


def test_the_exchange_file_carries_them(made: Path, tmp_path: Path) -> None:
    data = dump(made)
    books.import_into(tmp_path / "so.scb", data)
    assert dump(tmp_path / "so.scb") == data


def test_minutes_and_report_print_them(book: OpenBook) -> None:
    printed = {words(line) for line in paragraphs(documents.make(book, "s1", "minutes").docx)}
    whole = "\n".join(printed)
    assert [one for one in KEPT if words(one) not in whole] == []
