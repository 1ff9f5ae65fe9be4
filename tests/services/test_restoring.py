"""Putting a backup back, and undoing it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backup_words import Reason
from app.errors import BookUnusable, KnownError, Stopped
from app.models import engine
from app.services import backups, books, meeting, restoring
from tests.factory import digest, dump, opened, stopping_at, write

NOW = datetime(2026, 11, 22, 14, 30)


@pytest.fixture
def kept(sample_path: Path) -> Path:
    """A backup of the sample, which has changed since."""
    made = backups.keep(sample_path, None, datetime(2026, 11, 22, 13, 58), Reason.OPEN).kept
    contribution = meeting.NewContribution("Nhất trí.", speaker="m3")
    write(sample_path, lambda uow: meeting.add_contribution(uow, "2026-q4", contribution))
    return made.path


def look(chosen: Path, book: Path | None, key: engine.BookKey | None = None) -> restoring.Findings:
    return restoring.look_into(restoring.choice_of(chosen), key, book, book_key=None, is_open=False)


def restore(kept: Path, book: Path) -> Path:
    aside = restoring.restore(kept, None, book, NOW, replace=True)
    assert aside
    return aside


def test_what_would_be_missing_is_found_out(kept: Path, sample_path: Path) -> None:
    found = look(kept, sample_path)
    assert (found.content.rows["contributions"], found.has_book) == (43, True)
    assert found.difference
    assert found.difference.lost["contributions"] == 1
    assert found.changed_at


def test_looking_changes_neither_file(kept: Path, sample_path: Path) -> None:
    before = digest(kept), digest(sample_path)
    look(kept, sample_path)
    assert (digest(kept), digest(sample_path)) == before


def test_a_damaged_or_missing_book_is_not_compared(kept: Path, sample_path: Path) -> None:
    sample_path.write_bytes(b"\x00" * 5000)
    before = digest(sample_path)
    assert look(kept, sample_path).difference is None
    assert digest(sample_path) == before
    assert not look(kept, sample_path.with_name("không có.scb")).has_book
    assert not look(kept, None).has_book


def test_restoring_keeps_the_present_book_aside_and_among_the_backups(kept: Path, sample_path: Path) -> None:
    present, then = dump(sample_path), dump(kept)
    aside = restore(kept, sample_path)
    newest = backups.best(sample_path)
    assert newest and newest.note
    assert (dump(sample_path), dump(aside), dump(newest.path)) == (then, present, present)
    assert newest.note.reason is Reason.RESTORE


def test_it_can_be_undone_and_what_was_restored_is_kept_in_its_turn(kept: Path, sample_path: Path) -> None:
    present, then = dump(sample_path), dump(kept)
    aside = restore(kept, sample_path)
    restoring.undo(aside, None, sample_path, NOW)
    assert dump(sample_path) == present
    left = list(sample_path.parent.glob("so-mau (trước*"))
    assert [dump(path) for path in left] == [then]


def test_a_book_that_was_set_aside_is_among_the_choices(kept: Path, sample_path: Path) -> None:
    aside = restore(kept, sample_path)
    found = restoring.choices(sample_path)
    assert [(one.path == aside, one.is_aside) for one in found if one.is_aside] == [(True, True)]
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_without_being_told_to_it_replaces_nothing(kept: Path, sample_path: Path) -> None:
    before = digest(sample_path)
    with pytest.raises(KnownError, match="đã có sẵn"):
        restoring.restore(kept, None, sample_path, NOW, replace=False)
    with pytest.raises(KnownError, match="cùng một tệp"):
        restoring.restore(sample_path, None, sample_path, NOW, replace=True)
    assert digest(sample_path) == before


def test_a_book_that_is_gone_comes_back(kept: Path, sample_path: Path) -> None:
    sample_path.unlink()
    assert restoring.restore(kept, None, sample_path, NOW, replace=False) is None
    assert dump(sample_path) == dump(kept)
    assert sample_path in restoring.books_with_backups()


def test_a_damaged_book_is_set_aside_as_it_is(kept: Path, sample_path: Path) -> None:
    sample_path.write_bytes(sample_path.read_bytes()[:7000])
    before = digest(sample_path)
    assert digest(restore(kept, sample_path)) == before
    assert dump(sample_path) == dump(kept)


@pytest.mark.parametrize("places", [6, pytest.param(24, marks=pytest.mark.long)])
def test_a_single_flipped_bit_in_a_backup_never_gets_into_the_book(kept: Path, sample_path: Path, places: int) -> None:
    before, good = digest(sample_path), kept.read_bytes()
    silent = 0
    for place in range(200, len(good), len(good) // places):
        spoilt = bytearray(good)
        spoilt[place] ^= 1 << (place % 8)
        kept.write_bytes(spoilt)
        try:
            restoring.restore(kept, restoring.key_for(kept, None, None), sample_path, NOW, replace=True)
        except KnownError:
            assert digest(sample_path) == before
            continue
        kept.write_bytes(good)
        silent += dump(sample_path) != dump(kept)
        before = digest(sample_path)
    assert silent == 0


def test_a_book_that_is_open_is_not_replaced(kept: Path, sample_path: Path) -> None:
    with opened(sample_path) as book:
        before = books.dump_book(book)
        with pytest.raises(KnownError, match="đang mở"):
            restore(kept, sample_path)
        assert books.dump_book(book) == before


def test_an_encrypted_backup_opens_with_the_known_key_or_its_password(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    key = engine.unlock(path, "Bí mật 2026")
    kept = backups.keep(path, key, NOW, Reason.OPEN).kept.path
    assert restoring.needs_other_key(kept, None)
    assert not restoring.needs_other_key(kept, key)
    assert restoring.key_for(kept, None, key) is key
    assert restoring.key_for(kept, "Bí mật 2026", None) == key
    with pytest.raises(BookUnusable, match="mật khẩu"):
        restoring.key_for(kept, "sai", None)
    assert look(kept, path, key).difference


def test_copies_in_the_second_place_are_offered_when_there_are_no_others(sample_path: Path, tmp_path: Path) -> None:
    (tmp_path / "THẺ").mkdir()
    backups.choose_second(tmp_path / "THẺ", sample_path)
    backups.keep(sample_path, None, NOW, Reason.OPEN)
    shutil.rmtree(backups.home_root())
    assert [one.path.is_relative_to(tmp_path / "THẺ") for one in restoring.choices(sample_path)] == [True]


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Không thấy"):
        restoring.choice_of(tmp_path / "mất.scb")


def test_the_backup_being_restored_is_not_thinned_away_by_the_one_made_before(sample_path: Path) -> None:
    made = []
    for hour in (8, 10, 12):
        write(sample_path, lambda uow, hour=hour: meeting.set_facts(uow, "2026-q4", topic=f"Lúc {hour} giờ"))
        made.append(backups.keep(sample_path, None, datetime(2026, 11, 1, hour), Reason.CHANGE).kept.path)
    write(sample_path, lambda uow: meeting.set_facts(uow, "2026-q4", topic="Bây giờ"))
    restore(made[0], sample_path)
    assert "Lúc 8 giờ".encode() in dump(sample_path)
    with pytest.raises(KnownError, match="Không thấy bản sao"):
        restore(made[0].with_name("000099 2026-11-01 080000.scb"), sample_path)


@pytest.mark.parametrize("moment", [1, 2])
def test_one_who_stops_waiting_leaves_the_book_as_it_was(kept: Path, sample_path: Path, moment: int) -> None:
    before = digest(sample_path)
    with pytest.raises(Stopped):
        restoring.restore(kept, None, sample_path, NOW, replace=True, go_on=stopping_at(moment))
    assert digest(sample_path) == before
    assert [path.name for path in sample_path.parent.glob(".so-chi-bo-*")] == []
