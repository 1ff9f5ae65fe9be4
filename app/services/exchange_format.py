"""The exchange file, version 1, as types. The JSON Schema in ``resources/exchange-1.schema.json`` is made from them.

A star in the comments marks what a file must have; the rest may be left out, and is left out when it says nothing.
Dates and times are text here: ``exchange`` checks them, so that a fault can name its place.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.domain.vocabulary import (
    Disposition,
    Label,
    NoteKind,
    OutputKind,
    ReviewSubject,
    SessionKind,
    Stance,
    StepKind,
    TaskStatus,
    TopicOrigin,
    TopicState,
    VoteMethod,
)
from app.services.exchange_people import (
    Attendance,
    Day,
    Digest,
    Guest,
    Member,
    Name,
    Number,
    Organisation,
    Part,
    PersonThen,
    Place,
    Quarter,
    When,
    Year,
    always,
)
from app.services.exchange_shelves import Shelves

#: Agendas that every copy of the program has. A step of any other carries its kind and its whole wording.
COMMON_AGENDAS = frozenset(
    ("8-step", "3-part", "self-review-cell", "self-review-committee", "hd42-thematic", "hd42-regular")
)


class Step(Part, frozen=True):
    """A step of the agenda; kind and wording only where they differ from the profile's."""

    step: Annotated[int, Meta(ge=1, le=99)]
    text: str = ""
    started_at: When | None = None
    kind: StepKind | None = None
    title: str | None = None
    short_title: str | None = None
    lead: str | None = None
    chair: str | None = None
    planned_minutes: Number | None = None
    time_by_hand: bool = False


class OpeningReport(Part, frozen=True):
    """The opening report and who presented it."""

    presenters: list[str] = []
    text: str = ""


class Contribution(Part, frozen=True):
    """One opinion; the speaker is a member's id, or somebody by name, left out where it is not known who.

    ``prompt`` and ``answers`` are places, from one, in the session's prompts and contributions.
    """

    speaker: str | Guest = always(Guest())
    at: When | None = None
    label: Label | None = None
    text: str = ""
    disposition: Disposition | None = None
    response: str = ""
    prompt: Place | None = None
    answers: Place | None = None
    time_by_hand: bool = False


class Dissent(Part, frozen=True):
    """A member who stood apart in a vote and asked to be named."""

    member: str
    stance: Stance
    reason: str = ""


class Vote(Part, frozen=True, rename={"in_favour": "for"}):
    """A vote; without ``for`` the number in favour is not recorded, without any figure nobody has counted yet."""

    question: str = always("")
    in_favour: Number | None = None
    against: Number = always(0)
    other: Number = always(0)
    method: VoteMethod = always(VoteMethod.SHOW_OF_HANDS)
    base: Number | None = None
    dissents: list[Dissent] = []


class Task(Part, frozen=True):
    """A task."""

    content: str = always("")
    requirement: str = ""
    measure: str = ""
    due_on: Day | None = None
    assignees: list[str] = []
    inspector: str | None = None
    status: TaskStatus = always(TaskStatus.OPEN)
    result: str = ""
    cause: str = ""
    done_on: Day | None = None
    evidence: str = ""
    checked_on: Day | None = None
    check_note: str = ""


class TaskReview(Part, frozen=True, kw_only=True):
    """What a session heard of a task given earlier: ``task`` is the task's place, from one, in its ``session``."""

    content: str
    status: TaskStatus
    session: str | None = None
    task: Place | None = None
    doers: str = ""
    due_on: Day | None = None
    result: str = ""
    cause: str = ""


class Speech(Part, frozen=True):
    """A speech prepared before the session; ``contribution`` is the place, from one, of what it became."""

    speaker: str | Guest
    topic: str = ""
    text: str = ""
    group: str = ""
    contribution: Place | None = None


class SelfReview(Part, frozen=True):
    """A line of the self-review."""

    subject: ReviewSubject
    shortcoming: str
    author: str | None = None
    about: str | None = None
    measure: str = ""
    due_on: Day | None = None


