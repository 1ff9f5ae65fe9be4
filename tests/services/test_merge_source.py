"""What is read to be merged is hostile until it proved otherwise: wrong kinds, newer versions, harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import BookUnusable, KnownError, WrongInput
from app.models import engine, migrate
from app.services import backups, exchange_guard, merge_source, passwords
from app.services.merge_source import NEWER, NeedsPassword
from app.services.open_book import OpenBook
from tests.factory import as_bytes, digest
from tests.services import two_laptops as two
from tests.services.test_handing_over import NOW
from tests.services.two_laptops import HELD, file_of, only, shown, written


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    """A book with one session held."""
    made = OpenBook.open(two.book_of(tmp_path / "so.scb", file_of(HELD)), None, lambda state: None)
    yield made
    made.close()


def refused(path: Path, kind: type[KnownError] = WrongInput) -> str:
    with pytest.raises(kind) as found:
        merge_source.read(path)
    return found.value.text


def test_a_file_of_a_newer_version_says_so(tmp_path: Path) -> None:
    assert NEWER in refused(written(tmp_path / "x.json", file_of() | {"format": "so-chi-bo/2"}))
    assert NEWER not in refused(written(tmp_path / "y.json", file_of() | {"format": "khác"}))


def test_a_book_of_a_newer_version_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = two.book_of(tmp_path / "moi.scb", file_of())
    monkeypatch.setattr(engine, "SCHEMA_VERSION", engine.SCHEMA_VERSION - 1)
    assert "mới hơn" in refused(path, BookUnusable)


def test_broken_and_foreign_files_are_refused_in_one_sentence(tmp_path: Path) -> None:
    whole = as_bytes(file_of(HELD))
    for number, data in enumerate((b"", whole[:-40], b"{" * 4000, b"[]", b'{"format": 1}')):
        path = tmp_path / f"{number}.json"
        path.write_bytes(data)
        assert "\n" not in refused(path)


def test_what_is_no_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lạ.scb"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    refused(path, BookUnusable)
    path.write_bytes(b"PK" * 40)
    refused(path, KnownError)


def test_a_cut_off_book_is_refused(tmp_path: Path) -> None:
    path = two.book_of(tmp_path / "cụt.scb", file_of(HELD))
    path.write_bytes(path.read_bytes()[:9000])
    refused(path, BookUnusable)


def test_a_file_that_would_cost_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_guard, "MOST_BYTES", 1000)
    assert "nhiều nhất" in refused(written(tmp_path / "x.json", file_of(HELD)))


def test_a_marked_text_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "x.json", file_of(HELD | {"conclusion": "TỐI MẬT\nNội dung"}))
    assert "conclusion" in refused(path)


def test_the_open_book_itself_is_not_read_from_outside(book: OpenBook) -> None:
    with pytest.raises(KnownError, match="chính là sổ đang mở"):
        merge_source.read(book.path, own=book.path)


def test_a_copy_with_the_same_password_opens_by_itself(tmp_path: Path) -> None:
    path = two.book_of(tmp_path / "so.scb", file_of(HELD))
    passwords.change(path, None, "mật khẩu dài", NOW)
    copied = Path(shutil.copy(path, tmp_path / "kia.scb"))
    before = digest(copied)
    book = OpenBook.open(path, "mật khẩu dài", lambda state: None)
    try:
        assert only(shown(book, copied)).differences == ()
        with pytest.raises(NeedsPassword):
            merge_source.read(copied)
    finally:
        book.close()
    assert digest(copied) == before


def test_an_older_book_is_brought_up_to_date_in_its_copy_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = tmp_path / "cu.scb"
    with monkeypatch.context() as patched:
        patched.setattr(engine, "SCHEMA_VERSION", 5)
        engine.make_file(older, None)
        migrate.upgrade(older, None, "0005")
    before = digest(older)
    with pytest.raises(KnownError):
        merge_source.read(older)  # it has no organisation yet
    assert digest(older) == before
    assert backups.home_shelf(older).existing() == ()


def test_what_the_book_has_word_by_word_is_not_laid_down_again(book: OpenBook, tmp_path: Path) -> None:
    other = HELD | {"id": "s2", "quarter": 3, "conclusion": "Khác."}
    file = merge_source.read(written(tmp_path / "kia.json", file_of(HELD, other)))
    own = book.ask(lambda uow: merge_source.own(uow, file))
    found = merge_source.source(file, own)
    assert (set(found.same), list(found.sessions)) == ({"s1"}, ["s2"])


def test_the_same_words_of_other_people_are_laid_down(book: OpenBook, tmp_path: Path) -> None:
    members = [two.MEMBERS[0] | {"position": "Phó Bí thư"}, *two.MEMBERS[1:]]
    file = merge_source.read(written(tmp_path / "kia.json", file_of(HELD, members=members)))
    own = book.ask(lambda uow: merge_source.own(uow, file))
    assert merge_source.source(file, own).same == frozenset()


def test_a_session_comes_with_those_it_is_linked_with(book: OpenBook, tmp_path: Path) -> None:
    later = HELD | {"id": "s2", "quarter": 3, "follows": "s1"}
    preview = shown(book, written(tmp_path / "kia.json", file_of(HELD, later)))
    assert [str(one.meeting) for one in preview.sessions] == ["same", "new"]
    assert preview.source.sessions["s2"].follows == "s1"
