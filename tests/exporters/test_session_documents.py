"""Every document of a session in both profiles against the list of what an exported document must satisfy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.records import CellRecord
from app.domain.vocabulary import CellKind
from app.services import documents
from app.services.catalogue import agenda_profile
from app.services.open_book import OpenBook
from tests.exporters.checklist import faults
from tests.exporters.reading import opened, whole
from tests.factory import agenda_steps, rules, session

TAKER, CHAIR = "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"
#: Kind of document: the code of its number, and the labels of its signatures where no authority signs.
FORMS: dict[str, tuple[str | None, tuple[str, str] | None]] = {
    "minutes": ("BB", (TAKER, CHAIR)),
    "supplement": ("BB", (TAKER, CHAIR)),
    "topic-report": ("BC", None),
    "opening-report": (None, ("", "NGƯỜI TRÌNH BÀY")),
    "resolution": ("NQ", None),
    "conclusion-notice": ("TB", None),
    "notice": ("TB", None),
    "invitation": ("GM", None),
    "attendance": (None, (TAKER, CHAIR)),
    "blank-sheets": (None, (TAKER, CHAIR)),
    "extract": (None, ("GHI BIÊN BẢN", "CHỦ TRÌ")),
    "self-assessment": (None, ("CẤP ỦY CẤP TRÊN", "T/M CHI BỘ")),
}
PROFILES = {"HD05_2026": ";", "HD36_2018": ","}
COMMITTEE = CellRecord("Đảng ủy xã Kỳ Lợi", "Đảng bộ tỉnh Hà Tĩnh", "Kỳ Lợi", CellKind.COMMITTEE)


@pytest.fixture(scope="module")
def sample(made_books: Path) -> Iterator[OpenBook]:
    """The sample book, which no test here changes."""
    book = OpenBook.open(made_books / "sample.scb", None, lambda state: None)
    yield book
    book.close()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", FORMS)
def test_a_document_of_the_sample_has_the_prescribed_form(sample: OpenBook, kind: str, profile: str) -> None:
    code, labels = FORMS[kind]
    docx = documents.make(sample, "2026-q3", kind, profile).docx
    assert faults(docx, code=code, end=PROFILES[profile], labels=labels) == []


@pytest.mark.parametrize("kind", FORMS)
def test_a_committee_issues_in_its_own_name(kind: str) -> None:
    code, labels = FORMS[kind]
    if labels is not None:
        labels = (labels[0], labels[1].replace("CHI BỘ", "ĐẢNG ỦY"))
    record = session(cell=COMMITTEE, steps=agenda_steps("self-review-committee"), agenda="self-review-committee")
    made = documents.compose(record, rules(), agenda_profile(record.agenda), kind, "HD05_2026")
    assert faults(made.docx, code=code, organisation="ĐU", labels=labels) == []
    assert "T/M CHI BỘ" not in whole(made.docx)


@pytest.mark.parametrize("kind", FORMS)
def test_a_session_of_which_nothing_is_known_gives_a_form_to_fill_in(kind: str) -> None:
    code, labels = FORMS[kind]
    empty = session(
        started_at=None,
        ended_at=None,
        roll=(),
        chair=None,
        minutes_taker=None,
        contributions=(),
        conclusion="",
        place="",
    )
    made = documents.compose(empty, rules(), None, kind, "HD05_2026")
    assert faults(made.docx, code=code, labels=labels) == []
    assert any("……" in item.text for item in opened(made.docx).paragraphs) or kind in ("supplement", "opening-report")


def test_every_kind_of_a_session_is_looked_at() -> None:
    assert {*FORMS, "backdrop"} == set(documents.SESSION_KINDS)


@pytest.mark.parametrize(("variant", "width", "height"), [("", 297, 210), ("a3", 420, 297)])
def test_the_backdrop_lies_on_its_side_on_one_page(sample: OpenBook, variant: str, width: int, height: int) -> None:
    made = documents.make(sample, "2026-q3", "backdrop", copy=documents.Copy(variant=variant))
    section = opened(made.docx).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (width, height)
    assert documents.render(made.docx).count == 1
    assert "SINH HOẠT CHUYÊN ĐỀ “CẢI CÁCH HÀNH CHÍNH," in whole(made.docx)


def test_a_long_topic_still_fits_on_the_backdrop() -> None:
    record = replace(session(), topic="Tiếp tục học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh " * 4)
    made = documents.compose(record, rules(), None, "backdrop", "HD05_2026")
    assert documents.render(made.docx).count == 1
