"""A calendar as a file that other programs read: iCalendar, RFC 5545. Days, not times; no names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from app.domain.vietnamese import clean

PRODUCT = "-//So Chi Bo//So Chi Bo//VI"
#: Octets of a content line without its line break (RFC 5545, 3.1).
WIDTH = 75
#: What text values put a backslash before (3.3.11); a line break becomes ``\n``.
_SPECIAL = re.compile(r"([\\;,])")


@dataclass(frozen=True, slots=True)
class Entry:
    """An all-day entry; ``uid`` is the same every time the file is made."""

    uid: str
    day: date
    summary: str
    description: str = ""
    place: str = ""


def calendar(entries: Iterable[Entry], name: str, stamp: datetime) -> bytes:
    """Return a calendar of all-day entries; ``stamp`` is when it is made, in UTC."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}", *(line for one in entries for line in _event(one, stamp)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def stable_uid(book: str, key: str) -> str:
    """Return an id that is the same for the same thing of the same book and tells nothing of either."""
    return f"{sha256(f'{book}/{key}'.encode()).hexdigest()[:32]}@so-chi-bo"


def escaped(text: str) -> str:
    """Return a text value: backslash, semicolon and comma escaped, line breaks written out."""
    return _SPECIAL.sub(r"\\\1", clean(text).strip()).replace("\n", "\\n").replace("\t", " ")


def folded(line: str) -> str:
    """Return a content line in pieces of at most 75 octets, each but the first after a space; characters stay whole."""
    pieces, present, room = [], "", WIDTH
    for character in line:
        if len((present + character).encode()) > room:
            pieces.append(present)
            present, room = "", WIDTH - 1
        present += character
    return "\r\n ".join([*pieces, present])


def _event(entry: Entry, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.description.strip():
        yield f"DESCRIPTION:{escaped(entry.description)}"
    if entry.place.strip():
        yield f"LOCATION:{escaped(entry.place)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
