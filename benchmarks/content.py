"""Exchange files of any size, for measuring."""

from __future__ import annotations

import json
from typing import Any

SENTENCE = (
    "Nhất trí với báo cáo đề dẫn; đề nghị chi bộ phân công cụ thể từng đồng chí, có hạn hoàn thành và người kiểm tra. "
)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
GIVEN = ("An", "Bình", "Chương", "Dung", "Đạt", "Giang", "Hòa", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quân")


def large_session(*, members: int, contributions: int, characters: int) -> bytes:
    """Return an exchange file with one held session of that size."""
    text = (SENTENCE * (characters // len(SENTENCE) + 1))[:characters].rstrip() + "."
    file = {
        "format": "so-chi-bo/1",
        "cell": {"name": "Chi bộ Đo lường", "superior": "Đảng bộ xã Mẫu", "place": "Mẫu"},
        "members": [_member(number) for number in range(1, members + 1)],
        "sessions": [_session(members, contributions, text)],
    }
    return json.dumps(file, ensure_ascii=False).encode()


def years(number: int, *, members: int = 200, sessions: int = 24, contributions: int = 30) -> bytes:
    """Return an exchange file of a cell's ``number`` years up to 2026, and two sessions that are running.

    With 20 years these are 480 sessions and 14,400 contributions, the book that speed is measured on.
    """
    text = (SENTENCE * 8)[:800].rstrip() + "."
    held = [
        _of_year(2026 - number + year, place, members, contributions, text)
        for year in range(1, number + 1)
        for place in range(sessions)
    ]
    file = {
        "format": "so-chi-bo/1",
        "cell": {"name": "Chi bộ Đo lường", "superior": "Đảng bộ xã Mẫu", "place": "Mẫu"},
        "members": [_member(place) for place in range(1, members + 1)],
        "sessions": [*held, *COMING],
    }
    return json.dumps(file, ensure_ascii=False).encode()


def _of_year(year: int, place: int, members: int, contributions: int, text: str) -> dict[str, Any]:
    day = f"{year}-{place // 2 + 1:02}-{10 + place % 2 * 10}"
    made = json.loads(json.dumps(_session(members, contributions, text), ensure_ascii=False).replace("2026-02-12", day))
    kind = {"kind": "thematic", "quarter": place // 6 + 1} if place % 6 == 0 else {"kind": "regular"}
    rest = {"id": f"{year}-{place}", "year": year, "topic": f"Chuyên đề {place} năm {year}"}
    tasks = [task | {"status": "done", "due_on": day} for task in made["tasks"]] if year < 2026 else made["tasks"]
    return made | kind | rest | {"tasks": tasks}


#: Two sessions that are opened in turn and typed into.
COMING: tuple[dict[str, Any], ...] = tuple(
    {"id": name, "kind": "thematic", "agenda": "8-step", "year": 2026, "quarter": 4, "topic": "Chuyên đề sắp tới",
     "planned_at": "2026-11-26T14:00", "started_at": "2026-11-26T14:00", "chair": "m1", "minutes_taker": "m2"}
    for name in ("coming-1", "coming-2")
)  # fmt: skip


def _member(number: int) -> dict[str, Any]:
    posts = {1: "Bí thư", 2: "Phó Bí thư"}
    name = f"{FAMILIES[number % len(FAMILIES)]} Văn {GIVEN[number % len(GIVEN)]}"
    member = {"id": f"m{number}", "full_name": name, "standing": "official"}
    return member | ({"position": posts[number]} if number in posts else {})


def _session(members: int, contributions: int, text: str) -> dict[str, Any]:
    day = "2026-02-12T"
    return {
        "id": "s1", "kind": "thematic", "agenda": "8-step", "year": 2026, "quarter": 1, "topic": "Chuyên đề đo lường",
        "place": "Hội trường", "started_at": f"{day}14:00", "ended_at": f"{day}16:30",
        "chair": "m1", "minutes_taker": "m2",
        "attendance": [{"member": f"m{number}", "status": "present"} for number in range(1, members + 1)],
        "steps": [{"step": 3, "text": text}], "opening_report": {"presenters": ["m2"], "text": text},
        "prompts": ["Chi bộ cần làm gì trước?"],
        "contributions": [
            {"speaker": f"m{number % members + 1}", "at": f"{day}14:{30 + number % 30}", "text": text}
            for number in range(contributions)
        ],
        "conclusion": text,
        "tasks": [
            {"content": f"Việc {number}", "due_on": "2026-03-31", "assignees": ["m3"], "inspector": "m1"}
            for number in range(1, 21)
        ],
    }  # fmt: skip
