"""The number register: ``05-BC/CB``, numbered from 01 by kind of document within a term of the committee.

Sources: HD 05-HD/VPTW of 27/5/2026 (form of number and symbol, a zero before 1 to 9; numbers run from the end of one
congress to the end of the next and do not begin again with the year); HD 36-HD/VPTW of 03/4/2018 says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.records import CellRecord
from app.domain.vietnamese import clean, fold, short_date
from app.domain.vocabulary import CellKind
from app.domain.year_records import IssuedDocumentRecord, TermRecord
from app.errors import WrongInput

#: What ``document`` says of a number that was withdrawn: it stays used up, and belongs to no document any more.
VOID = "void"
LONGEST_CODE = 6
MOST_NUMBER = 9999
#: Runs of missing numbers that are named; a slip of the pen in one number must not fill the window.
MOST_RUNS = 5


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """A type of document: the letters in its symbol, its name, and our documents of it, kind by kind with a title."""

    code: str
    title: str
    documents: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """Something that is not right in the register; ``entries`` are the lines it is about, by their numbers."""

    kind: str
    text: str
    entries: tuple[int, ...] = ()


def written(number: int | None) -> str:
    """Return a number with two digits at least: ``05``, ``12``, ``104``; nothing where none was given."""
    return "" if number is None else f"{number:02d}"


def symbol(number: int | None, code: str, organisation: str) -> str:
    """Return ``05-BC/CB``, with room for the hand before a symbol whose number is not given yet."""
    return f"{written(number) or ' ' * 6}-{code}/{organisation}"


def organisation_code(cell: CellRecord) -> str:
    """Return the letters of whoever issues: ``CB`` of a cell, ``ĐU`` of a committee (HD 05-HD/VPTW)."""
    of_committee = cell.kind is CellKind.COMMITTEE or fold(cell.name).startswith("dang uy")
    return "ĐU" if of_committee else "CB"


def code_of(document: str, codes: Iterable[DocumentCode]) -> str:
    """Return the code that one of our documents is numbered under, nothing for one that bears no number."""
    return next((one.code for one in codes if document in one.documents), "")


def document_title(document: str, codes: Iterable[DocumentCode]) -> str:
    """Return the title of one of our documents, nothing for what is none."""
    return next((one.documents[document] for one in codes if document in one.documents), "")


def tidy_code(text: str) -> str:
    """Return a code as it is kept; raises WrongInput for one that is not a few letters."""
    code = clean(text).strip()
    if not code:
        raise WrongInput("", "Chưa chọn loại văn bản.")
    if not code.isalpha() or len(code) > LONGEST_CODE:
        raise WrongInput("", f"Ký hiệu loại văn bản là vài chữ cái như BC, NQ, CTr (nhiều nhất {LONGEST_CODE} chữ).")
    return code


def parse_number(text: str) -> int | None:
    """Return a typed number, None for an empty one; raises WrongInput."""
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()) or not 1 <= int(typed[:9]) <= MOST_NUMBER:
        raise WrongInput("", f"Số là chữ số từ 1 đến {MOST_NUMBER}; bỏ trống để lấy số tiếp theo.")
    return int(typed)


def next_number(entries: Iterable[IssuedDocumentRecord], code: str, term: int | None) -> int:
    """Return the number after the highest that the code has in a term; numbers withdrawn stay used up."""
    return max((one.number for one in entries if _counts(one, code, term) and one.number), default=0) + 1


def same_number(
    entries: Iterable[IssuedDocumentRecord], code: str, term: int | None, number: int
) -> IssuedDocumentRecord | None:
    """Return the line that has that number of the code in the term, None where it is free."""
    return next((one for one in entries if _counts(one, code, term) and one.number == number), None)


def is_void(entry: IssuedDocumentRecord) -> bool:
    """Return whether a number was withdrawn."""
    return entry.document == VOID


def term_of(day: date | None, terms: Sequence[TermRecord]) -> TermRecord | None:
    """Return the term that a day lies in; without a day, and on a day between terms, none."""
    return next((one for one in terms if day and one.since <= day and (one.until is None or day <= one.until)), None)


def usual_term(terms: Sequence[TermRecord], today: date) -> TermRecord | None:
    """Return the term of today, else the one that began last."""
    return term_of(today, terms) or max(terms, key=lambda one: one.since, default=None)


def term_title(name: str) -> str:
    """Return a term's name as it is shown: ``Nhiệm kỳ 2025–2030``, whether the word was typed or not."""
    return name if fold(name).startswith("nhiem ky") else f"Nhiệm kỳ {name}"


