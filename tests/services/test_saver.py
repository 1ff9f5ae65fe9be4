"""The one writer: order, truth about what is durable, nothing lost when the disk says no."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as driver

from app.errors import KnownError, NotFound
from app.models import engine
from app.models.member import Group
from app.models.unit_of_work import Book, UnitOfWork
from app.services import saver as module
from app.services.saver import Job, Phase, Saver, SaveState, Trace
from tests.factory import opened

SOON = 10.0


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait neither for locks nor between attempts longer than a test needs."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.02)


class Watched:
    """A saver over a book, with the states it told and a way to hold its thread."""

    def __init__(self, path: Path, trace: Path | None = None) -> None:
        self.path = path
        self.told: list[SaveState] = []
        self._news = threading.Condition()
        self.book = Book(path)
        self.saver = Saver(self.book, self.hear, trace)

    def hear(self, state: SaveState) -> None:
        with self._news:
            self.told.append(state)
            self._news.notify_all()

    def wait_for(self, phase: Phase) -> SaveState:
        with self._news:
            assert self._news.wait_for(lambda: any(state.phase is phase for state in self.told), SOON)
            return next(state for state in reversed(self.told) if state.phase is phase)

    def phases(self) -> list[Phase]:
        return [state.phase for state in self.told]

    def hold(self) -> threading.Event:
        """Keep the saver's thread busy until the event is set."""
        entered, released = threading.Event(), threading.Event()

        def work(_: UnitOfWork) -> None:
            entered.set()
            assert released.wait(SOON)

        self.saver.submit(Job(work))
        assert entered.wait(SOON)
        return released

    def add(self, name: str, **facts: Any) -> None:
        self.saver.submit(Job(adding(name), **facts))

    def flush(self) -> None:
        assert self.saver.flush(SOON)

    def close(self) -> bool:
        done = self.saver.close(SOON)
        self.book.close()
        return done


@pytest.fixture
def watched(empty_path: Path) -> Iterator[Watched]:
    made = Watched(empty_path)
    yield made
    made.close()


