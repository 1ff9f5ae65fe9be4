"""How documents word names, places, numbers and missing facts; shared by all outlines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.dates import full_day
from app.domain.namesakes import in_document
from app.domain.records import RollEntry, SessionRecord, Speaker
from app.domain.roll import RollCount, sentence
from app.domain.vietnamese import (
    fold,
    month_digits,
    official_date,
    official_time,
    paragraphs,
    quarter_name,
    text_date,
    two_digits,
)
from app.domain.vocabulary import SessionKind
from app.exporters import extras as others
from app.exporters.blocks import Block, Head, Heading, Paragraph, Run, paragraph
from app.exporters.extras import Extras
from app.exporters.office import Office
from app.exporters.profile import FormatProfile

#: Points of a list: the Vietnamese alphabet without f, j, w and z.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_POSTS_OF_THE_CELL = ("bi thu", "pho bi thu")


class Wording(Office):
    """Words for one session in one format profile."""

    def __init__(self, session: SessionRecord, profile: FormatProfile, extras: Extras = others.NONE) -> None:
        super().__init__(session.cell, profile, extras)
        self.session = session
        self._roll = {entry.member_id: entry for entry in session.roll}

    @property
    def meeting(self) -> str:
        """Return what a session is called in a text: a committee holds a conference."""
        return "Hội nghị" if self.of_committee else "Buổi sinh hoạt"

    def head(self, kind: str, code: str | None, day: date | None, *, dated: bool = True, mark: str = "") -> Head:
        """Return the head of a document of the session; see ``document_head``."""
        return self.document_head(kind, code, day, year=self.session.year, dated=dated, mark=mark)

    def member(self, member_id: str | None) -> str:
        """Return ``đồng chí Nguyễn Văn Hùng, Bí thư Chi bộ``, with the name kept by the session."""
        entry = self._entry(member_id)
        if entry is None:
            return f"đồng chí {self.blank}"
        return self.person(in_document(entry, entry.position), self.post(entry.position))

    def _entry(self, member_id: str | None) -> RollEntry | None:
        """Return a member as the session keeps them, without going through the roll for each."""
        return self._roll.get(member_id) if member_id else None

    def members(self, ids: Iterable[str]) -> str:
        """Return several members as one list."""
        return "; ".join(self.member(member_id) for member_id in ids) or f"đồng chí {self.blank}"

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of members alone."""
        entries = (self._entry(member_id) for member_id in ids)
        return ", ".join(in_document(entry) for entry in entries if entry)

    def person(self, full_name: str, title: str) -> str:
        """Return ``đồng chí`` with a name and, where there is one, a title."""
        name = f"đồng chí {full_name.strip() or self.blank}"
        return f"{name}, {title}" if title else name

    def post(self, position: str) -> str:
        """Return a post with the body it belongs to, where the roster leaves that out."""
        known = self.of_committee or self.session.kind is not SessionKind.COMMITTEE
        if fold(position) in _POSTS_OF_THE_CELL and known:
            return f"{position} {self.organisation}"
        return position

    def guests(self) -> str:
        """Return the guests as one list, or nothing."""
        return "; ".join(self.person(guest.full_name, guest.title) for guest in self.session.guests)

    def speaker(self, speaker: Speaker) -> str:
        """Return who speaks: a member by name, anybody else with the title."""
        entry = self._entry(speaker.member_id)
        name = in_document(entry) if entry is not None and entry.apart else speaker.full_name
        return capital(self.person(name, "" if speaker.member_id else speaker.title))

    def roll(self, counts: RollCount) -> str:
        """Return the figures of the roll; dots for all that was not called."""
        total = "Tổng số đảng viên"
        figures = f"{total}: {self.blank} đồng chí."
        if counts.total:
            figures = sentence(counts)
        if not counts.present and not counts.absent:
            figures = f"{figures.partition(' Có mặt: ')[0]} Có mặt: …… đồng chí. Vắng mặt: …… đồng chí."
        elif counts.uncalled:
            figures = f"{figures} Chưa điểm danh: {two_digits(len(counts.uncalled))} đồng chí."
        committee = self.of_committee or self.session.kind is SessionKind.COMMITTEE
        return figures.replace(total, "Tổng số được triệu tập", 1) if committee else figures

    def session_name(self) -> str:
        """Return ``sinh hoạt chuyên đề quý I năm 2026``."""
        kind = self.fixed(self.session.kind.vi[0].lower() + self.session.kind.vi[1:])
        return f"{kind} {self.period()}"

    def period(self) -> str:
        """Return what a session is for: ``quý I năm 2026``, ``tháng 11 năm 2026`` or ``năm 2026``."""
        if self.session.quarter and self.session.kind is SessionKind.THEMATIC:
            return f"quý {quarter_name(self.session.quarter)} năm {self.session.year}"
        at = self.session.started_at or self.session.planned_at
        if at:
            return f"tháng {month_digits(at.month)} năm {self.session.year}"
        return f"năm {self.session.year}"

    @property
    def held(self) -> str:
        """Return what the organisation did: a committee holds a conference."""
        return "tổ chức hội nghị" if self.of_committee else "tổ chức"

    @property
    def day(self) -> date | None:
        """Return the day of the session, else the day planned, else None."""
        at = self.session.started_at or self.session.planned_at
        return at.date() if at else None

    def day_held(self) -> str:
        """Return the day the session was held: ``ngày 05 tháng 02 năm 2026``, the blank form while it was not."""
        start = self.session.started_at
        return text_date(start.date() if start else None, year=self.session.year)

    def when(self, *, planned: bool = False) -> str:
        """Return ``14 giờ 00 phút, thứ Năm, ngày 26 tháng 11 năm 2026``, dots while it is not known.

        ``planned`` asks for the time that was planned, else the time of the start comes first.
        """
        known = (self.session.started_at, self.session.planned_at)
        at = (known[1] or known[0]) if planned else (known[0] or known[1])
        if at is None:
            return f"…… giờ …… phút, {text_date(None, year=self.session.year)}"
        day = full_day(at.date())
        return f"{official_time(at)}, {day[0].lower()}{day[1:]}"

    def times(self) -> str:
        """Return ``từ 14 giờ 00 phút đến 15 giờ 45 phút (105 phút)``, dots for what is not known."""
        start, end = self.session.started_at, self.session.ended_at
        unknown = "…… giờ …… phút"
        times = f"từ {official_time(start) if start else unknown} đến {official_time(end) if end else unknown}"
        if start and end and end.date() != start.date():
            times += f", {official_date(end.date())}"
        return times + (f" ({int((end - start).total_seconds() // 60)} phút)" if start and end and end > start else "")

    def topic(self) -> str:
        """Return the topic in quotation marks on one line."""
        return quoted(" ".join(paragraphs(self.session.topic)) or self.blank)

    def topic_lines(self) -> tuple[str, ...]:
        """Return the topic in quotation marks, line by line as it was written."""
        lines = paragraphs(self.session.topic)
        if len(lines) < 2:
            return (self.topic(),)
        whole = quoted("\n".join(lines))
        return tuple(whole.split("\n"))

    def lead(self, text: str, *, chair: str | None = None) -> str:
        """Return a lead sentence of the agenda with its names filled in; ``chair`` led it instead of the session's."""
        names = {
            "{chair}": lambda: self.member(chair or self.session.chair),
            "{minutes_taker}": lambda: self.member(self.session.minutes_taker),
            "{presenters}": lambda: self.members(self.session.opening_report.presenters),
            "{guests}": lambda: self.guests() or self.blank,
            "{topic}": self.topic,
        }
        for place, words in names.items():
            if place in text:
                said = words()
                closed = f"{said}," if "," in said and place != "{topic}" else said
                text = text.replace(f"{place} ", f"{closed} ").replace(place, said)
        return capital(text)


