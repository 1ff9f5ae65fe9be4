"""Books in the states that the gallery shows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.domain.records import CellRecord
from app.domain.vocabulary import AttendanceStatus, Label, ReasonKind
from app.services import books, decisions, meeting

SESSION = "2026-q4"
LONG_TOPIC = (
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về ý chí tự lực, tự cường và khát vọng "
    "phát triển đất nước phồn vinh, hạnh phúc gắn với việc nâng cao hiệu lực, hiệu quả hoạt động của cơ quan "
    "trong giai đoạn mới"
)
_SAID = (
    (
        "m3",
        38,
        Label.SOLUTION,
        "Đề nghị mỗi tổ đảng tự đối chiếu những điều đảng viên không được làm ngay trong tháng 12, "
        "báo cáo chi ủy trước ngày 20/12.",
    ),
    (
        "m8",
        43,
        Label.SELF_REVIEW,
        "Tự nhận còn chậm xử lý hai hồ sơ “một cửa” trong tháng 10; cam kết hoàn thành trước ngày 30/11.",
    ),
    (
        "m2",
        47,
        Label.PROPOSAL,
        "Kiến nghị Đảng ủy phường gửi tài liệu quán triệt sớm hơn, trước kỳ sinh hoạt ít nhất 05 ngày.",
    ),
)


def at(hour: int, minute: int) -> datetime:
    """Return a time of the session's day."""
    return datetime(2026, 11, 26, hour, minute)


def empty_book(path: Path) -> Path:
    """Make a book that knows only whose it is."""
    books.make_book(path, CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")).close()
    return path


def locked_book(path: Path) -> Path:
    """Make a book with a password."""
    books.make_book(path, CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa"), "Mật khẩu 2026").close()
    return path


def planned_book(path: Path) -> Path:
    """Make the sample: three sessions held, one being prepared."""
    books.make_sample(path)
    return path


def running_book(path: Path, *, topic: str | None = None) -> Path:
    """Make the sample with its fourth session in the middle of the discussion."""
    books.make_sample(path)
    book = books.open_book(path)
    with book.write() as uow:
        meeting.start_session(uow, SESSION, at(14, 2))
        if topic:
            meeting.set_facts(uow, SESSION, topic=topic)
        members = [f"m{number}" for number in range(1, 32)]
        meeting.mark(uow, SESSION, members, meeting.Roll(AttendanceStatus.PRESENT))
        meeting.mark(uow, SESSION, ["m11"], meeting.Roll(AttendanceStatus.EXCUSED, ReasonKind.WORK))
        meeting.mark(uow, SESSION, ["m9"], meeting.Roll(AttendanceStatus.UNEXCUSED))
        meeting.mark(uow, SESSION, ["m13"], meeting.Roll(AttendanceStatus.LATE, arrived_at=at(14, 12)))
        meeting.mark(uow, SESSION, ["m14"], meeting.Roll(AttendanceStatus.EXEMPT))
        for number, minute in enumerate((2, 6, 9, 14, 30, 34), 1):
            meeting.set_step(uow, SESSION, number, started_at=at(14, minute))
        for member, minute, label, text in _SAID:
            meeting.add_contribution(
                uow, SESSION, meeting.NewContribution(text, speaker=member, at=at(14, minute), label=label)
            )
        meeting.keep_draft(
            uow, SESSION, "contribution_input", "Nhất trí với báo cáo đề dẫn. Bản thân tôi thấy việc nêu"
        )
        decisions.add_task(
            uow, SESSION, decisions.NewTask("Đối chiếu những điều đảng viên không được làm ở từng tổ đảng")
        )
        uow.commit()
    book.close()
    return path
