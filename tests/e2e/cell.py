"""A small cell with one planned session, as an exchange file, for driving the window."""

from __future__ import annotations

import json

SESSION = "buoi-1"
FILE = {
    "format": "so-chi-bo/1",
    "cell": {"name": "Chi bộ Thôn Đông", "superior": "Đảng bộ xã Tân Hòa", "place": "Tân Hòa"},
    "members": [
        {"id": "m1", "full_name": "Nguyễn Văn Bình", "standing": "official", "position": "Bí thư"},
        {"id": "m2", "full_name": "Trần Thị Cúc", "standing": "official", "position": "Phó Bí thư"},
        {"id": "m3", "full_name": "Đặng Thị Hương", "standing": "official"},
        {"id": "m4", "full_name": "Lò Văn Khánh", "standing": "official"},
        {"id": "m5", "full_name": "Phạm Thúy Lan", "standing": "probationary"},
        {"id": "m6", "full_name": "Vũ Đình Ước", "standing": "exempt"},
    ],
    "sessions": [
        {
            "id": SESSION,
            "kind": "thematic",
            "agenda": "8-step",
            "year": 2026,
            "quarter": 4,
            "topic": "Giữ gìn vệ sinh môi trường thôn",
            "planned_at": "2026-11-26T14:00",
        }
    ],
}


def exchange_file() -> bytes:
    """Return the file's bytes."""
    return json.dumps(FILE, ensure_ascii=False).encode()
