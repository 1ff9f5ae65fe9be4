"""Marks of secrecy at the head of a text: what bears one must never lie on a computer that meets a network.

Source: Law 117/2025/QH15 on the protection of state secrets (in force from 01/3/2026), article 5: drafting or keeping
state secrets on a device that is connected to a network is forbidden.
"""

from __future__ import annotations

import re
import unicodedata

#: Lines of a text that are its head: the mark stands beside or under the number, above the title.
HEAD_LINES = 40
REFUSED = (
    "Văn bản này ghi độ “{}” nên sổ không nhận: máy tính có thể nối mạng không được giữ bí mật nhà nước. "
    "Đồng chí giao văn thư bảo mật của cấp ủy giữ bản giấy; ở đây chỉ ghi “Hồ sơ giấy tại …”, không ghi nội dung."
)
#: The same in few words, beside the text that is refused.
REFUSED_SHORT = "văn bản ghi độ “{}”, sổ không nhận. Đồng chí bỏ dòng ghi độ mật cùng nội dung bí mật."
#: What a text without a mark has nowhere: most need no further look.
_HINT = re.compile(r"m[\W\d_]*[ậạâa][\W\d_]*t", re.IGNORECASE)
#: A mark as it is stamped, without spaces and signs. “MẬT” alone must be in capitals: it is a common word.
_STAMPED = {"MẬT": "Mật", "TỐIMẬT": "Tối mật", "TUYỆTMẬT": "Tuyệt mật"}
_BARE = {"TOIMAT": "Tối mật", "TUYETMAT": "Tuyệt mật"}
_LEAD = re.compile(r"^[\W_]*độ[\W_]*mật[\W_]*", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_\d]+")


def mark_of(text: str) -> str | None:
    """Return the mark of secrecy that heads a text (``Mật``, ``Tối mật``, ``Tuyệt mật``), None where there is none.

    Only a line that is nothing but the mark counts, with signs around it or “Độ mật:” before it.
    """
    if _HINT.search(text) is None:
        return None
    seen = 0
    for line in unicodedata.normalize("NFC", text).splitlines():
        if not line.strip():
            continue
        found = _mark(line)
        if found is not None:
            return found
        seen += 1
        if seen == HEAD_LINES:
            break
    return None


def _mark(line: str) -> str | None:
    lead = _LEAD.match(line)
    letters = _SIGNS.sub("", line[lead.end() :] if lead else line)
    capitals = letters.upper()
    if letters == capitals or lead or len(capitals) > len("MẬT"):
        return _STAMPED.get(capitals) or _BARE.get(letters)
    return None