class OpenQuestion(Part, frozen=True):
    """A question the session left open, and the session that concluded it."""

    text: str
    closed_in: str | None = None


class BinEntry(Part, frozen=True):
    """Something deleted that can still come back; ``data`` is JSON in a text."""

    kind: str
    deleted_at: When
    text: str
    data: str


class After(Part, frozen=True):
    """What was done after the session, and when."""

    report_finished_on: Day | None = None
    sent_to_members_on: Day | None = None
    reported_up_on: Day | None = None


class ReadBack(Part, frozen=True):
    """The minutes were read to the meeting, and what was objected."""

    at: When
    objections: str = ""


class Seal(Part, frozen=True):
    """The seal of closed minutes: SHA-256 of content, document, the seal before, and of all of these."""

    number: Annotated[int, Meta(ge=1)]
    sealed_at: When
    content: Digest
    document: Digest
    previous: Digest
    hash: Digest
    file: Annotated[str, Meta(description="the sealed .docx, base64")] | None = None


class Supplement(Part, frozen=True):
    """A correction of closed minutes; they are numbered in this order."""

    made_at: When
    reason: str
    text: str


class Session(Part, frozen=True, kw_only=True):
    """A session. ``whole_roll``: the attendance lists everyone convened, nobody is to be added from the roster.

    ``drafts`` is what stands in inputs, by place; where a place belongs to one of the session's parts it ends in that
    part's place in its list, from one: ``edit_contribution#3``.
    """

    id: Name
    kind: SessionKind
    agenda: str
    year: Year
    quarter: Quarter | None = None
    topic: str
    place: str = ""
    planned_at: When | None = None
    started_at: When | None = None
    ended_at: When | None = None
    chair: str | None = None
    minutes_taker: str | None = None
    guests: list[Guest] = []
    attendance: list[Attendance] = []
    whole_roll: bool = False
    people: list[PersonThen] = []
    cell: Organisation | None = None
    steps: list[Step] = []
    opening_report: OpeningReport | None = None
    prompts: list[str] = []
    contributions: list[Contribution] = []
    conclusion: str = ""
    votes: list[Vote] = []
    tasks: list[Task] = []
    after: After | None = None
    read_back: ReadBack | None = None
    seal: Seal | None = None
    supplements: list[Supplement] = []
    drafts: dict[str, str] = {}
    output: OutputKind | None = None
    pilot: bool = False
    follows: str | None = None
    speech_minutes: Number | None = None
    finisher: str | None = None
    start_by_hand: bool = False
    end_by_hand: bool = False
    notes: dict[NoteKind, str] = {}
    queue: list[str | Guest] = []
    prepared: list[Speech] = []
    self_reviews: list[SelfReview] = []
    open_questions: list[OpenQuestion] = []
    task_reviews: list[TaskReview] = []
    bin: list[BinEntry] = []


class PlanTopic(Part, frozen=True):
    """A topic of a year's plan; ``replaces`` is the place, from one, in the plan, ``campaign`` in ``campaigns``."""

    year: Year
    topic: str
    quarter: Quarter | None = None
    preparers: list[str] = []
    session: str | None = None
    note: str = ""
    month: Annotated[int, Meta(ge=1, le=12)] | None = None
    category: str = ""
    origin: TopicOrigin = TopicOrigin.OWN
    replaces: Place | None = None
    reason: str = ""
    why: str = ""
    state: TopicState = TopicState.PLANNED
    self_check: str = ""
    presenter: str | None = None
    adopted_in: str | None = None
    confidential: bool = False
    campaign: Place | None = None


class ExchangeFile(Shelves, frozen=True):
    """The whole file; what stands around the sessions comes in further lists, each named after its table."""

    format: Literal["so-chi-bo/1"]
    cell: Organisation
    members: list[Member]
    sessions: list[Session] = always([])
    plan: list[PlanTopic] = []
    phrases: list[str] = []


def schema() -> dict[str, object]:
    """Return the JSON Schema of the file (draft 2020-12)."""
    made = msgspec.json.schema(ExchangeFile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sổ Chi Bộ, exchange file, version 1",
        **made,
    }
