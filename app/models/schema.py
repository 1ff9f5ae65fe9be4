"""Every table, imported in one place so that the metadata is whole."""

from app.models import cell, discussion, member, plan, roll, seal, session, task
from app.models.base import Base

metadata = Base.metadata
__all__ = ["cell", "discussion", "member", "metadata", "plan", "roll", "seal", "session", "task"]
