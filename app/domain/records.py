"""Frozen records: the only form in which the book's content crosses to the window and the exporters.

Ids of members and sessions are those of the exchange file (text). Ids of parts of a session (guest, prompt,
contribution, vote, task) are numbers of this book. Names and posts in a session's records are those kept with
the session, not today's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.summaries import (
    CellNameRecord,
    CellRecord,
    PlanTopicRecord,
    SessionSummary,
    TaskRecord,
    session_state,
)
from app.domain.vocabulary import (
    AttendanceStatus,
    Disposition,
    FollowUpKind,
    Label,
    NoteKind,
    OutputKind,
    ReasonKind,
    ReviewSubject,
    SessionKind,
    Stance,
    Standing,
    StepKind,
    TaskStatus,
    VoteMethod,
)

__all__ = [
    "BinEntry",
    "CellNameRecord",
    "CellRecord",
    "ContributionRecord",
    "GuestRecord",
    "MemberRecord",
    "OpenQuestionRecord",
    "OpeningReportRecord",
    "PlanTopicRecord",
    "PreparedSpeech",
    "PromptRecord",
    "QueuedSpeaker",
    "ReadBackRecord",
    "RollEntry",
    "SealRecord",
    "SelfReviewRecord",
    "SessionRecord",
    "SessionSummary",
    "SittingPart",
    "Speaker",
    "StandingRecord",
    "StepRecord",
    "SupplementRecord",
    "TaskRecord",
    "TaskReviewRecord",
    "VoteOpinion",
    "VoteRecord",
]


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """A member's standing from ``since`` (a whole or partial date, or unknown)."""

    standing: Standing
    since: str | None = None


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member as the roster has them today; dates may be partial: ``2001`` or ``2001-02``.

    ``apart`` is what tells the member from a namesake in the roster (``app.domain.namesakes``), mostly nothing.
    """

    id: str
    full_name: str
    standing: Standing
    position: str = ""
    group: str = ""
    joined_on: str | None = None
    official_on: str | None = None
    left_on: str | None = None
    history: tuple[StandingRecord, ...] = ()
    apart: str = ""

    @property
    def shown_name(self) -> str:
        """The name as lists show it, told from a namesake."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One line of a session's roll: who the member was then, and what the roll-call said.

    ``apart`` is what tells the member from a namesake on the same roll (``app.domain.namesakes``), mostly nothing.
    """

    member_id: str
    full_name: str
    standing: Standing
    position: str = ""
    group: str = ""
    status: AttendanceStatus | None = None
    reason_kind: ReasonKind | None = None
    reason: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    convened: bool = True
    apart: str = ""

    @property
    def shown_name(self) -> str:
        """The name as lists show it, told from a namesake."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name


@dataclass(frozen=True, slots=True)
class GuestRecord:
    """Somebody who attends without being a member of the cell."""

    id: int
    full_name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step of the agenda with the wording it had at this session.

    ``chair`` is a member who led this step instead of the session's chair; ``corrected`` says that the time was set
    by hand.
    """

    number: int
    kind: StepKind
    title: str
    text: str = ""
    started_at: datetime | None = None
    short_title: str = ""
    lead: str = ""
    chair: str | None = None
    planned_minutes: int | None = None
    corrected: bool = False

    @property
    def heading(self) -> str:
        """The short title, or the whole one of a step that has none."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class OpeningReportRecord:
    """The opening report (báo cáo đề dẫn) and the members who presented it."""

    presenters: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """A question put to the meeting."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: a member, or anyone else by name and title."""

    full_name: str
    title: str = ""
    member_id: str | None = None


