"""Vietnamese as it was typed for the fonts before Unicode, made from the rules of their keyboards.

Independent of the tables that the program reads with: TCVN3 by the place of each letter in the standard of 1993, VNI by
its rule of a letter followed by its mark.
"""

from __future__ import annotations

import unicodedata

_TCVN3 = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", map(chr, range(0xA1, 0xAF)), strict=True)) | {
    letter: chr(place)
    for row, places in {
        "àảãáạ": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
        "ằẳẵắặ": (0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
        "ầẩẫấậ": (0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
        "èẻẽéẹ": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
        "ềểễếệ": (0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
        "ìỉĩíị": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
        "òỏõóọ": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
        "ồổỗốộ": (0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
        "ờởỡớợ": (0xEA, 0xEB, 0xEC, 0xED, 0xEE),
        "ùủũúụ": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
        "ừửữứự": (0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
        "ỳỷỹýỵ": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
    }.items()
    for letter, place in zip(row, places, strict=True)
}

_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_MARKS = {"": "øùûõï", _HAT: "àáåãä", _BREVE: "èéúüë", _HORN: "øùûõï"}
_ALONE = {"": "", _HAT: "â", _BREVE: "ê", _HORN: ""}
_HORNED = {"o": "ô", "u": "ö"}
_WHOLE = dict(zip("đìíỉĩịỵ", "ñìíæóòî", strict=True))

#: Every letter with a mark that Vietnamese has.
SMALL = "".join(sorted({"đ"} | set("ăâêôơư") | {letter for letter in _TCVN3 if letter.islower()}))
LETTERS = SMALL + SMALL.upper()


def tcvn3(text: str) -> str:
    """Return ``text`` as TCVN3; capitals with a tone become small ones, which .VnTimeH drew as capitals."""
    return "".join(_TCVN3.get(c) or _TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """Return ``text`` as VNI."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _WHOLE:
        written = _WHOLE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in _TONES), "")
        shape = next((mark for mark in marks if mark in (_HAT, _BREVE, _HORN)), "")
        base = _HORNED[base] if shape == _HORN else base
        written = base + (_MARKS[shape][_TONES.index(tone)] if tone else _ALONE[shape])
    return written.upper() if letter.isupper() else written
