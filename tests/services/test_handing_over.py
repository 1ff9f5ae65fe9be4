"""Handing the book over: a proved copy and a letter with true figures, together or not at all."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.handover import People, groups
from app.errors import KnownError, Stopped
from app.exporters import files
from app.services import books, checking, documents, handing_over, minutes_seal, passwords, taking_over
from app.services.open_book import OpenBook
from tests.exporters.reading import paragraphs, whole
from tests.factory import digest, dump, stopping_at, write

NOW = datetime(2026, 12, 1, 9, 5)
NOBODY = People()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A memory stick."""
    made = tmp_path / "USB"
    made.mkdir()
    return made


def test_the_copy_says_what_the_book_says_and_is_whole(open_sample: OpenBook, stick: Path) -> None:
    done = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    assert sorted(path.name for path in stick.iterdir()) == ["Bàn giao Chi bộ Văn phòng 2026-12-01"]
    assert sorted(path.name for path in done.folder.iterdir()) == ["Biên bản bàn giao sổ.docx", "so-mau.scb"]
    assert dump(done.book) == dump(open_sample.path)


def test_the_letter_has_the_sum_of_the_file_and_blanks_for_who_was_not_typed(
    open_sample: OpenBook, stick: Path
) -> None:
    done = handing_over.hand_over(open_sample, stick, People(giver=" Nguyễn  Văn Hùng "), NOW)
    said, sum_now = whole(done.letter.read_bytes()), hashlib.sha256(done.book.read_bytes()).hexdigest()
    assert " ".join(groups(sum_now)[:4]) in said
    assert done.given.file.sha256 == sum_now
    assert "Người giao: đồng chí Nguyễn Văn Hùng." in said
    assert "Người nhận: đồng chí …" in said
    assert "Sổ không có mật khẩu" in said


def test_the_figures_are_those_of_the_book(sample_path: Path, stick: Path) -> None:
    write(sample_path, lambda uow: minutes_seal.finalise(uow, "2026-q1", NOW))
    book = OpenBook.open(sample_path, None, lambda state: None)
    try:
        done = handing_over.hand_over(book, stick, NOBODY, NOW)
        tasks = len(book.open_tasks())
    finally:
        book.close()
    year = done.given.contents.years[-1]
    assert (year.held, year.closed, year.open_minutes, year.open_tasks) == (3, 1, 2, tasks)
    assert (done.given.contents.planned, done.given.contents.faults) == (1, ())
    assert "Buổi đã họp: 03; biên bản đã chốt: 01; chưa chốt: 02" in whole(done.letter.read_bytes())


def test_a_book_with_a_password_is_handed_over_with_it(sample_path: Path, stick: Path) -> None:
    passwords.change(sample_path, None, "mật khẩu dài", NOW)
    book = OpenBook.open(sample_path, "mật khẩu dài", lambda state: None)
    try:
        done = handing_over.hand_over(book, stick, NOBODY, NOW)
    finally:
        book.close()
    assert "Mật khẩu được trao riêng" in whole(done.letter.read_bytes())
    assert taking_over.look_at(done.book).is_encrypted
    assert dump(done.book, "mật khẩu dài") == dump(sample_path, "mật khẩu dài")


@pytest.mark.parametrize("moment", [1, 2])
def test_who_waits_no_longer_leaves_nothing_on_the_stick(open_sample: OpenBook, stick: Path, moment: int) -> None:
    with pytest.raises(Stopped):
        handing_over.hand_over(open_sample, stick, NOBODY, NOW, stopping_at(moment))
    assert list(stick.iterdir()) == []


def test_who_waits_no_longer_takes_nothing_over(sample_path: Path, tmp_path: Path) -> None:
    for moment in (1, 2):
        with pytest.raises(Stopped):
            taking_over.look_at(sample_path, None, stopping_at(moment))
    found = taking_over.look_at(sample_path)
    with pytest.raises(Stopped):
        taking_over.take(found, tmp_path / "của tôi.scb", stopping_at(1))
    assert not (tmp_path / "của tôi.scb").exists()


