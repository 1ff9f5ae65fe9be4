"""Names of the organisation, of its superior and of its place, against the form that the head of a document needs.

Sources: HD 36-HD/VPTW (03/4/2018) and HD 05-HD/VPTW (27/5/2026), name of the issuing organisation: above stands the
superior as ĐẢNG BỘ …, never ĐẢNG ỦY …, below it CHI BỘ …, without quotation marks; place and date: a commune or ward
writes its name only, with the word for it where the name is a person's, a number, one syllable or that of a higher
unit. A finding changes nothing: it says what is unusual and offers how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.name_case import first_capital, in_small_letters, is_one_case, unit_of
from app.domain.vietnamese import fold, one_line
from app.domain.vocabulary import CellKind

#: From this many letters a name takes several lines in the head of a document.
LONG_NAME = 80
LONG_PLACE = 24
COMMUNES = ("xa", "phuong", "thi tran", "dac khu")
#: Committees by their short names, and how the organisation under each is called.
_COMMITTEES = {"tinh": "tỉnh", "thanh": "thành phố", "huyen": "huyện", "quan": "quận", "thi": "thị xã"}
_SHORT_UNITS = {"thanh pho": "TP", "thi xa": "TX", "thi tran": "TT"}
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)[‘']|[’'](?!\w)")
_DATED = re.compile(r",?\s*ngày\b.*|,?\s*\d{1,2}/.*|,?\s*(?:năm\s+)?\b(?:19|20)\d\d\b.*", re.IGNORECASE)
#: “Chi bộ Văn phòng Đảng ủy” is a name of its own; after a comma, a dash or “thuộc” the same words name the superior.
_ABOVE_INSIDE = re.compile(
    r"\s+đảng bộ\s.*|(?:\s*[,;(–-]\s*|\s+(?:trực\s+)?thuộc\s+)(?:đảng bộ|đảng ủy|đảng uỷ)\s.*", re.IGNORECASE
)
_END = " .,;:*-–"


@dataclass(frozen=True, slots=True)
class NameFinding:
    """What is unusual in a name, in words; ``offer`` is how it might be written (nothing: only the person knows)."""

    text: str
    offer: str = ""


Check = Callable[[str, CellKind], NameFinding | None]


def name_findings(name: str, kind: CellKind) -> tuple[NameFinding, ...]:
    """Return what is unusual in the name of a cell, the weightiest first; nothing for a blank one."""
    return _look(name, kind, (_quoted, _above_inside, _own_head, _ended, _one_case, _first_small, _long))


def superior_findings(superior: str, kind: CellKind) -> tuple[NameFinding, ...]:
    """Return what is unusual in the name of the organisation above; nothing for a blank one."""
    return _look(superior, kind, (_quoted, _above_head, _ended, _one_case, _first_small, _long))


def place_findings(place: str, kind: CellKind) -> tuple[NameFinding, ...]:
    """Return what is unusual in the place of the date line; nothing for a blank one."""
    return _look(place, kind, (_with_date, _quoted, _ended, _with_unit, _place_case, _first_small, _bare, _wide))


def place_of(superior: str) -> str:
    """Return the place that the name of a superior lets expect: ``Tân Hòa`` of ``Đảng bộ xã Tân Hòa``; else nothing."""
    text = in_small_letters(one_line(superior))
    if fold(text).split()[:2] not in (["dang", "bo"], ["dang", "uy"]):
        return ""
    rest = " ".join(text.split()[2:])
    unit = unit_of(rest)
    return _without_unit(rest, unit) if fold(unit) in COMMUNES else ""


def _look(text: str, kind: CellKind, checks: tuple[Check, ...]) -> tuple[NameFinding, ...]:
    tidy = one_line(text)
    told = [check(tidy, kind) for check in checks] if tidy else []
    return tuple(found for found in told if found is not None and found.offer != tidy)


def _own_head(text: str, kind: CellKind) -> NameFinding | None:
    words = text.split()
    folded = [fold(word).strip(":.,-") for word in words]
    if kind is CellKind.COMMITTEE:
        return None
    if folded[:2] == ["chi", "bo"]:
        return _colon(words, "CHI BỘ …", "Chi bộ")
    if folded[:2] in (["dang", "bo"], ["dang", "uy"]):
        return NameFinding("Đây giống tên của cấp trên. Ô này ghi tên của chính chi bộ, như “Chi bộ Thôn Đông”.")
    rest = " ".join(words[1:] if folded[0] in ("cb", "c.b", "chibo") else words)
    text = "Dòng tên trong văn bản bắt đầu bằng CHI BỘ …"
    return NameFinding(text, f"Chi bộ {first_capital(in_small_letters(rest))}" if rest else "")


def _above_inside(text: str, kind: CellKind) -> NameFinding | None:
    match = _ABOVE_INSIDE.search(text)
    if kind is CellKind.COMMITTEE or match is None or not match.start():
        return None
    return NameFinding("Tên cấp trên đã có dòng riêng, không ghi cùng tên chi bộ.", text[: match.start()].rstrip(_END))


def _above_head(text: str, _: CellKind) -> NameFinding | None:
    words = text.split()
    folded = [fold(word).strip(":.,-") for word in words]
    if folded[:2] == ["dang", "bo"]:
        return _colon(words, "ĐẢNG BỘ …", "Đảng bộ")
    if folded[:2] == ["dang", "uy"] or folded[0] in ("du", "db"):
        rest = " ".join(words[2 if folded[0] == "dang" else 1 :])
    elif folded[0] in _COMMITTEES and folded[1:2] == ["uy"]:
        rest = " ".join([_COMMITTEES[folded[0]], *words[2:]])
    elif folded[:2] == ["chi", "bo"]:
        return NameFinding("Đây giống tên chi bộ. Ô này ghi tên đảng bộ cấp trên, như “Đảng bộ xã Tân Hòa”.")
    else:
        return NameFinding("Dòng cấp trên trong văn bản bắt đầu bằng ĐẢNG BỘ …", _above(text))
    return NameFinding(
        "Đầu văn bản ghi tên tổ chức là ĐẢNG BỘ …; đảng ủy là cơ quan lãnh đạo của đảng bộ ấy.", _above(rest)
    )


def _above(rest: str) -> str:
    """Return the organisation under a name such as ``Xã Tân Hòa``, its kind of unit written small."""
    rest = in_small_letters(rest)
    unit = unit_of(rest)
    return f"Đảng bộ {unit.lower()}{rest[len(unit) :]}" if rest else ""


def _colon(words: list[str], shown: str, head: str) -> NameFinding | None:
    if len(words) == 2:
        return NameFinding(f"Sau {shown.removesuffix(' …')} cần có tên riêng.")
    if not words[1].endswith(":"):
        return None
    rest = in_small_letters(" ".join(words[2:]))
    offer = _above(rest) if head == "Đảng bộ" else f"{head} {rest}"
    return NameFinding(f"Sau {shown.removesuffix(' …')} không có dấu hai chấm.", offer)


def _quoted(text: str, _: CellKind) -> NameFinding | None:
    if not _QUOTES.search(text):
        return None
    return NameFinding("Tên tổ chức trong văn bản không đặt trong dấu ngoặc kép.", one_line(_QUOTES.sub("", text)))


def _ended(text: str, _: CellKind) -> NameFinding | None:
    kept = text.strip(_END)
    return NameFinding("Đầu hoặc cuối tên có dấu thừa.", kept) if kept and kept != text else None


def _one_case(text: str, _: CellKind) -> NameFinding | None:
    if not is_one_case(text):
        return None
    why = "Đầu văn bản tự đổi ra chữ in hoa" if text.isupper() else "Tên riêng cần viết hoa"
    return NameFinding(f"{why}; trong câu văn tên được ghi đúng như ở đây. Xem lại chữ hoa.", in_small_letters(text))


def _place_case(text: str, _: CellKind) -> NameFinding | None:
    if not is_one_case(text):
        return None
    return NameFinding("Địa danh viết hoa chữ đầu của mỗi tiếng, không in hoa cả.", in_small_letters(text))


def _first_small(text: str, _: CellKind) -> NameFinding | None:
    if not text[0].islower() or is_one_case(text):
        return None
    return NameFinding("Tên bắt đầu bằng chữ hoa.", first_capital(text))


def _long(text: str, _: CellKind) -> NameFinding | None:
    return NameFinding("Tên khá dài: ở đầu văn bản sẽ xuống nhiều dòng.") if len(text) > LONG_NAME else None


def _with_date(text: str, _: CellKind) -> NameFinding | None:
    kept = _DATED.sub("", text).rstrip(_END)
    return NameFinding("Chỉ ghi địa danh; ngày tháng do từng văn bản ghi.", kept) if kept != text.rstrip(_END) else None


def _with_unit(text: str, _: CellKind) -> NameFinding | None:
    unit = unit_of(text)
    if fold(unit) not in COMMUNES:
        return None
    wanted = _without_unit(text, unit)
    if wanted == text:
        return None
    why = f"Địa danh thường chỉ ghi tên. Giữ chữ “{unit.lower()}” khi tên ấy là tên người hoặc trùng tên cấp trên."
    return NameFinding(why if unit_of(wanted) == "" else "Địa danh bắt đầu bằng chữ hoa.", wanted)


def _without_unit(text: str, unit: str) -> str:
    """Return the name alone; a number or one syllable keeps the word for its unit."""
    rest = in_small_letters(text[len(unit) :].strip())
    needed = len(rest.split()) < 2 or any(c.isdigit() for c in rest)
    return f"{first_capital(unit.lower())} {first_capital(rest)}" if needed else first_capital(rest)


def _bare(text: str, _: CellKind) -> NameFinding | None:
    if len(text.split()) > 1 and not text.replace(" ", "").isdigit():
        return None
    return NameFinding("Tên xã, phường là số hoặc chỉ một tiếng thì ghi cả chữ xã, phường, như “Phường 5”.")


def _wide(text: str, _: CellKind) -> NameFinding | None:
    unit = unit_of(text)
    short = _SHORT_UNITS.get(fold(unit), "")
    if len(text) <= LONG_PLACE - 2 and not (short and len(text) > LONG_PLACE - 8):
        return None
    why = "Địa danh dài, dòng ngày tháng có thể phải xuống dòng; được viết tắt TP, TX, TT."
    return NameFinding(why, f"{short}{text[len(unit) :]}" if short else "")
