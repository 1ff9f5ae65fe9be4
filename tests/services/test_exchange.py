"""The exchange file goes into a book and comes out of it: nothing lost, nothing doubled, nothing rewritten."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.records import CellRecord, SessionRecord
from app.domain.vietnamese import clean
from app.domain.vocabulary import AttendanceStatus, Standing
from app.errors import WrongInput
from app.models import migrate, readers, session_reader
from app.models.unit_of_work import UnitOfWork
from app.services import books, catalogue, doors, draft_places, exchange_import, exchange_parts, meeting, roster
from app.services.exchange_check import parse
from tests.factory import (
    CELL,
    END,
    START,
    as_bytes,
    dump,
    exchange,
    exchange_session,
    opened,
    sample,
    write,
)
from tests.services.exchange_files import files

ORGANISATION = exchange()["cell"]
OWN_AGENDA = (catalogue.resources() / "agendas" / "8-step.json").read_text("utf-8").replace('"8-step"', '"cua-xa"')
#: How many books are made up; ``.ci/run`` asks for more.
EXAMPLES = int(os.environ.get("EXAMPLES", "4"))
FEW = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck),
    phases=set(Phase) - {Phase.shrink, Phase.explain},
)  # fmt: skip


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that is empty altogether; making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("bare") / "bare.scb"
    migrate.create(path, None)
    return path


def imported(data: bytes, path: Path) -> bytes:
    """Put a file into the book at ``path`` and return the dump of it."""
    books.import_into(path, data)
    return dump(path)


def content(path: Path) -> list[Any]:
    """Return what the sessions of a book say, without the numbers that rows happen to have."""
    with opened(path) as book, book.read() as uow:
        records = [session_reader.session_record(uow.session, uid) for uid in readers.session_ids(uow.session)]
        tasks = exchange_parts.task_places(readers.tasks(uow.session))
    return [without_numbers(asdict(linked_by_place(record, tasks))) for record in records]


def linked_by_place(record: SessionRecord, tasks: draft_places.TaskPlaces) -> SessionRecord:
    links = exchange_parts.links_of(record)
    said = tuple(replace(one, prompt=links[one.id][0], answers=links[one.id][1]) for one in record.contributions)
    heard = tuple(replace(one, task=None) for one in record.task_reviews)
    drafts = draft_places.portable(record, tasks)
    return replace(record, contributions=said, task_reviews=heard, drafts=drafts)


def without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        roll = [line for line in value.get("roll", ()) if line["convened"]]
        kept = {key: without_numbers(one) for key, one in value.items() if not (key == "id" and isinstance(one, int))}
        return kept | ({"roll": roll} if "roll" in value else {})
    return [without_numbers(one) for one in value] if isinstance(value, list | tuple) else value


def a_session(path: Path, uid: str = "s1") -> SessionRecord:
    with opened(path) as book, book.read() as uow:
        return session_reader.session_record(uow.session, uid)


def held(**facts: Any) -> dict[str, Any]:
    usual = {"started_at": "2026-05-14T14:00", "ended_at": "2026-05-14T15:45", "chair": "m1", "minutes_taker": "m2"}
    return exchange_session(**(usual | facts))


def test_the_sample_comes_out_of_a_second_book_byte_for_byte(sample_path: Path, tmp_path: Path) -> None:
    once = dump(sample_path)
    assert imported(once, tmp_path / "hai.scb") == once
    assert content(tmp_path / "hai.scb") == content(sample_path)


def test_everything_in_the_sample_file_comes_out_again(sample_path: Path) -> None:
    out = json.loads(dump(sample_path))
    assert out["members"] == sample()["members"]
    assert out["plan"] == sample().get("plan")
    for given_, got in zip(sample()["sessions"], out["sessions"], strict=True):
        without = {"steps", "attendance", "people", "whole_roll"}
        assert {key: got.get(key) for key in given_ if key not in without} == {
            key: value for key, value in given_.items() if key not in without
        }
        assert [line for line in given_.get("attendance", []) if line not in got["attendance"]] == []


@FEW
@given(file=files(ORGANISATION))
def test_any_book_comes_out_of_a_second_one_byte_for_byte(bare: Path, file: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        first, second = (Path(shutil.copy(bare, f"{folder}/{name}.scb")) for name in "ab")
        once = imported(as_bytes(file), first)
        assert imported(once, second) == once
        assert content(second) == content(first)
        assert imported(as_bytes(file), first) == once
        assert imported(once, second) == once


@FEW
@given(file=files(ORGANISATION), data=st.data())
def test_a_book_that_has_lived_on_comes_out_of_a_second_one_as_well(
    bare: Path, file: dict[str, Any], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        first, second = (Path(shutil.copy(bare, f"{folder}/{name}.scb")) for name in "ab")
        books.import_into(first, as_bytes(file))
        for change in data.draw(st.lists(st.sampled_from(CHANGES), max_size=4)):
            write(first, change)
        once = dump(first)
        assert imported(once, second) == once
        assert content(second) == content(first)


def _rename(uow: UnitOfWork) -> None:
    new = roster.NewMember("Tên Mới", Standing.OFFICIAL, "Bí thư", "Tổ 9")
    roster.change_member(uow, "m1", new, since=START.date())


def _leave(uow: UnitOfWork) -> None:
    left = roster.NewMember("Lê Thị Chi", Standing.LEFT, joined_on="2001", left_on="2026-06-01")
    roster.change_member(uow, "m2", left, since=date(2026, 6, 1))


def _rename_cell(uow: UnitOfWork) -> None:
    roster.set_cell(uow, CellRecord("Chi bộ mới", "Đảng bộ mới", "Nơi mới"), renamed_on=START.date())


def _start(uow: UnitOfWork) -> None:
    meeting.start_session(uow, "s1", START.replace(second=7))


def _go_on(uow: UnitOfWork) -> None:
    meeting.mark(uow, "s1", ["m1", "m2"], meeting.Roll(AttendanceStatus.LATE, arrived_at=END))
    meeting.add_contribution(uow, "s1", meeting.NewContribution("", None, ""))
    meeting.add_guest(uow, "s1", "")
    meeting.keep_draft(uow, "s1", "contribution_input", "đang gõ\n")


def _hand_over(uow: UnitOfWork) -> None:
    meeting.set_people(uow, "s2", chair="m3", minutes_taker=None)
    meeting.set_facts(uow, "s2", started_at=None, topic="Khác")


def _settle(uow: UnitOfWork) -> None:
    roster.set_defaults(uow, agenda="hd42-thematic", rules="HD12-2018", profile="HD36_2018")


CHANGES = (_rename, _leave, _rename_cell, _start, _go_on, _hand_over, _settle)


def test_the_settings_of_a_book_go_with_it(sample_path: Path, tmp_path: Path) -> None:
    write(sample_path, _settle)
    imported(dump(sample_path), tmp_path / "hai.scb")
    with opened(tmp_path / "hai.scb") as book, book.read() as uow:
        assert roster.defaults(uow) == ("hd42-thematic", "HD12-2018", "HD36_2018")


def test_a_file_read_twice_adds_nothing(sample_path: Path) -> None:
    before = dump(sample_path)
    done = books.import_into(sample_path, as_bytes(sample()))
    assert done == exchange_import.Imported(0, 0, len(sample()["members"]), len(sample()["sessions"]))
    assert dump(sample_path) == before


def test_a_file_read_twice_adds_nothing_however_its_names_are_written(tmp_path: Path) -> None:
    file = exchange(members=[{"id": "m1", "full_name": " Trần  Văn\nBình ", "standing": "official"}])
    once = imported(as_bytes(file), tmp_path / "so.scb")
    assert imported(as_bytes(file), tmp_path / "so.scb") == once
    assert json.loads(once)["members"][0]["full_name"] == "Trần Văn Bình"


def test_a_file_adds_what_the_book_lacks(sample_path: Path) -> None:
    def more(file: dict[str, Any]) -> None:
        file["members"].append({"id": "new", "full_name": "Người Mới", "standing": "probationary"})
        file["sessions"].append(exchange_session(id="2027-q1", year=2027, quarter=1, chair="new"))

    done = books.import_into(sample_path, as_bytes(sample(more)))
    assert (done.members, done.sessions) == (1, 1)
    assert a_session(sample_path, "2027-q1").chair == "new"


@pytest.mark.parametrize(
    "left_out", [["sessions"], ["plan"], ["sessions", "plan"]], ids=["sessions", "plan", "both"]
)  # fmt: skip
def test_what_has_no_star_may_be_left_out(tmp_path: Path, left_out: list[str]) -> None:
    file = {key: value for key, value in exchange().items() if key not in left_out}
    file["cell"].pop("kind")
    assert json.loads(imported(as_bytes(file), tmp_path / "so.scb"))["cell"]["kind"] == "agency"


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert imported(b"\xef\xbb\xbf" + as_bytes(exchange()), tmp_path / "so.scb")


def test_every_text_is_kept_clean(tmp_path: Path) -> None:
    odd = "Th\u0075\u0301y\r\nva\u0301\x0bhai\x00"
    file = exchange(sessions=[held(topic=odd, conclusion=odd, prompts=[odd], drafts={"x": odd})])
    text = imported(json.dumps(file).encode(), tmp_path / "so.scb").decode()
    assert json.loads(text)["sessions"][0]["conclusion"] == clean(odd) == "Thúy\nvá\nhai"
    assert clean(text) == text


def test_ids_are_kept_in_one_normal_form_too(tmp_path: Path) -> None:
    members = [{"id": "me\u0301", "full_name": "A", "standing": "official"}]
    file = exchange(members=members, sessions=[held(chair="mé", minutes_taker=None)])
    assert imported(json.dumps(file).encode(), tmp_path / "so.scb").decode().count('"mé"') == 3


def test_seconds_are_kept_and_minutes_stay_minutes(tmp_path: Path) -> None:
    file = exchange(sessions=[held(ended_at="2026-05-14T15:45:30")])
    out = json.loads(imported(as_bytes(file), tmp_path / "so.scb"))["sessions"][0]
    assert (out["started_at"], out["ended_at"]) == ("2026-05-14T14:00", "2026-05-14T15:45:30")


def test_a_session_without_a_roll_convenes_who_belonged_to_the_cell_that_day(tmp_path: Path) -> None:
    members = [
        {"id": "m1", "full_name": "A", "standing": "official", "joined_on": "2001"},
        {"id": "m2", "full_name": "B", "standing": "left", "left_on": "2026-04"},
        {"id": "m3", "full_name": "C", "standing": "left", "left_on": "2026-06-01"},
        {"id": "m4", "full_name": "D", "standing": "probationary", "joined_on": "2026-05-15"},
    ]
    imported(as_bytes(exchange(members=members, sessions=[held(minutes_taker=None)])), tmp_path / "so.scb")
    assert [line.member_id for line in a_session(tmp_path / "so.scb").roll if line.convened] == ["m1", "m3"]


def test_who_left_since_is_counted_as_they_stood_at_the_session(sample_path: Path) -> None:
    gone = a_session(sample_path, "2026-q1").person("m32")
    assert gone is not None
    assert gone.standing is Standing.OFFICIAL


def test_the_sample_says_the_same_after_people_and_names_have_changed(sample_path: Path) -> None:
    before = [record for record in content(sample_path) if record["started_at"]]
    for change in (_rename, _leave, _rename_cell):
        write(sample_path, change)
    assert [record for record in content(sample_path) if record["started_at"]] == before


def test_a_renamed_cell_is_known_by_its_former_names_in_the_next_book(sample_path: Path, tmp_path: Path) -> None:
    write(sample_path, _rename_cell)
    imported(dump(sample_path), tmp_path / "hai.scb")
    with opened(tmp_path / "hai.scb") as book, book.read() as uow:
        (former,) = readers.former_names(uow.session)
    assert (former.name, former.valid_until) == (sample()["cell"]["name"], START.date())
    assert a_session(tmp_path / "hai.scb", "2026-q1").cell.name == former.name


def test_an_agenda_of_ones_own_goes_with_its_sessions(tmp_path: Path, own_home: Path) -> None:
    (own_home / "agendas").mkdir(parents=True)
    file = own_home / "agendas" / "cua-xa.json"
    file.write_text(OWN_AGENDA, "utf-8")
    data = as_bytes(exchange(sessions=[held(agenda="cua-xa", steps=[{"step": 3, "text": "Mục đích"}])]))
    once = imported(data, tmp_path / "a.scb")
    catalogue._agendas.cache_clear()
    file.unlink()
    assert dump(tmp_path / "a.scb") == once
    assert imported(once, tmp_path / "b.scb") == once
    assert content(tmp_path / "b.scb") == content(tmp_path / "a.scb")


def test_a_file_of_another_cell_is_refused(sample_path: Path) -> None:
    before = dump(sample_path)
    with pytest.raises(WrongInput, match="Chi bộ Thôn Đông") as error:
        books.import_into(sample_path, as_bytes(exchange()))
    assert error.value.place == "cell.name"
    assert dump(sample_path) == before


def test_a_dump_is_text_for_people_and_programs_alike(sample_path: Path) -> None:
    out = dump(sample_path)
    assert out.endswith(b"}\n")
    assert "Nguyễn Văn Hùng" in out.decode()
    assert parse(out).members[0].full_name == "Nguyễn Văn Hùng"


def test_an_encrypted_book_is_filled_with_its_password(tmp_path: Path) -> None:
    path = tmp_path / "kin.scb"
    books.import_into(path, as_bytes(exchange()), "mật khẩu")
    assert doors.needs_password(path)
    books.import_into(path, as_bytes(exchange(sessions=[held()])), "mật khẩu")
    assert CELL.name in dump(path, "mật khẩu").decode()


def test_whoever_an_agenda_has_present_may_stand_on_the_roll_as_well(tmp_path: Path) -> None:
    deputy = {"id": "m3", "full_name": "Đỗ Văn Đạt", "standing": "official", "position": "Phó Bí thư Thường trực"}
    session = exchange_session(
        kind="committee", agenda="self-review-committee", started_at="2026-05-14T14:00",
        attendance=[{"member": "m3", "status": "late"}],
    )  # fmt: skip
    file = exchange(sessions=[session])
    said = imported(as_bytes(file | {"members": [*file["members"], deputy]}), tmp_path / "so.scb")
    (line,) = [one for one in json.loads(said)["sessions"][0]["attendance"] if one["member"] == "m3"]
    assert line["status"] == "late"