def section(profile: FormatProfile, number: int, title: str) -> Heading:
    """Return a section heading such as ``II- DIỄN BIẾN``."""
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1]
    return Heading(1, f"{roman}{profile.section_mark} {title}")


def item(profile: FormatProfile, number: int, title: str) -> Heading:
    """Return a numbered heading such as ``2- Chủ trì``."""
    return Heading(2, f"{number}{profile.section_mark} {title}")


def body(text: str) -> list[Block]:
    """Return a user's text, one paragraph a line, word for word."""
    return [paragraph(line) for line in paragraphs(text)]


def led(lead: str, text: str) -> list[Block]:
    """Return a lead in bold with a user's text running on in the same paragraph."""
    first, *rest = paragraphs(text) or [""]
    opening = Paragraph((Run(f"{lead}: ", bold=True), Run(first)))
    return [opening, *(paragraph(line) for line in rest)]


def point(number: int) -> str:
    """Return the letter of a point: a) b) c) d) đ) …, doubled after the alphabet's end."""
    turn, place = divmod(number - 1, len(LETTERS))
    return f"{LETTERS[place] * (turn + 1)})"


def capital(text: str) -> str:
    """Return ``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Return ``text`` in curly quotation marks, unless it has some of its own."""
    return text if "“" in text else f"“{text}”"
