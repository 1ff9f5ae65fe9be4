"""The minutes book of a year (sổ biên bản): a cover, a list, then the minutes of each session one after another.

Pages are numbered through, every session is signed off at its end, so that the print can be bound or pasted in. Closed
minutes stand in it as they were when they were closed; minutes still open stand as they are now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.vietnamese import two_digits
from app.domain.vocabulary import SessionKind
from app.domain.year_record import BookedSession, YearRecord
from app.exporters import extras as others
from app.exporters import kept
from app.exporters.blocks import Block, Centred, Document, Kept, NewPage, Part, Run, paragraph
from app.exporters.closing import ended
from app.exporters.extras import Extras, Issued
from app.exporters.minutes_outline import minutes_document
from app.exporters.profile import FormatProfile
from app.exporters.supplement_outline import supplement_document
from app.exporters.year_office import YearOffice
from app.exporters.year_tables import booked_table

KIND = "minutes-book"
#: Variants of the book: of the cell's own sessions alone, or of its committee's; blank: of all.
OF_CELL, OF_COMMITTEE = "cell", "committee"

_COVER_DROP = 62  # millimetres
_LINES_DROP = 34


def minutes_book_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the minutes book of a year as blocks; ``record`` must hold the year's sessions whole."""
    office = YearOffice(KIND, record, profile, extras)
    booked = [one for one in record.booked if _is_wanted(one, extras.variant)]
    blocks: list[Block] = [
        *_cover(office, booked),
        NewPage(),
        *_list(office, booked),
        *(block for one in booked for block in _minutes(office, one)),
    ]
    subject = " ".join(_subject(office).split("\n"))
    return Document(f"{profile.string('minutes_book_kind').capitalize()} {subject}", tuple(blocks))


def _is_wanted(one: BookedSession, variant: str) -> bool:
    of_committee = one.session.kind is SessionKind.COMMITTEE
    return {OF_CELL: not of_committee, OF_COMMITTEE: of_committee}.get(variant, True)


def _subject(office: YearOffice) -> str:
    return office.say("subject_committee" if office.of_committee else "subject")


def _cover(office: YearOffice, booked: list[BookedSession]) -> list[Block]:
    days = [one.session.started_at.date() for one in booked if one.session.started_at]
    since, until = (days[0], days[-1]) if days else (None, None)
    span = office.say("from_until", since=office.long_day(since), until=office.long_day(until))
    lines = [office.say("volume"), *(line.strip() for line in span.split("\n"))]
    return [
        office.head(None),
        office.title("minutes_book_kind", _subject(office), _COVER_DROP),
        Centred(tuple(Run(line) for line in lines), _LINES_DROP),
    ]


def _list(office: YearOffice, booked: list[BookedSession]) -> list[Block]:
    summaries = [found for one in booked if (found := office.record.session(one.session.id))]
    return [
        Part("", office.say("list")),
        paragraph(office.say("statement", number=two_digits(len(booked)))),
        booked_table(office, summaries),
    ]


def _minutes(office: YearOffice, one: BookedSession) -> Iterator[Block]:
    """Return the minutes of a session on pages of their own, then what was corrected in them later."""
    yield NewPage()
    extras = _extras(office, one)
    if one.sealed is not None and kept.can_be_set_in(one.sealed):
        yield Kept(one.sealed)
    else:
        yield from ended(minutes_document(one.session, one.counts, office.profile, extras), office.profile).blocks
    if one.session.supplements:
        yield NewPage()
        supplement = supplement_document(one.session, one.counts, office.profile, extras)
        yield from ended(supplement, office.profile).blocks


def _extras(office: YearOffice, one: BookedSession) -> Extras:
    """Return what minutes need beside their session: the number that the register gave them, their sitting's length."""
    issued = [line for line in office.record.issued if line.session == one.session.id]
    numbers = {line.document: Issued(line.number, line.issued_on) for line in issued}
    return replace(office.extras, issued=numbers, sitting_minutes=one.minutes, variant="")
