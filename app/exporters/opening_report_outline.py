"""The opening report of a session (báo cáo đề dẫn), final or as a draft: what is presented, then what to discuss.

It carries no number: it is a working paper, signed by whoever presents it.
"""

from __future__ import annotations

from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import paragraphs, short_date
from app.exporters import extras as others
from app.exporters.blocks import Authority, Block, Document, Signatures, Signer, Title, paragraph
from app.exporters.extras import Approved, Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording, body, section

KIND = "opening-report"


def opening_report_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the opening report of a session as blocks."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("opening_report_kind")
    mark = f"{profile.string('draft_mark')} {extras.draft}" if extras.draft else ""
    closing = said("closing", session=words.session_name(), cell=words.cell.name, topic=words.topic())
    blocks: list[Block] = [
        words.head(KIND, None, extras.drafted_on, mark=mark),
        Title(kind, (words.session_name(), *words.topic_lines()), profile.string("rule")),
        *words.basis(),
        *_sections(words),
        *_approved(words),
        paragraph(closing),
        *signatures(words),
    ]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def _sections(words: Wording) -> list[Block]:
    """Return purpose, content and prompts under their headings; the report alone needs none."""
    said, session = words.texts(KIND).say, words.session
    asked = [" ".join(paragraphs(prompt.text)) for prompt in session.prompts if prompt.text.strip()]
    prompts = [f"{number}{words.profile.section_mark} {text}" for number, text in enumerate(asked, 1)]
    parts: tuple[tuple[str, list[Block]], ...] = (
        (said("purpose"), body(words.extras.purpose)),
        (said("content"), body(session.opening_report.text) or [paragraph(words.blank)]),
        (
            said("prompts"),
            [paragraph(text) for text in prompts],
        ),
    )
    there = [part for part in parts if part[1]]
    if len(there) == 1:
        return there[0][1]
    return [
        block
        for number, (title, content) in enumerate(there, 1)
        for block in (section(words.profile, number, title), *content)
    ]


def _approved(words: Wording) -> list[Block]:
    """Return who agreed to the draft and when, where that is recorded."""
    told = [_approval(words, one) for one in words.extras.approvals if one.done_on]
    return [paragraph(words.texts(KIND).say("approved", approvals="; ".join(told)))] if told else []


def _approval(words: Wording, one: Approved) -> str:
    gate = words.fixed(f"{one.gate.vi[0].lower()}{one.gate.vi[1:]}")
    day = f" ngày {short_date(one.done_on)}" if one.done_on else ""
    return f"{gate}{day}{f' (dự thảo lần {one.version})' if one.version else ''}"


def signatures(words: Wording) -> list[Block]:
    """Return who presents the report: one on the right, two side by side, more in pairs."""
    label = words.profile.string("presenter_label")
    names = [words.names([member]) or words.blank for member in words.session.opening_report.presenters]
    signers = [Signer(label, "", name) for name in names or [words.blank]]
    pairs = (signers[start : start + 2] for start in range(0, len(signers), 2))
    return [Signatures(*pair) if len(pair) == 2 else Authority("", (), pair[0]) for pair in pairs]