def check_term(name: str, since: date, until: date | None, others: Iterable[TermRecord]) -> None:
    """Raise WrongInput, naming the field, when a term has no name, ends before it begins or overlaps another one."""
    if not name.strip():
        raise WrongInput("name", "Chưa ghi tên nhiệm kỳ, như “2025–2030”.")
    if until is not None and until < since:
        raise WrongInput("until", "Ngày kết thúc trước ngày bắt đầu.")
    for other in others:
        if since <= (other.until or date.max) and other.since <= (until or date.max):
            end = f"đến {short_date(other.until)}" if other.until else "chưa có ngày kết thúc"
            raise WrongInput("since", f"Trùng với {_within(other.name)} (từ {short_date(other.since)}, {end}).")


def findings(
    entries: Iterable[IssuedDocumentRecord], terms: Sequence[TermRecord], organisation: str
) -> tuple[RegisterFinding, ...]:
    """Return what is not right in the lines, by term and code: numbers given twice, missing, or against the dates."""
    groups: defaultdict[tuple[int | None, str], list[IssuedDocumentRecord]] = defaultdict(list)
    for entry in entries:
        groups[entry.term, entry.code].append(entry)
    by_id = {one.id: one for one in terms}
    found: list[RegisterFinding] = []
    for (term, code), lines in groups.items():
        numbered = sorted((one for one in lines if one.number), key=lambda one: (one.number or 0, one.id))
        found += [*_doubles(numbered, code, organisation), *_gaps(numbered, code, organisation)]
        found += [*_disorder(numbered, organisation), *_outside(lines, by_id.get(term or 0), organisation)]
    return tuple(found)


def gaps(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs of numbers that are missing from 1 to the highest, each with its first and last."""
    runs, last = [], 0
    for number in sorted(set(numbers)):
        if number > last + 1:
            runs.append((last + 1, number - 1))
        last = number
    return tuple(runs)


def _within(name: str) -> str:
    title = term_title(name)
    return f"{title[0].lower()}{title[1:]}"


def _counts(entry: IssuedDocumentRecord, code: str, term: int | None) -> bool:
    return entry.code == code and entry.term == term


def _doubles(lines: Sequence[IssuedDocumentRecord], code: str, organisation: str) -> Iterator[RegisterFinding]:
    same: defaultdict[int, list[int]] = defaultdict(list)
    for one in lines:
        same[one.number or 0].append(one.id)
    for number, ids in same.items():
        if len(ids) > 1:
            said = f"Trùng số {symbol(number, code, organisation)}: {len(ids)} văn bản cùng mang số này."
            yield RegisterFinding("double", said, tuple(ids))


def _gaps(lines: Sequence[IssuedDocumentRecord], code: str, organisation: str) -> Iterator[RegisterFinding]:
    runs = gaps(one.number for one in lines if one.number)
    for first, last in runs[:MOST_RUNS]:
        if first == last:
            yield RegisterFinding("gap", f"Thiếu số {symbol(first, code, organisation)}.")
        else:
            yield RegisterFinding("gap", f"Thiếu các số từ {written(first)} đến {symbol(last, code, organisation)}.")
    if len(runs) > MOST_RUNS:
        yield RegisterFinding("gap", f"Và còn {len(runs) - MOST_RUNS} quãng số khác của {code} bị thiếu.")


def _disorder(lines: Sequence[IssuedDocumentRecord], organisation: str) -> Iterator[RegisterFinding]:
    before: IssuedDocumentRecord | None = None
    for one in lines:
        if one.issued_on is None or is_void(one):
            continue
        if before is not None and before.issued_on is not None and one.issued_on < before.issued_on:
            later, earlier = (symbol(line.number, line.code, organisation) for line in (one, before))
            said = f"Số {later} ghi ngày {short_date(one.issued_on)}, trước ngày của số {earlier}."
            yield RegisterFinding("order", said, (before.id, one.id))
        before = one


def _outside(
    lines: Iterable[IssuedDocumentRecord], term: TermRecord | None, organisation: str
) -> Iterator[RegisterFinding]:
    for one in lines:
        if (
            term is not None
            and one.issued_on is not None
            and not is_void(one)
            and term_of(one.issued_on, (term,)) is None
        ):
            said = f"Số {symbol(one.number, one.code, organisation).strip()} ghi ngày {short_date(one.issued_on)}"
            yield RegisterFinding("outside", f"{said}, không thuộc {_within(term.name)}.", (one.id,))
