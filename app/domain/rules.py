"""The rules in force, as values read from a rule pack; nothing here knows a number of its own.

Every rule names its source: a plain number through ``RulePack.source_of``, everything else by its own ``source``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, FollowUpKind, Gate, SessionKind, Standing, Word


class When(Word):
    """From what the day of an obligation is reckoned."""

    FIXED = "fixed", "Ngày cố định trong năm"
    BEFORE_SESSION = "before_session", "Trước buổi sinh hoạt"
    AFTER_SESSION = "after_session", "Sau buổi sinh hoạt"
    QUARTER_END = "quarter_end", "Sau khi hết quý"
    HALF_YEAR = "half_year", "Sau mỗi sáu tháng"


class Absences(Word):
    """Which absences count towards those that are told."""

    ANY = "any", "có lý do hoặc không lý do"
    EXCUSED = "excused", "có lý do"
    UNEXCUSED = "unexcused", "không lý do"


class Evidence(Word):
    """What the book can say towards a criterion; the figure that bands are compared with is named for each.

    A share runs from 0 to 1; yes or no is 1 or 0; without a figure only people judge.
    """

    JUDGEMENT = "judgement", "Chi bộ tự đánh giá"
    DURATION = "duration", "Số phút so với thời lượng tối thiểu"
    ATTENDANCE = "attendance", "Tỷ lệ dự sinh hoạt"
    ABSENCES = "absences", "Không có đảng viên vắng nhiều lần"
    PREPARATION = "preparation", "Tỷ lệ khâu chuẩn bị đã xong"
    DRAFT = "draft", "Có báo cáo đề dẫn và dự thảo kết luận"
    APPROVAL = "approval", "Dự thảo đã được thông qua"
    NOTICE = "notice", "Đã thông báo buổi sinh hoạt"
    DOCUMENTS = "documents", "Số ngày gửi tài liệu trước buổi sinh hoạt"
    STEPS = "steps", "Tỷ lệ các bước đã tiến hành"
    THEMATIC = "thematic", "Có sinh hoạt chuyên đề"
    SPEAKING = "speaking", "Tỷ lệ phát biểu trên số có mặt"
    MINUTES = "minutes", "Biên bản ghi đủ mục"
    RESULTS = "results", "Tỷ lệ việc đã giao hoàn thành đúng hạn"
    CLOSING = "closing", "Có kết luận và đã thông qua biên bản"


@dataclass(frozen=True, slots=True)
class CombineRule:
    """Whether a thematic and a regular session may share a sitting, and who says so."""

    policy: CombinePolicy
    source: Source


@dataclass(frozen=True, slots=True)
class GateRule:
    """Who agrees before a topic comes to the meeting.

    ``lead_days`` are calendar days before the session (None: any day before it); ``either`` is a gate that does as
    well as this one.
    """

    gate: Gate
    source: Source
    required: bool = True
    lead_days: int | None = None
    either: Gate | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """To whom the cell reports, and through which desk of theirs; blank: the cell's parent committee, directly."""

    recipient: str
    via: str
    source: Source


