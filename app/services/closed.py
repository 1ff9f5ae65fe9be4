"""Refusing what the schema's triggers do not refuse, because it is not of the minutes but belongs to a meeting."""

from __future__ import annotations

from app.errors import KnownError
from app.models.seal import Seal
from app.models.unit_of_work import SEALED_MEANS, UnitOfWork


def refuse_closed(uow: UnitOfWork, key: int | None, why: str = SEALED_MEANS) -> None:
    """Raise KnownError when the minutes of the session with that row number are closed; None is no session."""
    if key is not None and uow.session.get(Seal, key) is not None:
        raise KnownError(why)
