"""The forms of a document among which a person chooses."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.document_variants import span_of, variants, year_variants
from app.domain.records import GuestRecord, PromptRecord
from app.domain.year_record import Span
from app.domain.year_records import ReportVersionRecord
from tests.factory import entry, said, session


def codes(kind: str, **facts: object) -> list[str]:
    return [one.code for one in variants(session(**facts), kind)]


def test_a_kind_with_one_form_offers_none() -> None:
    assert codes("minutes") == codes("invitation") == codes("opening-report") == []
    assert codes("attendance", roll=(entry(None),)) == []


def test_guests_sheets_and_sizes_are_offered() -> None:
    assert codes("invitation", guests=(GuestRecord(3, "Lê Thị Nga"),)) == ["", "guest:3", "blank"]
    assert codes("attendance") == ["", "blank"]
    assert codes("backdrop") == ["", "a3"]


def test_an_extract_is_of_everything_a_prompt_or_a_speaker() -> None:
    speeches = (said("m2"), said("m2"), said(None, name="Lê Thị Nga"))
    found = variants(session(contributions=speeches, prompts=(PromptRecord(5, "Vì sao? " * 20),)), "extract")
    assert [one.code for one in found] == ["", "prompt:5", "speaker:m2", "speaker:=Lê Thị Nga"]
    assert len(found[1].title) <= 60


def test_versions_of_the_report_are_offered_newest_first() -> None:
    kept = tuple(ReportVersionRecord(n, "s1", n, datetime(2026, 5, n, 8, 30), "Báo cáo") for n in (1, 2))
    assert [one.title for one in variants(session(), "opening-report", kept)] == [
        "Nội dung hiện nay", "Dự thảo lần 2, 08:30 ngày 02/5/2026", "Dự thảo lần 1, 08:30 ngày 01/5/2026",
    ]  # fmt: skip


def test_papers_for_an_inspection_ask_about_a_span() -> None:
    assert [span_of(2026, one.code) for one in year_variants("inspection-pack")][:2] == [
        None, Span(date(2026, 1, 1), date(2026, 6, 30)),
    ]  # fmt: skip
    assert year_variants("year-plan") == ()
