"""Every member, time and day that a session of an exchange file names, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

from app.services import exchange_format as x
from app.services import exchange_people as xp


def members_of(session: x.Session, here: str) -> Iterator[tuple[str, str]]:
    """Yield every member that a session names, with the place."""
    for name in ("chair", "minutes_taker"):
        member = getattr(session, name)
        if member is not None:
            yield f"{here}.{name}", member
    for number, line in enumerate(session.attendance):
        yield f"{here}.attendance[{number}].member", line.member
    for number, person in enumerate(session.people):
        yield f"{here}.people[{number}].member", person.member
    if session.opening_report:
        for number, member in enumerate(session.opening_report.presenters):
            yield f"{here}.opening_report.presenters[{number}]", member
    for number, contribution in enumerate(session.contributions):
        if isinstance(contribution.speaker, str):
            yield f"{here}.contributions[{number}].speaker", contribution.speaker
    for number, task in enumerate(session.tasks):
        yield from _people_of(task, f"{here}.tasks[{number}]")
    yield from _people_of_parts(session, here)


def _people_of(task: x.Task, here: str) -> Iterator[tuple[str, str]]:
    for place, member in enumerate(task.assignees):
        yield f"{here}.assignees[{place}]", member
    if task.inspector is not None:
        yield f"{here}.inspector", task.inspector


def _people_of_parts(session: x.Session, here: str) -> Iterator[tuple[str, str]]:
    named: list[tuple[str, str | xp.Guest | None]] = [("finisher", session.finisher)]
    named += [(f"steps[{n}].chair", step.chair) for n, step in enumerate(session.steps)]
    named += [(f"queue[{n}]", who) for n, who in enumerate(session.queue)]
    named += [(f"prepared[{n}].speaker", one.speaker) for n, one in enumerate(session.prepared)]
    for number, line in enumerate(session.self_reviews):
        named += [(f"self_reviews[{number}].author", line.author), (f"self_reviews[{number}].about", line.about)]
    for number, vote in enumerate(session.votes):
        named += [(f"votes[{number}].dissents[{n}].member", one.member) for n, one in enumerate(vote.dissents)]
    yield from ((f"{here}.{place}", member) for place, member in named if isinstance(member, str))


def times_of(session: x.Session, here: str) -> Iterator[tuple[str, str | None]]:
    """Yield every time that a session says, with the place."""
    for name in ("planned_at", "started_at", "ended_at"):
        yield f"{here}.{name}", getattr(session, name)
    for number, line in enumerate(session.attendance):
        yield f"{here}.attendance[{number}].arrived_at", line.arrived_at
        yield f"{here}.attendance[{number}].left_at", line.left_at
    for number, step in enumerate(session.steps):
        yield f"{here}.steps[{number}].started_at", step.started_at
    for number, contribution in enumerate(session.contributions):
        yield f"{here}.contributions[{number}].at", contribution.at
    for number, gone in enumerate(session.bin):
        yield f"{here}.bin[{number}].deleted_at", gone.deleted_at
    yield from _closing_times(session, here)


def _closing_times(session: x.Session, here: str) -> Iterator[tuple[str, str | None]]:
    if session.read_back:
        yield f"{here}.read_back.at", session.read_back.at
    if session.seal:
        yield f"{here}.seal.sealed_at", session.seal.sealed_at
    for number, made in enumerate(session.supplements):
        yield f"{here}.supplements[{number}].made_at", made.made_at


def days_of(session: x.Session, here: str) -> Iterator[tuple[str, str | None]]:
    """Yield every day that a session says, with the place."""
    for number, task in enumerate(session.tasks):
        for name in ("due_on", "done_on", "checked_on"):
            yield f"{here}.tasks[{number}].{name}", getattr(task, name)
    for number, line in enumerate(session.self_reviews):
        yield f"{here}.self_reviews[{number}].due_on", line.due_on
    for number, heard in enumerate(session.task_reviews):
        yield f"{here}.task_reviews[{number}].due_on", heard.due_on
    if session.after:
        for name in ("report_finished_on", "sent_to_members_on", "reported_up_on"):
            yield f"{here}.after.{name}", getattr(session.after, name)
