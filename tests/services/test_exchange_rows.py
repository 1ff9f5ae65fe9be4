"""The lists of plain rows: every table and every column of them goes through an exchange file unharmed."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from app.errors import WrongInput
from app.models.base import Day, LocalTime, WordText
from app.models.discussion import Contribution, Vote
from app.models.member import Member
from app.models.papers import Attachment, AttachmentContent
from app.models.plan import PlanTopic
from app.models.session import CellSession
from app.models.task import Task
from app.services import books, catalogue
from app.services.exchange_shelves import Shelf, shelves

CONTENT = "Bản quét biên bản đã ký".encode()


@pytest.fixture
def full_path(sample_path: Path) -> Path:
    """A sample book with two rows in every list, each column filled with something of its own."""
    book = books.open_book(sample_path)
    with book.write() as uow:
        for shelf in shelves():
            for turn in (1, 2):
                uow.session.execute(insert(shelf.model).values(**row_of(uow, shelf, turn)))
        file = uow.session.scalar(select(func.min(Attachment.id)))
        uow.session.execute(insert(AttachmentContent).values(attachment_id=file, content=CONTENT))
        uow.session.execute(update(Task).where(Task.id == 1).values(resolution_id=1, evidence="Ảnh chụp"))
        uow.session.execute(update(PlanTopic).where(PlanTopic.id == 2).values(campaign_id=2, replaces_id=1))
        uow.commit()
    book.close()
    return sample_path


def row_of(uow: Any, shelf: Shelf, turn: int) -> dict[str, Any]:
    """Return values for one row, all different from the defaults."""
    made: dict[str, Any] = {}
    for place, name in enumerate(shelf.columns):
        column = shelf.model.__table__.columns[name]
        link = shelf.links.get(name)
        if link is not None:
            made[name] = linked(uow, link.kind, link.table, turn)
        elif isinstance(column.type, WordText):
            made[name] = list(column.type.word)[turn]
        elif isinstance(column.type, Day):
            made[name] = date(2026, place + 1 if place < 12 else 1, turn)
        elif isinstance(column.type, LocalTime):
            made[name] = datetime(2026, 1, turn, 8, 30)
        else:
            made[name] = {"BOOLEAN": True, "REAL": turn + 0.5, "INTEGER": 2024 + turn}.get(
                str(column.type), f"{name} {turn} “đồng chí”\nxuống dòng"
            )
    if shelf.name == "rule_packs":
        made["data"] = catalogue.pack_text(replace(catalogue.rule_pack(), code=made["code"]))
    if shelf.name == "rule_periods":
        made["code"] = "HD12-2018"
    if shelf.name == "attachments":
        made |= {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    return made


def linked(uow: Any, kind: str, table: str, turn: int) -> int:
    models: dict[str, Any] = {"contributions": Contribution, "votes": Vote, "tasks": Task, "plan_topics": PlanTopic}
    model = Member if kind == "member" else CellSession if kind == "session" else models.get(table)
    if model is None:
        return turn
    numbers = uow.session.scalars(select(model.id).order_by(model.id)).all()
    return int(numbers[turn - 1])


def dumped(path: Path) -> bytes:
    book = books.open_book(path)
    try:
        return books.dump_book(book)
    finally:
        book.close()


def test_every_column_of_every_list_comes_back_in_the_same_bytes(full_path: Path, tmp_path: Path) -> None:
    first = dumped(full_path)
    books.import_into(tmp_path / "khac.scb", first)
    assert dumped(tmp_path / "khac.scb") == first


def test_the_file_names_every_list_and_leaves_no_column_out(full_path: Path) -> None:
    file = json.loads(dumped(full_path))
    for shelf in shelves():
        assert [set(row) >= {shelf.field(name) for name in shelf.columns} for row in file[shelf.name]] == [True] * 2
    assert base64.b64decode(file["attachments"][0]["content"]) == CONTENT
    assert file["issued_documents"][0]["tasks"] == [f"{file['sessions'][0]['id']}#1"]


def test_a_file_read_twice_changes_nothing(full_path: Path) -> None:
    first = dumped(full_path)
    books.import_into(full_path, first)
    assert dumped(full_path) == first


def test_rows_that_a_book_lacks_join_its_own(full_path: Path, sample_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.scb"
    file = json.loads(dumped(full_path))
    fewer = {name: value for name, value in file.items() if name not in ("approvals", "inspections")}
    books.import_into(other, json.dumps(fewer).encode())
    books.import_into(other, json.dumps(file).encode())
    assert json.loads(dumped(other)) == file


def test_a_setting_that_the_book_has_otherwise_stops_the_whole_file(full_path: Path) -> None:
    first = dumped(full_path)
    file = json.loads(first)
    file["book_settings"][0]["value"] = "khác"
    with pytest.raises(WrongInput, match=r"book_settings\[0\]"):
        books.import_into(full_path, json.dumps(file).encode())
    assert dumped(full_path) == first


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda f: f["approvals"][0].__setitem__("version", 99), "approvals[0].version"),
        (lambda f: f["approvals"][1].__setitem__("session", "không có"), "approvals[1].session"),
        (lambda f: f["topic_proposals"][0].__setitem__("proposer", "không có"), "topic_proposals[0].proposer"),
        (lambda f: f["parent_hints"][0].__setitem__("contribution", "2026-q1#999"), "parent_hints[0].contribution"),
        (lambda f: f["issued_documents"][0].__setitem__("tasks", ["lạ#1"]), "issued_documents[0].tasks[0]"),
        (lambda f: f["terms"][0].__setitem__("since", "2026-02-30"), "terms[0].since"),
        (lambda f: f["plan"][0].__setitem__("campaign", 9), "plan[0].campaign"),
        (lambda f: f["attachments"][0].__setitem__("content", "AAAA"), "attachments[0].content"),
        (lambda f: f["wordings"].append(f["wordings"][0]), "wordings[2]"),
    ],
)
def test_a_fault_in_a_list_names_its_place(full_path: Path, tmp_path: Path, change: Any, place: str) -> None:
    file = json.loads(dumped(full_path))
    change(file)
    with pytest.raises(WrongInput) as refused:
        books.import_into(tmp_path / "khac.scb", json.dumps(file).encode())
    assert refused.value.place == place
    assert not (tmp_path / "khac.scb").exists()
