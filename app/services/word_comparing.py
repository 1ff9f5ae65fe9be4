"""Laying a Word file that somebody edited beside the document that the book makes now. Nothing is changed by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.places import Place
from app.domain.record_spots import RecordSpots, Spot
from app.domain.records import SessionRecord
from app.domain.text_diff import Piece, Row, aligned, line_key, marked
from app.domain.vocabulary import Word
from app.errors import KnownError, reason_of
from app.exporters.word_text import MOST_BYTES, NOT_WORD, TOO_LARGE, WordComment, WordLine, read_word
from app.paths import is_there

NO_FILE = "“{}” không phải là tệp thường. Đồng chí chọn chính tệp Word .docx."


class Change(Word):
    """How a paragraph of the Word file differs from the book's document."""

    CHANGED = "changed", "Sửa chữ"
    ADDED = "added", "Thêm trong Word"
    REMOVED = "removed", "Không có trong Word"
    NOTED = "noted", "Có ghi chú"


_CHANGES = {"same": Change.NOTED, "changed": Change.CHANGED, "added": Change.ADDED, "removed": Change.REMOVED}


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that differs: its words in the book's document and in Word, marked where they are not the same.

    ``tracked`` says that Word keeps the change as one that is not accepted yet; ``before`` is then what stood there.
    ``place`` is where the record has it, ``where`` that place in words; None for documents of a year.
    """

    id: int
    change: Change
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    comments: tuple[WordComment, ...] = ()
    tracked: bool = False
    before: str = ""
    place: Place | None = None
    where: str = ""

    @property
    def our_text(self) -> str:
        """The book's words."""
        return "".join(piece.text for piece in self.ours)

    @property
    def their_text(self) -> str:
        """The words in Word."""
        return "".join(piece.text for piece in self.theirs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, in the order of the text, how many paragraphs are the same, and the name of the Word file."""

    file_name: str
    differences: tuple[Difference, ...]
    same: int


def read_file(path: Path) -> bytes:
    """Return a chosen file's bytes; raises KnownError for one that is none, cannot be read or is far too large."""
    if path.suffix.lower() != ".docx":
        raise KnownError(NOT_WORD)
    if is_there(path) and not path.is_file():
        raise KnownError(NO_FILE.format(path.name))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownError(TOO_LARGE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KnownError(f"Không đọc được “{path.name}”: {reason_of(error)}. Sổ được giữ nguyên.") from error


def compare(made: bytes, edited: bytes, file_name: str, record: SessionRecord | None = None) -> Comparison:
    """Return what differs between a document of ours and one edited in Word; raises KnownError for an unsafe file.

    ``record`` is the session of the document, so that each difference leads to its place there.
    """
    ours, theirs = read_word(made), read_word(edited)
    present = [line for line in theirs if line_key(line.text) or line.comments]
    our_texts = [line.text for line in ours]
    rows = aligned(our_texts, [line.text for line in present])
    told = [row for row in rows if row.kind != "same" or _is_noted(row, present)]
    spots = _spots(record, our_texts, told, rows)
    deleted = {line_key(line.original) for line in theirs if line.is_tracked and not line_key(line.text)}
    found = tuple(
        _difference(number, row, (ours, present), spots.get(number), deleted) for number, row in enumerate(told)
    )
    return Comparison(file_name, found, sum(row.kind == "same" for row in rows))


def _is_noted(row: Row, theirs: Sequence[WordLine]) -> bool:
    return row.theirs is not None and bool(theirs[row.theirs].comments or theirs[row.theirs].is_tracked)


def _difference(
    number: int, row: Row, lines: tuple[Sequence[WordLine], Sequence[WordLine]], spot: Spot | None, deleted: set[str]
) -> Difference:
    mine = lines[0][row.ours].text if row.ours is not None else ""
    other = lines[1][row.theirs] if row.theirs is not None else None
    change = _CHANGES[row.kind]
    left, right = marked(mine, other.text if other else "")
    tracked = other.is_tracked if other else line_key(mine) in deleted
    return Difference(
        number, change, left, right, other.comments if other else (), tracked,
        other.original if other and tracked else "", spot.place if spot else None, spot.title if spot else "",
    )  # fmt: skip


def _spots(
    record: SessionRecord | None, lines: Sequence[str], told: Sequence[Row], rows: Sequence[Row]
) -> dict[int, Spot]:
    """Return the place of each difference by its number; what only Word has belongs to the line before it."""
    if record is None:
        return {}
    before: dict[int, int] = {}
    last = 0
    for row in rows:
        last = row.ours if row.ours is not None else last
        before[id(row)] = last
    wanted = {before[id(row)] for row in told}
    found = RecordSpots(record).of_lines(lines, wanted)
    return {number: found[before[id(row)]] for number, row in enumerate(told) if before[id(row)] in found}
