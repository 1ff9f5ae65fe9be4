"""What the bin of a session says of the things in it."""

from __future__ import annotations

from app.domain.records import BinEntry

#: How a person calls what was deleted.
KINDS = {
    "contribution": "Ý kiến", "task": "Nhiệm vụ", "vote": "Biểu quyết", "guest": "Đại biểu", "prompt": "Gợi ý",
    "speech": "Tham luận", "self_review": "Dòng tự soi, tự sửa", "open_question": "Vấn đề để ngỏ",
    "text": "Đoạn văn bản",
}  # fmt: skip
HELD_UNTIL = "Các mục ở đây được giữ đến khi chốt biên bản."
CLOSED = "Biên bản của buổi này đã chốt nên không khôi phục được nữa. Muốn đính chính, hãy lập biên bản bổ sung."
GONE = "Mục này không còn trong phần đã xóa."


def kind_name(kind: str) -> str:
    """Return what a person calls a kind of deleted thing."""
    return KINDS.get(kind, KINDS["text"])


def brought_back(kind: str) -> str:
    """Return the sentence that says what was brought back."""
    return f"Đã khôi phục {kind_name(kind).lower()} về chỗ cũ."


def newest_first(entries: tuple[BinEntry, ...]) -> tuple[BinEntry, ...]:
    """Return what is in the bin, what was deleted last at the top."""
    return tuple(sorted(entries, key=lambda entry: entry.id, reverse=True))
