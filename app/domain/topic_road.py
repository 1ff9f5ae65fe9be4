"""The road of a topic from a proposal to the report, and where on it a topic stands.

The states are those that plan 42-KH/ĐUK (08/02/2022), guide 09-HD/ĐUK (2021) and the practice of cells name. What is
recorded by hand is raised by what the book knows: a state is never behind the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.summaries import PlanTopicRecord, SessionSummary
from app.domain.vocabulary import FollowUpKind, TopicState

if TYPE_CHECKING:
    from app.domain.year_records import PlanStepRecord

SIDE = (TopicState.POSTPONED, TopicState.REPLACED, TopicState.LEFT_OPEN)
ROAD = tuple(state for state in TopicState if state not in SIDE)
#: States in which no session is to be made of a topic: nobody has put it into the plan, or it went out of it.
AWAY = (TopicState.PROPOSED, *SIDE)
#: What a state of the road is the same as, among the things owed after a session.
FOLLOW_UPS = {
    TopicState.FINISHED: FollowUpKind.REPORT_FINISHED,
    TopicState.DISTRIBUTED: FollowUpKind.SENT_TO_MEMBERS,
    TopicState.REPORTED: FollowUpKind.REPORTED_UP,
}
_PREPARERS, _COMMITTEE, _SECRETARY, _CELL = "preparers", "chi ủy", "secretary", "chi bộ"
_NEXT = {
    TopicState.PROPOSED: ("Xem xét, đưa vào kế hoạch", _COMMITTEE),
    TopicState.PLANNED: ("Chi bộ thảo luận, thông qua", _CELL),
    TopicState.ADOPTED: ("Phân công chuẩn bị", _SECRETARY),
    TopicState.ASSIGNED: ("Soạn báo cáo đề dẫn", _PREPARERS),
    TopicState.DRAFTING: ("Trình chi ủy hoặc bí thư dự thảo", _PREPARERS),
    TopicState.SUBMITTED: ("Thông qua dự thảo", "chi ủy hoặc bí thư"),
    TopicState.APPROVED: ("Gửi dự thảo cho đảng viên", _COMMITTEE),
    TopicState.SENT: ("Tổ chức buổi sinh hoạt", _SECRETARY),
    TopicState.HELD: ("Hoàn thiện báo cáo chuyên đề", _PREPARERS),
    TopicState.FINISHING: ("Hoàn thiện xong báo cáo", _PREPARERS),
    TopicState.FINISHED: ("Gửi đảng viên hoặc tổ đảng", _COMMITTEE),
    TopicState.DISTRIBUTED: ("Báo cáo cấp ủy cấp trên trực tiếp", _SECRETARY),
    TopicState.POSTPONED: ("Định lại thời gian hoặc mang sang năm sau", _COMMITTEE),
    TopicState.LEFT_OPEN: ("Nghiên cứu tiếp, mang sang kế hoạch sau", _COMMITTEE),
}


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What the book knows of a topic; ``steps`` are the states it came into, oldest first.

    ``has_draft``: its session has an opening report; ``submitted`` and ``approved``: somebody was asked, or agreed;
    ``sent``: members were given the draft; ``replaced_by`` is the topic that took its place.
    """

    topic: PlanTopicRecord
    session: SessionSummary | None = None
    adopted: bool = False
    has_draft: bool = False
    submitted: bool = False
    approved: bool = False
    sent: bool = False
    replaced_by: int | None = None
    steps: tuple[PlanStepRecord, ...] = ()
    directives: tuple[int, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether its session has ended."""
        return self.session is not None and self.session.state == "held"

    @property
    def people(self) -> tuple[str, ...]:
        """Those who prepare and present it, each once."""
        named = (*self.topic.preparers, *filter(None, (self.topic.presenter,)))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next and whose it is, in words; both empty when nothing is left to do."""

    text: str = ""
    who: str = ""

    @property
    def words(self) -> str:
        """Both in one line."""
        return f"{self.text} ({self.who})" if self.text and self.who else self.text


def is_past(state: TopicState, other: TopicState) -> bool:
    """Return whether a state of the road is ``other`` or lies behind it; side states never do."""
    return state in ROAD and ROAD.index(state) >= ROAD.index(other)


def current_state(facts: TopicFacts) -> TopicState:
    """Return where a topic stands: what is recorded, raised by the facts.

    A side state holds, except that a postponed topic is postponed no longer once its session was held.
    """
    recorded, reached = facts.topic.state, _reached(facts)
    if recorded in SIDE and not (recorded is TopicState.POSTPONED and facts.is_held):
        return recorded
    if facts.replaced_by is not None and not facts.is_held:
        return TopicState.REPLACED
    return max((state for state in (recorded, reached) if state in ROAD), key=ROAD.index)


def next_state(facts: TopicFacts) -> TopicState | None:
    """Return the state that may be marked next by hand, or None.

    That a session was held is not marked where the book has the session: it is held there.
    """
    state = current_state(facts)
    if state not in ROAD[:-1]:
        return None
    following = ROAD[ROAD.index(state) + 1]
    return None if following is TopicState.HELD and facts.session is not None else following


def next_step(facts: TopicFacts, names: Mapping[str, str], secretary: str = "") -> NextStep:
    """Return what comes next for a topic and who does it; ``names`` are those of the members by id."""
    if facts.session is not None and facts.session.state == "running":
        return NextStep("Buổi sinh hoạt đang diễn ra")
    text, who = _NEXT.get(current_state(facts), ("", ""))
    if who == _PREPARERS:
        return NextStep(text, people_words(facts.people, names) or "chưa phân công")
    if who == _SECRETARY:
        return NextStep(text, f"bí thư: đ/c {secretary}" if secretary else "bí thư")
    return NextStep(text, who)


def people_words(people: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Return members as a line reads them: ``đ/c Hà Thị Lan, đ/c Trần Thu Uyên``."""
    return ", ".join(f"đ/c {names[member]}" for member in people if member in names)


def _reached(facts: TopicFacts) -> TopicState:
    """Return the furthest state that the facts alone show; what follows a session counts only in its order."""
    done = facts.session.follow_ups if facts.session is not None and facts.is_held else {}
    finished = FollowUpKind.REPORT_FINISHED in done
    distributed = finished and FollowUpKind.SENT_TO_MEMBERS in done
    signs = (
        (TopicState.ADOPTED, facts.adopted),
        (TopicState.ASSIGNED, bool(facts.people) and (facts.adopted or facts.topic.state is TopicState.ADOPTED)),
        (TopicState.DRAFTING, facts.has_draft),
        (TopicState.SUBMITTED, facts.submitted),
        (TopicState.APPROVED, facts.approved),
        (TopicState.SENT, facts.sent),
        (TopicState.HELD, facts.is_held),
        (TopicState.FINISHED, finished),
        (TopicState.DISTRIBUTED, distributed),
        (TopicState.REPORTED, distributed and FollowUpKind.REPORTED_UP in done),
    )
    return next((state for state, shown in reversed(signs) if shown), TopicState.PROPOSED)
