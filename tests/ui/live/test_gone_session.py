"""A session whose view has gone before its last change was durable."""

from __future__ import annotations

import shiboken6
from pytestqt.qtbot import QtBot

from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from tests.ui.live.frame import HELD


def test_what_is_durable_after_the_view_has_gone_is_told_to_nobody(qtbot: QtBot, context: AppContext) -> None:
    gone = LiveSession(context, HELD)
    told: list[object] = []
    with qtbot.captureExceptions() as faults:
        gone.save(lambda uow: meeting.set_facts(uow, HELD, topic="Khác"))
        shiboken6.delete(gone)
        context.save(lambda _: "sau đó", then=told.append)
        qtbot.waitUntil(lambda: told == ["sau đó"])
    assert faults == []
    assert context.book.session(HELD).topic == "Khác"
