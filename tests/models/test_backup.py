"""Copies that are proved before they get their name, and putting one back."""

from __future__ import annotations

import itertools
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.errors import BookUnusable, KnownError, Stopped
from app.models import backup, engine
from app.services import books
from tests.factory import digest, dump, opened, traces, write

AT = datetime(2026, 11, 26, 14, 0)


@pytest.fixture
def locked(tmp_path: Path, sample_path: Path) -> tuple[Path, engine.BookKey]:
    """An encrypted book with the sample's content, and its key."""
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    key = engine.unlock(path, "Bí mật 2026")
    assert key
    return path, key


def change(path: Path, topic: str = "Chuyên đề đã đổi") -> None:
    from app.services import meeting

    write(path, lambda uow: meeting.set_facts(uow, "2026-q1", topic=topic))


def test_a_copy_says_what_the_book_says(sample_path: Path, tmp_path: Path) -> None:
    proof = backup.copy(sample_path, None, tmp_path / "sao.scb")
    assert dump(tmp_path / "sao.scb") == dump(sample_path)
    assert proof.rows["sessions"] == 4
    assert not [name for name in tmp_path.iterdir() if name.name.endswith(".tmp")]


def test_a_copy_is_made_while_the_book_is_open_and_holds_what_is_in_its_log(sample_path: Path, tmp_path: Path) -> None:
    with opened(sample_path) as book, book.write() as uow:
        from app.services import meeting

        meeting.set_facts(uow, "2026-q1", topic="Trong nhật ký")
        uow.commit()
        backup.copy(sample_path, None, tmp_path / "sao.scb")
    assert "Trong nhật ký".encode() in dump(tmp_path / "sao.scb")


def test_a_copy_of_an_encrypted_book_is_encrypted_with_the_same_key(locked: tuple[Path, engine.BookKey]) -> None:
    path, key = locked
    copied = path.with_name("sao.scb")
    backup.copy(path, key, copied)
    assert "Chi bộ".encode() not in copied.read_bytes()
    assert dump(copied, "Bí mật 2026") == dump(path, "Bí mật 2026")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[backup.Proof]:
    """Every reading of a whole book or copy from now on."""
    found: list[backup.Proof] = []
    read = backup.read_proof

    def reading(*given: Any) -> backup.Proof:
        found.append(read(*given))
        return found[-1]

    monkeypatch.setattr(backup, "read_proof", reading)
    return found


def test_a_copy_of_a_book_that_was_just_read_is_read_back_alone(
    sample_path: Path, tmp_path: Path, reads: list[backup.Proof]
) -> None:
    known = backup.proof_of(sample_path, None)
    assert backup.copy(sample_path, None, tmp_path / "sao.scb", known=known) == known
    assert reads == [known, known]
    assert dump(tmp_path / "sao.scb") == dump(sample_path)


def test_what_is_known_of_a_book_is_not_believed_when_the_copy_says_otherwise(
    sample_path: Path, tmp_path: Path, reads: list[backup.Proof]
) -> None:
    stale = backup.proof_of(sample_path, None)
    change(sample_path)
    proof = backup.copy(sample_path, None, tmp_path / "sao.scb", known=stale)
    assert proof == backup.prove(tmp_path / "sao.scb", None) != stale
    assert dump(tmp_path / "sao.scb") == dump(sample_path)


def test_no_copy_is_made_of_a_book_that_says_what_one_says_already(sample_path: Path, tmp_path: Path) -> None:
    wanted = backup.proof_of(sample_path, None)
    assert backup.copy(sample_path, None, tmp_path / "sao.scb", unless=wanted.sha256) == wanted
    assert not list(tmp_path.glob("*sao*")) + list(tmp_path.glob(".so-chi-bo*"))


def test_a_book_is_read_again_before_it_is_said_to_be_the_same(sample_path: Path, tmp_path: Path) -> None:
    stale = backup.proof_of(sample_path, None)
    change(sample_path)
    backup.copy(sample_path, None, tmp_path / "sao.scb", known=stale, unless=stale.sha256)
    assert dump(tmp_path / "sao.scb") == dump(sample_path)


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_a_copy_that_is_stopped_leaves_nothing(sample_path: Path, tmp_path: Path, part: float) -> None:
    moments: list[int] = []
    backup.copy(sample_path, None, tmp_path / "whole.scb", go_on=lambda: moments.append(0))
    asked = itertools.count()

    def go_on() -> None:
        if next(asked) == round(part * (len(moments) - 1)):
            raise Stopped

    before = digest(sample_path)
    with pytest.raises(Stopped):
        backup.copy(sample_path, None, tmp_path / "sao.scb", go_on=go_on)
    assert not list(tmp_path.glob("*sao*")) + list(tmp_path.glob(".so-chi-bo*"))
    assert digest(sample_path) == before


