"""Taking in files of cells: checked like an import, all or nothing, asked about where a person must decide."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from app.domain.below import Arrived
from app.errors import KnownError, WrongInput
from app.models.committee import BelowCell, BelowSession, BelowSpeaking, ReceivedFile
from app.models.unit_of_work import Book
from app.paths import resources
from app.services import books, cells_overview, cells_receiving, minutes_seal
from app.services.cells_receiving import Outcome, Reader, Receipt
from tests.cells import COMMITTEE, TODAY, YEAR, cell_file, held
from tests.factory import as_bytes, dump, exchange
from tests.factory import write as change

AT = datetime(2026, 8, 14, 9)
SAMPLE = (resources() / books.SAMPLE).read_bytes()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(TODAY)
    yield made
    made.close()


@pytest.fixture
def committee(tmp_path: Path) -> Iterator[Book]:
    """A committee's book that has received nothing."""
    book = books.make_book(tmp_path / "cap-uy.scb", COMMITTEE)
    yield book
    book.close()


@pytest.fixture
def take(reader: Reader, committee: Book) -> Callable[..., Receipt]:
    """Takes a file in; returns what happened."""

    def taken(data: bytes, at: datetime = AT, **answers: Any) -> Receipt:
        with committee.write() as uow:
            receipt = cells_receiving.keep(uow, reader.read(data, "tep.json"), at, **answers)
            uow.commit()
        return receipt

    return taken


def rows(book: Book, model: Any) -> int:
    with book.read() as uow:
        return uow.session.scalar(select(func.count()).select_from(model)) or 0


def names(book: Book) -> list[str]:
    with book.read() as uow:
        return [one.cell.name for one in cells_overview.overview(uow, YEAR, TODAY)]


def test_a_file_becomes_figures_that_are_counted_as_the_cell_counts(reader: Reader) -> None:
    made = reader.read(SAMPLE, "mau.json")
    first = made.sessions[0]
    assert (made.cell.name, made.cell.members, len(made.sessions)) == ("Chi bộ Văn phòng", 30, 4)
    assert (first.expected, first.present, first.excused, first.unexcused) == (30, 29, 1, 0)
    assert (first.speakers, first.contributions, first.votes) == (14, 14, 2)
    assert (first.tasks_given, first.tasks_in_time, first.tasks_late) == (4, 4, 0)
    assert (first.reported_on, made.told_until) == (date(2026, 2, 13), date(2026, 9, 10))
    assert sum(one.members for one in made.speaking) == 30


def test_no_name_of_a_member_and_no_opinion_is_kept(reader: Reader) -> None:
    said = repr(reader.read(SAMPLE, "mau.json"))
    file = json.loads(SAMPLE)
    assert not [one for one in file["members"] if one["full_name"] in said]
    assert not [one for session in file["sessions"] for one in session.get("contributions", ()) if one["text"] in said]


def test_what_was_read_leaves_nothing_behind_for_the_next_file(reader: Reader) -> None:
    assert reader.read(cell_file(), "a.json") == reader.read(cell_file(), "a.json")
    assert len(reader.read(cell_file("Chi bộ Hai", 3), "b.json").sessions) == 1


def test_a_new_cell_is_added_and_the_same_file_changes_nothing(take: Callable[..., Receipt], committee: Book) -> None:
    assert take(cell_file()).outcome is Outcome.NEW
    before = books.dump_book(committee)
    assert take(cell_file(), datetime(2026, 8, 15, 8)).outcome is Outcome.SAME
    assert books.dump_book(committee) == before


def test_a_file_that_is_the_last_of_its_cell_need_not_be_read_again(
    take: Callable[..., Receipt], committee: Book
) -> None:
    take(cell_file("Chi bộ Một", 1))
    take(cell_file("Chi bộ Một", 1, 2))
    with committee.read() as uow:
        last = cells_receiving.known(uow)
    seen = cells_receiving.same(cell_file("Chi bộ Một", 1, 2), "a.json", last)
    assert seen == Receipt("a.json", Outcome.SAME, "Chi bộ Một")
    assert cells_receiving.same(cell_file("Chi bộ Một", 1), "a.json", last) is None


