"""The course of a session in its minutes, step by step of the agenda.

What the agenda has no step for stands at the step it belongs to, so that the numbers stay those of the agenda: the
approval of the agenda at the roll-call; how earlier tasks went, the evaluation, the remarks on the scoring, the
questions left open and what is issued in writing at the conclusion; who finishes the report at what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.records import SessionRecord, StepRecord
from app.domain.roll import RollCount
from app.domain.turnout import came_of
from app.domain.vietnamese import fold, paragraphs, two_digits
from app.domain.vocabulary import NoteKind, OutputKind, SessionKind, StepKind
from app.exporters.blocks import Block, Paragraph, Run, paragraph
from app.exporters.extras import Extras
from app.exporters.self_review_block import self_review_table
from app.exporters.talk import contributions
from app.exporters.task_block import review_table
from app.exporters.wording import Wording, body, item, led, point

_EVALUATION = (NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING)
_ISSUED = {OutputKind.RESOLUTION: "ra nghị quyết.", OutputKind.CONCLUSION: "ra kết luận bằng văn bản."}

#: Where something without a step of its own is told: at the first of these steps that the agenda has.
_HOMES = {
    "approval": (StepKind.AGENDA_APPROVAL, StepKind.ROLL_CALL, StepKind.OPENING),
    "reviews": (StepKind.REVIEW, StepKind.CONCLUSION),
    "evaluation": (StepKind.EVALUATION, StepKind.CONCLUSION),
    "scoring": (StepKind.SCORING, StepKind.EVALUATION, StepKind.CONCLUSION),
    "conclusion": (StepKind.CONCLUSION,),
    "finisher": (StepKind.FOLLOW_UP, StepKind.CONCLUSION),
}


def _concluded(session: SessionRecord) -> object:
    issued = session.output in _ISSUED or session.finisher
    heard = session.task_reviews and session.step(StepKind.REVIEW) is None
    evaluated = any(session.notes.get(kind, "").strip() for kind in (*_EVALUATION, NoteKind.SCORING_REMARKS))
    return session.conclusion.strip() or session.open_questions or issued or evaluated or heard


#: Steps that print a part of the session; a part whose agenda has no such step gets one of its own, in this order.
_PARTS: dict[StepKind, Callable[[SessionRecord], object]] = {
    StepKind.OPENING_REPORT: lambda session: session.opening_report.text.strip(),
    StepKind.PROMPTS: lambda session: session.prompts,
    StepKind.DISCUSSION: lambda session: session.contributions,
    StepKind.CONCLUSION: _concluded,
}


def course(words: Wording, counts: RollCount, extras: Extras) -> Iterator[Block]:
    """Return the steps with their headings and what each yielded."""
    steps = _steps(words.session)
    homes = {part: _home(steps, kinds) for part, kinds in _HOMES.items()}
    for number, step in enumerate(steps, 1):
        yield item(words.profile, number, step.heading)
        parts = [part for part, home in homes.items() if home is step]
        first, later = _split(parts, step)
        yield from (*_chaired(words, step), *_added(words, first))
        yield from _step(words, step, counts, extras, _added(words, later))


def _split(parts: list[str], step: StepRecord) -> tuple[list[str], list[str]]:
    """Return what is told before and after a step's own words: how earlier tasks went leads to the conclusion."""
    first = [part for part in parts if part == "reviews" and step.kind is StepKind.CONCLUSION]
    return first, [part for part in parts if part not in first]


def _home(steps: list[StepRecord], kinds: tuple[StepKind, ...]) -> StepRecord | None:
    """Return the first step of the first kind that the agenda has, else its first step."""
    return next((step for kind in kinds for step in steps if step.kind is kind), next(iter(steps), None))


def _steps(session: SessionRecord) -> list[StepRecord]:
    """Return the steps of the agenda, and one for every part of the session that it has no step for."""
    steps = list(session.steps)
    for part, content in _PARTS.items():
        if session.step(part) is None and content(session):
            later = list(_PARTS)[list(_PARTS).index(part) :]
            place = next((n for n, step in enumerate(steps) if step.kind in later), len(steps))
            steps.insert(place, StepRecord(0, part, part.vi))
    return steps


def _chaired(words: Wording, step: StepRecord) -> list[Block]:
    """Return who led the step, where that was not who led the session."""
    if step.chair is None or step.chair == words.session.chair:
        return []
    return [paragraph(words.lead("{chair} chủ trì phần này.", chair=step.chair))]


def _step(words: Wording, step: StepRecord, counts: RollCount, extras: Extras, added: list[Block]) -> list[Block]:
    """Return what a step yields: the generated facts, the lead, the secretary's own text, and what belongs there."""
    session = words.session
    if session.step(step.kind) not in (None, step):  # a second step of its kind
        return _plain(words, step, added)
    if step.kind is StepKind.ROLL_CALL:
        presence = paragraph(_presence(counts) or words.blank)
        return [presence, *_lead(words, step, ""), *body(step.text), *added]
    if step.kind is StepKind.OPENING_REPORT:
        said = [*_lead(words, step, ""), *body(step.text), *body(session.opening_report.text), *added]
        return said or [paragraph(words.blank)]
    if step.kind is StepKind.PROMPTS:
        return [*_prompts(words, step), *added]
    if step.kind is StepKind.DISCUSSION:
        return [*_lead(words, step, step.text), *body(step.text), *contributions(words), *_self_reviews(words, extras),
                *added]  # fmt: skip
    if step.kind is StepKind.CONCLUSION:
        return _conclusion(words, step, added)
    return _plain(words, step, added)


