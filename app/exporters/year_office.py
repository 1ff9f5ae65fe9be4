"""How documents of a year word names, days, figures and missing facts; shared by all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.naming import session_name
from app.domain.records import SessionSummary
from app.domain.targets import Threshold
from app.domain.vietnamese import paragraphs, short_date, text_date, two_digits
from app.domain.vocabulary import SessionKind, Standing, YearNoteKind
from app.domain.year import Share
from app.domain.year_facts import TaskFacts
from app.domain.year_record import Span, YearRecord
from app.exporters import extras as others
from app.exporters.blocks import Authority, Block, Head, Heading, Paragraph, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.office import Office
from app.exporters.profile import FormatProfile
from app.exporters.wording import body, item, led, section
from app.i18n import percent

#: A blank inside a table or a sentence.
SHORT = "……"


class YearOffice(Office):
    """Words for one document of a year, under the names that the organisation bore on its day of issue."""

    def __init__(self, kind: str, record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> None:
        issued = extras.issued.get(kind, others.Issued())
        super().__init__(record.cell(issued.issued_on), profile, extras)
        self.kind = kind
        self.record = record
        self._names = record.member_names()
        self._texts = self.texts(kind)

    def say(self, name: str, **places: str) -> str:
        """Return a fixed text of this document with its places filled, those that every text may hold among them."""
        usual = {
            "cell": self.cell.name, "organisation": self.organisation, "members": self.comrades, "blank": self.blank,
            "year": str(self.record.year), "next_year": str(self.record.year + 1),
            "committee_above": self.committee_above(),
        }  # fmt: skip
        return self._texts.say(name, **(usual | places))

    def head(self, code: str | None) -> Head:
        """Return the head; the day is the register's, else a blank of the year."""
        return self.document_head(self.kind, code, None, year=self.record.year)

    def title(self, kind: str, subject: str, drop: float = 0) -> Title:
        """Return the title; ``kind`` names the string with the type of document, a subject may have several lines."""
        lines = tuple(line.strip() for line in subject.split("\n") if line.strip())
        return Title(self.profile.string(kind), lines, self.profile.string("rule"), drop)

    def sections(self, *parts: tuple[str, Iterable[Block]]) -> list[Block]:
        """Return sections numbered with Roman numerals; each is named by its fixed text."""
        made: list[Block] = []
        for number, (name, content) in enumerate(parts, 1):
            made += [section(self.profile, number, self.say(name)), *content]
        return made

    def item(self, number: int, title: str) -> Heading:
        """Return a numbered heading inside a section."""
        return item(self.profile, number, title)

    def numbered(self, lines: Iterable[str]) -> list[Block]:
        """Return lines as numbered paragraphs."""
        return [paragraph(f"{number}{self.profile.section_mark} {line}") for number, line in enumerate(lines, 1)]

    def closing(self) -> Authority:
        """Return recipients and signature; who has left the roster signs nothing."""
        return self.authority(self.kind, [one for one in self.record.members if one.standing is not Standing.LEFT])

    def blanks(self) -> Paragraph:
        """Return a paragraph that stands for words nobody has written."""
        return paragraph(self.blank)

    def text(self, text: str) -> list[Block]:
        """Return a person's words, or a blank."""
        return body(text) or [self.blanks()]

    def note(self, kind: YearNoteKind) -> list[Block]:
        """Return what the secretary wrote for the year, or a blank."""
        return self.text(self.record.notes.get(kind, ""))

    def led_note(self, kind: YearNoteKind) -> list[Block]:
        """Return a note of the year led by its name in bold; a blank where nothing is written."""
        return led(kind.vi, self.record.notes.get(kind, "").strip() or self.blank)

    def names(self, ids: Iterable[str]) -> str:
        """Return names of the roster as one list, or dots."""
        return ", ".join(self._names[one] for one in ids if one in self._names) or SHORT

    def day(self, day: date | None) -> str:
        """Return a day in short, or dots."""
        return short_date(day) if day else SHORT

    def long_day(self, day: date | None) -> str:
        """Return a day in full, or a blank of the year."""
        return text_date(day, year=self.record.year)

    def session_title(self, one: SessionSummary) -> str:
        """Return ``Chuyên đề quý III: Cải cách hành chính``."""
        topic = " ".join(paragraphs(one.topic))
        return f"{session_name(one)}: {topic}" if topic else session_name(one)


def rate(share: Share) -> str:
    """Return a share in percent, or dots where there is nothing to count."""
    return SHORT if share.rate is None else percent(share.rate)


def goal(target: Threshold, *, share: bool) -> str:
    """Return a target as rules word it: ``từ 90% trở lên``, ``trên 85%``, ``từ 06 kỳ trở lên``."""
    figure = percent(target.value) if share else f"{two_digits(round(target.value))} kỳ"
    return f"trên {figure}" if target.operator == ">" else f"từ {figure} trở lên"


def kinds(counts: dict[SessionKind, int]) -> str:
    """Return sessions by kind: ``sinh hoạt chuyên đề: 03; sinh hoạt thường kỳ: 11``; the first two always."""
    always = (SessionKind.THEMATIC, SessionKind.REGULAR)
    told = [(kind, number) for kind, number in counts.items() if number or kind in always]
    return "; ".join(f"{kind.vi[0].lower()}{kind.vi[1:]}: {two_digits(number)}" for kind, number in told)


def task_parts(facts: TaskFacts) -> str:
    """Return how tasks went: what has no number is left out."""
    of_done = [("đúng hạn", facts.on_time), ("chậm hạn", facts.late), ("chưa ghi ngày xong", facts.undated)]
    timed = "; ".join(f"{name}: {two_digits(number)}" for name, number in of_done if number)
    done = f"đã xong: {two_digits(facts.done)}" + (f" ({timed})" if timed else "")
    rest = [("quá hạn chưa xong", facts.overdue), ("đang thực hiện", facts.running),
            ("thôi thực hiện", facts.dropped)]  # fmt: skip
    return "; ".join([done, *(f"{name}: {two_digits(number)}" for name, number in rest if number)])


def period_name(span: Span) -> str:
    """Return a span as papers name it: ``6 tháng đầu năm 2026``, ``năm 2026``, else its days."""
    ends = (span.since.month, span.since.day, span.until.month, span.until.day)
    named = {(1, 1, 6, 30): "6 tháng đầu năm", (7, 1, 12, 31): "6 tháng cuối năm", (1, 1, 12, 31): "năm"}
    if span.since.year == span.until.year and ends in named:
        return f"{named[ends]} {span.since.year}"
    return f"từ {short_date(span.since)} đến {short_date(span.until)}"