def test_an_earlier_file_is_replaced_only_when_asked(sample_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sao.scb"
    target.write_text("của người khác")
    with pytest.raises(KnownError, match="đã có"):
        backup.copy(sample_path, None, target)
    assert target.read_text() == "của người khác"
    backup.copy(sample_path, None, target, replace=True)
    assert dump(target) == dump(sample_path)


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(sample_path: Path, tmp_path: Path) -> None:
    before = digest(sample_path)
    with pytest.raises(KnownError, match="Chưa sao lưu được"):
        backup.copy(sample_path, None, tmp_path / "không có" / "sao.scb")
    assert digest(sample_path) == before


@pytest.mark.parametrize("place", [0.3, 0.5, 0.9])
def test_a_damaged_encrypted_copy_is_found_out(locked: tuple[Path, engine.BookKey], place: float) -> None:
    path, key = locked
    copied = path.with_name("sao.scb")
    backup.copy(path, key, copied)
    data = bytearray(copied.read_bytes())
    data[int(len(data) * place)] ^= 1
    copied.write_bytes(data)
    with pytest.raises(BookUnusable, match="hỏng"):
        backup.prove(copied, key)


def test_putting_back_keeps_the_book_that_was_there(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    backup.copy(sample_path, None, copied)
    before = dump(sample_path)
    change(sample_path)
    changed = dump(sample_path)
    aside = backup.put_back(copied, None, sample_path, AT)
    assert aside
    assert aside.name == "so-mau (trước khi khôi phục 2026-11-26 14-00-00).scb"
    assert (dump(sample_path), dump(aside)) == (before, changed)


def test_an_old_log_never_meets_the_book_that_was_put_back(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    backup.copy(sample_path, None, copied)
    before = dump(sample_path)
    with opened(sample_path) as book:
        with book.write() as uow:
            from app.services import meeting

            meeting.set_facts(uow, "2026-q1", topic="Mới hơn")
            uow.commit()
        for suffix in ("", "-wal", "-shm"):  # what a kill leaves behind
            shutil.copy(f"{sample_path}{suffix}", tmp_path / f"cụt.scb{suffix}")
    torn = tmp_path / "cụt.scb"
    aside = backup.put_back(copied, None, torn, AT)
    assert dump(torn) == before
    assert aside
    assert "Mới hơn".encode() in dump(aside)
    assert traces(torn) == ["cụt.scb"]


def test_a_damaged_book_is_set_aside_byte_for_byte(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    backup.copy(sample_path, None, copied)
    sample_path.write_bytes(sample_path.read_bytes()[:5000])
    harmed = digest(sample_path)
    aside = backup.put_back(copied, None, sample_path, AT)
    assert aside
    assert digest(aside) == harmed
    assert dump(sample_path) == dump(copied)


def test_a_damaged_backup_is_refused_and_the_book_stays(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    backup.copy(sample_path, None, copied)
    copied.write_bytes(copied.read_bytes()[:9000])
    before = digest(sample_path)
    with pytest.raises(KnownError):
        backup.put_back(copied, None, sample_path, AT)
    assert digest(sample_path) == before
    assert sorted(p.name for p in tmp_path.glob("*.tmp")) == []


def test_a_backup_that_was_altered_after_it_was_proved_is_refused(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    proof = backup.copy(sample_path, None, copied)
    change(copied)
    before = digest(sample_path)
    with pytest.raises(BookUnusable, match="đã bị sửa"):
        backup.put_back(copied, None, sample_path, AT, sha256=proof.sha256)
    assert digest(sample_path) == before


def test_a_book_that_is_open_somewhere_is_not_replaced(sample_path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "sao.scb"
    backup.copy(sample_path, None, copied)
    with opened(sample_path) as book:
        books.dump_book(book)
        with pytest.raises(KnownError, match="đang mở"):
            backup.put_back(copied, None, sample_path, AT)
        change(sample_path)
    assert "Chuyên đề đã đổi".encode() in dump(sample_path)
    assert not list(tmp_path.glob("*.tmp"))


def test_a_plain_book_gives_way_to_an_encrypted_backup(locked: tuple[Path, engine.BookKey], sample_path: Path) -> None:
    path, key = locked
    before = dump(sample_path)
    aside = backup.put_back(path, key, sample_path, AT)
    assert aside
    assert dump(aside) == before
    assert dump(sample_path, "Bí mật 2026") == dump(path, "Bí mật 2026")


@pytest.mark.parametrize("keyed", [False, True])
def test_an_index_of_words_is_copied_as_it_is(
    locked: tuple[Path, engine.BookKey], sample_path: Path, keyed: bool
) -> None:
    path, key = locked if keyed else (sample_path, None)
    connection = engine.connect_raw(engine.name_of(path))
    if key:
        connection.execute(key.pragma)
    connection.execute("CREATE VIRTUAL TABLE extra_words USING fts5(words, content='')")
    connection.execute("INSERT INTO extra_words(rowid, words) VALUES (1, 'tự soi tự sửa')")
    connection.close()
    copied = path.with_name("sao.scb")
    assert backup.copy(path, key, copied) == backup.prove(copied, key)
