"""The two accepted places of the tone mark in open syllables: ``ủy, hóa`` (new) and ``uỷ, hoá`` (old).

HD 36-HD/VPTW and many Party offices keep the old place, the text of 399-QĐ/TW the new one. Only fixed strings are ever
changed, never a person's words.
"""

from __future__ import annotations

import re

from app.domain.vocabulary import Word

_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_TO_OLD = {
    form(new): form(old) for new, old in zip(_NEW, _OLD, strict=True) for form in (str.lower, str.upper, str.capitalize)
}
_OPEN = re.compile(rf"({'|'.join(_TO_OLD)})(?!\w)")


class TonePlace(Word):
    """Where fixed strings put the tone mark."""

    NEW = "new", "ủy, hóa, khóa"
    OLD = "old", "uỷ, hoá, khoá"


def placed(text: str, place: TonePlace) -> str:
    """Return a fixed string, written with the new place, as ``place`` wants it."""
    return text if place is TonePlace.NEW else _OPEN.sub(lambda found: _TO_OLD[found[1]], text)
