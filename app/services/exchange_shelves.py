"""What stands around the sessions as types of the exchange file: one list for each table of plain rows.

The types are made from the tables, so that neither forgets what the other holds. A link is written so that it holds in
any book: a member or a session by id, a row of such a list (or of ``plan``) by its place from one, a part of a session
as ``s1#3``, the third of its list in session ``s1``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta
from sqlalchemy import REAL, Boolean, Integer, UniqueConstraint

from app.models.base import Base, LocalTime, WordText
from app.models.base import Day as DayText
from app.models.schema import cell, committee, duty, papers, plan, preparation, trail
from app.services.exchange_people import Day, Part, Place, When

#: Each list of the file, in an order in which links point back; only a directive may name a later one.
MODELS: tuple[type[Base], ...] = (
    cell.BookSetting,
    cell.OwnWording,
    duty.OwnRulePack,
    duty.RulePeriod,
    papers.Term,
    papers.IssuedDocument,
    papers.Directive,
    plan.Campaign,
    plan.Milestone,
    plan.PlanStep,
    plan.YearPlan,
    plan.LibraryTopic,
    plan.TopicProposal,
    plan.ProposalSupporter,
    papers.DirectiveUse,
    papers.Attachment,
    preparation.Brief,
    preparation.ReportVersion,
    preparation.Approval,
    preparation.ParentHint,
    preparation.Dispatch,
    duty.Obligation,
    duty.Assessment,
    duty.AssessmentScore,
    duty.Inspection,
    plan.YearNote,
    trail.TrailEntry,
    committee.BelowCell,
    committee.ReceivedFile,
    committee.BelowSession,
    committee.BelowSpeaking,
)
LinkKind = Literal["member", "session", "row", "spot"]
Spot = Annotated[str, Meta(pattern=r"^.+#[1-9][0-9]{0,5}$", description="the place, from one, in a session's list")]
_WHOLE = Annotated[int, Meta(ge=0, le=10**12)]
_SPOTS = ("contributions", "votes", "tasks")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference: to a member, a session, a row of another list (or of the plan), or a part of a session."""

    column: str
    field: str
    kind: LinkKind
    table: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table that travels as a list of rows: its columns but the row number, its links, and what makes a row one."""

    name: str
    model: type[Base]
    columns: tuple[str, ...]
    links: dict[str, Link]
    key: tuple[str, ...]

    def field(self, column: str) -> str:
        """Return the name a column has in the file."""
        return self.links[column].field if column in self.links else column


@cache
def shelves() -> tuple[Shelf, ...]:
    """Return every list, in the order of ``MODELS``."""
    return tuple(_shelf(model) for model in MODELS)


def _shelf(model: type[Base]) -> Shelf:
    columns = [column for column in model.__table__.columns if column.name != "id"]
    links = {column.name: _link(column) for column in columns if column.foreign_keys}
    own = tuple(column.name for column in columns if column.primary_key)
    constraints: Any = model.__table__.constraints  # type: ignore[attr-defined]
    unique = [one for one in constraints if isinstance(one, UniqueConstraint)]
    key = own or tuple(column.name for constraint in unique for column in constraint.columns)
    return Shelf(model.__tablename__, model, tuple(column.name for column in columns), links, key)


def _link(column: Any) -> Link:
    target = next(iter(column.foreign_keys)).column.table.name
    kinds: dict[str, LinkKind] = {"members": "member", "sessions": "session", "assessments": "session"}
    kind: LinkKind = kinds.get(target) or ("spot" if target in _SPOTS else "row")
    return Link(column.name, column.name.removesuffix("_id"), kind, target)


def _type(shelf: Shelf, column: Any) -> Any:
    if column.name in shelf.links:
        return {"member": str, "session": str, "row": Place, "spot": Spot}[shelf.links[column.name].kind]
    if isinstance(column.type, WordText):
        return column.type.word
    plain: tuple[tuple[type, Any], ...] = (
        (DayText, Day), (LocalTime, When), (Boolean, bool), (REAL, float), (Integer, _WHOLE),
    )  # fmt: skip
    return next((made for kind, made in plain if isinstance(column.type, kind)), str)


def _fields(shelf: Shelf) -> list[Any]:
    made: list[Any] = []
    for name in shelf.columns:
        column = shelf.model.__table__.columns[name]
        kind = _type(shelf, column)
        if column.nullable:
            made.append((shelf.field(name), kind | None, None))
        elif column.default is not None:
            made.append((shelf.field(name), kind, column.default.arg))
        else:
            made.append((shelf.field(name), kind))
    return made + _EXTRA.get(shelf.name, [])


#: What a row says beside its columns: the bytes of a file in base64, the tasks that a resolution gave.
_EXTRA: dict[str, list[Any]] = {
    "attachments": [("content", str | None, None)],
    "issued_documents": [("tasks", list[Spot], msgspec.field(default_factory=list))],
}


def _struct(shelf: Shelf) -> Any:
    name = shelf.model.__name__
    doc = {"__doc__": (shelf.model.__doc__ or "").strip()}
    return msgspec.defstruct(
        name, _fields(shelf), bases=(Part,), namespace=doc, frozen=True, kw_only=True, omit_defaults=True,
        forbid_unknown_fields=True, module=__name__,
    )  # fmt: skip


ROWS: dict[str, Any] = {shelf.name: _struct(shelf) for shelf in shelves()}

if TYPE_CHECKING:

    class Shelves(Part, frozen=True, kw_only=True):
        """The lists of the file beside members, sessions and plan; each is named after its table."""
else:
    Shelves = msgspec.defstruct(
        "Shelves",
        [(name, list[row], msgspec.field(default_factory=list)) for name, row in ROWS.items()],
        bases=(Part,), frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, module=__name__,
    )  # fmt: skip
