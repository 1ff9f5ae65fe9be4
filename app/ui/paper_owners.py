"""What papers may belong to, in words: topics of the plan and sessions around this year, documents, tasks."""

from __future__ import annotations

from app.domain.directives import short_name
from app.domain.naming import session_line
from app.domain.year_records import AttachmentRecord, DirectiveRecord
from app.ui.context import AppContext

#: Letters of a topic or a task that are shown.
MOST_LETTERS = 80


def owners(context: AppContext) -> dict[str, str]:
    """Return sessions and topics of last year, this year and the next: ``session:s1`` or ``topic:12`` to words."""
    year = context.now().year
    years = (year + 1, year, year - 1)
    sessions = [one for wanted in years for one in reversed(context.book.sessions(wanted))]
    found = {f"session:{one.id}": session_line(one) for one in sessions}
    for wanted in years:
        found |= {f"topic:{one.id}": f"Chuyên đề {wanted}: {_short(one.topic)}" for one in context.book.plan(wanted)}
    return found


def further_owners(context: AppContext, received: tuple[DirectiveRecord, ...]) -> dict[str, str]:
    """Return what ``owners`` does, and documents received and open tasks."""
    found = owners(context)
    found |= {f"directive:{one.id}": f"Văn bản {short_name(one)}" for one in received}
    found |= {f"task:{one.id}": f"Nhiệm vụ: {_short(one.content)}" for one in context.book.open_tasks()}
    return found


def owner_of(record: AttachmentRecord) -> str:
    """Return what a file belongs to, as ``session:s1``; nothing where it stands by itself."""
    links = {"session": record.session, "topic": record.topic, "directive": record.directive, "task": record.task}
    return next((f"{kind}:{where}" for kind, where in links.items() if where is not None), "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_LETTERS else f"{line[: MOST_LETTERS - 1].rstrip()}…"
