"""Names of organisations in small letters: an offer made from names typed all in capitals or all without."""

from __future__ import annotations

import re

#: Expressions of which only the first letter is a capital inside a name, as official names are written.
_PHRASES = frozenset(
    {
        "bảo hiểm", "bệnh viện", "công an", "công đoàn", "công ty", "cơ quan", "cổ phần", "cựu chiến binh",
        "dân vận", "doanh nghiệp", "đào tạo", "đoàn thể", "giáo dục", "hành chính", "hội đồng nhân dân", "hợp tác xã",
        "kế toán", "khu dân cư", "khu phố", "kiểm tra", "kinh tế", "mầm non", "mặt trận", "mẫu giáo", "môi trường",
        "nội vụ", "nông nghiệp", "phụ nữ", "quân sự", "tài chính", "thanh niên", "tiểu học", "tổ chức",
        "tổ dân phố", "tổng hợp", "trách nhiệm hữu hạn", "trung học", "trung học cơ sở", "trung học phổ thông",
        "trung tâm", "trạm y tế", "tuyên giáo", "ủy ban nhân dân", "văn hóa", "văn phòng", "xã hội", "xây dựng", "y tế",
    }
)  # fmt: skip
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
#: Kinds of unit: written small after “Đảng bộ”, as in “Đảng bộ xã Tân Hòa”.
UNITS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
_EXPRESSIONS = _PHRASES.union(unit for unit in UNITS if " " in unit)
_HEADS = ("chi bộ", "chi ủy", "chi uỷ", "đảng bộ", "đảng ủy", "đảng uỷ")
_ROMAN = re.compile(r"[IVX]{2,}|[IVX]")
#: What parts a name: words on both sides belong to different expressions.
_PARTING = re.compile(r"(\s*[,;()/–-]+\s*)")


def is_one_case(text: str) -> bool:
    """Return whether a name of several letters is all in capitals or all without."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and (all(c.isupper() for c in letters) or all(c.islower() for c in letters))


def in_small_letters(text: str) -> str:
    """Return a name of one case with capitals where they usually stand; any other name as it is."""
    if not is_one_case(text):
        return text
    first, *others = _PARTING.split(" ".join(text.split()))
    made = [_small_unit(_cased(first, begins=True))]
    made += [_cased(part) if at % 2 else part for at, part in enumerate(others)]
    return "".join(made)


def first_capital(text: str) -> str:
    """Return a text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def unit_of(text: str) -> str:
    """Return the kind of unit that a name begins with, as typed: ``Xã`` of ``Xã Tân Hòa``; nothing without one."""
    lowered = text.lower()
    found = next((unit for unit in UNITS if lowered.startswith(f"{unit} ")), "")
    return text[: len(found)]


def _cased(part: str, *, begins: bool = False) -> str:
    """Return one part of a name with its capitals; a part that ``begins`` the name may be led by ``chi bộ``.

    Further on a kind of unit says where the organisation is, and is small: ``Khu phố 5, phường An Hòa``.
    """
    known, made = part.split(), list[str]()
    words = [word.lower() for word in known]
    at = 0
    while at < len(words):
        length = _phrase_at(words, at, begins=begins)
        first = known[at] if _stays(known[at]) else words[at].capitalize()
        made += [first, *words[at + 1 : at + length]]
        at += length
    cased = " ".join(made)
    unit = "" if begins or " ".join(words[:2]) in _PHRASES else unit_of(cased)
    return f"{unit.lower()}{cased[len(unit) :]}"


def _phrase_at(words: list[str], at: int, *, begins: bool) -> int:
    """Return how many words from ``at`` belong together."""
    heads = (2,) if begins and at == 0 and " ".join(words[:2]) in _HEADS else ()
    fitting = (n for n in range(_LONGEST, 1, -1) if " ".join(words[at : at + n]) in _EXPRESSIONS)
    return next(iter(heads), None) or next(fitting, 1)


def _stays(word: str) -> bool:
    """Return whether a word is a number such as ``5A`` or ``III``."""
    return any(c.isdigit() for c in word) or bool(_ROMAN.fullmatch(word))


def _small_unit(text: str) -> str:
    head = next((head for head in _HEADS[3:] if text.lower().startswith(f"{head} ")), "")
    rest = text[len(head) + 1 :]
    unit = unit_of(rest)
    return f"{text[: len(head)]} {unit.lower()}{rest[len(unit) :]}" if head and unit else text
