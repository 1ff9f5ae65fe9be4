"""The notice of a session's conclusion (thông báo kết luận): how it went, what was concluded, what is asked of whom.

The order is that of the forms that cells use; no layout is prescribed.
"""

from __future__ import annotations

from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import paragraphs
from app.domain.vocabulary import NoteKind
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import vote_sentences
from app.exporters.profile import FormatProfile
from app.exporters.task_block import task_table
from app.exporters.wording import Wording, body, capital, item, led, point

KIND = "conclusion-notice"
_EVALUATION = (NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING)


def conclusion_notice_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the notice of a session's conclusion as blocks."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("notice_kind")
    facts = {"organisation": words.organisation, "cell": words.cell.name}
    opening = said(
        "opening", date=words.day_held(), place=session.place or words.blank, cell=words.cell.name,
        session=words.session_name(), topic=words.topic(), chair=words.member(session.chair),
    )  # fmt: skip
    blocks: list[Block] = [
        words.head(KIND, "notice_code", None),
        Title(kind, (said("subject", session=words.session_name(), cell=words.cell.name), *words.topic_lines()),
              profile.string("rule")),
        paragraph(capital(opening)),
        paragraph(said("lead", chair=words.member(session.chair), **facts)),
        *_numbered(words, counts),
        paragraph(said("closing", members=words.comrades, **facts)),
        words.authority(KIND, session.roll),
    ]  # fmt: skip
    return Document(f"{kind.capitalize()} kết luận {words.session_name()}", tuple(blocks))


def _numbered(words: Wording, counts: RollCount) -> list[Block]:
    """Return the headings with what stands under them; one with nothing to say is left out, but the conclusion."""
    session, said = words.session, words.texts(KIND).say
    evaluated = [block for kind in _EVALUATION for block in _note(words, kind)]
    concluded = body(session.conclusion) or [paragraph(words.blank)]
    concluded += [paragraph(sentence) for sentence in vote_sentences(session, counts, named=False)]
    asked = (" ".join(paragraphs(one.text)) for one in session.open_questions)
    parts: tuple[tuple[str, list[Block]], ...] = (
        (said("evaluation"), evaluated),
        (said("content"), concluded),
        (said("open"), [paragraph(f"{point(number)} {text}") for number, text in enumerate(asked, 1)]),
        (said("tasks", organisation=words.organisation), [task_table(words)] if session.tasks else []),
    )
    there = [part for part in parts if part[1]]
    return [
        block
        for number, (title, content) in enumerate(there, 1)
        for block in (item(words.profile, number, title), *content)
    ]


def _note(words: Wording, kind: NoteKind) -> list[Block]:
    text = words.session.notes.get(kind, "")
    return led(kind.vi, text) if text.strip() else []
