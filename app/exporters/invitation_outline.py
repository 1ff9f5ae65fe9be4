"""Invitations to a session (giấy mời): one page for each guest, or one with the name left open.

They are papers of administration (399-QĐ/TW, 09/01/2026); cells number them with GM.
"""

from __future__ import annotations

from app.domain.document_variants import BLANK, GUEST
from app.domain.records import GuestRecord, SessionRecord
from app.domain.roll import RollCount
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, NewSection, Paragraph, Run, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording

KIND = "invitation"
_NAME = "\0"


def invitation_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the invitations to a session as blocks, each on a page of its own."""
    words = Wording(session, profile, extras)
    blocks: list[Block] = []
    for guest in invited(session, extras.variant):
        blocks += [*([NewSection(anew=True)] if blocks else []), *_invitation(words, guest)]
    return Document(f"{profile.string('invitation_kind').capitalize()} dự {words.session_name()}", tuple(blocks))


def invited(session: SessionRecord, variant: str) -> tuple[GuestRecord | None, ...]:
    """Return whom to invite; None stands for a name left open."""
    if variant == BLANK or not session.guests:
        return (None,)
    if variant.startswith(GUEST):
        found = tuple(guest for guest in session.guests if f"{GUEST}{guest.id}" == variant)
        return found or (None,)
    return session.guests


def _invitation(words: Wording, guest: GuestRecord | None) -> list[Block]:
    session, profile, said = words.session, words.profile, words.texts(KIND).say
    named = words.person(guest.full_name, guest.title) if guest else f"đồng chí {words.blank}"
    name, cell, place = words.session_name(), words.cell.name, session.place or words.blank
    facts = (
        said("to", session=name, topic=words.topic(), cell=cell),
        said("time", when=words.when(planned=True)),
        said("place", place=place),
        said("chair", chair=words.member(session.chair)),
    )
    return [
        words.head(KIND, "invitation_code", None),
        Title(profile.string("invitation_kind"), (said("subject", session=name, cell=cell),), profile.string("rule")),
        _greeting(said("opening", cell=cell, guest=_NAME), named),
        *(paragraph(fact) for fact in facts),
        paragraph(said("closing", cell=cell, session=name)),
        words.authority(KIND, session.roll),
    ]


def _greeting(text: str, named: str) -> Block:
    """Return the line that invites, with the name in bold."""
    before, _, after = text.partition(_NAME)
    return Paragraph((Run(before), Run(named, bold=True), Run(after)))
