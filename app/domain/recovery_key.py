"""The recovery key: the second way into an encrypted book, printed once and kept with the cell's papers.

It is the book's own key in letters that are hard to misread (no I, L, O or U), in eleven groups of five, with a check
at its end so that a slip of the pen is told from a wrong key. It opens the book until its password changes.
"""

from __future__ import annotations

import hashlib
import unicodedata

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_KEY_BYTES, _CHECK_BYTES, _GROUP = 32, 2, 5
_LENGTH = 55
_SPARE_BITS = _LENGTH * 5 - (_KEY_BYTES + _CHECK_BYTES) * 8


def encode(raw: bytes) -> str:
    """Return a key of 32 bytes as ``ABCDE-…``: eleven groups of five."""
    number = int.from_bytes(raw + _check(raw)) << _SPARE_BITS
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def decode(text: str) -> bytes | None:
    """Return the key that a text spells, None for a text that is no recovery key or has a slip in it."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_MISREAD)
    letters = "".join(letter for letter in plain if letter.isalnum())
    if len(letters) != _LENGTH or any(letter not in _LETTERS for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    whole = (number >> _SPARE_BITS).to_bytes(_KEY_BYTES + _CHECK_BYTES)
    raw, check = whole[:_KEY_BYTES], whole[_KEY_BYTES:]
    fits = check == _check(raw) and number & (1 << _SPARE_BITS) - 1 == 0
    return raw if fits else None


def looks_like(text: str) -> bool:
    """Return whether somebody seems to type a recovery key: groups of letters and digits of about its length."""
    letters = [letter for letter in text if letter.isalnum()]
    return text.count("-") >= 6 and abs(len(letters) - _LENGTH) <= _GROUP


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"so-chi-bo recovery" + raw).digest()[:_CHECK_BYTES]
