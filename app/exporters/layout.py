"""From blocks to WordprocessingML: where each block stands and how it looks, by one profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import assert_never

from app.exporters import drawing, kept, wordml
from app.exporters.blocks import (
    Authority,
    Banner,
    Block,
    Centred,
    Head,
    Heading,
    Kept,
    NewPage,
    NewSection,
    Paragraph,
    Part,
    Ruled,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
)
from app.exporters.looks import Looks
from app.exporters.profile import FormatProfile
from app.exporters.wordml import Look

_STAR = "*"
_DOTS = "…"  # as wide as its letters are high
_RULE_WEIGHT = 0.75  # points
_RULE_DROP = 1.2  # of the title's size: just below the feet of its letters
_CELL_PADDING = (1.9, 0.7)  # millimetres
_LETTER = 0.5  # of its size: how wide a letter is, spaces and ragged ends of lines included
_TABLES = (Head, Table, Signatures, Authority)
_CLOSINGS = (Signatures, Authority)


class Layout:
    """Turns blocks into WordprocessingML by one profile."""

    def __init__(self, profile: FormatProfile) -> None:
        self._profile = profile
        self._looks = looks = Looks.of(profile)
        self._headings = {1: looks.heading_1, 2: looks.heading_2, 3: looks.heading_3}
        self._turn(landscape=False)

    def _turn(self, *, landscape: bool) -> None:
        """Lay out for a page that stands upright, or for one on its side with the same margins."""
        page = self._profile.page
        width, self._page_height = (page.height, page.width) if landscape else (page.width, page.height)
        self._text_width = wordml.twips(width) - wordml.twips(page.left) - wordml.twips(page.right)

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Return the body piece by piece, its last ``w:sectPr`` missing unless pages were turned; the first is empty.

        Word needs a paragraph between two tables and after the last one.
        """
        section = wordml.EMPTY_SECTION
        for block, following in pairwise(chain(blocks, [None])):
            assert block is not None
            yield self._block(block, following)
            if isinstance(block, _TABLES) and (following is None or isinstance(following, _TABLES)):
                yield wordml.paragraph(_led(self._looks.gap, following))
            if isinstance(block, NewSection):
                yield wordml.section_end(self._looks.gap, section)
                section = wordml.section(self._profile.page, landscape=block.landscape, anew=block.anew)
        if section != wordml.EMPTY_SECTION:
            yield section

    def _block(self, block: Block, following: Block | None) -> str:
        match block:
            case Head():
                return self._head(block)
            case Title():
                return self._title(block)
            case Heading():
                return wordml.line_of_text(self._before(self._headings[block.level], following), block.text)
            case Paragraph():
                kept = block.keep or block.text.endswith(":")
                look = self._looks.body.formed(keep_next=True) if kept else self._looks.body
                return _paragraph(self._before(look, following), block.runs)
            case Table():
                return self._table(block, following)
            case Signatures():
                return self._signatures(block)
            case Authority():
                return self._authority(block)
            case _:
                return self._other(block, following)

    def _other(
        self, block: Part | Centred | Ruled | NewPage | NewSection | Banner | Kept, following: Block | None
    ) -> str:
        match block:
            case Part():
                return self._part(block, following)
            case Centred():
                return self._centred(block)
            case Ruled():
                return self._ruled(block)
            case NewPage():
                return wordml.paragraph(self._looks.gap.formed(new_page=True))
            case NewSection():
                self._turn(landscape=block.landscape)
                return ""
            case Banner():
                return self._banner(block)
            case Kept():
                return kept.content_of(block.docx)
            case _:
                assert_never(block)

    def _before(self, look: Look, following: Block | None) -> Look:
        """Let a text stand off the table under it, and stay on the page of the signatures under it."""
        look = look.formed(after=self._profile.body.before) if isinstance(following, Table) else look
        return _led(look, following)

    def _head(self, head: Head) -> str:
        sizes = self._profile.sizes
        look = self._looks.head
        issuer = (
            (look, head.superior),
            (look.faced(bold=True), head.issuer),
            (look, _STAR),
            (look.faced(size=sizes.number), head.number),
        )
        place_date = look.faced(italic=True, size=sizes.place_date)
        dated = wordml.line_of_text(place_date, head.place_date) if head.place_date else ""
        right = self._party_title(head.party_title) + dated
        left = _lines(line for line in (*issuer, (look.faced(italic=True), head.mark)) if line[1])
        return self._side_by_side(left, right, wordml.twips(self._profile.head.left_column))

    def _party_title(self, text: str) -> str:
        size = self._profile.sizes.party_title
        look = self._looks.head.faced(bold=True, size=size).formed(after=self._profile.body.before)
        line = drawing.drawn_line(self._profile.head.rule_length, _RULE_DROP * size, _RULE_WEIGHT)
        return wordml.paragraph(look, line, wordml.run(text, look.face))

    def _title(self, title: Title) -> str:
        subject, kind = self._looks.subject, self._looks.kind
        kind = kind.formed(before=kind.form.before + wordml.points(title.drop)) if title.drop else kind
        rule = subject.faced(bold=False).formed(after=self._profile.body.before)
        lines = ((kind, title.kind), *((subject, line) for line in title.subject), (rule, title.rule))
        return _lines(lines)

    def _part(self, part: Part, following: Block | None) -> str:
        look = self._headings[1].formed(align="center", first_line=0)
        label = look.formed(before=2 * self._profile.body.before)
        name = self._before(look, following)
        return _lines((each, text) for each, text in ((label, part.label), (name, part.name)) if text)

    def _centred(self, block: Centred) -> str:
        body = self._profile.body
        look = self._looks.head.faced(size=body.size).formed(line=body.line, before=body.before)
        looks = [look.formed(before=look.form.before + wordml.points(block.drop)), *[look] * len(block.lines)]
        return "".join(_paragraph(each, [run]) for each, run in zip(looks, block.lines, strict=False))

    def _ruled(self, block: Ruled) -> str:
        body = self._profile.body
        look = self._looks.table.faced(size=body.size).formed(before=body.before)
        dots = _DOTS * int(self._text_width / (20 * look.face.size))
        kept = wordml.line_of_text(look.formed(keep_next=True), dots) * block.kept
        return wordml.line_of_text(look, dots) * (block.lines - block.kept) + kept

    def _banner(self, block: Banner) -> str:
        look = self._looks.head
        return _lines(
            (look.faced(size=line.size, bold=line.bold, italic=line.italic).formed(before=line.drop), line.text)
            for line in block.lines
        )

    def _table(self, table: Table, following: Block | None) -> str:
        widths = wordml.column_twips(column.width for column in table.columns)
        head = self._looks.table.formed(align="center", keep_next=True).faced(bold=True)
        looks = [self._looks.table.formed(align=column.align) for column in table.columns]
        last = [_led(look, following) for look in looks]
        room = [self._room(width, look) for width, look in zip(widths, looks, strict=True)]
        rows = [_row(widths, [head] * len(widths), [column.title for column in table.columns], header=True)]
        rows += [_row(widths, looks, texts, whole=_fits(room, texts)) for texts in table.rows[:-1]]
        rows += [_row(widths, last, texts, whole=_fits(room, texts)) for texts in table.rows[-1:]]
        return wordml.table(widths, rows, ruled=True, padding=_CELL_PADDING)

    def _room(self, width: int, look: Look) -> tuple[float, float]:
        """Return about how many letters stand on a line of a column, and how many lines on half a page; rather less."""
        page = self._profile.page
        half = wordml.twips(self._page_height - page.top - page.bottom) / 2
        per_line = (width - 2 * wordml.twips(_CELL_PADDING[0])) / (_LETTER * 20 * look.face.size)
        return per_line, half / (20 * (look.form.line or 1.2 * look.face.size))

    def _signatures(self, block: Signatures) -> str:
        with_post = bool(block.left.post or block.right.post)
        left, right = (self._signer(signer, with_post=with_post) for signer in (block.left, block.right))
        return self._side_by_side(left, right, self._text_width // 2)

    def _authority(self, block: Authority) -> str:
        items = self._looks.recipients
        label = self._first(items).faced(underline=True, size=self._profile.sizes.recipients_label)
        label = label.formed(line=self._profile.body.line)  # so that it stands level with the signature
        lines = ((label, block.recipients_label), *((items, text) for text in block.recipients))
        signer = self._signer(block.signer, with_post=bool(block.signer.post))
        return self._side_by_side(_lines(lines), signer, self._text_width // 2)

    def _signer(self, signer: Signer, *, with_post: bool) -> str:
        look = self._looks.signature
        bold = look.faced(bold=True)
        post = [(look, signer.post)] if with_post else []
        room = [(look, "")] * self._profile.signature_lines
        return _lines([(self._first(bold), signer.authority), *post, *room, (bold, signer.name)])

    def _first(self, look: Look) -> Look:
        """Let the first line of a closing stand off the body."""
        return look.formed(before=2 * self._profile.body.before)

    def _side_by_side(self, left: str, right: str, left_width: int) -> str:
        widths = (left_width, self._text_width - left_width)
        cells = (wordml.cell(width, content) for width, content in zip(widths, (left, right), strict=True))
        return wordml.table(widths, [wordml.row(cells)], ruled=False)


def _led(look: Look, following: Block | None) -> Look:
    return look.formed(keep_next=True) if isinstance(following, _CLOSINGS) else look


def _paragraph(look: Look, runs: Iterable[Run]) -> str:
    return wordml.paragraph(look, *(look.run(run.text, bold=run.bold, italic=run.italic) for run in runs))


def _fits(room: Iterable[tuple[float, float]], texts: Iterable[str]) -> bool:
    """Return whether a row surely takes less than half a page; rdocx 0.16 cuts a whole one off at the foot."""
    return all(
        text.count("\n") + 1 + len(text) // per_line < lines
        for (per_line, lines), text in zip(room, texts, strict=True)
    )


def _row(
    widths: Iterable[int], looks: Iterable[Look], texts: Iterable[str], *, header: bool = False, whole: bool = True
) -> str:
    cells = (
        wordml.cell(width, wordml.line_of_text(look, text))
        for width, look, text in zip(widths, looks, texts, strict=True)
    )
    return wordml.row(cells, header=header, whole=whole)


def _lines(lines: Iterable[tuple[Look, str]]) -> str:
    return "".join(wordml.line_of_text(look, text) for look, text in lines)
