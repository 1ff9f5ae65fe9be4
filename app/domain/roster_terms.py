"""Names, standings, posts and groups as rosters write them, made what the book keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.members import KNOWN_POSTS
from app.domain.roster_values import words_of
from app.domain.vocabulary import Standing

#: Family names that together nine in ten people bear; a list without headings shows its names by them.
_COMMON = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh dao doan lam mai "
    "truong ha cao to ta luong luu phung vuong chu tang quach nong hua ma trieu be la lo sung vang giang "
    "thao cam luc lu khong nghiem tong thai chau diep kieu dam hau lai mac nhu on quan thach tieu tu ung "
    "van vi viet yen au bach binh bo "
)
FAMILY_NAMES = frozenset(_COMMON.split())
_TITLES = re.compile(r"^(?:đ/\s*c|đồng chí|dong chi|ông|bà)\s*[.:]?\s+(?=\S+\s+\S)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,4}\s*[.)\-/]\s*(?=\D)")
_LETTERS = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$|\s+-\s+([^-]+)$")
_POSTS = {words_of(post): post for post in KNOWN_POSTS} | {
    "bt": "Bí thư", "pbt": "Phó Bí thư", "cuv": "Chi ủy viên", "chi uv": "Chi ủy viên", "pho bt": "Phó Bí thư",
}  # fmt: skip
_NO_POST = frozenset(("", "dang vien", "dv", "khong", "x", "dang vien chinh thuc", "dang vien du bi", "dvct", "dvdb"))
_STANDINGS = (
    (
        Standing.LEFT,
        r"\b(da )?chuyen (shd |sinh hoat )?di\b|\bchuyen sinh hoat di\b|\bda chuyen\b|\bda mat\b|\btu tran\b|"
        r"\bkhai tru\b|\bxoa ten\b|\bra khoi dang\b",
    ),
    (Standing.EXEMPT, r"\bmien (sinh hoat|shd|sh|cong tac)\b|^(duoc )?mien$"),
    (Standing.TEMPORARY_AWAY, r"\btam thoi (o )?(noi khac|di)\b|\bdi (sinh hoat )?tam thoi\b"),
    (
        Standing.TEMPORARY_HERE,
        r"^(dang vien |dv )?((chuyen )?(sinh hoat|shd|sh) (dang )?)?tam thoi( (den|tai day|o day|tai chi bo))?$",
    ),
    (Standing.PROBATIONARY, r"\bdu bi\b|^(dv ?)?db$"),
    (Standing.OFFICIAL, r"\bchinh thuc\b|^(dv ?)?ct$|^dang vien$"),
)
_GROUP = re.compile(r"^(?:[ivxlc]+|[a-h]|\d{1,2})?\s*(to (dang|cong tac|so|\d|[ivx]+\b)|to$|nhom )")
_ORDINAL = re.compile(r"^\s*(?:[IVXLC]+|[A-Ha-h]|\d{1,2})\s*[.)/:\-]\s*")
_COUNT = re.compile(r"\s*[:\-–(]*\s*\d+\s*(?:đ/?\s*c|đồng chí|đảng viên|đv|người)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameReading:
    """A person's name in its usual letters, what was said beside it, and what is doubtful about it."""

    name: str
    aside: str = ""
    problem: str = ""


@lru_cache(maxsize=16384)
def read_name(text: str) -> NameReading:
    """Return the name of a cell: without number and title, capitals made usual letters; words are never changed."""
    name = _TITLES.sub("", _NUMBERED.sub("", text))
    aside = ""
    if (found := _ASIDE.search(name)) and _says_something(found[1] or found[2] or ""):
        name, aside = name[: found.start()], (found[1] or found[2]).strip()
    name = name.strip(" .,;:*-–")
    name = _LETTERS.sub(_capitalised if name.islower() else _usual, name)
    return NameReading(name, aside, _doubt(name))


def is_name(text: str) -> bool:
    """Return whether a text can be a person's name: some words of letters, no sentence."""
    name = read_name(text).name
    words = name.split()
    return 0 < len(words) <= 9 and len(name) <= 70 and sum(c.isalpha() for c in name) > len(name) / 2


@lru_cache(maxsize=16384)
def is_usual_name(text: str) -> bool:
    """Return whether a text begins with a common family name and has two to six words."""
    name = read_name(text).name
    words = words_of(name).split()
    return 2 <= len(words) <= 6 and words[0] in FAMILY_NAMES and not any(c.isdigit() for c in name)


@lru_cache(maxsize=16384)
def standing_of(text: str) -> Standing | None:
    """Return the standing that a text speaks of, or None."""
    words = words_of(text)
    return next((standing for standing, form in _STANDINGS if re.search(form, words)), None) if words else None


@lru_cache(maxsize=16384)
def post_of(text: str) -> str:
    """Return a post as the book writes it; nothing for one who is a member and no more."""
    words = words_of(text)
    if words in _NO_POST:
        return ""
    return _POSTS.get(words) or _sentence(text)


def group_of(text: str, known: Mapping[str, str]) -> str:
    """Return the name of a group (tổ đảng) as the book writes it; ``known`` holds its groups by their words."""
    name = _sentence(_COUNT.sub("", text).strip(" .:;-–"))
    if re.fullmatch(r"\d{1,2}|[IVX]{1,4}", name):
        name = f"Tổ đảng {name}"
    return known.get(words_of(name), name)


def section_group(text: str) -> str | None:
    """Return the group that a line between the people names, without its own number, or None."""
    if not _GROUP.match(words_of(text)):
        return None
    bare = _ORDINAL.sub("", text)
    return _COUNT.sub("", bare if _GROUP.match(words_of(bare)) else text).strip(" .:;-–")


def _says_something(aside: str) -> bool:
    return standing_of(aside) is not None or words_of(aside) in _POSTS


def _usual(word: re.Match[str]) -> str:
    return word[0].capitalize() if len(word[0]) > 1 and word[0].isupper() else word[0]


def _capitalised(word: re.Match[str]) -> str:
    return word[0].capitalize()


def _sentence(text: str) -> str:
    """Return a text written all in capitals as a sentence is written; other texts as they are."""
    text = " ".join(text.split())
    return text.capitalize() if len(text) > 4 and text.isupper() else text


def _doubt(name: str) -> str:
    if "\ufffd" in name or "?" in name:
        return "Họ tên có ký tự hỏng; đồng chí xem lại."
    if any(c.isdigit() for c in name):
        return "Họ tên có chữ số; đồng chí xem lại."
    if len(name.split()) == 1:
        return "Họ tên chỉ có một chữ; đồng chí xem lại."
    return ""
