"""Characters that turn the direction of writing cannot make a name look like another, in the roster or in documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models import readers
from app.services import documents, meeting, roster
from app.services.open_book import OpenBook
from app.services.roster import NewMember
from tests.exporters.reading import whole
from tests.factory import opened, write

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("sign", TURNING)
def test_the_roster_keeps_the_letters_alone(empty_path: Path, sign: str) -> None:
    write(empty_path, lambda uow: roster.add_member(uow, NewMember(f"{sign}Nguyễn {sign}Văn An{sign}")))
    with opened(empty_path) as book, book.read() as uow:
        assert [one.full_name for one in readers.members(uow.session)] == ["Nguyễn Văn An"]


def test_a_document_prints_the_name_as_it_is_read(open_sample: OpenBook) -> None:
    turned = "\u202eHùng Văn Nguyễn\u202c"

    def work(uow: object) -> None:
        member = roster.add_member(uow, NewMember(turned)).uid  # type: ignore[arg-type]
        meeting.set_people(uow, "2026-q4", chair=member)  # type: ignore[arg-type]

    open_sample.save(work)
    assert open_sample.flush()
    assert not set(TURNING) & set(whole(documents.make(open_sample, "2026-q4", "minutes").docx))
