"""Going to a place that was found: the session's step and the opinion in it, a member, a page's own place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from app.domain.places import PAGES, Place, step_of
from app.ui.live.contribution_list import ContributionList
from app.ui.live.live_view import LiveView

if TYPE_CHECKING:
    from app.ui.pages import Pages


def show_place(pages: Pages, place: Place) -> None:
    """Show a place in its page."""
    if place.session_id is None:
        if place.kind == "member":
            _show_member(pages, str(place.number))
        elif place.kind in PAGES:
            pages.open_page(PAGES[place.kind]).open_place(place)
        return
    pages.open_session(place.session_id)
    view = pages.findChild(LiveView)
    if view is not None and view.session is not None and view.session.id == place.session_id:
        _show_in_session(view, place)


def _show_member(pages: Pages, member_id: str) -> None:
    from app.ui.members_page import MembersPage

    pages.open_page("members")
    page = pages.findChild(MembersPage)
    if page is not None:
        if not page.table.choose(member_id):
            page.findChildren(QLineEdit, "member_filter")[0].clear()
        page.table.choose(member_id)
        page.table.setFocus()


def _show_in_session(view: LiveView, place: Place) -> None:
    assert view.session is not None
    number = step_of(view.session.record, place)
    if number is not None:
        view.show_step(number)
    stream = view.panel.findChild(ContributionList) if view.panel is not None else None
    if place.kind == "contribution" and stream is not None:
        stream.setFocus()
        stream.choose(int(place.number))
        QTimer.singleShot(0, stream, partial(stream.choose, int(place.number)))  # after it has gone to its end
