"""What a column's heading calls it, blind to case, diacritics and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.roster_plan import RosterField
from app.domain.roster_values import words_of

ORDINALS = frozenset(("stt", "tt", "so tt", "so thu tu", "thu tu", "s t t", "t t", "no", "so"))

#: Columns that rosters have and the book does not keep; a heading with one of these is nothing else.
_FOREIGN = re.compile(
    r"\b(sinh|gioi tinh|nam nu|que|nguyen quan|dan toc|ton giao|trinh do|hoc van|hoc ham|hoc vi|bang cap|ly luan|llct|"
    r"ngoai ngu|tin hoc|so the|the dang|so ly lich|tuoi|dien thoai|dt|sdt|so dt|mobile|email|mail|dia chi|cho o|noi o|"
    r"thuong tru|tam tru|doan|cong doan|nganh|chinh quyen|cq|nghe nghiep|quyet dinh|qd|noi ket nap|noi vao|gioi thieu|"
    r"cha|bo me|vo|chong|con|can cuoc|cccd|cmnd|dinh danh|huy hieu|khen|ky luat|chuyen den|noi chuyen|dang phi|ky ten|"
    r"chu ky|luong|bhxh|suc khoe|gia dinh|xep loai|danh gia|chuyen mon|hoi|den ngay|ngay den|tinh trang hon nhan|"
    r"nhap ngu|cap bac|quan ham|lich su|ma so|ma dang vien|so hieu)\b"
)
_PARTY_POST = re.compile(r"(chuc vu|chuc danh)( cao nhat)? (trong |ve )?(dang|cap uy|chi bo|chi uy)\b")
_OTHER_POST = re.compile(r"\b(don vi|cong tac|co quan|chuyen mon|chinh quyen|doan the|chuc danh nghe)\b")

_NAMES = re.compile(
    r"(stt )?(ho va ten|ho ten|ho chu dem va ten|ho dem va ten|ho ten dem|full name|ho va ten khai sinh|"
    r"ho ten khai sinh|ho va ten dang dung|ten day du|ho va ten thuong dung)"
    r"( (cua )?(dang vien|dv|dong chi|can bo|nguoi|viet hoa|chu in hoa|in hoa|khai sinh|viet chu in hoa|d c|dc|"
    r"bi danh))*"
)
#: A heading of names only where other columns are headed as well: data may say the same.
_WEAK_NAMES = frozenset(
    ("dang vien", "ten dang vien", "dong chi", "name", "ho ten dv", "danh sach dang vien", "ten dv")
)
_FAMILY = re.compile(
    r"(ho va ten |ho ten )?(ho|ho va|ho dem|ho va dem|ho va ten dem|ho ten dem|ho lot|ho va lot|ho chu dem|"
    r"ho va chu dem|ho va chu lot|ho tendem)"
)
_GIVEN = re.compile(r"(ho va ten |ho ten )?ten( goi)?")
_GROUP = re.compile(
    r"(thuoc |sinh hoat tai |so |ten |phan )?to( dang)?( so| sinh hoat| truc thuoc)?|nhom|to nhom|don vi to dang"
)
_STANDING = re.compile(
    r"(tu cach|loai|dien|tinh trang|trang thai|doi tuong|hinh thuc)( dang vien| dv| dang| sinh hoat)?|dang vien (du bi|"
    r"chinh thuc|ct db|dbct|db ct|chinh thuc du bi|du bi chinh thuc)|(dv )?(ct|chinh thuc) (db|du bi)|"
    r"(db|du bi) (ct|chinh thuc)|"
    r"dang vien (du bi|chinh thuc) hay .*|mien sinh hoat|(dang vien )?duoc mien sinh hoat|dv du bi|dv chinh thuc|du bi"
)
_POSITION = re.compile(
    r"(chuc vu|chuc danh|nhiem vu|cuong vi|chuc trach)( (trong )?(dang|chi bo|cap uy|chi uy|to chuc dang)|"
    r" dang hien nay| hien nay| hien tai| duoc giao| dang chi bo| dang cap uy| neu co)*|cap uy|chuc vu dang .*"
)
_OFFICIAL = re.compile(
    r".*\bchinh thuc\b.*|ngay ct|.*\bvao dang ct\b.*|ngay cn chinh thuc|ngay c thuc|ngay vd chinh thuc|chuyen ct|ct"
)
_JOINED = re.compile(
    r".*\b(vao dang|vao dcsvn|vao dang csvn|ket nap)\b.*|ngay vd|n vd|ngay vao d|nvd|ngay vao|ngay du bi|nam vao dang"
)
_LEFT = re.compile(
    r"(ngay |thoi gian |ngay thang nam )?(da )?chuyen( sinh hoat| shd)?( dang)? di|ngay chuyen|ngay roi chi bo"
)
_NOTE = re.compile(r"ghi chu|chu thich|luu y|ghi chu khac")


@lru_cache(maxsize=4096)
def field_of(*path: str) -> RosterField | None:
    """Return what headings, from the widest to the column's own, call a column; None for what is not kept."""
    words = [words_of(heading) for heading in path]
    whole = _field(" ".join(words).strip())
    if whole is not None or _is_foreign(" ".join(words)):
        return whole
    narrower = (_field(" ".join(words[start:]).strip()) for start in range(1, len(words)))
    return next((found for found in narrower if found is not None), None)


