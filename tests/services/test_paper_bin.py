"""What is deleted waits in the bin and comes back as it was."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.records import SessionRecord, VoteOpinion
from app.domain.vocabulary import Label, Stance
from app.errors import KnownError, NotFound
from app.models import session_reader
from app.models.session import BinLine
from app.services import books, decisions, meeting, minutes_seal, paper_bin, stream
from app.services.bin_data import KeptText
from app.services.decisions import NewVote
from app.services.meeting import NewContribution
from app.services.paper_bin import Restored
from tests.factory import dump, opened, write

HELD, AT = "2026-q3", datetime(2026, 9, 24, 15, 30)
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


def test_a_vote_comes_back_with_those_who_stood_apart(sample_path: Path) -> None:
    opinions = (VoteOpinion("m3", Stance.RESERVED, "Chưa rõ số liệu."), VoteOpinion("m2", Stance.AGAINST))
    number = write(
        sample_path, lambda uow: decisions.add_vote(uow, HELD, NewVote("Nhất trí?", 20, 2, opinions=opinions))
    )
    before = session(sample_path)
    restore(sample_path, discard(sample_path, "vote", number))
    assert session(sample_path) == before


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_links_hold_in_whatever_order_things_come_back(sample_path: Path, order: tuple[int, ...]) -> None:
    numbers = linked(sample_path)
    before = session(sample_path)
    kinds = ("prompt", "contribution", "contribution")
    for deleted in itertools.permutations(range(3)):
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
