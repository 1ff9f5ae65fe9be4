"""A book in memory that lasts as long as one file is looked at: nothing of it ever touches the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from app.models.schema import metadata
from app.models.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class PassingBook:
    """Empty tables to which each unit of work comes afresh; what it wrote goes with it."""

    def __init__(self) -> None:
        self._engine = _engine()
        metadata.create_all(self._engine)

    @contextmanager
    def unit(self) -> Iterator[UnitOfWork]:
        """Give a unit of work that is rolled back at its end."""
        with UnitOfWork(self._engine, write=False) as uow:
            yield uow

    def close(self) -> None:
        """Let go of the memory."""
        self._engine.dispose()


def _engine() -> Engine:
    from sqlalchemy import StaticPool, create_engine, event

    made = create_engine(
        "sqlite://", module=driver, poolclass=StaticPool, hide_parameters=True,
        creator=lambda: driver.connect(":memory:", isolation_level=None, check_same_thread=False),
    )  # fmt: skip

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return made
