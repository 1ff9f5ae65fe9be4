"""Looking into books and backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.backup_words import Difference
from app.errors import BookUnusable
from app.models import backup, backup_content
from app.models.unit_of_work import UnitOfWork
from app.services import meeting
from tests.factory import digest, write


@pytest.fixture
def copied(sample_path: Path, tmp_path: Path) -> Path:
    """A backup of the sample."""
    backup.copy(sample_path, None, tmp_path / "sao.scb")
    return tmp_path / "sao.scb"


def go_on(uow: UnitOfWork) -> None:
    meeting.set_facts(uow, "2026-q4", topic="Tự soi, tự sửa")
    meeting.add_contribution(uow, "2026-q4", meeting.NewContribution("Nhất trí.", speaker="m3"))
    meeting.keep_draft(uow, "2026-q4", "contribution_input", "đang gõ")


def nothing_but_zero(found: Difference) -> bool:
    return not any((*found.lost.values(), *found.changed.values(), found.other))


def test_a_backup_is_looked_into_without_a_trace(copied: Path) -> None:
    before = digest(copied)
    found = backup_content.content_of(copied, None, still=True)
    assert (found.rows["sessions"], found.rows["members"]) == (4, 32)
    assert found.topic.startswith("Cải cách hành chính")
    assert (digest(copied), list(copied.parent.glob("sao.scb-*"))) == (before, [])


def test_what_came_after_a_backup_is_counted(sample_path: Path, copied: Path) -> None:
    write(sample_path, go_on)
    found = backup_content.difference(sample_path, None, copied, None)
    assert found
    assert (found.lost["contributions"], found.changed["sessions"], found.other) == (1, 1, False)


def test_a_backup_just_made_lacks_nothing(sample_path: Path, copied: Path) -> None:
    found = backup_content.difference(sample_path, None, copied, None)
    assert found
    assert nothing_but_zero(found)


def test_an_older_backup_without_the_newest_columns_is_compared_by_the_others(sample_path: Path, copied: Path) -> None:
    connection = backup.connect_raw(f"{copied.as_uri()}?mode=rw")
    connection.execute("DROP TABLE phrases")
    connection.execute("ALTER TABLE sessions DROP COLUMN is_pilot")
    connection.close()
    found = backup_content.difference(sample_path, None, copied, None)
    assert found
    assert nothing_but_zero(found)


def test_a_damaged_backup_is_said_and_a_damaged_book_cannot_be_compared(sample_path: Path, copied: Path) -> None:
    sample_path.write_bytes(sample_path.read_bytes()[:3000])
    assert backup_content.difference(sample_path, None, copied, None) is None
    copied.write_bytes(copied.read_bytes()[:3000])
    with pytest.raises(BookUnusable, match="hỏng"):
        backup_content.content_of(copied, None, still=True)
