"""Documents received from above: how each is cited, whether it still holds, and what rests on one that does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.vietnamese import short_date
from app.domain.year_records import DirectiveRecord

#: Types of document after which the number stands, before what the document is about.
_TYPES = ("Chương trình hành động", "Chương trình", "Chỉ thị", "Công văn", "Đề án", "Hướng dẫn", "Kế hoạch", "Kết luận",
          "Nghị quyết", "Quy chế", "Quy định", "Quyết định", "Thông báo", "Thông tri")  # fmt: skip


def citation(one: DirectiveRecord) -> str:
    """Return a document as texts cite it: ``Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của …`` (HD 05-HD/VPTW)."""
    number = f" số {one.number}" if one.number and one.number not in one.title else ""
    day = f", ngày {short_date(one.issued_on)}" if one.issued_on else ""
    issuer = f" của {one.issuer}" if one.issuer else ""
    kind = next((kind for kind in _TYPES if number and one.title.startswith(f"{kind} ")), one.title)
    return f"{kind}{number}{day}{issuer}{one.title.removeprefix(kind)}"


def short_name(one: DirectiveRecord) -> str:
    """Return how a document is named in a list: its number, else the beginning of its title."""
    return one.number or (one.title if len(one.title) <= 60 else f"{one.title[:59].rstrip()}…")


def state(one: DirectiveRecord, known: Mapping[int, DirectiveRecord], today: date) -> tuple[str, str]:
    """Return whether a document holds on a day, in words and as a tone."""
    later = known.get(one.superseded_by or 0)
    if later is not None:
        return f"Đã thay bằng {short_name(later)}", "bad"
    if one.valid_until is not None and one.valid_until < today:
        return f"Hết hiệu lực {short_date(one.valid_until)}", "bad"
    if one.valid_until is not None:
        return f"Đến {short_date(one.valid_until)}", "good"
    return "Còn hiệu lực", "good"


def is_stale(one: DirectiveRecord, today: date) -> bool:
    """Return whether a document was superseded, or its time is over."""
    return one.superseded_by is not None or (one.valid_until is not None and one.valid_until < today)


def last_of(one: DirectiveRecord, known: Mapping[int, DirectiveRecord]) -> DirectiveRecord:
    """Return the document that stands at the end of what replaced what; one that replaces itself ends the walk."""
    seen = {one.id}
    while (later := known.get(one.superseded_by or 0)) is not None and later.id not in seen:
        seen.add(later.id)
        one = later
    return one


def warnings(
    directives: Iterable[DirectiveRecord], uses: Mapping[int, int], today: date
) -> tuple[tuple[int, str], ...]:
    """Return what rests on a document that holds no more: its id, and what to do; ``uses`` counts places by document.

    A document that nothing rests on may grow old in peace.
    """
    known = {one.id: one for one in directives}
    found = []
    for one in known.values():
        if not is_stale(one, today) or not (one.is_basis or uses.get(one.id)):
            continue
        later = last_of(one, known)
        why = f"đã được thay bằng {short_name(later)}" if later is not one else "đã hết hiệu lực"
        where = "đang là căn cứ" if one.is_basis else f"đang dùng ở {uses[one.id]} chỗ"
        found.append((one.id, f"{short_name(one)} {why} mà {where}: cần xem lại."))
    return tuple(found)


def bases(directives: Iterable[DirectiveRecord], today: date) -> tuple[str, ...]:
    """Return the documents that plans and reports rest on, as they are cited; those that hold no more are left out."""
    return tuple(citation(one) for one in directives if one.is_basis and not is_stale(one, today))


def may_supersede(one: int, later: int | None, known: Mapping[int, DirectiveRecord]) -> bool:
    """Return whether a document may be replaced by another without a circle."""
    seen = {one}
    while later is not None and later not in seen:
        seen.add(later)
        later = known[later].superseded_by if later in known else None
    return later is None
