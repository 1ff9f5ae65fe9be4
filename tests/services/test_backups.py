"""Backups of a book: when one is made, which go, the second place."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app import settings
from app.domain.backup_words import Reason
from app.errors import BookUnusable, KnownError, Stopped
from app.models import backup, engine
from app.services import backups, books, doors, meeting
from app.services.backup_shelf import note_of
from app.services.open_book import OpenBook
from tests.factory import as_bytes, dump, opened, sample, write

NOW = datetime(2026, 11, 22, 13, 58)


def keep(path: Path, at: datetime = NOW, reason: Reason = Reason.OPEN) -> backups.Outcome:
    return backups.keep(path, None, at, reason)


def change(path: Path, topic: str = "Chuyên đề đã đổi") -> None:
    write(path, lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic))


def names(path: Path) -> list[str]:
    return [str(one.name) for one in backups.home_shelf(path).existing()]


@pytest.fixture
def stick(tmp_path: Path, sample_path: Path) -> Path:
    """A memory stick, chosen as the second place."""
    folder = tmp_path / "THẺ NHỚ"
    folder.mkdir()
    backups.choose_second(folder, sample_path)
    return folder


def on_stick(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.rglob("*.scb"))


def test_a_backup_is_proved_and_says_what_it_holds(sample_path: Path) -> None:
    kept = keep(sample_path).kept
    assert str(kept.name) == "000001 2026-11-22 135800.scb"
    assert kept.note
    assert (kept.note.rows["sessions"], kept.note.reason, kept.size) == (4, Reason.OPEN, kept.path.stat().st_size)
    assert dump(kept.path) == dump(sample_path)


def test_the_note_beside_it_says_no_word_of_the_minutes(sample_path: Path) -> None:
    said = json.loads(note_of(keep(sample_path).kept.path).read_text("utf-8"))
    assert set(said) == {"rows", "sha256", "size", "reason", "mark", "salt"}


def test_a_book_that_did_not_change_gets_no_second_backup(sample_path: Path) -> None:
    keep(sample_path)
    keep(sample_path, NOW + timedelta(days=1))
    assert len(names(sample_path)) == 1


def test_a_file_that_looks_new_but_says_the_same_gets_none_either(sample_path: Path) -> None:
    keep(sample_path)
    with opened(sample_path) as book:
        books.dump_book(book)
    os.utime(sample_path)
    first = keep(sample_path).kept
    assert (len(names(sample_path)), first.note and first.note.mark) == (1, backups._mark(sample_path))


def closed(path: Path, topic: str) -> backup.Proof:
    """Change the book as the window does and close it; return what it was read to hold."""
    book = OpenBook.open(path, None, lambda _: None)
    book.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic))
    book.close()
    assert book.read_to_hold
    return book.read_to_hold


def test_the_last_one_holds_what_the_book_was_read_to_hold(sample_path: Path) -> None:
    keep(sample_path)
    known = closed(sample_path, "Chuyên đề đã đổi")
    kept = backups.keep(sample_path, None, NOW, Reason.CLOSE, known=known).kept
    assert (kept.name.number, kept.note and kept.note.sha256) == (2, known.sha256)
    assert dump(kept.path) == dump(sample_path)


def test_what_was_known_before_somebody_else_wrote_does_not_do_for_a_backup(sample_path: Path) -> None:
    known = closed(sample_path, "Chuyên đề đã đổi")
    backups.keep(sample_path, None, NOW, Reason.CLOSE, known=known)
    change(sample_path, "Người khác ghi")
    kept = backups.keep(sample_path, None, NOW, Reason.CLOSE, known=known).kept
    assert kept.name.number == 2
    assert dump(kept.path) == dump(sample_path)


def test_a_copy_in_the_second_place_is_read_back_whoever_made_the_first(sample_path: Path, stick: Path) -> None:
    kept = keep(sample_path).kept
    copied = next(stick.rglob("*.scb"))
    assert kept.note
    assert backup.prove(copied, None) == backup.Proof(kept.note.rows, kept.note.sha256)


def test_one_that_is_stopped_leaves_nothing_half_in_any_place(sample_path: Path, stick: Path) -> None:
    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        backups.keep(sample_path, None, NOW, Reason.CLOSE, go_on=stop)
    assert not [*backups.home_root().rglob("*.scb"), *stick.rglob("*.scb"), *backups.home_root().rglob(".so-chi-bo*")]


def test_a_change_gets_one_even_when_the_clock_stands_still_or_goes_back(sample_path: Path) -> None:
    keep(sample_path)
    for at in (NOW, NOW - timedelta(days=4000)):
        change(sample_path, f"Chuyên đề {at}")
        keep(sample_path, at)
    assert [name[:6] for name in names(sample_path)] == ["000003", "000002", "000001"]


def test_a_clock_that_went_wild_takes_no_backup_away(sample_path: Path) -> None:
    for number, day in enumerate((0, 1, 3650, 2, -3650, 3)):
        change(sample_path, f"Chuyên đề {number}")
        keep(sample_path, NOW + timedelta(days=day))
    assert len(names(sample_path)) == 6


def test_old_ones_go_after_a_new_one_was_made(sample_path: Path) -> None:
    for number in range(8):
        change(sample_path, f"Chuyên đề {number}")
        keep(sample_path, NOW + timedelta(hours=number))
    change(sample_path, "Một tuần sau")
    keep(sample_path, NOW + timedelta(days=7))
    assert [name[:6] for name in names(sample_path)] == ["000009", "000008", "000007", "000006"]
    assert len(list(backups.home_shelf(sample_path).folder.glob("0*.json"))) == 4


def test_the_newest_proved_one_stays_whatever_its_age(sample_path: Path) -> None:
    proved = keep(sample_path).kept
    shelf = backups.home_shelf(sample_path)
    for number in range(2, 5):
        shutil.copy(proved.path, shelf.folder / f"{number:06} 2026-11-22 14000{number}.scb")
    (shelf.folder / "000005 2026-12-22 140000.scb").write_bytes(b"rubbish")
    with shelf.held():
        shelf._thin()
    assert names(sample_path) == ["000005 2026-12-22 140000.scb", *names(sample_path)[1:]]
    assert str(proved.name) in names(sample_path)


def test_a_backup_that_lost_its_note_is_proved_again(sample_path: Path) -> None:
    kept = keep(sample_path).kept
    note_of(kept.path).unlink()
    assert backups.best(sample_path) is None
    keep(sample_path)
    assert backups.best(sample_path)
    assert len(names(sample_path)) == 1


def test_what_a_killed_program_left_is_swept(sample_path: Path) -> None:
    folder = keep(sample_path).kept.path.parent
    (folder / ".so-chi-bo-0123.tmp").write_bytes(b"half")
    (folder / ".so-chi-bo-0123.tmp-journal").write_bytes(b"half")
    keep(sample_path)
    assert not list(folder.glob(".so-chi-bo*"))


def test_books_of_one_name_in_two_folders_are_kept_apart(sample_path: Path, tmp_path: Path) -> None:
    (tmp_path / "khác").mkdir()
    other = Path(shutil.copy(sample_path, tmp_path / "khác" / sample_path.name))
    assert keep(sample_path).kept.path.parent != keep(other).kept.path.parent


def test_a_backup_of_an_encrypted_book_asks_for_the_same_password(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    kept = backups.keep(path, engine.unlock(path, "Bí mật 2026"), NOW, Reason.OPEN).kept
    files = b"".join(found.read_bytes() for found in kept.path.parent.iterdir())
    assert "Nguyễn".encode() not in files
    assert dump(kept.path, "Bí mật 2026") == dump(path, "Bí mật 2026")


def test_another_key_calls_for_another_backup(sample_path: Path, tmp_path: Path) -> None:
    keep(sample_path)
    locked = tmp_path / "mới.scb"
    books.import_into(locked, dump(sample_path), "Bí mật 2026")
    kept = backups.home_shelf(sample_path).newest()
    assert kept
    assert backups._of_key(kept, None) is kept
    assert backups._of_key(kept, engine.unlock(locked, "Bí mật 2026")) is None


def test_the_second_place_gets_a_copy_too(sample_path: Path, stick: Path) -> None:
    outcome = keep(sample_path)
    assert on_stick(stick) == [outcome.kept.path.name]
    assert outcome.second == backups.Second(str(stick), NOW)
    assert backups.state_of_second(sample_path, NOW) == backups.Second(str(stick), NOW, "", is_late=False)


def test_a_stick_that_is_not_there_is_said_and_its_folder_is_not_made_anew(sample_path: Path, stick: Path) -> None:
    shutil.rmtree(stick)
    outcome = keep(sample_path)
    assert outcome.second
    assert outcome.second.problem.startswith(f"Chưa thấy thẻ nhớ hoặc thư mục “{stick}”") or outcome.second.is_late
    assert not stick.exists()
    stick.mkdir()  # where it was mounted, without it
    assert not (keep(sample_path).second or backups.Second("")).last
    assert on_stick(stick) == []


def test_a_stick_that_comes_back_gets_what_it_missed(sample_path: Path, stick: Path) -> None:
    keep(sample_path)
    away = stick.rename(stick.with_name("đã rút"))
    change(sample_path)
    outcome = keep(sample_path)
    assert outcome.second
    assert outcome.second.problem == backups.NOT_THERE.format(stick)
    away.rename(stick)
    keep(sample_path)
    assert len(on_stick(stick)) == 2


def test_after_a_week_without_the_stick_somebody_is_reminded(sample_path: Path, stick: Path) -> None:
    keep(sample_path)
    shutil.rmtree(stick)
    change(sample_path)
    outcome = keep(sample_path, NOW + timedelta(days=9))
    assert outcome.second
    assert outcome.second.problem.startswith("Đã 9 ngày chưa sao lưu ra nơi thứ hai")
    assert outcome.second.is_late


def test_without_room_at_home_the_second_place_is_used(sample_path: Path, stick: Path, own_home: Path) -> None:
    (own_home / "backups").write_text("no folder can be here")
    outcome = keep(sample_path)
    assert "Chưa sao lưu được" in outcome.problem
    assert outcome.kept.path.is_relative_to(stick)
    assert backups.best(sample_path)


def test_without_any_place_it_is_said_and_nothing_is_left(sample_path: Path, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "backups").write_text("no folder can be here")
    before = sorted(path.name for path in sample_path.parent.iterdir())
    with pytest.raises(KnownError, match="Chưa sao lưu được"):
        keep(sample_path)
    assert sorted(path.name for path in sample_path.parent.iterdir()) == before


def test_a_place_that_takes_nothing_is_not_chosen(sample_path: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="không thấy thư mục ấy"):
        backups.choose_second(tmp_path / "không có", sample_path)
    assert settings.load().backup_folder == ""


def test_a_place_on_the_disk_of_the_book_is_warned_of(sample_path: Path, tmp_path: Path) -> None:
    assert backups.choose_second(tmp_path, sample_path) == backups.SAME_DISK
    backups.forget_second()
    assert backups.second_shelf(sample_path) is None


def test_before_an_import_the_book_is_backed_up(sample_path: Path) -> None:
    before = dump(sample_path)
    fresh = {"id": "neu", "full_name": "Đỗ Văn Mới", "standing": "official"}
    books.import_into(sample_path, as_bytes(sample(lambda file: file["members"].append(fresh))))
    kept = backups.best(sample_path)
    assert kept and kept.note
    assert kept.note.reason is Reason.IMPORT
    assert dump(kept.path) == before != dump(sample_path)


def test_before_an_upgrade_the_book_is_backed_up_beside_it_where_no_other_place_is(
    empty_path: Path, own_home: Path
) -> None:
    from app.models import migrate

    old = empty_path.with_name("cũ.scb")
    engine.make_file(old, None)
    migrate.upgrade(old, None, "0002")
    own_home.mkdir()
    (own_home / "backups").write_text("no folder can be here")
    books.open_book(old).close()
    beside = list(old.parent.glob("cũ (trước khi nâng cấp sổ *).scb"))
    assert len(beside) == 1
    assert not migrate.is_current(beside[0], None)
    assert migrate.is_current(old, None)


def test_a_damaged_book_is_refused_with_its_newest_backup_named(sample_path: Path) -> None:
    kept = keep(sample_path).kept
    for rubbish in (b"", b"text", b"\x01" * 4000, sample_path.read_bytes()[:100], sample_path.read_bytes()[:9000]):
        sample_path.write_bytes(rubbish)
        with pytest.raises(BookUnusable, match="13:58 ngày 22/11/2026") as caught:
            books.open_book(sample_path)
        assert str(kept.path) in caught.value.advice
        assert sample_path.read_bytes() == rubbish


def test_a_book_that_only_wants_its_password_names_no_backup(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    backups.keep(path, engine.unlock(path, "Bí mật 2026"), NOW, Reason.OPEN)
    with pytest.raises(BookUnusable) as caught:
        doors.unlock(path, None)
    assert (caught.value.advice, "Bản sao lưu" in caught.value.text) == ("", False)


def test_a_sample_in_a_temporary_place_of_ours_is_on_trial(sample_path: Path) -> None:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="so-chi-bo-"))
    assert backups.is_trial(folder / "Sổ mẫu.scb")
    assert not backups.is_trial(sample_path)
    folder.rmdir()
