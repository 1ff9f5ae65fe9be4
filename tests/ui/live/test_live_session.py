"""What the open session keeps of the book, and when it reads it again; and what opening one does not load."""

from __future__ import annotations

import subprocess
import sys

from pytestqt.qtbot import QtBot

from app.domain.vocabulary import StepKind
from app.services import roster
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.live.panels import PANELS
from tests.ui.live.tools import PLANNED

NEW = "Lò Thị Cúc"
LOADED = f"""
import sys
from importlib import import_module
from app.ui.live import live_view, parts
for module, _ in {sorted(set(PANELS.values()))!r}:
    import_module(module)
print(sorted({{"docx", "lxml.etree", "rdocx", "app.exporters.registry"}} & set(sys.modules)))
"""


def test_roster_is_read_once_until_the_session_is_read_again(qtbot: QtBot, context: AppContext) -> None:
    session = LiveSession(context, PLANNED, context)
    before = session.members
    assert session.members is before
    context.book.save(lambda uow: roster.add_member(uow, roster.NewMember(NEW)).uid)
    assert context.book.flush()
    session.refresh()
    assert NEW in [member.full_name for member in session.members]
    assert NEW in [person.full_name for person in session.asked]


def test_steps_load_nothing_of_what_makes_documents() -> None:
    assert StepKind.FOLLOW_UP in PANELS
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
