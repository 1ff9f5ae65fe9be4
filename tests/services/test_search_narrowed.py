"""Searching with phrases, narrowed to a year, a kind or a member, and beyond the sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from app.domain.search_groups import Narrowing, SearchGroup
from app.domain.search_words import wanted
from app.models import search as index
from app.models import search_outside
from app.services import attachments, books, directives, planning, register, searching
from app.services.open_book import OpenBook
from app.services.searching import Hit
from tests.factory import as_bytes, exchange, exchange_session
from tests.services.saving import save

SAID = [{"speaker": "m1", "text": f"Ý kiến {number}: chi bộ cần Đảng ủy hỗ trợ."} for number in range(12)]
SAID[1]["text"] = "Cần Đảng ủy hỗ trợ chi bộ."
OTHER = [
    {"speaker": "m2", "text": "Đảng uỷ xã và chi bộ thôn."}, {"speaker": "m2", "text": "Ủy ban của Đảng, bộ phận chi."},
]  # fmt: skip


def fill(uow: Any) -> None:
    planning.add_topic(uow, planning.NewTopic(2026, "Cải cách hành chính", 3))
    directives.add(uow, directives.NewDirective("Hướng dẫn cải cách", "42-HD/BTCTW", date(2025, 10, 28)))
    term = register.add_term(uow, register.NewTerm("2025–2030", date(2025, 5, 20)))
    register.give(uow, register.NewIssued("BC", 5, term, "topic-report", date(2026, 3, 1), "Kết quả cải cách", "new"))
    paper = attachments.NewAttachment("Bản ký cải cách", paper_place="Tủ hồ sơ")
    attachments.add(uow, paper, datetime(2026, 9, 1, 8, 0))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    path = tmp_path_factory.mktemp("narrowed") / "tìm.scb"
    task = {"content": "Cải cách thủ tục", "assignees": ["m2"]}
    old = exchange_session(id="old", year=2025, topic="Đường làng", contributions=SAID, conclusion="Chi bộ kết luận.")
    new = exchange_session(id="new", contributions=OTHER, tasks=[task])
    books.import_into(path, as_bytes(exchange(sessions=[old, new])))
    opened = OpenBook.open(path, None, lambda state: None)
    save(opened, fill)
    yield opened
    opened.close()


def found(book: OpenBook, words: str, **narrowing: Any) -> list[Hit]:
    return list(book.ask(lambda uow: searching.look(uow, words, Narrowing(**narrowing))).hits)


def kinds(book: OpenBook, words: str, **narrowing: Any) -> list[str]:
    return [hit.kind for hit in found(book, words, **narrowing)]


def test_a_phrase_finds_words_side_by_side_only(book: OpenBook) -> None:
    assert [hit.snippet for hit in found(book, '"dang uy xa"')] == ["Đảng uỷ xã và chi bộ thôn."]
    assert len(found(book, '"dang uy"')) == 13
    assert len(found(book, "dang uy chi bo")) == 14
    assert kinds(book, '"uy dang"') == []


def test_a_phrase_beyond_what_one_look_reads_is_found_by_going_on(book: OpenBook) -> None:
    asked, found_all, rest, looks = wanted('"ho tro chi bo"'), [], None, 0
    while looks == 0 or rest is not None:
        look = partial(index.look, words=asked, limit=5, before=rest, most=5)
        one = book.ask(lambda uow, look=look: look(uow.session))
        found_all, rest, looks = [*found_all, *one.found], one.rest, looks + 1
    assert ([one.texts[0] for one in found_all], looks) == ([SAID[1]["text"]], 3)


def test_the_command_reads_everything(book: OpenBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_READ", 3)
    assert [hit.snippet for hit in book.search('"ho tro chi bo"', 2)] == [SAID[1]["text"]]
    assert book.ask(lambda uow: searching.look(uow, '"ho tro chi bo"', limit=2)).rest is not None


def test_a_year_narrows_everything(book: OpenBook) -> None:
    assert {hit.session_id for hit in found(book, "chi bo", year=2025)} == {"old"}
    assert {hit.year for hit in found(book, "cai cach", year=2026)} == {2026}
    assert kinds(book, "cai cach", year=2025) == ["directive"]
    assert kinds(book, "chi bo", year=1999) == []


@pytest.mark.parametrize(("group", "expected"), [
    (SearchGroup.SAID, {"contribution"}), (SearchGroup.CONCLUDED, {"conclusion"}), (SearchGroup.PEOPLE, {"member"}),
    (SearchGroup.TASKS, set()),
])  # fmt: skip
def test_a_group_narrows_to_its_kinds(book: OpenBook, group: SearchGroup, expected: set[str]) -> None:
    assert set(kinds(book, "chi", group=group)) == expected


def test_what_a_member_said_or_has_to_do(book: OpenBook) -> None:
    assert kinds(book, "chi bo", member="m2") == ["contribution", "contribution"]
    assert kinds(book, "cai cach", member="m2") == ["task"]
    assert kinds(book, "chi bo", member="m1", year=2026) == []


def test_plan_register_documents_and_files_are_found_after_the_sessions(book: OpenBook) -> None:
    hits = found(book, "cai cach")
    assert [hit.kind for hit in hits] == ["task", "plan_topic", "issued", "directive", "attachment"]
    assert [hit.place for hit in hits[1:]] == [
        "Kế hoạch năm 2026", "Văn bản số 05-BC", "Văn bản cấp trên: 42-HD/BTCTW", "Tệp kèm",
    ]  # fmt: skip
    assert all(hit.session_id is None for hit in hits[1:])


def test_papers_beyond_what_is_read_of_all_kinds_are_found_in_each(
    book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_outside, "MOST_READ", 1)
    for words in ("cai cach", "cai cac", "c"):
        assert [hit.kind for hit in found(book, words) if hit.session_id is None][-4:] == [
            "plan_topic", "issued", "directive", "attachment",
        ]  # fmt: skip
    assert kinds(book, "cai cachx") == []


@pytest.mark.parametrize("typed", ["05-BC", "5-bc/CB", "Số 05-BC/CB"])
def test_a_document_is_found_by_its_number(book: OpenBook, typed: str) -> None:
    assert kinds(book, typed) == ["issued"]


def test_a_directive_is_found_by_its_symbol(book: OpenBook) -> None:
    assert kinds(book, "42-hd/btctw", group=SearchGroup.PAPERS) == ["directive"]


def test_members_do_not_stand_in_the_way_of_a_year(book: OpenBook) -> None:
    assert "member" in kinds(book, "chi")
    assert "member" not in kinds(book, "chi", year=2026)


def test_the_places_of_the_command_keep_their_shape_and_gain_a_year(book: OpenBook) -> None:
    assert [(hit.session_id, hit.kind, hit.year) for hit in book.search("thu tuc")] == [("new", "task", 2026)]
