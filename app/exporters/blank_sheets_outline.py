"""Sheets to take notes on by hand, for a day without power: everybody's name with boxes to tick, then the agenda.

Nothing that the book knows of the course of the session stands in them; what is written there is typed in afterwards.
What was settled before it does (time, place, who leads, who takes notes), and the same in every place; else dots.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.namesakes import in_document
from app.domain.records import SessionRecord, StepRecord
from app.domain.roll import RollCount
from app.domain.vocabulary import Standing, StepKind
from app.exporters import extras as others
from app.exporters.attendance_outline import expected, in_order
from app.exporters.blocks import (
    Block,
    Column,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Ruled,
    Table,
    Title,
    paragraph,
)
from app.exporters.extras import Extras
from app.exporters.minutes_outline import signatures
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording

KIND = "blank-sheets"
_SHORT, _BOX = "……", "☐"
_ROLL = (
    ("TT", 11, "center"), ("Họ và tên", 56, "left"), ("Có mặt", 20, "center"), ("Vắng có lý do", 22, "center"),
    ("Vắng không lý do", 24, "center"), ("Ghi chú", 32, "left"),
)  # fmt: skip
#: Dotted lines for notes under a step: more where people speak and where the session concludes.
_LINES, _MANY = 3, {StepKind.DISCUSSION: 24, StepKind.CONCLUSION: 8, StepKind.OPENING_REPORT: 5}
#: Lines under the last step that stay with the signatures, which never stand alone on a page.
_KEPT = 3


def blank_sheets_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the roll with empty boxes, then the agenda with room for notes, each with a head of its own."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("blank_sheets_kind")
    people = in_order(session.roll if any(entry.status for entry in session.roll) else expected(session, extras))
    head = words.head(KIND, None, None)
    chair, taker = words.member(session.chair), words.member(session.minutes_taker)
    blocks: list[Block] = [
        head,
        Title(kind, (words.session_name(), *words.topic_lines()), profile.string("rule")),
        paragraph(said("opening", when=words.when(planned=True), place=session.place or words.blank)),
        paragraph(said("started", dots=_SHORT, blank=words.blank, chair=chair, minutes_taker=taker)),
        Heading(1, f"I{profile.section_mark} {said('roll').upper()}"),
        _roll([_name(in_document(entry, entry.standing.vi), entry.standing) for entry in people]),
        paragraph(said("counts", total=f"{len(people):02d}", dots=_SHORT)),
        paragraph(said("guests", blank=words.blank)),
        NewPage(),
        Heading(1, f"II{profile.section_mark} {said('agenda').upper()}"),
        *_agenda(words),
        signatures(words),
    ]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def _name(full_name: str, standing: Standing) -> str:
    return full_name if standing is Standing.OFFICIAL else f"{full_name} ({standing.vi})"


def _roll(names: list[str]) -> Table:
    columns = tuple(Column(title, width, align) for title, width, align in _ROLL)  # type: ignore[arg-type]
    rows = tuple((str(number), name, _BOX, _BOX, _BOX, "") for number, name in enumerate(names, 1))
    return Table(columns, rows)


def _agenda(words: Wording) -> list[Block]:
    """Return each step of the session with the hour it began, left open, and lines to write on."""
    said, blocks = words.texts(KIND).say, list[Block]()
    steps = [step for step in words.session.steps if step.kind is not StepKind.FOLLOW_UP]
    for number, step in enumerate(steps, 1):
        blocks.append(Heading(2, f"{number}{words.profile.section_mark} {step.heading}"))
        blocks.append(_kept(said("step", dots=_SHORT, presenters=_led(words, step))))
        blocks.append(Ruled(_MANY.get(step.kind, _LINES), _KEPT if number == len(steps) else 0))
    blocks.append(_kept(said("votes", dots=_SHORT)))
    blocks.append(paragraph(said("ended", dots=_SHORT)))
    return blocks


def _kept(text: str) -> Paragraph:
    return replace(paragraph(text), keep=True)


def _led(words: Wording, step: StepRecord) -> str:
    """Return who presents the opening report, where that is known; dots else."""
    presenters = words.session.opening_report.presenters
    known = step.kind is StepKind.OPENING_REPORT and presenters
    return words.members(presenters) if known else f"đồng chí {words.blank}"
