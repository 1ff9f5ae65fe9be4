"""Where in the window the work is, as the name by which topics and keys of the help are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def place_of(page: QWidget | None) -> str:
    """Return ``plan`` for the page of the plan, ``live:discussion`` for that step of a session, nothing without one."""
    if page is None:
        return ""
    name = page.objectName()
    panel = getattr(page, "panel", None) if name == "live_view" else None
    if panel is not None:
        return f"live:{panel.step.kind}"
    return "live" if name == "live_view" else name.removesuffix("_page")
