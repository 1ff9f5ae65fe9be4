"""Which panel serves which kind of step; a panel's module is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module

from app.domain.records import StepRecord
from app.domain.vocabulary import StepKind
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.phrase_aid import offer_phrases

ROLL_CALL = ("app.ui.live.roll_call_panel", "RollCallPanel")
TEXT = ("app.ui.live.text_panel", "TextPanel")

#: Kinds without a panel of their own are written in the text panel.
PANELS = {
    StepKind.OPENING: ("app.ui.live.opening_panel", "OpeningPanel"),
    StepKind.NOTE_TAKER: ROLL_CALL,
    StepKind.ROLL_CALL: ROLL_CALL,
    StepKind.OPENING_REPORT: ("app.ui.live.opening_report_panel", "OpeningReportPanel"),
    StepKind.PROMPTS: ("app.ui.live.prompts_panel", "PromptsPanel"),
    StepKind.DISCUSSION: ("app.ui.live.discussion_panel", "DiscussionPanel"),
    StepKind.REVIEW: ("app.ui.live.review_panel", "ReviewPanel"),
    StepKind.CONCLUSION: ("app.ui.live.conclusion_panel", "ConclusionPanel"),
    StepKind.READ_BACK: ("app.ui.live.read_back_panel", "ReadBackPanel"),
    StepKind.FOLLOW_UP: ("app.ui.live.follow_up_panel", "FollowUpPanel"),
}


def make_panel(session: LiveSession, step: StepRecord) -> StepPanel:
    """Return a new panel for a step, with the folds that its agenda and its kind add."""
    from app.ui.live.parts import parts_for

    module, kind = PANELS.get(step.kind, TEXT)
    made: StepPanel = getattr(import_module(module), kind)(session, step)
    for part in parts_for(session, step):
        made.add_part(part)
    offer_phrases(made, session, made.speaker_name)
    return made
