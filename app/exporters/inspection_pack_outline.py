"""The papers for an inspection of the minutes book (hồ sơ kiểm tra), half-yearly unless another span is asked for.

Action programme 2020–2025 of a provincial Party committee, II.1. What the book knows comes first and is signed by the
cell; then room for the inspector's words; an annex shows who came to which session.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import year_facts
from app.domain.absences import absentees
from app.domain.presence import Presence
from app.domain.records import SessionSummary
from app.domain.vietnamese import two_digits
from app.domain.vocabulary import AttendanceStatus, SessionKind
from app.domain.year import attendance
from app.domain.year_record import YearRecord
from app.exporters import extras as others
from app.exporters import year_tables as tables
from app.exporters.blocks import (
    Block,
    Document,
    NewPage,
    NewSection,
    Paragraph,
    Part,
    Ruled,
    Run,
    Signatures,
    Signer,
    paragraph,
)
from app.exporters.closing import ended
from app.exporters.extras import Extras
from app.exporters.presence_grid import grid_blocks, lies_on_its_side
from app.exporters.profile import FormatProfile
from app.exporters.year_office import SHORT, YearOffice, goal, kinds, period_name, rate, task_parts

KIND = "inspection-pack"

_REMARK_LINES = 12
_DEMAND_LINES = 8


def inspection_pack_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the papers for an inspection of the record's span as blocks."""
    office = YearOffice(KIND, record, profile, extras)
    held = record.held(record.span)
    lines = record.lines(held)
    subject = office.say("subject", period=period_name(record.span))
    blocks: list[Block] = [
        office.head("report_code"),
        office.title("report_kind", subject),
        paragraph(_opening(office)),
        *office.sections(
            ("summary", office.numbered(_summary(office, held, lines))),
            ("sessions", [tables.minutes_table(office, held)]),
            ("decisions", [tables.decisions_table(office, year_facts.decisions(record, record.span))]),
            ("attendance", [tables.members_table(year_facts.member_rows(lines, record.members))]),
            ("absences", _absences(office, held, lines)),
            ("tasks", [tables.tasks_table(office, year_facts.tasks_in(record, record.span))]),
            ("previous", [tables.inspections_table(office, record.inspections)]),
        ),
        *_signed(office),
        *_remarks(office),
        *_annex(office, held, lines),
    ]
    title = " ".join(line.strip() for line in subject.split("\n"))
    return Document(f"{profile.string('report_kind').capitalize()} {title}", tuple(blocks))


def _opening(office: YearOffice) -> str:
    span = office.record.span
    return office.say("opening", since=office.long_day(span.since), until=office.long_day(span.until))


def _summary(office: YearOffice, held: Sequence[SessionSummary], lines: Sequence[Presence]) -> list[str]:
    record, rules = office.record, office.record.rules
    share = attendance(held)
    closed = sum(1 for one in held if (paper := record.papers.get(one.id)) and paper.sealed_at)
    missed = [line.entry.status for one in absentees(lines) for line in one.absences]
    tasks = year_facts.tasks_in(record, record.span)
    decided = len(year_facts.decisions(record, record.span))
    parts = task_parts(year_facts.task_facts(tasks, record.day)) if tasks else SHORT
    return [
        office.say("session_count", number=two_digits(len(held)), kinds=kinds(year_facts.by_kind(held))),
        office.say(
            "minutes_count",
            closed=two_digits(closed) if held else SHORT,
            number=two_digits(len(held)) if held else SHORT,
        ),
        office.say("decision_count", number=two_digits(decided) if decided else SHORT),
        office.say(
            "attendance_rate",
            rate=rate(share),
            present=two_digits(share.part) if share.whole else SHORT,
            expected=two_digits(share.whole) if share.whole else SHORT,
            goal=goal(rules.attendance, share=True),
            source=rules.source_of("attendance").document,
        ),
        office.say(
            "absence_count",
            number=two_digits(len(missed)),
            excused=two_digits(missed.count(AttendanceStatus.EXCUSED)),
            unexcused=two_digits(missed.count(AttendanceStatus.UNEXCUSED)),
        ),
        office.say("task_count", number=two_digits(len(tasks)), parts=parts),
    ]


def _absences(office: YearOffice, held: Sequence[SessionSummary], lines: Sequence[Presence]) -> list[Block]:
    found = absentees(lines)
    if held and not found:
        return [paragraph(office.say("no_absence"))]
    return [tables.absences_table(office, found)]


def _signed(office: YearOffice) -> tuple[Block, ...]:
    """Return the last sentence, with the mark that the cell ends documents with, and who signs."""
    last = paragraph(office.say("closing", period=period_name(office.record.span)))
    return ended(Document("", (last, office.closing())), office.profile).blocks


def _remarks(office: YearOffice) -> list[Block]:
    """Return a page for the inspector: remarks, demands, and both signatures."""
    lead = [Paragraph((Run(f"{number}{office.profile.section_mark} {office.say(name)}:", bold=True),))
            for number, name in enumerate(("remarks", "demands"), 1)]  # fmt: skip
    return [
        NewPage(),
        Part("", office.say("remarks_part")),
        lead[0],
        Ruled(_REMARK_LINES),
        lead[1],
        Ruled(_DEMAND_LINES),
        paragraph(f"{office.cell.place or SHORT}, {office.long_day(None)}."),
        Signatures(
            office.closing().signer,
            Signer(office.profile.string("inspector_label"), "", office.blank),
        ),
    ]


def _annex(office: YearOffice, held: Sequence[SessionSummary], lines: Sequence[Presence]) -> list[Block]:
    """Return who came to which session, on pages counted on their own, lying on their side where there are many."""
    counted = [one for one in held if one.kind is not SessionKind.COMMITTEE]
    if not counted:
        return []
    named = office.say("annex", period=period_name(office.record.span).upper())
    return [
        NewSection(landscape=lies_on_its_side(counted), anew=True),
        Part(office.say("annex_label"), named),
        *grid_blocks(counted, lines, year_facts.in_posts(office.record.members)),
    ]
