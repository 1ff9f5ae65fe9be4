"""The fixed texts of documents: the program's own, and what the book says instead."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.document_names import KINDS
from app.domain.wordings import DocumentText, key_of, tidy
from app.errors import NotFound
from app.exporters.texts import RECIPIENTS, wording_kinds, wording_set
from app.models.cell import OwnWording
from app.models.unit_of_work import UnitOfWork


def own(uow: UnitOfWork) -> dict[str, str]:
    """Return the book's own texts by key."""
    return {row.key: row.text for row in uow.session.scalars(select(OwnWording))}


def texts(uow: UnitOfWork) -> tuple[DocumentText, ...]:
    """Return every fixed text by kind of document, in the order of the kinds, recipients last."""
    changed = own(uow)
    order = {kind: place for place, kind in enumerate([*KINDS, RECIPIENTS])}
    kinds = sorted(wording_kinds(), key=lambda kind: order.get(kind, len(order)))
    return tuple(
        DocumentText(key_of(kind, name), found.title, one.title, one.text, one.places, found.source,
                     changed.get(key_of(kind, name)))
        for kind in kinds for found in [wording_set(kind)] for name, one in found.texts.items()
    )  # fmt: skip


def set_text(uow: UnitOfWork, key: str, text: str) -> None:
    """Keep the book's own text; the original itself brings the original back.

    Raises WrongInput for a place that is not known, NotFound for a text there is not.
    """
    original = _original(key)
    kept = tidy(text, original.places)
    if kept == original.text:
        reset(uow, key)
        return
    row = insert(OwnWording).values(key=key, text=kept)
    uow.session.execute(row.on_conflict_do_update(["key"], set_={"text": row.excluded.text}))


def reset(uow: UnitOfWork, key: str) -> None:
    """Go back to the program's own text."""
    uow.session.execute(delete(OwnWording).where(OwnWording.key == key))


def _original(key: str) -> DocumentText:
    kind, _, name = key.partition(".")
    if kind not in wording_kinds() or name not in wording_set(kind).texts:
        raise NotFound(f"Không có câu mang mã “{key}”.")
    found = wording_set(kind)
    one = found.texts[name]
    return DocumentText(key, found.title, one.title, one.text, one.places, found.source)