@pytest.fixture
def lock(empty_path: Path) -> Iterator[Callable[[], None]]:
    """Another program that holds the book from now on; calling it lets go."""
    connection = driver.connect(str(empty_path), isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    yield lambda: connection.execute("ROLLBACK") and None
    connection.close()


def adding(name: str) -> Callable[[UnitOfWork], int]:
    def work(uow: UnitOfWork) -> int:
        row = Group(name=name)
        uow.session.add(row)
        uow.session.flush()
        return row.id

    return work


def saved(path: Path) -> list[str]:
    with opened(path) as book, book.read() as uow:
        return list(uow.session.scalars(text("SELECT name FROM groups ORDER BY id")))


def refuse(_: UnitOfWork) -> None:
    raise NotFound("Mục này đã bị xóa.")


def break_down(uow: UnitOfWork) -> None:
    adding("nửa chừng")(uow)
    raise ZeroDivisionError


def test_changes_are_made_durable_in_their_order(watched: Watched, empty_path: Path) -> None:
    names = [f"Tổ {number}" for number in range(30)]
    for name in names:
        watched.add(name)
    watched.flush()
    assert saved(empty_path) == names


def test_a_change_is_durable_when_its_result_is_told(watched: Watched, empty_path: Path) -> None:
    seen: list[tuple[int, list[str]]] = []
    watched.add("Tổ 1", done=lambda number: seen.append((number, saved(empty_path))))
    watched.flush()
    assert seen == [(1, ["Tổ 1"])]


def test_what_is_told_is_saving_until_everything_is_durable(watched: Watched) -> None:
    released = watched.hold()
    watched.add("Tổ 1")
    assert watched.saver.state.phase is Phase.SAVING
    released.set()
    watched.flush()
    assert watched.phases() == [Phase.SAVING, Phase.SAVING, Phase.SAVED]
    assert watched.saver.state.at is not None


def test_the_last_state_told_is_the_true_one(watched: Watched) -> None:
    for number in range(200):
        watched.add(f"Tổ {number}")
        watched.flush()
        assert watched.saver.state.phase is Phase.SAVED is watched.told[-1].phase


def test_a_newer_change_of_one_key_takes_the_place_of_a_waiting_one(watched: Watched, empty_path: Path) -> None:
    released = watched.hold()
    for name in ("c", "ch", "chi"):
        watched.add(name, key="draft")
    watched.add("khác", key="other")
    watched.add("không khóa")
    watched.add("chi bộ", key="draft")
    released.set()
    watched.flush()
    assert saved(empty_path) == ["khác", "không khóa", "chi bộ"]


def test_a_change_that_has_begun_is_not_replaced(watched: Watched, empty_path: Path) -> None:
    released = threading.Event()
    entered = threading.Event()

    def first(uow: UnitOfWork) -> None:
        entered.set()
        assert released.wait(SOON)
        adding("một")(uow)

    watched.saver.submit(Job(first, "draft"))
    assert entered.wait(SOON)
    watched.add("hai", key="draft")
    released.set()
    watched.flush()
    assert saved(empty_path) == ["một", "hai"]


def test_a_locked_book_is_told_and_everything_is_saved_once_it_is_free(
    watched: Watched, lock: Callable[[], None], empty_path: Path
) -> None:
    for name in ("một", "hai", "ba"):
        watched.add(name)
    failed = watched.wait_for(Phase.FAILED)
    assert "giữ sổ" in failed.reason
    assert not watched.saver.flush(0.05)
    assert saved(empty_path) == []
    lock()
    watched.flush()
    assert saved(empty_path) == ["một", "hai", "ba"]
    assert [watched.phases()[0], watched.phases()[-1]] == [Phase.SAVING, Phase.SAVED]


def test_the_time_of_the_last_durable_save_stands_while_the_next_one_fails(watched: Watched, empty_path: Path) -> None:
    watched.add("một")
    watched.flush()
    at = watched.saver.state.at
    other = driver.connect(str(empty_path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    watched.add("hai")
    assert watched.wait_for(Phase.FAILED).at == at is not None
    other.close()
    watched.flush()


def test_typing_goes_on_while_the_book_is_locked_and_only_the_newest_text_is_kept(
    watched: Watched, lock: Callable[[], None], empty_path: Path
) -> None:
    watched.add("một", key="draft")
    watched.wait_for(Phase.FAILED)
    watched.add("ý kiến")
    for name in ("hai", "ba"):
        watched.add(name, key="draft")
    lock()
    watched.flush()
    assert saved(empty_path) == ["ý kiến", "ba"]


def test_a_refused_change_tells_why_and_the_next_ones_go_on(watched: Watched, empty_path: Path) -> None:
    told: list[BaseException] = []
    watched.saver.submit(Job(refuse, failed=told.append))
    watched.saver.submit(Job(break_down, failed=told.append))
    watched.add("Tổ 1")
    watched.flush()
    assert [type(error) for error in told] == [NotFound, ZeroDivisionError]
    assert saved(empty_path) == ["Tổ 1"]
    assert watched.saver.state.phase is Phase.SAVED


def test_a_refused_change_nobody_waits_for_is_in_the_log_without_its_words(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_: UnitOfWork) -> None:
        raise ValueError("lời của đồng chí An")

    with caplog.at_level(logging.ERROR, "app"):
        watched.saver.submit(Job(work))
        watched.flush()
    assert "ValueError" in caplog.text
    assert "An" not in caplog.text


def fail(*_: object) -> None:
    raise RuntimeError("Internal C++ object already deleted")


@pytest.mark.parametrize("facts", [{"done": fail}, {"work": refuse, "failed": fail}])
def test_whoever_is_told_cannot_stop_the_queue(watched: Watched, empty_path: Path, facts: dict[str, Any]) -> None:
    watched.saver.submit(Job(**({"work": adding("một")} | facts)))
    watched.add("hai")
    watched.flush()
    assert saved(empty_path)[-1] == "hai"


def test_a_window_that_cannot_be_told_cannot_stop_the_queue(watched: Watched, empty_path: Path) -> None:
    watched.saver._notify = fail
    watched.add("một")
    watched.flush()
    assert saved(empty_path) == ["một"]


def test_closing_makes_everything_durable(empty_path: Path) -> None:
    watched = Watched(empty_path)
    for number in range(50):
        watched.add(f"Tổ {number}")
    assert watched.close()
    assert len(saved(empty_path)) == 50


def test_closing_while_the_disk_says_no_ends_and_says_so(empty_path: Path, lock: Callable[[], None]) -> None:
    watched = Watched(empty_path)
    watched.add("một")
    watched.wait_for(Phase.FAILED)
    assert not watched.saver.close(0.05)
    assert not watched.saver._thread.is_alive() or watched.saver._thread.join(SOON) is None
    watched.book.close()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def test_a_trace_has_a_line_for_every_durable_save_and_for_no_other(empty_path: Path, tmp_path: Path) -> None:
    watched = Watched(empty_path, tmp_path / "trace.jsonl")
    watched.add("Tổ 1", trace=Trace("contribution", "Đồng chí An: nhất trí"))
    watched.saver.submit(Job(refuse, trace=Trace("contribution", "không lưu")))
    watched.add("Tổ 2")
    watched.add("Tổ 3", trace=Trace("contribution_input", "đang gõ", "2026-q4"))
    watched.close()
    one, unnamed, two = lines(tmp_path / "trace.jsonl")
    assert (unnamed["seq"], unnamed["what"]) == (2, "change")
    assert (one["seq"], one["what"], one["id"], one["sha256"]) == (
        1,
        "contribution",
        "1",
        digest("Đồng chí An: nhất trí"),
    )
    assert (two["seq"], two["what"], two["id"], two["sha256"]) == (
        3,
        "contribution_input",
        "2026-q4",
        digest("đang gõ"),
    )
    assert one["at"] <= two["at"]


def test_no_line_is_traced_before_the_save_is_durable(
    empty_path: Path, tmp_path: Path, lock: Callable[[], None]
) -> None:
    trace = tmp_path / "trace.jsonl"
    watched = Watched(empty_path, trace)
    watched.add("một", trace=Trace("contribution", "một"))
    watched.wait_for(Phase.FAILED)
    assert not trace.exists()
    lock()
    watched.close()
    assert len(lines(trace)) == 1


def test_a_trace_tells_the_text_as_it_is_kept(empty_path: Path, tmp_path: Path) -> None:
    watched = Watched(empty_path, tmp_path / "trace.jsonl")
    watched.add("Tổ 1", trace=Trace("contribution", "Thu\u0301y\r\n\ud800"))
    watched.close()
    assert lines(tmp_path / "trace.jsonl")[0]["sha256"] == digest("Thúy\n\ufffd")


def test_a_trace_that_cannot_be_written_does_not_stop_saving(empty_path: Path, tmp_path: Path) -> None:
    watched = Watched(empty_path, tmp_path / "khong-co" / "trace.jsonl")
    watched.add("một", trace=Trace("x", "x"))
    watched.add("hai", trace=Trace("x", "x"))
    assert watched.close()
    assert saved(empty_path) == ["một", "hai"]


def test_a_problem_that_no_waiting_can_mend_is_not_tried_again(watched: Watched) -> None:
    tries: list[int] = []

    def work(_: UnitOfWork) -> None:
        tries.append(1)
        raise KnownError("Chưa ghi tên chuyên đề.")

    watched.saver.submit(Job(work))
    watched.flush()
    assert tries == [1]


def test_settling_says_whether_everything_is_done(watched: Watched) -> None:
    released = watched.hold()
    assert not watched.saver.settle(0.01)
    released.set()
    assert watched.saver.settle(SOON)


def test_a_disk_that_hangs_is_told_until_it_answers(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.0)
    released = watched.hold()
    watched.saver.settle(0.01)
    assert (watched.saver.state.phase, watched.saver.state.reason) == (Phase.FAILED, module.SLOW)
    released.set()
    watched.flush()
    assert watched.saver.state.phase is Phase.SAVED is watched.told[-1].phase


def test_the_log_is_kept_short_in_a_pause(empty_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WATCH_SECONDS", 0.01)
    tidied = threading.Event()
    monkeypatch.setattr(Book, "tidy", lambda _: tidied.set())
    watched = Watched(empty_path)
    assert tidied.wait(SOON)
    watched.saver.close()
    watched.book.close()
