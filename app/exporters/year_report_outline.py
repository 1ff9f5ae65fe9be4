"""The report on a year (báo cáo tổng kết năm): figures from the book alone, judgement from people alone.

Two parts as cells word them: what was done in the year, what is meant for the next. Where nobody wrote anything a
dotted blank stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import year_facts
from app.domain.vietnamese import paragraphs, short_date, two_digits
from app.domain.vocabulary import NoteKind, SessionKind, Standing, YearNoteKind
from app.domain.year import attendance, spoken, thematic_quarters
from app.domain.year_record import SessionNote, YearRecord, whole_year
from app.exporters import extras as others
from app.exporters import year_tables as tables
from app.exporters.blocks import Block, Document, Part, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import led
from app.exporters.year_office import SHORT, YearOffice, goal, kinds, rate, task_parts

KIND = "year-report"

_RESULTS = (YearNoteKind.POLITICAL, YearNoteKind.DUTIES, YearNoteKind.ORGANISATION, YearNoteKind.INSPECTION,
            YearNoteKind.UNIONS)  # fmt: skip
_JUDGEMENT = (YearNoteKind.STRENGTHS, YearNoteKind.WEAKNESSES, YearNoteKind.CAUSES, YearNoteKind.RATING)
#: Official members who are told of besides.
_WITHIN = (Standing.EXEMPT, Standing.TEMPORARY_AWAY)
_TAKEN_OVER = {
    YearNoteKind.DIFFICULTIES: NoteKind.DIFFICULTIES,
    YearNoteKind.GOOD_PRACTICE: NoteKind.GOOD_PRACTICE,
}


def year_report_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the report on a year as blocks."""
    office = YearOffice(KIND, record, profile, extras)
    subject = office.say("subject")
    blocks: list[Block] = [
        office.head("report_code"),
        office.title("report_kind", subject),
        paragraph(office.say("opening")),
        Part(office.say("part_1_label"), office.say("part_1")),
        *office.sections(
            ("situation", [paragraph(_members(office)), *office.note(YearNoteKind.SITUATION)]),
            ("results", _results(office)),
            ("meetings", _meetings(office)),
            ("tasks", _tasks(office)),
            ("sent", _sent(office)),
            ("difficulties", [*_told(office, YearNoteKind.DIFFICULTIES), *_told(office, YearNoteKind.GOOD_PRACTICE)]),
            ("judgement", [block for kind in _JUDGEMENT for block in office.led_note(kind)]),
        ),
        Part(office.say("part_2_label"), office.say("part_2")),
        *office.sections(
            ("direction", office.note(YearNoteKind.DIRECTION)),
            ("proposals", office.note(YearNoteKind.PROPOSALS)),
        ),
        paragraph(office.say("closing")),
        office.closing(),
    ]
    title = " ".join(line.strip() for line in subject.split("\n"))
    return Document(f"{profile.string('report_kind').capitalize()} {title}", tuple(blocks))


def _members(office: YearOffice) -> str:
    day, found = year_facts.membership(office.record)
    total, told = sum(found.values()), _standings(found)
    roll = f", theo danh sách buổi sinh hoạt ngày {short_date(day)}" if day else ""
    return office.say("members", number=two_digits(total) if total else SHORT, kinds=told or SHORT, roll=roll)


def _standings(found: dict[Standing, int]) -> str:
    """Return the numbers of members by standing; as in the minutes, official ones include those of ``_WITHIN``."""
    within = [f"{kind.vi}: {two_digits(found[kind])}" for kind in _WITHIN if found[kind]]
    numbers = {kind: number for kind, number in found.items() if kind not in _WITHIN}
    numbers[Standing.OFFICIAL] += sum(found[kind] for kind in _WITHIN)
    told = {kind: f"{kind.vi}: {two_digits(number)}" for kind, number in numbers.items() if number}
    if within:
        told[Standing.OFFICIAL] += f", trong đó {', '.join(within)}"
    return "; ".join(told.values())


def _results(office: YearOffice) -> list[Block]:
    """Return what people wrote of each field of work, and the inspections that the book knows of."""
    made: list[Block] = []
    for number, kind in enumerate(_RESULTS, 1):
        made += [office.item(number, kind.vi), *office.note(kind)]
        if kind is YearNoteKind.INSPECTION:
            made += _inspected(office)
    return made


def _inspected(office: YearOffice) -> list[Block]:
    year = whole_year(office.record.year)
    found = [one for one in office.record.inspections if year.holds(one.held_on)]
    return [
        paragraph(
            office.say(
                "inspections",
                inspector=_with_post(one.inspector) or office.committee_above(),
                date=office.long_day(one.held_on),
                findings=" ".join(paragraphs(one.findings)) or office.blank,
            )
        )
        for one in found
    ]


