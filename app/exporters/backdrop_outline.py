"""The backdrop of a session (ma-két): the words for the wall, one sheet on its side, A4 or A3.

Order of the lines and the five hyphens as in the sample of Kỳ Lợi commune (8/2022).
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.document_variants import A3
from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import official_date, paragraphs
from app.exporters import extras as others
from app.exporters.blocks import Banner, BannerLine, Document, Sheet
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording, quoted

KIND = "backdrop"
_SHEETS = {"": Sheet(297, 210, 20), A3: Sheet(420, 297, 28)}
#: Sizes of the lines in points on A4, and the most and the least the topic may have.
_OFFICE, _RULE, _MEETING, _DATE, _TOPIC = 24, 20, 44, 22, 54
_LEAST_TOPIC = 20
#: Width of a bold capital of Times New Roman, spaces included, and height of a line, as parts of the size.
_CAPITAL, _LINE = 0.64, 1.16
_TOPIC_LINES = 4
_POINTS_PER_MM = 72 / 25.4


def backdrop_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the backdrop of a session as one sheet of large lines."""
    words = Wording(session, profile, extras)
    sheet = _SHEETS[A3 if extras.variant == A3 else ""]
    grown = sheet.width / _SHEETS[""].width
    width, height = ((side - 2 * sheet.margin) * _POINTS_PER_MM for side in (sheet.width, sheet.height))
    sizes = (grown * share / 10 for share in range(10, 3, -1))
    lines = next(found for size in sizes if _height(found := _lines(words, width, size)) <= height or size < grown / 2)
    lines[0] = replace(lines[0], drop=max(0, (height - _height(lines)) / 2 - _OFFICE))
    return Document(f"Ma-két {words.session_name()}", (Banner(tuple(lines)),), sheet)


def _lines(words: Wording, width: float, grown: float) -> list[BannerLine]:
    """Return the lines at ``grown`` times their size, each broken evenly where it is wider than ``width`` points."""
    session, office = words.session, _letters(width, _OFFICE * grown)
    topic = quoted("\n".join(line.upper() for line in paragraphs(session.topic)) or words.blank)
    size, shown = topic_lines(topic, width, most=_TOPIC * grown)
    meeting = _broken(_meeting(words), _letters(width, _MEETING * grown))
    place, day = words.cell.place or words.blank, official_date(words.day, year=session.year)
    superior = _broken(words.cell.superior.upper(), office) or [words.blank]
    return [
        *(BannerLine(line, _OFFICE * grown) for line in superior),
        *(BannerLine(line, _OFFICE * grown, bold=True) for line in _broken(words.cell.name.upper(), office)),
        BannerLine(words.profile.string("rule"), _RULE * grown),
        *(BannerLine(line, _MEETING * grown, bold=True, drop=0 if n else 10 * grown) for n, line in enumerate(meeting)),
        *(BannerLine(line, size, bold=True, drop=0 if n else 8 * grown) for n, line in enumerate(shown)),
        BannerLine(f"{place}, {day}", _DATE * grown, italic=True, drop=14 * grown),
    ]


def _height(lines: list[BannerLine]) -> float:
    return sum(line.drop + line.size * _LINE for line in lines)


def topic_lines(topic: str, width: float, *, most: float) -> tuple[float, list[str]]:
    """Return a size in points and the lines of a topic: at most four as wide as ``width`` points, where that goes.

    Lines are filled evenly and end at a comma rather than in the middle of a phrase; those a person broke stay so.
    """
    size = most
    while size > _LEAST_TOPIC:
        lines = _broken(topic, _letters(width, size))
        if len(lines) <= _TOPIC_LINES and all(len(line) <= _letters(width, size) for line in lines):
            return size, lines
        size -= 2
    return size, _broken(topic, _letters(width, size))


def _letters(width: float, size: float) -> int:
    return max(1, int(width / (_CAPITAL * size)))


def _broken(topic: str, letters: int) -> list[str]:
    return [line for part in topic.split("\n") for line in _filled(part.split(), letters)]


def _filled(words: list[str], letters: int) -> list[str]:
    """Return words as the lines of least cost: as few as possible, then evenly filled."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        found = []
        for start in range(end):
            line = " ".join(words[start:end])
            if len(line) <= letters or start == end - 1:
                cost, before = best[start]
                found.append((cost + _cost(line, letters), [*before, line]))
        best.append(min(found, key=lambda one: one[0]))
    return best[-1][1]


def _cost(line: str, letters: int) -> float:
    """Return what a line costs: 1 for being there, the square of what is left free, less for ending at a comma."""
    free = max(0, letters - len(line)) / letters
    return 1 + free * free - 0.15 * line.endswith((",", ";", ":"))


def _meeting(words: Wording) -> str:
    return words.texts(KIND).say(words.session.kind.value, period=words.period().upper())
