"""Every key of the exchange file that has no star in its description may be left out, each alone."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.cli import main
from app.services import books
from app.services.exchange_check import parse
from app.services.exchange_format import schema
from tests.exporters.reading import whole
from tests.factory import as_bytes, dump, exchange, exchange_session

Json = dict[str, Any]
#: A session that says everything the description of the file names.
WHOLE = exchange_session(
    place="Nhà văn hóa thôn", planned_at="2026-05-14T14:00", started_at="2026-05-14T14:00",
    ended_at="2026-05-14T15:45", chair="m1", minutes_taker="m2",
    guests=[{"full_name": "Hà Thị Khách", "title": "Phó Bí thư Đảng ủy"}],
    attendance=[
        {"member": "m1", "status": "late", "reason": "họp xã", "arrived_at": "2026-05-14T14:10"},
        {"member": "m2", "status": "left_early", "reason": "con ốm", "left_at": "2026-05-14T15:10"},
        {"member": "m3", "status": "excused", "reason": "công tác"},
    ],
    steps=[{"step": 1, "text": "Đồng chí Bí thư tuyên bố lý do.", "started_at": "2026-05-14T14:00"}],
    opening_report={"presenters": ["m2"], "text": "Báo cáo đề dẫn."}, prompts=["Làm gì trước?"],
    contributions=[
        {"speaker": "m3", "at": "2026-05-14T14:20", "label": "proposal", "text": "Nên làm đường.",
         "disposition": "accepted", "response": "Chi bộ tiếp thu."},
        {"speaker": {"full_name": "Hà Thị Khách", "title": "Phó Bí thư"}, "at": "2026-05-14T14:30",
         "label": "question", "text": "Bao giờ xong?"},
    ],
    conclusion="Chi bộ nhất trí làm đường.",
    votes=[{"question": "Thông qua nghị quyết", "for": 2, "against": 1, "other": 1, "method": "secret"}],
    tasks=[{"content": "Làm đường", "requirement": "Đúng mẫu", "measure": "Góp công", "due_on": "2026-06-01",
            "assignees": ["m1"], "inspector": "m2", "status": "done", "result": "Đã xong"}],
)  # fmt: skip
MEMBER = {
    "id": "m3", "full_name": "Ma Văn Đạt", "standing": "official", "position": "Chi ủy viên", "group": "Tổ 1",
    "joined_on": "2001-02-03", "official_on": "2002-02", "left_on": None,
}  # fmt: skip
#: What the description stars: a file without it says too little to be kept.
STARRED = {
    "file": {"format", "cell", "members"},
    "cell": {"name", "superior", "place"},
    "members": {"id", "full_name"},
    "session": {"id", "kind", "agenda", "year", "quarter", "topic"},
    # Without these two nobody could tell of whom, and of which step, the line speaks; ``test_exchange_least`` has them.
    "attendance": {"member"},
    "steps": {"step"},
}


def parts(session: Json) -> Iterator[tuple[str, Json]]:
    """Yield every object of a session with its kind."""
    yield "session", session
    yield "opening_report", session["opening_report"]
    for kind in ("guests", "attendance", "steps", "contributions", "votes", "tasks"):
        yield from ((kind, one) for one in session[kind])
    yield from (("speaker", one["speaker"]) for one in session["contributions"] if isinstance(one["speaker"], dict))


def keys(found: Iterator[tuple[str, Json]]) -> list[tuple[str, str]]:
    return sorted({(kind, key) for kind, one in found for key in one if key not in STARRED.get(kind, ())})


SESSION_KEYS = keys(parts(WHOLE))
MEMBER_KEYS = keys(iter([("members", MEMBER)]))


def session(kind: str, key: str) -> Json:
    """Return the whole session, under a name of its own, without one key wherever it stands."""
    made = copy.deepcopy(WHOLE) | {"id": f"{kind}-{key}"}
    for one in [part for name, part in parts(made) if name == kind]:
        one.pop(key, None)
    return made


def without(kind: str, key: str) -> Json:
    file = exchange(sessions=[copy.deepcopy(WHOLE)])
    file["members"].append(dict(MEMBER))
    if kind in ("file", "cell", "members"):
        for one in {"file": [file], "cell": [file["cell"]], "members": [file["members"][2]]}[kind]:
            del one[key]
        return file
    return file | {"sessions": [session(kind, key)]}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of sessions each of which lacks one thing."""
    file = exchange(sessions=[session(kind, key) for kind, key in SESSION_KEYS])
    file["members"].append(dict(MEMBER))
    path = tmp_path_factory.mktemp("left out") / "so.scb"
    books.import_into(path, as_bytes(file))
    return path


@pytest.fixture(scope="module")
def valid() -> Callable[[Any], bool]:
    return Draft202012Validator(schema()).is_valid


LEFT_OUT = [("file", "sessions"), ("cell", "kind"), *MEMBER_KEYS, *SESSION_KEYS]


@pytest.mark.parametrize(("kind", "key"), LEFT_OUT)
def test_each_may_be_left_out(kind: str, key: str, valid: Callable[[Any], bool]) -> None:
    file = without(kind, key)
    parse(as_bytes(file))
    assert valid(file)


@pytest.mark.parametrize(("kind", "key"), SESSION_KEYS)
def test_the_minutes_can_be_made_without_it(kind: str, key: str, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "biên bản.docx"
    assert main(["export", str(book), "minutes", "--session", f"{kind}-{key}", "--out", str(out)]) == 0
    assert "BIÊN BẢN" in whole(out.read_bytes())


@pytest.mark.parametrize(("kind", "key"), [("file", "sessions"), ("cell", "kind"), *MEMBER_KEYS])
def test_a_book_is_made_of_what_there_is(kind: str, key: str, tmp_path: Path) -> None:
    books.import_into(tmp_path / "so.scb", as_bytes(without(kind, key)))
    told_again(tmp_path / "so.scb", tmp_path / "hai.scb")


def test_every_session_comes_out_as_it_went_in(book: Path, tmp_path: Path) -> None:
    told_again(book, tmp_path / "hai.scb")
    assert [one["id"] for one in json.loads(dump(book))["sessions"]] == [f"{k}-{key}" for k, key in SESSION_KEYS]


@pytest.mark.parametrize("what", ["sessions", "members", "tasks", "obligations", "documents"])
def test_every_list_can_be_told(what: str, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(book), what]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def told_again(book: Path, second: Path) -> None:
    first = dump(book)
    books.import_into(second, first)
    assert dump(second) == first
