"""What is to be prepared for a session, and where each thing stands: what lists and the desk show of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.vietnamese import short_date
from app.domain.vocabulary import Word
from app.domain.year import Tone


class Section(Word):
    """The things to prepare."""

    FACTS = "facts", "Thời gian, địa điểm"
    BRIEF = "brief", "Phân công, trao đổi"
    OUTLINE = "outline", "Đề cương"
    REPORT = "report", "Báo cáo đề dẫn"
    PROMPTS = "prompts", "Gợi ý thảo luận"
    APPROVAL = "approval", "Thông qua dự thảo"
    SPEECHES = "speeches", "Tham luận"
    HINTS = "hints", "Gợi ý của cấp trên"
    GUESTS = "guests", "Đại biểu, giấy mời"
    NOTICE = "notice", "Thông báo"
    SERVED = "served", "Gửi tài liệu"
    SUPERVISOR = "supervisor", "Cấp trên theo dõi"


_ACTIONS = {
    Section.FACTS: "Định thời gian, địa điểm, người chủ trì", Section.BRIEF: "Phân công, trao đổi với người trình bày",
    Section.OUTLINE: "Đưa đề cương ra chi bộ thông qua", Section.REPORT: "Viết báo cáo đề dẫn",
    Section.PROMPTS: "Ghi các vấn đề gợi ý thảo luận", Section.APPROVAL: "Thông qua dự thảo",
    Section.SPEECHES: "Chuẩn bị tham luận", Section.HINTS: "Trả lời gợi ý của cấp trên",
    Section.GUESTS: "Gửi giấy mời đại biểu", Section.NOTICE: "Thông báo buổi sinh hoạt",
    Section.SERVED: "Gửi tài liệu cho đảng viên", Section.SUPERVISOR: "Ghi đồng chí theo dõi buổi sinh hoạt",
}  # fmt: skip
#: States that say only that nothing is done.
_PLAIN = ("Chưa có", "Chưa có nội dung", "Chưa thông báo", "Chưa gửi", "Chưa có đề cương")


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """One thing to prepare: where it stands in words, by when and by whom it is done.

    What is not ``needed`` is there for those who use it. ``due_on`` None: no rule sets a day.
    """

    section: Section
    state: str
    done: bool
    needed: bool = True
    due_on: date | None = None
    who: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the session should not begin without it."""
        return self.needed and not self.done

    @property
    def action(self) -> str:
        """What is to be done, as a person says it."""
        return _ACTIONS[self.section]

    @property
    def line(self) -> str:
        """What is to be done and where it stands, for a list; states that say no more than that are left out."""
        return self.action if self.state in _PLAIN else f"{self.action}: {self.state[0].lower()}{self.state[1:]}"

    def when(self, today: date) -> str:
        """Return until when it is to be done, in words; nothing once it is done or where no day is set."""
        if not self.is_missing or self.due_on is None:
            return ""
        days = (self.due_on - today).days
        if days < 0:
            return f"quá hạn {-days} ngày"
        return f"hạn {short_date(self.due_on).rpartition('/')[0]}" if days else "hạn hôm nay"

    def tone(self, today: date) -> Tone:
        """Return how it is coloured."""
        if not self.is_missing:
            return "good" if self.done else "neutral"
        return "bad" if self.due_on is not None and self.due_on < today else "warn"


def next_item(items: Sequence[ReadyItem]) -> ReadyItem | None:
    """Return what is done next: the first thing that is needed and missing, None when everything is there."""
    return next((item for item in items if item.is_missing), None)


def share_ready(items: Sequence[ReadyItem]) -> float:
    """Return the share of the needed things that are there, from 0 to 1."""
    needed = [item for item in items if item.needed]
    return sum(item.done for item in needed) / len(needed) if needed else 1.0


def summary(items: Sequence[ReadyItem]) -> str:
    """Return how far the preparation is and what comes next, in a sentence or two."""
    needed = [item for item in items if item.needed]
    coming = next_item(items)
    if coming is None:
        return "Đã chuẩn bị xong."
    left = sum(not item.done for item in needed)
    return f"Còn {left} việc cần làm. Tiếp theo: {coming.action[0].lower()}{coming.action[1:]}."