def _prompts(words: Wording, step: StepRecord) -> list[Block]:
    prompts = [paragraph(f"{point(n)} {line}") for n, line in enumerate(_prompt_lines(words.session), 1)]
    if not prompts and not step.text:
        return [*_lead(words, step, ""), paragraph(words.blank)]
    return [*_lead(words, step, step.text), *body(step.text), *prompts]


def _prompt_lines(session: SessionRecord) -> list[str]:
    return [line for prompt in session.prompts for line in paragraphs(prompt.text)]


def _self_reviews(words: Wording, extras: Extras) -> list[Block]:
    if not extras.include_self_review or not words.session.self_reviews:
        return []
    return [_bold("Nội dung tự soi, tự sửa:"), self_review_table(words)]


def _conclusion(words: Wording, step: StepRecord, added: list[Block]) -> list[Block]:
    said = [*body(step.text), *body(words.session.conclusion)]
    lead = _lead(words, step, step.text or words.session.conclusion)
    return [*lead, *(said or [paragraph(words.blank)]), *added]


def _added(words: Wording, parts: list[str]) -> list[Block]:
    """Return what has no step of its own and is told at this one, in order."""
    tell: dict[str, Callable[[Wording], list[Block]]] = {
        "approval": _approval, "reviews": _reviews, "evaluation": _evaluation, "scoring": _scoring,
        "conclusion": _left_open, "finisher": _finisher,
    }  # fmt: skip
    return [block for part in parts for block in tell[part](words)]


def _approval(words: Wording) -> list[Block]:
    return _note(words, NoteKind.AGENDA_APPROVAL)


def _reviews(words: Wording) -> list[Block]:
    if not words.session.task_reviews:
        return []
    return [_bold("Kết quả thực hiện nhiệm vụ đã giao:"), review_table(words)]


def _evaluation(words: Wording) -> list[Block]:
    return [block for kind in _EVALUATION for block in _note(words, kind)]


def _scoring(words: Wording) -> list[Block]:
    """Return the result, the weak points and the remedies said when the session was scored: HD 42 asks for them."""
    text = words.session.notes.get(NoteKind.SCORING_REMARKS, "")
    return led(StepKind.SCORING.vi, text) if text.strip() else []


def _note(words: Wording, kind: NoteKind) -> list[Block]:
    text = words.session.notes.get(kind, "")
    return led(kind.vi, text) if text.strip() else []


def _left_open(words: Wording) -> list[Block]:
    """Return the questions that were not concluded, and what is issued in writing."""
    asked = [" ".join(paragraphs(one.text)) for one in words.session.open_questions]
    said: list[Block] = [_bold("Những vấn đề chưa kết luận, để lại xem xét:")] if asked else []
    said += [paragraph(f"{point(number)} {text}") for number, text in enumerate(asked, 1)]
    issued = _ISSUED.get(words.session.output) if words.session.output else None
    return [*said, *([paragraph(f"{words.organisation} {issued}")] if issued else [])]


def _finisher(words: Wording) -> list[Block]:
    who = words.session.finisher
    if who is None:
        return []
    what = "báo cáo chuyên đề" if words.session.kind is SessionKind.THEMATIC else "báo cáo"
    return [paragraph(words.lead(f"Phân công {{chair}} hoàn thiện {what}.", chair=who))]


def _presence(counts: RollCount) -> str:
    """Return the figures of the roll-call in short; the names stand in section I."""
    if not counts.present and not counts.absent:
        return ""
    absent = f"{two_digits(counts.absent)} đồng chí (họ tên, lý do ghi tại mục I)" if counts.absent else "0"
    uncalled = f"; chưa điểm danh: {two_digits(len(counts.uncalled))} đồng chí" if counts.uncalled else ""
    return f"Có mặt: {came_of(counts.present, counts.expected, two_digits)} đồng chí; vắng mặt: {absent}{uncalled}."


def _plain(words: Wording, step: StepRecord, added: list[Block]) -> list[Block]:
    text = [*body(step.text), *added]
    if step.kind is StepKind.OPENING:
        return text or _reached(words, step, words.session.started_at)
    if step.kind is StepKind.NOTE_TAKER:
        return [*_lead(words, step, ""), *text]
    if _tells_by_lead(words, step) and (step.lead or not added):
        return [*_reached(words, step, step.started_at), *added]
    return [*_lead(words, step, step.text), *(text or [paragraph(words.blank)])]


def _tells_by_lead(words: Wording, step: StepRecord) -> bool:
    """Return whether nothing but the agenda's own sentence says what the step yielded."""
    approved = step.kind is StepKind.AGENDA_APPROVAL and words.session.notes.get(NoteKind.AGENDA_APPROVAL, "").strip()
    return not step.text.strip() and not step.lead.endswith(":") and not approved


def _reached(words: Wording, step: StepRecord, moment: datetime | None) -> list[Block]:
    """Return a lead that is a whole sentence, but a blank where no time says that the meeting came so far."""
    return (_lead(words, step, "") if moment else []) or [paragraph(words.blank)]


def _lead(words: Wording, step: StepRecord, text: str) -> list[Block]:
    """Return the agenda's lead sentence, unless the text that follows says itself who speaks."""
    if not step.lead or fold(text.strip()).startswith("dong chi "):
        return []
    return [paragraph(words.lead(step.lead, chair=step.chair))]


def _bold(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),))
