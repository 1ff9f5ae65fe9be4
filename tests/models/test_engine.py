"""Opening a book: whose file it is, what is refused untouched, how it is kept."""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as driver

from app.errors import BookUnusable, KnownError
from app.models import backup
from app.models.engine import APPLICATION_ID, CACHE, SCHEMA_VERSION, BookKey, make_file, open_engine, unlock
from app.models.rekey import rekey
from app.services import books
from tests.factory import CELL, digest, dump, opened, traces

PASSWORD = "Mật khẩu của sổ 1"


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a password; nothing here changes it."""
    path = tmp_path_factory.mktemp("encrypted") / "so.scb"
    books.make_book(path, CELL, PASSWORD).close()
    return path


def pragma(path: Path, name: str) -> object:
    made = open_engine(path)
    with made.connect() as connection:
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    made.dispose()
    return value


def refused(path: Path, password: str | None = None) -> str:
    """Return why a file is not opened, after making sure that it is as it was and alone."""
    before, files = digest(path), traces(path)
    with pytest.raises(BookUnusable) as error, opened(path, password):
        pass
    assert digest(path) == before
    assert set(traces(path)) - set(files) <= {f"{path.name}-wal", f"{path.name}-shm"}
    return error.value.text


def dump_unlocked(path: Path, key: BookKey | None) -> bytes:
    book = books.open_unlocked(path, key)
    try:
        return books.dump_book(book)
    finally:
        book.close()


def changed(path: Path, change: Callable[[bytearray], object]) -> Path:
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def test_a_book_carries_our_identity_and_the_version_of_its_tables(empty_path: Path) -> None:
    assert pragma(empty_path, "application_id") == APPLICATION_ID
    assert pragma(empty_path, "user_version") == SCHEMA_VERSION
    assert int.from_bytes(empty_path.read_bytes()[68:72]) == APPLICATION_ID


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1),
     ("cell_size_check", 1), ("mmap_size", 0), ("temp_store", 2)],
)  # fmt: skip
def test_every_connection_keeps_the_promises_about_the_disk(empty_path: Path, name: str, value: object) -> None:
    assert pragma(empty_path, name) == value


def test_a_book_that_is_read_again_and_again_keeps_one_connection_with_few_pages(empty_path: Path) -> None:
    engine = open_engine(empty_path)
    with engine.connect() as first, engine.connect() as second:
        first.execute(text("SELECT 1"))
        assert second.execute(text("PRAGMA cache_size")).scalar() == CACHE
    used = set()
    for _ in range(3):
        with engine.connect() as one:
            used.add(id(one.connection.driver_connection))
    engine.dispose()
    assert len(used) == 1


def test_migrations_run_without_foreign_keys(empty_path: Path) -> None:
    made = open_engine(empty_path, foreign_keys=False)
    with made.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
    made.dispose()


def test_the_driver_is_newer_than_the_bug_that_damages_wal_files() -> None:
    assert driver.sqlite_version_info >= (3, 51, 3)


@pytest.mark.parametrize("opening", [lambda path: unlock(path, None), lambda path: unlock(path, PASSWORD)])
def test_no_empty_book_is_made_where_none_is(tmp_path: Path, opening: Callable[[Path], object]) -> None:
    with pytest.raises(BookUnusable, match="Không tìm thấy sổ"):
        opening(tmp_path / "mat.scb")
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_vanishes_after_it_was_recognised_is_not_made_anew(empty_path: Path) -> None:
    made = open_engine(empty_path)
    empty_path.unlink()
    with pytest.raises(KnownError, match="Không thấy tệp sổ"), books.Book(empty_path).read():
        pass
    made.dispose()
    assert not empty_path.exists()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "khac.scb"
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA application_id=7; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    connection.close()
    assert "chương trình khác" in refused(path)
    assert traces(path) == ["khac.scb"]


def test_a_database_in_wal_mode_is_refused_without_touching_its_log(tmp_path: Path) -> None:
    path = tmp_path / "khac.scb"
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    log = digest(Path(f"{path}-wal"))
    assert "chương trình khác" in refused(path)
    assert digest(Path(f"{path}-wal")) == log
    connection.close()


def test_a_book_of_a_newer_program_is_refused(empty_path: Path) -> None:
    changed(empty_path, lambda content: content.__setitem__(slice(60, 64), (SCHEMA_VERSION + 1).to_bytes(4)))
    assert "mới hơn" in refused(empty_path)


def test_a_newer_version_that_stands_only_in_the_log_is_refused_too(empty_path: Path) -> None:
    connection = sqlite3.connect(empty_path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert unlock(empty_path, None) is None
    with pytest.raises(BookUnusable, match="mới hơn"), opened(empty_path):
        pass
    connection.close()


@pytest.mark.parametrize("content", [b"", b"xin ch\xc3\xa0o", b"SQLite format 3\x00"])
def test_a_file_too_short_for_a_book_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "so.scb"
    path.write_bytes(content)
    assert refused(path)
    assert refused(path, PASSWORD)


@pytest.mark.parametrize("kept", [0.01, 0.1, 0.5, 0.99])
def test_a_book_cut_short_is_refused(sample_path: Path, kept: float) -> None:
    changed(sample_path, lambda content: content.__delitem__(slice(int(len(content) * kept), None)))
    assert "hỏng" in refused(sample_path)


def test_a_book_whose_pages_are_damaged_is_refused(sample_path: Path) -> None:
    changed(sample_path, lambda content: content.__setitem__(slice(100, 4096), b"\x55" * 3996))
    assert "hỏng" in refused(sample_path)


def test_a_folder_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.scb")
    for path in (tmp_path, tmp_path / "ong.scb"):
        with pytest.raises(BookUnusable, match="không phải là tệp"):
            unlock(path, None)


def test_a_wrong_password_opens_nothing_and_changes_nothing(encrypted: Path) -> None:
    assert "mật khẩu" in refused(encrypted)
    assert "mật khẩu không đúng" in refused(encrypted, PASSWORD.lower())


def test_a_password_opens_in_either_normal_form(encrypted: Path) -> None:
    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    with opened(encrypted, decomposed) as book, book.read() as uow:
        assert uow.session.scalar(text("SELECT name FROM cell_names")) == CELL.name


def test_nothing_of_an_encrypted_book_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "kin.scb"
    book = books.make_book(path, CELL, PASSWORD)
    files = [found.read_bytes() for found in tmp_path.iterdir() if found.is_file()]
    book.close()
    assert not any(CELL.place.encode() in content or b"SQLite format" in content for content in files)


@pytest.mark.parametrize("apart", [5, pytest.param(1, marks=pytest.mark.long)])
def test_damage_to_an_encrypted_book_is_noticed_or_does_no_harm(encrypted: Path, tmp_path: Path, apart: int) -> None:
    path, content, told = tmp_path / "loi.scb", encrypted.read_bytes(), 0
    key, whole = unlock(encrypted, PASSWORD), dump(encrypted, PASSWORD)
    for place in range(2048, len(content), apart * 4096):
        path.write_bytes(content)
        changed(path, lambda bits, place=place: bits.__setitem__(place, bits[place] ^ 1))
        try:
            assert dump_unlocked(path, key) == whole
        except BookUnusable:
            told += 1
    assert told > 5


def test_two_books_with_one_password_have_different_keys() -> None:
    one, other = BookKey.fresh(PASSWORD), BookKey.fresh(PASSWORD)
    assert one.salt != other.salt
    assert one.raw != other.raw


def test_a_key_does_not_show_itself() -> None:
    key = BookKey(b"k" * 32, b"s" * 16)
    assert "kkkk" not in repr(key)
    assert key.raw.hex() not in repr(key)


def test_an_error_of_the_database_carries_no_word_of_the_minutes(sample_path: Path) -> None:
    secret = "CANARY-9f3c"
    clash = text("INSERT INTO groups (id, name) VALUES (1, :name)")
    with opened(sample_path) as book, pytest.raises(IntegrityError) as error, book.write() as uow:
        uow.session.execute(clash, {"name": secret})
    assert secret not in str(error.value)
    assert secret not in repr(error.value)


def test_a_new_book_never_takes_the_place_of_a_file(empty_path: Path) -> None:
    before = digest(empty_path)
    with pytest.raises(KnownError, match="đã có"):
        make_file(empty_path, None)
    assert digest(empty_path) == before


def test_a_place_that_cannot_be_written_to_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Không tạo được sổ"):
        make_file(tmp_path / "khong-co" / "so.scb", None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["Sổ chi bộ.scb", unicodedata.normalize("NFD", "Sổ.scb"), "a b#c?d%20.scb", "sổ 😀.scb"]
)
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    books.make_book(tmp_path / name, CELL).close()
    with opened(tmp_path / name) as book, book.read() as uow:
        assert uow.session.scalar(text("SELECT count(*) FROM cell")) == 1
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [name]


def test_damage_that_the_driver_cannot_put_into_words_is_told_as_damage(sample_path: Path) -> None:
    content = bytearray(sample_path.read_bytes())
    content[content.index(b"CREATE TABLE sessions") + 2] ^= 0x80
    sample_path.write_bytes(bytes(content))
    for look in (books.open_book, lambda path: backup.prove(path, None), lambda path: backup.proof_of(path, None)):
        with pytest.raises(BookUnusable, match="bị hỏng"):
            look(sample_path)
    with pytest.raises(KnownError):
        rekey(sample_path, None, BookKey.fresh("đường về quê hương"))
    assert sample_path.read_bytes() == bytes(content)
