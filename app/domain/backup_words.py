"""What backups hold and how that is said: pure, so that every sentence can be tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.vietnamese import short_date
from app.domain.vocabulary import Word

#: The tables whose rows a person counts, in the order in which they are told.
COUNTED = {
    "sessions": "buổi sinh hoạt",
    "contributions": "ý kiến",
    "votes": "biểu quyết",
    "tasks": "nhiệm vụ",
    "members": "đảng viên",
}
#: The last copy in the second place may be this old before somebody is reminded of it.
PATIENCE = timedelta(days=7)


class Reason(Word):
    """Why a backup was made."""

    OPEN = "open", "khi mở sổ"
    CLOSE = "close", "khi đóng sổ"
    CHANGE = "change", "trong khi làm việc"
    HAND = "hand", "theo yêu cầu"
    MIGRATION = "migration", "trước khi nâng cấp sổ"
    RESTORE = "restore", "trước khi khôi phục"
    IMPORT = "import", "trước khi nhập tệp"
    PASSWORD = "password", "trước khi đổi mật khẩu"


@dataclass(frozen=True, slots=True)
class Content:
    """What a book or a backup holds: rows of each table, and the topic of the last session that was held."""

    rows: Mapping[str, int]
    topic: str = ""
    held_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the present book has and a backup has not: rows of each table that would go, or be as they were.

    ``other`` says that something besides the tables that are counted differs.
    """

    lost: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    other: bool = False


def counts(rows: Mapping[str, int]) -> str:
    """Return ``4 buổi sinh hoạt · 52 ý kiến · …``; what there is none of is left out."""
    return " · ".join(f"{rows[table]} {word}" for table, word in COUNTED.items() if rows.get(table))


def clock(at: datetime) -> str:
    """Return ``13:58 ngày 22/11/2026``."""
    return f"{at:%H:%M} ngày {short_date(at.date())}"


def moment(at: datetime, now: datetime) -> str:
    """Return ``13:58`` for today, ``13:58 ngày 20/11/2026`` for any other day."""
    return f"{at:%H:%M}" if at.date() == now.date() else clock(at)


def held(content: Content) -> str:
    """Return what the last session was about, and when."""
    if not content.topic and content.held_at is None:
        return ""
    day = f" ({short_date(content.held_at.date())})" if content.held_at else ""
    return f"Buổi gần nhất: {content.topic or 'chưa ghi chuyên đề'}{day}"


def missing(difference: Difference | None) -> tuple[str, ...]:
    """Return the sentences that say what putting a backup back would take away; None is a book that cannot be read."""
    if difference is None:
        return ("Không so sánh được với sổ hiện có vì sổ ấy không mở được.",)
    said = []
    if lost := counts(difference.lost):
        said.append(f"Sẽ không còn: {lost}.")
    if changed := counts(difference.changed):
        said.append(f"Sẽ trở lại như lúc sao lưu: {changed}.")
    if difference.other:
        said.append("Điểm danh, nội dung các bước và những ghi chép khác cũng trở lại như lúc sao lưu.")
    return tuple(said) or ("Bản sao này giống hệt sổ hiện có.",)


def reminder(last: datetime | None, now: datetime) -> str:
    """Return what to say when the last copy in the second place is too old, whichever way the clock went."""
    if last is None:
        return "Chưa có bản sao nào ở nơi thứ hai. Đồng chí cắm thẻ nhớ; sổ tự chép sang."
    age = abs(now - last)
    if age <= PATIENCE:
        return ""
    return f"Đã {age.days} ngày chưa sao lưu ra nơi thứ hai. Đồng chí cắm thẻ nhớ; sổ tự chép sang."
