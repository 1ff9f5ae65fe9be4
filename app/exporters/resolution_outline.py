"""The resolution of a session (nghị quyết): what was decided, and the tasks with the six facts they need.

The order follows a real resolution made under HD 42-HD/BTCTW; nothing is said that the session has not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.records import SessionRecord, TaskRecord, VoteRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import fold, short_date
from app.domain.vocabulary import NoteKind, SessionKind
from app.domain.voting import in_favour_of, share_of
from app.exporters import extras as others
from app.exporters.blocks import Block, Column, Document, Table, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import vote_sentences
from app.exporters.profile import FormatProfile
from app.exporters.task_block import review_table
from app.exporters.wording import Wording, body, capital, section
from app.i18n import percent

KIND = "resolution"
_SHORT = "……"
#: What the question of the vote that adopts a resolution speaks of.
_ADOPTS = "nghi quyet"


def resolution_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the resolution of a session as blocks."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("resolution_kind")
    sections = (
        (said("results"), [review_table(words)] if session.task_reviews else []),
        (said("content"), body(session.conclusion) or [paragraph(words.blank)]),
        (said("tasks"), [resolution_tasks(words)]),
        (said("rating"), body(session.notes.get(NoteKind.SCORING, ""))),
    )
    blocks: list[Block] = [
        words.head(KIND, "resolution_code", session.started_at.date() if session.started_at else None),
        Title(kind, _subject(words), profile.string("rule")),
        *words.basis(),
        *_opening(words, counts),
    ]
    for number, (title, content) in enumerate((entry for entry in sections if entry[1]), 1):
        blocks += [section(profile, number, title), *content]
    blocks += [*_other_votes(words, counts), paragraph(_closing(words, counts)), words.authority(KIND, session.roll)]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def resolution_tasks(words: Wording) -> Table:
    """Return the tasks with their six facts, each missing one dotted; one empty line where there is no task."""
    titles = ("TT", "Nội dung", "Yêu cầu, biện pháp", "Thời hạn", "Người thực hiện", "Người kiểm tra, đôn đốc")
    columns = tuple(
        Column(title, width, "center" if title in ("TT", "Thời hạn") else "left")
        for title, width in zip(titles, (11, 38, 45, 25, 23, 23), strict=True)
    )
    rows = tuple(_task(words, number, task) for number, task in enumerate(words.session.tasks, 1))
    return Table(columns, rows or (("1", *[_SHORT] * 5),))


def _task(words: Wording, number: int, task: TaskRecord) -> tuple[str, ...]:
    how = f"Yêu cầu: {task.requirement or _SHORT}\nBiện pháp: {task.measure or _SHORT}"
    until = short_date(task.due_on) if task.due_on else _SHORT
    inspector = words.names([task.inspector]) if task.inspector else ""
    return str(number), task.content or _SHORT, how, until, words.names(task.assignees) or _SHORT, inspector or _SHORT


def _subject(words: Wording) -> tuple[str, ...]:
    thematic = words.session.kind is SessionKind.THEMATIC
    said = words.texts(KIND).say(
        "subject" if thematic else "subject_other",
        period=words.period(), session=words.session_name(), cell=words.cell.name,
    )  # fmt: skip
    return (said, *words.topic_lines()) if thematic else (said,)


def _opening(words: Wording, counts: RollCount) -> list[Block]:
    session, said = words.session, words.texts(KIND).say
    opening = said(
        "opening", date=words.day_held(), place=session.place or words.blank, cell=words.cell.name, held=words.held,
        session=words.session_name(), topic=words.topic(), times=words.times(),
    )  # fmt: skip
    course = said(
        "course", times=words.times(), chair=words.member(session.chair),
        minutes_taker=words.member(session.minutes_taker),
    )  # fmt: skip
    return [paragraph(f"{capital(opening)} {words.roll(counts)} {course}"), paragraph(_enacting(words))]


def _enacting(words: Wording) -> str:
    """Return the sentence that enacts; it names only what the session recorded."""
    session = words.session
    heard = ["nghe báo cáo đề dẫn"] * bool(session.opening_report.presenters)
    heard += ["thảo luận"] * bool(session.contributions)
    name = "enacting" if heard else "enacting_short"
    facts = {"heard": " và ".join(heard), "organisation": words.organisation, "cell": words.cell.name}
    return words.texts(KIND).say(name, **facts)


def adopting_vote(session: SessionRecord) -> VoteRecord | None:
    """Return the vote that adopted the resolution: the last whose question names one, None without any."""
    return next((vote for vote in reversed(session.votes) if _ADOPTS in fold(vote.question)), None)


def _other_votes(words: Wording, counts: RollCount) -> Iterator[Block]:
    adopting = adopting_vote(words.session)
    for vote, sentence in zip(words.session.votes, vote_sentences(words.session, counts, named=False), strict=True):
        if vote is not adopting:
            yield paragraph(sentence)


def _closing(words: Wording, counts: RollCount) -> str:
    vote = adopting_vote(words.session)
    votes, rate = f"{_SHORT}/{_SHORT}", f"{_SHORT}%"
    if vote is not None:
        base = vote.base if vote.base is not None else counts.voting_base
        votes = in_favour_of(vote, base)
        share = share_of(vote, base)
        rate = rate if share is None else percent(share)
    return words.texts(KIND).say(
        "closing", cell=words.cell.name, session=words.session_name(), date=words.day_held(), votes=votes, rate=rate,
    )  # fmt: skip
