"""The queue of those who asked to speak, and prepared speeches, on a real book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.records import SessionRecord, Speaker
from app.errors import NotFound
from app.models import session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import paper_bin, speaking
from app.services.meeting import NewContribution
from app.services.speaking import NewSpeech
from tests.factory import opened, write

ID = "2026-q4"
LAN, DAT, GUEST = Speaker("Hà Thị Lan", "", "m3"), Speaker("Hoàng Tiến Đạt", "", "m10"), Speaker("Lý  Khách", "Cố vấn")


def record(path: Path) -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, ID)


def queue(path: Path) -> list[str]:
    return [line.speaker.full_name for line in record(path).queue]


def do(path: Path, work: Callable[[UnitOfWork], Any]) -> Any:
    return write(path, work)


@pytest.fixture
def three(sample_path: Path) -> Path:
    for one in (LAN, DAT, GUEST):
        do(sample_path, lambda uow, one=one: speaking.ask_to_speak(uow, ID, one))
    return sample_path


def test_people_wait_in_the_order_in_which_they_asked(three: Path):
    assert queue(three) == ["Hà Thị Lan", record(three).person("m10").full_name, "Lý Khách"]
    assert record(three).queue[2].speaker == Speaker("Lý Khách", "Cố vấn")


def test_somebody_who_asks_twice_keeps_the_first_place(three: Path):
    first = record(three).queue[0].id
    assert do(three, lambda uow: speaking.ask_to_speak(uow, ID, LAN)) == first
    do(three, lambda uow: speaking.ask_to_speak(uow, ID, Speaker("lý khách")))
    assert len(queue(three)) == 3


def test_a_line_moves_at_most_to_an_end(three: Path):
    last = record(three).queue[2].id
    do(three, lambda uow: speaking.move_in_queue(uow, ID, last, -9))
    assert queue(three)[0] == "Lý Khách"
    do(three, lambda uow: speaking.move_in_queue(uow, ID, last, 1))
    assert queue(three)[1] == "Lý Khách"
    do(three, lambda uow: speaking.move_in_queue(uow, ID, 999, 1))
    assert len(queue(three)) == 3


def test_a_line_is_taken_out_once(three: Path):
    line = record(three).queue[0].id
    for _ in range(2):
        do(three, lambda uow: speaking.leave_queue(uow, line))
    assert "Hà Thị Lan" not in queue(three)


def test_whoever_has_spoken_waits_no_longer(three: Path):
    do(three, lambda uow: speaking.deliver(uow, ID, NewContribution("Nhất trí.", "m3", "Hà Thị Lan")))
    do(three, lambda uow: speaking.deliver(uow, ID, NewContribution("Ý khách.", None, "Lý Khách")))
    assert len(queue(three)) == 1
    assert [said.text for said in record(three).contributions] == ["Nhất trí.", "Ý khách."]


def test_a_delivered_speech_knows_its_opinion_until_that_is_removed(sample_path: Path):
    speech = do(sample_path, lambda uow: speaking.add_speech(uow, ID, NewSpeech(LAN, " Nêu  gương ", "Toàn văn.")))
    new = NewContribution("Toàn văn.", "m3", "Hà Thị Lan")
    said = do(sample_path, lambda uow: speaking.deliver(uow, ID, new, speech))
    kept = record(sample_path).prepared[0]
    assert (kept.topic, kept.text, kept.contribution) == ("Nêu gương", "Toàn văn.", said)
    do(sample_path, lambda uow: paper_bin.discard(uow, "contribution", said, datetime(2026, 11, 26, 15)))
    assert record(sample_path).prepared[0].contribution is None


def test_a_speech_may_be_of_a_group_and_change_its_speaker(sample_path: Path):
    speech = do(sample_path, lambda uow: speaking.add_speech(uow, ID, NewSpeech(Speaker(""), "Đề tài", "", "Tổ 2")))
    assert record(sample_path).prepared[0].group == "Tổ 2"
    do(sample_path, lambda uow: speaking.change_speech(uow, speech, NewSpeech(DAT, "Đề tài")))
    assert record(sample_path).prepared[0].speaker.member_id == "m10"
    do(sample_path, lambda uow: paper_bin.discard(uow, "speech", speech, datetime(2026, 11, 26, 15)))
    assert record(sample_path).prepared == ()


def test_a_speech_that_is_gone_is_not_changed(sample_path: Path):
    with pytest.raises(NotFound):
        do(sample_path, lambda uow: speaking.change_speech(uow, 999, NewSpeech(LAN)))


def test_a_typed_name_cannot_turn_the_direction_of_a_line(sample_path: Path):
    do(sample_path, lambda uow: speaking.ask_to_speak(uow, ID, Speaker("Trần \u202eVăn Bình\u202c")))
    assert queue(sample_path) == ["Trần Văn Bình"]
