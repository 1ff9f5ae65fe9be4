"""Corrections of closed minutes (biên bản bổ sung): each with its number, its reason and what it corrects.

The closed minutes stay as they were; this paper goes with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.records import SessionRecord, SupplementRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import official_date, official_time, text_date
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import signatures
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording, item, led


def supplement_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the corrections of a session's minutes as blocks; without any it is a form to fill in by hand."""
    words = Wording(session, profile, extras)
    kind = profile.string("supplement_kind")
    last = session.supplements[-1].made_at.date() if session.supplements else None
    subject = (f"cho biên bản {words.session_name()}", *words.topic_lines())
    blocks: list[Block] = [
        words.head("supplement", "minutes_code", last),
        Title(kind, subject, profile.string("rule")),
        paragraph(_opening(words)),
        *(block for one in session.supplements for block in _supplement(words, one)),
        *([] if session.supplements else _form(words)),
        paragraph(words.texts("supplement").say("closing")),
        signatures(words),
    ]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def _opening(words: Wording) -> str:
    session = words.session
    held = text_date(session.started_at.date() if session.started_at else None, year=session.year)
    seal = session.seal
    closed = (
        f", đã chốt vào hồi {official_time(seal.sealed_at)}, {official_date(seal.sealed_at.date())}" if seal else ""
    )
    return words.texts("supplement").say(
        "opening", session=words.session_name(), cell=session.cell.name, date=held, sealed=closed
    )


def _supplement(words: Wording, one: SupplementRecord) -> Iterator[Block]:
    made = f"{official_time(one.made_at)}, {official_date(one.made_at.date())}"
    yield item(words.profile, one.number, f"Bổ sung số {one.number:02d}, lập vào hồi {made}")
    yield from led("Lý do", one.reason)
    yield from led("Nội dung", one.text)


def _form(words: Wording) -> list[Block]:
    return [item(words.profile, 1, "Bổ sung số 01"), *led("Lý do", words.blank), *led("Nội dung", words.blank)]