def _with_post(inspector: str) -> str:
    """Return who inspected, with a comma behind the post where one stands."""
    name = inspector.strip()
    return f"{name}," if "," in name else name


def _meetings(office: YearOffice) -> list[Block]:
    record, held = office.record, office.record.held()
    topics = year_facts.planned(record.topics)
    topics_held = sum(1 for one in topics if (found := record.session(one.session_id)) and found.state == "held")
    lead = office.say("topics_lead", number=two_digits(len(topics)) if topics else SHORT, held=two_digits(topics_held))
    issued = year_facts.decisions(record)
    return [
        office.item(1, "Số buổi sinh hoạt"),
        paragraph(_session_count(office)),
        tables.sessions_table(office, held),
        office.item(2, "Tỷ lệ dự sinh hoạt"),
        paragraph(_attendance(office)),
        tables.months_table(year_facts.months(held), attendance(held)),
        office.item(3, "Thảo luận, phát biểu"),
        paragraph(_speaking(office)),
        office.item(4, "Sinh hoạt chuyên đề"),
        paragraph(lead),
        tables.topics_table(office, topics),
        office.item(5, "Nghị quyết, kết luận"),
        paragraph(office.say("decisions_lead", number=two_digits(len(issued)) if issued else SHORT)),
        tables.decisions_table(office, issued),
        office.item(6, "Tự chấm điểm chất lượng sinh hoạt"),
        *(_noted(office, _of_kind(office, NoteKind.SCORING)) or [office.blanks()]),
    ]


def _session_count(office: YearOffice) -> str:
    held = office.record.held()
    return office.say(
        "sessions",
        number=two_digits(len(held)),
        kinds=kinds(year_facts.by_kind(held)),
        quarters=str(thematic_quarters(held).part),
    )


def _attendance(office: YearOffice) -> str:
    share, rules = attendance(office.record.held()), office.record.rules
    return office.say(
        "attendance",
        rate=rate(share),
        present=two_digits(share.part) if share.whole else SHORT,
        expected=two_digits(share.whole) if share.whole else SHORT,
        goal=goal(rules.attendance, share=True),
        source=rules.source_of("attendance").document,
    )


def _speaking(office: YearOffice) -> str:
    record, rules = office.record, office.record.rules
    share = spoken(record.speaking, rules.sessions_spoken)
    said = sum(one.contributions for one in record.held())
    return office.say(
        "speaking",
        number=two_digits(said),
        part=two_digits(share.part) if share.whole else SHORT,
        whole=two_digits(share.whole) if share.whole else SHORT,
        goal=goal(rules.sessions_spoken, share=False),
        source=rules.source_of("sessions_spoken").document,
    )


def _tasks(office: YearOffice) -> list[Block]:
    tasks = year_facts.given_tasks(office.record)
    facts = year_facts.task_facts(tasks, office.record.day)
    number = two_digits(facts.given) if tasks else SHORT
    lead = office.say("tasks_lead", number=number, parts=task_parts(facts) if tasks else SHORT)
    return [paragraph(lead), tables.tasks_table(office, tasks)]


def _sent(office: YearOffice) -> list[Block]:
    duties = year_facts.sent_up(office.record)
    in_time = [year_facts.in_time(duty) for duty in duties if duty.done_on]
    figures = {"number": len(duties), "on_time": in_time.count(True), "late": in_time.count(False),
               "open": len(duties) - len(in_time)}  # fmt: skip
    told = {name: two_digits(figure) if duties else SHORT for name, figure in figures.items()}
    return [paragraph(office.say("sent_lead", **told)), tables.sent_table(office, duties)]


def _told(office: YearOffice, kind: YearNoteKind) -> list[Block]:
    """Return what was written for the year, then what sessions noted, each led by its day."""
    own = office.record.notes.get(kind, "").strip()
    noted = _of_kind(office, _TAKEN_OVER[kind])
    if own or not noted:
        return [*led(kind.vi, own or office.blank), *_noted(office, noted)]
    return [*led(kind.vi, ""), *_noted(office, noted)]


def _of_kind(office: YearOffice, kind: NoteKind) -> list[SessionNote]:
    return [note for note in office.record.session_notes if note.kind is kind]


def _noted(office: YearOffice, notes: Iterable[SessionNote]) -> list[Block]:
    return [block for note in notes for block in led(f"- {_place(office, note)}", note.text)]


def _place(office: YearOffice, note: SessionNote) -> str:
    session = office.record.session(note.session_id)
    day = office.day(session.started_at.date() if session and session.started_at else None)
    kind = session.kind if session else SessionKind.OTHER
    return f"{kind.vi} ngày {day}"
