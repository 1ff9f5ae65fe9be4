"""What is deleted waits in the bin and comes back as it was."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.records import SessionRecord, Speaker, VoteOpinion
from app.domain.vocabulary import Label, ReviewSubject, Stance
from app.errors import KnownError, NotFound
from app.models import session_reader
from app.models.session import BinLine
from app.models.task import Task
from app.models.unit_of_work import UnitOfWork
from app.services import (
    books,
    decisions,
    meeting,
    minutes_seal,
    open_questions,
    paper_bin,
    self_review,
    speaking,
    stream,
)
from app.services.bin_data import KeptText
from app.services.decisions import NewVote
from app.services.meeting import NewContribution
from app.services.paper_bin import Restored
from app.services.self_review import NewReview
from app.services.speaking import NewSpeech
from tests.factory import dump, opened, write

HELD, OTHER, AT = "2026-q3", "2026-q2", datetime(2026, 9, 24, 15, 30)
#: The orders in which three things that are linked can go and come back.
ORDERS = tuple(itertools.permutations(range(3)))
TEXT = KeptText("conclusion", "Chi bộ thống nhất cao.")


def session(path: Path, uid: str = HELD) -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, uid)


def discard(path: Path, kind: str, number: int) -> int:
    return write(path, lambda uow: paper_bin.discard(uow, kind, number, AT))


def restore(path: Path, entry: int) -> Restored:
    return write(path, lambda uow: paper_bin.restore(uow, entry))


def linked(path: Path) -> tuple[int, int, int]:
    """Put a prompt, a question on it and an answer into the sample; return their numbers."""
    prompt = session(path).prompts[0].id
    asked = NewContribution("Bao giờ xong?", "m3", at=AT, label=Label.QUESTION, prompt=prompt)
    question = write(path, lambda uow: meeting.add_contribution(uow, HELD, asked))
    told = NewContribution("Cuối năm.", "m1", at=AT, label=Label.ANSWER, prompt=prompt, answers=question)
    return prompt, question, write(path, lambda uow: meeting.add_contribution(uow, HELD, told))


@pytest.mark.parametrize("kind", ["contribution", "task", "vote", "guest", "prompt"])
def test_everything_comes_back_with_its_number_and_its_place(sample_path: Path, kind: str) -> None:
    before = session(sample_path)
    things = {"contribution": before.contributions, "task": before.tasks, "vote": before.votes,
              "guest": before.guests, "prompt": before.prompts}[kind]  # fmt: skip
    entry = discard(sample_path, kind, things[0].id)
    without = session(sample_path)
    assert [(gone.id, gone.kind, gone.deleted_at) for gone in without.bin] == [(entry, kind, AT)]
    assert replace(without, bin=()) != before
    assert restore(sample_path, entry) == Restored(kind, things[0].id)
    assert session(sample_path) == before


Aside = dict[str, tuple[int, int, int]]


@pytest.fixture
def aside(sample_path: Path) -> Aside:
    """Three delivered speeches, lines of the self-review and concluded questions; their numbers by kind."""

    def work(uow: UnitOfWork) -> Aside:
        new = NewReview("m3", ReviewSubject.COMRADE, "Ít phát biểu", "Phát biểu mỗi kỳ", date(2026, 12, 20), "m4")
        speeches, reviews, asked = [], [], []
        for text in ("Một", "Hai", "Ba"):
            speech = NewSpeech(Speaker("Lê Văn Khách", "Trưởng thôn"), text, f"Toàn văn {text}.", "Tổ 2")
            speeches.append(speaking.add_speech(uow, HELD, speech))
            speaking.deliver(uow, HELD, NewContribution(text, "m3", at=AT), speeches[-1])
            reviews.append(self_review.add_line(uow, HELD, new))
            asked.append(open_questions.keep_open(uow, HELD, f"{text}?"))
            open_questions.conclude(uow, asked[-1], OTHER)
        return {"speech": tuple(speeches), "self_review": tuple(reviews), "open_question": tuple(asked)}

    made: Aside = write(sample_path, work)
    return made


@pytest.mark.parametrize("kind", ["speech", "self_review", "open_question"])
def test_what_stands_aside_comes_back_with_its_place_and_links(sample_path: Path, aside: Aside, kind: str) -> None:
    before = session(sample_path)
    for order in ((0, 1, 2), (2, 1, 0)):
        entries = [discard(sample_path, kind, aside[kind][number]) for number in order]
        assert [gone.kind for gone in session(sample_path).bin] == [kind] * 3
        for entry, number in zip(entries, order, strict=True):
            assert restore(sample_path, entry) == Restored(kind, aside[kind][number])
        assert session(sample_path) == before


@pytest.mark.parametrize("speech_goes_first", [True, False])
@pytest.mark.parametrize("speech_comes_first", [True, False])
def test_a_speech_and_its_opinion_find_each_other(
    sample_path: Path, aside: Aside, speech_goes_first: bool, speech_comes_first: bool
) -> None:
    before = session(sample_path)
    said = next(one.contribution for one in before.prepared if one.id == aside["speech"][1])
    both = {"speech": aside["speech"][1], "contribution": said or 0}
    kinds = sorted(both, reverse=speech_goes_first)
    entries = {kind: discard(sample_path, kind, both[kind]) for kind in kinds}
    for kind in sorted(both, reverse=speech_comes_first):
        restore(sample_path, entries[kind])
    assert session(sample_path) == before


def test_a_deleted_speech_follows_its_opinion_out_of_a_joined_one(sample_path: Path, aside: Aside) -> None:
    before = session(sample_path)
    first = before.prepared[0].contribution or 0
    write(sample_path, lambda uow: stream.merge(uow, first, AT))
    joined = session(sample_path).bin[0].id
    entry = discard(sample_path, "speech", aside["speech"][1])
    restore(sample_path, joined)
    restore(sample_path, entry)
    assert session(sample_path) == before


def test_the_bin_shows_whose_words_they_are(sample_path: Path, aside: Aside) -> None:
    for kind in ("speech", "self_review", "open_question"):
        discard(sample_path, kind, aside[kind][0])
    said, line, asked = (gone.text for gone in session(sample_path).bin)
    assert said == "Lê Văn Khách: Một – Toàn văn Một."
    assert line == "Hà Thị Lan: Ít phát biểu – Phát biểu mỗi kỳ"
    assert asked == "Một?"


def test_a_question_comes_back_open_when_its_conclusion_was_closed_without_it(sample_path: Path, aside: Aside) -> None:
    entry = discard(sample_path, "open_question", aside["open_question"][0])
    write(sample_path, lambda uow: minutes_seal.finalise(uow, OTHER, AT))
    restore(sample_path, entry)
    assert session(sample_path).open_questions[0].closed_in is None


def test_what_stands_aside_goes_over_to_another_book(sample_path: Path, tmp_path: Path, aside: Aside) -> None:
    for kind, numbers in aside.items():
        discard(sample_path, kind, numbers[-1])
    other = tmp_path / "khac.scb"
    books.import_into(other, dump(sample_path))
    assert dump(other) == dump(sample_path)
    for entry in session(other).bin:
        restore(other, entry.id)
    after = session(other)
    said = next(one for one in after.contributions if one.id == after.prepared[2].contribution)
    assert (said.text, after.prepared[2].topic, after.prepared[2].group) == ("Ba", "Ba", "Tổ 2")
    assert (after.self_reviews[2].about, after.self_reviews[2].due_on) == ("m4", date(2026, 12, 20))
    assert (after.open_questions[2].text, after.open_questions[2].closed_in) == ("Ba?", OTHER)


def test_a_vote_comes_back_with_those_who_stood_apart(sample_path: Path) -> None:
    opinions = (VoteOpinion("m3", Stance.RESERVED, "Chưa rõ số liệu."), VoteOpinion("m2", Stance.AGAINST))
    number = write(
        sample_path, lambda uow: decisions.add_vote(uow, HELD, NewVote("Nhất trí?", 20, 2, opinions=opinions))
    )
    before = session(sample_path)
    restore(sample_path, discard(sample_path, "vote", number))
    assert session(sample_path) == before


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "deleted", [ORDERS[0], ORDERS[-1], *(pytest.param(one, marks=pytest.mark.long) for one in ORDERS[1:-1])]
)
def test_links_hold_in_whatever_order_things_come_back(
    sample_path: Path, deleted: tuple[int, ...], order: tuple[int, ...]
) -> None:
    numbers = linked(sample_path)
    before = session(sample_path)
    kinds = ("prompt", "contribution", "contribution")
    entries = {place: discard(sample_path, kinds[place], numbers[place]) for place in deleted}
    for place in order:
        restore(sample_path, entries[place])
    assert session(sample_path) == before


def test_an_opinion_comes_back_before_those_noted_since(sample_path: Path) -> None:
    last = session(sample_path).contributions[-1]
    entry = discard(sample_path, "contribution", last.id)
    new = write(sample_path, lambda uow: meeting.add_contribution(uow, HELD, NewContribution("Mới.", "m3")))
    restore(sample_path, entry)
    assert [said.id for said in session(sample_path).contributions[-2:]] == [last.id, new]


def test_an_opinion_comes_back_between_the_same_two_after_a_split_before_it(sample_path: Path) -> None:
    before = [said.id for said in session(sample_path).contributions]
    entry = discard(sample_path, "contribution", before[2])
    parts = [write(sample_path, lambda uow: stream.split(uow, before[0], NewContribution("Một.", "m3"), "Hai."))
             for _ in range(2)]  # fmt: skip
    restore(sample_path, entry)
    assert [said.id for said in session(sample_path).contributions] == [before[0], *reversed(parts), *before[1:]]


def test_undo_takes_what_was_deleted_last(sample_path: Path) -> None:
    number = session(sample_path).guests[0].id
    discard(sample_path, "guest", number)
    assert write(sample_path, lambda uow: paper_bin.undo(uow, HELD, "guest", number)) == Restored("guest", number)
    with pytest.raises(NotFound, match="không còn"):
        write(sample_path, lambda uow: paper_bin.undo(uow, HELD, "guest", number))


def test_a_text_comes_back_below_what_was_written_since(sample_path: Path) -> None:
    entry = write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, TEXT, AT))
    write(sample_path, lambda uow: meeting.set_facts(uow, HELD, conclusion="Mới."))
    assert restore(sample_path, entry) == Restored("text", 0, "conclusion")
    assert session(sample_path).conclusion == "Mới.\nChi bộ thống nhất cao."


def test_the_words_of_a_step_come_back_into_the_step(sample_path: Path) -> None:
    write(sample_path, lambda uow: meeting.set_step(uow, HELD, 3, text=""))
    entry = write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, KeptText("step/3", "Ba mục đích."), AT))
    restore(sample_path, entry)
    assert session(sample_path).steps[2].text == "Ba mục đích."


def test_a_dropped_change_comes_back_as_a_change_that_was_begun(sample_path: Path) -> None:
    number = session(sample_path).contributions[0].id
    kept = KeptText("edit_contribution", "Ý đã sửa dở.", number)
    entry = write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, kept, AT))
    gone = discard(sample_path, "contribution", number)
    with pytest.raises(KnownError, match="khôi phục ý kiến đó trước"):
        restore(sample_path, entry)
    restore(sample_path, gone)
    restore(sample_path, entry)
    assert session(sample_path).drafts == {f"edit_contribution_{number}": "Ý đã sửa dở."}


def test_the_same_words_are_kept_once(sample_path: Path) -> None:
    for _ in range(2):
        write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, TEXT, AT))
    assert len(session(sample_path).bin) == 1


def test_closing_the_minutes_empties_the_bin_and_closes_it(sample_path: Path) -> None:
    entry = discard(sample_path, "contribution", session(sample_path).contributions[0].id)
    write(sample_path, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    assert session(sample_path).bin == ()
    with pytest.raises(NotFound):
        restore(sample_path, entry)
    with pytest.raises(KnownError, match="đã chốt"):
        write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, TEXT, AT))


def test_the_bin_goes_over_to_another_book_with_its_links(sample_path: Path, tmp_path: Path) -> None:
    _, question, _ = linked(sample_path)
    discard(sample_path, "contribution", session(sample_path).contributions[0].id)
    discard(sample_path, "contribution", question)
    other = tmp_path / "khac.scb"
    books.import_into(other, dump(sample_path))
    assert dump(other) == dump(sample_path)
    number = restore(other, session(other).bin[-1].id).number
    after = session(other)
    assert [said.text for said in after.contributions if said.answers == number] == ["Cuối năm."]
    back = next(said for said in after.contributions if said.id == number)
    assert (back.text, back.speaker.member_id, back.prompt) == ("Bao giờ xong?", "m3", after.prompts[0].id)


def test_an_entry_of_nonsense_is_refused_in_words(sample_path: Path) -> None:
    entry = write(sample_path, lambda uow: paper_bin.keep_text(uow, HELD, TEXT, AT))
    write(sample_path, lambda uow: uow.session.execute(update(BinLine).values(data="{}")))
    with pytest.raises(KnownError, match="bị hỏng"):
        restore(sample_path, entry)


def test_a_task_comes_back_with_how_it_went(sample_path: Path) -> None:
    number = session(sample_path).tasks[0].id
    went = {"done_on": date(2026, 10, 2), "evidence": "Biên bản nghiệm thu", "checked_on": date(2026, 10, 5),
            "check_note": "Đã xem tại chỗ"}  # fmt: skip
    write(sample_path, lambda uow: uow.session.execute(update(Task).where(Task.id == number).values(**went)))
    before = session(sample_path).tasks
    restore(sample_path, discard(sample_path, "task", number))
    assert session(sample_path).tasks == before