def test_a_newer_file_takes_the_place_of_what_was_known(take: Callable[..., Receipt], committee: Book) -> None:
    take(cell_file("Chi bộ Một", 1, 2))
    assert take(cell_file("Chi bộ Một", 1, 2, 3)).outcome is Outcome.UPDATED
    assert (rows(committee, BelowSession), rows(committee, ReceivedFile), rows(committee, BelowCell)) == (3, 2, 1)
    assert rows(committee, BelowSpeaking) == 2


def test_an_older_file_is_asked_about_and_leaves_everything_as_it_was(
    take: Callable[..., Receipt], committee: Book
) -> None:
    take(cell_file("Chi bộ Một", 1, 2, 3))
    asked = take(cell_file("Chi bộ Một", 1, 2))
    assert asked.outcome is Outcome.OLDER and "10/3/2026" in asked.text and rows(committee, BelowSession) == 3
    assert take(cell_file("Chi bộ Một", 1, 2), older=True).outcome is Outcome.UPDATED
    assert rows(committee, BelowSession) == 2


def test_a_file_received_before_the_last_one_is_older_whatever_it_says(take: Callable[..., Receipt]) -> None:
    first, second = cell_file("Chi bộ Một", 1, phrases=["a"]), cell_file("Chi bộ Một", 1, phrases=["b"])
    assert [take(one).outcome for one in (first, second, first)] == [Outcome.NEW, Outcome.UPDATED, Outcome.OLDER]


@pytest.mark.parametrize("renamed", [
    cell_file("Chi bộ Hai", 1, 2, former=["Chi bộ Một"]),
    cell_file("Chi bộ Một", 1, 2, superior="Đảng bộ xã Mới"),
    cell_file("Chi bộ Hai", sessions=[held("Chi bộ Một-1", "2026-01-10"), held("x", "2026-02-10")]),
], ids=["former name", "another superior", "the same sessions"])  # fmt: skip
def test_a_cell_that_seems_renamed_is_asked_about(
    take: Callable[..., Receipt], committee: Book, renamed: bytes
) -> None:
    take(cell_file("Chi bộ Một", 1))
    asked = take(renamed)
    assert asked.outcome is Outcome.RENAMED and "Chi bộ Một" in asked.text and rows(committee, ReceivedFile) == 1
    assert take(renamed, renamed=True).outcome is Outcome.UPDATED
    assert (rows(committee, BelowCell), rows(committee, BelowSession)) == (1, 2)


def test_a_cell_that_is_another_one_stands_beside_it(take: Callable[..., Receipt], committee: Book) -> None:
    take(cell_file("Chi bộ Một", 1))
    assert take(cell_file("Chi bộ Hai", 1, former=["Chi bộ Một"]), renamed=False).outcome is Outcome.NEW
    assert names(committee) == ["Chi bộ Hai", "Chi bộ Một"]


def test_cells_stand_by_number_not_by_letter(take: Callable[..., Receipt], committee: Book) -> None:
    for number in (10, 9, 1):
        take(cell_file(f"Chi bộ {number}", 1))
    assert names(committee) == ["Chi bộ 1", "Chi bộ 9", "Chi bộ 10"]


@pytest.mark.parametrize(("data", "said"), [
    (b'{"format": "so-chi-bo/1"', "JSON"),
    (as_bytes(exchange(sessions=[held("a", "2026-02-30")])), "2026-02-30"),
])  # fmt: skip
def test_a_file_that_no_book_would_take_in_is_refused_with_the_reason(reader: Reader, data: bytes, said: str) -> None:
    with pytest.raises(WrongInput, match=said):
        reader.read(data, "hong.json")
    assert reader.read(cell_file(), "sau.json").cell.name == "Chi bộ Thôn Đông"


def sealed_file(sample_path: Path) -> Any:
    change(sample_path, lambda uow: minutes_seal.finalise(uow, "2026-q1", datetime(2026, 2, 13, 9)))
    change(sample_path, lambda uow: minutes_seal.finalise(uow, "2026-q2", datetime(2026, 5, 15, 9)))
    return json.loads(dump(sample_path))


