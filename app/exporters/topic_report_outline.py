"""The report on a thematic session (báo cáo kết quả sinh hoạt chuyên đề) for the committee above.

No layout is prescribed for it; the order is that of general reports of cells: how the session went, the topic as
presented, what members said, what became of the opinions on the report, the conclusion, the tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain import opinions
from app.domain.questions import with_answers
from app.domain.records import ContributionRecord, SessionRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import two_digits
from app.domain.vocabulary import Disposition, FollowUpKind, Label, SessionKind
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import vote_sentences
from app.exporters.profile import FormatProfile
from app.exporters.talk import contribution, settled
from app.exporters.task_block import task_table
from app.exporters.wording import Wording, body, capital, item, section

#: Headings of the opinions on the report, by what became of them.
_SETTLED = {
    Disposition.ACCEPTED: "Ý kiến được tiếp thu",
    Disposition.EXPLAINED: "Ý kiến được giải trình",
    Disposition.RESERVED: "Ý kiến bảo lưu",
    None: "Ý kiến chưa có kết quả",
}


def topic_report_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the report on a session as blocks."""
    words = Wording(session, profile, extras)
    kind = profile.string("report_kind")
    sections = (
        ("TÌNH HÌNH BUỔI SINH HOẠT", _course(words, counts)),
        (
            f"NỘI DUNG {'CHUYÊN ĐỀ' if _is_thematic(session) else 'SINH HOẠT'}",
            body(session.opening_report.text) or [paragraph(words.blank)],
        ),
        ("Ý KIẾN THẢO LUẬN", list(_discussion(words))),
        ("TIẾP THU, GIẢI TRÌNH Ý KIẾN", list(_matrix(words))),
        ("KẾT LUẬN", list(_conclusion(words, counts))),
        ("NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN", [task_table(words, with_results=True)] if session.tasks else []),
    )
    blocks: list[Block] = [
        words.head("topic-report", "report_code", _signed_on(session)),
        Title(kind, (f"kết quả {words.session_name()}", *words.topic_lines()), profile.string("rule")),
        paragraph(_opening(words)),
    ]
    for number, (title, content) in enumerate((entry for entry in sections if entry[1]), 1):
        blocks.append(section(profile, number, title))
        blocks.extend(content)
    closing = words.texts("topic-report").say(
        "closing", session=words.session_name(), cell=session.cell.name, committee_above=words.committee_above()
    )
    blocks.append(paragraph(closing))
    blocks.append(words.authority("topic-report", session.roll))
    return Document(f"{kind.capitalize()} kết quả {words.session_name()}", tuple(blocks))


def _is_thematic(session: SessionRecord) -> bool:
    return session.kind is SessionKind.THEMATIC


def _signed_on(session: SessionRecord) -> date | None:
    """Return the day the report went up or was finished, if that is known."""
    return session.follow_ups.get(FollowUpKind.REPORTED_UP) or session.follow_ups.get(FollowUpKind.REPORT_FINISHED)


def _opening(words: Wording) -> str:
    said = words.texts("topic-report").say(
        "opening", date=words.day_held(), cell=words.cell.name, session=words.session_name(), topic=words.topic(),
        organisation=words.organisation,
    )  # fmt: skip
    return capital(said)


def _course(words: Wording, counts: RollCount) -> list[Block]:
    session = words.session
    lines = [
        f"Thời gian: {words.times()}. Địa điểm: {session.place or words.blank}.",
        words.roll(counts),
    ]
    if session.guests:
        lines.append(f"Đại biểu dự: {words.guests()}.")
    lines.append(f"Chủ trì: {words.member(session.chair)}. Người ghi biên bản: {words.member(session.minutes_taker)}.")
    report = "báo cáo đề dẫn" if _is_thematic(session) else "báo cáo"
    lines.append(f"Trình bày {report}: {words.members(session.opening_report.presenters)}.")
    if session.is_pilot:
        lines.append(f"{words.meeting} được tổ chức làm điểm.")
    return [paragraph(f"{number}{words.profile.section_mark} {line}") for number, line in enumerate(lines, 1)]


def _discussion(words: Wording) -> Iterator[Block]:
    """Return what was said by label; opinions on the report follow in a section of their own."""
    said = words.session.contributions
    if not said:
        yield paragraph(words.blank)
        return
    speakers = {(entry.speaker.member_id, entry.speaker.full_name) for entry in said}
    yield paragraph(f"Có {two_digits(len(said))} lượt ý kiến của {two_digits(len(speakers))} đồng chí.")
    groups = _groups([entry for entry in with_answers(said) if not opinions.is_on_report(entry)])
    for number, (title, entries) in enumerate(groups, 1):
        if len(groups) > 1:
            yield item(words.profile, number, title)
        for entry in entries:
            yield from contribution(words, entry)
            if entry.response.strip():
                yield from settled(words, entry)


def _groups(said: Sequence[ContributionRecord]) -> list[tuple[str, list[ContributionRecord]]]:
    """Return opinions by what they are about; a question stays with the answers that follow it."""
    order = [label for label in Label if label is not Label.ANSWER]
    groups: dict[Label | None, list[ContributionRecord]] = {label: [] for label in [*order, None]}
    for entry in said:
        groups[Label.QUESTION if entry.label is Label.ANSWER or entry.answers else entry.label].append(entry)
    titles = {Label.QUESTION: "Hỏi và trả lời", None: "Ý kiến khác"}
    return [(titles.get(label) or (label.vi if label else ""), entries) for label, entries in groups.items() if entries]


def _matrix(words: Wording) -> Iterator[Block]:
    """Return the opinions on the report by what became of them, each with the response; dots where there is none."""
    said = words.session.contributions
    waiting = opinions.on_report(said)
    if not waiting:
        return
    yield paragraph(f"Có {two_digits(len(waiting))} ý kiến góp vào báo cáo: {opinions.summary(said)}.")
    for number, (kind, entries) in enumerate(opinions.by_disposition(said), 1):
        yield item(words.profile, number, _SETTLED[kind])
        for entry in entries:
            yield from contribution(words, entry)
            yield from settled(words, entry)


def _conclusion(words: Wording, counts: RollCount) -> Iterator[Block]:
    yield from body(words.session.conclusion) or [paragraph(words.blank)]
    for said in vote_sentences(words.session, counts):
        yield paragraph(said)
