"""Books as earlier versions of the program left them."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from app.models import migrate
from app.models.engine import open_engine


def downgrade(path: Path, revision: str) -> None:
    """Take a plain book back to an earlier version of its tables; what only later versions hold is lost."""
    made = open_engine(path, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS).replace("%", "%%"))
    with made.connect().execution_options(scb_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    made.dispose()
