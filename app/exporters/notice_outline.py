"""The notice of a session (thông báo họp): time, place, who comes, the agenda and who leads what, what to prepare."""

from __future__ import annotations

from app.domain.records import SessionRecord, StepRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import paragraphs
from app.domain.vocabulary import StepKind
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording, point

KIND = "notice"


def notice_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the notice of a session as blocks."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("notice_kind")
    opening = said(
        "opening", cell=words.cell.name, session=words.session_name(), topic=words.topic(),
        organisation=words.organisation,
    )  # fmt: skip
    closing = words.lead(said("closing", members=words.comrades, chair="{chair}", cell=words.cell.name))
    blocks: list[Block] = [
        words.head(KIND, "notice_code", None),
        Title(kind, (words.session_name(), *words.topic_lines()), profile.string("rule")),
        paragraph(opening),
        *_numbered(words),
        paragraph(closing),
        words.authority(KIND, session.roll),
    ]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def _numbered(words: Wording) -> list[Block]:
    """Return the numbered facts, the agenda and what to prepare."""
    facts, mark = _facts(words), words.profile.section_mark
    blocks: list[Block] = [paragraph(f"{number}{mark} {fact}") for number, fact in enumerate(facts, 1)]
    for number, (title, points) in enumerate(_lists(words), len(facts) + 1):
        blocks.append(paragraph(f"{number}{mark} {title}"))
        blocks += [paragraph(f"{point(place)} {text}") for place, text in enumerate(points, 1)]
    return blocks


def _facts(words: Wording) -> list[str]:
    session, said = words.session, words.texts(KIND).say
    facts = [
        said("time", when=words.when(planned=True)),
        said("place", place=session.place or words.blank),
        said("people", members=words.comrades, cell=words.cell.name),
    ]
    if session.guests:
        facts.append(said("guests", guests=words.guests()))
    facts.append(said("chair", chair=words.member(session.chair)))
    if words.extras.papers:
        facts.append(said("papers", papers="; ".join(words.extras.papers)))
    return facts


def _lists(words: Wording) -> list[tuple[str, list[str]]]:
    """Return the agenda and what to prepare, each with its points."""
    said = words.texts(KIND).say
    steps = [_step(words, step) for step in words.session.steps if step.kind is not StepKind.FOLLOW_UP]
    prompts = [" ".join(paragraphs(prompt.text)) for prompt in words.session.prompts if prompt.text.strip()]
    agenda = (said("agenda"), steps or [words.blank])
    return [agenda, (said("prepare"), prompts) if prompts else (said("prepare_usual"), [])]


def _step(words: Wording, step: StepRecord) -> str:
    """Return a step of the agenda with whoever presents or leads it, where that is known."""
    presenters = words.session.opening_report.presenters
    if step.kind is StepKind.OPENING_REPORT and presenters:
        said = words.texts(KIND).say("presented", step=step.heading, presenters=words.members(presenters))
        return f"{said}."
    return f"{step.heading}."