@dataclass(frozen=True, slots=True)
class ContributionRecord:
    """One opinion, in the speaker's words as noted.

    ``prompt`` is the prompt it speaks to, ``answers`` the question (another contribution of the session) it answers;
    ``by_hand`` says that its time was not stamped but set.
    """

    id: int
    speaker: Speaker
    text: str
    at: datetime | None = None
    label: Label | None = None
    disposition: Disposition | None = None
    response: str = ""
    prompt: int | None = None
    answers: int | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class VoteOpinion:
    """Somebody who stood apart in a vote and asked to be named."""

    member_id: str
    stance: Stance
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """A vote; ``base`` is the number entitled, as computed when it was taken.

    ``in_favour`` is None where others were counted and it was not recorded how many were for.
    """

    id: int
    question: str
    in_favour: int | None
    against: int = 0
    other: int = 0
    method: VoteMethod = VoteMethod.SHOW_OF_HANDS
    base: int | None = None
    opinions: tuple[VoteOpinion, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether anybody's vote was counted: three zeros mean that nobody has counted yet."""
        return bool(self.in_favour or self.against or self.other)

    @property
    def cast(self) -> int:
        """How many votes are known of."""
        return (self.in_favour or 0) + self.against + self.other

    @property
    def counted_for(self) -> int | None:
        """The number in favour as it was counted, None where nobody counted it or it was not recorded."""
        return self.in_favour if self.is_counted else None


@dataclass(frozen=True, slots=True)
class TaskReviewRecord:
    """What a session heard of a task given earlier; the task's wording is kept with it.

    ``task`` is the task's number in this book, None when it came with a file that did not bring the task.
    """

    task: int | None
    content: str
    status: TaskStatus
    doers: str = ""
    due_on: date | None = None
    result: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class QueuedSpeaker:
    """Somebody who asked to speak and has not spoken yet."""

    id: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class PreparedSpeech:
    """A speech prepared before the session (tham luận); ``contribution`` is what it became once delivered."""

    id: int
    speaker: Speaker
    topic: str = ""
    text: str = ""
    group: str = ""
    contribution: int | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestionRecord:
    """A question the session could not conclude; ``closed_in`` is the session that did."""

    id: int
    text: str
    session_id: str
    closed_in: str | None = None


@dataclass(frozen=True, slots=True)
class SelfReviewRecord:
    """A line of the self-review: who says it, whom it is about, what is wrong, what will be done and until when."""

    id: int
    author: str | None
    subject: ReviewSubject
    shortcoming: str
    measure: str = ""
    due_on: date | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class BinEntry:
    """Something deleted, kept until the session's minutes are closed.

    ``kind`` is ``contribution``, ``task``, ``vote``, ``guest``, ``prompt``, ``speech``, ``self_review``,
    ``open_question`` or ``text``; ``data`` brings it back.
    """

    id: int
    kind: str
    deleted_at: datetime
    text: str
    data: str


@dataclass(frozen=True, slots=True)
class ReadBackRecord:
    """The minutes were read to the meeting: when, and what was objected (nothing: nobody objected)."""

    at: datetime
    objections: str = ""


@dataclass(frozen=True, slots=True)
class SealRecord:
    """Minutes are closed: hashes of content and document, of the seal before, and of all of these."""

    number: int
    sealed_at: datetime
    content: str
    document: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class SupplementRecord:
    """A correction of closed minutes (biên bản bổ sung), numbered within its session."""

    number: int
    made_at: datetime
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class SittingPart:
    """The other session of a combined sitting, as far as this one needs to know it."""

    id: str
    kind: SessionKind
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def state(self) -> str:
        """Return ``planned``, ``running`` or ``held``."""
        return session_state(self.started_at, self.ended_at)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session whole: everything the window, the findings and the documents need.

    ``follows`` is the earlier session of the same sitting (a combined sitting is two sessions, one after the other),
    ``other_part`` what is known here of the other of the two;
    ``finisher`` the member who finishes the report; ``speech_minutes`` the limit of a speech, None without one;
    ``start_corrected`` and ``end_corrected`` say that those times were set by hand.
    """

    id: str
    kind: SessionKind
    agenda: str
    year: int
    quarter: int | None
    topic: str
    cell: CellRecord
    place: str = ""
    planned_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    chair: str | None = None
    minutes_taker: str | None = None
    guests: tuple[GuestRecord, ...] = ()
    roll: tuple[RollEntry, ...] = ()
    steps: tuple[StepRecord, ...] = ()
    opening_report: OpeningReportRecord = OpeningReportRecord()
    prompts: tuple[PromptRecord, ...] = ()
    contributions: tuple[ContributionRecord, ...] = ()
    conclusion: str = ""
    votes: tuple[VoteRecord, ...] = ()
    tasks: tuple[TaskRecord, ...] = ()
    read_back: ReadBackRecord | None = None
    seal: SealRecord | None = None
    supplements: tuple[SupplementRecord, ...] = ()
    follow_ups: dict[FollowUpKind, date] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    output: OutputKind | None = None
    is_pilot: bool = False
    follows: str | None = None
    followed_by: str | None = None
    speech_minutes: int | None = None
    finisher: str | None = None
    start_corrected: bool = False
    end_corrected: bool = False
    notes: dict[NoteKind, str] = field(default_factory=dict)
    queue: tuple[QueuedSpeaker, ...] = ()
    prepared: tuple[PreparedSpeech, ...] = ()
    self_reviews: tuple[SelfReviewRecord, ...] = ()
    open_questions: tuple[OpenQuestionRecord, ...] = ()
    task_reviews: tuple[TaskReviewRecord, ...] = ()
    bin: tuple[BinEntry, ...] = ()
    other_part: SittingPart | None = None

    @property
    def state(self) -> str:
        """Return ``planned``, ``running`` or ``held``."""
        return session_state(self.started_at, self.ended_at)

    def person(self, member_id: str | None) -> RollEntry | None:
        """Return the member as kept with this session, or None when nobody or somebody unknown is named."""
        return next((entry for entry in self.roll if entry.member_id == member_id), None)

    def step(self, kind: StepKind) -> StepRecord | None:
        """Return the first step of that kind, or None when this agenda has none."""
        return next((step for step in self.steps if step.kind is kind), None)