def test_seals_are_checked_and_their_numbers_kept(reader: Reader, sample_path: Path) -> None:
    file = sealed_file(sample_path)
    made = reader.read(as_bytes(file), "mau.json")
    assert [one.seal_number for one in made.sessions] == [1, 2, None, None]
    file["sessions"][0]["conclusion"] = "khác"
    with pytest.raises(WrongInput, match="dấu chốt"):
        reader.read(as_bytes(file), "mau.json")


def test_a_chain_of_seals_with_a_link_missing_is_refused(reader: Reader, sample_path: Path) -> None:
    file = sealed_file(sample_path)
    del file["sessions"][0]["seal"]
    with pytest.raises(WrongInput, match="không nối tiếp"):
        reader.read(as_bytes(file), "mau.json")


def test_only_a_committee_takes_files_in(reader: Reader, empty_path: Path) -> None:
    arrived: Arrived = reader.read(cell_file("Chi bộ Khác", 1), "a.json")
    with pytest.raises(KnownError, match="cấp ủy"):
        change(empty_path, lambda uow: cells_receiving.keep(uow, arrived, AT))


def test_a_committee_does_not_take_its_own_file_in(take: Callable[..., Receipt], committee: Book) -> None:
    with pytest.raises(WrongInput, match="chính sổ"):
        take(books.dump_book(committee))


def test_a_committees_book_comes_back_byte_for_byte(
    take: Callable[..., Receipt], committee: Book, tmp_path: Path
) -> None:
    take(SAMPLE)
    take(cell_file("Chi bộ Một", 1, 2))
    dumped = books.dump_book(committee)
    books.import_into(tmp_path / "khac.scb", dumped)
    assert dump(tmp_path / "khac.scb") == dumped and b"below_sessions" in dumped


def test_a_cell_can_be_taken_out_and_its_file_taken_in_again(take: Callable[..., Receipt], committee: Book) -> None:
    take(cell_file())
    with committee.write() as uow:
        cells_receiving.forget(uow, 1)
        uow.commit()
    assert [rows(committee, one) for one in (BelowCell, BelowSession, BelowSpeaking, ReceivedFile)] == [0, 0, 0, 0]
    assert take(cell_file()).outcome is Outcome.NEW


def test_the_overview_judges_by_the_rules_of_the_committees_book(take: Callable[..., Receipt], committee: Book) -> None:
    take(cell_file("Chi bộ Một", 1, 2, 4))
    with committee.read() as uow:
        (one,) = cells_overview.overview(uow, YEAR, TODAY)
        received = cells_overview.received(uow, one.id, YEAR)
        assert cells_overview.years(uow) == (2026,)
    assert "".join(mark.sign for mark in one.months) == "✓✓✗✓✗✗✗·····"
    assert received.files[0].told_until == date(2026, 4, 10)


def queries(book: Book) -> int:
    """Return how many statements the overview takes."""
    seen: list[str] = []

    def note(*facts: Any) -> None:
        seen.append(facts[2])

    event.listen(book._engine, "before_cursor_execute", note)
    with book.read() as uow:
        cells_overview.overview(uow, YEAR, TODAY)
    event.remove(book._engine, "before_cursor_execute", note)
    return len([one for one in seen if one.startswith("SELECT")])


def test_the_overview_asks_no_more_of_many_cells_and_years(take: Callable[..., Receipt], committee: Book) -> None:
    take(cell_file("Chi bộ 1", 1))
    one = queries(committee)
    for number in range(2, 5):
        years = [held(f"{number}/{year}", f"{year}-01-10", year=year) for year in range(2020, 2027)]
        take(cell_file(f"Chi bộ {number}", sessions=years))
    assert queries(committee) == one == 7


def test_the_files_of_a_folder_are_those_that_end_in_json(tmp_path: Path) -> None:
    for name in ("b.json", "A.JSON", "c.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "trong.json").mkdir()
    assert [path.name for path in cells_receiving.files_in(tmp_path)] == ["A.JSON", "b.json"]
    assert cells_receiving.files_in(tmp_path / "không có") == []
