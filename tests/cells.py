"""Small makers of what a committee knows of its cells, and of the files that cells send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from app.domain.below import BelowCellRecord, BelowSessionRecord, ReceivedFileRecord
from app.domain.cells_year import CellYear, Known, cell_years
from app.domain.records import CellRecord
from app.domain.rules import RulePack
from app.domain.vocabulary import CellKind, SessionKind
from tests.factory import as_bytes, exchange, exchange_session, rules

COMMITTEE = CellRecord("Đảng ủy xã Tân Hòa", "Đảng bộ tỉnh Mẫu", "Tân Hòa", CellKind.COMMITTEE)
YEAR = 2026
#: The day on which a year is looked at, unless a test says otherwise.
TODAY = date(YEAR, 8, 15)


def regular(month: int, **facts: Any) -> BelowSessionRecord:
    """A regular session held on the tenth of a month."""
    start, end = datetime(YEAR, month, 10, 14), datetime(YEAR, month, 10, 16)
    usual: dict[str, Any] = {"uid": f"r{month}", "kind": SessionKind.REGULAR, "expected": 10, "present": 10}
    return BelowSessionRecord(cell=1, year=YEAR, started_at=start, ended_at=end, **(usual | facts))


def thematic(quarter: int, reported: int | None = 1, **facts: Any) -> BelowSessionRecord:
    """A thematic session held on the twentieth of a quarter's last month, reported so many days later."""
    held = datetime(YEAR, quarter * 3, 20, 14)
    on = None if reported is None else date(YEAR, quarter * 3, 20 + reported)
    usual: dict[str, Any] = {
        "uid": f"t{quarter}", "kind": SessionKind.THEMATIC, "quarter": quarter, "expected": 10, "present": 10,
        "reported_on": on,
    }  # fmt: skip
    return BelowSessionRecord(
        cell=1, year=YEAR, started_at=held, ended_at=held.replace(hour=16), **(usual | facts)
    )  # fmt: skip


#: Every session that is due by ``TODAY``.
FULL = (*map(regular, range(1, 8)), *map(thematic, (1, 2)))


def cell_year(
    *sessions: BelowSessionRecord,
    received: date = TODAY,
    today: date = TODAY,
    since: date = date(YEAR, 1, 1),
    pack: Callable[[RulePack], RulePack] = lambda pack: pack,
    name: str = "Chi bộ Thôn Đông",
) -> CellYear:
    """The year of one cell whose last file came on a day."""
    file = ReceivedFileRecord(1, 1, datetime(received.year, received.month, received.day, 9), "a.json", "0" * 64)
    known = Known(
        (BelowCellRecord(1, name, "Đảng bộ xã Tân Hòa", members=10),), {1: file}, {1: sessions}, {1: since}
    )  # fmt: skip
    in_force = pack(rules("HD42-2025"))
    return cell_years(known, YEAR, lambda _: in_force, today)[0]


def cell_file(name: str = "Chi bộ Thôn Đông", *months: int, **parts: Any) -> bytes:
    """A cell's exchange file with regular sessions in these months of 2026, its ids made of its name."""
    sessions = [held(f"{name}-{month}", f"2026-{month:02}-10") for month in months or (1,)]
    cell = {"name": name, "superior": parts.pop("superior", "Đảng bộ xã Tân Hòa"), "place": "Tân Hòa"}
    former = [
        {"name": one, "superior": "Đảng bộ xã Tân Hòa", "place": "Tân Hòa", "valid_until": "2026-01-01"}
        for one in parts.pop("former", ())
    ]  # fmt: skip
    return as_bytes(exchange(**({"cell": cell | {"former_names": former}, "sessions": sessions} | parts)))


def held(name: str, day: str, **facts: Any) -> dict[str, Any]:
    """A regular session held on a day by the two members of the small exchange file."""
    usual = {
        "kind": "regular", "agenda": "hd42-regular", "topic": f"Việc ngày {day}",
        "started_at": f"{day}T14:00", "ended_at": f"{day}T15:30",
        "attendance": [{"member": "m1", "status": "present"}, {"member": "m2", "status": "excused"}],
        "contributions": [{"speaker": "m1", "text": "Nhất trí."}, {"speaker": "m1", "text": "Nói thêm."}],
        "votes": [{"question": "Thông qua", "for": 2}],
    }  # fmt: skip
    made = exchange_session(id=name, **(usual | facts))
    made.pop("quarter", None) if "quarter" not in facts else None
    return made
