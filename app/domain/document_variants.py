"""Forms of one document among which a person chooses: which guest, which item, filled or blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.records import ContributionRecord, SessionRecord
from app.domain.speakers import name_in
from app.domain.vietnamese import paragraphs, short_date
from app.domain.year_records import ReportVersionRecord

if TYPE_CHECKING:
    from app.domain.year_record import Span

#: Codes of variants; those that end with a colon are followed by what they choose.
BLANK, A3 = "blank", "a3"
GUEST, PROMPT, SPEAKER, VERSION = "guest:", "prompt:", "speaker:", "version:"
OF_CELL, OF_COMMITTEE = "cell", "committee"
FIRST_HALF, SECOND_HALF, WHOLE_YEAR = "first", "second", "year"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Variant:
    """A form of a document: its code, empty for the usual one, and what a person reads."""

    code: str
    title: str


_OF_YEAR: dict[str, tuple[Variant, ...]] = {
    "minutes-book": (
        Variant("", "Tất cả các buổi"), Variant(OF_CELL, "Các buổi của chi bộ"), Variant(OF_COMMITTEE, "Họp cấp ủy"),
    ),
    "inspection-pack": (
        Variant("", "Nửa năm gần nhất"), Variant(FIRST_HALF, "6 tháng đầu năm"),
        Variant(SECOND_HALF, "6 tháng cuối năm"), Variant(WHOLE_YEAR, "Cả năm"),
    ),
}  # fmt: skip


def variants(session: SessionRecord, kind: str, versions: tuple[ReportVersionRecord, ...] = ()) -> tuple[Variant, ...]:
    """Return the forms of a document of a session, the usual one first; nothing for a kind that has one form."""
    match kind:
        case "invitation":
            return _invitations(session)
        case "attendance" if any(entry.status for entry in session.roll):
            return Variant("", "Theo điểm danh đã ghi"), Variant(BLANK, "Để trống, ký tay")
        case "extract":
            return _extracts(session)
        case "backdrop":
            return Variant("", "Khổ A4 ngang"), Variant(A3, "Khổ A3 ngang")
        case "opening-report" if versions:
            return Variant("", "Nội dung hiện nay"), *(_version(one) for one in reversed(versions))
        case _:
            return ()


def speaker_code(said: ContributionRecord) -> str:
    """Return the variant of an extract that chooses whoever gave this speech."""
    return f"{SPEAKER}{said.speaker.member_id or f'={said.speaker.full_name}'}"


def speakers(session: SessionRecord) -> dict[str, str]:
    """Return everybody who spoke, by the variant that chooses them, in the order of their first speech."""
    return {speaker_code(said): name_in(session, said.speaker) for said in session.contributions}


def _invitations(session: SessionRecord) -> tuple[Variant, ...]:
    if not session.guests:
        return ()
    each = (Variant(f"{GUEST}{guest.id}", f"Đồng chí {guest.full_name}") for guest in session.guests)
    return Variant("", "Tất cả đại biểu, mỗi người một tờ"), *each, Variant(BLANK, "Để trống tên")


def _extracts(session: SessionRecord) -> tuple[Variant, ...]:
    asked = (
        Variant(f"{PROMPT}{one.id}", _cut(f"Vấn đề {number}: {' '.join(paragraphs(one.text))}"))
        for number, one in enumerate(session.prompts, 1)
    )
    spoke = (Variant(code, f"Ý kiến đồng chí {name}") for code, name in speakers(session).items())
    return Variant("", "Cả phần thảo luận, kết luận"), *asked, *spoke


def _version(one: ReportVersionRecord) -> Variant:
    note = f": {one.note}" if one.note else ""
    return Variant(
        f"{VERSION}{one.id}",
        _cut(f"Dự thảo lần {one.number}, {one.made_at:%H:%M} ngày {short_date(one.made_at.date())}{note}"),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def year_variants(kind: str) -> tuple[Variant, ...]:
    """Return the forms of a document of a year, the usual one first; nothing for a kind that has one form."""
    return _OF_YEAR.get(kind, ())


def span_of(year: int, variant: str) -> Span | None:
    """Return the days that papers for an inspection ask about, None for the half-year at hand."""
    halves = {FIRST_HALF: ((1, 1), (6, 30)), SECOND_HALF: ((7, 1), (12, 31)), WHOLE_YEAR: ((1, 1), (12, 31))}
    if variant not in halves:
        return None
    from app.domain.year_record import Span  # with all that a year is made of, which a choice of forms can do without

    since, until = halves[variant]
    return Span(date(year, *since), date(year, *until))
