"""Drafts that are named by the number of a row, or hold one: how an exchange file has them, and how a book.

A row's number holds in its own book only. In a file stands the place, from one, in a list of the session instead:
``edit_contribution_12`` becomes ``edit_contribution#3``, and a text that is a number becomes ``#3``. What a session
keeps of a task given by another names that session too: ``carried_before#2@s1``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.domain.records import SessionRecord

#: The numbers of a session's rows, in order, by the family of drafts that is named after them.
Rows = Mapping[str, Sequence[int]]
#: Where the tasks of a book stand: their session's id and their place there.
TaskPlaces = Mapping[int, tuple[str, int]]

#: Drafts whose text is the number of a row, and the family whose rows it counts.
HOLDING = {
    "contribution_prompt": "prompt", "contribution_answers": "edit", "contribution_speech": "speech",
    "edit_prompt": "prompt", "edit_answers": "edit",
}  # fmt: skip
CARRIED = "carried_before"
_NAMED = r"((edit|vote|task|speech)_[a-z_]+)"
_IN_BOOK, _IN_FILE = re.compile(_NAMED + r"_([0-9]+)"), re.compile(_NAMED + r"#([1-9][0-9]{0,5})")
_CARRIED_IN_BOOK = re.compile(CARRIED + r"_([0-9]+)")
_CARRIED_IN_FILE = re.compile(CARRIED + r"#([1-9][0-9]{0,5})@(.+)", re.DOTALL)


def rows_of(session: SessionRecord) -> Rows:
    """Return the numbers of a session's rows."""
    return {
        "edit": [one.id for one in session.contributions],
        "vote": [one.id for one in session.votes],
        "task": [one.id for one in session.tasks],
        "speech": [one.id for one in session.prepared],
        "prompt": [one.id for one in session.prompts],
    }


def portable(session: SessionRecord, tasks: TaskPlaces) -> dict[str, str]:
    """Return a session's drafts as a file has them; those of rows that are gone are left out."""
    rows, made = rows_of(session), {}
    for place, text in session.drafts.items():
        named, said = _name_in_file(place, rows, tasks), _text_in_file(place, text, rows)
        if named is not None and said is not None:
            made[named] = said
    return dict(sorted(made.items()))


def local(drafts: Mapping[str, str], rows: Rows) -> dict[str, str]:
    """Return drafts of a file as a book keeps them, without those of tasks that other sessions gave.

    A number of another book says nothing here: what is named by one is left out.
    """
    made = {}
    for place, text in drafts.items():
        named, said = _name_in_book(place, rows), _text_in_book(place, text, rows)
        if named is not None and said is not None:
            made[named] = said
    return made


def carried(drafts: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """Return the drafts of a file on tasks of other sessions: the session's id, the task's place there, the text."""
    found = ((_CARRIED_IN_FILE.fullmatch(place), text) for place, text in drafts.items())
    return [(match[2], int(match[1]), text) for match, text in found if match]


def _name_in_file(place: str, rows: Rows, tasks: TaskPlaces) -> str | None:
    if match := _CARRIED_IN_BOOK.fullmatch(place):
        owner, at = tasks.get(int(match[1]), ("", 0))
        return f"{CARRIED}#{at}@{owner}" if at else None
    match = _IN_BOOK.fullmatch(place)
    if match is None:
        return place
    number = int(match[3])
    return f"{match[1]}#{rows[match[2]].index(number) + 1}" if number in rows[match[2]] else None


def _name_in_book(place: str, rows: Rows) -> str | None:
    if _CARRIED_IN_FILE.fullmatch(place) or _CARRIED_IN_BOOK.fullmatch(place) or _IN_BOOK.fullmatch(place):
        return None
    match = _IN_FILE.fullmatch(place)
    if match is None:
        return place
    number = _number_at(int(match[3]), rows[match[2]])
    return None if number is None else f"{match[1]}_{number}"


def _text_in_file(place: str, text: str, rows: Rows) -> str | None:
    family = _family(place, _IN_BOOK)
    if family is None or re.fullmatch("0*[1-9][0-9]*", text) is None:
        return text
    return f"#{rows[family].index(int(text)) + 1}" if int(text) in rows[family] else None


def _text_in_book(place: str, text: str, rows: Rows) -> str | None:
    family = _family(place, _IN_FILE)
    if family is None:
        return text
    match = re.fullmatch("#([1-9][0-9]{0,5})", text)
    if match is None:
        return None if re.fullmatch("0*[1-9][0-9]*", text) else text
    number = _number_at(int(match[1]), rows[family])
    return None if number is None else str(number)


def _family(place: str, named: re.Pattern[str]) -> str | None:
    """Return whose numbers a draft holds, None for one that holds words."""
    match = named.fullmatch(place)
    return HOLDING.get(match[1] if match else place)


def _number_at(place: int, numbers: Sequence[int]) -> int | None:
    return numbers[place - 1] if place <= len(numbers) else None
