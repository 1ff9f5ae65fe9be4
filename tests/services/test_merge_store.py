"""Every table that belongs to a session is known to merging: rows of a forgotten one would be left behind."""

from __future__ import annotations

from app.models.base import Base
from app.services import merge_store
from app.services.merge_rows import AROUND

#: Tables that name a session and are none of its own: they stay as they are when its record is exchanged.
STAYING = {
    "sessions", "seals", "supplements", "sealed_documents", "plan_topics", "year_plans", "directive_uses",
    "issued_documents",
}  # fmt: skip


def naming_a_session() -> set[str]:
    return {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in ("sessions", "assessments", "seals")
    }


def test_every_table_with_a_session_is_known() -> None:
    own = {model.__tablename__ for model, _ in merge_store._OWN}
    assert naming_a_session() - own - AROUND - STAYING == set()


def test_what_points_to_rows_of_a_session_from_outside_is_led_on() -> None:
    own = {model.__tablename__ for model, _ in merge_store._OWN}
    inside = own - {"task_reviews"} | {"vote_dissents", "task_assignees"}
    found = {
        (table.name, key.parent.name)
        for table in Base.metadata.tables.values()
        if table.name not in inside
        for key in table.foreign_keys
        if key.column.table.name in ("contributions", "votes", "tasks", "prompts", "guests")
    }
    assert found == {(model.__tablename__, column) for model, column, _ in merge_store._POINTERS}
