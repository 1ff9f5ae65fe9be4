"""A place in the book that was found, and the step of its session in which it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.records import SessionRecord
from app.domain.vocabulary import StepKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: ``kind`` is that of the index; ``session_id`` None outside sessions.

    ``year`` is that of a topic of the plan, of a proposal or of a paper, where it has one.
    """

    session_id: str | None
    kind: str = "session"
    number: int | str = 0
    year: int | None = None


#: The page of the window that shows a kind of place which is of no session.
PAGES = {
    "member": "members", "plan_topic": "plan", "proposal": "plan",
    "issued": "papers", "directive": "papers", "attachment": "papers",
}  # fmt: skip
#: The steps that show a kind of place, the best one first; an agenda need not have them all.
_STEPS: dict[str, tuple[StepKind, ...]] = {
    "topic": (StepKind.OPENING,),
    "conclusion": (StepKind.CONCLUSION,),
    "opening_report": (StepKind.OPENING_REPORT,),
    "prompt": (StepKind.PROMPTS, StepKind.DISCUSSION),
    "contribution": (StepKind.DISCUSSION, StepKind.REVIEW),
    "vote": (StepKind.CONCLUSION,),
    "task": (StepKind.CONCLUSION,),
    "supplement": (StepKind.READ_BACK, StepKind.FOLLOW_UP),
    "open_question": (StepKind.CONCLUSION,),
    "guest": (StepKind.OPENING,),
    "roll": (StepKind.ROLL_CALL, StepKind.NOTE_TAKER),
}


def step_of(record: SessionRecord, place: Place) -> int | None:
    """Return the number of the step that shows a place, None where no step of this session does."""
    if place.kind == "step":
        return _first(step.number for step in record.steps if step.number == place.number)
    found = (record.step(kind) for kind in _STEPS.get(place.kind, ()))
    return _first(step.number for step in found if step is not None)


def _first(numbers: Iterable[int]) -> int | None:
    return next(iter(numbers), None)