def test_handing_over_twice_keeps_the_first(open_sample: OpenBook, stick: Path) -> None:
    first = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    second = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    assert first.folder != second.folder
    assert first.book.exists()


def test_what_fails_leaves_nothing_behind(open_sample: OpenBook, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise KnownError("ổ đĩa đã đầy")

    before = digest(open_sample.path)
    monkeypatch.setattr(files, "write_atomically", full)
    with pytest.raises(KnownError, match="đầy"):
        handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    assert (list(stick.iterdir()), digest(open_sample.path)) == ([], before)


def test_what_a_killed_program_left_on_the_stick_is_swept_away(open_sample: OpenBook, stick: Path) -> None:
    left = stick / ".so-chi-bo-abc.tmp"
    left.mkdir()
    (left / "so.scb").write_bytes(b"x")
    os.utime(left, (0, 0))
    handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    assert not left.exists()


def test_a_stick_that_is_not_there_is_said(open_sample: OpenBook, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cắm lại thẻ nhớ"):
        handing_over.hand_over(open_sample, tmp_path / "rút rồi", NOBODY, NOW)


def test_the_letter_of_an_empty_book_has_no_table(empty_path: Path, stick: Path) -> None:
    book = OpenBook.open(empty_path, None, lambda state: None)
    try:
        done = handing_over.hand_over(book, stick, NOBODY, NOW)
    finally:
        book.close()
    assert not any("Theo từng năm" in text for text in paragraphs(done.letter.read_bytes()))
    assert documents.render(done.letter.read_bytes()).count >= 1


def test_looking_at_a_book_changes_nothing_and_finds_what_is_wrong(open_sample: OpenBook, stick: Path) -> None:
    done = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    names = sorted(done.folder.iterdir())
    found = taking_over.look_at(done.book)
    assert (found.sha256, found.faults) == (done.given.file.sha256, ())
    assert found.rows is not None
    assert found.rows["sessions"] == 4
    assert (sorted(done.folder.iterdir()), digest(done.book)) == (names, done.given.file.sha256)


def test_the_receiver_gets_the_very_file(open_sample: OpenBook, stick: Path, tmp_path: Path) -> None:
    done = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    found = taking_over.look_at(done.book)
    target = taking_over.take(found, tmp_path / "sổ của tôi.scb")
    assert digest(target) == done.given.file.sha256
    book = books.open_book(target)
    assert checking.faults(book) == ()
    book.close()
    with pytest.raises(KnownError, match="đã có"):
        taking_over.take(found, target)


def test_a_file_exchanged_after_it_was_looked_at_is_not_taken(
    open_sample: OpenBook, stick: Path, tmp_path: Path
) -> None:
    done = handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    found = taking_over.look_at(done.book)
    done.book.write_bytes(done.book.read_bytes()[:-1] + b"x")
    with pytest.raises(KnownError, match="đã khác"):
        taking_over.take(found, tmp_path / "sổ.scb")
    assert not (tmp_path / "sổ.scb").exists()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(200), b"{}" * 100])
def test_what_is_no_book_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lạ.scb"
    path.write_bytes(content)
    with pytest.raises(KnownError):
        taking_over.look_at(path)


def test_what_may_be_an_encrypted_book_is_asked_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "lạ.scb"
    path.write_bytes(bytes((7 * number + 90) % 256 for number in range(200)))  # nobody can tell without a password
    assert taking_over.look_at(path).is_encrypted


def test_a_copy_that_does_not_read_back_as_written_does_not_stay(
    open_sample: OpenBook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "sum_of", str)  # another sum at every place
    with pytest.raises(KnownError, match="không đúng như đã ghi"):
        handing_over.hand_over(open_sample, stick, NOBODY, NOW)
    assert list(stick.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_book_that_was_handed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.scb")
    with pytest.raises(KnownError, match="không phải là tệp"):
        taking_over.look_at(tmp_path / "ống.scb")
