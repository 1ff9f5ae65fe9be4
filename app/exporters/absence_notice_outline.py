"""The notice of members who were absent often (thông báo đảng viên vắng sinh hoạt nhiều kỳ).

Action programme 2020–2025 of a provincial Party committee, II.1. From how many absences on is told by the rules in
force; of a reason only its category goes out.
"""

from __future__ import annotations

from app.domain.absences import rule_words, told
from app.domain.vietnamese import two_digits
from app.domain.vocabulary import SessionKind
from app.domain.year_record import Span, YearRecord, whole_year
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.year_office import SHORT, YearOffice
from app.exporters.year_tables import told_table

KIND = "absence-notice"


def absence_notice_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the notice as blocks: of the year up to the day of issue, or to the record's."""
    office = YearOffice(KIND, record, profile, extras)
    year = whole_year(record.year)
    span = Span(year.since, min(office.issued(KIND).issued_on or record.day, year.until))
    held = [one for one in record.held(span) if one.kind is not SessionKind.COMMITTEE]
    found = told(record.lines(held), record.rules)
    subject = office.say("subject")
    told_in = office.say(
        "opening" if found else "nobody",
        since=office.long_day(span.since),
        until=office.long_day(span.until),
        number=two_digits(len(held)),
        rule=rule_words(record.rules) or f"từ {SHORT} buổi trở lên",
        source=record.rules.source_of("absences_told").document,
    )
    blocks: list[Block] = [
        office.head("notice_code"),
        office.title("notice_kind", subject),
        paragraph(told_in),
        *([told_table(office, found)] if found else []),
        paragraph(office.say("closing" if found else "closing_nobody")),
        office.closing(),
    ]
    return Document(f"{profile.string('notice_kind').capitalize()} {subject}", tuple(blocks))
