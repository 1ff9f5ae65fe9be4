"""Moving, splitting and joining opinions, and linking answers, on a real book."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.domain.records import ContributionRecord, SessionRecord, Speaker
from app.domain.vocabulary import Label
from app.errors import KnownError
from app.models import session_reader
from app.models.discussion import Speech
from app.services import meeting, minutes_seal, opinions, paper_bin, speaking, stream
from app.services.meeting import NewContribution
from app.services.speaking import NewSpeech
from tests.factory import opened, write

HELD, AT = "2026-q3", datetime(2026, 9, 24, 15, 30)


def session(path: Path) -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, HELD)


def stream_of(path: Path) -> tuple[ContributionRecord, ...]:
    return session(path).contributions


def note(path: Path, text: str, speaker: str = "m3", label: Label | None = None, **facts: Any) -> int:
    new = NewContribution(text, speaker, at=AT, label=label, **facts)
    return write(path, lambda uow: meeting.add_contribution(uow, HELD, new))


def find(path: Path, number: int) -> ContributionRecord:
    return next(said for said in stream_of(path) if said.id == number)


def texts(path: Path, last: int) -> list[str]:
    return [said.text for said in stream_of(path)[-last:]]


def test_opinions_change_places_and_stop_at_the_end(sample_path: Path) -> None:
    one, two = note(sample_path, "Một."), note(sample_path, "Hai.")
    write(sample_path, lambda uow: stream.move(uow, two, -1))
    assert texts(sample_path, 2) == ["Hai.", "Một."]
    write(sample_path, lambda uow: stream.move(uow, one, 1))
    assert texts(sample_path, 2) == ["Hai.", "Một."]
    assert [find(sample_path, number).at for number in (one, two)] == [AT, AT]


def test_a_split_keeps_speaker_time_and_label_and_leaves_the_links_with_the_first(sample_path: Path) -> None:
    question = note(sample_path, "Bao giờ xong?", label=Label.QUESTION)
    answer = note(sample_path, "Cuối năm. Tổ 1 làm.", "m1", Label.ANSWER, by_hand=True)
    last = note(sample_path, "Sau cùng.")
    first = NewContribution("Cuối năm.", "m1", at=AT, label=Label.ANSWER, answers=question, by_hand=True)
    second = write(sample_path, lambda uow: stream.split(uow, answer, first, "Tổ 1 làm."))
    assert [said.id for said in stream_of(sample_path)[-3:]] == [answer, second, last]
    one, two = find(sample_path, answer), find(sample_path, second)
    assert (one.text, one.answers) == ("Cuối năm.", question)
    assert (two.text, two.answers, two.speaker) == ("Tổ 1 làm.", None, one.speaker)
    assert (two.at, two.label, two.by_hand) == (one.at, one.label, True)


def test_a_split_is_taken_back_whole(sample_path: Path) -> None:
    number = note(sample_path, "Một. Hai.")
    before = stream_of(sample_path)
    second = write(sample_path, lambda uow: stream.split(uow, number, NewContribution("Một.", "m3", at=AT), "Hai."))
    write(sample_path, lambda uow: stream.unsplit(uow, number, "Một. Hai.", second, "Hai."))
    assert stream_of(sample_path) == before


def test_a_split_whose_parts_were_changed_stays(sample_path: Path) -> None:
    number = note(sample_path, "Một. Hai.")
    second = write(sample_path, lambda uow: stream.split(uow, number, NewContribution("Một.", "m3"), "Hai."))
    write(sample_path, lambda uow: meeting.change_contribution(uow, second, NewContribution("Ba.", "m3")))
    with pytest.raises(KnownError, match="đã được sửa sau khi tách"):
        write(sample_path, lambda uow: stream.unsplit(uow, number, "Một. Hai.", second, "Hai."))
    assert texts(sample_path, 2) == ["Một.", "Ba."]


def test_a_split_whose_first_part_was_written_on_stays(sample_path: Path) -> None:
    number = note(sample_path, "Một. Hai.")
    second = write(sample_path, lambda uow: stream.split(uow, number, NewContribution("Một.", "m3"), "Hai."))
    write(sample_path, lambda uow: meeting.change_contribution(uow, number, NewContribution("Một và nửa.", "m3")))
    with pytest.raises(KnownError, match="đã được sửa sau khi tách"):
        write(sample_path, lambda uow: stream.unsplit(uow, number, "Một. Hai.", second, "Hai."))
    assert texts(sample_path, 2) == ["Một và nửa.", "Hai."]


def test_a_split_whose_second_part_was_answered_stays(sample_path: Path) -> None:
    number = note(sample_path, "Một. Hai.")
    second = write(sample_path, lambda uow: stream.split(uow, number, NewContribution("Một.", "m3"), "Hai."))
    write(sample_path, lambda uow: opinions.set_response(uow, second, "Chi ủy tiếp thu."))
    with pytest.raises(KnownError, match="đã được sửa sau khi tách"):
        write(sample_path, lambda uow: stream.unsplit(uow, number, "Một. Hai.", second, "Hai."))
    assert find(sample_path, second).response == "Chi ủy tiếp thu."


def test_undoing_a_joining_keeps_what_became_of_the_opinion_since(sample_path: Path) -> None:
    first, second = note(sample_path, "Một."), note(sample_path, "Hai.")
    write(sample_path, lambda uow: stream.merge(uow, first, AT))
    write(sample_path, lambda uow: opinions.set_response(uow, first, "Chi ủy tiếp thu."))
    write(sample_path, lambda uow: paper_bin.restore(uow, session(sample_path).bin[-1].id))
    one, two = find(sample_path, first), find(sample_path, second)
    assert (one.text, one.response, two.text, two.response) == ("Một.", "Chi ủy tiếp thu.", "Hai.", "")


def test_joined_opinions_are_one_with_two_paragraphs_and_all_their_answers(sample_path: Path) -> None:
    first = note(sample_path, "Bao giờ xong?", label=Label.QUESTION)
    second = note(sample_path, "Và ai làm?", label=Label.QUESTION)
    answer = note(sample_path, "Tổ 1.", "m1", Label.ANSWER, answers=second)
    assert write(sample_path, lambda uow: stream.merge(uow, first, AT)) == second
    assert texts(sample_path, 2) == ["Bao giờ xong?\nVà ai làm?", "Tổ 1."]
    assert find(sample_path, answer).answers == first
    assert [(gone.kind, gone.text) for gone in session(sample_path).bin] == [("text", "Hà Thị Lan: Và ai làm?")]


def test_joining_is_undone_whole(sample_path: Path) -> None:
    first = note(sample_path, "Bao giờ xong?", label=Label.QUESTION)
    second = note(sample_path, "Và ai làm?", label=Label.QUESTION)
    note(sample_path, "Tổ 1.", "m1", Label.ANSWER, answers=second)
    write(sample_path, lambda uow: speaking.add_speech(uow, HELD, NewSpeech(Speaker("Hà Thị Lan", "", "m3"))))
    write(sample_path, lambda uow: uow.session.execute(update(Speech).values(contribution_id=second)))
    before = session(sample_path)
    write(sample_path, lambda uow: stream.merge(uow, first, AT))
    assert session(sample_path).prepared[0].contribution == first
    write(sample_path, lambda uow: paper_bin.undo(uow, HELD, "text", second))
    assert session(sample_path) == before


def test_what_was_changed_since_the_joining_is_not_overwritten_by_its_undo(sample_path: Path) -> None:
    first, second = note(sample_path, "Một."), note(sample_path, "Hai.")
    write(sample_path, lambda uow: stream.merge(uow, first, AT))
    write(sample_path, lambda uow: meeting.change_contribution(uow, first, NewContribution("Sửa lại.", "m3")))
    write(sample_path, lambda uow: paper_bin.undo(uow, HELD, "text", second))
    assert texts(sample_path, 2) == ["Sửa lại.", "Hai."]


def test_opinions_of_two_people_are_not_joined(sample_path: Path) -> None:
    first = note(sample_path, "Một.")
    note(sample_path, "Hai.", "m1")
    with pytest.raises(KnownError, match="hai người khác nhau"):
        write(sample_path, lambda uow: stream.merge(uow, first, AT))
    assert texts(sample_path, 2) == ["Một.", "Hai."]


def test_closed_minutes_refuse_every_change_of_the_stream(sample_path: Path) -> None:
    one, two = note(sample_path, "Một. Hai."), note(sample_path, "Ba.")
    write(sample_path, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    before = stream_of(sample_path)
    changes = (
        lambda uow: meeting.add_contribution(uow, HELD, NewContribution("Muộn.", "m3")),
        lambda uow: stream.move(uow, two, -1),
        lambda uow: stream.split(uow, one, NewContribution("Một.", "m3"), "Hai."),
        lambda uow: stream.merge(uow, one, AT),
        lambda uow: paper_bin.discard(uow, "contribution", one, AT),
        lambda uow: paper_bin.undo(uow, HELD, "contribution", one),
    )
    for change in changes:
        with pytest.raises(KnownError, match="đã chốt"):
            write(sample_path, change)
    assert stream_of(sample_path) == before
