"""What stands in a part of a session, in words: every fact of it that says something, with its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

#: Facts of a session that are taken over one by one, with their names.
FACTS = {
    "topic": "Tên chuyên đề", "place": "Địa điểm", "planned_at": "Giờ dự kiến", "started_at": "Giờ bắt đầu",
    "ended_at": "Giờ kết thúc", "chair": "Chủ trì", "minutes_taker": "Người ghi biên bản",
    "finisher": "Người hoàn thiện báo cáo", "output": "Hình thức kết luận", "speech_minutes": "Số phút mỗi ý kiến",
    "conclusion": "Kết luận", "read_back": "Đọc lại biên bản", "after": "Việc sau buổi sinh hoạt",
}  # fmt: skip
#: Lists of a session that are taken over line by line, with the name of a line.
LISTS = {
    "guests": "Đại biểu", "prompts": "Câu hỏi gợi mở", "contributions": "Ý kiến", "votes": "Biểu quyết",
    "tasks": "Nhiệm vụ", "prepared": "Tham luận chuẩn bị trước", "self_reviews": "Tự phê bình",
    "open_questions": "Câu hỏi để mở", "task_reviews": "Nghe báo cáo nhiệm vụ",
}  # fmt: skip
#: Links by place, which hold in one list only.
LINKS = frozenset(("prompt", "answers", "contribution", "closed_in", "session", "task"))
_PEOPLE = frozenset(("speaker", "chair", "minutes_taker", "finisher", "member", "inspector", "author", "about"))
#: Names of facts inside a part; "" for the words that the part is about.
_NAMES = {
    "text": "", "content": "", "question": "", "shortcoming": "", "full_name": "", "speaker": "", "topic": "",
    "title": "chức vụ", "at": "lúc", "label": "loại", "disposition": "tiếp thu", "response": "giải trình",
    "in_favour": "đồng ý", "against": "không đồng ý", "other": "ý kiến khác", "method": "hình thức",
    "base": "tổng số", "dissents": "ý kiến riêng", "requirement": "yêu cầu", "measure": "biện pháp",
    "due_on": "hạn", "assignees": "giao cho", "inspector": "kiểm tra", "status": "tình trạng", "result": "kết quả",
    "cause": "nguyên nhân", "done_on": "xong ngày", "evidence": "minh chứng", "checked_on": "kiểm tra ngày",
    "check_note": "nhận xét", "author": "người tự phê bình", "about": "về đồng chí", "subject": "của",
    "doers": "người làm", "group": "tổ", "reason": "lý do", "reason_kind": "loại lý do", "arrived_at": "đến lúc",
    "left_at": "về lúc", "stance": "ý kiến", "objections": "ý kiến về biên bản", "made_at": "lúc",
    "report_finished_on": "hoàn thiện báo cáo", "sent_to_members_on": "gửi đảng viên",
    "reported_up_on": "báo cáo cấp trên", "time_by_hand": "",
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?)?")


def words(value: Any, names: Mapping[str, str], field: str = "") -> str:
    """Return a value of an exchange file in words; members by name, nothing for what says nothing."""
    if value is None or value is False or value in ("", [], {}):
        return ""
    if isinstance(value, Enum):
        return str(getattr(value, "vi", value.value))
    if isinstance(value, list):
        return "; ".join(filter(None, (words(one, names, field) for one in value)))
    if isinstance(value, str):
        return names.get(value, value) if field in _PEOPLE or field == "assignees" else _dated(value)
    if hasattr(value, "__struct_fields__"):
        return _part(value, names)
    return "" if value is True else str(value)


def _part(part: Any, names: Mapping[str, str]) -> str:
    said = []
    for field in part.__struct_fields__:
        text = "" if field in LINKS else words(getattr(part, field), names, field)
        name = _NAMES.get(field, field)
        said.append(f"{name}: {text}" if text and name else text)
    return "\n".join(filter(None, said))


def _dated(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    year, month, day, time = found.groups()
    return f"{time + ' ' if time else ''}{day}/{month}/{year}"
