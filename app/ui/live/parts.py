"""Which folds stand below a step's panel: what is optional in it, by its agenda's data and its kind."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agenda import NOTES_OF, SubStep, guidance_step
from app.domain.records import StepRecord
from app.domain.vocabulary import NoteKind, StepKind
from app.ui.live.finished_fold import FinishedFold
from app.ui.live.finisher_fold import FinisherFold
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.live.note_fold import NoteFold
from app.ui.live.opinion_matrix import OpinionMatrix
from app.ui.live.read_back_fold import ReadBackFold
from app.ui.live.scoring_fold import ScoringFold
from app.ui.live.self_review_fold import SelfReviewFold

GUIDANCE = "Định hướng thảo luận của chi ủy"
GUIDANCE_HINT = "Chỉ người ghi và người chủ trì xem, bên cạnh phần thảo luận; không ghi vào biên bản."
LESSONS = "Rút kinh nghiệm"
LESSONS_HINT = "Không ghi vào biên bản; sau khi chốt biên bản vẫn ghi tiếp được."
LESSON_KINDS = (NoteKind.LESSONS_GOOD, NoteKind.LESSONS_WEAK, NoteKind.LESSONS_CAUSE, NoteKind.LESSONS_ASKED)
EXPERIENCE = "Khó khăn, vướng mắc; cách làm hay"
EXPERIENCE_HINT = "Không ghi vào biên bản; được đưa vào báo cáo năm để cấp trên nắm tình hình."
NEWS = "Tin ngắn"
NEWS_HINT = "Để gửi ban tuyên giáo nếu cần; không nêu ý kiến, khuyết điểm của từng đồng chí."


def parts_for(session: LiveSession, step: StepRecord) -> Iterator[Fold]:
    """Yield the folds of a step, from top to bottom."""
    if step.kind is StepKind.DISCUSSION and session.profile is not None and session.profile.self_review:
        yield SelfReviewFold(session)
    if step.kind in (StepKind.CONCLUSION, StepKind.FOLLOW_UP):
        yield OpinionMatrix(session)
    spec = session.profile.step(step.number) if session.profile else None
    for sub_step in spec.sub_steps if spec else ():
        made = _sub_step(session, sub_step)
        if made is not None:
            yield made
    if step.kind is StepKind.SCORING:
        yield ScoringFold(session, StepKind.SCORING.vi, ())
    if step == guidance_step(session.record):
        yield NoteFold(session, "guidance", GUIDANCE, (NoteKind.GUIDANCE,), hint=GUIDANCE_HINT)
    if step.kind is StepKind.FOLLOW_UP:
        yield FinisherFold(session)
        if session.record.step(StepKind.OPENING_REPORT) is not None:
            yield FinishedFold(session)
        yield _lessons(session)
        kinds = (NoteKind.DIFFICULTIES, NoteKind.GOOD_PRACTICE)
        yield NoteFold(session, "experience", EXPERIENCE, kinds, hint=EXPERIENCE_HINT)
        yield NoteFold(session, "news", NEWS, (NoteKind.NEWS,), hint=NEWS_HINT, lines=3)


def _sub_step(session: LiveSession, sub_step: SubStep) -> Fold | None:
    if sub_step.kind is StepKind.READ_BACK:
        return ReadBackFold(session, sub_step.title)
    kinds = NOTES_OF.get(sub_step.kind)
    if kinds is None:
        return None
    hint = f"{sub_step.title}. Không bắt buộc; theo {sub_step.source.document}."
    if sub_step.kind is StepKind.SCORING:
        return ScoringFold(session, sub_step.kind.vi, kinds, hint=hint)
    return NoteFold(session, f"sub_{sub_step.kind}", sub_step.kind.vi, kinds, hint=hint)


def _lessons(session: LiveSession) -> NoteFold:
    """Return the form of the lessons learned, which stands open after a pilot session."""
    made = NoteFold(session, "lessons", LESSONS, LESSON_KINDS, hint=LESSONS_HINT)
    if session.record.is_pilot:
        made.open(shown=True)
    return made
