"""Every table, imported in one place so that the metadata is whole."""

from app.models import (
    cell,
    committee,
    discussion,
    duty,
    member,
    papers,
    plan,
    preparation,
    roll,
    seal,
    session,
    task,
    trail,
)
from app.models.base import Base

metadata = Base.metadata
__all__ = [
    "cell", "committee", "discussion", "duty", "member", "metadata", "papers", "plan", "preparation", "roll", "seal",
    "session", "task", "trail",
]  # fmt: skip
