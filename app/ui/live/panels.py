"""Which panel serves which kind of step; a panel's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtWidgets import QWidget

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
    *_, made = panel_in_pieces(session, step)
    return made


def panel_in_pieces(session: LiveSession, step: StepRecord, place: QWidget | None = None) -> Iterator[StepPanel]:
    """Yield a new panel for a step, made in its ``place``, and again after each fold; at the end it is whole."""
    from app.ui.live.parts import parts_for

    module, kind = PANELS.get(step.kind, TEXT)
    made: StepPanel = getattr(import_module(module), kind)(session, step, place)
    yield made
    for part in parts_for(session, step):
        made.add_part(part)
        yield made
    offer_phrases(made, session, made.speaker_name)
