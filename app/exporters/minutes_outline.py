"""The minutes of a session (biên bản), in the order of events: form of HD 16-HD/VPTW (23/02/2023), steps of the agenda.

Every sentence states a recorded fact; what was not recorded is a dotted blank. The words of people are never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.records import ContributionRecord, SessionRecord, StepRecord, VoteRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import fold, official_date, official_time, paragraphs, two_digits
from app.domain.vocabulary import AttendanceStatus, Label, StepKind
from app.exporters.blocks import Block, Document, Signatures, Signer, Title, paragraph
from app.exporters.profile import FormatProfile
from app.exporters.task_block import task_table
from app.exporters.wording import Wording, body, item, led, point, quoted, section

#: Steps that print a part of the session; a part whose agenda has no such step gets one of its own, in this order.
_PARTS: dict[StepKind, Callable[[SessionRecord], object]] = {
    StepKind.OPENING_REPORT: lambda session: session.opening_report.text.strip(),
    StepKind.PROMPTS: lambda session: session.prompts,
    StepKind.DISCUSSION: lambda session: session.contributions,
    StepKind.CONCLUSION: lambda session: session.conclusion.strip(),
}
_VERBS = {Label.QUESTION: " hỏi", Label.ANSWER: " trả lời"}


def minutes_document(session: SessionRecord, counts: RollCount, profile: FormatProfile) -> Document:
    """Return the minutes of a session as blocks."""
    words = Wording(session, profile)
    blocks: list[Block] = [
        words.head("minutes_code", session.started_at.date() if session.started_at else None),
        Title(profile.string("minutes_kind"), (words.session_name(), *words.topic_lines()), profile.string("rule")),
        paragraph(_opening(words)),
        section(profile, 1, "THÀNH PHẦN"),
        *_attendance(words, counts),
        section(profile, 2, "NỘI DUNG, DIỄN BIẾN"),
    ]
    for number, step in enumerate(_steps(session), 1):
        blocks.append(item(profile, number, step.heading))
        blocks.extend(_step(words, step, counts))
    blocks.extend(_decisions(words, counts))
    blocks.extend(_read_back(words))
    blocks.append(paragraph(_closing(words)))
    blocks.append(_signatures(words))
    return Document(f"{profile.string('minutes_kind').capitalize()} {words.session_name()}", tuple(blocks))


def _opening(words: Wording) -> str:
    session = words.session
    start = session.started_at
    time = official_time(start) if start else "…… giờ …… phút"
    day = official_date(start.date() if start else None, year=session.year)
    return (
        f"Hôm nay, vào hồi {time}, {day}, tại {session.place or words.blank}, {session.cell.name} tổ chức "
        f"{words.session_name()}, nội dung: {words.topic()}."
    )


def _attendance(words: Wording, counts: RollCount) -> Iterator[Block]:
    session, profile = words.session, words.profile
    lines = [words.roll(counts)]
    timed = _timed(session)
    if timed:
        lines.append(timed)
    if session.guests:
        lines.append(f"Đại biểu dự: {words.guests()}.")
    lines.append(f"Chủ trì: {words.member(session.chair)}.")
    lines.append(f"Người ghi biên bản: {words.member(session.minutes_taker)}.")
    for number, line in enumerate(lines, 1):
        yield paragraph(f"{number}{profile.section_mark} {line}")


def _timed(session: SessionRecord) -> str:
    """Return who came late and who left early, with the times, or nothing."""
    parts = []
    for status, what in ((AttendanceStatus.LATE, "Đến muộn"), (AttendanceStatus.LEFT_EARLY, "Về sớm")):
        names = []
        for entry in session.roll:
            if entry.status is status:
                moment = entry.arrived_at if status is AttendanceStatus.LATE else entry.left_at
                names.append(f"đ/c {entry.full_name}" + (f" ({official_time(moment)})" if moment else ""))
        if names:
            parts.append(f"{what}: {', '.join(names)}.")
    return " ".join(parts)


def _steps(session: SessionRecord) -> list[StepRecord]:
    """Return the steps of the agenda, and one for every part of the session that it has no step for."""
    steps = list(session.steps)
    for part, content in _PARTS.items():
        if session.step(part) is None and content(session):
            later = list(_PARTS)[list(_PARTS).index(part) :]
            place = next((n for n, step in enumerate(steps) if step.kind in later), len(steps))
            steps.insert(place, StepRecord(0, part, part.vi))
    return steps


def _step(words: Wording, step: StepRecord, counts: RollCount) -> list[Block]:
    """Return what a step yields: the generated facts, the lead, and the secretary's own text."""
    session = words.session
    if session.step(step.kind) not in (None, step):  # a second step of its kind
        return _plain(words, step)
    if step.kind is StepKind.ROLL_CALL:
        return [paragraph(_presence(counts) or words.blank), *_lead(words, step, ""), *body(step.text)]
    if step.kind is StepKind.OPENING_REPORT:
        return [*_lead(words, step, ""), *body(step.text), *body(session.opening_report.text)] or [
            paragraph(words.blank)
        ]
    if step.kind is StepKind.PROMPTS:
        prompts = [paragraph(f"{point(n)} {line}") for n, line in enumerate(_prompt_lines(session), 1)]
        return [*_lead(words, step, step.text), *body(step.text), *prompts] if prompts or step.text else [
            *_lead(words, step, ""), paragraph(words.blank)
        ]  # fmt: skip
    if step.kind is StepKind.DISCUSSION:
        return [*_lead(words, step, step.text), *body(step.text), *_contributions(words)]
    if step.kind is StepKind.CONCLUSION:
        said = [*body(step.text), *body(session.conclusion)]
        return [*_lead(words, step, step.text or session.conclusion), *(said or [paragraph(words.blank)])]
    return _plain(words, step)


