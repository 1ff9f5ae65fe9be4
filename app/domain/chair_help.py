"""What helps whoever chairs a discussion: who has not spoken, what is unanswered, how much time is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor

from app.domain.records import (
    PreparedSpeech,
    PromptRecord,
    QueuedSpeaker,
    RollEntry,
    SessionRecord,
    Speaker,
)
from app.domain.roll import in_order, rank
from app.domain.rules import RulePack
from app.domain.sitting import length
from app.domain.speakers import Candidate, name_in, unspoken
from app.domain.targets import Threshold
from app.domain.timeline import length_words
from app.domain.vietnamese import fold
from app.domain.vocabulary import StepKind
from app.domain.year import COUNTED_KINDS, Speaking

_LEADERS = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the room who has not spoken: in how many of the year's sessions they did, of how many due."""

    person: Candidate
    sessions: int
    target: int
    behind: bool
    leads: bool = False


@dataclass(frozen=True, slots=True)
class PromptState:
    """A prompt and the number of opinions that speak to it."""

    prompt: PromptRecord
    opinions: int


def spoken_elsewhere(record: SessionRecord, speaking: Iterable[Speaking]) -> dict[str, int]:
    """Return in how many other sessions of the year each member spoke; ``speaking`` counts this one once it is over."""
    is_counted = record.state == "held" and record.kind in COUNTED_KINDS
    here = {said.speaker.member_id for said in record.contributions} if is_counted else set()
    return {one.member_id: one.sessions - (one.member_id in here) for one in speaking}


def least_sessions(target: Threshold) -> int:
    """Return the least whole number of sessions that meets the year's target."""
    return floor(target.value) + 1 if target.operator == ">" else ceil(target.value)


def waiting(
    record: SessionRecord, people: Sequence[Candidate], elsewhere: Mapping[str, int], rules: RulePack, today: datetime
) -> tuple[Waiting, ...]:
    """Return who is in the room and has not spoken, those with the fewest sessions of the year first.

    Somebody is behind whose sessions are fewer than the year's target asks of the months gone by.
    """
    target = least_sessions(rules.sessions_spoken)
    due = target * today.month // 12 if today.year == record.year else target
    silent = {entry.member_id: entry for entry in unspoken(record)}
    found = []
    for person in people:
        entry = silent.get(person.member_id or "")
        if entry is not None:
            sessions = elsewhere.get(entry.member_id, 0)
            found.append(Waiting(person, sessions, target, sessions < due, _leads(entry)))
    return tuple(sorted(found, key=lambda one: (one.sessions >= due, one.sessions)))


def leaders_words(record: SessionRecord) -> str:
    """Return whether secretary, deputies and committee members in the room have spoken; nothing without any."""
    present = [entry for entry in record.roll if entry.status is not None and entry.status.is_present]
    leaders = in_order(entry for entry in present if _leads(entry))
    silent = [entry for entry in leaders if entry in unspoken(record)]
    if not leaders:
        return ""
    if not silent:
        return "Bí thư, chi ủy viên có mặt đều đã phát biểu."
    names = ", ".join(entry.shown_name for entry in silent)
    return f"Chi ủy đã phát biểu {len(leaders) - len(silent)}/{len(leaders)}; chưa: {names}."


def prompt_states(record: SessionRecord) -> tuple[PromptState, ...]:
    """Return the prompts with the number of opinions on each."""
    said = Counter(contribution.prompt for contribution in record.contributions)
    return tuple(PromptState(prompt, said[prompt.id]) for prompt in record.prompts)


def time_words(record: SessionRecord, rules: RulePack, now: datetime) -> str:
    """Return the time left of the discussion as planned and until the least that the rules ask for a session.

    Nothing is said unless the session runs.
    """
    far = length(record, rules, now) if record.state == "running" else None
    if far is None or far.minutes >= 24 * 60:
        return ""
    left = f"Còn {length_words(far.least - far.minutes)} mới đủ tối thiểu."
    whole = left if far.is_short else "Đã đủ thời lượng tối thiểu."
    return " ".join(part for part in (_planned_words(record, now), whole) if part)


def speech_words(seconds: int, limit: int | None) -> tuple[str, bool]:
    """Return how long a speech has taken, against a limit in minutes if there is one, and whether it is over."""
    minutes, rest = divmod(seconds, 60)
    clock = f"{minutes:02d}:{rest:02d}"
    if limit is None:
        return clock, False
    over = seconds >= limit * 60
    return (f"{clock} · quá {limit} phút" if over else f"{clock} / {limit} phút"), over


def chair_of_discussion(record: SessionRecord) -> Speaker | None:
    """Return who leads the discussion: the step's own chair, else the session's; None while nobody is named."""
    step = record.step(StepKind.DISCUSSION)
    entry = record.person((step.chair if step else None) or record.chair)
    return Speaker(entry.full_name, entry.position, entry.member_id) if entry else None


def same_speaker(one: Speaker, other: Speaker) -> bool:
    """Return whether two records name the same person: a member by id, anybody else by name."""
    if one.member_id or other.member_id:
        return one.member_id == other.member_id
    return fold(" ".join(one.full_name.split())) == fold(" ".join(other.full_name.split()))


def queued(record: SessionRecord, speaker: Speaker) -> QueuedSpeaker | None:
    """Return the line of the queue that holds somebody, or None."""
    return next((line for line in record.queue if same_speaker(line.speaker, speaker)), None)


def speech_title(record: SessionRecord, speech: PreparedSpeech) -> str:
    """Return who delivers a prepared speech: a name, else the tổ that prepares it."""
    return name_in(record, speech.speaker) or speech.group or "Chưa rõ người trình bày"


def _planned_words(record: SessionRecord, now: datetime) -> str:
    step = record.step(StepKind.DISCUSSION)
    if step is None or step.started_at is None or not step.planned_minutes:
        return ""
    left = step.planned_minutes - int((now - step.started_at).total_seconds() // 60)
    return f"Thảo luận còn {length_words(left)}." if left > 0 else f"Thảo luận quá dự kiến {length_words(-left)}."


def _leads(entry: RollEntry) -> bool:
    return rank(entry.position) < _LEADERS
