"""A place that never answers keeps nobody waiting, and is not asked again before it has come back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Event

import pytest

from app.errors import KnownError, Stopped
from app.services import far_places
from app.services.far_places import NoAnswer, ask

PATIENCE = 5.0
PLACE = "//mạng/đã mất"
SHORT = 0.2


@pytest.fixture
def gate() -> Iterator[Event]:
    """What the place waits for; open at the end in any case."""
    made = Event()
    yield made
    made.set()


def ended() -> None:
    """Wait until nobody is at the place any more."""
    for thread in threading.enumerate():
        if thread.name == "far place":
            thread.join(PATIENCE)


def test_what_answers_is_told_and_what_fails_is_raised() -> None:
    def fail(_: Callable[[], None]) -> None:
        raise KnownError("Ổ đĩa đã đầy.")

    assert ask(PLACE, lambda _: 7, SHORT) == 7
    with pytest.raises(KnownError, match="đã đầy"):
        ask(PLACE, fail, SHORT)


def test_a_silent_place_is_left_and_not_asked_again_until_it_has_come_back(gate: Event) -> None:
    asked: list[int] = []

    def hang(_: Callable[[], None]) -> None:
        asked.append(1)
        gate.wait(PATIENCE)

    for _ in range(2):
        with pytest.raises(NoAnswer, match=r"“//mạng/đã mất” chưa trả lời"):
            ask(PLACE, hang, SHORT)
    assert len(asked) == 1
    assert ask("nơi khác", lambda _: 7, SHORT) == 7
    gate.set()
    ended()
    assert ask(PLACE, lambda _: 7, SHORT) == 7


def test_work_that_gets_on_may_take_its_time() -> None:
    """It gives a sign for every look at it, and takes more looks than a silent one would get."""
    looks: SimpleQueue[None] = SimpleQueue()
    allowed = 10

    def work(sign: Callable[[], None]) -> str:
        for _ in range(allowed + 3):
            looks.get(timeout=PATIENCE)
            sign()
        return "xong"

    assert ask(PLACE, work, allowed * far_places.LOOK_SECONDS, lambda: looks.put(None)) == "xong"


def test_who_waits_no_longer_stops_the_work(gate: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(far_places, "STOP_SECONDS", SHORT)

    def stop() -> None:
        raise Stopped

    def work(sign: Callable[[], None]) -> None:
        while not gate.wait(0.01):
            sign()

    for job in (work, lambda _: gate.wait(PATIENCE)):
        with pytest.raises(Stopped):
            ask(PLACE, job, PATIENCE, stop)
