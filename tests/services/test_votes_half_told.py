"""A vote of which a file tells who was against and not how many were for: that figure stays missing everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.cli import main
from app.domain.merging import Take
from app.domain.records import SessionRecord, VoteOpinion
from app.domain.vocabulary import Stance
from app.errors import WrongInput
from app.models import session_reader
from app.services import books, checking, decisions, minutes_seal, paper_bin
from app.services.decisions import NewVote
from app.services.exchange_check import parse
from app.services.exchange_format import schema
from app.services.open_book import OpenBook
from tests.exporters.reading import whole
from tests.factory import as_bytes, dump, opened, write
from tests.services import two_laptops as two
from tests.services.two_laptops import Json, changed, file_of, merge, only, shown, written

AT = datetime(2026, 5, 20, 9, 0)
OPINIONS = (VoteOpinion("m2", Stance.AGAINST, "Chưa rõ kinh phí"),)
HALF = {"question": "Thông qua nghị quyết", "against": 1, "base": 3}


def voted(*votes: Json) -> Json:
    return changed(lambda session: session.update(votes=list(votes)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with one vote of which the number in favour is not known."""
    return two.book_of(tmp_path / "so.scb", voted(HALF))


def session(path: Path) -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, "s1")


def said(path: Path) -> list[Json]:
    (kept,) = json.loads(dump(path))["sessions"]
    votes: list[Json] = kept["votes"]
    return votes


@pytest.mark.parametrize("figures", [{"against": 1}, {"other": 2}, {"for": None, "against": 1, "other": 3}])
def test_the_figure_that_is_missing_is_left_out_again(figures: dict[str, Any], tmp_path: Path) -> None:
    path = two.book_of(tmp_path / "so.scb", voted({"question": "Thông qua"} | figures))
    assert session(path).votes[0].in_favour is None
    (vote,) = said(path)
    assert "for" not in vote
    assert (vote["against"], vote["other"]) == (figures.get("against", 0), figures.get("other", 0))
    first = dump(path)
    books.import_into(tmp_path / "hai.scb", first)
    assert dump(tmp_path / "hai.scb") == first
    assert Draft202012Validator(schema()).is_valid(json.loads(first))


@pytest.mark.parametrize("figures", [{}, {"for": None}, {"against": 0}, {"for": 0, "against": 0, "other": 0}])
def test_a_vote_without_any_figure_is_not_counted_as_before(figures: dict[str, Any], tmp_path: Path) -> None:
    path = two.book_of(tmp_path / "so.scb", voted({"question": "Thông qua"} | figures))
    assert not session(path).votes[0].is_counted
    assert said(path) == [
        {"question": "Thông qua", "for": 0, "against": 0, "other": 0, "method": "show_of_hands"}
    ]  # fmt: skip


def test_nobody_in_favour_is_a_count(tmp_path: Path) -> None:
    path = two.book_of(tmp_path / "so.scb", voted(HALF | {"for": 0}))
    assert (session(path).votes[0].counted_for, said(path)[0]["for"]) == (0, 0)


@pytest.mark.parametrize("count", [-1, "25", 2.5, True])
def test_a_figure_that_is_none_is_still_refused(count: object) -> None:
    with pytest.raises(WrongInput) as error:
        parse(as_bytes(voted(HALF | {"for": count})))
    assert error.value.place == "sessions[0].votes[0].for"


@pytest.mark.parametrize("kind", ["minutes", "resolution", "conclusion-notice", "topic-report"])
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_documents_leave_room_for_it(kind: str, ending: str, path: Path, tmp_path: Path) -> None:
    out = tmp_path / f"văn bản.{ending}"
    assert main(["export", str(path), kind, "--session", "s1", "--out", str(out)]) == 0
    if ending == "docx":
        words = whole(out.read_bytes())
        assert "……/03 đồng chí" in words or "tán thành" not in words
        assert "0/03" not in words
        assert "đạt tỷ lệ 0" not in words


def test_the_window_and_the_command_say_that_it_is_not_recorded(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(path), "minutes", "--session", "s1", "--out", str(tmp_path / "a.docx")]) == 0
    assert "Biểu quyết 1: chưa ghi số đồng chí tán thành" in capsys.readouterr().err


def test_it_survives_the_bin(path: Path) -> None:
    new = NewVote("Lần hai", None, 2, 1, opinions=OPINIONS)
    number = write(path, lambda uow: decisions.add_vote(uow, "s1", new))
    before = session(path)
    assert before.votes[-1].in_favour is None
    entry = write(path, lambda uow: paper_bin.discard(uow, "vote", number, AT))
    write(path, lambda uow: paper_bin.restore(uow, entry))
    assert session(path) == before


def test_a_vote_in_the_bin_travels_without_it(path: Path, tmp_path: Path) -> None:
    number = session(path).votes[0].id
    write(path, lambda uow: paper_bin.discard(uow, "vote", number, AT))
    other = two.book_of(tmp_path / "kia.scb", json.loads(dump(path)))
    assert dump(other) == dump(path)
    (entry,) = session(other).bin
    write(other, lambda uow: paper_bin.restore(uow, entry.id))
    assert (session(other).votes[0].in_favour, session(other).votes[0].against) == (None, 1)


def test_closed_minutes_keep_it_missing_and_travel(path: Path, tmp_path: Path) -> None:
    write(path, lambda uow: minutes_seal.finalise(uow, "s1", AT))
    other = two.book_of(tmp_path / "kia.scb", json.loads(dump(path)))
    assert dump(other) == dump(path)
    with opened(other) as book:
        assert checking.faults(book) == ()
    made_up = json.loads(dump(path))
    made_up["sessions"][0]["votes"][0]["for"] = 0
    with pytest.raises(WrongInput, match="biên bản"):
        books.import_into(tmp_path / "ba.scb", as_bytes(made_up))


def test_a_change_keeps_it_missing_until_a_number_is_written(path: Path) -> None:
    number = session(path).votes[0].id
    for new, kept in ((NewVote("Khác", None, 2), None), (NewVote("Khác", 0, 2), 0), (NewVote("Khác", None), 0)):
        write(path, lambda uow, new=new: decisions.change_vote(uow, number, new))
        assert session(path).votes[0].in_favour == kept


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    """A book in which everything about the vote is known, open."""
    two.book_of(tmp_path / "so.scb", file_of(two.HELD))
    opened_book = OpenBook.open(tmp_path / "so.scb", None, lambda state: None)
    yield opened_book
    opened_book.close()


def test_merging_takes_over_that_it_is_missing_only_where_chosen(book: OpenBook, tmp_path: Path) -> None:
    theirs = written(tmp_path / "kia.json", voted({"question": "Thông qua kết luận", "against": 1}))
    preview = shown(book, theirs)
    (difference,) = only(preview).differences
    assert ("đồng ý: 2" in difference.mine, "\nđồng ý" in difference.theirs) == (True, False)
    merge(book, preview, {"s1": Take.MINE})
    assert book.session("s1").votes[0].in_favour == 2
    merge(book, shown(book, theirs), {"s1": Take.THEIRS})
    assert (book.session("s1").votes[0].in_favour, book.session("s1").votes[0].against) == (None, 1)


def test_the_year_is_told_all_the_same(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(path), "--year", "2026"]) == 0
    assert main(["search", str(path), "nghị quyết"]) == 0
    for kind in ("year-plan", "year-report", "minutes-book"):
        assert main(["export", str(path), kind, "--year", "2026", "--out", str(tmp_path / f"{kind}.docx")]) == 0
    with opened(path) as made:
        assert checking.faults(made) == ()
    capsys.readouterr()
