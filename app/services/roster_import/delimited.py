"""Rosters that are plain text: .csv in whatever encoding, and cells pasted from elsewhere."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable

from app.domain.old_fonts import OldFont, convert, detect
from app.domain.roster_planning import MOST_OLD_LETTERS, UNICODE, Source
from app.domain.roster_terms import FAMILY_NAMES
from app.domain.roster_values import Sheet, words_of
from app.errors import KnownError
from app.services.roster_import import limits

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig", "utf-8"), (b"\xff\xfe", "utf-16", "utf-16"), (b"\xfe\xff", "utf-16", "utf-16"))
ENCODINGS = ("utf-8", "utf-16", "cp1258", *(font.value for font in OldFont))
_DELIMITERS = ("\t", ";", ",", "|")
#: Bytes by which an encoding is guessed.
_SAMPLE = 64 * 1024
#: Lines by which the sign between cells is found.
_LOOKED_AT = 50
#: What Windows has in place of Latin-1's unused signs.
_WINDOWS = {byte: letter for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", "ignore"))}


def read_csv(name: str, data: bytes, encoding: str = "") -> Source:
    """Return the one sheet of a .csv, in the encoding given or found."""
    text, used = decoded(data, encoding)
    return Source(name, (_sheet("", text),), used, ENCODINGS)


def read_text(name: str, text: str) -> Source:
    """Return what was pasted as one sheet; raises KnownError for too much of it."""
    if len(text) > limits.MOST_LETTERS:
        raise KnownError(limits.TOO_MUCH)
    return Source(name, (_sheet("", text),), UNICODE)


def decoded(data: bytes, wanted: str = "") -> tuple[str, str]:
    """Return the text of a file and the name of its encoding; ``wanted`` is the user's choice or nothing."""
    limits.check_bytes(len(data), limits.MOST_TEXT_BYTES)
    if wanted:
        return _decoders()[wanted](data), wanted
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    if b"\0" in data:
        if not _is_utf_16(data[:_SAMPLE]):
            raise KnownError(limits.HOLLOW)
        return _utf_16(data), "utf-16"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)
    font = detect([text])
    return (_converted(text, font), font.value) if font is not None else (text, "utf-8")


def _decoders() -> dict[str, Callable[[bytes], str]]:
    made: dict[str, Callable[[bytes], str]] = {
        "utf-8": lambda data: data.decode("utf-8-sig", "replace"),
        "utf-16": _utf_16,
        "cp1258": _cp1258,
    }
    for font in OldFont:
        made[font.value] = lambda data, font=font: _converted(_western(data), font)  # type: ignore[misc]
    return made


def _guessed(data: bytes) -> tuple[str, str]:
    """Return bytes that are no UTF-8 as what they most likely are."""
    western = _western(data)
    font = detect([western])
    if font is not None:
        return _converted(western, font), font.value
    sample = data[:_SAMPLE]
    named = {"cp1258": _family_names(_cp1258(sample))}
    named |= {one.value: _family_names(convert(_western(sample), one)) for one in OldFont}
    best = max(named, key=lambda name: named[name])
    if named[best]:
        return _decoders()[best](data), best
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    codec = match.encoding if match is not None else "cp1252"
    return unicodedata.normalize("NFC", data.decode(codec, "replace")), codec.replace("_", "-")


def _family_names(text: str) -> int:
    """Return how many words of a text are family names that are written with Vietnamese letters."""
    return sum(not word.isascii() and words_of(word[:20]) in FAMILY_NAMES for word in text.split())


def _converted(text: str, font: OldFont) -> str:
    if len(text) > MOST_OLD_LETTERS or text.count("\n") > limits.MOST_ROWS:
        raise KnownError(limits.TOO_MUCH)
    return convert(text, font)


def _western(data: bytes) -> str:
    """Return bytes as the letters that old fonts borrowed; every byte is one."""
    return data.decode("latin-1").translate(_WINDOWS)


def _cp1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def _is_utf_16(data: bytes) -> bool:
    """Return whether zeros stand where UTF-16 has them: often in one half of the pairs, hardly ever in the other."""
    few, many = sorted((data[::2].count(0), data[1::2].count(0)))
    return many * 10 >= len(data) and few * 20 <= many


def _utf_16(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-16-be" if data[:4000:2].count(0) > data[1:4000:2].count(0) else "utf-16-le", "replace")


def _sheet(name: str, text: str) -> Sheet:
    if not text.strip():
        raise KnownError(limits.EMPTY)
    lines = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    head, _, rest = lines.partition("\n")
    delimiter = _delimiter(lines)
    if head.strip().lower().startswith("sep=") and len(head.strip()) == len("sep=;"):
        delimiter, lines = head.strip()[-1], f"\n{rest}"
    budget, rows = limits.Budget(), []
    for row in _rows(lines, delimiter):
        cells = limits.trimmed([cell or None for cell in row[: limits.MOST_COLUMNS]])
        budget.spend(len(cells), sum(map(len, row)))
        rows.append(cells)
        if len(rows) > limits.MOST_ROWS:
            raise KnownError(limits.TOO_MUCH)
    return Sheet(name, tuple(rows))


def _rows(text: str, delimiter: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise KnownError(limits.BROKEN) from error


def _delimiter(text: str) -> str:
    """Return the sign that stands equally often in the most lines, seldom none; a tab where several do."""
    lines = [line for line in text[: limits.MOST_CELLS].split("\n")[:_LOOKED_AT] if line.strip()]

    def worth(sign: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(sign) for line in lines]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    best = max(_DELIMITERS, key=worth)
    return best if worth(best)[0] else "\t"


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
