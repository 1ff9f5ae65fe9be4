"""Text written for fonts from before Unicode: TCVN3 (ABC, fonts named .Vn…) and VNI.

Such text comes as letters of Western Europe that only those fonts drew as Vietnamese: ``NguyÔn V¨n Hïng`` (TCVN3),
``Nguyeãn Vaên Huøng`` (VNI). The tables are those of viparse, taken from documents of 1998 to 2009; VNI's ẳ and ỵ are
added here, as VNI's own keyboard makes them. In TCVN3 the letter ư is the soft hyphen (U+00AD): nothing invisible may
be cleaned away before a text is converted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.domain.syllables import is_syllable
from app.domain.vietnamese import fold
from app.domain.vocabulary import Word

if TYPE_CHECKING:
    from viparse.normalize.tables import Charmap


class OldFont(Word):
    """The two encodings of fonts in which cells of the 1990s and 2000s wrote."""

    TCVN3 = "tcvn3", "TCVN3 (ABC)"
    VNI = "vni", "VNI"


#: TCVN3 has no capitals with marks; a second font (.VnTimeH) drew small letters as capitals.
CAPITALS = "Chữ in hoa có dấu có thể thành chữ thường, đề nghị đồng chí xem lại."

#: What this program adds to viparse's table of VNI.
_VNI_TOO = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))

#: Letters that only Unicode has: where one stands, the text around it was not typed for an old font.
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
#: A word in any of the encodings: letters and the signs that stand for letters in TCVN3.
_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u00d7\u00f7\u2212\u2219])+")
_SURELY_OLD = re.compile("[\u00a1-\u00ff\u2212\u2219]")
_BARE = re.compile("[a-z]")
_VOWEL = re.compile("[aeiouy]")

#: So many different words must be Vietnamese after conversion only; fewer in a text of which nothing speaks against it.
ENOUGH_WORDS = 3
FEWEST_WORDS = 2
#: And so many for each word that speaks against it.
PER_CONTRARY = 4
#: As much of a long text is looked at.
LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How many words speak for a font, how many of them differ, how many speak against, whether nothing is odd."""

    words: int
    different: int
    contrary: int
    all_vietnamese: bool

    @property
    def is_enough(self) -> bool:
        if self.different >= ENOUGH_WORDS and self.words >= PER_CONTRARY * self.contrary:
            return True
        return self.different >= FEWEST_WORDS and self.all_vietnamese


def detect(texts: Sequence[str]) -> OldFont | None:
    """Return the old font that a text, or a whole column of cells, was written for; None when that is not sure.

    Words count that are no Vietnamese as they stand and are after conversion. One such word is never enough.
    """
    text = "\n".join(texts)[:LOOKED_AT]
    if _SURELY_OLD.search(text) is None:
        return None
    found = [(one, font) for font in OldFont if (one := _evidence(text, font)).is_enough]
    return max(found, key=lambda pair: pair[0].words - pair[0].contrary)[1] if found else None


def convert(text: str, font: OldFont) -> str:
    """Return a text written for ``font`` in Unicode (NFC); words, spaces and lines stay as they are.

    Words that are Unicode already are left alone. In TCVN3, a word or line that holds capitals and no small letter
    without a mark was set in capitals, and becomes capitals.
    """
    return "".join(_convert_line(line, font) for line in text.splitlines(keepends=True))


def _convert_line(line: str, font: OldFont) -> str:
    line = unicodedata.normalize("NFC", line)
    if _ONLY_UNICODE.search(line):
        return _WORD.sub(lambda found: _convert_old_word(found[0], font), line)
    if font is not OldFont.TCVN3:
        return _by_table(line, font)
    if _BARE.search(line) is None and any(_is_capital_word(word) for word in _WORD.findall(line)):
        return _by_table(line, font).upper()
    return _by_table(_WORD.sub(lambda found: _raised(found[0]), line), font)


def _convert_old_word(word: str, font: OldFont) -> str:
    """Return a word of a line that is Unicode in part: converted when only that makes it Vietnamese."""
    if _ONLY_UNICODE.search(word) or is_syllable(word):
        return word
    converted = _by_table(word, font)
    return converted if is_syllable(converted) else word


def _raised(word: str) -> str:
    return _by_table(word, OldFont.TCVN3).upper() if _is_capital_word(word) else word


def _is_capital_word(word: str) -> bool:
    """Return whether a word of TCVN3 was set in capitals: two of A to Z, none of a to z, and letters with marks."""
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) > 1 and len(plain) < len(word) and all(letter.isupper() for letter in plain)


def _evidence(text: str, font: OldFont) -> _Evidence:
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    converted = {word: convert(word, font) for word in dict.fromkeys(words)}
    good = {word for word, new in converted.items() if len(word) > 1 and is_syllable(new) and not is_syllable(word)}
    odd = {word for word, new in converted.items() if not is_syllable(new) and _VOWEL.search(fold(new))}
    contrary = {word for word in odd if not word.isascii()} | {word for word in converted if _ONLY_UNICODE.search(word)}
    return _Evidence(_count(words, good), len(good), _count(words, contrary), not odd and not contrary)


def _count(words: Iterable[str], chosen: set[str]) -> int:
    return sum(word in chosen for word in words)


def _by_table(text: str, font: OldFont) -> str:
    from viparse.normalize.tables import convert as by_table

    return str(by_table(text, _table(font)))


@cache
def _table(font: OldFont) -> Charmap:
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import build_charmap

    known = CHARMAPS[font.value]
    return build_charmap(font.value, [*known.pairs, *_VNI_TOO]) if font is OldFont.VNI else known
