"""The sample book tells one story: what stands in two places of it is the same in both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.year import tasks_on_time
from app.paths import resources
from app.services import books, documents
from app.services.open_book import OpenBook
from tests.exporters.reading import whole

FILE: dict[str, Any] = json.loads((resources() / books.SAMPLE).read_bytes())
HELD = [one for one in FILE["sessions"] if "ended_at" in one]
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    """The book that people get as the sample, which no test here changes."""
    path = tmp_path_factory.mktemp("sample") / "sample.scb"
    books.make_sample(path)
    book = OpenBook.open(path, None, lambda state: None)
    yield book
    book.close()


@pytest.mark.parametrize("session", HELD, ids=lambda one: one["id"])
def test_every_task_that_is_done_has_a_day_which_its_words_may_name(session: dict[str, Any]) -> None:
    for task in session["tasks"]:
        done_on = task.get("done_on")
        assert (done_on is not None) is (task["status"] == "done")
        assert done_on is None or session["started_at"][:10] < done_on <= task["due_on"]
        if done_on and task["result"].startswith("Hoàn thành ngày"):
            day = date.fromisoformat(done_on)
            assert f"ngày {day.day:02d}/{day.month}/{day.year}" in task["result"]


@pytest.mark.parametrize("session", HELD, ids=lambda one: one["id"])
def test_votes_contributions_and_days_of_a_session_agree(session: dict[str, Any]) -> None:
    voting = {one["id"] for one in FILE["members"] if one["standing"] in {"official", "left"}}
    there = {line["member"] for line in session["attendance"] if line["status"] in {"present", "late", "left_early"}}
    gone = {line["member"] for line in session["attendance"] if line["status"] == "left_early"}
    sums = {vote["for"] + vote["against"] + vote.get("other", 0) for vote in session["votes"]}
    assert sums == {len(there & voting - gone)}
    said, after = len(session["contributions"]), session["after"]
    assert any(words in session["conclusion"] for words in (f"có {said} ý kiến", f"có {said - 1:02d} đồng chí"))
    report = [
        one
        for one in FILE["issued_documents"]
        if (one.get("session"), one.get("document", "")) == (session["id"], "topic-report")
    ]
    sent = {one["sent_on"] for one in FILE["dispatches"]
            if (one["session"], one["document"]) == (session["id"], "topic-report")}  # fmt: skip
    assert sent == {after["sent_to_members_on"]}
    assert [one["issued_on"] for one in report] == [after[key] for key in ("reported_up_on",) if key in after]


def test_drafts_were_agreed_to_before_they_were_sent_and_sent_two_days_before_the_session() -> None:
    agreed = {one["session"]: one["done_on"] for one in FILE["approvals"]}
    sent = {one["session"]: one["sent_on"] for one in FILE["dispatches"] if one["document"] == "opening-report"}
    for session in FILE["sessions"]:
        day = date.fromisoformat(session["planned_at"][:10]) - timedelta(days=2)
        assert agreed[session["id"]] < sent[session["id"]] <= day.isoformat()


def test_desk_figures_report_and_tasks_count_the_same(sample: OpenBook) -> None:
    figures = sample.year_figures(2026)
    desk = tasks_on_time(figures.tasks, 2026, TODAY)
    assert (desk.part, desk.whole) == (8, 10)
    text = whole(documents.make_year(sample, 2026, "year-report", today=TODAY).docx)
    assert "đã xong: 08 (đúng hạn: 08)" in text and "chưa ghi ngày xong" not in text
