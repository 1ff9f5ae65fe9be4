"""The guide and the map of keys as documents to print; neither is a document of the Party, so neither has its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement, pairwise

import msgspec

from app.domain.help_text import HelpLine, Span, Topic
from app.domain.keys import KeyPlace
from app.exporters.blocks import (
    Block,
    Centred,
    Column,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Run,
    Sheet,
    Table,
    Title,
    paragraph,
)
from app.exporters.pictures import place_of
from app.exporters.profile import FormatProfile

GUIDE = "Hướng dẫn sử dụng Sổ Chi Bộ"
KEY_MAP = "Bảng phím của Sổ Chi Bộ"
_COLUMNS = (Column("Phím", 48), Column("Tác dụng", 117))
#: The map: its sheet in millimetres, its columns side by side with their width, its type in points, letters in a line.
_MAP_SHEET = Sheet(297, 210, 12)
_SIDE_BY_SIDE, _MAP_COLUMN, _MAP_TYPE, _MAP_LETTERS = 3, 91, 10, 52
#: The places of a meeting begin so.
_MEETING = ("live", "writing")
_SIGNS = {"text": "", "item": "- "}


def guide_document(chapters: Iterable[tuple[str, Sequence[Topic]]], places: Sequence[KeyPlace], said: str) -> Document:
    """Return the guide: every topic by chapter, then every key; ``said`` stands below the title."""
    blocks: list[Block] = [Title("HƯỚNG DẪN SỬ DỤNG", ("phần mềm Sổ Chi Bộ",), "-----"), paragraph(said)]
    for number, (chapter, topics) in enumerate(chapters, 1):
        blocks.append(Part(f"Phần {number}", chapter.upper()))
        for topic in topics:
            blocks += _topic(topic)
    blocks += [NewPage(), Part("", "BẢNG PHÍM"), *_keys(places)]
    return Document(GUIDE, tuple(blocks))


def key_map_document(places: Sequence[KeyPlace]) -> Document:
    """Return the map of keys alone: a sheet for the pages, one for the meeting, both lying on their side."""
    meeting = [place for place in places if place.code.startswith(_MEETING)]
    pages = [place for place in places if place not in meeting]
    blocks: tuple[Block, ...] = (
        Part("", "BẢNG PHÍM CỦA PHẦN MỀM SỔ CHI BỘ"), _map(pages), NewPage(), _map(meeting),
    )  # fmt: skip
    return Document(KEY_MAP, blocks, _MAP_SHEET)


def _map(places: Sequence[KeyPlace]) -> Table:
    columns = tuple(Column("Phím: tác dụng", _MAP_COLUMN) for _ in range(_SIDE_BY_SIDE))
    return Table(columns, (tuple(_in_columns([_place_lines(place) for place in places])),))


def map_profile(profile: FormatProfile) -> FormatProfile:
    """Return a profile with the small type of the map."""
    body = msgspec.structs.replace(profile.body, line=_MAP_TYPE + 2)
    return msgspec.structs.replace(profile, body=body, sizes=msgspec.structs.replace(profile.sizes, table=_MAP_TYPE))


def _place_lines(place: KeyPlace) -> list[str]:
    return [place.title.upper(), *(f"{entry.cap}: {_lowered(entry.does)}" for entry in place.keys), ""]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _in_columns(held: Sequence[Sequence[str]]) -> list[str]:
    """Return the texts of the columns of a sheet, each place whole, the highest column as low as it can be."""
    heights = [sum(1 + len(line) // _MAP_LETTERS for line in lines) for lines in held]
    cuts = combinations_with_replacement(range(len(held) + 1), _SIDE_BY_SIDE - 1)
    bounds = [(0, *cut, len(held)) for cut in cuts]
    best = min(bounds, key=lambda bound: max(sum(heights[start:end]) for start, end in pairwise(bound)))
    columns = [held[start:end] for start, end in pairwise(best)]
    return ["\n".join(line for lines in column for line in lines).strip() for column in columns]


def _topic(topic: Topic) -> list[Block]:
    blocks: list[Block] = [Heading(2, topic.title)]
    step = 0
    for line in topic.lines:
        step = step + 1 if line.kind == "step" else 0
        blocks.append(_line(line, step))
    if topic.picture:
        blocks += [place_of(topic.picture), Centred((Run(topic.caption, italic=True),))]
    return blocks


def _line(line: HelpLine, step: int) -> Paragraph:
    sign = f"{step}. " if step else _SIGNS[line.kind]
    return Paragraph((Run(sign),) * bool(sign) + tuple(_run(span) for span in line.spans))


def _run(span: Span) -> Run:
    return Run(span.text, bold=span.mark in ("strong", "key"))


def _keys(places: Iterable[KeyPlace]) -> list[Block]:
    blocks: list[Block] = []
    for place in places:
        rows = tuple((entry.cap, entry.does) for entry in place.keys)
        blocks += [Heading(2, place.title), Table(_COLUMNS, rows)]
    return blocks
