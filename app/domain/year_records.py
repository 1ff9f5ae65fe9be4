"""Frozen records of what stands around the meetings: plan, preparation, obligations, papers, rules, assessments.

A field that names a member or a session holds its id in exchange files; any other link holds the row's number in this
book. ``id`` is such a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.vocabulary import (
    CellKind,
    Gate,
    Means,
    ProposalStatus,
    Repeat,
    TopicState,
    YearNoteKind,
)


@dataclass(frozen=True, slots=True)
class PlanStepRecord:
    """A state that a topic came into on a day (None: not known)."""

    id: int
    topic: int
    state: TopicState
    on_day: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearPlanRecord:
    """What a year's plan says beside its topics, and the session and vote that adopted it."""

    year: int
    purpose: str = ""
    organisation: str = ""
    adopted_in: str | None = None
    vote: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LibraryTopicRecord:
    """A topic of the user's own library."""

    id: int
    title: str
    category: str = ""
    cell_kind: CellKind | None = None
    source: str = ""
    source_date: str = ""
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class TopicProposalRecord:
    """A topic that members propose; ``topic`` is what it became in a plan."""

    id: int
    year: int
    text: str
    status: ProposalStatus
    proposer: str | None = None
    made_on: date | None = None
    topic: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProposalSupporterRecord:
    """A member who supports a proposal."""

    id: int
    proposal: int
    member: str


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """A political activity of the parent (đợt sinh hoạt) with its own agenda and banner."""

    id: int
    name: str
    directive: int | None = None
    agenda: str = ""
    banner: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """Something a campaign asks for until a day."""

    id: int
    campaign: int
    text: str
    due_on: date | None = None
    done_on: date | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class YearNoteRecord:
    """A text of a year that only people can write."""

    year: int
    kind: YearNoteKind
    text: str


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A term of the committee; ``until`` None: still running."""

    id: int
    name: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class IssuedDocumentRecord:
    """A line of the number register; ``document`` is a kind of the documents, ``code`` such as ``BB``."""

    id: int
    code: str
    number: int | None = None
    term: int | None = None
    document: str = ""
    issued_on: date | None = None
    subject: str = ""
    session: str | None = None
    year: int | None = None
    recipients: str = ""
    signer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DirectiveRecord:
    """A document received from above; ``is_basis``: plans and reports name it as what they rest on."""

    id: int
    title: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    note: str = ""
    valid_until: date | None = None
    superseded_by: int | None = None
    is_basis: bool = False


@dataclass(frozen=True, slots=True)
class DirectiveUseRecord:
    """A directive that a topic rests on, or that a session made known."""

    id: int
    directive: int
    topic: int | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A file kept in the book (``size`` in bytes), or only where its paper lies."""

    id: int
    title: str
    added_at: datetime
    file_name: str = ""
    media: str = ""
    size: int = 0
    sha256: str = ""
    session: str | None = None
    topic: int | None = None
    directive: int | None = None
    task: int | None = None
    paper_place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """What the secretary told those who prepare, the outline, and who follows the session from above."""

    session: str
    purpose: str = ""
    requirements: str = ""
    content: str = ""
    method: str = ""
    talked_on: date | None = None
    outline: str = ""
    supervisor: str = ""
    supervisor_came: bool | None = None
    supervisor_remarks: str = ""


@dataclass(frozen=True, slots=True)
class ReportVersionRecord:
    """A version of the opening report as it stood, numbered within its session from one."""

    id: int
    session: str
    number: int
    made_at: datetime
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """Somebody agreed to the draft; ``version`` is the row of the version agreed to."""

    id: int
    session: str
    gate: Gate
    done_on: date | None = None
    by_name: str = ""
    version: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ParentHintRecord:
    """A shortcoming that the parent committee asks the cell to speak about, and the answer."""

    id: int
    session: str
    text: str
    answer: str = ""
    contribution: int | None = None


@dataclass(frozen=True, slots=True)
class DispatchRecord:
    """A document given to a member, a group or somebody else."""

    id: int
    session: str
    document: str
    means: Means
    member: str | None = None
    group_name: str = ""
    recipient: str = ""
    sent_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RulePeriodRecord:
    """From ``since`` on the rule pack ``code`` is in force."""

    since: date
    code: str


@dataclass(frozen=True, slots=True)
class OwnRulePackRecord:
    """A rule pack of the book's own as JSON."""

    id: int
    code: str
    data: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ObligationRecord:
    """What was done about something owed, by its ``key``; a person's own has none, or one that begins ``own:``."""

    id: int
    year: int
    key: str | None = None
    title: str = ""
    due_on: date | None = None
    recipient: str = ""
    via: str = ""
    how: str = ""
    document: str = ""
    done_on: date | None = None
    issued: int | None = None
    note: str = ""
    dropped: bool = False
    repeat: Repeat = Repeat.ONCE


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """A session's self-assessment; ``sheet`` is the scoring sheet as it stood, JSON; scores stand apart."""

    session: str
    pack: str
    sheet: str
    follower: str | None = None
    weak_points: str = ""
    remedies: str = ""
    parent_score: float | None = None
    parent_level: str = ""
    parent_on: date | None = None


@dataclass(frozen=True, slots=True)
class AssessmentScoreRecord:
    """Points that the cell gave itself for one criterion."""

    session: str
    criterion: str
    points: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class InspectionRecord:
    """A look at the cell's books by the committee above, and what followed."""

    id: int
    held_on: date | None = None
    period_from: date | None = None
    period_until: date | None = None
    inspector: str = ""
    findings: str = ""
    follow_up: str = ""
    due_on: date | None = None
    done_on: date | None = None
