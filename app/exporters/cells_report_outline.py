"""A committee's report on the sessions of the cells below it in a year; an annex has a line for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from app.domain.cells_report import CellLine, CellsTold
from app.domain.cells_year import MONTHS, Mark
from app.domain.vietnamese import month_digits, quarter_name, two_digits
from app.domain.year import QUARTERS, Share
from app.domain.year_record import YearRecord
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, NewSection, Part, Table, paragraph
from app.exporters.closing import ended
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.year_office import SHORT, YearOffice, goal, rate
from app.exporters.year_tables import table

KIND = "cells-report"

_PERIOD = (Mark.LATE, Mark.UNREPORTED, Mark.MISSING, Mark.UNKNOWN)
#: From here on digits stand in groups of three.
_GROUPED = 1000
_HELD = (Mark.HELD, Mark.LATE, Mark.UNREPORTED)


def cells_report_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the report on the cells of a year as blocks."""
    office = YearOffice(KIND, record, profile, extras)
    told, subject = record.cells, office.say("subject")
    blocks: list[Block] = [
        office.head("report_code"),
        office.title("report_kind", subject),
        paragraph(office.say("opening")),
        *office.sections(
            ("situation", _situation(office, told)),
            ("meetings", _meetings(office, told)),
            ("quality", _quality(office, told)),
            ("sent", _sent(office, told)),
            ("reminded", _reminded(office, told)),
            ("remarks", [office.blanks()]),
        ),
        *ended(Document("", (paragraph(office.say("closing")), office.closing())), profile).blocks,
        NewSection(anew=True),
        Part(office.say("annex_label"), office.say("annex")),
        _annex(told),
    ]
    return Document(f"{profile.string('report_kind').capitalize()} {subject}", tuple(blocks))


def _situation(office: YearOffice, told: CellsTold) -> list[Block]:
    silent = sum(Mark.UNKNOWN in line.year.marks for line in told.lines)
    known = office.say(
        "cells",
        number=_number(told.lines, len(told.lines)),
        members=_number(told.lines, told.members),
        date=office.long_day(told.until),
    )
    return [paragraph(known), *([paragraph(office.say("silent", number=two_digits(silent)))] if silent else [])]


def _meetings(office: YearOffice, told: CellsTold) -> list[Block]:
    rules, lines = office.record.rules, told.lines
    regular = office.say(
        "regular",
        number=_number(lines, sum(line.regular for line in lines)),
        **_full(lines, lambda line: line.year.months),
        goal=f"{two_digits(round(rules.regular_per_year.value))} buổi" if rules.regular_per_year else SHORT,
        source=rules.source_of("regular_per_year").document,
    )
    thematic = office.say(
        "thematic",
        number=_number(lines, sum(line.thematic for line in lines)),
        **_full(lines, lambda line: line.year.quarters),
        source=rules.source_of("thematic_per_quarter").document,
    )
    months = [(month_digits(number), told.month(number)) for number in MONTHS]
    quarters = [(f"Quý {quarter_name(number)}", told.quarter(number)) for number in QUARTERS]
    return [
        office.item(1, "Sinh hoạt thường kỳ"),
        paragraph(regular),
        _periods("Tháng", months),
        office.item(2, "Sinh hoạt chuyên đề"),
        paragraph(thematic),
        _periods("Quý", quarters),
    ]


def _full(lines: tuple[CellLine, ...], marks: Callable[[CellLine], tuple[Mark, ...]]) -> dict[str, str]:
    """Return in how many cells, of how many, nothing is known to be missing."""
    full = sum(Mark.MISSING not in marks(line) for line in lines)
    return {"part": _number(lines, full), "whole": _number(lines, len(lines))}


def _periods(name: str, periods: Iterable[tuple[str, tuple[Mark, ...]]]) -> Table:
    """Return in how many cells each month or quarter stands how; one that has not come yet has none."""
    titles = ((name, 25), ("Đã tổ chức", 28), ("Báo cáo muộn", 28), ("Chưa báo cáo", 28), ("Chưa tổ chức", 28),
              ("Chưa có tin", 28))  # fmt: skip
    rows = []
    for said, marks in periods:
        counts = Counter(marks)
        held = sum(counts[mark] for mark in _HELD)
        figures = (held, *(counts[mark] for mark in _PERIOD))
        rows.append((said, *(two_digits(figure) for figure in figures)))
    return table(titles, rows, numbered=False)


def _quality(office: YearOffice, told: CellsTold) -> list[Block]:
    rules, came, spoke = office.record.rules, told.share("attendance"), told.share("spoken")
    attendance = office.say(
        "attendance",
        rate=rate(came),
        **_of("present", "expected", came),
        goal=goal(rules.attendance, share=True),
        source=rules.source_of("attendance").document,
        number=_number(told.lines, sum(line.year.is_below for line in told.lines)),
    )
    speaking = office.say(
        "speaking",
        **_of("part", "whole", spoke),
        goal=goal(rules.sessions_spoken, share=False),
        source=rules.source_of("sessions_spoken").document,
    )
    return office.numbered((attendance, speaking))


def _sent(office: YearOffice, told: CellsTold) -> list[Block]:
    late = sum(Mark.UNREPORTED in line.year.marks for line in told.lines)
    reports = office.say("reports", **_of("part", "whole", told.share("reported")), number=_number(told.lines, late))
    return office.numbered((reports, office.say("tasks", **_of("part", "whole", told.share("tasks")))))


def _reminded(office: YearOffice, told: CellsTold) -> list[Block]:
    found = [(line.year.cell.name, line.reminder) for line in told.lines if line.reminder]
    if told.lines and not found:
        return [paragraph(office.say("nobody"))]
    return [table((("TT", 10), ("Chi bộ", 65), ("Nội dung cần nhắc", 90)), found)]


def _annex(told: CellsTold) -> Table:
    titles = (("TT", 10), ("Chi bộ", 55), ("Phải dự", 15), ("Thường kỳ", 20), ("Chuyên đề", 20), ("Tỷ lệ", 20),
              ("Báo cáo đúng hạn", 25))  # fmt: skip
    rows = [
        (
            line.year.cell.name, two_digits(line.year.cell.members), two_digits(line.regular),
            two_digits(line.thematic), rate(line.year.attendance), _share(line.reported),
        )
        for line in told.lines
    ]  # fmt: skip
    return table(titles, rows)


def _of(part: str, whole: str, share: Share) -> dict[str, str]:
    """Return the two figures of a share under these names, dots where there is nothing to count."""
    return {part: _number(share.whole, share.part), whole: _number(share.whole, share.whole)}


def _share(share: Share) -> str:
    return f"{two_digits(share.part)}/{two_digits(share.whole)}" if share.whole else SHORT


def _number(known: object, figure: int) -> str:
    return _grouped(figure) if known else SHORT


def _grouped(figure: int) -> str:
    """Return a number as documents write it: ``04``, ``2.360``."""
    return f"{figure:,}".replace(",", ".") if figure >= _GROUPED else two_digits(figure)