@dataclass(frozen=True, slots=True)
class ObligationRule:
    """Something owed by a day.

    ``day`` (``MM-DD``) belongs to ``When.FIXED``. ``days`` are calendar days: before or after a session, after the last
    day of a quarter or of June and December (None: the source sets no day). ``kinds`` are the sessions it belongs to
    where it is reckoned from one. ``document`` is a kind of document of the program, or nothing. A blank ``recipient``
    is the pack's ``desk``. ``note`` is said beside it.
    """

    code: str
    title: str
    when: When
    source: Source
    day: str = ""
    days: int | None = None
    kinds: tuple[SessionKind, ...] = ()
    recipient: str = ""
    via: str = ""
    how: str = ""
    document: str = ""
    follow_up: FollowUpKind | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Points for a figure that reaches ``lower``, by ``operator``; ``text`` is how the sheet words it."""

    lower: float
    points: float
    operator: str = ">="
    text: str = ""

    def holds(self, figure: float) -> bool:
        """Return whether ``figure`` reaches this band."""
        return Threshold(self.operator, self.lower).met_by(figure)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of a scoring sheet with its most ``points``; ``group`` heads lines that belong together.

    Without ``bands`` the points are free, from 0 to the most.
    """

    code: str
    title: str
    points: float
    evidence: Evidence = Evidence.JUDGEMENT
    bands: tuple[Band, ...] = ()
    group: str = ""
    note: str = ""

    def band_for(self, figure: float) -> Band | None:
        """Return the best band that ``figure`` reaches, None where it reaches none."""
        reached = [band for band in self.bands if band.holds(figure)]
        return max(reached, key=lambda band: band.points, default=None)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of quality and the least points for it."""

    title: str
    lower: float


@dataclass(frozen=True, slots=True)
class ScoringSheet:
    """The sheet by which a cell scores a session; its criteria add up to 100 points, its levels run downwards."""

    title: str
    source: Source
    criteria: tuple[Criterion, ...]
    levels: tuple[Level, ...]

    @property
    def total(self) -> float:
        """The most points of all criteria together."""
        return sum(criterion.points for criterion in self.criteria)

    def level(self, points: float) -> Level | None:
        """Return the highest level that ``points`` reach, None below the lowest."""
        reached = [level for level in self.levels if points >= level.lower]
        return max(reached, key=lambda level: level.lower, default=None)


#: The code of the obligation to send the documents before a session.
DOCUMENTS_SENT = "documents_sent"
#: The code of the obligation to choose the year's topics and who prepares them; it goes to nobody.
TOPICS_CHOSEN = "topics_chosen"
#: The plain rules of a pack, whose sources stand in ``RulePack.sources``.
PLAIN_RULES = (
    "minimum_minutes",
    "minimum_minutes_combined",
    "minimum_minutes_large",
    "attendance",
    "sessions_spoken",
    "thematic_per_quarter",
    "topics_per_year",
    "regular_per_year",
    "absences_told",
    "voting",
)


@dataclass(frozen=True, slots=True)
class RulePack:
    """What the window warns by. Lengths are minutes, leads and lags calendar days, None where the source sets none.

    In force from ``valid_from`` until ``valid_until``, both days included. ``large_from`` is the number of members from
    which ``minimum_minutes_large`` holds. ``absences_told`` is from how many absences in a year a member is told of,
    ``absences_in_a_row`` whether they must follow each other.
    """

    code: str
    title: str
    source: Source
    minimum_minutes: int
    minimum_minutes_combined: int
    attendance: Threshold
    sessions_spoken: Threshold
    voting: tuple[Standing, ...]
    voting_when_present: tuple[Standing, ...]
    combine: CombineRule
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str = ""
    minimum_minutes_large: int | None = None
    large_from: int | None = None
    thematic_per_quarter: Threshold | None = None
    topics_per_year: Threshold | None = None
    regular_per_year: Threshold | None = None
    absences_told: int | None = None
    absences_in_a_row: bool = False
    absences_counted: Absences = Absences.ANY
    gates: tuple[GateRule, ...] = ()
    desk: Desk | None = None
    obligations: tuple[ObligationRule, ...] = ()
    scoring: ScoringSheet | None = None
    scoring_examples: tuple[ScoringSheet, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict, hash=False)

    def source_of(self, rule: str) -> Source:
        """Return the source of one of ``PLAIN_RULES``: its own, else that of the pack."""
        return self.sources.get(rule, self.source)

    @property
    def document_lead_days(self) -> int | None:
        """How many days before a session its documents reach the members; None where the source sets none."""
        return next((rule.days for rule in self.obligations if rule.code == DOCUMENTS_SENT), None)

    @property
    def report_lag_days(self) -> int | None:
        """By how many days after a session everything that follows it is done; None where the source sets none."""
        days = [rule.days for rule in self.obligations if rule.follow_up is not None]
        return max((lag for lag in days if lag is not None), default=None)

    def lag_days(self, kind: FollowUpKind) -> int | None:
        """Return by how many days after a session one thing that follows it is done; None where no source sets it."""
        return next((rule.days for rule in self.obligations if rule.follow_up is kind), None)

    def least_minutes(self, members: int, *, combined: bool) -> int:
        """Return the least length of a sitting to which ``members`` are convened."""
        least = self.minimum_minutes_combined if combined else self.minimum_minutes
        if self.minimum_minutes_large is None or self.large_from is None or members < self.large_from:
            return least
        return max(least, self.minimum_minutes_large)

    def addressee(self, rule: ObligationRule) -> tuple[str, str]:
        """Return to whom an obligation goes and through whom; blanks mean the cell's parent committee, directly."""
        if rule.recipient or self.desk is None:
            return rule.recipient, rule.via
        return self.desk.recipient, rule.via or self.desk.via