def _presence(counts: RollCount) -> str:
    """Return the figures of the roll-call in short; the names stand in section I."""
    if not counts.present and not counts.absent:
        return ""
    absent = f"{two_digits(counts.absent)} đồng chí (họ tên, lý do ghi tại mục I)" if counts.absent else "0"
    uncalled = f"; chưa điểm danh: {two_digits(len(counts.uncalled))} đồng chí" if counts.uncalled else ""
    return f"Có mặt: {two_digits(counts.present)}/{two_digits(counts.total)} đồng chí; vắng mặt: {absent}{uncalled}."


def _plain(words: Wording, step: StepRecord) -> list[Block]:
    text = body(step.text)
    if step.kind is StepKind.OPENING:
        return text or _reached(words, step, words.session.started_at)
    if step.kind is StepKind.FOLLOW_UP:
        return text or [paragraph(f"{step.title.rstrip('.')}.")]
    if step.kind is StepKind.NOTE_TAKER:
        return [*_lead(words, step, ""), *text]
    if not text and not step.lead.endswith(":"):
        return _reached(words, step, step.started_at)
    return [*_lead(words, step, step.text), *(text or [paragraph(words.blank)])]


def _reached(words: Wording, step: StepRecord, moment: datetime | None) -> list[Block]:
    """Return a lead that is a whole sentence, but a blank where no time says that the meeting came so far."""
    return (_lead(words, step, "") if moment else []) or [paragraph(words.blank)]


def _lead(words: Wording, step: StepRecord, text: str) -> list[Block]:
    """Return the agenda's lead sentence, unless the text that follows says itself who speaks."""
    if not step.lead or fold(text.strip()).startswith("dong chi "):
        return []
    return [paragraph(words.lead(step.lead))]


def _prompt_lines(session: SessionRecord) -> list[str]:
    return [line for prompt in session.prompts for line in paragraphs(prompt.text)]


def _contributions(words: Wording) -> list[Block]:
    if not words.session.contributions:
        return [paragraph(words.blank)]
    return [block for said in words.session.contributions for block in contribution(words, said)]


def contribution(words: Wording, said: ContributionRecord) -> list[Block]:
    """Return one opinion: the speaker's name in bold, then the words as noted."""
    verb = _VERBS.get(said.label, "") if said.label else ""
    speaker = words.speaker(said.speaker)
    comma = "," if verb and "," in speaker else ""
    return led(f"- {speaker}{comma}{verb}", said.text.strip() or words.blank)


def _decisions(words: Wording, counts: RollCount) -> Iterator[Block]:
    session, profile = words.session, words.profile
    if not session.votes and not session.tasks:
        return
    yield section(profile, 3, "BIỂU QUYẾT, PHÂN CÔNG NHIỆM VỤ")
    number = 0
    for vote in session.votes:
        number += 1
        yield paragraph(f"{number}{profile.section_mark} {vote_sentence(vote, counts)}")
    if session.tasks:
        yield item(profile, number + 1, "Phân công nhiệm vụ")
        yield task_table(words)


def vote_sentence(vote: VoteRecord, counts: RollCount) -> str:
    """Return a vote in words, with its base and the share in favour of that base; dots where nobody was counted."""
    from app.i18n import percent

    base = vote.base if vote.base is not None else counts.voting_base
    question = quoted(" ".join(paragraphs(vote.question)).rstrip(".") or "……")
    cast = vote.in_favour + vote.against + vote.other
    of_base = f"/{two_digits(base)}" if base else ""
    share = f", đạt tỷ lệ {percent(vote.in_favour / base)}" if base and cast else ""
    figures = [f"tán thành {two_digits(vote.in_favour) if cast else '……'}{of_base} đồng chí{share}"]
    if vote.against:
        figures.append(f"không tán thành {two_digits(vote.against)} đồng chí")
    if vote.other:
        figures.append(f"ý kiến khác {two_digits(vote.other)} đồng chí")
    return f"Biểu quyết ({vote.method.vi}) nội dung {question}: {'; '.join(figures)}."


def _read_back(words: Wording) -> list[Block]:
    """Return that the minutes were read to the meeting and what was objected, where that is recorded."""
    kept = words.session.read_back
    if kept is None:
        return []
    start = words.session.started_at
    same = start is None or start.date() == kept.at.date()
    day = "cùng ngày" if same else official_date(kept.at.date())
    said = f"Biên bản được đọc lại vào hồi {official_time(kept.at)}, {day}"
    if not kept.objections.strip():
        return [paragraph(f"{said}; không có ý kiến khác.")]
    return [paragraph(f"{said}; ý kiến khi đọc lại:"), *body(kept.objections)]


def _closing(words: Wording) -> str:
    session = words.session
    end = session.ended_at
    if end is None:
        return "Buổi sinh hoạt kết thúc vào hồi …… giờ …… phút, cùng ngày."
    same = session.started_at is None or end.date() == session.started_at.date()
    day = "cùng ngày" if same else official_date(end.date())
    return f"Buổi sinh hoạt kết thúc vào hồi {official_time(end)}, {day}."


def _signatures(words: Wording) -> Signatures:
    session, profile = words.session, words.profile
    taker, chair = session.person(session.minutes_taker), session.person(session.chair)
    return Signatures(
        Signer(profile.string("minutes_taker_label"), "", taker.full_name if taker else words.blank),
        Signer(profile.string("chair_label"), "", chair.full_name if chair else words.blank),
    )
