"""The minutes of a session (biên bản), in the order of events: form of HD 16-HD/VPTW (23/02/2023), steps of the agenda.

Every sentence states a recorded fact; what was not recorded is a dotted blank. The words of people are never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain import sitting
from app.domain.document_options import OpeningForm
from app.domain.namesakes import in_document
from app.domain.records import SessionRecord
from app.domain.roll import RollCount, in_order
from app.domain.vietnamese import official_date, official_time, text_date
from app.domain.vocabulary import AttendanceStatus
from app.domain.voting import sentence
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Head, Signatures, Signer, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_steps import course
from app.exporters.profile import FormatProfile
from app.exporters.task_block import task_table
from app.exporters.wording import Wording, body, item, section


def minutes_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the minutes of a session as blocks."""
    words = Wording(session, profile, extras)
    blocks: list[Block] = [
        head(words),
        Title(profile.string("minutes_kind"), (words.session_name(), *words.topic_lines()), profile.string("rule")),
        *opening(words),
        *_sitting(words, extras),
        section(profile, 1, "THÀNH PHẦN"),
        *attendance(words, counts),
        section(profile, 2, "NỘI DUNG, DIỄN BIẾN"),
        *course(words, counts, extras),
        *_decisions(words, counts),
        *_read_back(words),
        paragraph(_closing(words)),
        signatures(words),
    ]
    return Document(f"{profile.string('minutes_kind').capitalize()} {words.session_name()}", tuple(blocks))


def head(words: Wording) -> Head:
    """Return the head of minutes: cells leave out its number, or place and date, if they choose so."""
    options, start = words.extras.options, words.session.started_at
    code = "minutes_code" if options.minutes_numbered else None
    return words.head("minutes", code, start.date() if start else None, dated=options.minutes_dated)


def opening(words: Wording) -> list[Block]:
    """Return how minutes begin, in the form that the cell chose."""
    session, said = words.session, words.texts("minutes").say
    start = session.started_at
    time = official_time(start) if start else "…… giờ …… phút"
    day = text_date(start.date() if start else None, year=session.year)
    place = session.place or words.blank
    name = f"{words.session_name()}{' (sinh hoạt điểm)' if session.is_pilot else ''}"
    if words.extras.options.opening is OpeningForm.LIST:
        return [
            paragraph(said("list_time", time=time, date=day)),
            paragraph(said("list_place", place=place, cell=session.cell.name)),
            paragraph(said("list_content", session=name, topic=words.topic(), cell=session.cell.name)),
        ]
    sentence = said(
        "opening", time=time, date=day, place=place, cell=session.cell.name, held=words.held, session=name,
        topic=words.topic(),
    )  # fmt: skip
    return [paragraph(sentence)]


def _sitting(words: Wording, extras: Extras) -> list[Block]:
    """Return which other session shared the sitting, when that was, and how long both took together."""
    session, other = words.session, words.session.other_part
    if other is None:
        return []
    this, that = ("thứ hai", "thứ nhất") if sitting.part_number(session) == 2 else ("thứ nhất", "thứ hai")
    kind = f"{other.kind.vi[0].lower()}{other.kind.vi[1:]}"
    times = ""
    if other.started_at and other.ended_at:
        times = f", từ {official_time(other.started_at)} đến {official_time(other.ended_at)}"
    total = f" Tổng thời gian hai phần: {extras.sitting_minutes} phút." if extras.sitting_minutes else ""
    return [paragraph(f"Đây là phần {this} của buổi họp; phần {that} là {kind}{times}, có biên bản riêng.{total}")]


def attendance(words: Wording, counts: RollCount) -> Iterator[Block]:
    """Return who took part: the figures, guests, the chair and whoever wrote the minutes."""
    session, profile = words.session, words.profile
    lines = [words.roll(counts)]
    timed = _timed(session)
    if timed:
        lines.append(timed)
    if session.guests:
        lines.append(f"Đại biểu dự{' sinh hoạt điểm' if session.is_pilot else ''}: {words.guests()}.")
    lines.append(f"Chủ trì: {words.member(session.chair)}.")
    lines.append(f"Người ghi biên bản: {words.member(session.minutes_taker)}.")
    for number, line in enumerate(lines, 1):
        yield paragraph(f"{number}{profile.section_mark} {line}")


def _timed(session: SessionRecord) -> str:
    """Return who came late and who left early, with the times, or nothing."""
    parts = []
    for status, what in ((AttendanceStatus.LATE, "Đến muộn"), (AttendanceStatus.LEFT_EARLY, "Về sớm")):
        names = []
        for entry in in_order(one for one in session.roll if one.status is status):
            moment = entry.arrived_at if status is AttendanceStatus.LATE else entry.left_at
            names.append(f"đ/c {in_document(entry)}" + (f" ({official_time(moment)})" if moment else ""))
        if names:
            parts.append(f"{what}: {', '.join(names)}.")
    return " ".join(parts)


def _decisions(words: Wording, counts: RollCount) -> Iterator[Block]:
    session, profile = words.session, words.profile
    if not session.votes and not session.tasks:
        return
    yield section(profile, 3, "BIỂU QUYẾT, PHÂN CÔNG NHIỆM VỤ")
    number = 0
    for said in vote_sentences(session, counts):
        number += 1
        yield paragraph(f"{number}{profile.section_mark} {said}")
    if session.tasks:
        yield item(profile, number + 1, "Phân công nhiệm vụ")
        yield task_table(words)


def vote_sentences(session: SessionRecord, counts: RollCount, *, named: bool = True) -> list[str]:
    """Return the votes of a session in words, each with its base.

    Who stood apart is ``named`` in the minutes and what is drawn from them, not in what the cell issues.
    """
    votes = session.votes if named else tuple(replace(vote, opinions=()) for vote in session.votes)
    bases = (vote.base if vote.base is not None else counts.voting_base for vote in votes)
    return [sentence(vote, base, session.roll) for vote, base in zip(votes, bases, strict=True)]


def _read_back(words: Wording) -> list[Block]:
    """Return that the minutes were read to the meeting and what was objected, where that is recorded."""
    kept = words.session.read_back
    if kept is None:
        return []
    start = words.session.started_at
    same = start is None or start.date() == kept.at.date()
    day = "cùng ngày" if same else official_date(kept.at.date())
    name = "read_back_objections" if kept.objections.strip() else "read_back"
    said = words.texts("minutes").say(name, time=official_time(kept.at), day=day)
    return [paragraph(said), *body(kept.objections)]


def _closing(words: Wording) -> str:
    time, day = ending(words)
    return words.texts("minutes").say(
        "closing", meeting=words.meeting, time=time, day=day, cell=words.session.cell.name
    )


def ending(words: Wording) -> tuple[str, str]:
    """Return when the session ended: the time, and the day or that it was the same."""
    start, end = words.session.started_at, words.session.ended_at
    if end is None:
        return "…… giờ …… phút", "cùng ngày"
    same = start is None or end.date() == start.date()
    return official_time(end), "cùng ngày" if same else official_date(end.date())


def signatures(words: Wording) -> Signatures:
    """Return who signs minutes: whoever wrote them on the left, whoever led the session on the right."""
    session, profile = words.session, words.profile
    taker, chair = session.person(session.minutes_taker), session.person(session.chair)
    return Signatures(
        Signer(profile.string("minutes_taker_label"), "", taker.full_name if taker else words.blank),
        Signer(profile.string("chair_label"), "", chair.full_name if chair else words.blank),
    )
