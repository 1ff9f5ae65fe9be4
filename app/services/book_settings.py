"""Small settings that a book keeps, by key; groups of them share a prefix such as ``documents.``."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select

from app.models.cell import BookSetting
from app.models.unit_of_work import UnitOfWork


def settings(uow: UnitOfWork, prefix: str) -> dict[str, str]:
    """Return the settings whose keys begin with ``prefix``, by their whole key."""
    query = select(BookSetting).where(BookSetting.key.startswith(prefix, autoescape=True))
    return {row.key: row.value for row in uow.session.scalars(query)}


def keep(uow: UnitOfWork, prefix: str, values: Mapping[str, str]) -> None:
    """Make ``values`` the whole group of ``prefix``: what is not among them goes."""
    uow.session.execute(delete(BookSetting).where(BookSetting.key.startswith(prefix, autoescape=True)))
    uow.session.add_all(BookSetting(key=key, value=value) for key, value in values.items())
    uow.session.flush()
