"""The tables of a year's documents: sessions, months, members, absences, topics, tasks, decisions, what was sent.

A missing fact is a dotted blank; a table without rows has one of dots, to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.above import committee_above
from app.domain.absences import Absentee
from app.domain.obligations import Duty
from app.domain.presence import MemberYear, Presence
from app.domain.records import PlanTopicRecord, SessionSummary, TaskRecord
from app.domain.tasks import is_overdue
from app.domain.turnout import came_of
from app.domain.vietnamese import fold, month_digits, paragraphs, short_date, two_digits
from app.domain.vocabulary import AttendanceStatus, ReasonKind, TaskStatus, TopicState
from app.domain.year import Share
from app.domain.year_facts import Month, in_time
from app.domain.year_records import InspectionRecord, IssuedDocumentRecord
from app.exporters.blocks import Column, Table
from app.exporters.year_office import SHORT, YearOffice, rate

#: States of topics that say why one was not held.
_ASIDE = (TopicState.POSTPONED, TopicState.LEFT_OPEN)
#: Columns whose cells stand in the middle.
_CENTRED = {
    "TT", "Thời gian", "Có mặt/ phải dự", "Tỷ lệ", "Lượt ý kiến", "Tháng", "Số buổi", "Phải dự", "Có mặt", "Kế hoạch",
    "Hạn hoàn thành", "Vắng có lý do", "Vắng không lý do", "Số kỳ phát biểu", "Số lượt vắng", "Số buổi vắng", "Ngày",
    "Ngày ban hành", "Hạn", "Ngày kiểm tra", "Biên bản", "Quý", "Đã tổ chức", "Báo cáo muộn", "Chưa báo cáo",
    "Chưa tổ chức", "Chưa có tin", "Thường kỳ", "Chuyên đề", "Báo cáo đúng hạn",
}  # fmt: skip


def sessions_table(office: YearOffice, sessions: Sequence[SessionSummary]) -> Table:
    """Return sessions with who came and how many spoke."""
    titles = (("TT", 10), ("Thời gian", 25), ("Buổi sinh hoạt, nội dung", 68), ("Có mặt/ phải dự", 22), ("Tỷ lệ", 20),
              ("Lượt ý kiến", 20))  # fmt: skip
    return table(titles, [(*_session(office, one), two_digits(one.contributions)) for one in sessions])


def minutes_table(office: YearOffice, sessions: Sequence[SessionSummary]) -> Table:
    """Return sessions with who came and whether their minutes are closed."""
    titles = (("TT", 10), ("Thời gian", 25), ("Buổi sinh hoạt, nội dung", 58), ("Có mặt/ phải dự", 22), ("Tỷ lệ", 20),
              ("Biên bản", 30))  # fmt: skip
    return table(titles, [(*_session(office, one), sealed(office, one)) for one in sessions])


def booked_table(office: YearOffice, sessions: Sequence[SessionSummary]) -> Table:
    """Return the minutes of a book in their order."""
    titles = (("TT", 10), ("Ngày", 27), ("Buổi sinh hoạt, nội dung", 98), ("Biên bản", 30))
    return table(titles, [(_day(office, one), office.session_title(one), sealed(office, one)) for one in sessions])


def sealed(office: YearOffice, one: SessionSummary) -> str:
    """Return whether the minutes of a session are closed, and since when."""
    paper = office.record.papers.get(one.id)
    return f"Đã chốt ngày {short_date(paper.sealed_at.date())}" if paper and paper.sealed_at else "Chưa chốt"


def months_table(months: Sequence[Month], whole: Share) -> Table:
    """Return the attendance by month, with that of all months at the end."""
    titles = (("Tháng", 33), ("Số buổi", 33), ("Phải dự", 33), ("Có mặt", 33), ("Tỷ lệ", 33))
    rows = [(f"{month_digits(one.month)}/{one.year}", *_month(one.sessions, one.attendance)) for one in months]
    total = [("Cộng", *_month(sum(one.sessions for one in months), whole))] if len(months) > 1 else []
    return table(titles, [*rows, *total], numbered=False)


def members_table(rows: Iterable[MemberYear]) -> Table:
    """Return members with how often they came, were absent and spoke."""
    titles = (("TT", 10), ("Họ và tên", 46), ("Phải dự", 18), ("Có mặt", 18), ("Vắng có lý do", 22),
              ("Vắng không lý do", 28), ("Số kỳ phát biểu", 23))  # fmt: skip
    counted = ((one.expected, one.present, one.excused, one.unexcused, one.spoken, one.full_name) for one in rows)
    return table(titles, [(name, *(two_digits(figure) for figure in figures)) for *figures, name in counted])


def absences_table(office: YearOffice, found: Iterable[Absentee]) -> Table:
    """Return who was absent, when, and the category of the reason."""
    titles = (("TT", 10), ("Họ và tên", 47), ("Số lượt vắng", 22), ("Ngày vắng, lý do", 86))
    return table(
        titles, [(one.last.entry.full_name, two_digits(len(one.absences)), _missed(office, one)) for one in found]
    )


def told_table(office: YearOffice, found: Iterable[Absentee]) -> Table:
    """Return who is told of as absent, with the group of the Party they belong to."""
    titles = (("TT", 10), ("Họ và tên", 46), ("Tổ đảng", 27), ("Số buổi vắng", 20), ("Ngày vắng, lý do", 62))
    rows = [
        (one.last.entry.full_name, one.last.entry.group or SHORT, two_digits(len(one.absences)), _missed(office, one))
        for one in found
    ]
    return table(titles, rows)


def topics_table(office: YearOffice, topics: Iterable[PlanTopicRecord]) -> Table:
    """Return topics with what became of them."""
    titles = (("TT", 10), ("Tên chuyên đề", 60), ("Kế hoạch", 24), ("Người chuẩn bị", 36), ("Kết quả", 35))
    rows = [
        (_lines(one.topic), when(one), office.names(one.preparers), _topic_result(office, one)) for one in topics
    ]  # fmt: skip
    return table(titles, rows)


def tasks_table(office: YearOffice, tasks: Iterable[TaskRecord]) -> Table:
    """Return tasks with who does them, until when, and how they went."""
    titles = (("TT", 10), ("Nội dung", 50), ("Người thực hiện", 31), ("Hạn hoàn thành", 25), ("Kết quả", 49))
    rows = [
        (_lines(one.content), office.names(one.assignees), office.day(one.due_on), _outcome(one, office.record.day))
        for one in tasks
    ]
    return table(titles, rows)


def decisions_table(office: YearOffice, issued: Iterable[IssuedDocumentRecord]) -> Table:
    """Return resolutions and conclusions by their number."""
    titles = (("TT", 10), ("Số, ký hiệu", 33), ("Ngày ban hành", 27), ("Trích yếu", 95))
    return table(titles, [(_symbol(office, one), office.day(one.issued_on), _lines(one.subject)) for one in issued])


def sent_table(office: YearOffice, duties: Iterable[Duty]) -> Table:
    """Return what was to be sent, to whom, by which day and when it was."""
    titles = (("TT", 10), ("Nội dung", 60), ("Nơi nhận", 40), ("Hạn", 25), ("Đã thực hiện", 30))
    rows = [(one.line, _addressee(office, one), office.day(one.due_on), _done(office, one)) for one in duties]
    return table(titles, rows)


def inspections_table(office: YearOffice, found: Iterable[InspectionRecord]) -> Table:
    """Return earlier inspections with their findings and what was done about them."""
    titles = (("TT", 10), ("Ngày kiểm tra", 25), ("Người kiểm tra", 33), ("Nhận xét, yêu cầu", 52),
              ("Việc khắc phục", 45))  # fmt: skip
    rows = [(office.day(one.held_on), _lines(one.inspector), _lines(one.findings), _remedy(one)) for one in found]
    return table(titles, rows)


def when(topic: PlanTopicRecord) -> str:
    """Return when a topic is planned: its month, else its quarter."""
    quarter = ("I", "II", "III", "IV")[topic.quarter - 1] if topic.quarter else ""
    if topic.month:
        return f"Tháng {month_digits(topic.month)}/{topic.year}"
    return f"Quý {quarter}/{topic.year}" if quarter else SHORT


def table(titles: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]], *, numbered: bool = True) -> Table:
    """Return a table of these rows, each led by its number unless told otherwise; one of dots where there is none."""
    filled = rows or [(SHORT,) * (len(titles) - numbered)]
    led = [(str(place), *row) for place, row in enumerate(filled, 1)] if numbered else filled
    columns = tuple(Column(name, width, "center" if name in _CENTRED else "left") for name, width in titles)
    return Table(columns, tuple(led))


def _session(office: YearOffice, one: SessionSummary) -> tuple[str, ...]:
    share = Share(one.present, one.total)
    came = came_of(one.present, one.total, two_digits) if one.total else SHORT
    return _day(office, one), office.session_title(one), came, rate(share)


def _day(office: YearOffice, one: SessionSummary) -> str:
    return office.day(one.started_at.date() if one.started_at else None)


def _month(sessions: int, share: Share) -> tuple[str, ...]:
    return two_digits(sessions), two_digits(share.whole), two_digits(share.part), rate(share)


def _missed(office: YearOffice, one: Absentee) -> str:
    return "; ".join(_absence(office, line) for line in one.absences)


def _absence(office: YearOffice, line: Presence) -> str:
    """Return the day and the category of the reason; what else was said of it stays in the minutes."""
    session, entry = office.record.session(line.session_id), line.entry
    day = short_date(session.started_at.date()) if session and session.started_at else SHORT
    if entry.status is AttendanceStatus.UNEXCUSED:
        return f"{day} (không lý do)"
    kind = entry.reason_kind
    return f"{day} (có lý do{f': {kind.vi}' if kind and kind is not ReasonKind.OTHER else ''})"


def _topic_result(office: YearOffice, topic: PlanTopicRecord) -> str:
    session = office.record.session(topic.session_id)
    if session and session.state == "held" and session.started_at:
        return f"Đã sinh hoạt ngày {short_date(session.started_at.date())}"
    return topic.state.vi if topic.state in _ASIDE else "Chưa sinh hoạt"


def _outcome(task: TaskRecord, today: date) -> str:
    """Return how a task stands, with what was said of it."""
    state = task.status.vi
    if task.status is TaskStatus.DONE and task.done_on:
        state = f"{state} ngày {short_date(task.done_on)}"
    elif is_overdue(task, today):
        state = "Quá hạn, chưa xong"
    said = [state, task.result, f"Nguyên nhân: {task.cause}" if task.cause.strip() else ""]
    return "\n".join(part.strip() for part in said if part.strip())


def _symbol(office: YearOffice, one: IssuedDocumentRecord) -> str:
    code = office.profile.string("committee_code" if office.of_committee else "organisation_code")
    return f"{f'{one.number:02d}' if one.number else SHORT}-{one.code}/{code}"


def _addressee(office: YearOffice, one: Duty) -> str:
    """Return who receives it: the committee, where the organisation above is named."""
    via = f" (qua {one.via})" if one.via.strip() and one.recipient.strip() else ""
    known, own = one.recipient.strip(), office.cell.superior.strip()
    above = known and fold(known) in (fold(own), fold(committee_above(own)))
    return f"{office.committee_above() if above else known}{via}" or SHORT


def _done(office: YearOffice, one: Duty) -> str:
    if one.done_on is None:
        return "Quá hạn, chưa xong"
    late = " (chậm)" if in_time(one) is False else ""
    return f"Ngày {office.day(one.done_on)}{late}"


def _remedy(one: InspectionRecord) -> str:
    until = f"Hạn {short_date(one.due_on)}" if one.due_on else ""
    done = f"Xong ngày {short_date(one.done_on)}" if one.done_on else "Chưa xong" if one.findings.strip() else ""
    return "\n".join(part for part in (one.follow_up.strip(), until, done) if part) or SHORT


def _lines(text: str) -> str:
    return "\n".join(paragraphs(text)) or SHORT