def is_ordinal(heading: str) -> bool:
    """Return whether a heading is that of the running number."""
    return words_of(heading) in ORDINALS


def is_weak(heading: str) -> bool:
    """Return whether a heading of names could be a cell of a person's row just as well."""
    return words_of(heading) in _WEAK_NAMES


def is_known(heading: str) -> bool:
    """Return whether a cell is a heading that rosters usually have, kept or not."""
    words = words_of(heading)
    if not words or len(words.split()) > 9:
        return False
    return words in ORDINALS or _field(words) is not None or _is_foreign(words) or words in _PARTS


def may_name(texts: Iterable[str]) -> bool:
    """Return whether the heading of names may be among texts: a quick look, before a close one."""
    return _NAMING.search("\n".join(texts)) is not None


def date_part(heading: str) -> int | None:
    """Return 0, 1 or 2 for the heading of a column with the day, the month or the year alone."""
    return {"ngay": 0, "thang": 1, "nam": 2}.get(words_of(heading))


def names_both_dates(heading: str) -> bool:
    """Return whether a heading speaks of joining and of becoming official in one column."""
    words = words_of(heading)
    return "chinh thuc" in words and re.search(r"\bdu bi\b|\bket nap\b|\bvao dang\b", words) is not None


_NAMING = re.compile(r"t[eê]\u0302?n|vi[eê]|[đd][oồ]\w*\W*ng\W*ch|name", re.IGNORECASE)
_PARTS = frozenset(("du bi", "chinh thuc", "ngay", "thang", "nam", "nu", "dang", "chi bo", "lan 1", "lan 2"))
_FIELDS = (
    (_GROUP, RosterField.GROUP), (_NAMES, RosterField.FULL_NAME), (_FAMILY, RosterField.FAMILY_NAME),
    (_GIVEN, RosterField.GIVEN_NAME),
)  # fmt: skip
_LATER = (
    (_LEFT, RosterField.LEFT_ON), (_POSITION, RosterField.POSITION), (_STANDING, RosterField.STANDING),
    (_NOTE, RosterField.NOTE),
)  # fmt: skip


def _is_foreign(words: str) -> bool:
    return _FOREIGN.search(words) is not None


def _field(words: str) -> RosterField | None:
    if not words or len(words) > 90:
        return None
    for form, field in _FIELDS:
        if form.fullmatch(words):
            return field
    if words in _WEAK_NAMES:
        return RosterField.FULL_NAME
    if _PARTY_POST.match(words):
        return RosterField.POSITION
    if _is_foreign(words) or (_OTHER_POST.search(words) and "dang" not in words.split()):
        return None
    for form, field in _LATER:
        if form.fullmatch(words):
            return field
    return _dates(words)


def _dates(words: str) -> RosterField | None:
    under_joining = re.search(r"\b(vao dang|ket nap|vd|vao d)\b", words) is not None
    if under_joining and re.search(r"\bdu bi\b|\bket nap\b", words):
        return RosterField.JOINED_ON
    if _OFFICIAL.fullmatch(words) and len(words.split()) <= 9:
        return RosterField.OFFICIAL_ON
    return RosterField.JOINED_ON if _JOINED.fullmatch(words) and len(words.split()) <= 9 else None
