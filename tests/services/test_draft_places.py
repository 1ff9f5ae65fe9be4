"""Drafts named by a row's number reach the same row in any book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import TaskStatus
from app.models import session_reader
from app.services import books, carried, draft_places, meeting, paper_bin, speaking
from app.services.speaking import NewSpeech
from tests.factory import END, as_bytes, dump, exchange, exchange_session, opened, session, write

ROWS = {"edit": [7, 9], "vote": [3], "task": [5], "speech": [4], "prompt": [12, 11]}


@pytest.mark.parametrize(
    ("in_file", "in_book"),
    [
        (("edit_contribution#2", "lời"), ("edit_contribution_9", "lời")),
        (("vote_question_input#1", "lời"), ("vote_question_input_3", "lời")),
        (("task_content_input#1", "lời"), ("task_content_input_5", "lời")),
        (("speech_text_input#1", "lời"), ("speech_text_input_4", "lời")),
        (("contribution_answers", "#1"), ("contribution_answers", "7")),
        (("contribution_speech", "#1"), ("contribution_speech", "4")),
        (("edit_prompt#1", "#2"), ("edit_prompt_7", "11")),
        (("edit_answers#1", "0"), ("edit_answers_7", "0")),
        (("contribution_input", "12"), ("contribution_input", "12")),
        (("khác_12", "lời"), ("khác_12", "lời")),
    ],
)
def test_a_place_of_the_file_is_a_row_of_the_book(in_file: tuple[str, str], in_book: tuple[str, str]) -> None:
    assert draft_places.local(dict([in_file]), ROWS) == dict([in_book])


@pytest.mark.parametrize("place", ["edit_contribution_9", "edit_contribution#3", "task_content_input#2"])
def test_what_names_no_row_of_the_session_does_not_reach_another(place: str) -> None:
    assert draft_places.local({place: "lời"}, ROWS) == {}


def test_a_number_of_another_book_is_not_taken_for_one_of_this() -> None:
    assert draft_places.local({"contribution_prompt": "12", "edit_answers#1": "9"}, ROWS) == {}


def test_drafts_of_rows_that_are_gone_are_left_out() -> None:
    gone = {"edit_contribution_99": "lời", "contribution_prompt": "98", "carried_before_97": "[]", "step": "giữ"}
    assert draft_places.portable(session(drafts=gone), {}) == {"step": "giữ"}


def book(path: Path) -> Path:
    """A book whose rows do not begin with one, with drafts of every family."""
    said = [{"speaker": "m1", "label": "question", "text": "Bao giờ xong?"}, {"speaker": "m2", "text": "Nhất trí."}]
    parts: dict[str, Any] = {"prompts": ["Gợi ý"], "contributions": said}
    held = {"started_at": "2026-02-14T14:00", "ended_at": "2026-02-14T15:00"}
    file = exchange(sessions=[
        exchange_session(id="s1", **held, tasks=[{"content": "Việc khác"}, {"content": "Việc"}], **parts),
        exchange_session(id="s2", **(held | {"started_at": "2026-05-14T14:00"}), **parts),
    ])  # fmt: skip
    books.import_into(path, as_bytes(file))
    write(path, type_much)
    return path


def type_much(uow: Any) -> None:
    record = session_reader.session_record(uow.session, "s2")
    first = record.contributions[0].id
    paper_bin.discard(uow, "contribution", meeting.add_contribution(uow, "s2", meeting.NewContribution("x", "m1")), END)
    speech = speaking.add_speech(uow, "s2", NewSpeech(record.contributions[0].speaker, "Tham luận"))
    task = session_reader.session_record(uow.session, "s1").tasks[1].id
    carried.report(uow, "s2", task, TaskStatus.DONE, "Xong", "")
    kept = {f"edit_contribution_{first}": "Bao giờ thì xong?", f"edit_prompt_{first}": str(record.prompts[0].id),
            "contribution_answers": str(first), "contribution_speech": str(speech)}  # fmt: skip
    for place, text in kept.items():
        meeting.keep_draft(uow, "s2", place, text)


def test_drafts_reach_the_same_rows_in_a_book_with_other_numbers(tmp_path: Path) -> None:
    once = dump(book(tmp_path / "a.scb"))
    assert json.loads(once)["sessions"][1]["drafts"] == {
        "carried_before#2@s1": '["open", "", ""]', "contribution_answers": "#1", "contribution_speech": "#1",
        "edit_contribution#1": "Bao giờ thì xong?", "edit_prompt#1": "#1",
    }  # fmt: skip
    second = tmp_path / "b.scb"
    write_other_rows(second)
    books.import_into(second, once)
    with opened(second) as there, there.read() as uow:
        record = session_reader.session_record(uow.session, "s2")
        task = session_reader.session_record(uow.session, "s1").tasks[1].id
    first = record.contributions[0].id
    assert record.drafts[f"edit_contribution_{first}"] == "Bao giờ thì xong?"
    assert record.drafts["contribution_answers"] == str(first)
    assert f"carried_before_{task}" in record.drafts
    assert json.loads(dump(second))["sessions"][1:] == json.loads(once)["sessions"]
    write(second, lambda uow: carried.take_back(uow, "s2", task))
    with opened(second) as there, there.read() as uow:
        assert session_reader.session_record(uow.session, "s1").tasks[1].status is TaskStatus.OPEN


def write_other_rows(path: Path) -> None:
    said = [{"speaker": "m1", "text": f"Ý kiến {number}"} for number in range(5)]
    more = exchange_session(
        id="s0", started_at="2025-05-14T14:00", contributions=said, prompts=["a", "b"], tasks=[{"content": "Cũ"}] * 3
    )
    books.import_into(path, as_bytes(exchange(sessions=[more])))
