"""Which panel serves which thing to prepare; its module is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module

from app.domain.ready_items import Section
from app.ui.live.live_session import LiveSession
from app.ui.preparation.section import SectionPanel

PANELS = {
    Section.FACTS: ("facts_section", "FactsSection"),
    Section.BRIEF: ("brief_section", "BriefSection"),
    Section.OUTLINE: ("outline_section", "OutlineSection"),
    Section.REPORT: ("report_section", "ReportSection"),
    Section.PROMPTS: ("prompts_section", "PromptsSection"),
    Section.APPROVAL: ("approval_section", "ApprovalSection"),
    Section.SPEECHES: ("speeches_section", "SpeechesSection"),
    Section.HINTS: ("hints_section", "HintsSection"),
    Section.GUESTS: ("guests_section", "GuestsSection"),
    Section.NOTICE: ("notice_section", "NoticeSection"),
    Section.SERVED: ("served_section", "ServedSection"),
    Section.SUPERVISOR: ("supervisor_section", "SupervisorSection"),
}


def make_section(session: LiveSession, section: Section) -> SectionPanel:
    """Return a new panel for a thing to prepare."""
    module, kind = PANELS[section]
    made: SectionPanel = getattr(import_module(f"app.ui.preparation.{module}"), kind)(session)
    return made
